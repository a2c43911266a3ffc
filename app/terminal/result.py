"""The result of a game in the terminal: the scale, and one outcome better for both."""

from collections.abc import Iterator

from rich import box
from rich.console import RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from app.negotiation.preferences import FULL, as_points
from app.reports.points import as_percent
from app.reports.reading import describe_better
from app.reports.rows import TermRow, term_rows
from app.review.debrief import Debrief, Line
from app.terminal.seat import Room

_CELLS = 24


def result_parts(room: Room, debrief: Debrief) -> Iterator[RenderableType]:
    """Return the result line, its scale and the joint gain."""
    words, result, said = room.words.report, debrief.result, room.report_words.result
    yield heading(said.heading)
    yield Text(result.sentence, style="bold")
    table = Table(box=None, show_header=False, pad_edge=False)
    rows = ((words.you, result.own), (words.reservation, result.reservation),
            (words.target, result.target), (words.best, result.best))  # fmt: skip
    for name, value in rows:
        filled = round(value * _CELLS / FULL)
        table.add_row(name, bar(room, filled, _CELLS), str(as_points(value)))
    yield Padding(table, (1, 0, 1, 2))
    gain = debrief.measures.joint_gain
    if not result.has_zopa:
        yield Text(said.no_zopa)
    elif gain is not None:
        yield Text(said.joint_gain.format(percent=as_percent(gain)))


def better_parts(room: Room, debrief: Debrief) -> Iterator[RenderableType]:
    """Return one outcome both would have preferred, beside the deal; nothing if there is none."""
    words, said, better = room.words.report, room.report_words.result, debrief.result.better
    if better is None:
        return
    yield heading(said.better_heading)
    yield Text(describe_better(debrief, room.report_words))
    yield _terms(room, debrief)
    yield Text(f"{said.points_key} {words.changed if debrief.result.deal else ''}", style="dim")


def bar(room: Room, filled: int, cells: int) -> str:
    """Return a bar of some cells."""
    marks = room.words.marks
    full = marks.full_plain if room.screen.is_plain else marks.full
    empty = marks.empty_plain if room.screen.is_plain else marks.empty
    return full * filled + empty * (cells - filled)


def heading(words: str) -> RenderableType:
    """Return the heading of a block."""
    return Padding(Rule(Text(words, style="bold"), align="left"), (1, 0, 0, 0))


def _terms(room: Room, debrief: Debrief) -> Table:
    said, deal, better = room.report_words.result, debrief.result.deal, debrief.result.better
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column(said.issue)
    if deal is not None:
        table.add_column(said.deal)
    table.add_column(said.better)
    for row in term_rows(debrief):
        table.add_row(*_cells(room, row, has_deal=deal is not None))
    table.add_section()
    sums = [outcome for outcome in (deal, better and better.outcome) if outcome]
    table.add_row(said.total, *(_pair(room, outcome.own, outcome.other) for outcome in sums))
    return table


def _cells(room: Room, row: TermRow, *, has_deal: bool) -> Iterator[Text]:
    style = "bold" if row.is_changed else ""
    yield Text(f"{row.label}{' *' if row.is_changed else ''}", style=style)
    if has_deal:
        yield _cell(room, row.deal)
    yield _cell(room, row.better, style)


def _cell(room: Room, line: Line | None, style: str = "") -> Text:
    if line is None:
        return Text()
    points = _pair(room, line.own_points, line.other_points)
    return Text(line.shown, style=style).append(f" {points}", style="dim")


def _pair(room: Room, own: int, other: int) -> str:
    return room.words.report.both_points.format(own=as_points(own), other=as_points(other))
