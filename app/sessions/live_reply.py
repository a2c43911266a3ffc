"""One reply spoken live and saved as it goes: each part in a short unit of work, then the whole.

Each part renews the lease. Whoever finds the lease run out may say the rest; then this speaker
learns of it at its next part and stops.
"""

from collections.abc import Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from typing import TypeVar

from app.sessions.exchange import Exchange, TurnResult
from app.sessions.live_speech import Live, Speaker, SpeechLog, Unit
from app.sessions.pending import Pending, ShownUnit, later, pending_note, pending_of
from app.sessions.ports import Transaction
from app.sessions.taking import Begun
from app.sessions.talk import Talk
from app.sessions.tools import Tools
from app.sessions.unsaid import keep_whole, say_the_rest
from app.sessions.writing import sentence_events

T = TypeVar("T")
# Beyond the deadline of a reply, until another may say what is unsaid of it.
_GRACE_SECONDS = 5.0


class TakenOver(Exception):
    """The reply is no longer this speaker's, or its session is gone."""


def lease_seconds(live: Live) -> float:
    """Return for how long a speaker may be silent before another says the rest."""
    return live.seconds + _GRACE_SECONDS


@dataclass(slots=True)
class LiveReply:
    """A reply that was begun, on its way to `talk`."""

    tools: Tools
    live: Live
    begun: Begun
    talk: Talk
    log: SpeechLog = field(default_factory=SpeechLog)
    _pending: Pending = field(init=False)
    _saved_at: str = field(init=False)
    _last_seq: int = field(init=False)

    def __post_init__(self) -> None:
        """Begin where the exchange was left."""
        self._pending, self._saved_at = self.begun.pending, self.begun.saved_at
        self._last_seq = self.begun.events[-1].seq

    async def speak(self) -> TurnResult:
        """Show what passes as it comes, then keep the whole (TakenOver)."""
        begun = self.begun
        style = _manner(self.tools, begun.record.style)
        speaker = Speaker(begun.request, self.live, begun.table.voices, style)
        self.log, last = speaker.log, tuple[Unit, ...]()
        async with aclosing(speaker.parts()) as parts:
            async for units in parts:
                if speaker.is_over:
                    last = units
                else:
                    await self._show(units)
        # What comes last is saved with the whole, in one unit of work instead of two.
        shown = tuple(map(_shown, last))
        return await self._as_mine(lambda tx, pending: self._keep(tx, pending, speaker.log, shown))

    async def give_up(self) -> TurnResult:
        """Leave the rest to the phrasebook (TakenOver)."""

        def rest(tx: Transaction, pending: Pending) -> TurnResult:
            said = say_the_rest(self._exchange(tx), self.begun.turns, pending, self.log)
            # A part that was saved when the speaker was stopped has not been shown yet.
            return replace(said, events=tx.events(self.begun.record.id, self.talk.last_seq))

        return await self._as_mine(rest)

    async def _show(self, units: Sequence[Unit]) -> None:
        """Save units, then show them (TakenOver where another wrote since)."""
        shown = tuple(map(_shown, units))
        now = self.tools.clock.now()
        until = later(now, lease_seconds(self.live))
        further = replace(self._pending.plus(shown), until=until)
        note = pending_note(self.begun.record, further, now)
        new = sentence_events(further.turn_id, [unit.text for unit in shown])
        was_at, last = self._saved_at, self._last_seq
        saved = await self.tools.store.transact(lambda tx: tx.tell(note, was_at, new, last))
        if saved is None:
            raise TakenOver
        self._pending, self._saved_at, self._last_seq = further, now, saved[-1].seq
        self.talk.add(saved)

    def _keep(
        self, tx: Transaction, pending: Pending, log: SpeechLog, last: tuple[ShownUnit, ...]
    ) -> TurnResult:
        told = sentence_events(pending.turn_id, [unit.text for unit in last])
        return keep_whole(self._exchange(tx), self.begun.turns, pending.plus(last), log, told)

    async def _as_mine(self, work: Callable[[Transaction, Pending], T]) -> T:
        """Do a unit of work on the reply as it was saved last, unless another has it."""

        def checked(tx: Transaction) -> T:
            pending = pending_of(tx, self.begun.record.id)
            if pending is None or pending.holder != self.begun.pending.holder:
                raise TakenOver
            return work(tx, pending)

        return await self.tools.store.transact(checked)

    def _exchange(self, tx: Transaction) -> Exchange:
        return Exchange(tx, self.tools, self.begun.record, self.begun.table)


def _shown(unit: Unit) -> ShownUnit:
    return ShownUnit(unit.verified.text, unit.verified.acts, unit.voice)


def _manner(tools: Tools, style: str) -> str:
    """Return a style in public words."""
    cards = (card for card in tools.personas.cards() if card.id == style)
    return " ".join(f"{card.title}. {card.teaser}" for card in cards)
