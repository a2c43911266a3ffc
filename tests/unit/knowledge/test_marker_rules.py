"""The rules for markers of a language, and faults in their file."""

from pathlib import Path

import pytest

from app.dialogue.marker_rules import MARKERS, MarkerRules, patterns_of
from app.knowledge.marker_rules import load_marker_rules
from tests.unit.knowledge.broken import KNOWLEDGE, changed, fault_of, line_of

RULES = """language: xx
words:
  i: i|we
  go: '{i} go'
rules:
  threat:
    - \\bor else\\b
    - says: [one, '{go} now']
      unless: never
      question: false
      needs: [own_side, an_issue]
      without: a_value
      after: [ask, inform]
      confidence: 0.9
      whole: true
    - group: threat
      question: true
      alone: true
      confidence: 0.85
    - needs: threatens
""" + "".join(f"  {name}: []\n" for name in MARKERS if name != "threat")


def loaded(tmp_path: Path, text: str = RULES) -> MarkerRules:
    folder = tmp_path / "xx"
    folder.mkdir(exist_ok=True)
    (folder / "markers.yaml").write_text(text, encoding="utf-8")
    rules = load_marker_rules(folder / "markers.yaml")
    for pattern in patterns_of(rules):
        pattern.ready()
    return rules


def test_the_surest_rule_comes_first(tmp_path: Path) -> None:
    assert [rule.confidence for rule in loaded(tmp_path)["threat"]] == [0.9, 0.85, 0.8, 0.8]


def test_a_rule_is_read_with_all_its_parts(tmp_path: Path) -> None:
    rule, asked, bare, _ = loaded(tmp_path)["threat"]
    assert [p.pattern for p in rule.says] == ["one", "(?:(?:i|we) go) now"]
    assert [p.pattern for p in rule.unless] == ["never"]
    assert rule.needs == {"own_side", "an_issue"}
    assert rule.without == {"a_value", "a_question"}
    assert rule.after == {"ask", "inform"}
    assert (rule.is_whole, rule.is_alone) == (True, False)
    assert asked.groups == ("threat",)
    assert asked.needs == {"a_question"}
    assert asked.is_alone
    assert [p.pattern for p in bare.says] == ["\\bor else\\b"]


def test_a_marker_may_have_no_rule(tmp_path: Path) -> None:
    assert loaded(tmp_path)["evasion"] == ()


def test_accents_do_not_matter(tmp_path: Path) -> None:
    text = changed(RULES, "\\bor else\\b", "o si no, adiós")
    assert loaded(tmp_path, text)["threat"][2].says[0].search("o si no, adios")


BROKEN = [
    ("language: xx", "language: yy", "language: yy", "language: not that of its folder"),
    ("  evasion: []\n", "", "threat:", "rules: missing marker 'evasion'"),
    ("  evasion: []", "  evading: []", "evading", "rules: unknown marker 'evading'"),
    ("\\bor else\\b", "\\b(or else\\b", "\\b(or else", "not a pattern: missing )"),
    ("\\bor else\\b", "\\bor.*else\\b", "\\bor.*else", "write a gap with an end"),
    ("says: [one,", "says: [on(e,", "- says", "not a pattern: missing )"),
    ("unless: never", "unless: '[never'", "unless", "not a pattern: unterminated"),
    ("'{go} now'", "'{gone} now'", "- says", "no word 'gone' stands above under words"),
    ("'{i} go'", "'{you} go'", "go: '{you}", "no word 'you' stands above under words"),
    ("i: i|we", "i: i|(we", "i: i|(we", "not a pattern: missing )"),
    ("needs: threatens", "needs: threat", "- needs: threat", "needs: unknown word 'threat'"),
    ("[ask, inform]", "[ask, informs]", "after:", "after: unknown word 'informs'"),
    ("group: threat", "group: threats", "group: threats", "group: unknown word 'threats'"),
    ("confidence: 0.9", "confidence: 2", "confidence: 2", "less than or equal to 1"),
    ("needs: threatens", "question: true", "- question: true\n  s", "must have one of says"),
    ("unless: never", "unles: never", "unles:", "Extra inputs are not permitted"),
]


@pytest.mark.parametrize(("old", "new", "at", "problem"), BROKEN)
def test_each_fault_is_named_with_its_file_and_line(
    tmp_path: Path, old: str, new: str, at: str, problem: str
) -> None:
    text = changed(RULES, old, new)
    file, line, said = fault_of(lambda: loaded(tmp_path, text))
    assert problem in said
    assert (file, line) == ("markers.yaml", line_of(text, at)), said


@pytest.mark.parametrize("folder", sorted((KNOWLEDGE / "phrases").iterdir()), ids=lambda p: p.name)
def test_the_rules_of_every_real_language_are_read(folder: Path) -> None:
    assert set(load_marker_rules(folder / "markers.yaml")) == set(MARKERS)
