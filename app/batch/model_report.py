"""Tries a configured model on a report in other words."""

import asyncio
from dataclasses import dataclass

from app.review.debrief import Debrief
from app.sessions.reworder import LiveWording
from app.sessions.rewording import answered


@dataclass(frozen=True, slots=True)
class TriedReport:
    """What came of a report in other words: of `blocks` so many were `worded`."""

    seconds: float
    blocks: int
    worded: int
    dropped: tuple[str, ...]
    failures: tuple[str, ...]
    tokens: tuple[int, int]


async def try_report(debrief: Debrief, live: LiveWording) -> TriedReport:
    """Have a report worded once and check what comes."""
    now = asyncio.get_running_loop().time
    began = now()
    worded = await answered(debrief, live)
    return TriedReport(
        now() - began,
        worded.asked,
        len(worded.blocks),
        worded.dropped,
        (worded.failure,) if worded.failure else (),
        (worded.tokens_in, worded.tokens_out),
    )
