"""Use cases around the talk: prepare before it, ask in it, look back after it, and try again.

Each is one unit of work on the store, as those of the talk are (`service`).
"""

from dataclasses import dataclass

from app.coach.sheets import Beliefs, HintGiven, Preparation, Reflection
from app.errors import Conflict, ConflictCode
from app.review.further import SheetLine
from app.review.hinting import SaidHint, say_hint
from app.review.preparing import sheet_lines
from app.sessions.beside import play_of, see
from app.sessions.branching import Branching, open_branch
from app.sessions.creating import ASSESSMENT
from app.sessions.debriefing import is_over
from app.sessions.exchange import at_table, load
from app.sessions.notes import (
    BELIEFS,
    PREPARATION,
    REFLECTION,
    SHEETS,
    beliefs_data,
    hint_note,
    new_note,
    preparation_data,
    reflection_data,
    sheets_of,
)
from app.sessions.ports import Transaction
from app.sessions.progressing import Progress, progress_of
from app.sessions.records import Principal, SessionRecord, TurnRecord
from app.sessions.tools import Tools
from app.sessions.unsaid import settled
from app.sessions.viewing import is_reflected, is_to_prepare
from app.sessions.views import SessionView
from app.sessions.worksheets import check_beliefs, check_preparation, check_reflection
from app.sessions.writing import history_of

Turns = tuple[TurnRecord, ...]
_CODES: dict[str, ConflictCode] = {"hint_over": "over", "not_over": "not-over"}


@dataclass(frozen=True, slots=True)
class Prepared:
    """A worksheet with what was found in it; `is_open` as a session `can_prepare`."""

    preparation: Preparation | None
    lines: tuple[SheetLine, ...]
    is_open: bool


class JourneyService:
    """The use cases around the talk; every one takes the owner and touches only what is theirs."""

    def __init__(self, tools: Tools) -> None:
        """Take the ports."""
        self._tools = tools

    async def preparation(self, owner: Principal, session_id: str) -> Prepared:
        """Return the worksheet of a session (NotFound)."""

        def work(tx: Transaction) -> Prepared:
            record, turns = load(tx, owner, session_id)
            sheets = sheets_of(tx.notes(session_id, PREPARATION))
            return self._prepared(record, turns, sheets.preparation)

        return await self._tools.store.transact(work)

    async def prepare(self, owner: Principal, session_id: str, sheet: Preparation) -> Prepared:
        """Keep a worksheet in the place of an earlier one (Conflict once begun, or in a branch)."""

        def work(tx: Transaction) -> Prepared:
            record, turns = load(tx, owner, session_id)
            if not is_to_prepare(record, turns):
                raise self._refused(record, "branched" if record.branch_of else "begun")
            check_preparation(sheet, self._tools.tables.lay(record).scenario)
            data = preparation_data(sheet)
            tx.put_note(new_note(record, PREPARATION, data, self._tools.clock.now()))
            return self._prepared(record, turns, sheet)

        return await self._tools.store.transact(work)

    async def hint(self, owner: Principal, session_id: str, level: int) -> SaidHint:
        """Give a hint for the next turn and record it (Conflict in an assessment, or when over).

        While the last turn is being answered there is no next one to speak of (BeingSpoken).
        """

        def work(tx: Transaction) -> SaidHint:
            settled(*at_table(tx, self._tools, owner, session_id))
            record, turns = load(tx, owner, session_id)
            if record.mode == ASSESSMENT:
                raise self._refused(record, "hint_assessed")
            if is_over(record):
                raise self._refused(record, "hint_over")
            table = self._tools.tables.lay(record)
            play = play_of(self._tools, record, table, history_of(turns))
            said = say_hint(play, level, self._tools.teaching[record.language], table.words)
            given = HintGiven(said.turn, said.level, said.kind, said.text)
            tx.put_note(hint_note(record, given, self._tools.clock.now()))
            return said

        return await self._tools.store.transact(work)

    async def guess(self, owner: Principal, session_id: str, guess: Beliefs) -> SessionView:
        """Keep a guess of what matters to the counterpart, once, before anything is shown."""

        def work(tx: Transaction) -> SessionView:
            record, turns = self._load_over(tx, owner, session_id)
            sheets = sheets_of(tx.notes(session_id, *SHEETS))
            if sheets.beliefs is not None:
                raise self._refused(record, "guessed")
            if is_reflected(record, sheets):
                raise self._refused(record, "guess_late")
            table = self._tools.tables.lay(record)
            check_beliefs(guess, table.scenario)
            data = beliefs_data(guess)
            tx.add_note(new_note(record, BELIEFS, data, self._tools.clock.now()))
            return see(tx, self._tools, record, table, turns)

        return await self._tools.store.transact(work)

    async def reflect(
        self, owner: Principal, session_id: str, reflection: Reflection
    ) -> SessionView:
        """Keep the learner's look back, or that it was skipped, once; it opens the report."""

        def work(tx: Transaction) -> SessionView:
            record, turns = self._load_over(tx, owner, session_id)
            if is_reflected(record, sheets_of(tx.notes(session_id, *SHEETS))):
                raise self._refused(record, "reflected")
            check_reflection(reflection)
            data = reflection_data(reflection)
            tx.add_note(new_note(record, REFLECTION, data, self._tools.clock.now()))
            return see(tx, self._tools, record, self._tools.tables.lay(record), turns)

        return await self._tools.store.transact(work)

    async def branch(
        self, owner: Principal, session_id: str, turn: int, branch_id: str | None = None
    ) -> SessionView:
        """Open a session that stands just before an own turn of a finished one (Conflict).

        An id is given where the same may be asked twice: the branch that has it answers both.
        """

        def work(tx: Transaction) -> SessionView:
            if branch_id is not None and tx.session(owner, branch_id) is not None:
                exchange, turns = at_table(tx, self._tools, owner, branch_id)
                return see(tx, self._tools, exchange.record, exchange.table, turns)
            record, turns = load(tx, owner, session_id)
            new_id = branch_id or self._tools.ids.new("ses")
            return open_branch(tx, self._tools, record, turns, Branching(new_id, turn))

        return await self._tools.store.transact(work)

    async def progress(self, owner: Principal, language: str) -> Progress:
        """Return how the owner's games went, in a language (NotFound), and what to try next."""
        return await progress_of(self._tools, owner, language)

    def _load_over(
        self, tx: Transaction, owner: Principal, session_id: str
    ) -> tuple[SessionRecord, Turns]:
        record, turns = load(tx, owner, session_id)
        if not is_over(record):
            raise self._refused(record, "not_over")
        return record, turns

    def _refused(self, record: SessionRecord, why: str) -> Conflict:
        """Say in the game's language why something is not taken now, by a key of `REFUSALS`."""
        refusal = self._tools.teaching[record.language].lessons.refusals[why]
        return Conflict(refusal, _CODES.get(why, "conflict"))

    def _prepared(self, record: SessionRecord, turns: Turns, sheet: Preparation | None) -> Prepared:
        words = self._tools.tables.lay(record).words
        teaching = self._tools.teaching[record.language]
        lines = sheet_lines(sheet, words, record.role, teaching) if sheet else ()
        return Prepared(sheet, lines, is_open=is_to_prepare(record, turns))
