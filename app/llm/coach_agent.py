"""The coach through a model: a LangChain agent whose tools read one desk, and nothing else.

LangChain is imported by `load`, at the latest when the first question is asked. The agent runs in a
task of its own, so that tracing is off for all of it, whatever the environment says, and the task
dies with the answer.
"""

import asyncio
import gc
import json
import threading
from collections.abc import AsyncGenerator, Iterable
from contextlib import aclosing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import ModelFailed, ModelFault
from app.llm.calls import CallObserver
from app.llm.endpoint import Endpoint
from app.llm.guard import Guard
from app.llm.masking import mask
from app.llm.prompts import Prompt, load_prompt
from app.sessions.coaching_desk import CoachBrief
from app.sessions.model_ports import ModelUse

if TYPE_CHECKING:
    from app.llm.coach_run import Runner

PROMPT = "coach/answer"
_MOST_PAST = 600
_NOTHING = "(none)"
_MOST_OF_IT = 0.95
_SLOW: ModelFault = "slow_start"
_STALLED: ModelFault = "stalled"

Piece = str | ModelUse


@dataclass(frozen=True, slots=True)
class _Failure:
    error: ModelFailed


# A piece (an empty one says that something moves), how it failed, or None: it has ended.
Signal = Piece | _Failure | None


class CoachAgent:
    """Answers through an agent; satisfies `sessions.coaching_desk.LiveCoach`."""

    def __init__(
        self, endpoint: Endpoint, prompt: Prompt, observe: CallObserver, guard: Guard | None = None
    ) -> None:
        """Nothing is imported or sent yet; `guard` is that of all who ask the same endpoint."""
        self._endpoint, self._prompt, self._observe = endpoint, prompt, observe
        self._guard = guard or Guard()
        self._loading = threading.Lock()
        self._runner: Runner | None = None

    async def answer(self, brief: CoachBrief) -> AsyncGenerator[Piece, None]:
        """Yield pieces of text as they come, then what each call took; raises ModelFailed."""
        loop = asyncio.get_running_loop()
        began_at, outcome, pause = loop.time(), "abandoned", 0.0
        self._guard.begin(began_at)
        uses: list[ModelUse] = []
        try:
            async with aclosing(self._pieces(brief)) as pieces:
                async for piece in pieces:
                    if isinstance(piece, ModelUse):
                        uses.append(piece)
                    yield piece
            outcome = "ok"
        except ModelFailed as failed:
            outcome, pause = failed.reason, failed.retry_after_seconds or 0.0
            raise
        finally:
            self._guard.end(outcome, loop.time(), pause)
            self._observe(
                "coach",
                outcome,
                model=self._endpoint.models.coach,
                prompt=self._prompt.id,
                calls=len(uses),
                tokens_in=sum(use.tokens_in for use in uses),
                tokens_out=sum(use.tokens_out for use in uses),
                milliseconds=round((loop.time() - began_at) * 1000),
            )

    async def ready(self) -> None:
        """Load what an answer needs, once; it takes seconds, and nothing is sent."""
        await self._ready()

    def load(self) -> "Runner":
        """Do on this thread what `ready` does; whoever comes second waits for the first."""
        with self._loading:
            if self._runner is None:
                self._runner = _load(self._endpoint)
            return self._runner

    async def close(self) -> None:
        """Close the connections to the endpoint."""
        if self._runner is not None:
            await self._runner.close()

    async def _pieces(self, brief: CoachBrief) -> AsyncGenerator[Piece, None]:
        runner = await self._ready()
        system, user = self._prompt.render(
            language=brief.language,
            stage=brief.stage,
            contents=brief.desk.contents or _NOTHING,
            past=_lines(
                f"asked {_quoted(ask)}, answered {_quoted(said)}" for ask, said in brief.past
            ),
            question=_quoted(brief.question),
        )
        queue: asyncio.Queue[Signal] = asyncio.Queue()

        async def run() -> None:
            try:
                async for piece in runner.run(system.text, user.text, brief.desk, self._prompt):
                    queue.put_nowait(piece)
                queue.put_nowait(None)
            except ModelFailed as failed:
                queue.put_nowait(_Failure(failed))

        task = asyncio.create_task(run())
        try:
            async for piece in self._until_end(queue):
                if isinstance(piece, _Failure):
                    raise piece.error
                if piece:
                    yield piece
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    async def _until_end(
        self, queue: "asyncio.Queue[Signal]"
    ) -> AsyncGenerator[Piece | _Failure, None]:
        """Yield what comes; ModelFailed when nothing does: a dead endpoint has to be noticed."""
        deadlines = self._endpoint.deadlines
        # Noticed before the answer is given up as a whole, or the endpoint would never be blamed.
        limit, late = min(deadlines.first_token, _MOST_OF_IT * deadlines.turn), _SLOW
        while True:
            try:
                signal = await asyncio.wait_for(queue.get(), limit)
            except TimeoutError as error:
                raise ModelFailed(late) from error
            if signal is None:
                return
            # Between two calls of one answer the endpoint begins anew.
            limit, late = max(deadlines.first_token, deadlines.stall), _STALLED
            yield signal

    async def _ready(self) -> "Runner":
        if self._runner is not None:
            return self._runner
        return await asyncio.to_thread(self.load)


def open_coach(endpoint: Endpoint, prompts: Path, observe: CallObserver) -> CoachAgent:
    """Return the coach of an endpoint; nothing is sent yet (BadContent for a bad prompt)."""
    return CoachAgent(endpoint, load_prompt(prompts, PROMPT), observe)


def _load(endpoint: Endpoint) -> "Runner":
    """Import LangChain, and keep what it brought out of every later collection.

    It is some hundred thousand objects: looked through again and again they held up every other
    request for a third of a second.
    """
    from app.llm.coach_run import Runner  # noqa: PLC0415 - seconds of import, only where wanted

    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
    return Runner(endpoint)


def _quoted(text: str) -> str:
    return json.dumps(mask(text)[:_MOST_PAST], ensure_ascii=False)


def _lines(lines: Iterable[str]) -> str:
    return "\n".join(lines) or _NOTHING
