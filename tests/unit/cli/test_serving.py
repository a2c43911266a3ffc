"""`winwin serve` beyond loopback: the first key is shown once, and an open door is warned of."""

from pathlib import Path

import pytest
from uvicorn.config import STARTUP_FAILURE

from app.cli.workers import worker_app
from tests.builders_cli import run


@pytest.fixture(autouse=True)
def _elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("WINWIN_DATA_DIR", str(tmp_path))
    monkeypatch.setattr("uvicorn.run", lambda *_, **__: None)
    for name in ("DATABASE_URL", "KEYS", "PUBLIC_URL", "HOST", "WORKERS"):
        monkeypatch.delenv(f"WINWIN_{name}", raising=False)


def served(*words: str) -> str:
    result = run("serve", "--port", "0", *words)
    assert result.exit_code == 0
    return result.output


def test_the_first_start_beyond_loopback_shows_a_key_once() -> None:
    first = served("--host", "0.0.0.0")
    assert first.count("wwk_") == 1
    assert first.index("wwk_") < first.index("winwin is running")
    assert "wwk_" not in served("--host", "0.0.0.0")
    assert "export,keys,learners,metrics,play,tokens,webhooks" in run("keys", "list").output


def test_a_start_on_loopback_makes_no_key() -> None:
    assert "wwk_" not in served()
    assert "none" in run("keys", "list").output


def test_a_key_is_made_behind_a_proxy_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WINWIN_PUBLIC_URL", "https://coach.example.org")
    assert "wwk_" in served()


def test_keys_that_are_off_beyond_loopback_are_warned_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WINWIN_KEYS", "off")
    said = served("--host", "0.0.0.0")
    assert "WINWIN_KEYS is off" in said
    assert "wwk_" not in said
    assert "WINWIN_KEYS is off" not in served()


def test_a_database_that_cannot_be_opened_stops_the_start(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "winwin.sqlite").write_text("not a database " * 100)
    monkeypatch.setenv("WINWIN_KEYS", "required")
    result = run("serve", "--port", "0")
    assert result.exit_code == 1
    assert "cannot start" in result.output
    assert "running" not in result.output


def test_several_processes_find_the_database_migrated(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    began: list[tuple[int, str, bool]] = []

    def serve_by(workers: int, host: str, _: int) -> None:
        began.append((workers, host, (tmp_path / "winwin.sqlite").is_file()))

    monkeypatch.setattr("app.cli.workers.serve_by", serve_by)
    served("--workers", "3")
    monkeypatch.setenv("WINWIN_WORKERS", "2")
    served()
    served("--workers", "1")
    assert began == [(3, "127.0.0.1", True), (2, "127.0.0.1", True)]


@pytest.mark.parametrize("workers", ["0", "65", "many"])
def test_a_number_of_processes_that_cannot_be_is_refused(
    workers: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("serve", "--workers", workers).exit_code == 2
    monkeypatch.setenv("WINWIN_WORKERS", workers)
    assert run("serve", "--port", "0").exit_code == 1


def test_a_process_that_cannot_start_ends_them_all(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def cannot(*_: object) -> None:
        raise SystemExit("winwin: cannot start: bad content")

    monkeypatch.setattr("app.main.serve_from_settings", cannot)
    with pytest.raises(SystemExit) as ended:
        worker_app("127.0.0.1", 8000)
    assert ended.value.code == STARTUP_FAILURE
    assert "bad content" in capsys.readouterr().err
