"""The history of a session: immutable turns; everything else is a fold over them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

from app.negotiation.acts import Act, Marker, Span


@dataclass(frozen=True, slots=True)
class Turn:
    """One side's words and what they were understood to do.

    `number` counts from 1 over both sides; `spans[i]` is where `acts[i]` was read (an empty
    span where nothing was said, as for a button).
    """

    number: int
    role: str
    text: str
    acts: tuple[Act, ...]
    spans: tuple[Span, ...] = ()
    markers: tuple[Marker, ...] = ()

    def has(self, *kinds: type[Act]) -> bool:
        """Say whether any act is of one of these kinds."""
        return any(isinstance(act, kinds) for act in self.acts)

    def marked(self, *names: str) -> tuple[Marker, ...]:
        """Return the markers with one of these names."""
        return tuple(marker for marker in self.markers if marker.name in names)

    def quote(self, act: Act) -> str:
        """Return the words in which an act of this turn was read, verbatim."""
        for own, span in zip(self.acts, self.spans, strict=False):
            if own is act or own == act:
                return span.of(self.text)
        return self.text


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class History:
    """All turns so far, oldest first; a fold over them is worked out once."""

    turns: tuple[Turn, ...] = ()
    _before: "History | None" = field(default=None, compare=False, repr=False, hash=False)
    _folds: dict[object, Any] = field(
        default_factory=dict, init=False, compare=False, repr=False, hash=False
    )

    def fold(self, key: object, compute: Callable[["History"], T]) -> T:
        """Return `compute(self)`, kept under `key`: turns never change, so neither does it."""
        if key not in self._folds:
            self._folds[key] = compute(self)
        return cast(T, self._folds[key])

    def fold_turns(self, key: object, start: T, step: Callable[[T, Turn, "History"], T]) -> T:
        """Return `step` carried over every turn from `start`, kept under `key`.

        `step` takes the value so far, the turn, and the history before it. What an earlier
        history has worked out is gone on from, so that one more turn costs one more step.
        """
        if key not in self._folds:
            before = self._earlier()
            done = start if before is None else before.fold_turns(key, start, step)
            past = History() if before is None else before
            self._folds[key] = step(done, self.turns[-1], past) if self.turns else start
        return cast(T, self._folds[key])

    def _earlier(self) -> "History | None":
        if self._before is None and self.turns:
            # Kept, so that every fold over a history that was read from a store shares the steps.
            object.__setattr__(self, "_before", History(self.turns[:-1]))
        return self._before

    def __iter__(self) -> Iterator[Turn]:
        """Yield turns, oldest first."""
        return iter(self.turns)

    def __len__(self) -> int:
        """Count the turns of both sides."""
        return len(self.turns)

    def plus(self, turn: Turn) -> "History":
        """Return this history with one turn more."""
        return History((*self.turns, turn), self)

    def until(self, number: int) -> "History":
        """Return the history before turn `number`."""
        here = self
        while here.turns and here.turns[-1].number >= number:
            here = here._earlier() or History()
        return here

    def of(self, role_id: str) -> tuple[Turn, ...]:
        """Return one side's turns."""
        return self.fold(("of", role_id), lambda talk: _turns_of(talk, role_id))

    def last_of(self, role_id: str) -> Turn | None:
        """Return one side's latest turn, or None."""
        own = self.of(role_id)
        return own[-1] if own else None

    @property
    def next_number(self) -> int:
        """Return the number the next turn takes."""
        return self.turns[-1].number + 1 if self.turns else 1


def _turns_of(history: History, role_id: str) -> tuple[Turn, ...]:
    return tuple(turn for turn in history.turns if turn.role == role_id)
