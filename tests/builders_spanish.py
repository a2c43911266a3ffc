"""Talk in Spanish: the market stall, read from `knowledge/`, with its ear, voice and readings.

The grower (`HUERTA`) plays the counterpart and the stall (`PUESTO`) the learner.
"""

from functools import cache

from app.dialogue.language import Language
from app.dialogue.phrasebook import Phrasebook
from app.dialogue.template_voice import TemplateVoice
from app.dialogue.values import Words
from app.knowledge.language import load_language
from app.knowledge.phrases import load_phrasebook
from app.knowledge.placed import read_placed
from app.knowledge.scenarios import Library
from app.negotiation.acts import Propose
from app.negotiation.history import History, Turn
from app.negotiation.terms import Terms, terms_of
from app.sessions.table import words_of as words_for
from tests.builders import a_history, said
from tests.builders_talk import KNOWLEDGE

HUERTA, PUESTO = "huerta", "puesto"
_PHRASES = KNOWLEDGE / "phrases" / "es"
SPANISH: Language = load_language(_PHRASES / "ear.yaml")
LIBRO: Phrasebook = load_phrasebook(_PHRASES / "voice.yaml")
VOZ = TemplateVoice(LIBRO)
_FILE = "puesto-de-mercado.yaml"
_LIBRARY = Library(
    {"puesto-de-mercado": (_FILE, read_placed(KNOWLEDGE / "scenarios" / _FILE, _FILE))}
)
# Drawn seeds, one a profile.
SEEDS = (1, 2, 3)


@cache
def stall(seed: int = 1) -> Words:
    """The market stall of a seed with the ear's words for it."""
    scenario, _ = _LIBRARY.resolve("puesto-de-mercado", seed)
    return words_for(scenario, SPANISH)


def entero(**settled: str | int) -> Terms:
    """Terms on every issue, in the middle where nothing else is said."""
    middle: dict[str, str | int] = {
        "precio": 30, "entrega": "media-manana", "pago": 14, "feos": "de-cada-diez",
        "envase": "madera",
    }  # fmt: skip
    return terms_of({i: str(option) for i, option in {**middle, **settled}.items()})


def huerta_offers(*offers: Terms) -> History:
    """The stall has greeted and the grower has put these offers on the table."""
    turn: Turn = said(HUERTA, Propose(offers))
    return a_history(said(PUESTO), turn)
