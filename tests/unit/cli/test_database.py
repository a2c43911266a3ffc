"""`winwin migrate | backup | restore`: where the database stands, and copies of it."""

from pathlib import Path

import pytest

from tests.builders_cli import run


@pytest.fixture(autouse=True)
def _own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("WINWIN_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.delenv("WINWIN_DATABASE_URL", raising=False)


def test_a_check_of_no_database_makes_none_and_fails(tmp_path: Path) -> None:
    result = run("migrate", "--check")
    assert result.exit_code == 1
    assert "is at None" in result.output
    assert not (tmp_path / "data").exists()


def test_a_check_passes_at_the_newest_revision_only() -> None:
    run("migrate")
    assert run("migrate", "--check").exit_code == 0
    run("migrate", "--to", "0001", "--down")
    result = run("migrate", "--check")
    assert result.exit_code == 1
    assert "is at 0001, the newest is" in result.output


def test_one_may_stop_at_a_revision_on_the_way_up() -> None:
    assert "is at 0002" in run("migrate", "--to", "0002").output
    assert "is at 0003" in run("migrate", "--to", "0003").output


def test_going_back_wants_a_word_more() -> None:
    run("migrate")
    refused = run("migrate", "--to", "0002")
    assert refused.exit_code == 2
    assert "winwin backup" in refused.output
    assert run("migrate", "--check").exit_code == 0
    assert "is at 0002" in run("migrate", "--to", "0002", "--down").output


@pytest.mark.parametrize(
    "words", [("--down",), ("--to", "0002", "--check"), ("--to", "seven")], ids=" ".join
)
def test_an_odd_wish_is_refused(words: tuple[str, ...]) -> None:
    assert run("migrate", *words).exit_code == 2


def test_a_backup_comes_back(tmp_path: Path) -> None:
    saved = str(tmp_path / "saved.sqlite")
    run("migrate")
    made = run("backup", saved)
    assert made.exit_code == 0
    assert "0 sessions at revision" in made.output
    refused = run("restore", saved)
    assert refused.exit_code == 1
    assert "--force" in refused.output
    done = run("restore", saved, "--force")
    assert done.exit_code == 0
    assert "is kept as" in done.output
    assert run("migrate", "--check").exit_code == 0


def test_a_backup_of_postgresql_is_another_programs_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WINWIN_DATABASE_URL", "postgresql://me:secret@127.0.0.1:9/winwin")
    for command in ("backup", "restore"):
        result = run(command, str(tmp_path / "saved"))
        assert result.exit_code == 1
        assert "pg_dump" in result.output
        assert "secret" not in result.output
