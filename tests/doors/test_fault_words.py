"""The sentences of the door are whole in each language, and a broken file of them is named."""

import json
import re
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from app.api.fault_words import LANGUAGES, door_words, read_door_words
from app.errors import BadContent

ROOT = Path(__file__).resolve().parents[2]
Words = dict[str, dict[str, Any]]
Change = Callable[[Words], object]
TEXTS = {
    code: files("app.api").joinpath(f"words/{code}.json").read_text("utf-8") for code in LANGUAGES
}


def test_every_language_of_the_page_has_its_sentences() -> None:
    pages = {path.name.split(".")[1] for path in ROOT.glob("app/widget/static/strings.*.json")}
    assert set(door_words()) == pages


def test_what_is_translated_is_said_somewhere_in_those_words() -> None:
    said = "".join(path.read_text("utf-8") for path in sorted((ROOT / "app").rglob("*.py")))
    sentences = [one for words in door_words().values() for one in words.sentences]
    assert sentences
    shapes = re.sub(r"{[^{}]*}", "{}", said)
    assert [one for one in sentences if one not in shapes] == [], "said otherwise by now"


def test_the_values_of_a_sentence_stand_in_its_translation() -> None:
    spanish = door_words()["es"]
    assert spanish.said("The roles are: vendor, client.") == "Los papeles son: vendor, client."
    assert spanish.said("Nobody translated this.") == "Nobody translated this."


def test_a_fault_without_words_of_its_own_is_said_all_the_same() -> None:
    assert door_words()["en"].fault("decimal_whole_digits", None, {}).startswith("This value")


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (lambda words: words["faults"].pop("empty"), "faults: missing or not known: empty"),
        (lambda words: words["faults"].update(new="What?"), "faults: missing or not known: new"),
        (lambda words: words["problems"].pop("over"), "problems: missing or not known: over"),
        (lambda words: words["not_found"].update(moon="No."), "not_found: missing or not known"),
        (
            lambda words: words["faults"].update(too_long="Has {most}."),
            "too_long: nothing is known",
        ),
        (lambda words: words["faults"].update(empty="Say {"), "empty: "),
        (lambda words: words["faults"].update(empty=" "), "empty: no words"),
        (lambda words: words["faults"].update(empty=5), "faults.empty: "),
        (lambda words: words.update(more={}), "more: "),
        (lambda words: words["sentences"].update({"No {}.": "No {1}."}), "No {}.: nothing"),
    ],
)
def test_a_broken_file_is_named_with_what_is_wrong(change: Change, named: str) -> None:
    words = json.loads(TEXTS["es"])
    change(words)
    with pytest.raises(BadContent) as broken:
        read_door_words({**TEXTS, "es": json.dumps(words)})
    assert broken.value.file == "app/api/words/es.json"
    assert named in broken.value.problem


def test_a_file_that_is_no_json_is_named_with_its_line() -> None:
    with pytest.raises(BadContent) as broken:
        read_door_words({**TEXTS, "es": "{\n oops"})
    assert (broken.value.file, broken.value.line) == ("app/api/words/es.json", 2)


def test_the_guide_lists_every_type_of_problem() -> None:
    guide = (ROOT / "docs" / "api.md").read_text("utf-8")
    rows = [line for line in guide.splitlines() if re.match(r"\| [45]\d\d \|", line)]
    listed = {code for row in rows for code in re.findall(r"`([a-z-]+)`", row.split("|")[2])}
    of_hosts = {"host-not-allowed", "origin-not-allowed"}
    assert listed == set(door_words()["en"].problems) | of_hosts
