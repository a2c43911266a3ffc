"""SVG elements as text: escaped, rounded, coloured twice.

Every element carries a class, which the page's stylesheet colours (so the picture follows the
theme), and plain presentation attributes, which hold where no stylesheet is: a stand-alone file,
a PDF, a PNG. No style attribute and no style element, so that a strict CSP lets it through.
"""

from html import escape

TEXT_SIZE = 14
FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"

_PAINTS: dict[str, dict[str, str]] = {
    "paper": {"fill": "#faf8f4"},
    "grid": {"stroke": "#e2dccf", "stroke-width": "1", "fill": "none"},
    "axis": {"stroke": "#8d8577", "stroke-width": "1", "fill": "none"},
    "ink": {"fill": "#24211c"},
    "quiet": {"fill": "#645d52"},
    "own-line": {"stroke": "#0f6b66", "stroke-width": "2", "fill": "none"},
    "own-mark": {"fill": "#0f6b66", "stroke": "#faf8f4", "stroke-width": "1.5"},
    "own-text": {"fill": "#0f6b66"},
    "their-line": {"stroke": "#9a6a12", "stroke-width": "2", "fill": "none"},
    "their-mark": {"fill": "#9a6a12", "stroke": "#faf8f4", "stroke-width": "1.5"},
    "their-text": {"fill": "#855a0c"},
    "track": {"fill": "#e2dccf"},
    "zone": {"fill": "#0f6b66", "fill-opacity": "0.09"},
    "band": {"fill": "#8d8577", "fill-opacity": "0.16"},
    "limit": {"stroke": "#645d52", "stroke-width": "1.5", "fill": "none"},
    "target": {
        "stroke": "#0f6b66",
        "stroke-width": "1.5",
        "stroke-dasharray": "6 4",
        "fill": "none",
    },
    "cloud": {"stroke": "#cfc7b8", "stroke-width": "3", "stroke-linecap": "round", "fill": "none"},
    "frontier": {"stroke": "#645d52", "stroke-width": "2", "fill": "none"},
    "leader": {"stroke": "#8d8577", "stroke-width": "0.8", "fill": "none"},
    "key-mark": {"fill": "#24211c", "stroke": "#faf8f4", "stroke-width": "1.5"},
    "ring": {"fill": "none", "stroke": "#24211c", "stroke-width": "2"},
    "hollow": {"fill": "#faf8f4", "stroke": "#24211c", "stroke-width": "1.8"},
    "own-bar": {"fill": "#0f6b66"},
    "own-area": {
        "fill": "#0f6b66",
        "fill-opacity": "0.18",
        "stroke": "#0f6b66",
        "stroke-width": "2",
    },
    "their-bar": {"fill": "#9a6a12"},
    "before": {
        "stroke": "#645d52",
        "stroke-width": "1.5",
        "stroke-dasharray": "4 3",
        "fill": "none",
    },
    "hatch": {"stroke": "#8d8577", "stroke-width": "1.2", "fill": "none"},
    "reach": {"fill": "#000000", "fill-opacity": "0"},
}


def shape(tag: str, paint: str, **attributes: str | float) -> str:
    """Draw one childless element; underscores in attribute names stand for hyphens."""
    return f"<{tag}{_attributes({'class': paint, **_PAINTS[paint], **_named(attributes)})}/>"


def group(tag: str, *children: str, **attributes: str | float) -> str:
    """Wrap drawn children in an element without a colour of its own."""
    return f"<{tag}{_attributes(_named(attributes))}>{''.join(children)}</{tag}>"


def words(x: float, y: float, text: str, paint: str = "ink", **attributes: str | float) -> str:
    """Write text at a baseline; `paint` has to be a fill."""
    named = {"class": paint, "x": x, "y": y, **_PAINTS[paint], **_named(attributes)}
    return f"<text{_attributes(named)}>{_inert(text)}</text>"


def point(title: str, *children: str, turn: int | None = None) -> str:
    """Make a drawn point reachable by keyboard: a link to its turn where it has one."""
    if turn is None:
        name = f"<title>{_inert(title)}</title>"
        return group("g", name, *children, tabindex=0, role="img", class_="point")
    return link(title, f"turn-{turn}", *children)


def spot(title: str, *children: str) -> str:
    """Make a drawn point that says what it is when pointed at; its group is what takes focus."""
    return group("g", f"<title>{_inert(title)}</title>", *children, class_="spot")


def link(title: str, anchor: str, *children: str) -> str:
    """Make a drawn part lead to a place of the page."""
    name = f"<title>{_inert(title)}</title>"
    return group("a", name, *children, href=f"#{anchor}", class_="point")


def picture(name: str, size: tuple[int, int], title: str, about: str, parts: list[str]) -> str:
    """Frame a whole picture; `name` keeps its ids apart from other pictures of the page.

    The role is group: an img hides its children, and the points in here have to be reachable.
    """
    width, height = size
    head = [
        f'<title id="{name}-title">{_inert(title)}</title>',
        f'<desc id="{name}-about">{_inert(about)}</desc>',
        shape("rect", "paper", width=width, height=height, class_="paper"),
    ]
    return group(
        "svg",
        *head,
        *parts,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {width} {height}",
        class_=f"chart chart-{name}",
        role="group",
        aria_labelledby=f"{name}-title",
        aria_describedby=f"{name}-about",
        font_family=FONT,
        font_size=TEXT_SIZE,
    )


def _named(attributes: dict[str, str | float]) -> dict[str, str | float]:
    return {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}


def _attributes(attributes: dict[str, str | float]) -> str:
    return "".join(f' {name}="{_value(value)}"' for name, value in attributes.items())


def _value(value: str | float) -> str:
    return _inert(value) if isinstance(value, str) else number(value)


def number(value: float) -> str:
    """Round to a tenth of a unit and leave out what says nothing (12.0 becomes 12)."""
    return f"{value:.1f}".removesuffix(".0")


def _inert(text: str) -> str:
    """Escape, and drop the control characters that XML cannot hold at all."""
    allowed = (
        sign for sign in text if sign in "\t\n" or (sign >= " " and sign not in "\ufffe\uffff")
    )
    return escape("".join(allowed))
