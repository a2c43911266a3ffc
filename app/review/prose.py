"""The prose of a debrief as blocks that may be worded anew, and the new words put in. Pure.

Levels, quotes, figures in tables, better sentences and the order are no part of it.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from app.review.debrief import CharacteristicView, CheckLine, Debrief, Moment
from app.review.parting import sentences_of

PRAISE, BLAME, ADVICE = "praise", "blame", "advice"
_VERDICTS = ("met", "missed")
_HEX = 12


@dataclass(frozen=True, slots=True)
class Prose:
    """A block: what it has to say, what it may say besides, and what may be quoted in it.

    What it `may` say stands in a turn, if in one. `tones` are those of praise, blame and advice
    that are its business; `turn` is the one it is about, if it is about one.
    """

    id: str
    must: tuple[str, ...]
    may: tuple[tuple[int | None, str], ...] = ()
    quotes: tuple[str, ...] = ()
    tones: frozenset[str] = frozenset()
    turn: int | None = None

    @property
    def text(self) -> str:
        """Return it as the report words it."""
        return " ".join(self.must)

    @property
    def mark(self) -> str:
        """Return 12 hex digits that change with whatever it says."""
        held = repr((self.must, self.may, self.quotes, sorted(self.tones), self.turn))
        return hashlib.sha256(held.encode()).hexdigest()[:_HEX]


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around the blocks: the other side's name, and what the issues are called."""

    names: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()


def around(debrief: Debrief) -> Around:
    """Return the names that a sentence may not use as it likes."""
    result, side = debrief.result, debrief.further.their_side
    outcomes = [one for one in (result.deal, result.better and result.better.outcome) if one]
    labels = [line.label for outcome in outcomes for line in outcome.lines]
    labels += [row.label for row in side.rows] if side else []
    return Around(tuple(debrief.counterpart.split()), tuple(dict.fromkeys(labels)))


def prose_of(debrief: Debrief) -> tuple[Prose, ...]:
    """Return the blocks in reading order; one without a sentence is none."""
    return tuple(block for block in _blocks(debrief) if block.must)


def with_prose(debrief: Debrief, texts: Mapping[str, str]) -> Debrief:
    """Return the debrief with other words for the blocks named; nothing else of it changes."""
    if not texts:
        return debrief
    moments = tuple(
        replace(moment, what_it_did=texts.get(_moment_id(at), moment.what_it_did))
        for at, moment in enumerate(debrief.moments, start=1)
    )
    views = tuple(
        replace(view, anchor=texts.get(f"level/{view.id}", view.anchor))
        for view in debrief.characteristics
    )
    task = debrief.further.task
    if task is not None:
        task = replace(task, text=texts.get("task", task.text))
    return replace(
        debrief,
        result=replace(debrief.result, sentence=texts.get("result", debrief.result.sentence)),
        moments=moments,
        characteristics=views,
        keep=texts.get("keep", debrief.keep),
        start=texts.get("start", debrief.start),
        stop=texts.get("stop", debrief.stop),
        further=replace(debrief.further, task=task),
    )


def _blocks(debrief: Debrief) -> Iterator[Prose]:
    yield _block("result", debrief.result.sentence)
    for at, moment in enumerate(debrief.moments, start=1):
        yield _moment(at, moment)
    for view in debrief.characteristics:
        if view.judgement.level is not None:
            yield _level(view)
    yield _block("keep", debrief.keep, PRAISE, ADVICE)
    yield _block("start", debrief.start, ADVICE)
    yield _block("stop", debrief.stop, BLAME, ADVICE)
    if debrief.further.task is not None:
        yield _block("task", debrief.further.task.text, ADVICE)


def _block(block_id: str, text: str, *tones: str) -> Prose:
    return Prose(block_id, tuple(sentences_of(text)), tones=frozenset(tones))


def _moment(at: int, moment: Moment) -> Prose:
    tone = PRAISE if moment.is_strength else BLAME
    made = _block(_moment_id(at), moment.what_it_did, tone)
    quotes = () if moment.is_pressed else (moment.quote,)
    return replace(made, quotes=quotes, turn=moment.turn)


def _moment_id(at: int) -> str:
    return f"moment/{at}"


def _level(view: CharacteristicView) -> Prose:
    """A level's words have to be said; what its checks found may be told with their turns."""
    made = _block(f"level/{view.id}", view.anchor)
    found = [line for line in view.checks if line.verdict in _VERDICTS and line.explained]
    return replace(made, may=tuple(map(_found, found)))


def _found(line: CheckLine) -> tuple[int | None, str]:
    return (line.quotes[-1][0] if line.quotes else None), line.explained
