"""Draws a parametrised file by seed: `draws`, `${name}`, `${name + 4}`, `when`.

A draw is a list of alternatives under a name; the seed picks one of each. `${name}` alone takes
the drawn value as it is, inside a text it is written out; `${name.key}` reaches into a drawn
mapping; `+` and `-` work on numbers. A list element or mapping with `when: {name: id}` (or a
list of ids) stays only if the drawn value, or its `id`, is one of them. Draws are made apart:
an alternative cannot refer to another draw.
"""

import re
from collections.abc import Callable, Iterator, Mapping

from app.errors import BadContent
from app.knowledge.placed import Placed
from app.negotiation.draw import pick

_REFERENCE = re.compile(r"\$\{\s*([\w.-]+?)\s*(?:([+-])\s*(\d+(?:\.\d+)?))?\s*\}")

Drawn = Mapping[str, Placed]


Choose = Callable[[str, list[Placed]], Placed]


def resolve(template: Placed, seed: int, name: str) -> Placed:
    """Return the file with every draw made, references filled in and `when` settled."""
    return _resolved(template, name, lambda key, among: pick(seed, 0, f"draw {key}", among))


def resolve_covering(template: Placed, name: str) -> Iterator[Placed]:
    """Yield the file in as few draws as show every alternative of every draw."""
    draws = template.value.get("draws", Placed({}, template.line)).value
    lists = [d.value for d in draws.values() if isinstance(d.value, list)] if draws else []
    for place in range(max((len(among) for among in lists), default=1)):
        yield _resolved(template, name, _taking(place))


def _taking(place: int) -> Choose:
    return lambda _key, among: among[place % len(among)]


def _resolved(template: Placed, name: str, choose: Choose) -> Placed:
    fields: dict[str, Placed] = dict(template.value)
    draws = fields.pop("draws", Placed({}, template.line))
    drawn = _draw(draws, choose, name)
    rest = Placed(fields, template.line)
    _check_conditions(rest, draws.value, name)
    return _fill(rest, drawn, name)


def _draw(draws: Placed, choose: Choose, name: str) -> Drawn:
    if not isinstance(draws.value, dict):
        raise BadContent(name, draws.line, "draws must map names to lists of alternatives")
    drawn = {}
    for key, among in draws.value.items():
        if not isinstance(among.value, list) or not among.value:
            raise BadContent(name, among.line, f"draws.{key} must be a list of alternatives")
        for text in _references(among):
            raise BadContent(name, text.line, f"draws.{key} cannot refer to another draw")
        drawn[key] = choose(key, among.value)
    return drawn


def _fill(part: Placed, drawn: Drawn, name: str) -> Placed:
    if isinstance(part.value, dict):
        inside = {key: v for key, v in part.value.items() if key != "when"}
        stay = {key: v for key, v in inside.items() if _stays(v, drawn)}
        return Placed({key: _fill(v, drawn, name) for key, v in stay.items()}, part.line)
    if isinstance(part.value, list):
        stays = [v for v in part.value if _stays(v, drawn)]
        return Placed([_fill(v, drawn, name) for v in stays], part.line)
    if isinstance(part.value, str) and "${" in part.value:
        return _substitute(part, drawn, name)
    return part


def _check_conditions(part: Placed, draws: Drawn, name: str) -> None:
    """Refuse a `when` that no seed could meet: most likely a slip of the pen."""
    if isinstance(part.value, dict):
        if "when" in part.value:
            _check_when(part.value["when"], draws, name)
        for inner in part.value.values():
            _check_conditions(inner, draws, name)
    elif isinstance(part.value, list):
        for inner in part.value:
            _check_conditions(inner, draws, name)


def _check_when(conditions: Placed, draws: Drawn, name: str) -> None:
    if not isinstance(conditions.value, dict):
        raise BadContent(name, conditions.line, "when must map the name of a draw to its id or ids")
    for key, wanted in conditions.value.items():
        if key not in draws:
            raise BadContent(name, conditions.line, f"when names '{key}', which is not drawn")
        known = [_identity(among) for among in draws[key].value]
        if None in known:
            problem = f"an alternative of '{key}' needs an id, because a 'when' asks for it"
            raise BadContent(name, draws[key].value[known.index(None)].line, problem)
        for one in _listed(wanted):
            if one.value not in known:
                problem = f"when: '{one.value}' is no alternative of '{key}'"
                raise BadContent(name, one.line, problem)


def _listed(wanted: Placed) -> list[Placed]:
    return wanted.value if isinstance(wanted.value, list) else [wanted]


def _identity(among: Placed) -> object:
    if not isinstance(among.value, dict):
        return among.value
    return among.value["id"].value if "id" in among.value else None


def _stays(part: Placed, drawn: Drawn) -> bool:
    if not isinstance(part.value, dict) or "when" not in part.value:
        return True
    return all(
        _identity(drawn[key]) in [one.value for one in _listed(wanted)]
        for key, wanted in part.value["when"].value.items()
    )


def _references(part: Placed) -> Iterator[Placed]:
    if isinstance(part.value, dict | list):
        inside = part.value.values() if isinstance(part.value, dict) else part.value
        for inner in inside:
            yield from _references(inner)
    elif "${" in str(part.value):
        yield part


def _substitute(part: Placed, drawn: Drawn, name: str) -> Placed:
    whole = _REFERENCE.fullmatch(part.value)
    if whole:
        return Placed(_look_up(whole, part.line, drawn, name), part.line)
    text = _REFERENCE.sub(lambda match: _written(match, part.line, drawn, name), part.value)
    if "${" in text:
        raise BadContent(name, part.line, f"cannot read the reference in '{text}'")
    return Placed(text, part.line)


def _written(match: re.Match[str], line: int, drawn: Drawn, name: str) -> str:
    value = _look_up(match, line, drawn, name)
    if isinstance(value, dict | list):
        raise BadContent(name, line, f"'{match.group(1)}' is no text or number to write out")
    return str(value)


def _look_up(match: re.Match[str], line: int, drawn: Drawn, name: str) -> object:
    path, sign, amount = match.groups()
    first, *rest = path.split(".")
    here = drawn.get(first)
    for step in rest:
        here = here.value.get(step) if here and isinstance(here.value, dict) else None
    if here is None:
        raise BadContent(name, line, f"'{path}' is not drawn")
    if sign is None:
        return here.value
    if not isinstance(here.value, int | float):
        raise BadContent(name, line, f"'{path}' is no number to add to")
    try:
        step_by = float(amount) if "." in amount else int(amount)
        # Rounded, so that 0.1 + 0.2 is written as 0.3.
        return round(here.value + step_by if sign == "+" else here.value - step_by, 9)
    except (ValueError, OverflowError) as error:
        raise BadContent(name, line, f"'{path}' cannot be added to: too large a number") from error
