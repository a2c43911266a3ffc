"""Speaking with a live voice: units go out as they pass; what it leaves unsaid the phrasebook says.

A draft that is refused is written once more after what was released; a voice that fails, or is not
done in time, is not asked again in this turn. The learner gets a whole reply either way.
"""

import asyncio
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field, replace

from app.dialogue.ports import SpeechRequest, Violation, Voice
from app.dialogue.releasing import Reply, fed, finished, restarted
from app.dialogue.speak import speak
from app.dialogue.speech_rules import SpeechRules
from app.dialogue.verify import Verified
from app.errors import ModelFailed
from app.negotiation.acts import COMMITTING, Act
from app.sessions.briefing import brief_of
from app.sessions.in_time import in_time
from app.sessions.model_ports import LiveVoice, ModelUse, SpeechBrief

_DRAFTS = 2
_CHARACTERS_A_TOKEN = 4
# What a voice's prompt has of its own: the one that is shipped has 1,900 characters.
_PROMPT_TOKENS = 500


@dataclass(frozen=True, slots=True)
class Live:
    """A live voice with what it is held to.

    `seconds` is the deadline for a whole reply; `rules` are by language.
    """

    voice: LiveVoice
    seconds: float
    rules: Mapping[str, SpeechRules]


@dataclass(frozen=True, slots=True)
class Unit:
    """A part of a reply that may be shown, the acts it speaks for, and who worded it."""

    verified: Verified
    voice: str


@dataclass(slots=True)
class SpeechLog:
    """What it took to speak a reply; no words of it."""

    uses: list[ModelUse] = field(default_factory=list)
    violations: list[Violation] = field(default_factory=list)
    failures: list[ModelFailed] = field(default_factory=list)
    lost_in: int = 0
    lost_out: int = 0

    @property
    def tokens(self) -> tuple[int, int]:
        """Return the tokens in and out; `lost` is an estimate of drafts left without a count."""
        every: tuple[ModelUse | ModelFailed, ...] = (*self.uses, *self.failures)
        return (
            self.lost_in + sum(one.tokens_in for one in every),
            self.lost_out + sum(one.tokens_out for one in every),
        )


class Speaker:
    """Speaks one reply."""

    def __init__(
        self, request: SpeechRequest, live: Live, voices: Sequence[Voice], style: str
    ) -> None:
        """Take what is to be said, the voices that answer at once, and the manner in words."""
        self._live, self._voices, self._style = live, voices, style
        self._reply = Reply(request, live.rules[request.words.language.code])
        self._plain = voices[-1].draft(request, 1)
        self.log, self.is_over = SpeechLog(), False

    async def say(self) -> AsyncGenerator[Unit, None]:
        """Yield the units of the reply, each as soon as it may be shown."""
        async with aclosing(self.parts()) as parts:
            async for part in parts:
                for unit in part:
                    yield unit

    async def parts(self) -> AsyncGenerator[tuple[Unit, ...], None]:
        """Yield the same units, those together that are there together.

        The last part may be empty; `is_over` is set before it.
        """
        until, last = asyncio.get_running_loop().time() + self._live.seconds, tuple[Unit, ...]()
        try:
            for _ in range(_DRAFTS):
                refused = len(self.log.violations)
                async with aclosing(self._drafted(until)) as drafted:
                    async for units in drafted:
                        yield units
                last = self._finished()
                if len(self.log.violations) == refused or not self._wants_another:
                    break
                self._reply = restarted(self._reply)
        except ModelFailed as failure:
            self.log.failures.append(failure)
        self.is_over = True
        yield (*last, *self._rest())

    @property
    def _wants_another(self) -> bool:
        """Say whether a second draft is worth its wait: what commits is to be said, or all is.

        A question or a fact that is left the phrasebook says at once.
        """
        is_open = any(isinstance(act, COMMITTING) for act in self._reply.open)
        return is_open or not self._reply.units

    async def _drafted(self, until: float) -> AsyncGenerator[tuple[Unit, ...], None]:
        """Yield what passes of one draft before its end; it is paid for, however it ends."""
        brief, written, is_counted = self._brief(), 0, False
        try:
            async with aclosing(in_time(self._live.voice.speak(brief), until)) as pieces:
                async for piece in pieces:
                    is_counted = is_counted or isinstance(piece, ModelUse)
                    written += len(piece) if isinstance(piece, str) else 0
                    if units := self._fed(piece):
                        yield units
        except ModelFailed as failure:
            is_counted = is_counted or failure.tokens_in > 0
            raise
        finally:
            if written and not is_counted:
                self.log.lost_in += _PROMPT_TOKENS + _tokens(len(str(brief)))
                self.log.lost_out += _tokens(written)

    def _fed(self, piece: str | ModelUse) -> tuple[Unit, ...]:
        if isinstance(piece, ModelUse):
            self.log.uses.append(piece)
            return ()
        before = self._reply
        self._reply = fed(before, piece)
        if self._reply.is_endless:
            raise ModelFailed("endless")
        return self._new(before)

    def _finished(self) -> tuple[Unit, ...]:
        before, whole = self._reply, finished(self._reply)
        if isinstance(whole, Violation):
            self.log.violations.append(whole)
            return ()
        return self._led_to(whole, before)

    def _led_to(self, whole: Reply, before: Reply) -> tuple[Unit, ...]:
        """Release the last unit; what was decided before it and left out leads to it.

        Otherwise the phrasebook would come back to a reason after the question that ends a reply.
        """
        last = whole.units[len(before.units) :]
        said = [act for unit in last for act in unit.acts]
        order = whole.request.acts
        first = min((order.index(act) for act in said), default=0)
        leading = tuple(act for act in order[:first] if act in whole.open)
        led = self._spoken(leading)
        units = (*before.units, *(unit.verified for unit in led), *last)
        self._reply = replace(whole, units=units)
        return (*led, *(Unit(unit, self._live.voice.name) for unit in last))

    def _new(self, before: Reply) -> tuple[Unit, ...]:
        name = self._live.voice.name
        return tuple(Unit(unit, name) for unit in self._reply.units[len(before.units) :])

    def _rest(self) -> tuple[Unit, ...]:
        """Return what is still to be said, in the phrasebook's words."""
        return self._spoken(self._reply.open)

    def _spoken(self, acts: tuple[Act, ...]) -> tuple[Unit, ...]:
        """Return acts in the phrasebook's words."""
        if not acts:
            return ()
        spoken = speak(replace(self._reply.request, acts=acts), self._voices)
        self.log.violations += spoken.violations
        return tuple(Unit(unit, spoken.voice) for unit in spoken.units)

    def _brief(self) -> SpeechBrief:
        refused = tuple(dict.fromkeys(violation.reason for violation in self.log.violations))
        return brief_of(self._reply, self._plain, self._style, refused)


def _tokens(characters: int) -> int:
    return -(-characters // _CHARACTERS_A_TOKEN)
