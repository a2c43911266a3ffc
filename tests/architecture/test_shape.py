"""How long a module may grow, and that each pure module has its test."""

from pathlib import Path

import pytest

from tests.architecture.tree import ROOT, modules, place, pure_modules


@pytest.mark.parametrize(("folder", "limit"), [("app", 300), ("tests", 500)])
def test_no_module_outgrows_one_sitting(folder: str, limit: int) -> None:
    lengths = {place(path): len(_lines(path)) for path in modules(folder)}
    too_long = {module: length for module, length in lengths.items() if length > limit}
    assert lengths, f"no module found under {folder}: this test would pass on nothing"
    assert not too_long, f"over {limit} lines, cut along a noun: {too_long}"


def test_each_pure_module_has_its_test() -> None:
    missing = [
        f"{place(path)} wants {place(test)}"
        for path in pure_modules()
        if path.stem != "__init__" and not (test := _test_of(path)).exists()
    ]
    assert not missing, f"a pure module is cheap to test, beside its mirror: {missing}"


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def _test_of(path: Path) -> Path:
    inside = path.relative_to(ROOT / "app")
    return ROOT / "tests" / "unit" / inside.with_name(f"test_{inside.name}")
