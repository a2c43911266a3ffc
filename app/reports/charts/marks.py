"""The marks of the pictures: each kind has a shape of its own, so that colour is never alone."""

from collections.abc import Callable, Sequence

from app.reports.charts.scale import Box, Frame, Scale
from app.reports.charts.svg import TEXT_SIZE, number, shape, words

Mark = Callable[[float, float], str]
ROW = 22
TICKS = (0, 2_500, 5_000, 7_500, 10_000)


def own_mark(x: float, y: float) -> str:
    """The learner's offer: a circle."""
    return shape("circle", "own-mark", cx=x, cy=y, r=5.5)


def their_mark(x: float, y: float) -> str:
    """The counterpart's offer: a square."""
    return shape("rect", "their-mark", x=x - 5, y=y - 5, width=10, height=10)


def deal_mark(x: float, y: float) -> str:
    """The deal: a ring around a dot."""
    dot = shape("circle", "key-mark", cx=x, cy=y, r=4)
    return shape("circle", "ring", cx=x, cy=y, r=8) + dot


def no_deal_mark(x: float, y: float) -> str:
    """Both alternatives: a hollow diamond."""
    return _polygon("hollow", x, y, ((0, -7), (7, 0), (0, 7), (-7, 0)))


def nash_mark(x: float, y: float) -> str:
    """The Nash point: a hollow triangle."""
    return _polygon("hollow", x, y, ((0, -7), (7, 5), (-7, 5)))


def better_mark(x: float, y: float) -> str:
    """An outcome better for both: a four-pointed star."""
    reach, waist = 9, 2.8
    tips = ((0, -reach), (waist, -waist), (reach, 0), (waist, waist))
    rest = ((0, reach), (-waist, waist), (-reach, 0), (-waist, -waist))
    return _polygon("own-mark", x, y, tips + rest)


def gave_mark(x: float, y: float, paint: str = "key-mark") -> str:
    """A concession: a small wedge that points down."""
    return _polygon(paint, x, y, ((-5, -3), (5, -3), (0, 5)))


def rose_mark(x: float, y: float) -> str:
    """Something that went up: a wedge that points up."""
    return _polygon("their-mark", x, y, ((-7, 5), (7, 5), (0, -7)))


def fell_mark(x: float, y: float) -> str:
    """Something that went down: a wedge that points down."""
    return _polygon("their-mark", x, y, ((-7, -5), (7, -5), (0, 7)))


def before_mark(x: float, y: float) -> str:
    """What it was before: a small hollow diamond, tall enough to stand out of a bar."""
    return _polygon("hollow", x, y, ((0, -8), (5, 0), (0, 8), (-5, 0)))


def reach(x: float, y: float) -> str:
    """An unseen disc that makes a small mark easier to hit."""
    return shape("circle", "reach", cx=x, cy=y, r=11)


def line_sample(paint: str, mark: Mark | None = None) -> Mark:
    """Make the sample of a line for a legend, with the mark that sits on it."""

    def draw(x: float, y: float) -> str:
        line = shape("line", paint, x1=x - 12, y1=y, x2=x + 12, y2=y)
        return line + (mark(x, y) if mark else "")

    return draw


def area_sample(paint: str) -> Mark:
    """Make the sample of a shaded area for a legend."""

    def draw(x: float, y: float) -> str:
        return shape("rect", paint, x=x - 11, y=y - 7, width=22, height=14)

    return draw


def legend(entries: Sequence[tuple[Mark, str]], top: float, width: float) -> str:
    """Set samples with their names in two columns, row by row."""
    parts: list[str] = []
    for index, (mark, name) in enumerate(entries):
        x, y = 18 + index % 2 * (width / 2), top + index // 2 * ROW
        parts += [mark(x, y), words(x + 20, y + TEXT_SIZE * 0.35, name, "ink")]
    return "".join(parts)


def level_lines(frame: Frame) -> str:
    """Draw the points of the upright axis with their lines across the plot."""
    parts: list[str] = []
    for tick in TICKS:
        y = frame.y.at(tick)
        parts.append(shape("line", "grid", x1=frame.x.start, y1=y, x2=frame.x.end, y2=y))
        name = number(tick / 100)
        parts.append(words(frame.x.start - 7, y + 5, name, "quiet", text_anchor="end"))
    return "".join(parts)


def tick_names(scale: Scale, y: float, named: Sequence[tuple[float, str]]) -> str:
    """Write the names of places on the lying axis."""
    return "".join(
        words(scale.at(value), y, name, "quiet", text_anchor="middle") for value, name in named
    )


def label(room: Box, text: str, paint: str = "ink") -> str:
    """Write a label into the room found for it."""
    x, y = room.middle()
    baseline = y + TEXT_SIZE * 0.35
    return words(x, baseline, text, paint, text_anchor="middle", class_=f"{paint} label")


def _polygon(paint: str, x: float, y: float, corners: Sequence[tuple[float, float]]) -> str:
    places = " ".join(f"{number(x + right)},{number(y + down)}" for right, down in corners)
    return shape("polygon", paint, points=places)
