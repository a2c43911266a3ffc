"""The first minute and the twelve after it: a served process, two kinds of learner, 20 seeds."""

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.flows.learners import AskingLearner, PushingLearner
from tests.flows.playing import Played, brief_of, play, served

SEEDS = range(1, 21)
CHARACTERISTICS = ("open-communication", "value-creation", "flexible-concessions")
LEAST_SHARE = 0.9


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    data = tmp_path_factory.mktemp("data")
    with served(data) as server, httpx.Client(base_url=server.address, timeout=30) as client:
        yield client


@pytest.fixture(scope="module", params=["client", "vendor"])
def games(request: pytest.FixtureRequest, client: httpx.Client) -> list[tuple[Played, Played]]:
    """Each seed played twice in one role: by the learner who asks, by the one who pushes."""
    role = str(request.param)
    pairs = []
    for seed in SEEDS:
        brief = brief_of(client, role, seed)
        asking = play(client, AskingLearner(brief), role, seed)
        pairs.append((asking, play(client, PushingLearner(brief), role, seed)))
    return pairs


def test_the_page_opens_without_a_key(client: httpx.Client) -> None:
    page = client.get("/")
    assert page.status_code == httpx.codes.OK
    assert "text/html" in page.headers["content-type"]
    assert "default-src 'none'" in page.headers["content-security-policy"]


def test_asking_creates_more_joint_gain_than_pushing(games: list[tuple[Played, Played]]) -> None:
    better = [asking.joint_gain > pushing.joint_gain for asking, pushing in games]
    assert sum(better) >= LEAST_SHARE * len(SEEDS), better


def test_asking_reaches_higher_levels_than_pushing(games: list[tuple[Played, Played]]) -> None:
    for asking, pushing in games:
        for name in CHARACTERISTICS:
            high, low = asking.level(name), pushing.level(name)
            assert high is not None, f"{name} was not judged: {asking.session['id']}"
            assert low is None or high >= low, f"{name}: {high} against {low}"
        assert _sum_of_levels(asking) > _sum_of_levels(pushing)


def test_every_quote_stands_verbatim_in_its_turn(games: list[tuple[Played, Played]]) -> None:
    for played in (game for pair in games for game in pair):
        said = {turn["number"]: turn["text"] for turn in played.session["turns"]}
        quotes = list(_quotes(played))
        assert quotes, "a report without a quote has no evidence"
        for turn, quote in quotes:
            assert quote
            assert quote in said[turn]


def test_a_deal_was_restated_and_confirmed_before_it_closed(
    games: list[tuple[Played, Played]],
) -> None:
    deals = [game.session for pair in games for game in pair if game.session["phase"] == "deal"]
    assert len(deals) >= LEAST_SHARE * len(SEEDS)
    for session in deals:
        assert session["turns"][-2]["speaker"] == "learner"
        assert session["deal"]["is_complete"]


def test_the_report_page_shows_both_pictures_and_needs_no_script(
    client: httpx.Client, games: list[tuple[Played, Played]]
) -> None:
    page = client.get(f"/sessions/{games[0][0].session['id']}/report").text
    assert page.count("<svg") >= len(("trajectory", "frontier"))
    # The only one is the coach's, which comes as a module; nothing is written into the page.
    assert re.findall("<script[^<]*", page) == ['<script type="module" src="/static/report.js">']


def test_nothing_of_the_counterparts_private_side_is_shown_during_a_game(
    client: httpx.Client,
) -> None:
    wish = {"scenario": "licence-renewal", "role": "client", "seed": 3}
    session = client.post("/v1/sessions", json=wish)
    theirs = client.get("/v1/scenarios/licence-renewal", params={"role": "vendor", "seed": 3})
    for secret in (*theirs.json()["private_brief"], theirs.json()["batna"]):
        assert secret not in session.text


def _sum_of_levels(played: Played) -> int:
    return sum(played.level(name) or 0 for name in CHARACTERISTICS)


def _quotes(played: Played) -> Iterator[tuple[int, str]]:
    for moment in played.report["moments"]:
        yield moment["turn"], moment["quote"]
    for characteristic in played.report["characteristics"]:
        for check in characteristic["checks"]:
            yield from (tuple(quote) for quote in check["quotes"])


def test_the_data_folder_is_made_where_it_was_asked_for(tmp_path: Path) -> None:
    with served(tmp_path / "new" / "folder"):
        assert (tmp_path / "new" / "folder" / "winwin.sqlite").is_file()
