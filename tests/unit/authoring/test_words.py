"""What the author's tools say: words for every warning, and no slot that nothing fills."""

import ast
from pathlib import Path

import pytest

from app.authoring.words import REFUSALS, WARNING_SLOTS, load_authoring_words
from app.errors import BadContent
from tests.unit.knowledge.broken import KNOWLEDGE, changed, line_of

FILE = KNOWLEDGE / "phrases" / "en" / "authoring.yaml"
ROOT = KNOWLEDGE.parent


def given_slots() -> dict[str, set[str]]:
    """Code → slots of every `warn(...)` under app/review/design."""
    found: dict[str, set[str]] = {}
    for path in (ROOT / "app" / "review" / "design").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "warn":
                (code, *_), names = node.args, {word.arg or "" for word in node.keywords}
                assert isinstance(code, ast.Constant)
                found[str(code.value)] = names
    return found


def test_every_warning_there_is_has_its_words() -> None:
    assert set(load_authoring_words(FILE).warnings) == set(given_slots()) == set(WARNING_SLOTS)


def test_words_use_what_the_analysis_gives_and_the_reason_put_into_words() -> None:
    for code, given in given_slots().items():
        shown = given - {"reason", "words"} | {"why"} if "reason" in given else given
        assert WARNING_SLOTS[code] == shown, code


def test_every_refusal_of_the_verifier_has_its_words() -> None:
    text = (ROOT / "app" / "dialogue" / "verify.py").read_text(encoding="utf-8")
    calls = (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call))
    named = {
        str(call.args[0].value)
        for call in calls
        if getattr(call.func, "id", "") == "Violation" and isinstance(call.args[0], ast.Constant)
    }
    assert named | {"close"} == REFUSALS == set(load_authoring_words(FILE).check.refusals)


def test_every_warning_is_explained_in_the_guide() -> None:
    guide = (ROOT / "docs" / "authoring.md").read_text(encoding="utf-8")
    assert [code for code in WARNING_SLOTS if f"`{code}`" not in guide] == []


@pytest.mark.parametrize(
    ("old", "new", "at", "problem"),
    [
        ("  one_issue:", "  one_isue:", "warnings:", "one_issue"),
        ("'{phrase}' names more", "'{frase}' names more", "warnings:", "unknown slot frase"),
        ("  head: ", "  heat: ", "preview:", "head"),
        ("  content: mend", "  contents: mend", "language: en", "content"),
        ("    limit: ", "    limits: ", "language: en", "limit"),
    ],
)
def test_a_fault_in_the_words_is_named_with_its_line(
    tmp_path: Path, old: str, new: str, at: str, problem: str
) -> None:
    text = changed(FILE.read_text(encoding="utf-8"), old, new)
    path = tmp_path / "authoring.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadContent, match=problem) as caught:
        load_authoring_words(path)
    assert caught.value.line >= 1
    assert line_of(text, at) >= 1
