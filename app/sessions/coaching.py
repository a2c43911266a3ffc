"""Questions to the coach about a session or about negotiating: asked, answered, kept.

Whoever answers speaks from blocks (`review.coach_blocks`) and entries alone. With a live coach its
sentences are checked one by one as they come (`review.claims`); what it leaves unsaid, or where it
fails or is late, the report's own sentences say. Nothing here writes to a judgement. Who goes away
in the middle of a live answer finds it kept all the same, and it is paid for.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import partial

from app.errors import NotFound
from app.review.coach_answers import Asked, answer_over, listen_for
from app.review.coach_blocks import blocks_of
from app.review.coach_talk import (
    GENERAL,
    MORE,
    OF_THE_SESSION,
    Block,
    Reply,
    TalkWords,
)
from app.review.debrief import Debrief
from app.sessions import coach_stage
from app.sessions.coach_answering import Coaching
from app.sessions.coach_glossary import entries_of, from_glossary
from app.sessions.coach_past import Exchanged, keep, past_of, told_before
from app.sessions.coach_stage import OpenGame, open_game, stage_of
from app.sessions.coaching_desk import Desk
from app.sessions.coaching_live import LiveAnswer
from app.sessions.exchange import load
from app.sessions.going_on import GoingOn
from app.sessions.one_each import OneEach
from app.sessions.ports import Transaction
from app.sessions.questions import Questions
from app.sessions.records import Principal, SessionRecord
from app.sessions.spending import is_over_cap, pay
from app.sessions.tools import Tools

_REMEMBERED = 3

Debriefing = Callable[[Principal, str], Awaitable[Debrief]]


class CoachService:
    """The coach in dialogue; every question takes its owner and touches only what is theirs."""

    def __init__(
        self,
        tools: Tools,
        debrief: Debriefing,
        questions: Questions,
        talk: Mapping[str, TalkWords],
        live: LiveAnswer | None = None,
    ) -> None:
        """Take the ports; without a live coach the report's own sentences answer."""
        self._tools, self._debrief, self._questions = tools, debrief, questions
        self._talk, self._live = talk, live
        self._going_on, self._each = GoingOn(tools.note_failure), OneEach(tools.caps)

    async def ask_general(self, owner: Principal, question: str, language: str) -> Coaching:
        """Open a question about negotiating (NotFound for a language nobody speaks here)."""
        words = self._words(language)
        found = await self._questions.ask(question, language)

        async def offline() -> Reply:
            return from_glossary(found, words, 0)

        async def paid(exchanged: Exchanged) -> None:
            at, tokens = self._tools.clock.now(), exchanged.spent
            await self._tools.store.transact(lambda tx: pay(tx, owner.tenant, tokens, at))

        live = self._live if found.is_in_scope and not await self._is_over(owner) else None
        desk = Desk((), self._searching(language))
        turn = partial(self._each.turn, owner)
        return Coaching(
            question, words, coach_stage.GENERAL, 0, (), desk, offline, live, paid, turn,
            self._going_on,
        )  # fmt: skip

    async def ask(
        self, owner: Principal, session_id: str, question: str, language: str | None
    ) -> Coaching:
        """Open a question about a session, in its language if none is named (NotFound)."""
        heard = await self._tools.store.transact(
            lambda tx: self._hear(tx, owner, session_id, question, language)
        )
        game, debrief = heard.game, None
        blocks = game.blocks if game else ()
        if game is None:
            debrief = await self._debrief(owner, session_id)
            blocks = blocks_of(debrief, heard.words)

        async def offline() -> Reply:
            return await self._reply(heard, debrief, blocks)

        async def kept(exchanged: Exchanged) -> None:
            at = self._tools.clock.now()
            await self._tools.store.transact(
                lambda tx: _keep(tx, owner, heard.record, exchanged, at)
            )

        desk = Desk(blocks, self._searching(heard.words.language))
        return Coaching(
            question,
            heard.words,
            stage_of(heard.record),
            heard.nth,
            told_before(heard.past, _REMEMBERED),
            desk,
            offline,
            None if heard.is_over_cap else self._live,
            kept,
            partial(self._each.turn, owner),
            self._going_on,
        )

    async def close(self) -> None:
        """Give up the answers under way and let go of a live coach's connections."""
        await self._going_on.close()
        if self._live is not None:
            await self._live.coach.close()

    def _hear(
        self,
        tx: Transaction,
        owner: Principal,
        session_id: str,
        question: str,
        language: str | None,
    ) -> "_Heard":
        record, turns = load(tx, owner, session_id)
        words = self._words(language or record.language)
        past = past_of(tx, session_id)
        asked = listen_for(question, words)
        if asked.subject == MORE:
            asked = Asked(question, past[-1].subject if past else GENERAL, None)
        game = None
        if stage_of(record) != coach_stage.OVER:
            is_hinting = asked.subject in coach_stage.FOR_NOW
            game = open_game(tx, self._tools, record, turns, words, is_hinting=is_hinting)
        is_over = is_over_cap(tx, self._tools, record.tenant, session_id)
        return _Heard(record, words, asked, past, game, is_over)

    async def _reply(
        self, heard: "_Heard", debrief: Debrief | None, blocks: tuple[Block, ...]
    ) -> Reply:
        asked, words, nth = heard.asked, heard.words, heard.nth
        if asked.subject not in OF_THE_SESSION:
            found = await self._questions.ask(asked.text, words.language)
            return from_glossary(found, words, nth)
        if heard.game is not None:
            return heard.game.answer(asked.subject, nth)
        if debrief is None:
            raise AssertionError("a game is open, or it has a debrief")
        return answer_over(asked, debrief, blocks, words, nth)

    async def _is_over(self, owner: Principal) -> bool:
        """Say whether the owner's key has had its tokens of today."""
        if self._live is None:
            return True
        return await self._tools.store.transact(
            lambda tx: is_over_cap(tx, self._tools, owner.tenant)
        )

    def _searching(self, language: str) -> Callable[[str], Awaitable[tuple[Block, ...]]]:
        async def search(question: str) -> tuple[Block, ...]:
            return entries_of(await self._questions.ask(question, language))

        return search

    def _words(self, language: str) -> TalkWords:
        if language not in self._talk:
            raise NotFound("language", language)
        return self._talk[language]


@dataclass(frozen=True, slots=True)
class _Heard:
    """A question with the session it is about; `game` is None once that is over.

    Over the cap on tokens no model answers.
    """

    record: SessionRecord
    words: TalkWords
    asked: Asked
    past: tuple[Exchanged, ...]
    game: OpenGame | None
    is_over_cap: bool

    @property
    def nth(self) -> int:
        return self.past[-1].nth + 1 if self.past else 0


def _keep(
    tx: Transaction, owner: Principal, record: SessionRecord, exchanged: Exchanged, at: str
) -> None:
    """Keep an exchange, unless the session was deleted meanwhile; it is paid for in any case."""
    if tx.session(owner, record.id) is not None:
        keep(tx, record, exchanged, at)
    pay(tx, owner.tenant, exchanged.spent, at)
