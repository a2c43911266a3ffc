"""`winwin doctor`: what is wrong is said with its exact fix, and nothing is changed."""

import json
import shutil
import sqlite3
import sys
from collections import namedtuple
from collections.abc import Callable
from pathlib import Path

import pytest

from app.cli.checks import check_database, check_hosts, check_traces
from app.cli.findings import Finding
from app.settings import Settings, read_settings
from app.storage.migrate import head
from tests.builders_cli import KNOWLEDGE, run, with_broken

Check = Callable[[Settings], list[Finding]]
Usage = namedtuple("Usage", "total used free")


@pytest.fixture(autouse=True)
def data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("WINWIN_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.delenv("WINWIN_DATABASE_URL", raising=False)
    return tmp_path / "data"


def found(check: Check, state: str) -> list[str]:
    """The texts and fixes of one state."""
    return [f"{one.text} | {one.fix}" for one in check(read_settings()) if one.state == state]


def test_a_sound_installation_is_found_sound_and_left_as_it_is(data: Path) -> None:
    result = run("doctor")
    assert result.exit_code == 0
    assert " scenarios, " in result.output
    assert "is not there yet; the first start makes it" in result.output
    assert "model: none is configured" in result.output
    assert "hosts: it listens on 127.0.0.1:8000" in result.output
    assert not data.exists()


def test_a_migrated_database_is_said_to_be(data: Path) -> None:
    run("migrate")
    before = sorted(path.name for path in data.iterdir())
    told = "\n".join(found(check_database, "ok"))
    assert f"winwin.sqlite is migrated, at {head()}" in told
    assert "MB are free" in told
    assert before == sorted(path.name for path in data.iterdir())


def test_as_json_it_names_each_area_once_at_least() -> None:
    result = run("doctor", "--json")
    document = json.loads(result.output)
    assert document["ok"] is True
    assert {one["area"] for one in document["findings"]} == {
        "content", "database", "model", "hosts", "keys", "traces",
    }  # fmt: skip
    assert all(set(one) == {"area", "state", "text", "fix"} for one in document["findings"])


def test_file_and_line_of_a_broken_content_file_are_named(
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
    assert "fix: mend the file" in result.output


def test_the_line_that_is_no_yaml_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_broken("rubrics/win-win.yaml", "id: x\nwords: [\n", tmp_path / "knowledge", monkeypatch)
    result = run("doctor")
    assert result.exit_code == 1
    assert "win-win.yaml:3" in result.output


def test_a_data_folder_that_cannot_be_made_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("WINWIN_DATA_DIR", str(tmp_path / "file" / "data"))
    (told,) = found(check_database, "problem")
    assert "WINWIN_DATA_DIR" in told


def test_an_older_database_is_a_warning_and_is_not_migrated() -> None:
    run("migrate", "--to", "0002")
    (told,) = found(check_database, "warning")
    assert f"is at 0002, the newest is {head()}" in told
    assert "winwin migrate" in told
    assert "is at 0002" in run("migrate", "--check").output


def test_a_newer_database_is_a_problem(data: Path) -> None:
    run("migrate")
    with sqlite3.connect(data / "winwin.sqlite") as db:
        db.execute("UPDATE alembic_version SET version_num = '9999'")
    (told,) = found(check_database, "problem")
    assert "is at 9999" in told
    assert "install the newer program" in told


def test_a_damaged_database_is_a_problem_with_the_way_back(data: Path) -> None:
    data.mkdir()
    (data / "winwin.sqlite").write_bytes(b"not a database at all" * 500)
    (told,) = found(check_database, "problem")
    assert "winwin restore FILE --force" in told


@pytest.mark.parametrize(("free", "state"), [(50, "problem"), (500, "warning"), (5_000, "ok")])
def test_little_room_on_the_disk_is_said(
    free: int, state: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = Usage(10**12, 0, free * 1024 * 1024)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    (told,) = [one for one in found(check_database, state) if "are free" in one]
    assert f"{free:,} MB" in told


def test_a_folder_without_a_write_ahead_log_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.storage.inspecting.can_log_ahead", lambda _: False)
    (told,) = found(check_database, "problem")
    assert "network drives" in told


def test_a_database_that_others_may_write_is_a_warning(data: Path) -> None:
    run("migrate")
    (data / "winwin.sqlite").chmod(0o666)
    (told,) = found(check_database, "warning")
    assert f"chmod 600 {data / 'winwin.sqlite'}" in told


def test_postgresql_that_does_not_answer_is_a_problem_without_its_password(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("WINWIN_DATABASE_URL", "postgresql://me:secret@127.0.0.1:9/winwin")
    (told,) = found(check_database, "problem")
    assert "postgresql://me@127.0.0.1:9/winwin" in told
    assert "correct WINWIN_DATABASE_URL" in told
    assert "secret" not in told


def test_a_server_that_can_be_reached_from_outside_wants_its_names_and_keys(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("WINWIN_HOST", "0.0.0.0")
    (told,) = found(check_hosts, "warning")
    assert "WINWIN_ALLOWED_HOSTS=" in told
    monkeypatch.setenv("WINWIN_KEYS", "off")
    assert any("can be reached from outside" in one for one in found(check_hosts, "warning"))


def test_answering_under_any_name_is_a_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WINWIN_ALLOWED_HOSTS", '["*"]')
    (told,) = found(check_hosts, "warning")
    assert "under any name" in told


def test_traces_that_cannot_be_sent_are_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WINWIN_OTEL_ENDPOINT", "http://127.0.0.1:9/v1/traces")
    monkeypatch.setitem(sys.modules, "app.telemetry.open_telemetry", None)
    (told,) = found(check_traces, "problem")
    assert "pip install 'winwin[telemetry]'" in told
