"""The card says on what judging it was measured, and what changes no judgement changes no hash."""

import ast
from pathlib import Path

from tests.evals.judging_hash import (
    APART,
    FILES,
    FIX,
    ROOT,
    judging_hash,
    matter,
    stale,
    stamp,
    stamped,
)
from tests.evals.run import CARD

CODE = '"""What it is."""\n\n\ndef one() -> int:\n    """Return one."""\n    return 1\n'
RUBRIC = "thresholds: {drop: 600}\nchecks:\n  threat: {title: Threatens, weight: 9}\n"


def test_the_card_was_measured_on_this_judging() -> None:
    found = stale(CARD.read_text(encoding="utf-8"), judging_hash())
    assert found == []


def test_the_hash_of_a_tree_is_always_the_same() -> None:
    assert judging_hash() == judging_hash()


def test_comments_docstrings_and_line_ends_change_nothing() -> None:
    said_otherwise = CODE.replace("What it is.", "What\n\nthis is.").replace(
        "    return 1\n", "    # one\n    return 1  \r\n"
    )
    assert matter(said_otherwise, "app/coach/one.py") == matter(CODE, "app/coach/one.py")


def test_another_number_in_the_code_is_another_matter() -> None:
    other = CODE.replace("return 1", "return 2")
    assert matter(other, "app/coach/one.py") != matter(CODE, "app/coach/one.py")


def test_how_a_finding_is_told_is_no_matter_of_judging() -> None:
    told = RUBRIC.replace("Threatens", "Makes a threat")
    name = "knowledge/rubrics/win-win.yaml"
    assert matter(told, name) == matter(RUBRIC, name)
    assert matter(RUBRIC.replace("600", "700"), name) != matter(RUBRIC, name)
    assert matter(RUBRIC.replace("weight: 9", "weight: 8"), name) != matter(RUBRIC, name)


def test_a_comment_in_a_file_of_words_is_left_out_and_a_pattern_is_not() -> None:
    name = "knowledge/phrases/en/ear.yaml"
    assert matter("# why\nyes: [sure]\n\n", name) == matter("yes: [sure]\n", name)
    assert matter("yes: [sure, fine]\n", name) != matter("yes: [sure]\n", name)


def test_every_kind_of_file_judging_rests_on_is_hashed(tmp_path: Path) -> None:
    names = (
        "app/coach/checks/a.py",
        "app/dialogue/b.py",
        "app/negotiation/c.py",
        "app/review/outcome.py",
        "app/review/sentences.py",
        "knowledge/rubrics/es/d.yaml",
        "knowledge/phrases/es/ear.yaml",
    )
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("a: 1" if name.endswith("yaml") else "a = 1")
    before = {judging_hash(tmp_path)}
    for name in names:
        (tmp_path / name).write_text("a: 2" if name.endswith("yaml") else "a = 2")
        before.add(judging_hash(tmp_path))
    assert len(before) == 1 + len(names)


def test_what_checks_a_models_words_is_no_matter_of_judging(tmp_path: Path) -> None:
    folder = tmp_path / "app" / "dialogue"
    folder.mkdir(parents=True)
    for name in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("a = 1")
    (folder / "listen.py").write_text("a = 1")
    before = judging_hash(tmp_path)
    (folder / "free_speech.py").write_text("a = 1")
    assert judging_hash(tmp_path) == before
    (folder / "numbers.py").write_text("a = 1")
    assert judging_hash(tmp_path) != before


def test_nothing_that_judges_imports_what_is_left_out() -> None:
    seen: set[str] = set()
    wanted = [module_of(path) for path in (ROOT / "app/coach").rglob("*.py")]
    wanted += ["app.dialogue.listen", "app.dialogue.rule_ear", "app.dialogue.tagger"]
    wanted += [module_of(ROOT / name) for name in FILES]
    while wanted:
        name = wanted.pop()
        if name not in seen and (path := ROOT / f"{name.replace('.', '/')}.py").exists():
            seen.add(name)
            wanted += imported_by(path)
    assert "app.dialogue.rule_ear" in seen
    assert not {f"app.dialogue.{name}" for name in APART} & seen


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


def imported_by(path: Path) -> list[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    nodes = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module]
    whole = [str(node.module) for node in nodes]
    return [*whole, *(f"{n.module}.{alias.name}" for n in nodes for alias in n.names)]


def test_a_card_of_other_judging_is_told_with_its_mending() -> None:
    card = f"# A card\n\n{stamp('ab12')}\n"
    assert stamped(card) == "ab12"
    assert stale(card, "ab12") == []
    assert FIX in stale(card, "cd34")[0]
    assert FIX in stale("# A card without", "cd34")[0]
