"""The offer trajectory: what each side's offers were worth to the learner, turn by turn."""

from itertools import pairwise

from app.negotiation.preferences import as_points
from app.reports.charts.marks import (
    Mark,
    deal_mark,
    gave_mark,
    label,
    legend,
    level_lines,
    line_sample,
    own_mark,
    reach,
    their_mark,
    tick_names,
)
from app.reports.charts.scale import Box, Frame, Scale, box_around, find_room
from app.reports.charts.svg import number, picture, point, shape
from app.reports.charts.svg import words as write
from app.reports.reading import describe_offer, describe_trajectory
from app.reports.words import ReportWords
from app.review.debrief import Debrief, OfferPoint

SIZE = (420, 412)
_MOST_TICKS = 9
_SIDE_STEP = 11
_VALUE_WITHIN = 18
Placed = tuple[OfferPoint, float, float]


def draw_trajectory(debrief: Debrief, words: ReportWords) -> str:
    """Return the SVG: turns across, points of 100 to the learner upwards.

    Offers made in one turn stand side by side; a point without room for its value has it in the
    title and the table only.
    """
    frame = Frame(Scale(0.5, _last_turn(debrief) + 0.5, 42, 384), Scale(0, 10_000, 274, 34))
    placed = _place(debrief, frame)
    parts = [
        level_lines(frame),
        _axes(debrief, frame, words),
        _lines_that_matter(debrief, frame),
        _steps([one for one in placed if not one[0].is_learner], "their-line"),
        _steps([one for one in placed if one[0].is_learner], "own-line"),
        *_points(placed, words),
        _deal(debrief, frame, words),
        _values(debrief, placed, frame),
        legend(_entries(debrief, words), 342, SIZE[0]),
    ]
    about = describe_trajectory(debrief, words)
    return picture("trajectory", SIZE, words.trajectory.title, about, parts)


def _last_turn(debrief: Debrief) -> int:
    turns = [line.turn for line in debrief.timeline] + [one.turn for one in debrief.trajectory]
    return max(turns, default=1)


def _place(debrief: Debrief, frame: Frame) -> list[Placed]:
    placed: list[Placed] = []
    for offer in debrief.trajectory:
        beside = [one for one in debrief.trajectory if one.turn == offer.turn]
        aside = (beside.index(offer) - (len(beside) - 1) / 2) * _SIDE_STEP
        placed.append((offer, frame.x.at(offer.turn) + aside, frame.y.at(offer.own)))
    return placed


def _axes(debrief: Debrief, frame: Frame, words: ReportWords) -> str:
    last = _last_turn(debrief)
    every = -(-last // _MOST_TICKS)
    named = [(float(turn), str(turn)) for turn in range(1, last + 1) if (turn - 1) % every == 0]
    middle = (frame.x.start + frame.x.end) / 2
    return (
        tick_names(frame.x, frame.y.start + 18, named)
        + write(6, 17, words.trajectory.worth_to_you, "quiet")
        + write(middle, 312, words.trajectory.turn_axis, "quiet", text_anchor="middle")
    )


def _lines_that_matter(debrief: Debrief, frame: Frame) -> str:
    """The band below the reservation value and the two lines, with their points at the right."""
    area, result = frame.box(), debrief.result
    limit, target = frame.y.at(result.reservation), frame.y.at(result.target)
    across = {"x1": area.left, "x2": area.right}
    closeness = abs(limit - target)
    apart = max(0.0, 16 - closeness) / 2
    width, height = area.right - area.left, area.bottom - limit
    return (
        shape("rect", "band", x=area.left, y=limit, width=width, height=height)
        + shape("line", "limit", y1=limit, y2=limit, **across)
        + shape("line", "target", y1=target, y2=target, **across)
        + write(area.right + 6, limit + 5 + apart, str(as_points(result.reservation)), "ink")
        + write(area.right + 6, target + 5 - apart, str(as_points(result.target)), "own-text")
    )


def _steps(placed: list[Placed], paint: str) -> str:
    if not placed:
        return ""
    path = f"M{number(placed[0][1])} {number(placed[0][2])}"
    path += "".join(f"H{number(x)}V{number(y)}" for _, x, y in placed[1:])
    return shape("path", paint, d=path)


def _points(placed: list[Placed], words: ReportWords) -> list[str]:
    return [
        point(describe_offer(offer, words), reach(x, y), *_marks(offer, x, y), turn=offer.turn)
        for offer, x, y in placed
    ]


def _marks(offer: OfferPoint, x: float, y: float) -> tuple[str, ...]:
    mark: Mark = own_mark if offer.is_learner else their_mark
    if offer.conceded <= 0:
        return (mark(x, y),)
    paint = "own-mark" if offer.is_learner else "their-mark"
    return mark(x, y), gave_mark(x, y + 12, paint)


def _deal(debrief: Debrief, frame: Frame, words: ReportWords) -> str:
    deal = debrief.result.deal
    if deal is None:
        return ""
    said = words.trajectory.deal_point.format(own=as_points(deal.own), other=as_points(deal.other))
    x, y = _deal_place(debrief, deal.own, frame)
    return point(said, reach(x, y), deal_mark(x, y))


def _values(debrief: Debrief, placed: list[Placed], frame: Frame) -> str:
    """The points of each offer beside its mark, where there is room."""
    taken = _obstacles(debrief, placed, frame)
    parts: list[str] = []
    for offer, x, y in placed:
        text = str(as_points(offer.own))
        room = find_room((x, y), text, taken, frame.box(), far=_VALUE_WITHIN)
        if room:
            taken.append(room)
            parts.append(label(room, text, "own-text" if offer.is_learner else "their-text"))
    return "".join(parts)


def _obstacles(debrief: Debrief, placed: list[Placed], frame: Frame) -> list[Box]:
    """What no value may be written across: marks, the lines that matter, the step lines."""
    area, result = frame.box(), debrief.result
    levels = [frame.y.at(line) for line in (result.reservation, result.target)]
    taken = [box_around(x, y + 4, 14, 24) for _, x, y in placed]
    taken += [Box(area.left, y - 1, area.right, y + 1) for y in levels]
    if result.deal:
        taken.append(box_around(*_deal_place(debrief, result.deal.own, frame), 20, 20))
    return taken + _along(placed, is_learner=True) + _along(placed, is_learner=False)


def _deal_place(debrief: Debrief, own: int, frame: Frame) -> tuple[float, float]:
    return frame.x.at(_last_turn(debrief)), frame.y.at(own)


def _along(placed: list[Placed], *, is_learner: bool) -> list[Box]:
    """The boxes that the step line of one side runs through."""
    own = [(x, y) for offer, x, y in placed if offer.is_learner is is_learner]
    boxes: list[Box] = []
    for (x, y), (next_x, next_y) in pairwise(own):
        rise = Box(next_x - 2, min(y, next_y), next_x + 2, max(y, next_y))
        boxes += [Box(x, y - 2, next_x, y + 2), rise]
    return boxes


def _entries(debrief: Debrief, words: ReportWords) -> list[tuple[Mark, str]]:
    said, result = words.trajectory, debrief.result
    entries: list[tuple[Mark, str]] = [
        (line_sample("own-line", own_mark), said.own_offers),
        (line_sample("target"), said.target.format(points=as_points(result.target))),
        (line_sample("their-line", their_mark), said.their_offers),
        (_limit_sample, said.reservation.format(points=as_points(result.reservation))),
        (gave_mark, said.gave_ground),
    ]
    return [*entries, (deal_mark, said.deal)] if result.deal else entries


def _limit_sample(x: float, y: float) -> str:
    return shape("rect", "band", x=x - 12, y=y, width=24, height=7) + line_sample("limit")(x, y)
