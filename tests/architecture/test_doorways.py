"""Things that only one or two files may do."""

import ast
from pathlib import Path

from tests.architecture.tree import imports, modules, nodes, place

MAY_IMPORT_NUMPY = {"app/negotiation/outcome.py", "app/negotiation/bargaining_set.py"}
MAY_VOUCH = {"app/dialogue/verify.py"}


def test_arrays_stay_inside_the_outcome_space() -> None:
    importers = {place(path) for path in modules("app") if "numpy" in imports(path)}
    assert importers <= MAY_IMPORT_NUMPY, (
        f"arrays are read-only and integer only while two files hold them: "
        f"{importers - MAY_IMPORT_NUMPY}"
    )


def test_only_the_verifier_vouches_for_words() -> None:
    vouching = {place(path) for path in modules("app") if _constructs(path, "Verified")}
    assert vouching <= MAY_VOUCH, (
        f"a Verified made elsewhere is a sentence nobody has checked: {vouching - MAY_VOUCH}"
    )


def _constructs(path: Path, value: str) -> bool:
    calls = (node.func for node in nodes(path) if isinstance(node, ast.Call))
    return any(
        (isinstance(called, ast.Name) and called.id == value)
        or (isinstance(called, ast.Attribute) and called.attr == value)
        for called in calls
    )
