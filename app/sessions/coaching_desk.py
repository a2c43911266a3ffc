"""What a coach with a model may look at for one answer, and the port it answers behind.

Rules: a desk holds what may be told now and nothing else, so there is nothing more to talk a model
out of; it keeps what it handed out, as an answer may rest on that alone; looks are counted.
"""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from app.review.coach_talk import Block
from app.sessions.model_ports import ModelUse

MOST_LOOKS = 8
_MOST_CHARACTERS = 2400
_NOTHING, _ENOUGH = "nothing there", "no more looks: answer now"


class Desk:
    """The blocks of a session and the glossary's search, for one answer."""

    def __init__(
        self,
        blocks: Iterable[Block],
        search: Callable[[str], Awaitable[tuple[Block, ...]]],
    ) -> None:
        """Take what may be told now, and how the glossary is searched."""
        self._blocks = {block.id: block for block in blocks}
        self._search = search
        self._looks = 0
        self.handed_out: dict[str, Block] = {}

    @property
    def contents(self) -> str:
        """Return the ids of the blocks, one a line, each with its title."""
        return "\n".join(f"{one.id}: {one.source.title} {one.name}".strip() for one in self._all)

    def read(self, block_id: str) -> str:
        """Return a block by its id; of "level" or "what-if" alone, every such block."""
        wanted = block_id.strip(" []")
        found = [one for one in self._all if one.id == wanted or one.id.startswith(f"{wanted}/")]
        return self._hand_out(found)

    async def look_up(self, question: str) -> str:
        """Return passages of the glossary on a question."""
        if self._looks >= MOST_LOOKS:
            return _ENOUGH
        return self._hand_out(await self._search(question))

    @property
    def _all(self) -> tuple[Block, ...]:
        return tuple(self._blocks.values())

    def _hand_out(self, blocks: Iterable[Block]) -> str:
        self._looks += 1
        if self._looks > MOST_LOOKS:
            return _ENOUGH
        told, left = [], _MOST_CHARACTERS
        for block in blocks:
            text = "\n".join((f"[{block.id}] {block.source.title} {block.name}", *block.sentences))
            if len(text) > left:
                break
            left -= len(text)
            self.handed_out[block.id] = block
            told.append(text)
        return "\n\n".join(told) or _NOTHING


@dataclass(frozen=True, slots=True)
class CoachBrief:
    """What a live coach is told of one question.

    `stage` is general, open, assessment or over; `past` are earlier questions and answers, oldest
    first. Question and past are anybody's words: data, never instructions.
    """

    language: str
    stage: str
    question: str
    past: tuple[tuple[str, str], ...]
    desk: Desk


class LiveCoach(Protocol):
    """A coach that answers through a model; what it says is checked before anybody reads it."""

    async def ready(self) -> None:
        """Load what an answer needs; that counts for no answer's deadline."""

    async def close(self) -> None:
        """Let go of what is open."""

    def answer(self, brief: CoachBrief) -> AsyncIterator[str | ModelUse]:
        """Yield pieces of text as they come, then ModelUses; raises ModelFailed(reason)."""
