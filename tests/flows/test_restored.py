"""A backup taken while a game is played is restored elsewhere, and the game goes on there."""

from pathlib import Path

import httpx
import pytest

from tests.builders_cli import run
from tests.flows.playing import good, served


def test_a_game_goes_on_from_a_backup_taken_in_its_middle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("WINWIN_DATABASE_URL", raising=False)
    first, second, saved = tmp_path / "first", tmp_path / "second", tmp_path / "saved.sqlite"
    with served(first) as running, httpx.Client(base_url=running.address, timeout=60) as client:
        wish = {"scenario": "licence-renewal", "role": "client", "seed": 3}
        session = good(client.post("/v1/sessions", json=wish))
        turns = f"/v1/sessions/{session['id']}/turns"
        good(client.post(turns, json={"text": "What matters most to you?"}))
        monkeypatch.setenv("WINWIN_DATA_DIR", str(first))
        assert run("backup", str(saved)).exit_code == 0
        good(client.post(turns, json={"text": "And the term?"}))
        monkeypatch.setenv("WINWIN_DATA_DIR", str(second))
        assert run("restore", str(saved)).exit_code == 0
    with served(second) as running, httpx.Client(base_url=running.address, timeout=60) as client:
        found = good(client.get(f"/v1/sessions/{session['id']}"))
        assert [turn["text"] for turn in found["turns"] if turn["speaker"] == "learner"] == [
            "What matters most to you?"
        ]
        again = good(client.post(turns, json={"text": "And the term?"}))
        assert len(again["session"]["turns"]) == len(found["turns"]) + 2
