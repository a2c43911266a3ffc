"""Finds the line of a part of a file by the names that lead to it."""

from collections.abc import Iterable

from app.knowledge.placed import Placed


def line_called(names: Iterable[str], placed: Placed) -> int:
    """Follow names outermost first, passing over those that are not there; return the line.

    A name is a key, the `id` or `issue` of a mapping, or the text of a list's element.
    """
    here = placed
    for name in names:
        here = _called(name, here) or here
    return here.line


def _called(name: str, within: Placed) -> Placed | None:
    """Return the last of the outermost parts called so: of two with one id, the second."""
    parts = list(_inside(within))
    while parts:
        found = [part for key, part in parts if name in _names(key, part)]
        if found:
            return found[-1]
        parts = [inner for _, part in parts for inner in _inside(part)]
    return None


def _inside(part: Placed) -> Iterable[tuple[str, Placed]]:
    if isinstance(part.value, dict):
        return part.value.items()
    return [("", inner) for inner in part.value] if isinstance(part.value, list) else ()


def _names(key: str, part: Placed) -> tuple[object, ...]:
    if isinstance(part.value, dict):
        return (key, part.value["id"].value) if "id" in part.value else (key,)
    return (key, part.value) if key in ("issue", "text", "") else (key,)
