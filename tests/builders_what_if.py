"""The words of the what-if and of better sentences, by language."""

from app.knowledge.phrases import load_coach_words, load_phrasebook
from app.knowledge.what_if_words import load_what_if_words
from tests.builders_talk import KNOWLEDGE

_PHRASES = {code: KNOWLEDGE / "phrases" / code for code in ("en", "es")}
WHAT_IF_WORDS_BY = {
    code: load_what_if_words(folder / "what_if.yaml") for code, folder in _PHRASES.items()
}
COACH_WORDS_BY = {
    code: load_coach_words(folder / "coach.yaml", load_phrasebook(folder / "voice.yaml"))
    for code, folder in _PHRASES.items()
}
