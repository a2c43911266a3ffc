"""One hash over all that judging rests on, by which the card tells what it was measured on.

Left out is what changes no judgement: comments, docstrings, empty lines, line ends, in the rubric
the words a finding is told in, and what checks a model's words. All else counts: the ear, the
markers, checks, thresholds.
"""

import ast
import json
import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
CODE = ("app/coach", "app/dialogue", "app/negotiation")
FILES = ("app/review/outcome.py", "app/review/sentences.py")
# What checks a model's words: neither ear nor teacher imports it, which a test holds them to.
APART = frozenset({
    "act_grounding", "claim_case", "coherence", "free_commitments", "free_decided", "free_figures",
    "free_forms",
    "free_numbers", "free_shares", "free_speech", "free_text", "free_values", "giving_away",
    "leaving_out", "model_reading", "own_phrases", "recognised", "releasing", "said",
    "speech_rules", "tellable", "utterance_ground", "value_grounding", "verify",
})  # fmt: skip
RUBRICS = "knowledge/rubrics"
WORDS = ("ear.yaml", "markers.yaml", "tagger.yaml", "alike.yaml")
FIX = "make calibration DATA=…"
_TOLD = frozenset({
    "title", "entry", "met", "missed", "moment_title", "moment", "keep", "change", "here",
    "anchors", "unsure", "capped", "words",
})  # fmt: skip
_LINE = "Judging as measured here: `{}`."
_STAMP = re.compile(r"^Judging as measured here: `([0-9a-f]+)`\.$", re.MULTILINE)


def judging_hash(root: Path = ROOT) -> str:
    """Return the hash of a tree's files that judging rests on, by path and matter."""
    found = sha256()
    for path in sorted(_files(root), key=lambda path: path.relative_to(root).as_posix()):
        name = path.relative_to(root).as_posix()
        found.update(f"{name}\0{matter(path.read_text(encoding='utf-8'), name)}\0".encode())
    return found.hexdigest()


def matter(text: str, name: str) -> str:
    """Return what of a file bears on judging; `name` is its path in the tree."""
    if name.startswith(RUBRICS):
        return json.dumps(_untold(yaml.safe_load(text)), sort_keys=True)
    lines = text.splitlines()
    if name.endswith(".py"):
        for first, last in _docstrings(text):
            lines[first - 1 : last] = [""] * (last - first + 1)
    kept = (line.rstrip() for line in lines)
    return "\n".join(line for line in kept if line and not line.lstrip().startswith("#"))


def stamp(value: str) -> str:
    """Return the line of the card that carries a hash; nothing for none."""
    return _LINE.format(value) if value else ""


def stamped(card: str) -> str:
    """Return the hash a card carries, nothing where it carries none."""
    found = _STAMP.search(card)
    return found[1] if found else ""


def stale(card: str, now: str) -> list[str]:
    """Say what is wrong with a card that was measured on other judging than there is `now`."""
    if stamped(card) == now:
        return []
    return [f"what judging rests on has changed since docs/calibration.md was measured: {FIX}"]


def _files(root: Path) -> Iterator[Path]:
    for folder in CODE:
        found = (root / folder).rglob("*.py")
        yield from (path for path in found if not _is_apart(path.relative_to(root)))
    yield from (root / name for name in FILES)
    yield from (root / RUBRICS).rglob("*.yaml")
    for name in WORDS:
        yield from (root / "knowledge" / "phrases").glob(f"*/{name}")


def _is_apart(path: Path) -> bool:
    return path.parent == Path("app/dialogue") and path.stem in APART


def _docstrings(source: str) -> Iterator[tuple[int, int]]:
    """Yield the first and the last line of every docstring, from 1."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        if ast.get_docstring(node, clean=False) is not None:
            first = node.body[0]
            yield first.lineno, first.end_lineno or first.lineno


def _untold(value: object) -> object:
    """Leave the words out by which findings are told."""
    if isinstance(value, dict):
        return {key: _untold(one) for key, one in value.items() if key not in _TOLD}
    return [_untold(one) for one in value] if isinstance(value, list) else value
