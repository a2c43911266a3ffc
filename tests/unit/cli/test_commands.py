"""The command line: what is wrong is said with its fix, and no traceback."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.cli import cli
from tests.builders_cli import run, with_broken


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
    assert callable(started[0]["app"])
    assert (started[0]["host"], started[0]["factory"]) == ("127.0.0.1", True)


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
