"""A finished game's report in a model's words: asked for once, checked, kept, and shown when read.

Rules: the report never waits for it; what does not pass keeps the report's own words; words are
shown only while the block they were checked with says the same. Nobody is asked in an assessment,
nor over a cap. Who began and is gone, or failed at no cost, is tried again by a later read.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from app.errors import ModelFailed
from app.review.debrief import Debrief, Wording
from app.review.prose import around, prose_of, with_prose
from app.review.prose_checks import check_prose
from app.review.prose_words import ProseWords
from app.sessions.creating import ASSESSMENT
from app.sessions.model_ports import ModelUse
from app.sessions.notes import REWORDED, new_note, read_note
from app.sessions.pending import later
from app.sessions.plain import plain
from app.sessions.ports import Transaction
from app.sessions.records import Principal, SessionRecord
from app.sessions.reworder import LiveWording, RewordAnswer, RewordBrief
from app.sessions.spending import is_over_cap, keep_spoken, pay
from app.sessions.tools import FailureNote, Tools

BEGUN, FAILED, DONE = "begun", "failed", "done"
_GRACE_SECONDS = 10.0  # for checking and keeping, after the deadline of the call
# A reworder keeps its time itself, and says what it took; this is for one that does not.
_LATE_SECONDS = 1.0
_PAUSE_SECONDS = 600.0  # before a report is tried again that failed at no cost


@dataclass(frozen=True, slots=True)
class WordedBlock:
    """A block in other words, and the mark of what it was checked with."""

    id: str
    mark: str
    text: str


@dataclass(frozen=True, slots=True)
class Worded:
    """What is kept of one report: where it stands, the blocks that passed, and what it took.

    `until` is when somebody else may try, unless it is done; `asked` counts the blocks a model was
    given, `dropped` are the reasons for which sentences were not used.
    """

    state: str
    until: str
    blocks: tuple[WordedBlock, ...] = ()
    asked: int = 0
    use: ModelUse | None = None
    dropped: tuple[str, ...] = ()
    failure: str = ""
    tokens_in: int = 0
    tokens_out: int = 0

    def is_settled(self, now: str) -> bool:
        """Say whether nobody else may try now."""
        if self.state == DONE:
            return True
        return datetime.fromisoformat(now) < datetime.fromisoformat(self.until)


def worded_of(tx: Transaction, session_id: str) -> Worded | None:
    """Return what is kept of a session's report in other words (StorageFailed)."""
    notes = tx.notes(session_id, REWORDED)
    return read_note(notes[0], _worded) if notes else None


def reword(debrief: Debrief, answer: RewordAnswer, words: ProseWords) -> Worded:
    """Check what a model wrote, block by block; what passes is what is kept."""
    about, blocks = around(debrief), prose_of(debrief)
    checked = [
        (one, check_prose(one, answer.texts.get(one.id, ""), about, words)) for one in blocks
    ]
    passed = [WordedBlock(b.id, b.mark, made.text) for b, made in checked if made.text is not None]
    dropped = tuple(reason for _, made in checked for reason in made.dropped)
    use = answer.use
    return Worded(
        DONE, "", tuple(passed), len(blocks), use, dropped, "", use.tokens_in, use.tokens_out
    )


def shown_in(debrief: Debrief, worded: Worded | None, now: str) -> Debrief:
    """Return a debrief in the words that are kept for it, where its blocks still say the same."""
    if worded is None:
        return debrief
    if worded.state != DONE:
        is_under_way = worded.state == BEGUN and worded.is_settled(now)
        return replace(debrief, wording=Wording(is_under_way=True)) if is_under_way else debrief
    marks = {block.id: block.mark for block in prose_of(debrief)}
    texts = {one.id: one.text for one in worded.blocks if marks.get(one.id) == one.mark}
    if not texts or worded.use is None:
        return debrief
    use = worded.use
    wording = Wording(tuple(texts), use.model, use.prompt, use.prompt_hash)
    return replace(with_prose(debrief, texts), wording=wording)


class Rewording:
    """Has reports worded by a model, one call each."""

    def __init__(self, tools: Tools) -> None:
        """Take the ports; without a live wording nobody is asked."""
        self._tools = tools

    async def read(
        self, owner: Principal, debrief: Debrief, *, is_plain: bool
    ) -> tuple[Debrief, bool]:
        """Return the debrief as it is to be read, and whether a model is to be asked now."""
        now = self._tools.clock.now()

        def look(tx: Transaction) -> tuple[SessionRecord | None, Worded | None, bool]:
            record, worded = tx.session(owner, debrief.session), worded_of(tx, debrief.session)
            is_open = record is not None and self._may_ask(tx, record, worded, now)
            return record, worded, is_open

        record, worded, may_ask = await self._tools.store.transact(look)
        if record is None or record.mode == ASSESSMENT:
            return debrief, False
        if is_plain:
            return _plainly(debrief, shown_in(debrief, worded, now)), False
        if may_ask:
            return replace(debrief, wording=Wording(is_under_way=True)), True
        return shown_in(debrief, worded, now), False

    async def ask(self, owner: Principal, debrief: Debrief) -> None:
        """Ask the model about a report, unless somebody has or does; keep what passes."""
        live = self._tools.wording
        if live is None:
            return
        record = await self._tools.store.transact(
            lambda tx: self._claimed(tx, owner, debrief, live)
        )
        if record is None:
            return
        worded = await answered(debrief, live, self._tools.note_failure)
        now = self._tools.clock.now()
        worded = replace(worded, until=later(now, _PAUSE_SECONDS))
        note = new_note(record, REWORDED, _data(worded), now)

        def keep(tx: Transaction) -> None:
            if tx.session(owner, record.id) is not None:
                keep_spoken(tx, note)
            else:
                pay(tx, record.tenant, worded.tokens_in + worded.tokens_out, now)

        await self._tools.store.transact(keep)

    def _may_ask(
        self, tx: Transaction, record: SessionRecord, worded: Worded | None, now: str
    ) -> bool:
        live = self._tools.wording
        if live is None or record.mode == ASSESSMENT or record.language not in live.words:
            return False
        if worded is not None and worded.is_settled(now):
            return False
        return not is_over_cap(tx, self._tools, record.tenant, record.id)

    def _claimed(
        self, tx: Transaction, owner: Principal, debrief: Debrief, live: LiveWording
    ) -> SessionRecord | None:
        """Take the report for oneself; None where it is not to be worded, or is another's now."""
        now, record = self._tools.clock.now(), tx.session(owner, debrief.session)
        if record is None or not self._may_ask(tx, record, worded_of(tx, record.id), now):
            return None
        begun = Worded(BEGUN, later(now, live.seconds + _GRACE_SECONDS))
        tx.put_note(new_note(record, REWORDED, _data(begun), now))
        return record


async def answered(
    debrief: Debrief, live: LiveWording, note_failure: FailureNote | None = None
) -> Worded:
    """Ask about a report once and check what comes; what it came to says how it failed, if so.

    With a `note_failure`, checking that breaks is noted and raises nothing: the answer is paid
    for, and asking again would not mend it.
    """
    blocks, language = prose_of(debrief), debrief.language
    brief = RewordBrief(language, debrief.role_title, debrief.counterpart, blocks)
    try:
        answer = await _asked(live, brief)
    except ModelFailed as failed:
        took = failed.tokens_in, failed.tokens_out
        state = DONE if sum(took) else FAILED
        return Worded(state, "", (), len(blocks), None, (), failed.reason, *took)
    try:
        return await asyncio.to_thread(reword, debrief, answer, live.words[language])
    except Exception as error:
        if note_failure is None:
            raise
        note_failure("checking a report's other words failed", error)
        use = answer.use
        return Worded(
            DONE, "", (), len(blocks), use, (), "unchecked", use.tokens_in, use.tokens_out
        )


def _plainly(debrief: Debrief, shown: Debrief) -> Debrief:
    """Return a debrief in its own words, which says so where there are others."""
    if shown.wording is None or not shown.wording.blocks:
        return debrief
    return replace(debrief, wording=replace(shown.wording, blocks=(), is_plain=True))


async def _asked(live: LiveWording, brief: RewordBrief) -> RewordAnswer:
    try:
        async with asyncio.timeout(live.seconds + _LATE_SECONDS):
            return await live.reworder.reword(brief, live.seconds)
    except TimeoutError as late:
        raise ModelFailed("deadline") from late


def _data(worded: Worded) -> Mapping[str, object]:
    data = plain(worded)
    return data if isinstance(data, dict) else {}


def _worded(data: Mapping[str, Any]) -> Worded:
    use = data["use"]
    return Worded(
        **{
            **data,
            "blocks": tuple(WordedBlock(**block) for block in data["blocks"]),
            "use": None if use is None else ModelUse(**use),
            "dropped": tuple(data["dropped"]),
        }
    )
