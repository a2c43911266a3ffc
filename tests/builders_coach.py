"""The coach as tests set it up: words, blocks of a debrief, scripted coaches, tool calls."""

import json
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass, field
from functools import cache

from app.errors import ModelFailed
from app.knowledge.coach_talk import load_coach_talk
from app.review.coach_blocks import blocks_of
from app.review.coach_talk import Block, Source, TalkWords
from app.sessions.coaching_desk import CoachBrief, Desk
from app.sessions.model_ports import ModelUse
from tests.builders_report import a_debrief
from tests.builders_talk import KNOWLEDGE
from tests.fake_model.replies import Reply, Step

Piece = str | ModelUse | ModelFailed
COACH_USE = ModelUse("small", "coach/answer", "0" * 12, 300, 40, is_estimated=False)
BARGAIN = Block(
    Source("glossary", "batna", "BATNA"),
    ("A BATNA is the best you can do without this deal.", "It sets your limit."),
)


@cache
def talk_in(language: str) -> TalkWords:
    """The shipped words of the coach."""
    return load_coach_talk(KNOWLEDGE / "phrases" / language / "coach_talk.yaml")


@cache
def some_blocks() -> tuple[Block, ...]:
    """The blocks of the debrief that reports are tried on."""
    return blocks_of(a_debrief(), talk_in("en"))


async def no_search(_: str) -> tuple[Block, ...]:
    """A glossary that knows one entry."""
    return (BARGAIN,)


def a_desk(blocks: Sequence[Block] | None = None) -> Desk:
    """A desk on the blocks of that debrief."""
    return Desk(some_blocks() if blocks is None else blocks, no_search)


def a_question(
    text: str = "Why is my value creation only 3?", desk: Desk | None = None, stage: str = "over"
) -> CoachBrief:
    """A question about a finished game."""
    return CoachBrief("en", stage, text, (), desk or a_desk())


@dataclass
class ScriptedCoach:
    """A live coach that reads some blocks and then says what is scripted, piece by piece."""

    pieces: Sequence[Piece]
    reads: Sequence[str] = ()
    briefs: list[CoachBrief] = field(default_factory=list)

    async def ready(self) -> None:
        """Nothing to load."""

    async def close(self) -> None:
        """Nothing is open."""

    async def answer(self, brief: CoachBrief) -> AsyncGenerator[str | ModelUse, None]:
        self.briefs.append(brief)
        for block in self.reads:
            brief.desk.read(block)
        for piece in self.pieces:
            if isinstance(piece, ModelFailed):
                raise piece
            yield piece


def looks_up(tool: str, times: int = 1, **arguments: object) -> Reply:
    """A model's call of a tool, or the same several times at once."""
    function = {"name": tool, "arguments": json.dumps(arguments)}
    calls = [
        {"index": at, "id": f"call_{at}", "type": "function", "function": function}
        for at in range(times)
    ]
    begins: dict[str, object] = {"role": "assistant", "content": None, "tool_calls": calls}
    steps = (_chunk(begins, None), _chunk({}, "tool_calls"), Step(b"data: [DONE]\n\n"))
    return Reply(steps)


def _chunk(delta: dict[str, object], finish: str | None) -> Step:
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    named = {"id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 1}
    return Step(
        f"data: {json.dumps({**named, 'model': 'scripted', 'choices': [choice]})}\n\n".encode()
    )
