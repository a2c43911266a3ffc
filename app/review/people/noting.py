"""The notes of a judged talk: what could not be judged and why, and how sure the rest is."""

from collections.abc import Iterator

from app.dialogue.confidence import ASKING_FLOOR
from app.dialogue.phrasebook import fill
from app.review.people.agreement import Ending
from app.review.people.judged import AgreementFound, Note, Side, TalkTurn
from app.review.people.words import JudgeWords

_Noted = tuple[str, dict[str, list[str]]]


def notes_on(
    ending: Ending,
    agreement: AgreementFound | None,
    sides: tuple[Side, Side],
    turns: tuple[TalkTurn, ...],
    words: JudgeWords,
) -> tuple[Note, ...]:
    """Return the notes in reading order: the outcome, the levels, the ear."""
    found = [_on_outcome(ending, agreement), *_on_levels(ending, sides), *_on_ear(turns)]
    return tuple(
        Note(kind, fill(words.notes[kind], {k: words.joined.join(v) for k, v in slots.items()}))
        for kind, slots in found
    )


def _on_outcome(ending: Ending, agreement: AgreementFound | None) -> _Noted:
    if ending is Ending.UNDEFINED:
        return "without-scenario", {}
    if ending is Ending.OPEN and agreement is None:
        return "nothing-settled", {}
    lines = agreement.lines if agreement else ()
    if ending is Ending.OPEN:
        return ending.value, {"issues": [line.label for line in lines]}
    if ending is Ending.UNCONFIRMED:
        return ending.value, {"issues": [line.label for line in lines if not line.is_agreed]}
    return ending.value, {}


def _on_levels(ending: Ending, sides: tuple[Side, Side]) -> Iterator[_Noted]:
    if ending is not Ending.UNDEFINED:
        yield "people", {}
    for side in sides:
        missing = [level.title for level in side.levels if level.level is None]
        if missing:
            yield "insufficient", {"speaker": [side.speaker], "titles": missing}


def _on_ear(turns: tuple[TalkTurn, ...]) -> Iterator[_Noted]:
    doubtful = [str(turn.number) for turn in turns if turn.confidence < ASKING_FLOOR]
    if doubtful:
        yield "doubtful", {"turns": doubtful}
