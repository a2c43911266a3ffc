"""A live coach held to its evidence: sentences are cut from its words, checked, and let through.

It is given up at its deadline; what was let through before stands, as each sentence is checked by
itself.
"""

import asyncio
import re
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass, field

from app.errors import ModelFailed
from app.review.claims import Dropped, Passed, check_claim, check_question, cited_in
from app.review.coach_talk import ClaimWords, Sourced
from app.review.parting import sentences_of
from app.sessions.coaching_desk import CoachBrief, LiveCoach
from app.sessions.in_time import in_time
from app.sessions.model_ports import ModelUse

MOST_SENTENCES = 4
_MOST_CHARACTERS = 4000
_LONGEST_SENTENCE = 1000
_CHARACTERS_A_TOKEN = 4
# Reasons for which an endpoint bills nothing: it was not asked, or did not take the question.
_NOT_ANSWERED = frozenset({
    "breaker_open", "unreachable", "unauthorised", "not_found", "rate_limited", "over_cap",
})  # fmt: skip
# From the first stop of several only: begun at each of them, a row of stops would take for ever.
_CITED_AFTER = re.compile(r"((?<![.!?…])[.!?…]+[”\"’»)]*)((?:\s*\[[^\[\]]*\])+)")
_BULLET = re.compile(r"(?:^|\n)\s*(?:[-*•]|\d+[.)])\s+")


@dataclass(slots=True)
class Checked:
    """What came of a live answer besides its sentences; none of its words but the question back."""

    question: str = ""
    uses: list[ModelUse] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    lost: int = 0

    @property
    def tokens(self) -> int:
        """Return what it took, in and out; `lost` is an estimate of what failed on the way."""
        return self.lost + sum(use.tokens_in + use.tokens_out for use in self.uses)


@dataclass(frozen=True, slots=True)
class LiveAnswer:
    """A live coach with its deadline for a whole answer, in seconds."""

    coach: LiveCoach
    seconds: float

    async def sentences(
        self, brief: CoachBrief, words: ClaimWords, checked: Checked
    ) -> AsyncGenerator[Sourced, None]:
        """Yield what passes, four sentences at most; what else is learnt goes into `checked`."""
        shown = 0
        try:
            async with aclosing(self._written(brief, checked)) as written:
                async for sentence in written:
                    passed = _let_through(sentence, brief, words, checked)
                    if passed is not None and shown < MOST_SENTENCES:
                        shown += 1
                        yield passed
        except ModelFailed as failure:
            checked.failures.append(failure.reason)
            checked.lost += _lost(brief, failure)

    async def _written(self, brief: CoachBrief, checked: Checked) -> AsyncGenerator[str, None]:
        """Yield whole sentences as they come."""
        await self.coach.ready()
        until = asyncio.get_running_loop().time() + self.seconds
        rest, length = "", 0
        async with aclosing(in_time(self.coach.answer(brief), until)) as pieces:
            async for piece in pieces:
                if isinstance(piece, ModelUse):
                    checked.uses.append(piece)
                    continue
                length += len(piece)
                if length > _MOST_CHARACTERS or len(rest) > _LONGEST_SENTENCE:
                    raise ModelFailed("endless")
                *whole, rest = cut(rest + piece)
                for sentence in whole:
                    yield sentence
        if rest.strip():
            yield rest


def cut(text: str) -> list[str]:
    """Return the sentences of a model's text, citations within them; the last may go on."""
    plain = _BULLET.sub(" ", text)
    inside = _CITED_AFTER.sub(lambda found: f"{found[2]}{found[1]}", plain)
    ends_in_space = " " if text[-1:].isspace() else ""
    *whole, rest = sentences_of(inside) or [""]
    return [*whole, rest + ends_in_space]


def _lost(brief: CoachBrief, failure: ModelFailed) -> int:
    """Return what a failed call took: as it says itself, else by the length of what was sent."""
    if failure.reason in _NOT_ANSWERED:
        return 0
    handed = sum(len(said) for block in brief.desk.handed_out.values() for said in block.sentences)
    sent = len(brief.question) + len(brief.desk.contents) + handed
    return failure.tokens_in + failure.tokens_out or -(-sent // _CHARACTERS_A_TOKEN)


def _let_through(
    sentence: str, brief: CoachBrief, words: ClaimWords, checked: Checked
) -> Sourced | None:
    handed_out = brief.desk.handed_out
    if sentence.rstrip().endswith("?"):
        back = check_question(sentence, brief.question, handed_out, words)
        if isinstance(back, Passed):
            checked.question = back.text
        else:
            checked.dropped.append(back.reason)
        return None
    claim = check_claim(sentence, handed_out, words)
    if isinstance(claim, Dropped):
        checked.dropped.append(claim.reason)
        return None
    return Sourced(claim.text, handed_out[cited_in(sentence)[0]].source)
