"""The plane of utilities: one side's worth across, the other's upwards, both 0..10,000."""

from collections.abc import Iterable

from app.reports.charts.marks import TICKS, tick_names
from app.reports.charts.scale import Frame, Scale
from app.reports.charts.svg import number, shape
from app.reports.charts.svg import words as write

FRAME = Frame(Scale(0, 10_000, 42, 406), Scale(0, 10_000, 346, 34))
# Dots closer than this are one dot: 7,000 outcomes then draw in about 20 kB.
_GRAIN = 4

Place = tuple[int, int]


def at(place: Place) -> tuple[float, float]:
    """Return where a pair of utilities lies in the picture."""
    return FRAME.x.at(place[0]), FRAME.y.at(place[1])


def axes(across: str, upwards: str) -> str:
    """Draw the upright lines and the names of both axes."""
    area = FRAME.box()
    named = [(float(tick), number(tick / 100)) for tick in TICKS]
    right, base = area.right, area.bottom
    upright = "".join(
        shape("line", "grid", x1=x, y1=area.top, x2=x, y2=base)
        for x in (FRAME.x.at(tick) for tick in TICKS)
    )
    return (
        upright
        + tick_names(FRAME.x, base + 18, named)
        + write(6, 17, upwards, "quiet")
        + write(right, base + 38, across, "quiet", text_anchor="end")
    )


def zone(reservation: Place) -> str:
    """Where both are better off than without a deal, and the two lines that bound it."""
    area, (x, y) = FRAME.box(), at(reservation)
    inner = {"width": area.right - x, "height": y - area.top}
    return (
        shape("rect", "zone", x=x, y=area.top, **inner)
        + shape("line", "limit", x1=x, y1=area.top, x2=x, y2=area.bottom)
        + shape("line", "limit", x1=area.left, y1=y, x2=area.right, y2=y)
    )


def cloud(places: Iterable[Place]) -> str:
    """Draw every place as a dot: a line of no length with round ends, all in one path."""
    grains = {tuple(round(unit / _GRAIN) * _GRAIN for unit in at(place)) for place in places}
    return shape("path", "cloud", d="".join(f"M{x} {y}h0" for x, y in sorted(grains)))


def line(places: Iterable[Place], paint: str) -> str:
    """Draw a line through some places."""
    corners = " ".join(f"{number(x)},{number(y)}" for x, y in map(at, places))
    return shape("polyline", paint, points=corners) if corners else ""


def dots_sample(x: float, y: float) -> str:
    """Draw the sample of the cloud for a legend."""
    return shape(
        "path", "cloud", d="".join(f"M{number(x + dx)} {number(y)}h0" for dx in (-7, 0, 7))
    )
