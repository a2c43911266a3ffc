"""What tests of translated words share: every text of a file by its place, and its slots."""

from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import yaml

KNOWLEDGE = Path(__file__).resolve().parents[1] / "knowledge"
PHRASES = KNOWLEDGE / "phrases"
TRANSLATED = tuple(
    sorted(folder.name for folder in PHRASES.iterdir() if folder.is_dir() and folder.name != "en")
)


def texts_in(path: Path) -> dict[str, str]:
    """Every text of a YAML file by the keys that lead to it, joined with dots."""
    return dict(_texts(yaml.safe_load(path.read_text(encoding="utf-8")), ""))


def slots(text: str) -> set[str]:
    """The names in braces."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def _texts(value: object, place: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, f"{place}.{key}".lstrip("."))
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            yield from _texts(inner, f"{place}.{at}")
    else:
        yield place, str(value)
