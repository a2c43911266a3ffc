"""The report in the terminal, in the reading order of the page; every finding with its words."""

from collections.abc import Iterator

from rich.console import RenderableType, group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from app.reports.levels import LEVELS, weakest_first
from app.review.debrief import CharacteristicView, Debrief, Discovery, Moment
from app.terminal.further import further_parts
from app.terminal.result import bar, better_parts, heading, result_parts
from app.terminal.screen import printable
from app.terminal.seat import Room

_INDENT = (0, 0, 0, 2)


def show_report(room: Room, debrief: Debrief) -> None:
    """Print a debrief block by block."""
    for part in _parts(room, debrief):
        room.screen.show(part)


def _parts(room: Room, debrief: Debrief) -> Iterator[RenderableType]:
    said = room.report_words
    yield from result_parts(room, debrief)
    yield from better_parts(room, debrief)
    yield heading(said.moments.heading)
    for place, moment in enumerate(debrief.moments):
        yield Padding(_moment(room, moment), (1 if place else 0, 0, 0, 0))
    if not debrief.moments:
        yield Text(said.moments.none)
    yield heading(said.characteristics.heading)
    yield _levels(room, debrief)
    yield from _advice(room, debrief)
    yield heading(said.discoveries.heading)
    yield from (part for found in debrief.discoveries for part in _discovery(room, found))
    if not debrief.discoveries:
        yield Text(said.discoveries.none)
    yield from further_parts(room, debrief)


@group()
def _moment(room: Room, moment: Moment) -> Iterator[RenderableType]:
    said = room.report_words.moments
    kind = said.strength if moment.is_strength else said.chance
    colour = "green" if moment.is_strength else "yellow"
    at = room.words.report.turn.format(turn=moment.turn)
    yield Text(f"{kind}: {moment.title} ({at})", style=f"bold {colour}")
    yield Padding(Text(f"“{printable(moment.quote)}”", style="italic"), _INDENT)
    yield Padding(Text(moment.what_it_did), _INDENT)
    if moment.better_sentence:
        better = Text(room.words.report.could_have_said, style="dim")
        yield Padding(better.append(f"“{moment.better_sentence}”", style="not dim"), _INDENT)


def _levels(room: Room, debrief: Debrief) -> Table:
    table = Table(box=None, show_header=False, pad_edge=False)
    for view in weakest_first(debrief.characteristics):
        table.add_row(Text(view.title, style="bold"), *_level(room, view))
        table.add_row("", "", Text(view.anchor, style="dim"))
    return table


def _level(room: Room, view: CharacteristicView) -> tuple[str, str]:
    said, level = room.report_words.characteristics, view.judgement.level
    if level is None:
        return "", said.insufficient
    return bar(room, level, LEVELS), said.level.format(level=level)


def _advice(room: Room, debrief: Debrief) -> Iterator[RenderableType]:
    said = room.report_words.advice
    yield heading(said.heading)
    table = Table(box=None, show_header=False, pad_edge=False)
    lines = ((said.keep, debrief.keep), (said.start, debrief.start), (said.stop, debrief.stop))
    for name, text in lines:
        table.add_row(Text(name, style="bold"), text or said.nothing)
    yield table


def _discovery(room: Room, found: Discovery) -> Iterator[RenderableType]:
    said = room.report_words.discoveries
    stages = (
        (found.asked_at, said.asked, said.never_asked),
        (found.told_at, said.told, said.never_told),
        (found.used_at, said.used, said.never_used),
    )
    became = ", ".join(never if at is None else text.format(turn=at) for at, text, never in stages)
    yield Text(found.title, style="bold").append(f"  {became}", style="dim not bold")
    yield Padding(Text(found.text), _INDENT)
