"""How much a YAML text may hold, found out before any of it is built.

A few aliases of aliases are a billion values, and a few thousand brackets end a reader that calls
itself for each. Both are seen in the events of the text, which come one at a time.
"""

import yaml

from app.errors import BadContent

MOST_DEPTH = 40
MOST_VALUES = 50_000  # keys and values, each alias counted as what it stands for

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def check_bounds(text: str, name: str) -> None:
    """Refuse a text that is nested too deeply or grows too large (BadContent with its line).

    What is no YAML at all passes: whoever reads it next says so.
    """
    try:
        _Measuring(name).take_all(text)
    except yaml.YAMLError:
        return


class _Measuring:
    """Counts the values of a text, event by event."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._count = 0
        self._open: list[tuple[str | None, int]] = []  # anchor, and the count where it began
        self._sizes: dict[str, int] = {}

    def take_all(self, text: str) -> None:
        """Count to the end of the text, or to where it is too much (BadContent)."""
        for event in yaml.parse(text, Loader=_Loader):
            self._take(event)
            line = event.start_mark.line + 1 if event.start_mark else 0
            if len(self._open) > MOST_DEPTH:
                problem = f"it is nested deeper than {MOST_DEPTH} levels; write it flatter"
                raise BadContent(self._name, line, problem)
            if self._count > MOST_VALUES:
                problem = (
                    f"it holds more than {MOST_VALUES:,} values, aliases (*name) included; "
                    "write out less"
                )
                raise BadContent(self._name, line, problem)

    def _take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.CollectionStartEvent):
            self._open.append((event.anchor, self._count))
            self._count += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            anchor, began = self._open.pop()
            self._keep(anchor, self._count - began)
        elif isinstance(event, yaml.ScalarEvent):
            self._count += 1
            self._keep(event.anchor, 1)
        elif isinstance(event, yaml.AliasEvent) and event.anchor is not None:
            # One that stands inside its own anchor holds itself: the reader says so.
            self._count += self._sizes.get(event.anchor, 1)

    def _keep(self, anchor: str | None, size: int) -> None:
        if anchor is not None:
            self._sizes[anchor] = size
