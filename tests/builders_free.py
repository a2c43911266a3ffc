"""Free speech of the vendor about the licence, and of the grower about tomatoes, verified."""

from app.dialogue.free_text import FreeText
from app.dialogue.free_values import values_in
from app.dialogue.listen import read_back
from app.dialogue.ports import SpeechRequest, Violation
from app.dialogue.speech_rules import SpeechRules
from app.dialogue.verify import Verified, verify_freely
from app.knowledge.speech_rules import load_speech_rules
from app.negotiation.acts import Act, Ask, Kind
from app.negotiation.history import History
from tests.builders import a_history, said
from tests.builders_spanish import HUERTA, PUESTO, stall
from tests.builders_talk import KNOWLEDGE, a_request, client

RULES: dict[str, SpeechRules] = {
    code: load_speech_rules(KNOWLEDGE / "phrases" / code / "free_speech.yaml")
    for code in ("en", "es")
}
BEFORE = a_history(client(Ask(Kind.PRIORITY)))
ANTES = a_history(said(PUESTO, Ask(Kind.PRIORITY)))


def request_of(*acts: Act, history: History | None = None, language: str = "en") -> SpeechRequest:
    """A request to the vendor, or in Spanish to the grower."""
    if language == "en":
        return a_request(*acts, history=history or BEFORE)
    return a_request(*acts, history=history or ANTES, speaker=HUERTA, words=stall())


def freely(
    text: str, *acts: Act, history: History | None = None, language: str = "en"
) -> Verified | Violation:
    """What the verifier says of a text."""
    request = request_of(*acts, history=history, language=language)
    return verify_freely(text, request, RULES[language])


def refusal(text: str, *acts: Act, history: History | None = None, language: str = "en") -> str:
    """Why a text is refused; a text that is shown fails the test."""
    found = freely(text, *acts, history=history, language=language)
    assert isinstance(found, Violation), f"shown: {found.text}"
    return found.reason


def shown(text: str, *acts: Act, history: History | None = None, language: str = "en") -> str:
    """What is shown of a text; a text that is refused fails the test."""
    found = freely(text, *acts, history=history, language=language)
    assert isinstance(found, Verified), f"refused: {found}"
    return found.text


def a_free_text(text: str, *acts: Act, language: str = "en") -> FreeText:
    """A text with its reading."""
    request = request_of(*acts, language=language)
    heard = read_back(text, request.history, request.words, request.speaker.id)
    mentions = values_in(text, request, heard, RULES[language])
    return FreeText(text, request, heard, RULES[language], mentions)
