"""`winwin judge` reads a file with a talk and shows both sides, as JSON or Markdown."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from app.batch.judging import MOST_BYTES, judge_file, read_roles
from app.cli import cli
from app.errors import Rejected
from app.review.people.transcript import About
from tests.builders_people import BIKE, ROLES, the_judge

BESIDE = About("first-bike", roles=ROLES)


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    path = tmp_path / "bike.txt"
    path.write_text(BIKE, encoding="utf-8")
    return path


@pytest.fixture
def ready(monkeypatch: pytest.MonkeyPatch) -> None:
    """The content read once: reading it for each command takes seconds."""
    monkeypatch.setattr("app.bootstrap.build_transcripts", lambda _: the_judge())


def run(*words: str) -> Result:
    return CliRunner().invoke(cli, ["judge", *words])


def test_json_holds_both_sides(talk: Path) -> None:
    found = json.loads(judge_file(talk, BESIDE, "json", the_judge()))
    assert [(side["speaker"], side["role"]) for side in found["sides"]] == [
        ("Sam", "buyer"),
        ("Kim", "seller"),
    ]


def test_markdown_speaks_to_both_sides(talk: Path) -> None:
    page = judge_file(talk, BESIDE, "md", the_judge())
    assert page.startswith("# Sam and Kim")
    assert "## To Sam" in page
    assert "## To Kim" in page


def test_a_file_that_is_no_talk_by_its_size_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes(b"A: b\n" * (MOST_BYTES // 5 + 1))
    with pytest.raises(Rejected, match="that is no talk"):
        judge_file(path, BESIDE, "json", the_judge())


def test_bytes_that_are_no_text_are_read_as_well_as_can_be(tmp_path: Path) -> None:
    path = tmp_path / "latin.txt"
    path.write_bytes("Sam: 150 für das Rad?\nKim: Nö.\n".encode("latin-1"))
    assert "Sam" in judge_file(path, BESIDE, "json", the_judge())


def test_roles_are_typed_as_pairs() -> None:
    assert read_roles(" Anna Maria = client, Ben=vendor,") == {
        "Anna Maria": "client",
        "Ben": "vendor",
    }
    assert read_roles(None) == {}


@pytest.mark.parametrize("typed", ["Anna", "Anna=", "=client"])
def test_a_pair_that_is_none_is_refused(typed: str) -> None:
    with pytest.raises(Rejected, match="is not like Anna=client"):
        read_roles(typed)


def test_the_command_judges_a_file(talk: Path) -> None:
    result = run(str(talk), "--scenario", "first-bike", "--roles", "Sam=buyer,Kim=seller")
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["ending"] == "agreed"


@pytest.mark.usefixtures("ready")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--scenario", "first-bike"], "Say who plays which role"),
        (["--scenario", "moon"], "no scenario 'moon'"),
        (["--roles", "Sam"], "not like Anna=client"),
    ],
)
def test_what_is_wrong_is_said_in_a_line(talk: Path, words: list[str], said: str) -> None:
    result = run(str(talk), *words)
    assert result.exit_code == 1
    assert said in result.stderr


@pytest.mark.usefixtures("ready")
def test_a_file_that_is_not_there_and_a_form_that_is_none_are_said(talk: Path) -> None:
    assert run("nowhere.txt").exit_code == 1
    assert run(str(talk), "--format", "pdf").exit_code == 2
