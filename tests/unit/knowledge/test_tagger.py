"""Reading the tagger: the committed weights, and files with a fault."""

from pathlib import Path

import pytest

from app.dialogue.listen import listen
from app.dialogue.marker_rules import STRATEGIES
from app.errors import BadContent
from app.knowledge.tagger import load_alike, load_tagger
from tests.builders_camp import CAMP, SCOUT
from tests.builders_talk import KNOWLEDGE, NOTHING

ENGLISH = KNOWLEDGE / "phrases" / "en"
MOST_BYTES = 300_000

ALIKE = """\
language: xx
alike:
  they: [he, she]
left_out: [euro]
opening: [well]
"""
HEAD = "language: xx\nformat: 1\nlabels:\n"
LABELS = "".join(
    f"  {name}: {{bias: -1.0, step: 0.5, least: 0.5, slope: 1.0, offset: 0.0}}\n"
    for name in STRATEGIES
)
# The trait number 1 with the weights 1, -1, 0 ... in steps of 0.5.
ROWS = "rows:\n- AAABAf8AAAAAAAAA\n"


def a_folder(path: Path, tagger: str = HEAD + LABELS + ROWS, alike: str = ALIKE) -> Path:
    folder = path / "xx"
    folder.mkdir()
    (folder / "tagger.yaml").write_text(tagger, encoding="utf-8")
    (folder / "alike.yaml").write_text(alike, encoding="utf-8")
    return folder


def test_the_committed_weights_load_and_are_small() -> None:
    tagger = load_tagger(ENGLISH)
    assert tagger is not None
    assert tuple(label.name for label in tagger.labels) == STRATEGIES
    assert len(tagger.table) > 1_000
    assert (ENGLISH / "tagger.yaml").stat().st_size <= MOST_BYTES


def test_the_committed_weights_hold_no_word() -> None:
    rows = (ENGLISH / "tagger.yaml").read_text(encoding="utf-8").partition("rows:\n")[2]
    assert all(line.startswith("- ") and " " not in line[2:] for line in rows.splitlines())


@pytest.mark.parametrize(
    ("text", "marker"),
    [
        ("My kids get hungry at night, so we need it for them.", "other_need"),
        ("What would be most useful to you?", "elicit_pref"),
        ("Sorry to hear that, it must be hard on you all.", "showing_empathy"),
    ],
)
def test_the_committed_weights_tag_plain_cases_of_sharing_out(text: str, marker: str) -> None:
    heard = listen(text, NOTHING, CAMP, SCOUT)
    assert marker in {found.name for found in heard.markers}


def test_a_row_is_a_number_and_a_weight_for_each_label(tmp_path: Path) -> None:
    tagger = load_tagger(a_folder(tmp_path))
    assert tagger is not None
    assert tagger.table == {1: (0.5, -0.5, *[0.0] * 7)}
    assert tagger.labels[0].reach.least == 0.5


def test_a_language_without_weights_has_no_tagger(tmp_path: Path) -> None:
    assert load_tagger(tmp_path) is None


def test_words_are_read_as_another_as_nothing_or_as_themselves(tmp_path: Path) -> None:
    alike = load_alike(a_folder(tmp_path))
    assert alike == {"well": "well", "euro": "", "he": "they", "she": "they"}


@pytest.mark.parametrize(
    ("tagger", "line", "problem"),
    [
        (HEAD.replace("xx", "yy") + LABELS + ROWS, 1, "not that of its folder"),
        (HEAD.replace("1", "2") + LABELS + ROWS, 2, "format"),
        (HEAD + LABELS.replace("uv_part", "uv"), 4, "labels"),
        (HEAD + LABELS.replace("slope: 1.0", "slope: 0.0", 1) + ROWS, 4, "slope"),
        (HEAD + LABELS + "rows:\n- '%%%%'\n", 14, "not base64"),
        (HEAD + LABELS + "rows:\n- AAAB\n", 14, "not whole traits"),
    ],
)
def test_a_fault_has_its_line(tmp_path: Path, tagger: str, line: int, problem: str) -> None:
    if "rows" not in tagger:
        tagger += ROWS
    with pytest.raises(BadContent) as raised:
        load_tagger(a_folder(tmp_path, tagger))
    assert (raised.value.line, raised.value.file) == (line, "xx/tagger.yaml")
    assert problem in raised.value.problem


def test_a_word_in_two_lists_is_a_fault(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, alike=ALIKE.replace("[he, she]", "[he, euro]"))
    with pytest.raises(BadContent, match="'euro' stands in two lists") as raised:
        load_tagger(folder)
    assert raised.value.line == 3
