"""Where things go: from utilities and turns to units of the picture, and the room that is left."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.reports.charts.svg import TEXT_SIZE

# The bold digits of DejaVu Sans, about the widest system font: an estimate errs towards room.
_EM_PER_SIGN = 0.7
_DIRECTIONS = ((0, -1), (0, 1), (1, -1), (-1, -1), (1, 1), (-1, 1), (1, 0), (-1, 0))
_DISTANCES = (9, 13, 18, 26, 38, 52, 70, 90, 115)


@dataclass(frozen=True, slots=True)
class Scale:
    """A straight line from a range of values to a range of units (which may run backwards)."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """Return the place of a value; a range without extent puts it in the middle."""
        if self.high == self.low:
            return (self.start + self.end) / 2
        share = (value - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)


@dataclass(frozen=True, slots=True)
class Frame:
    """The two scales of a plot; `y` runs upwards."""

    x: Scale
    y: Scale

    def box(self) -> "Box":
        """Return the area of the plot."""
        return Box(self.x.start, self.y.end, self.x.end, self.y.start)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in units of the picture, top left to bottom right."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Box") -> bool:
        """Tell whether the two share any area."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def holds(self, other: "Box") -> bool:
        """Tell whether the other one lies inside this one."""
        across = self.left <= other.left and other.right <= self.right
        return across and self.top <= other.top and other.bottom <= self.bottom

    def middle(self) -> tuple[float, float]:
        """Return the centre."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


def box_around(x: float, y: float, width: float, height: float) -> Box:
    """Return the box with this centre."""
    return Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)


def text_width(text: str) -> float:
    """Estimate how wide a text is set, in units."""
    return len(text) * TEXT_SIZE * _EM_PER_SIGN


def find_room(
    at: tuple[float, float], text: str, taken: Sequence[Box], inside: Box, far: float = 120
) -> Box | None:
    """Find the nearest free place for a label around a point, always the same one.

    `far` is how many units away it may be; None when every such place is taken or sticks out.
    """
    width, height = text_width(text), TEXT_SIZE
    for distance in (one for one in _DISTANCES if one <= far):
        for right, down in _DIRECTIONS:
            # Aslant, the same distance to both sides would put it further off than straight.
            gap = distance * 0.6 if right and down else distance
            x = at[0] + right * (gap + width / 2)
            y = at[1] + down * (gap + height / 2)
            room = box_around(x, y, width, height)
            if inside.holds(room) and not any(room.overlaps(other) for other in taken):
                return room
    return None
