"""A process killed at any step of what it writes: each thing is there once, whole, or not at all.

First the steps are counted in a run that nothing strikes; then a process is killed at each of
them, by SIGKILL and from within, and what it left is served anew.
"""

import random
import shutil
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import httpx
import pytest

from tests.fake_model.honest import honest
from tests.faults.served import LATER, NEW, Json, Nursery, Server, check_sound, forgotten, good

KEY = "turn-1"
PACKAGE = {
    "price": "70",
    "term": "1",
    "testimonial": "none",
    "support": "premium",
    "payment": "60",
}
Act = Callable[[Server, str], httpx.Response]


@pytest.fixture(autouse=True)
def _honest(house: Nursery) -> None:
    house.model.replies = honest()


def a_post(path: str, **body: object) -> Act:
    """What posts to a session's resource, under a key where it takes one."""
    return lambda server, session: server.client.post(f"/v1/sessions/{session}/{path}", json=body)


def struck(
    house: Nursery, before: Path, act: Callable[[Server], object], *, is_live: bool = False
) -> Iterator[tuple[Path, list[str]]]:
    """Kill a process at each point of an act; yield what it left and the points it had passed."""
    counted = _copy(before, "counted")
    with house.serve(counted, is_live=is_live) as server:
        server.kill_at(0)
        act(server)
        points = server.points()
    assert points, "nothing was done"
    for at in range(1, len(points) + 1):
        left = _copy(before, f"at_{at}")
        with house.serve(left, is_live=is_live) as server:
            server.kill_at(at)
            # What follows an end is done when that is answered: then the answer may have come.
            with suppress(httpx.TransportError):
                act(server)
            assert server.wait() == -signal.SIGKILL
            passed = server.points()
        assert len(passed) == at
        forgotten(left)
        yield left, passed


def _copy(before: Path, name: str) -> Path:
    return Path(shutil.copytree(before, before.parent / name))


def opened(house: Nursery, folder: Path, *acts: Act) -> str:
    """Open a session in a new folder, do some things to it, and stop the server."""
    folder.mkdir()
    with house.serve(folder) as server:
        session = server.session()
        for act in acts:
            good(act(server, session))
        server.signal(signal.SIGTERM)
        server.wait()
    return session


def of_learner(seen: Json) -> list[Json]:
    return [turn for turn in seen["turns"] if turn["speaker"] == "learner"]


def check_resent(server: Server, session: str, sent: Act) -> None:
    """Check that the turn can be sent again, is answered once, and the game goes on."""
    first, again = good(sent(server, session)), good(sent(server, session))
    assert first["turns"] == again["turns"]
    seen = check_sound(server, session)
    assert seen["turns"][-2:] == first["turns"]
    assert len(of_learner(seen)) == 1
    good(server.say(session, "Which of these matters most to you?", key="turn-2"))
    assert len(of_learner(check_sound(server, session))) == 2


TURNS = {
    "words": a_post("turns", text="What matters most to you?", client_turn_id=KEY),
    "an offer": a_post("turns", offer=PACKAGE, client_turn_id=KEY),
}


@pytest.mark.parametrize("sent", TURNS.values(), ids=TURNS.keys())
def test_a_turn_answered_at_once_is_kept_with_its_answer_or_not_at_all(
    sent: Act, house: Nursery, tmp_path: Path
) -> None:
    session = opened(house, before := tmp_path / "before")
    for left, passed in struck(house, before, lambda server: good(sent(server, session))):
        with house.serve(left) as server:
            seen = check_sound(server, session)
            assert len(of_learner(seen)) == ("committed" in passed)
            check_resent(server, session, sent)


def test_a_turn_spoken_live_keeps_what_was_shown_and_gets_the_rest(
    house: Nursery, tmp_path: Path
) -> None:
    sent = TURNS["an offer"]
    session = opened(house, before := tmp_path / "before")
    told_in_mid_reply = 0
    for left, passed in struck(house, before, lambda one: good(sent(one, session)), is_live=True):
        with house.serve(left, is_live=True) as server:
            # At once: the lease of the speaker that died still runs, and what it said stands.
            shown, seen = server.events(session), server.read(session)
            assert len(of_learner(seen)) == ("committed" in passed)
            if seen["reply_after"] is not None:
                told_in_mid_reply += any(one["type"] == "turn.sentence" for one in shown[-1:])
                refused = server.say(session, "And now?", key="other")
                assert (refused.status_code, len(of_learner(server.read(session)))) == (409, 1)
            server.set_clock(LATER)
            check_resent(server, session, sent)
            assert server.events(session)[: len(shown)] == shown
    assert told_in_mid_reply, "no process was killed between two parts of a reply"


WRITINGS = {
    "a turn that ends the game": a_post("end", action="walk_away", client_turn_id="end-1"),
    "a hint": a_post("hints", level=1),
}


def ended(house: Nursery, before: Path) -> str:
    """Play a session to its end in the files at `before`, and return its id."""
    return opened(house, before, TURNS["words"], WRITINGS["a turn that ends the game"])


@pytest.mark.parametrize("sent", WRITINGS.values(), ids=WRITINGS.keys())
def test_what_is_written_beside_a_talk_is_kept_whole_or_not_at_all(
    sent: Act, house: Nursery, tmp_path: Path
) -> None:
    session = opened(house, before := tmp_path / "before")
    for left, _ in struck(house, before, lambda server: good(sent(server, session))):
        with house.serve(left) as server:
            check_sound(server, session)
            first = good(sent(server, session))
            assert good(sent(server, session)) == first
            check_sound(server, session)


def test_after_the_end_a_branch_and_a_look_back_are_there_once_or_not_at_all(
    house: Nursery, tmp_path: Path
) -> None:
    session = ended(house, before := tmp_path / "before")

    def look_back_and_branch(server: Server) -> None:
        look_back = {"skipped": True}
        server.client.post(f"/v1/sessions/{session}/reflection", json=look_back)
        good(server.client.post(f"/v1/sessions/{session}/branches", json={"turn": 2}))

    for left, passed in struck(house, before, look_back_and_branch):
        with house.serve(left) as server:
            kept = good(server.client.get("/v1/sessions"))["data"]
            assert len(kept) == 1 + (passed.count("committed") > 1)
            for card in kept:
                check_sound(server, card["id"])
            look_back_and_branch(server)
            report = server.client.get(f"/v1/sessions/{session}/report", params={"format": "json"})
            assert good(report)["characteristics"]


def test_a_session_is_opened_with_its_greeting_or_not_at_all(
    house: Nursery, tmp_path: Path
) -> None:
    (before := tmp_path / "before").mkdir()
    for left, passed in struck(house, before, Server.session):
        with house.serve(left) as server:
            kept = good(server.client.get("/v1/sessions"))["data"]
            assert len(kept) == ("committed" in passed)
            for card in kept:
                assert len(check_sound(server, card["id"])["turns"]) == 1


def test_a_session_opened_under_a_key_is_opened_once_though_its_process_died(
    house: Nursery, tmp_path: Path
) -> None:
    (before := tmp_path / "before").mkdir()

    def act(server: Server) -> Json:
        key = {"Idempotency-Key": "open-1"}
        return good(server.client.post("/v1/sessions", json=NEW, headers=key))

    for left, passed in struck(house, before, act):
        with house.serve(left) as server:
            server.set_clock(LATER)
            answers = [act(server)["id"], act(server)["id"]]
            kept = good(server.client.get("/v1/sessions"))["data"]
            assert [card["id"] for card in kept] == answers[:1], passed
            assert len(set(answers)) == 1
            check_sound(server, answers[0])


def test_a_branch_opened_under_a_key_is_opened_once_though_its_process_died(
    house: Nursery, tmp_path: Path
) -> None:
    session = ended(house, before := tmp_path / "before")

    def act(server: Server) -> Json:
        at, key = f"/v1/sessions/{session}/branches", {"Idempotency-Key": "branch-1"}
        return good(server.client.post(at, json={"turn": 2}, headers=key))

    for left, passed in struck(house, before, act):
        with house.serve(left) as server:
            server.set_clock(LATER)
            answers = {act(server)["id"], act(server)["id"]}
            kept = {card["id"] for card in good(server.client.get("/v1/sessions"))["data"]}
            assert kept == answers | {session}, passed
            assert len(answers) == 1


def test_a_session_is_deleted_whole_or_not_at_all(house: Nursery, tmp_path: Path) -> None:
    session = opened(house, before := tmp_path / "before", TURNS["words"])

    def act(server: Server) -> httpx.Response:
        return server.client.delete(f"/v1/sessions/{session}")

    for left, passed in struck(house, before, act):
        with house.serve(left) as server:
            if "committed" in passed:
                assert act(server).status_code == 404
            else:
                check_sound(server, session)
                assert act(server).status_code == 204


@pytest.mark.parametrize("is_live", [False, True])
def test_killed_at_any_moment_from_outside_no_turn_is_lost_that_was_answered(
    house: Nursery, tmp_path: Path, *, is_live: bool
) -> None:
    chance, answered, longest = random.Random(7), list[str](), 0.4 if is_live else 0.06
    with house.serve(tmp_path) as server:
        session = server.session()
    for life in range(6):
        with house.serve(tmp_path, is_live=is_live) as server:
            server.set_clock(life * LATER)
            server.read(session)  # it is up
            wait = threading.Timer(chance.uniform(0.0, longest), server.signal, [signal.SIGKILL])
            wait.start()
            for number in range(50):
                key = f"turn-{life}-{number}"
                try:
                    answer = server.say(session, "Tell me more about that.", key)
                except httpx.TransportError:
                    break
                answered += [key] if answer.is_success else []
                if answer.status_code == 409:  # the game is over
                    break
            wait.join()
            assert server.wait() == -signal.SIGKILL
    with house.serve(tmp_path, is_live=is_live) as server:
        server.set_clock(7 * LATER)
        seen = check_sound(server, session)
        before = len(of_learner(seen))
        for key in answered:
            good(server.say(session, "Tell me more about that.", key))
        assert len(of_learner(server.read(session))) == before >= len(answered)
