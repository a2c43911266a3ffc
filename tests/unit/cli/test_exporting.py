"""`winwin export csv` on the configured database."""

import csv
import io
from pathlib import Path

import pytest

from app.settings import read_settings
from app.storage.migrate import upgrade
from app.storage.sqlite_engine import sqlite_engine
from app.storage.stores import SqlTransaction
from tests.builders_cli import run
from tests.builders_store import AT, a_session

COMMAND = ("export", "csv", "--tenant", "school")


@pytest.fixture(autouse=True)
def _kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A database with two sessions of a school and one of the laptop."""
    monkeypatch.setenv("WINWIN_DATA_DIR", str(tmp_path))
    monkeypatch.delenv("WINWIN_DATABASE_URL", raising=False)
    url = read_settings().store_url
    upgrade(url)
    engine = sqlite_engine(url)
    with engine.begin() as db:
        tx = SqlTransaction(db, lambda: AT)
        for number, (tenant, at) in enumerate(
            [("school", "2026-01-01"), ("school", "2026-03-01"), ("local", "2026-03-01")]
        ):
            began = f"{at}T00:00:00.000+00:00"
            tx.add_session(a_session(f"ses_{number}", tenant=tenant, created_at=began))
    engine.dispose()


def sessions_in(text: str) -> list[str]:
    return [row["session"] for row in csv.DictReader(io.StringIO(text, newline=""))]


def test_the_sessions_of_a_tenant_are_written_in_the_time_that_is_asked_for() -> None:
    assert sessions_in(run(*COMMAND).output) == ["ses_0", "ses_1"]
    assert sessions_in(run(*COMMAND, "--since", "2026-02-01").output) == ["ses_1"]
    until = ("--until", "2026-03-01T01:00:00+02:00")
    assert sessions_in(run(*COMMAND, *until).output) == ["ses_0"]
    assert sessions_in(run("export", "csv").output) == ["ses_2"]


def test_a_table_in_a_file_takes_no_files_place(tmp_path: Path) -> None:
    file = tmp_path / "turns.csv"
    words = (*COMMAND, "--rows", "turns", "--words", "--output", str(file))
    assert "the turns of school" in run(*words).output
    header = file.read_bytes()
    assert header.startswith(b"session,number,side,")
    assert header.endswith(b",text\r\n")
    again = run(*words)
    assert again.exit_code == 1
    assert "cannot export" in again.output


def test_a_time_that_is_none_is_said() -> None:
    assert run(*COMMAND, "--since", "0001-01-01T00:00:00+1400").exit_code == 2
    assert run(*COMMAND, "--since", "soon").exit_code == 2
