"""YAML with places: what is read, and where each fault is said to be."""

from pathlib import Path

import pytest
from pydantic import BaseModel

from app.knowledge.placed import check, place_text, read_placed
from tests.unit.knowledge.broken import fault_of

TEXT = """name: bread
sizes:
  - small
  - id: large
    price: 3
"""


class Loaf(BaseModel):
    name: str
    price: int


def test_every_value_knows_its_line() -> None:
    placed = place_text(TEXT, "bread.yaml")
    assert placed.line_at(["name"]) == 1
    assert placed.line_at(["sizes", 0]) == 3
    assert placed.line_at(["sizes", 1, "price"]) == 5


def test_a_path_that_leads_nowhere_ends_at_its_deepest_part() -> None:
    placed = place_text(TEXT, "bread.yaml")
    assert placed.line_at(["sizes", 1, "weight", "unit"]) == 4
    assert placed.line_at(["colour"]) == 1


def test_plain_values_are_those_of_the_file() -> None:
    assert place_text(TEXT, "bread.yaml").plain() == {
        "name": "bread",
        "sizes": ["small", {"id": "large", "price": 3}],
    }


def test_keys_are_text_whatever_they_look_like() -> None:
    assert place_text("1: a\n2.5: b\n", "f").plain() == {"1": "a", "2.5": "b"}


def test_an_alias_repeats_its_anchor() -> None:
    assert place_text("a: &one [1]\nb: *one\n", "f").plain() == {"a": [1], "b": [1]}


@pytest.mark.parametrize("text", ["", "# only a remark\n", "- a\n- b\n", "just words\n"])
def test_a_file_that_is_no_mapping_is_refused(text: str) -> None:
    file, _, problem = fault_of(lambda: place_text(text, "bread.yaml"))
    assert (file, problem) == (
        "bread.yaml",
        "the file must hold one mapping of keys to values",
    )


def test_a_key_twice_is_refused_at_its_second_place() -> None:
    assert fault_of(lambda: place_text("a: 1\nb: 2\na: 3\n", "f.yaml")) == (
        "f.yaml",
        3,
        "the key 'a' stands twice",
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [("a: 1\nb: [1\nc: 2\n", 3), ("a: 1\nb: 'open\n", 3), ("a: 1\nb: !odd 2\n", 2)],
)
def test_broken_yaml_is_refused_with_its_line(text: str, line: int) -> None:
    file, found, problem = fault_of(lambda: place_text(text, "f.yaml"))
    assert (file, found) == ("f.yaml", line)
    assert problem.startswith("not readable as YAML: ")


def test_a_control_character_is_refused_with_its_line() -> None:
    _, line, problem = fault_of(lambda: place_text("a: é\nb: \x07\n", "f.yaml"))
    assert line == 2
    assert problem.startswith("not readable as YAML: ")


def test_an_impossible_date_is_refused_with_its_line_and_the_way_out() -> None:
    _, line, problem = fault_of(lambda: place_text("a: 1\nb: 2026-13-40\n", "f.yaml"))
    assert line == 2
    assert "'2026-13-40' cannot be read" in problem
    assert "put it in quotes" in problem


def test_an_alias_that_holds_itself_is_refused() -> None:
    assert fault_of(lambda: place_text("a: &me [*me]\n", "f.yaml")) == (
        "f.yaml",
        0,
        "it is nested too deeply, or an alias (*name) holds itself",
    )


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert fault_of(lambda: read_placed(tmp_path / "none.yaml", "none.yaml")) == (
        "none.yaml",
        0,
        "the file is missing",
    )


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "old.yaml"
    path.write_bytes("name: Café\n".encode("latin-1"))
    assert fault_of(lambda: read_placed(path, "old.yaml")) == (
        "old.yaml",
        0,
        "the file is not UTF-8 text",
    )


def test_a_file_may_begin_with_a_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "bom.yaml"
    path.write_text("name: bread\n", encoding="utf-8-sig")
    assert read_placed(path, "bom.yaml").plain() == {"name": "bread"}


def test_a_sound_document_becomes_its_schema() -> None:
    assert check(place_text("name: rye\nprice: 3\n", "f"), Loaf, "f") == Loaf(name="rye", price=3)


def test_a_wrong_value_is_refused_at_its_line_with_its_path() -> None:
    placed = place_text("name: rye\nprice: dear\n", "f.yaml")
    _, line, problem = fault_of(lambda: check(placed, Loaf, "f.yaml"))
    assert line == 2
    assert problem.startswith("price: Input should be a valid integer")


def test_a_missing_key_is_named() -> None:
    placed = place_text("name: rye\n", "f.yaml")
    assert fault_of(lambda: check(placed, Loaf, "f.yaml")) == ("f.yaml", 1, "price: Field required")
