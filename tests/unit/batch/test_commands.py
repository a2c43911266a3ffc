"""`winwin understand` reads a file or standard input; its exit status says if all was well."""

import json
from pathlib import Path

from typer.testing import CliRunner, Result

from app.cli import cli

LINE = json.dumps({"id": 1, "scenario": "first-bike", "role": "buyer", "text": "€150 on Saturday?"})


def run(*words: str, given: str = "") -> Result:
    return CliRunner().invoke(cli, ["understand", *words], input=given)


def test_standard_input_is_answered_line_by_line() -> None:
    result = run(given=LINE + "\n" + LINE + "\n")
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert [answer["offer"]["day"] for answer in answers] == ["saturday", "saturday"]
    assert result.exit_code == 0


def test_a_file_is_answered_too(tmp_path: Path) -> None:
    path = tmp_path / "lines.jsonl"
    path.write_text(LINE, encoding="utf-8")
    assert json.loads(run(str(path)).stdout)["id"] == 1


def test_a_bad_line_makes_the_exit_status_1() -> None:
    result = run(given="{}\n" + LINE)
    assert result.exit_code == 1
    assert "Field required" in result.stdout
    assert len(result.stdout.splitlines()) == 2


def test_a_folder_without_scenarios_is_named(tmp_path: Path) -> None:
    result = run("--scenarios", str(tmp_path), given=LINE)
    assert result.exit_code == 1
    assert "no scenario in this folder" in result.stderr
