"""An utterance heard in its place: understood, applied by the rules, and added to the history."""

from dataclasses import dataclass

from app.dialogue.listen import Understanding, listen
from app.dialogue.values import Words
from app.negotiation.acts import Accept, Act, Close, Span, Unknown
from app.negotiation.history import History, Turn
from app.negotiation.protocol import Illegal, apply
from app.negotiation.standing import current_offers


@dataclass(frozen=True, slots=True)
class HeardTurn:
    """A turn as the rules allow it, the history with it, and all that was understood."""

    history: History
    turn: Turn
    understanding: Understanding


def hear_turn(text: str, history: History, words: Words, speaker_id: str) -> HeardTurn:
    """Understand an utterance of one side and add it to the history; never raises on any text."""
    return add_turn(text, history, words, speaker_id, listen(text, history, words, speaker_id))


def add_turn(
    text: str, history: History, words: Words, speaker_id: str, read: Understanding
) -> HeardTurn:
    """Add an utterance as it was understood; what the rules forbid becomes a doubt."""
    acts = _taking_a_part(read.acts, history, words, speaker_id)
    turn = Turn(history.next_number, speaker_id, text, acts, read.spans, read.markers)
    after = apply(history, turn, words.scenario)
    if isinstance(after, Illegal):
        turn = _without_illegal(turn, after)
        after = history.plus(turn)
    return HeardTurn(after, turn, read)


def _taking_a_part(
    acts: tuple[Act, ...], history: History, words: Words, speaker_id: str
) -> tuple[Act, ...]:
    """Let a yes to an offer that leaves issues open take the values it named."""
    offered = current_offers(history, words.scenario.other(speaker_id).id)
    if len(offered) != 1 or words.scenario.is_complete(offered[0].terms):
        return acts
    return tuple(Accept(offered[0].said) if act == Accept() else act for act in acts)


def _without_illegal(turn: Turn, illegal: Illegal) -> Turn:
    """Keep what the rules allow; what they do not becomes a doubt the counterpart asks about."""
    kept = [
        (act, span)
        for act, span in zip(turn.acts, turn.spans, strict=True)
        if not isinstance(act, Accept) and not (isinstance(act, Close) and act.is_deal)
    ]
    kept.append((Unknown(illegal.reason), Span(0, len(turn.text))))
    acts, spans = zip(*kept, strict=True)
    return Turn(turn.number, turn.role, turn.text, acts, spans, turn.markers)
