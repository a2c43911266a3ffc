"""Golden transcripts: a difference here is a design decision, to be read before it is kept."""

from pathlib import Path

import pytest
import yaml

from tests.golden.playing import play_script, scripts


@pytest.mark.parametrize("path", scripts(), ids=lambda path: path.stem)
def test_a_golden_game_plays_as_it_is_written(path: Path) -> None:
    script = yaml.safe_load(path.read_text(encoding="utf-8"))
    opening, *turns = play_script(script)
    assert opening["counterpart"] == script["opening"]
    assert turns == script["turns"]
