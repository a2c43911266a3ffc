"""The counterpart's trust after each of the learner's turns, and which way each turn moved it."""

from itertools import pairwise

from app.negotiation.preferences import FULL
from app.reports.charts.marks import (
    Mark,
    fell_mark,
    label,
    legend,
    level_lines,
    reach,
    rose_mark,
    their_mark,
    tick_names,
)
from app.reports.charts.scale import Box, Frame, Scale, box_around, find_room
from app.reports.charts.svg import number, picture, point, shape
from app.reports.charts.svg import words as write
from app.reports.points import as_percent
from app.reports.words import ReportWords
from app.review.further import RelationshipView, TrustPoint

SIZE = (420, 314)
_MOST_TICKS = 9
_VALUE_WITHIN = 18
Placed = tuple[TrustPoint, float, float]


def draw_trust(view: RelationshipView, words: ReportWords) -> str:
    """Return the SVG: the learner's turns across, trust 0 to 100 upwards, each a link to it."""
    said, path = words.relationship, view.path
    first, last = path[0].turn, path[-1].turn
    frame = Frame(Scale(first - 0.7, last + 0.7, 42, 406), Scale(0, FULL, 214, 34))
    placed = [(one, frame.x.at(one.turn), frame.y.at(one.trust * FULL)) for one in path]
    every = -(-len(path) // _MOST_TICKS)
    named = [(float(one.turn), str(one.turn)) for one in path[::every]]
    parts = [
        level_lines(frame),
        tick_names(frame.x, frame.y.start + 18, named),
        write(6, 17, said.trust_axis, "quiet"),
        write(224, 252, words.trajectory.turn_axis, "quiet", text_anchor="middle"),
        _line(placed),
        *[point(describe_trust(one, words), reach(x, y), mark_of(one)(x, y), turn=one.turn)
          for one, x, y in placed],
        _values(placed, frame.box()),
        legend(_entries(words), 276, SIZE[0]),
    ]  # fmt: skip
    about = said.about.format(first=as_percent(path[0].trust), last=as_percent(path[-1].trust))
    return picture("trust", SIZE, said.title, about, parts)


def describe_trust(one: TrustPoint, words: ReportWords) -> str:
    """Say the trust after a turn and how the turn moved it."""
    said, moved = words.relationship, moved_by(one)
    told = said.point.format(turn=one.turn, trust=as_percent(one.trust))
    if not moved:
        return told
    frame = said.point_rose if moved > 0 else said.point_fell
    return f"{told} {frame.format(points=abs(moved))}"


def moved_by(one: TrustPoint) -> int:
    """Return by how much of 100 a turn moved trust, rounded away from zero at the half."""
    moved = as_percent(abs(one.change))
    return moved if one.change > 0 else -moved


def mark_of(one: TrustPoint) -> Mark:
    """Return the mark of a point by the way it moved."""
    moved = moved_by(one)
    if not moved:
        return their_mark
    return rose_mark if moved > 0 else fell_mark


def _line(placed: list[Placed]) -> str:
    corners = " ".join(f"{number(x)},{number(y)}" for _, x, y in placed)
    return shape("polyline", "their-line", points=corners)


def _values(placed: list[Placed], area: Box) -> str:
    """The trust beside each point, where there is room off the line."""
    taken = [box_around(x, y, 16, 16) for _, x, y in placed]
    for (_, x, y), (_, next_x, next_y) in pairwise(placed):
        steps = max(1, int(abs(next_x - x) // 8))
        taken += [
            box_around(x + (next_x - x) * at / steps, y + (next_y - y) * at / steps, 4, 4)
            for at in range(steps + 1)
        ]
    parts: list[str] = []
    for one, x, y in placed:
        text = str(as_percent(one.trust))
        room = find_room((x, y), text, taken, area, far=_VALUE_WITHIN)
        if room:
            taken.append(room)
            parts.append(label(room, text, "their-text"))
    return "".join(parts)


def _entries(words: ReportWords) -> list[tuple[Mark, str]]:
    said = words.relationship
    return [(rose_mark, said.rose), (fell_mark, said.fell), (their_mark, said.same)]
