"""Talk about a real scenario: the licence renewal, read from `knowledge/`, with ear and voice.

`talk_of("term")` is the drawn scenario of one profile and what belongs to it; the vendor plays the
counterpart and the client the learner unless a test says otherwise.
"""

from functools import cache
from pathlib import Path

from app.dialogue.context import context_of
from app.dialogue.lexicon import build_lexicon
from app.dialogue.listen import Understanding, listen
from app.dialogue.phrasebook import Phrasebook
from app.dialogue.ports import SpeechRequest
from app.dialogue.reading import Reading, read_sentence
from app.dialogue.segment import sentences
from app.dialogue.template_voice import TemplateVoice
from app.dialogue.understood import Readings
from app.dialogue.values import Words
from app.knowledge.language import load_language
from app.knowledge.phrases import load_phrasebook, load_readings
from app.knowledge.placed import read_placed
from app.knowledge.scenarios import Library
from app.knowledge.styles import load_styles
from app.negotiation.acts import Accept, Act, Ask, Propose, Summarise
from app.negotiation.history import History, Turn
from app.negotiation.issue import Issue
from app.negotiation.scenario import Scenario
from app.negotiation.terms import Terms, terms_of
from app.strategy.persona import Persona
from tests.builders import a_history, said

VENDOR, CLIENT = "vendor", "client"
STYLES = ("collaborating", "compromising", "accommodating", "avoiding", "competing")

KNOWLEDGE = Path(__file__).resolve().parents[1] / "knowledge"
_PHRASES = KNOWLEDGE / "phrases" / "en"
LANGUAGE = load_language(_PHRASES / "ear.yaml")
BOOK: Phrasebook = load_phrasebook(_PHRASES / "voice.yaml")
VOICE = TemplateVoice(BOOK)
READINGS: Readings = load_readings(_PHRASES / "readings.yaml")
_STYLES = load_styles(KNOWLEDGE / "styles.yaml")
_LIBRARY = Library(
    {
        path.stem: (path.name, read_placed(path, path.name))
        for path in (KNOWLEDGE / "scenarios").glob("licence-renewal.yaml")
    }
)
# Drawn seeds, one a profile; in each, prices run from 60 to 100.
SEEDS = {"term": 6, "reference": 64, "cash": 5}


@cache
def words_of(seed: int = SEEDS["term"]) -> Words:
    """The scenario of a seed with the ear's words for it."""
    scenario, _ = _LIBRARY.resolve("licence-renewal", seed)
    return Words(LANGUAGE, scenario, build_lexicon(scenario, LANGUAGE))


WORDS = words_of()
SCENARIO: Scenario = WORDS.scenario


def a_persona(style: str = "collaborating", difficulty: str = "medium") -> Persona:
    """A persona as the styles file has it."""
    return _STYLES.persona(style, difficulty)


def on(**settled: str | int) -> Terms:
    """Partial terms; `case_study` and numbers are welcome, as `on(price=84)`."""
    return terms_of({i: str(option).replace("_", "-") for i, option in settled.items()})


def whole(**settled: str | int) -> Terms:
    """Terms on every issue, in the middle where nothing else is said."""
    middle: dict[str, str | int] = {"price": 84, "term": 2, "testimonial": "quote"}
    return on(**{**middle, "support": "business", "payment": 30, **settled})


def vendor(*acts: Act, text: str = "So be it.", markers: tuple[str, ...] = ()) -> Turn:
    """A turn of the vendor, not yet numbered."""
    return said(VENDOR, *acts, text=text, markers=markers)


def client(*acts: Act, text: str = "So be it.", markers: tuple[str, ...] = ()) -> Turn:
    """A turn of the client, not yet numbered."""
    return said(CLIENT, *acts, text=text, markers=markers)


def offered(*offers: Terms) -> History:
    """The client has greeted and the vendor has put these offers on the table."""
    return a_history(client(), vendor(Propose(offers)))


NOTHING = History()


def heard(
    text: str, history: History = NOTHING, speaker: str = CLIENT, words: Words = WORDS
) -> Understanding:
    """What the ear makes of a text."""
    return listen(text, history, words, speaker)


def a_request(
    *acts: Act,
    history: History = NOTHING,
    speaker: str = VENDOR,
    style: str = "collaborating",
    seed: int = 1,
    words: Words = WORDS,
) -> SpeechRequest:
    """A request to speak for some acts."""
    return SpeechRequest(acts, history, words, words.scenario.role(speaker), style, seed)


def issue_of(issue_id: str) -> Issue:
    """An issue of the licence renewal."""
    return SCENARIO.issue(issue_id)


def reads(text: str, history: History = NOTHING, speaker: str = CLIENT) -> tuple[Act, ...]:
    """The acts the ear reads in a text."""
    return heard(text, history, speaker).acts


def a_reading(text: str, history: History = NOTHING, speaker: str = CLIENT) -> Reading:
    """The first sentence of a text with all that was found in it."""
    context = context_of(history, SCENARIO, speaker)
    return read_sentence(sentences(text, WORDS.language)[0], WORDS, context)


def asked(question: Ask, *before: Act) -> History:
    """The vendor's last word was this question, after these acts in the same turn."""
    return a_history(client(), vendor(*before, question))


def agreeing(settled: Terms) -> History:
    """The client offered these terms; the vendor accepted and restated them."""
    return a_history(client(Propose((settled,))), vendor(Accept(settled), Summarise(settled)))
