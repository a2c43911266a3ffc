"""Tries a configured model on replies, utterances and questions, one after the other, and counts.

What was counted stays whatever happens next: the work may be stopped between and within cases.
"""

import asyncio
import re
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing, suppress
from dataclasses import dataclass, field, replace

from app.batch.model_cases import AskedReply, AskedUtterance, ModelCases
from app.batch.model_report import TriedReport, try_report
from app.dialogue.listen import Understanding, listen
from app.dialogue.model_question import asked_of_model
from app.dialogue.model_reading import read_with
from app.dialogue.segment import sentences
from app.errors import ModelFailed
from app.knowledge.evaluation import CoachGame, EvaluationSet, Utterance
from app.negotiation.acts import Propose
from app.sessions.coach_past import past_of
from app.sessions.configured import Configured
from app.sessions.live_speech import Live, Speaker
from app.sessions.model_hearing import LiveEar
from app.sessions.model_ports import LiveVoice, ModelUse, SpeechBrief
from app.sessions.records import Principal
from app.sessions.service import NewSession, Said
from app.sessions.services import Services

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
Advance = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class TriedReply:
    """What came of one reply; times in seconds, tokens in and out.

    `drafts` came to their end; of these `refused` did not pass. `units` and `plain_units` are
    those worded by the model and by the phrasebook.
    """

    language: str
    first_words: float
    seconds: float
    drafts: int
    refused: tuple[str, ...]
    failures: tuple[str, ...]
    units: int
    plain_units: int
    left_out: int
    tokens: tuple[int, int]
    is_estimated: bool
    replies: int

    @property
    def outcome(self) -> str:
        """Return first, second, finished or phrases: who said it, after how many drafts."""
        if not self.units:
            return "phrases"
        if self.plain_units:
            return "finished"
        return "second" if self.refused or self.failures else "first"


@dataclass(frozen=True, slots=True)
class TriedUtterance:
    """What came of one utterance; `failure` is empty where the call did not fail."""

    seconds: float
    is_right_offline: bool
    is_right: bool
    failure: str
    tokens: tuple[int, int]


@dataclass(frozen=True, slots=True)
class TriedQuestion:
    """What came of one question to the coach; `by` is model or report."""

    seconds: float
    by: str
    dropped: tuple[str, ...]
    failures: tuple[str, ...]
    tokens: tuple[int, int]


@dataclass(slots=True)
class Trial:
    """Everything that was measured so far."""

    replies: list[TriedReply] = field(default_factory=list)
    utterances: list[TriedUtterance] = field(default_factory=list)
    questions: list[TriedQuestion] = field(default_factory=list)
    reports: list[TriedReport] = field(default_factory=list)


async def try_model(
    what: EvaluationSet, cases: ModelCases, model: Configured, services: Services,
    trial: Trial, advance: Advance,
) -> None:  # fmt: skip
    """Try all that is configured; `advance` is told the kind of each case that is done."""
    try:
        if (voice := model.voice) is not None:
            for case in what.replies:
                trial.replies.append(await _reply(cases.reply(case), voice))
                advance("replies")
        if (ear := model.ear) is not None:
            for utterance in what.utterances:
                trial.utterances += await _utterance(cases.utterance(utterance), ear)
                advance("utterances")
        if model.coach is not None:
            session = await _played(what.coach, services)
            await _questions(what.coach, session, services, trial, advance)
            if model.wording is not None:
                debrief = await services.sessions.debrief(Principal(), session)
                trial.reports.append(await try_report(debrief, model.wording))
                advance("reports")
    finally:
        with suppress(ModelFailed):
            await _close(model, services)


async def _reply(asked: AskedReply, live: Live) -> TriedReply:
    overheard = _Overheard(live.voice)
    speaker = Speaker(asked.request, replace(live, voice=overheard), asked.voices, asked.style)
    now = asyncio.get_running_loop().time
    began, first, by_model, plain = now(), 0.0, [], 0
    async with aclosing(speaker.say()) as units:
        async for unit in units:
            first = first or now() - began
            if unit.voice == overheard.name:
                by_model.append(unit.verified.text)
            else:
                plain += 1
    log = speaker.log
    refused, failures = _names(log.violations), _names(log.failures)
    language = asked.request.words.language
    written = sum(len(sentences(text, language)) for text in overheard.drafts)
    shown = sum(len(sentences(text, language)) for text in by_model)
    return TriedReply(
        language.code,
        first,
        now() - began,
        len(overheard.drafts),
        refused,
        failures,
        len(by_model),
        plain,
        0 if refused or failures else max(0, written - shown),
        _tokens([*log.uses, *log.failures]),
        any(use.is_estimated for use in log.uses),
        asked.replies,
    )


async def _utterance(asked: AskedUtterance, ear: LiveEar) -> list[TriedUtterance]:
    """Ask the ear where the rules are unsure; what they are sure of is no case."""
    place = asked.history, asked.words, asked.speaker
    read = listen(asked.utterance.text, *place)
    question = asked_of_model(asked.utterance.text, *place, read)
    if question is None:
        return []
    offline, now = _is_right(read, asked.utterance), asyncio.get_running_loop().time
    began = now()
    try:
        async with asyncio.timeout(ear.seconds):
            answer = await ear.ear.read(question, ear.seconds)
    except ModelFailed as failed:
        took = _tokens([failed])
        return [TriedUtterance(now() - began, offline, offline, failed.reason, took)]
    except TimeoutError:
        return [TriedUtterance(now() - began, offline, offline, "deadline", (0, 0))]
    heard = read_with(answer.claims, question, *place)
    right = _is_right(heard, asked.utterance)
    return [TriedUtterance(now() - began, offline, right, "", _tokens([answer.use]))]


async def _played(game: CoachGame, services: Services) -> str:
    """Play the game without a model and return its session's id."""
    me, new = Principal(), NewSession(game.scenario, game.role, game.style, seed=game.seed)
    session = await services.sessions.create(me, new)
    for move in game.says:
        await services.sessions.take_turn(me, session.id, Said(move.text, move.offer))
    await services.sessions.debrief(me, session.id)  # its making counts for no answer
    return session.id


async def _questions(
    game: CoachGame, session: str, services: Services, trial: Trial, advance: Advance
) -> None:
    """Ask about the game."""
    me, now = Principal(), asyncio.get_running_loop().time
    for question in game.questions:
        began = now()
        reply = await (await services.coach.ask(me, session, question, None)).whole()
        seconds = now() - began
        kept = (await services.store.transact(lambda tx: past_of(tx, session)))[-1]
        took = _tokens(kept.uses)
        tried = TriedQuestion(seconds, reply.by, kept.dropped, kept.failures, took)
        trial.questions.append(tried)
        advance("questions")


def _is_right(read: Understanding, wanted: Utterance) -> bool:
    """Say whether an utterance was read as expected: its acts, and the offer or none."""
    acts = {_CAMEL.sub("_", type(act).__name__).lower() for act in read.acts}
    offers = [act.offers for act in read.acts if isinstance(act, Propose)]
    offered = {} if not offers else dict(pair for made in offers for one in made for pair in one)
    wants = dict(wanted.offer) or ({} if "propose" not in wanted.acts else offered)
    return set(wanted.acts) <= acts and offered == wants


class _Overheard:
    """A voice whose whole drafts are kept while it speaks."""

    def __init__(self, voice: LiveVoice) -> None:
        self._voice = voice
        self.drafts: list[str] = []

    @property
    def name(self) -> str:
        """Name the voice."""
        return self._voice.name

    async def speak(self, brief: SpeechBrief) -> AsyncGenerator[str | ModelUse, None]:
        """Pass on what it says."""
        pieces: list[str] = []
        async for piece in self._voice.speak(brief):
            if isinstance(piece, str):
                pieces.append(piece)
            yield piece
        self.drafts.append("".join(pieces))

    async def close(self) -> None:
        """Let go of the endpoint."""
        await self._voice.close()


async def _close(model: Configured, services: Services) -> None:
    if model.voice is not None:
        await model.voice.voice.close()
    if model.ear is not None:
        await model.ear.ear.close()
    if model.wording is not None:
        await model.wording.reworder.close()
    await services.close()


def _names(found: Sequence[object]) -> tuple[str, ...]:
    return tuple(str(getattr(one, "reason", "")) for one in found)


def _tokens(took: Sequence[ModelUse | ModelFailed]) -> tuple[int, int]:
    return sum(one.tokens_in for one in took), sum(one.tokens_out for one in took)
