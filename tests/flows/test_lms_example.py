"""The example LMS on real sockets: a student plays in it, and it shows what came of that."""

import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.flows.learners import AskingLearner
from tests.flows.lms import Placed, an_lms, example, framed
from tests.flows.playing import Json, free_port, good

STUDENT = "ada@school"
_TOLD_SECONDS = 60.0


@pytest.fixture(scope="module")
def placed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Placed]:
    with an_lms(tmp_path_factory.mktemp("lms")) as placed:
        yield placed


@pytest.fixture(scope="module")
def lms(placed: Placed) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=placed.lms, timeout=60) as client:
        yield client


@pytest.fixture(scope="module")
def played(placed: Placed, lms: httpx.Client) -> tuple[Json, Json]:
    """The session a student was given, played to its end with the token in the frame."""
    frame = framed(lms.get(f"/practice/{STUDENT}").text)
    with httpx.Client(base_url=placed.winwin, timeout=60) as page:
        page.headers["Authorization"] = f"Bearer {frame.token}"
        made = good(page.post("/v1/tokens", json={}))
        page.headers["Authorization"] = f"Bearer {made['token']}"
        session = play_on(page, frame.session)
        path = f"/v1/sessions/{frame.session}/report"
        return session, good(page.get(path, params={"format": "json"}))


def play_on(page: httpx.Client, session_id: str) -> Json:
    """Play a session that is open to its end."""
    path = f"/v1/sessions/{session_id}"
    session = good(page.get(path))
    sheet = {"role": session["role"], "seed": session["seed"]}
    learner = AskingLearner(good(page.get("/v1/scenarios/licence-renewal", params=sheet)))
    while session["phase"] in ("open", "agreeing"):
        move = learner.move(session)
        where, body = ("end", {"action": move["end"]}) if "end" in move else ("turns", move)
        session = good(page.post(f"{path}/{where}", json=body))["session"]
    return session


def results(lms: httpx.Client, session_id: str) -> str:
    """Read the row of a session once the LMS was told of its report."""
    end = time.monotonic() + _TOLD_SECONDS
    while time.monotonic() < end:
        rows = [row for row in lms.get("/").text.split("<tr>") if session_id in row]
        if rows and "/report/" in rows[0]:
            return rows[0]
        time.sleep(0.2)
    raise AssertionError("the LMS was told of no report")


def test_what_came_of_it_is_told_to_the_lms_and_shown(
    lms: httpx.Client, played: tuple[Json, Json]
) -> None:
    session, report = played
    row = results(lms, session["id"])
    assert f"<td>{STUDENT}<td>{session['id']}<td>deal<td>" in row
    first = report["characteristics"][0]
    assert f"{first['id']} {first['judgement']['level']}" in row


def test_both_messages_were_delivered_once_and_are_in_the_log(
    placed: Placed, lms: httpx.Client, played: tuple[Json, Json]
) -> None:
    results(lms, played[0]["id"])
    with httpx.Client(base_url=placed.winwin, timeout=30) as host:
        host.headers["Authorization"] = f"Bearer {placed.key}"
        hook = good(host.get("/v1/webhooks"))["data"][-1]
        sent = good(host.get(f"/v1/webhooks/{hook['id']}/deliveries"))["data"]
    found = [(one["type"], one["state"]) for one in sent if one["session"] == played[0]["id"]]
    assert sorted(found) == [("report.ready", "delivered"), ("session.completed", "delivered")]


def test_a_message_that_only_tries_the_address_is_taken(placed: Placed) -> None:
    with httpx.Client(base_url=placed.winwin, timeout=30) as host:
        host.headers["Authorization"] = f"Bearer {placed.key}"
        hook = good(host.get("/v1/webhooks"))["data"][-1]
        tried = good(host.post(f"/v1/webhooks/{hook['id']}/test"))["id"]
        for _ in range(100):
            sent = good(host.get(f"/v1/webhooks/{hook['id']}/deliveries"))["data"]
            (found,) = [one for one in sent if one["id"] == tried]
            if found["state"] != "waiting" or found["attempts"]:
                break
            time.sleep(0.2)
    assert found["state"] == "delivered"


def test_a_message_of_somebody_else_is_refused(
    lms: httpx.Client, played: tuple[Json, Json]
) -> None:
    before = lms.get("/").text
    headers = {"webhook-id": "evt_1", "webhook-timestamp": str(int(time.time()))}
    headers["webhook-signature"] = "v1,AAAA"
    body = {"type": "session.completed", "data": {"session": played[0]["id"], "outcome": "deal"}}
    assert lms.post("/webhooks", json=body, headers=headers).status_code == 400
    assert lms.get("/").text == before


def test_a_link_leads_a_teacher_to_the_report_though_the_learner_did_not_look_back(
    lms: httpx.Client, played: tuple[Json, Json]
) -> None:
    answer = lms.get(f"/report/{played[0]['id']}", follow_redirects=True)
    assert answer.status_code == 200, answer.text
    assert "<svg" in answer.text
    assert lms.get("/report/ses_none").status_code == 404


def test_the_lms_reads_the_report_and_the_table(
    lms: httpx.Client, played: tuple[Json, Json]
) -> None:
    session, report = played
    figures = good(lms.get(f"/figures/{session['id']}"))
    assert figures["points"] == report["result"]["own"] / 100
    (row,) = [row for row in lms.get("/class").json() if row["session"] == session["id"]]
    assert (row["external_id"], row["outcome"]) == (STUDENT, "deal")
    assert row["utility"] == str(report["result"]["own"])
    levels = {name: str(level or "not observed") for name, level in figures["levels"].items()}
    assert {name: row[f"level_{name.replace('-', '_')}"] for name in levels} == levels


def test_an_lms_that_starts_again_takes_the_place_of_the_one_before(
    placed: Placed, tmp_path: Path
) -> None:
    port = free_port()
    for _ in range(2):
        with example(placed.winwin, placed.key, port, tmp_path / "lms.log") as address:
            assert httpx.get(address).is_success
    headers = {"Authorization": f"Bearer {placed.key}"}
    hooks = good(httpx.get(f"{placed.winwin}/v1/webhooks", headers=headers))["data"]
    assert [hook["url"] for hook in hooks].count(f"{address}/webhooks") == 1
    assert len(hooks) == 2


def test_nobody_reads_it_without_a_key(placed: Placed, played: tuple[Json, Json]) -> None:
    for path in (f"/v1/sessions/{played[0]['id']}", "/v1/export.csv", "/v1/webhooks"):
        assert httpx.get(f"{placed.winwin}{path}").status_code == 401
