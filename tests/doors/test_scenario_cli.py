"""`winwin scenario ...`: what an author types, reads and gets."""

import json
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from typer.testing import CliRunner, Result

from app.cli import cli
from app.settings import Settings
from tests.unit.knowledge.broken import KNOWLEDGE, changed, line_of

LICENCE = (KNOWLEDGE / "scenarios" / "licence-renewal.yaml").read_text(encoding="utf-8")
TEMPLATE = (KNOWLEDGE / "templates" / "scenario.yaml").read_text(encoding="utf-8")


def run(*words: str) -> Result:
    result = CliRunner(env={"COLUMNS": "200"}).invoke(cli, ["scenario", *words])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    return result


@pytest.fixture
def draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], str]:
    """Write a draft beside oneself and name it as one would."""
    monkeypatch.chdir(tmp_path)

    def write(text: str) -> str:
        (tmp_path / "your-scenario.yaml").write_text(text, encoding="utf-8")
        return "your-scenario.yaml"

    return write


def test_a_sound_scenario_checks_clean() -> None:
    result = run("check", "licence-renewal", "--strict")
    assert result.output == "licence-renewal: clean over 32 draws\n"
    assert result.exit_code == 0


FAULTS = [
    ("minutes: 10 ", "minutes: ten ", "minutes: ten", "a valid integer", "write a whole number"),
    ("kind: choice", "kind: scale", "kind: scale", "'choice', 'range' or", "choose one of"),
    ("teaser: You own", "teazer: You own", "teazer: You own", "not permitted", "mean 'teaser'"),
    ("matter: the Friday", "mater: the Friday", "id: your-scenario", "Field required", "add this"),
    ("fee: 36, sound: 38, run: 12", "fee: 30, sound: 38, run: 12", "fee: {weight", "sum to 94", ""),
    ("low: ${base}", "low: ${basis}", "low: ${basis}", "'basis' is not drawn", "mend it"),
    ('"8:30"]', "8:30]", "half-past-eight: {shown", "a valid string", "put the text in quotes"),
]


@pytest.mark.parametrize(("old", "new", "at", "problem", "remedy"), FAULTS)
def test_each_fault_has_file_line_and_the_way_out(
    draft: Callable[[str], str], old: str, new: str, at: str, problem: str, remedy: str
) -> None:
    text = TEMPLATE.replace(old, new, 1)
    assert text != TEMPLATE
    result = run("check", draft(text))
    assert result.exit_code == 1
    if at == "fee: {weight":
        at = 'fee: {weight: "${profile.band.fee}"'
    place = f"your-scenario.yaml:{line_of(text, at)}: error: "
    told = [line for line in result.output.splitlines() if place in line and problem in line]
    assert told, result.output
    assert remedy in result.output


def test_a_warning_has_its_line_and_stops_only_when_strict(draft: Callable[[str], str]) -> None:
    text = changed(TEMPLATE, "You own the room.", "You could form a habit.")
    named = draft(text)
    result = run("check", named)
    assert result.exit_code == 0
    at = f"your-scenario.yaml:{line_of(text, 'teaser: You could')}: warning [tell_in_public]: "
    assert at in result.output
    assert "in 32 draws" not in result.output
    assert run("check", named, "--strict").exit_code == 1


def test_what_an_author_means_to_be_so_is_no_warning(draft: Callable[[str], str]) -> None:
    apart = TEMPLATE.replace("reservation: 4300", "reservation: 8300")
    assert "[no_zopa]" in run("check", draft(apart)).output
    meant = apart + "expects: {zopa: false}\n"
    assert run("check", draft(meant), "--strict").exit_code == 0


def test_what_is_not_there_is_said_with_what_there_is() -> None:
    result = run("check", "nowhere")
    assert result.exit_code == 1
    assert "no scenario 'nowhere'" in result.output
    assert "licence-renewal" in result.output


def test_a_preview_shows_both_sheets_and_the_numbers() -> None:
    output = run("preview", "licence-renewal", "--seed", "1").output
    assert "draw 1: 5,904 outcomes" in output
    assert output.count("reservation value") == 2
    assert "night desk in Lisbon" in output
    assert "asked for the reason; trust 52 (starts at 50)" in output
    assert "to be traded, dearer to" in output
    assert "Nash point" in output
    assert "on the table" in output
    assert "o frontier" in output


def test_a_preview_draws_its_picture(tmp_path: Path) -> None:
    picture = tmp_path / "licence.svg"
    assert run("preview", "licence-renewal", "--svg", str(picture)).exit_code == 0
    root = ElementTree.fromstring(picture.read_text(encoding="utf-8"))
    assert root.tag.endswith("svg")


def test_a_picture_that_cannot_be_written_is_said_plainly(tmp_path: Path) -> None:
    result = run("preview", "licence-renewal", "--svg", str(tmp_path / "none" / "x.svg"))
    assert result.exit_code == 1
    assert "winwin:" in result.output


def test_a_preview_without_a_zone_says_how_far_apart_they_are(draft: Callable[[str], str]) -> None:
    output = run(
        "preview", draft(TEMPLATE.replace("reservation: 4300", "reservation: 8300"))
    ).output
    assert "no outcome is as good for both as leaving" in output
    assert "Nash point" not in output


def test_a_broken_file_is_not_previewed(draft: Callable[[str], str]) -> None:
    result = run("preview", draft(changed(TEMPLATE, "minutes: 10 ", "minutes: ten ")))
    assert result.exit_code == 1
    assert "your-scenario.yaml:" in result.output


def test_simulating_shows_a_table_and_judges_the_draws() -> None:
    result = run("simulate", "licence-renewal", "--games", "35")
    assert result.exit_code == 0
    assert "35 games: 7 kinds of learners x 5 styles" in result.output
    assert result.output.count("all styles") == 7
    assert "draw" in result.output.splitlines()[-2]


def test_simulating_without_a_zone_says_that_leaving_is_best(draft: Callable[[str], str]) -> None:
    apart = TEMPLATE.replace("reservation: 4300", "reservation: 8300")
    assert "leaving is the best result" in run("simulate", draft(apart), "--games", "1").output


def test_a_new_scenario_checks_clean_and_is_played(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("new", "the-bakery", "--to", str(tmp_path))
    assert result.exit_code == 0
    assert "winwin scenario check" in result.output
    text = (tmp_path / "the-bakery.yaml").read_text(encoding="utf-8")
    assert "id: the-bakery " in text
    assert "your-scenario" not in text
    assert run("check", "the-bakery.yaml", "--strict").exit_code == 0
    assert run("simulate", "the-bakery.yaml", "--games", "1").exit_code == 0


def test_a_new_scenario_goes_into_the_library(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for part in ("phrases", "templates", "scenarios"):
        (tmp_path / part).mkdir()
    (tmp_path / "templates" / "scenario.yaml").write_text(TEMPLATE, encoding="utf-8")
    (tmp_path / "phrases" / "en").symlink_to(KNOWLEDGE / "phrases" / "en")
    monkeypatch.setattr(Settings, "knowledge_dir", property(lambda _: tmp_path))
    assert run("new", "the-bakery").exit_code == 0
    assert (tmp_path / "scenarios" / "the-bakery.yaml").is_file()


def test_a_file_that_is_there_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "the-bakery.yaml").write_text("mine", encoding="utf-8")
    result = run("new", "the-bakery", "--to", str(tmp_path))
    assert result.exit_code == 1
    assert "is there already" in result.output
    assert (tmp_path / "the-bakery.yaml").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("bad", ["The Bakery", "a_b", "-a", "a" * 61])
def test_an_id_has_to_be_one(tmp_path: Path, bad: str) -> None:
    result = run("new", "--to", str(tmp_path), "--", bad)
    assert result.exit_code == 1
    assert "cannot be an id" in result.output


def test_a_folder_that_cannot_be_written_is_said_with_the_fix(tmp_path: Path) -> None:
    result = run("new", "the-bakery", "--to", str(tmp_path / "none"))
    assert result.exit_code == 1
    assert "--to FOLDER" in result.output


def test_the_schema_is_printed_as_it_is_published() -> None:
    published = json.loads((KNOWLEDGE.parent / "docs" / "scenario.schema.json").read_text("utf-8"))
    assert json.loads(run("schema").output) == published
