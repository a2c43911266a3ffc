"""The project as files and syntax trees, for the tests that look at its shape."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PURE_ROOMS = ("negotiation", "strategy", "dialogue", "coach", "simulation", "review")

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def modules(folder: str) -> list[Path]:
    """All Python files under a folder of the project, in order."""
    return sorted((ROOT / folder).rglob("*.py"))


def pure_modules() -> list[Path]:
    """All Python files of the rooms that do no input and no output."""
    return [path for room in PURE_ROOMS for path in modules(f"app/{room}")]


def place(path: Path) -> str:
    """The path as a reader would write it, from the top of the project."""
    return path.relative_to(ROOT).as_posix()


def nodes(path: Path) -> Iterator[ast.AST]:
    """Every node of a module's syntax tree."""
    return ast.walk(ast.parse(path.read_text(encoding="utf-8")))


def imports(path: Path) -> set[str]:
    """The top-level packages a module imports."""
    found: set[str] = set()
    for node in nodes(path):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.partition(".")[0])
    return found


def names_given(path: Path) -> Iterator[str]:
    """The names a module gives: its own, and those it defines, takes or assigns."""
    yield path.stem
    for node in nodes(path):
        if isinstance(node, Definition):
            yield node.name
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.attr
