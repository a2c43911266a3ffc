"""Three games with a model that writes nonsense: the same game as without one, told coherently."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml

from tests.fake_model.rambling import rambling
from tests.fake_model.server import FakeModel, fake_model
from tests.flows.playing import Json, good, served

GAMES = Path(__file__).parents[1] / "golden" / "reports"
NAMES = ("asks_and_trades", "tries_to_trick_it", "one_issue_after_another")
PIECES = ("speaker", "understood", "markers", "is_corrected", "offers")


@pytest.fixture(scope="module")
def model() -> Iterator[FakeModel]:
    with fake_model(author=rambling(5)) as model:
        yield model


@pytest.fixture(scope="module")
def clients(
    model: FakeModel, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[httpx.Client, httpx.Client]]:
    """A server without a model, and one whose voice, ear and coach are that model."""
    plain, told = tmp_path_factory.mktemp("plain"), tmp_path_factory.mktemp("model")
    settings = {"WINWIN_LLM_BASE_URL": model.url, "WINWIN_LLM_MODEL": "tiny"}
    with (
        served(plain) as without,
        served(told, **settings) as with_one,
        httpx.Client(base_url=without.address, timeout=60) as first,
        httpx.Client(base_url=with_one.address, timeout=60) as second,
    ):
        yield first, second


@pytest.fixture(scope="module", params=NAMES)
def played(
    request: pytest.FixtureRequest, clients: tuple[httpx.Client, httpx.Client]
) -> tuple["Game", "Game"]:
    game = yaml.safe_load((GAMES / f"{request.param}.yaml").read_text(encoding="utf-8"))
    first, second = (_played(client, game) for client in clients)
    return first, second


Game = tuple[list[Json], Json, Json]


def test_the_counterpart_does_the_same_and_the_ear_hears_the_same(
    played: tuple[Game, Game],
) -> None:
    (without, _, _), (with_one, _, _) = played
    assert [_moves(session) for session in with_one] == [_moves(session) for session in without]


def test_every_reply_is_said_and_holds_nothing_of_the_nonsense(
    played: tuple[Game, Game], model: FakeModel
) -> None:
    for session in played[1][0]:
        reply = session["turns"][-1]
        assert reply["text"].strip()
        for slip in ("You:", "ACTS", "TALK", "between us", "Deal!"):
            assert slip not in reply["text"]
    assert len(model.asked) > len(played[1][0])


def test_levels_and_measures_are_the_same(played: tuple[Game, Game]) -> None:
    (_, without, _), (_, with_one, _) = played
    for part in ("characteristics", "measures", "result"):
        assert _judged(with_one.get(part)) == _judged(without.get(part))


def test_the_coach_answers_by_what_it_can_show(played: tuple[Game, Game]) -> None:
    answer = played[1][2]
    assert answer["by"] == "report"
    assert len(answer["sentences"]) >= 2


def _played(client: httpx.Client, game: Json) -> Game:
    """Play the lines of a game; return the session after each, the report and a coach's answer."""
    wish = {name: game[name] for name in ("scenario", "role", "style", "difficulty", "seed")}
    session = good(client.post("/v1/sessions", json=wish))
    address, seen = f"/v1/sessions/{session['id']}", []
    for line in (line for line in game["lines"] if isinstance(line, str) or "end" in line):
        if isinstance(line, dict):
            answer = client.post(f"{address}/end", json={"action": line["end"]})
        else:
            answer = client.post(f"{address}/turns", json={"text": line})
        seen.append(good(answer)["session"])
        if seen[-1]["phase"] not in ("open", "agreeing"):
            break
    if seen[-1]["phase"] in ("open", "agreeing"):
        walking = client.post(f"{address}/end", json={"action": "walk_away"})
        seen.append(good(walking)["session"])
    good(client.post(f"{address}/reflection", json={"skipped": True}))
    report = good(client.get(f"{address}/report", params={"format": "json"}))
    asked = {"question": "Why is my level for value creation what it is?"}
    return seen, report, good(client.post(f"{address}/coach", json=asked))


def _moves(session: Json) -> Json:
    turns = [{name: turn.get(name) for name in PIECES} for turn in session["turns"]]
    return {"turns": turns, "standing": session["standing"], "phase": session["phase"]}


def _judged(part: Any) -> Any:  # noqa: ANN401 - any JSON
    """Leave out quotes, as the counterpart's wording may differ, and ids."""
    if isinstance(part, dict):
        return {
            key: _judged(value)
            for key, value in part.items()
            if key not in ("id", "session", "quote")
        }
    return [_judged(one) for one in part] if isinstance(part, list) else part
