"""`winwin learners export | delete` and `winwin retain`, on the configured database."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.cli import cli
from app.sessions.records import Principal
from app.settings import read_settings
from app.storage.migrate import upgrade
from app.storage.sqlite_engine import sqlite_engine
from app.storage.stores import SqlTransaction
from tests.builders_cli import run
from tests.builders_store import AT, a_session, a_turn

ADA = Principal("school", "ada")


@pytest.fixture(autouse=True)
def _kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A database with a session of the local learner and one of Ada."""
    monkeypatch.setenv("WINWIN_DATA_DIR", str(tmp_path))
    monkeypatch.delenv("WINWIN_DATABASE_URL", raising=False)
    url = read_settings().store_url
    upgrade(url)
    engine = sqlite_engine(url)
    with engine.begin() as db:
        tx = SqlTransaction(db, lambda: AT)
        for session, owner in (("ses_1", Principal()), ("ses_2", ADA)):
            tx.add_session(a_session(session, tenant=owner.tenant, learner=owner.learner))
        tx.add_turn(a_turn(1, "ses_2", tenant=ADA.tenant, learner=ADA.learner, text="Grüße."))
    engine.dispose()


def exported(*words: str) -> dict[str, list[object]]:
    kept: dict[str, list[object]] = json.loads(run("learners", "export", *words).output)["kept"]
    return kept


def test_an_export_is_json_of_one_learner() -> None:
    kept = exported("ada", "--tenant", "school")
    assert [len(kept[table]) for table in ("session", "turn")] == [1, 1]
    assert "Grüße." in str(kept)
    assert len(exported("local")["session"]) == 1
    assert exported("nobody")["session"] == []


def test_an_export_to_a_file_takes_no_files_place(tmp_path: Path) -> None:
    file = tmp_path / "ada.json"
    words = ("learners", "export", "ada", "--tenant", "school", "--output", str(file))
    assert "1 sessions of ada" in run(*words).output
    assert json.loads(file.read_text(encoding="utf-8"))["learner"] == "ada"
    again = run(*words)
    assert again.exit_code == 1
    assert "cannot export" in again.output


def test_deleting_asks_first() -> None:
    result = CliRunner().invoke(
        cli, ["learners", "delete", "ada", "--tenant", "school"], input="n\n"
    )
    assert result.exit_code == 1
    assert len(exported("ada", "--tenant", "school")["session"]) == 1


def test_a_deleted_learner_is_gone_and_others_are_not() -> None:
    done = run("learners", "delete", "ada", "--tenant", "school", "--yes")
    assert done.exit_code == 0
    assert "1 sessions" in done.output
    assert not any(exported("ada", "--tenant", "school").values())
    assert len(exported("local")["session"]) == 1


def test_old_sessions_are_deleted_and_counted() -> None:
    assert "deleted 0 sessions" in run("retain", "--days", "36500").output
    assert "deleted 2 sessions" in run("retain", "--days", "1").output
    assert not any(exported("local").values())


def test_retaining_wants_a_number_of_days() -> None:
    assert run("retain").exit_code == 2
    assert run("retain", "--days", "0").exit_code == 2
