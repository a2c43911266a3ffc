"""One answer of the coach under way: sentences as they may be shown, then the whole, then kept."""

from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import AbstractContextManager, aclosing
from dataclasses import dataclass

from app.review.coach_talk import Reply, Sourced, TalkWords
from app.sessions.coach_past import Exchanged
from app.sessions.coaching_desk import CoachBrief, Desk
from app.sessions.coaching_live import Checked, LiveAnswer
from app.sessions.going_on import GoingOn

FEWEST, MOST = 2, 4
OFFLINE, MODEL = "report", "model"


@dataclass(frozen=True, slots=True)
class CoachReply:
    """A whole answer: two to four sentences with their sources, and one question back.

    `by` says who worded it: report (the report's and the glossary's own sentences) or model.
    """

    question: str
    language: str
    subject: str
    sentences: tuple[Sourced, ...]
    question_back: str
    by: str


@dataclass(frozen=True, slots=True)
class Coaching:
    """A question that can be answered: nothing that fails now is the asker's doing.

    `turn` says, while it is held, whether the live coach may be asked now.
    """

    question: str
    words: TalkWords
    stage: str
    nth: int
    past: tuple[tuple[str, str], ...]
    desk: Desk
    offline: Callable[[], Awaitable[Reply]]
    live: LiveAnswer | None
    kept: Callable[[Exchanged], Awaitable[None]]
    turn: Callable[[], AbstractContextManager[bool]]
    going_on: GoingOn

    async def whole(self) -> CoachReply:
        """Return the whole answer at once."""
        async for part in self.say():
            if isinstance(part, CoachReply):
                return part
        raise AssertionError("an answer ends with the whole of it")

    async def say(self) -> AsyncGenerator[Sourced | CoachReply, None]:
        """Yield the sentences, each as soon as it may be shown, last the whole answer."""
        made = self.going_on.read(self._in_turn()) if self.live else self._made(None)
        async with aclosing(made):
            async for part in made:
                yield part

    async def _in_turn(self) -> AsyncGenerator[Sourced | CoachReply, None]:
        with self.turn() as is_free:
            async with aclosing(self._made(self.live if is_free else None)) as made:
                async for part in made:
                    yield part

    async def _made(self, live: LiveAnswer | None) -> AsyncGenerator[Sourced | CoachReply, None]:
        told: list[Sourced] = []
        checked = Checked()
        if live is not None:
            brief = CoachBrief(self.words.language, self.stage, self.question, self.past, self.desk)
            words = self.words.claims
            async with aclosing(live.sentences(brief, words, checked)) as sentences:
                async for sentence in sentences:
                    told.append(sentence)
                    yield sentence
        by = MODEL if len(told) >= FEWEST else OFFLINE
        reply = await self.offline()
        if by == OFFLINE:
            said = {sentence.text for sentence in told}
            for sentence in reply.sentences[: MOST - len(told)]:
                if sentence.text not in said:
                    told.append(sentence)
                    yield sentence
        back = checked.question if by == MODEL and checked.question else reply.question
        whole = CoachReply(self.question, self.words.language, reply.subject, tuple(told), back, by)
        await self.kept(_exchanged(whole, self.nth, checked))
        yield whole


def _exchanged(whole: CoachReply, nth: int, checked: Checked) -> Exchanged:
    return Exchanged(
        nth,
        whole.question,
        whole.subject,
        tuple(sentence.text for sentence in whole.sentences),
        whole.question_back,
        whole.by,
        tuple(checked.uses),
        tuple(checked.dropped),
        tuple(checked.failures),
        checked.tokens,
    )
