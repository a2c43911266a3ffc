"""Sessions and turns as CSV (RFC 4180, UTF-8): the columns that docs/csv.md explains.

A cell that a spreadsheet would take for a formula begins with an apostrophe. Nothing that anybody
wrote is in it but where words are asked for. What is not known, or not judged yet, is empty.
"""

import csv
import io
from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from app.negotiation.acts import Act
from app.review.figures import Figures
from app.sessions.export_port import Wanted
from app.sessions.exporting import ExportedOffer, ExportedSession, ExportedTurn, ExportService

Rows = Literal["sessions", "turns"]
NOT_OBSERVED = "not observed"
Cell = str | int | float | None
R = TypeVar("R")
_Columns = Mapping[str, Callable[[R], Cell]]
# The full-width forms are read as the plain ones by spreadsheets in some languages.
_FORMULA = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
_OUTCOMES = {"deal": "deal", "ended": "no_deal"}


@dataclass(frozen=True, slots=True)
class Table(Generic[R]):
    """What rows are written as, column by column."""

    columns: _Columns[R]

    def header(self) -> str:
        """Return the header line."""
        return _lines([list(self.columns)])

    def rows(self, found: Iterable[R]) -> str:
        """Return a line for each row."""
        written = self.columns.values()
        return _lines([[_text(cell(row)) for cell in written] for row in found])


def session_table(characteristics: Sequence[str]) -> Table[ExportedSession]:
    """Return the columns of a session; each characteristic of the rubric has one."""
    levels = {level_column(one): _level_of(one) for one in characteristics}
    return Table({**_OF_A_SESSION, **levels, **_TIMES})


def turn_table(*, with_words: bool) -> Table[ExportedTurn]:
    """Return the columns of a turn; what was said is the last of them, where it is asked for."""
    return Table({**_OF_A_TURN, **_WORDS} if with_words else _OF_A_TURN)


def level_column(characteristic: str) -> str:
    """Return the name of the column that holds the levels of a characteristic."""
    return "level_" + characteristic.replace("-", "_")


async def written(
    exports: ExportService, wanted: Wanted, rows: Rows, *, with_words: bool
) -> AsyncIterator[str]:
    """Yield the table piece by piece: the header with the first page, then the other pages.

    What the store refuses to read at first is raised before anything was yielded.
    """
    if rows == "sessions":
        sessions = session_table(exports.characteristics)
        pages = (sessions.rows(page) async for page in exports.sessions(wanted))
        header = sessions.header()
    else:
        turns = turn_table(with_words=with_words)
        pages = (turns.rows(page) async for page in exports.turns(wanted))
        header = turns.header()
    yield header + await anext(pages, "")
    async for page in pages:
        yield page


def _lines(rows: Sequence[Sequence[str]]) -> str:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue()


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return f"{cell:.4f}"
    if isinstance(cell, int):
        return str(cell)
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _figure(of: Callable[[Figures], Cell]) -> Callable[[ExportedSession], Cell]:
    """Return the cell of a figure: empty while the session is not judged."""
    return lambda row: None if row.figures is None else of(row.figures)


def _level_of(characteristic: str) -> Callable[[ExportedSession], Cell]:
    def level(row: ExportedSession) -> Cell:
        found = dict(row.figures.levels) if row.figures else {}
        if characteristic not in found:
            return None
        given = found[characteristic]
        return NOT_OBSERVED if given is None else given

    return level


def _act(act: Act) -> str:
    """Name an act with what it is about: 'ask:priority:price'."""
    about = (getattr(act, name, None) for name in ("kind", "issue"))
    return ":".join([type(act).__name__.lower(), *(str(one) for one in about if one)])


def _offer(offer: ExportedOffer) -> str:
    return "; ".join(f"{issue}={option}" for issue, option in offer.terms)


def _worth(offer: ExportedOffer) -> str:
    return "" if offer.utility is None else str(offer.utility)


def _several(parts: Iterable[str]) -> str:
    """Join what stands for one offer each; a turn may make several at once."""
    return " | ".join(parts)


_OF_A_SESSION: _Columns[ExportedSession] = {
    "session": lambda row: row.record.id,
    "learner": lambda row: row.record.learner,
    "external_id": lambda row: row.external_id,
    "scenario": lambda row: row.record.scenario_id,
    "role": lambda row: row.record.role,
    "style": lambda row: row.record.style,
    "difficulty": lambda row: row.record.difficulty,
    "language": lambda row: row.record.language,
    "mode": lambda row: row.record.mode,
    "branch_of": lambda row: row.record.branch_of,
    "seed": lambda row: row.record.seed,
    "engine_version": lambda row: row.record.engine_version,
    "ear_version": lambda row: row.record.ear_version,
    "rubric_version": lambda row: row.record.rubric_version,
    "phase": lambda row: row.record.phase,
    "outcome": lambda row: _OUTCOMES.get(row.record.phase),
    "turns": lambda row: row.turns,
    "hints": lambda row: row.hints,
    "utility": _figure(lambda figures: figures.own),
    "reservation": _figure(lambda figures: figures.reservation),
    "target": _figure(lambda figures: figures.target),
    "joint_gain": _figure(lambda figures: figures.joint_gain),
    "pareto_distance": _figure(lambda figures: figures.pareto_distance),
}
_TIMES: _Columns[ExportedSession] = {
    "began_at": lambda row: row.record.created_at,
    "ended_at": lambda row: row.ended_at,
}
_OF_A_TURN: _Columns[ExportedTurn] = {
    "session": lambda row: row.record.session,
    "number": lambda row: row.record.number,
    "side": lambda row: "learner" if row.record.is_learner else "counterpart",
    "acts": lambda row: "; ".join(map(_act, row.record.acts)),
    "offer": lambda row: _several(map(_offer, row.offers)),
    "utility": lambda row: _several(map(_worth, row.offers)),
    "markers": lambda row: "; ".join(dict.fromkeys(one.name for one in row.record.markers)),
    "confidence": lambda row: row.record.confidence if row.record.is_learner else None,
    "is_corrected": lambda row: row.record.is_corrected,
    "voice": lambda row: row.record.voice,
    "at": lambda row: row.record.at,
}
_WORDS: _Columns[ExportedTurn] = {"text": lambda row: row.record.text}
