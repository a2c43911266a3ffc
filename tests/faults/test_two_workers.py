"""A turn sent twice, two tabs, and two server processes on one database."""

import signal
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import httpx
import pytest

from tests.fake_model.honest import honest
from tests.faults.served import (
    LATER,
    QUESTION,
    SSE,
    Json,
    Nursery,
    Server,
    check_sound,
    events_in,
    good,
)

Two = tuple[Server, Server]
EACH_WAY = pytest.mark.parametrize("is_live", [False, True], ids=["at once", "live"])
ONE_OR_TWO = pytest.mark.parametrize("other", [0, 1], ids=["one process", "two processes"])


@pytest.fixture
def two(house: Nursery, tmp_path: Path) -> Iterator[Callable[[bool], Two]]:
    """Two servers on one database, with a live voice or without."""
    house.model.replies = honest(0.05, 0.3)
    with ExitStack() as running:

        def start(is_live: bool) -> Two:
            one = running.enter_context(house.serve(tmp_path, is_live=is_live))
            return one, running.enter_context(house.serve(tmp_path, is_live=is_live))

        yield start


def at_once(*works: Callable[[], httpx.Response]) -> list[httpx.Response]:
    """Do things at the same time, each on a thread of its own."""
    with ThreadPoolExecutor(len(works)) as pool:
        return [done.result() for done in [pool.submit(work) for work in works]]


def of_learner(seen: Json) -> list[Json]:
    return [turn for turn in seen["turns"] if turn["speaker"] == "learner"]


@EACH_WAY
@ONE_OR_TWO
def test_a_turn_sent_twice_at_once_is_taken_once_and_answered_alike(
    two: Callable[[bool], Two], other: int, *, is_live: bool
) -> None:
    servers = two(is_live)
    session = servers[0].session()
    answers = at_once(
        lambda: servers[0].say(session, key="1"),
        lambda: servers[other].say(session, key="1"),
        lambda: servers[other].say(session, key="1"),
    )
    assert len({str(good(answer)["turns"]) for answer in answers}) == 1
    for server in servers:
        assert len(check_sound(server, session)["turns"]) == 3


@EACH_WAY
@ONE_OR_TWO
def test_two_tabs_that_speak_at_once_take_turns_or_one_is_asked_to_wait(
    two: Callable[[bool], Two], other: int, *, is_live: bool
) -> None:
    servers = two(is_live)
    session = servers[0].session()
    answers = at_once(
        lambda: servers[0].say(session, "What matters most to you?", "1"),
        lambda: servers[other].say(session, "Which term would suit you?", "2"),
    )
    refused = [answer for answer in answers if not answer.is_success]
    assert all(answer.status_code == 409 and answer.json()["detail"] for answer in refused)
    taken = len(answers) - len(refused)
    assert taken in ((1, 2) if is_live else (2,))
    assert len(of_learner(check_sound(servers[other], session))) == taken
    for key, text in (("1", "What matters most to you?"), ("2", "Which term would suit you?")):
        good(servers[other].say(session, text, key))
    assert len(of_learner(check_sound(servers[0], session))) == 2


@EACH_WAY
def test_many_turns_through_two_processes_are_each_there_once(
    two: Callable[[bool], Two], *, is_live: bool
) -> None:
    servers = two(is_live)
    session = servers[0].session()

    def say(number: int) -> Callable[[], httpx.Response]:
        return lambda: servers[number % 2].say(session, QUESTION, f"turn-{number}")

    answers = at_once(*map(say, range(6)))
    assert {answer.status_code for answer in answers} <= {200, 409}
    taken = sum(answer.is_success for answer in answers)
    for number in range(6):
        good(servers[0].say(session, QUESTION, f"turn-{number}"))
    assert taken >= 1
    assert len(of_learner(check_sound(servers[1], session))) == 6


def test_a_reply_spoken_by_one_process_is_followed_through_the_other(
    two: Callable[[bool], Two],
) -> None:
    one, other = two(True)
    session = one.session()
    heard: list[Json] = []

    def follow() -> None:
        path = f"/v1/sessions/{session}/events"
        with other.client.stream("GET", path, headers=SSE) as stream:
            heard.extend(events_in(stream))

    with ThreadPoolExecutor(1) as beside:
        told = one.hear(session, lambda: beside.submit(follow), text=QUESTION)
    assert heard[-len(told) :] == told
    assert heard == other.events(session)
    check_sound(other, session)


def test_what_a_killed_process_left_unsaid_the_other_says(two: Callable[[bool], Two]) -> None:
    one, other = two(True)
    session = one.session()
    sent = {"text": QUESTION, "client_turn_id": "1"}
    told = one.hear(session, lambda: one.signal(signal.SIGKILL), **sent)
    assert other.say(session, "And now?", "2").status_code == 409
    other.set_clock(LATER)
    assert good(other.say(session, QUESTION, "1"))["turns"][0]["number"] == 2
    assert other.events(session, told[0]["seq"] - 1)[: len(told)] == told
    check_sound(other, session)


def test_a_session_deleted_through_one_process_is_gone_for_the_other_in_mid_reply(
    two: Callable[[bool], Two],
) -> None:
    one, other = two(True)
    session = one.session()

    def delete() -> None:
        assert other.client.delete(f"/v1/sessions/{session}").status_code == 204

    one.hear(session, delete, text=QUESTION)
    for server in (one, other):
        assert server.client.get(f"/v1/sessions/{session}").status_code == 404
        good(server.say(server.session()))
