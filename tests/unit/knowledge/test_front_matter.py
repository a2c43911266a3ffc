"""Front matter: where the head ends, and where each fault is said to be."""

from pathlib import Path

import pytest
from pydantic import BaseModel

from app.knowledge.front_matter import check_head, read_document
from tests.unit.knowledge.broken import fault_of

TEXT = """---
title: Swap
also:
  - barter
  - trade
---
The body.
"""


class Head(BaseModel):
    title: str
    also: list[str]


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "swap.md"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_body_begins_after_the_second_fence(tmp_path: Path) -> None:
    document = read_document(written(tmp_path, TEXT))
    assert document.lines[document.body_at] == "The body."
    assert document.head == {"title": "Swap", "also": ["barter", "trade"]}


def test_keys_and_list_elements_know_their_lines(tmp_path: Path) -> None:
    places = read_document(written(tmp_path, TEXT)).places
    assert (places["title",], places["also",], places["also", 1]) == (2, 3, 5)


def test_a_rule_in_the_body_ends_nothing(tmp_path: Path) -> None:
    document = read_document(written(tmp_path, TEXT + "---\nMore.\n"))
    assert document.lines[document.body_at :] == ("The body.", "---", "More.")


def test_a_sound_head_becomes_its_schema(tmp_path: Path) -> None:
    head = check_head(read_document(written(tmp_path, TEXT)), Head)
    assert head == Head(title="Swap", also=["barter", "trade"])


@pytest.mark.parametrize("text", ["", "title: Swap\n", "---\ntitle: Swap\n", "\n---\na: 1\n---\n"])
def test_a_file_without_two_fences_is_refused(tmp_path: Path, text: str) -> None:
    file, line, problem = fault_of(lambda: read_document(written(tmp_path, text)))
    assert (file, line) == ("swap.md", 1)
    assert problem == "no front matter between two '---' lines at the top"


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [("Swap", "[Swap", 3), ("Swap", "'Swap", 5), ("  - trade", "  - !odd x", 5)],
)
def test_broken_yaml_is_refused(tmp_path: Path, old: str, new: str, line: int) -> None:
    broken = written(tmp_path, TEXT.replace(old, new))
    file, found, problem = fault_of(lambda: read_document(broken))
    assert problem.startswith("front matter: ")
    assert (file, found) == ("swap.md", line)


def test_an_impossible_date_is_refused(tmp_path: Path) -> None:
    broken = written(tmp_path, TEXT.replace("Swap", "2026-13-40"))
    assert fault_of(lambda: read_document(broken))[2].startswith("front matter: month")


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "swap.md"
    path.write_bytes(TEXT.replace("Swap", "Café").encode("latin-1"))
    assert fault_of(lambda: read_document(path)) == ("swap.md", 0, "the file is not UTF-8 text")


def test_a_wrong_element_is_refused_at_its_line(tmp_path: Path) -> None:
    document = read_document(written(tmp_path, TEXT.replace("- trade", "- 3")))
    _, line, problem = fault_of(lambda: check_head(document, Head))
    assert line == 5
    assert problem.startswith("front matter also.1: Input should be a valid string")


def test_a_missing_key_is_named(tmp_path: Path) -> None:
    document = read_document(written(tmp_path, TEXT.replace("title", "name")))
    _, line, problem = fault_of(lambda: check_head(document, Head))
    assert (line, problem) == (1, "front matter title: Field required")
