"""Examples, codebook and labels: what is read, and where each fault is said to be."""

import re
from collections import Counter
from pathlib import Path

import pytest

from app.knowledge.examples import load_codebook, load_examples, load_labels, load_lines
from tests.unit.knowledge.broken import KNOWLEDGE, changed, fault_of, line_of
from tests.unit.knowledge.lamp import BOOK, LABELS, LAMP, written

EXAMPLES = KNOWLEDGE / "examples"


def test_an_utterance_knows_its_subject_and_what_it_answers(tmp_path: Path) -> None:
    first, second = load_examples(written(tmp_path) / "en")
    assert (first.id, first.before, first.text) == ("en-lamp-001", "Forty.", "Thirty?")
    assert (first.subject, first.scenario, second.before) == ("lamp", None, "")


def test_markers_are_the_first_column_of_both_tables(tmp_path: Path) -> None:
    codebook = load_codebook(written(tmp_path) / "codebook.md")
    assert codebook.strategies == ("elicit_pref", "non_strategic")
    assert codebook.manners == ("what_if",)
    assert codebook.markers == (*codebook.strategies, *codebook.manners)


def test_labels_are_read_for_examples_and_for_listed_lines(tmp_path: Path) -> None:
    labels = load_labels(written(tmp_path) / "labels" / "own.yaml")
    assert labels["en-lamp-002"] == {"elicit_pref", "what_if"}
    assert labels["7/3"] == frozenset()


def test_labels_may_be_json(tmp_path: Path) -> None:
    path = written(tmp_path) / "labels" / "own.json"
    path.write_text('{"codebook": "1",\n "labels": {"7/3": ["what_if"]}}', encoding="utf-8")
    assert load_labels(path) == {"7/3": {"what_if"}}


def test_remarks_among_the_listed_lines_are_no_ids(tmp_path: Path) -> None:
    assert load_lines(written(tmp_path) / "lines.txt") == ("7/3",)


BROKEN_EXAMPLES = [
    ("en-lamp-002", "en-lamp-001", "stands twice", 7),
    ("en-lamp-001", "en-desk-001", "lacks 'en-lamp-'", 4),
    ("language: en", "language: de", "language is not that of the folder", 1),
    ('text: "Thirty?"', 'text: " "', "utterances.0.text", 6),
    ('    before: ""\n', "", "utterances.1.before: Field required", 7),
    ("scenario: null\n", "", "scenario: Field required", 1),
]


@pytest.mark.parametrize(("old", "new", "problem", "line"), BROKEN_EXAMPLES)
def test_a_fault_in_examples_is_named_with_its_file_and_line(
    tmp_path: Path, old: str, new: str, problem: str, line: int
) -> None:
    folder = written(tmp_path) / "en"
    (folder / "lamp.yaml").write_text(changed(LAMP, old, new), encoding="utf-8")
    assert_fault(fault_of(lambda: load_examples(folder)), "lamp.yaml", line, problem)


def test_a_folder_without_examples_is_a_fault(tmp_path: Path) -> None:
    assert_fault(fault_of(lambda: load_examples(tmp_path)), tmp_path.name, 0, "no examples")


BROKEN_LABELS = [
    ("what_if", "shouts", "the codebook has no marker 'shouts'"),
    ("what_if", "odd_word", "the codebook has no marker 'odd_word'"),
    ("7/3", "7/4", "there is no utterance '7/4'"),
    ('codebook: "1"', 'codebook: "2"', "codebook: Input should be '1'"),
]


@pytest.mark.parametrize(("old", "new", "problem"), BROKEN_LABELS)
def test_a_fault_in_labels_is_named_with_its_file_and_line(
    tmp_path: Path, old: str, new: str, problem: str
) -> None:
    path = written(tmp_path) / "labels" / "own.yaml"
    path.write_text(changed(LABELS, old, new), encoding="utf-8")
    line = line_of(LABELS, old)
    assert_fault(fault_of(lambda: load_labels(path)), "own.yaml", line, problem)


def test_a_missing_label_file_is_a_fault(tmp_path: Path) -> None:
    path = written(tmp_path) / "labels" / "real.json"
    assert_fault(fault_of(lambda: load_labels(path)), "real.json", 0, "the file is missing")


def test_a_codebook_has_two_groups_and_no_marker_twice(tmp_path: Path) -> None:
    path = tmp_path / "codebook.md"
    assert_fault(fault_of(lambda: load_codebook(path)), "codebook.md", 0, "the file is missing")
    path.write_text(changed(BOOK, "## Second group", "## More"), encoding="utf-8")
    assert_fault(fault_of(lambda: load_codebook(path)), "codebook.md", 0, "'## Second group'")
    path.write_text(changed(BOOK, "what_if", "elicit_pref"), encoding="utf-8")
    assert_fault(fault_of(lambda: load_codebook(path)), "codebook.md", 0, "stands in two rows")


def test_the_real_codebook_has_ten_strategies_and_the_manners_of_the_rubric() -> None:
    codebook = load_codebook(EXAMPLES / "codebook.md")
    assert len(codebook.strategies) == 10
    assert {"open_question", "conditional", "ultimatum"} < set(codebook.manners)


def test_there_are_more_than_five_hundred_utterances_and_none_twice() -> None:
    examples = load_examples(EXAMPLES / "en")
    said = Counter(" ".join(re.findall(r"\w+", example.text.lower())) for example in examples)
    assert len(examples) >= 500
    assert [text for text, times in said.items() if times > 1] == []


def test_each_subject_has_a_known_scenario_or_none() -> None:
    known = {path.stem for path in (KNOWLEDGE / "scenarios").glob("*.yaml")}
    examples = load_examples(EXAMPLES / "en")
    assert {example.scenario for example in examples} - {None} <= known
    assert len({example.subject for example in examples}) >= 9


def test_three_hundred_lines_are_listed_and_none_twice() -> None:
    lines = load_lines(EXAMPLES / "lines.txt")
    assert len(lines) == len(set(lines)) >= 300
    assert all(re.fullmatch(r"[\w-]+/\d+", line) for line in lines)


def test_every_real_label_file_keeps_to_the_codebook() -> None:
    strategies = set(load_codebook(EXAMPLES / "codebook.md").strategies)
    odd = [
        f"{path.name}: {key}"
        for path in sorted((EXAMPLES / "labels").glob("*.json"))
        for key, markers in load_labels(path).items()
        if not (first := markers & strategies) or ("non_strategic" in first and len(first) > 1)
    ]
    assert not odd, f"one of the first group, and non_strategic alone in it: {odd}"


def assert_fault(said: tuple[str, int, str], file: str, line: int, problem: str) -> None:
    """The fault names its file, line and problem."""
    assert problem in said[2]
    assert said[:2] == (file, line), said
