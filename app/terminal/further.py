"""The further blocks of a report in the terminal: what if, what was planned and thought, what next.

The rest of them (pictures, five C's, the other side's sheet) are for the page.
"""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from app.negotiation.preferences import as_points
from app.review.debrief import Debrief
from app.review.further import Further, WhatIfMoment, WhatIfMove
from app.terminal.result import heading
from app.terminal.screen import printable
from app.terminal.seat import Room

_INDENT = (0, 0, 0, 2)


def further_parts(room: Room, debrief: Debrief) -> Iterator[RenderableType]:
    """Return the blocks for which there is something to say."""
    further, said = debrief.further, room.report_words
    if further.what_if is not None:
        yield heading(said.what_if.heading)
        for moment in further.what_if.moments:
            yield from _moment(room, moment)
        yield Text(further.what_if.policy, style="dim")
    planned = list(_planned(further))
    if planned:
        yield heading(said.planned.heading)
        yield from planned
    if further.task is not None:
        task, words = further.task, said.page
        yield heading(words.onward)
        yield Text(words.practise.format(title=task.title), style="bold")
        yield Text(task.text)
        yield Text(words.next_scenario.format(scenario=task.scenario_title))


def _moment(room: Room, moment: WhatIfMoment) -> Iterator[RenderableType]:
    said = room.report_words.what_if
    yield Text(said.at.format(turn=moment.turn), style="bold")
    yield Padding(Text(f"“{printable(moment.quote)}”", style="italic"), _INDENT)
    table = Table(box=None, pad_edge=False)
    for name in (said.move, said.you, said.them):
        table.add_column(name, justify="left" if name == said.move else "right")
    for move in (moment.as_played, *moment.moves):
        table.add_row(*_row(room, move))
    yield Padding(table, _INDENT)


def _row(room: Room, move: WhatIfMove) -> tuple[str, str, str]:
    spread, text = move.spread, room.report_words.what_if.range
    own, own_low, own_high = map(as_points, (spread.own, spread.own_low, spread.own_high))
    other, low, high = map(as_points, (spread.other, spread.other_low, spread.other_high))
    return (
        move.title,
        text.format(middle=own, low=own_low, high=own_high),
        text.format(middle=other, low=low, high=high),
    )


def _planned(further: Further) -> Iterator[RenderableType]:
    if further.preparation is not None:
        for line in further.preparation.against_play:
            yield Text(line.title, style="bold").append(f"  {line.text}", style="not bold")
    if further.beliefs is not None:
        yield Text(further.beliefs.sentence)
    if further.reflection is not None and further.reflection.sentence:
        yield Text(further.reflection.sentence)
