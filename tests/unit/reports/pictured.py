"""Reads a drawn picture back: its points and where its texts stand."""

from itertools import combinations
from xml.etree import ElementTree

from app.reports.charts.scale import Box, box_around, text_width
from app.reports.charts.svg import TEXT_SIZE

_MEAN_SIGN = 0.47
_SVG = "{http://www.w3.org/2000/svg}"


def parse(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)


def titles_of_points(svg: str) -> list[str]:
    """The title of every mark that can be reached by keyboard."""
    points = [node for node in parse(svg).iter() if node.get("class") == "point"]
    assert all(node.tag == f"{_SVG}a" or node.get("tabindex") == "0" for node in points)
    return [node.findtext(f"{_SVG}title") or "" for node in points]


def texts(svg: str) -> list[str]:
    return [node.text or "" for node in parse(svg).iter(f"{_SVG}text")]


def labels(svg: str) -> list[tuple[str, Box]]:
    """Every label that was set where room was found, with the room it takes."""
    found: list[tuple[str, Box]] = []
    for node in parse(svg).iter(f"{_SVG}text"):
        if "label" in node.attrib["class"]:
            text, x, y = node.text or "", float(node.attrib["x"]), float(node.attrib["y"])
            middle = y - TEXT_SIZE * 0.35
            # A tenth of a unit of rounding on each side is no overlap.
            found.append((text, box_around(x, middle, text_width(text) - 0.4, TEXT_SIZE - 0.4)))
    return found


def spans(svg: str) -> list[tuple[str, float, float]]:
    """Every text with where it begins and ends across, by a sign's mean width of a system font."""
    found: list[tuple[str, float, float]] = []
    for node in parse(svg).iter(f"{_SVG}text"):
        text, x = node.text or "", float(node.attrib["x"])
        width = len(text) * TEXT_SIZE * _MEAN_SIGN
        before = {"middle": width / 2, "end": width}.get(node.get("text-anchor", ""), 0.0)
        found.append((text, x - before, x - before + width))
    return found


def overlapping(svg: str) -> list[tuple[str, str]]:
    return [
        (one[0], two[0]) for one, two in combinations(labels(svg), 2) if one[1].overlaps(two[1])
    ]
