"""`winwin doctor` with a model configured: it is tried, and what is wrong is said with the fix."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from app.cli import cli
from app.settings import Settings
from tests.fake_model import replies
from tests.fake_model.replies import says
from tests.fake_model.server import FakeModel, fake_model


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[FakeModel]:
    monkeypatch.setenv("WINWIN_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("WINWIN_LLM_MODEL", "small")
    monkeypatch.setenv("WINWIN_LLM_API_KEY", "key-1")
    with fake_model(says("ready")) as running:
        monkeypatch.setenv("WINWIN_LLM_BASE_URL", running.url)
        yield running


def doctor() -> Result:
    result = CliRunner().invoke(cli, ["doctor"])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert "Traceback" not in result.output
    assert "key-1" not in result.output
    return result


def test_a_sound_model_is_said_to_answer(model: FakeModel) -> None:
    result = doctor()
    assert result.exit_code == 0, result.output
    assert f"model small at {model.url} began to answer after" in result.output
    assert len(model.asked) == 1


def test_a_model_that_fails_is_a_problem_with_its_fix(model: FakeModel) -> None:
    model.script(replies.status(401, "bad key"))
    result = doctor()
    assert result.exit_code == 1
    assert "problem: model small at" in result.output
    assert "fix: it does not take this key" in result.output


def test_without_a_model_it_says_nothing_of_one(
    model: FakeModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("WINWIN_LLM_BASE_URL")
    monkeypatch.delenv("WINWIN_LLM_API_KEY")
    result = doctor()
    assert result.exit_code == 0, result.output
    assert "model small" not in result.output
    assert not model.asked


def test_a_broken_prompt_is_told_by_file_and_line(
    model: FakeModel, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(Settings, "prompts_dir", property(lambda _: tmp_path))
    result = doctor()
    assert result.exit_code == 1
    assert "prompts/voice/speak.md:0: the file is missing" in result.output
    assert not model.asked


def test_an_endpoint_without_a_model_name_is_told_before_anything_else(
    model: FakeModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("WINWIN_LLM_MODEL")
    result = doctor()
    assert result.exit_code == 1
    assert "WINWIN_LLM_MODEL is not set" in result.output
    assert not model.asked
