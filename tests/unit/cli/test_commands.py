"""The command line: what is wrong is said with its fix, and no traceback."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.cli import cli
from tests.builders_cli import KNOWLEDGE, run, with_broken


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        yield int(holder.getsockname()[1])


@pytest.fixture(autouse=True)
def _own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("WINWIN_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.delenv("WINWIN_DATABASE_URL", raising=False)


def test_serving_on_a_taken_port_says_which_and_the_fix(taken_port: int) -> None:
    result = run("serve", "--port", str(taken_port))
    assert result.exit_code == 1
    assert f"cannot listen on 127.0.0.1:{taken_port}" in result.output
    assert f"PORT={taken_port + 1}" in result.output
    assert "running" not in result.output


def test_serving_on_an_address_that_is_not_here_says_so() -> None:
    result = run("serve", "--host", "203.0.113.9", "--port", "0")
    assert result.exit_code == 1
    assert "cannot listen on 203.0.113.9" in result.output


def test_serving_says_where_and_starts_the_server(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[dict[str, object]] = []
    monkeypatch.setattr("uvicorn.run", lambda app, **how: started.append({"app": app, **how}))
    result = run("serve", "--port", "0")
    assert result.exit_code == 0
    assert "winwin is running on http://127.0.0.1:0" in result.output
    assert started[0]["app"] == "app.main:serve_from_settings"
    assert (started[0]["host"], started[0]["factory"]) == ("127.0.0.1", True)


def test_the_doctor_finds_a_sound_installation_sound(tmp_path: Path) -> None:
    result = run("doctor")
    assert result.exit_code == 0
    assert " scenarios, " in result.output
    assert "migrated and writable" in result.output
    assert (tmp_path / "data").is_dir()


def test_the_doctor_names_file_and_line_of_a_broken_content_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (KNOWLEDGE / "styles.yaml").read_text(encoding="utf-8")
    at = text.splitlines().index("  competing:") + 1
    broken = text.replace("  competing:\n", "  competing:\n    colour: blue\n")
    with_broken("styles.yaml", broken, tmp_path / "knowledge", monkeypatch)
    result = run("doctor")
    assert result.exit_code == 1
    assert f"styles.yaml:{at + 1}" in result.output
    assert "colour" in result.output
    assert "fix:" in result.output


def test_the_doctor_names_the_line_that_is_no_yaml(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_broken("rubrics/win-win.yaml", "id: x\nwords: [\n", tmp_path / "knowledge", monkeypatch)
    result = run("doctor")
    assert result.exit_code == 1
    assert "win-win.yaml:3" in result.output


def test_the_doctor_says_when_the_data_folder_cannot_be_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("WINWIN_DATA_DIR", str(tmp_path / "file" / "data"))
    result = run("doctor")
    assert result.exit_code == 1
    assert "WINWIN_DATA_DIR" in result.output


def test_migrating_says_where_the_database_stands() -> None:
    result = run("migrate")
    assert result.exit_code == 0
    assert "winwin.sqlite is at" in result.output
    assert run("migrate").output == result.output


def test_playing_on_broken_content_names_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_broken("phrases/en/terminal.yaml", "start: 1\n", tmp_path / "knowledge", monkeypatch)
    result = run("play")
    assert result.exit_code == 1
    assert "cannot start: terminal.yaml:1" in result.output
    assert "doctor" in result.output


@pytest.mark.parametrize("command", ["serve", "play", "doctor", "migrate"])
def test_a_setting_that_cannot_be_used_is_named_with_the_fix(
    command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WINWIN_PORT", "eighty")
    result = run(command)
    assert result.exit_code == 1
    assert "WINWIN_PORT" in result.output
    assert "fix:" in result.output


def test_without_a_command_it_says_what_there_is() -> None:
    output = CliRunner().invoke(cli, []).output
    assert all(command in output for command in ("serve", "play", "doctor", "migrate"))
