"""What the coach may tell of a session at its stage: of a game that goes on no more than a hint.

Rules: in a practice game the hint is of the highest level taken for this turn, the first at least,
and is recorded like any other; in an assessment there is none. Nothing here rests on the
counterpart's private side before the end.
"""

from dataclasses import dataclass

from app.coach.sheets import HintGiven
from app.review.coach_answers import coach_sentence, question_back
from app.review.coach_talk import (
    BETTER,
    GAME,
    HINT,
    NEXT,
    THEIRS,
    Block,
    Reply,
    Source,
    Sourced,
    TalkWords,
)
from app.review.hinting import SaidHint, say_hint
from app.review.parting import sentences_of
from app.sessions.beside import play_of
from app.sessions.creating import ASSESSMENT
from app.sessions.debriefing import is_over
from app.sessions.notes import HINT as HINT_NOTE
from app.sessions.notes import hint_note, sheets_of
from app.sessions.ports import Transaction
from app.sessions.records import SessionRecord, TurnRecord
from app.sessions.tools import Tools
from app.sessions.unsaid import is_unanswered
from app.sessions.writing import history_of

GENERAL, OPEN, IN_ASSESSMENT, OVER = "general", "open", "assessment", "over"
FOR_NOW = (HINT, BETTER, NEXT)
_RULES = {
    OPEN: ("open.levels", "open.theirs", "open.after"),
    IN_ASSESSMENT: ("assessment", "assessment.glossary", "open.levels", "open.theirs"),
}


def stage_of(record: SessionRecord) -> str:
    """Return where a session stands: open, assessment (an open one), or over."""
    if is_over(record):
        return OVER
    return IN_ASSESSMENT if record.mode == ASSESSMENT else OPEN


@dataclass(frozen=True, slots=True)
class OpenGame:
    """A game that goes on as the coach sees it; no hint in an assessment."""

    stage: str
    words: TalkWords
    hint: SaidHint | None

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Return what may be told now: the rules, and the hint."""
        told = tuple(
            one for key in _RULES[self.stage] for one in sentences_of(self.words.says[key])
        )
        rules = Block(Source(GAME, "rules", self.words.titles["rules"]), told)
        return (rules, *((self._hint_block(self.hint),) if self.hint else ()))

    def answer(self, subject: str, nth: int) -> Reply:
        """Return the answer to a question about this game."""
        told: tuple[Sourced, ...]
        if self.stage == IN_ASSESSMENT:
            told = (self._say("assessment"), self._say("assessment.glossary"))
            return Reply(subject, told, question_back(self.words, "assessment", nth))
        if subject in FOR_NOW and self.hint is not None:
            block = self._hint_block(self.hint)
            told = (*block.sourced[:3], self._say("open.hint_more"))
            return Reply(subject, told, question_back(self.words, HINT, nth))
        keys = ("open.theirs",) if subject == THEIRS else ("open.levels", "open.after")
        told = tuple(one for key in keys for one in self._each(key))
        return Reply(subject, told, question_back(self.words, "open", nth))

    def _say(self, key: str) -> Sourced:
        return coach_sentence(self.words, key, "rules", kind=GAME)

    def _each(self, key: str) -> tuple[Sourced, ...]:
        said = self._say(key)
        return tuple(Sourced(text, said.source) for text in sentences_of(said.text))

    def _hint_block(self, hint: SaidHint) -> Block:
        source = Source(GAME, f"hint/{hint.level}", self.words.titles["hint"], hint.turn)
        return Block(source, tuple(sentences_of(hint.text)))


def open_game(
    tx: Transaction,
    tools: Tools,
    record: SessionRecord,
    turns: tuple[TurnRecord, ...],
    words: TalkWords,
    *,
    is_hinting: bool,
) -> OpenGame:
    """Return a game that goes on; a hint that is looked at is recorded as one that was taken.

    While the last turn is being answered there is none: the game may be over with it.
    """
    stage = stage_of(record)
    if stage == IN_ASSESSMENT or not is_hinting or is_unanswered(turns):
        return OpenGame(stage, words, None)
    table = tools.tables.lay(record)
    play = play_of(tools, record, table, history_of(turns))
    now = play.history.next_number
    taken = sheets_of(tx.notes(record.id, HINT_NOTE)).hints
    level = max((one.level for one in taken if one.turn == now), default=1)
    said = say_hint(play, level, tools.teaching[record.language], table.words)
    given = HintGiven(said.turn, said.level, said.kind, said.text)
    tx.put_note(hint_note(record, given, tools.clock.now()))
    return OpenGame(stage, words, said)
