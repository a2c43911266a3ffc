"""What tests of the command line share: a folder of its own, a run, broken content."""

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from app.cli import cli
from app.settings import Settings

KNOWLEDGE = Path(__file__).resolve().parents[1] / "knowledge"


def run(*words: str) -> Result:
    """What a command ends with; no exception and no traceback reaches whoever types it."""
    result = CliRunner().invoke(cli, list(words))
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert "Traceback" not in result.output
    return result


def with_broken(name: str, text: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the settings name a copy of the content in which one file has this text."""
    shutil.copytree(KNOWLEDGE, folder)
    (folder / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(Settings, "knowledge_dir", property(lambda _: folder))
