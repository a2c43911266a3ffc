"""One turn: what the learner said is understood and applied, and the counterpart answers.

Pure and readable from top to bottom; saving and sending are the service's. The steps are those of
the design: understand, apply (or ask), decide, speak.
"""

from dataclasses import dataclass

from app.dialogue.hearing import add_turn
from app.dialogue.listen import Understanding, listen
from app.dialogue.ports import SpeechRequest
from app.dialogue.speak import Spoken, speak
from app.dialogue.understood import Alternative, Reader, alternatives, describe
from app.negotiation.acts import Accept, Act, Marker, Propose, Span
from app.negotiation.history import History, Turn
from app.negotiation.protocol import Phase, state
from app.negotiation.standing import standing_offer
from app.negotiation.terms import Terms
from app.sessions.table import Table
from app.strategy.decide import Decision, decide

# The marker of a turn that was pressed: its text is the button's, nobody's words to quote.
PRESSED = "pressed"


@dataclass(frozen=True, slots=True)
class Heard:
    """The learner's turn as applied, its readings, and what else it may have meant."""

    history: History
    turn: Turn
    understood: tuple[str, ...]
    alternatives: tuple[Alternative, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Reply:
    """The counterpart's turn: decided, spoken, verified."""

    history: History
    turn: Turn
    decision: Decision
    spoken: Spoken


def hear(table: Table, history: History, text: str) -> Heard:
    """Understand the learner's words and add them to the history."""
    understanding = listen(text, history, table.words, table.learner.id)
    return take_reading(table, history, text, understanding)


def press(table: Table, history: History, act: Act) -> Heard:
    """Take a button or an offer put together from options: acts without words to understand."""
    text = _pressed_text(table, act)
    whole = Span(0, len(text))
    pressed = (Marker(PRESSED, whole),)
    return take_reading(table, history, text, Understanding((act,), (whole,), pressed, (), 1.0))


def answer(table: Table, history: History) -> Reply:
    """Let the counterpart decide and speak at once; the words were verified when this returns."""
    decision = decision_of(table, history)
    spoken = speak(request_of(table, history, decision.acts), table.voices)
    said = tuple(act for unit in spoken.units for act in unit.acts)
    turn = Turn(history.next_number, table.counterpart.id, spoken.text, said)
    return Reply(history.plus(turn), turn, decision, spoken)


def decision_of(table: Table, history: History) -> Decision:
    """Let the counterpart decide."""
    return decide(history, table.scenario, table.counterpart.id, table.persona, table.seed)


def request_of(table: Table, history: History, acts: tuple[Act, ...]) -> SpeechRequest:
    """Return what the counterpart's voices are asked to say."""
    return SpeechRequest(
        acts, history, table.words, table.counterpart, table.persona.style, table.seed
    )


def understood_lines(table: Table, history: History, acts: tuple[Act, ...]) -> tuple[str, ...]:
    """Return how acts are shown back to the learner when said after a history."""
    is_agreeing = state(history, table.scenario).phase is Phase.AGREEING
    return describe(acts, _reader(table), table.readings, is_agreeing=is_agreeing)


def take_reading(table: Table, history: History, text: str, read: Understanding) -> Heard:
    """Add the learner's words to the history as they were understood."""
    heard = add_turn(text, history, table.words, table.learner.id, read)
    is_offered = standing_offer(history, table.counterpart.id) is not None
    others = alternatives(read, _reader(table), table.readings, is_offered=is_offered)
    first = Alternative("as_read", table.readings.alternatives["as_read"], heard.turn.acts)
    lines = understood_lines(table, history, heard.turn.acts)
    return Heard(heard.history, heard.turn, lines, (*others, first), read.confidence)


def _pressed_text(table: Table, act: Act) -> str:
    texts = table.readings.pressed
    if isinstance(act, Propose):
        shown = _reader(table).shown(act.offers[0] if act.offers else Terms())
        return texts["offer"].replace("{offer}", shown)
    return texts["accept"] if isinstance(act, Accept) else texts["leave"]


def _reader(table: Table) -> Reader:
    return Reader(table.scenario, table.learner.id)
