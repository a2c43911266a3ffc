"""A disk with no room left: said in a sentence, kept of nothing, and over when there is room."""

from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from tests.fake_model.honest import honest
from tests.faults.served import LATER, QUESTION, Json, Nursery, Server, check_sound, good

Relief = Callable[[], None]


def no_page_more(server: Server) -> Relief:
    """SQLite may not take one page more; it says what it says of a full disk."""
    mark = server.folder / "full"
    mark.touch()
    return mark.unlink


def no_byte_more(server: Server) -> Relief:
    """The system lets no file of the process grow."""
    server.hold_files_at(4096)
    return lambda: server.hold_files_at(-1)


def check_said(answer: httpx.Response) -> None:
    """Check that a failure is a problem document with a sentence, and shows nothing inside."""
    assert answer.status_code in (503, 507), answer.text
    assert answer.headers["content-type"].startswith("application/problem+json")
    problem = answer.json()
    assert problem["detail"].endswith(".")
    assert " " in problem["detail"]
    assert not any(word in answer.text.lower() for word in ("sqlite", "traceback", "pragma"))


def check_told(told: list[Json]) -> None:
    """Check that a stream ends with the same in an event, and that it may be sent again."""
    error = told[-1]
    assert (error["type"], error["retryable"]) == ("error", True)
    assert error["problem"]["status"] == 503
    assert error["problem"]["detail"].endswith(".")


def say_until_refused(server: Server, session: str) -> tuple[int, httpx.Response]:
    """Say one turn after the other until one is not taken; return its number and the refusal."""
    for number in range(40):
        answer = server.say(session, QUESTION, f"turn-{number}")
        if not answer.is_success:
            return number, answer
    raise AssertionError("the disk was never full")


@pytest.mark.parametrize("fill", [no_page_more, no_byte_more])
def test_a_turn_that_does_not_fit_is_refused_in_words_and_taken_once_when_there_is_room(
    fill: Callable[[Server], Relief], house: Nursery, tmp_path: Path
) -> None:
    with house.serve(tmp_path) as server:
        first, session = server.session(), server.session()
        relieve = fill(server)
        number, refused = say_until_refused(server, session)
        check_said(refused)
        assert server.client.get("/healthz").is_success
        assert len(server.read(session)["turns"]) == 1 + 2 * number
        relieve()
        answer = good(server.say(session, QUESTION, f"turn-{number}"))
        assert answer == good(server.say(session, QUESTION, f"turn-{number}"))
        assert len(check_sound(server, session)["turns"]) == 3 + 2 * number
        check_sound(server, first)
        server.session()


@pytest.mark.parametrize("fill", [no_page_more, no_byte_more])
def test_a_reply_in_whose_midst_the_disk_is_full_is_completed_when_there_is_room(
    fill: Callable[[Server], Relief], house: Nursery, tmp_path: Path
) -> None:
    house.model.replies = honest(0.0, 1.0)
    with house.serve(tmp_path, is_live=True) as server:
        session, relief = server.session(), list[Relief]()
        sent = {"text": QUESTION, "client_turn_id": "1"}
        told = server.hear(session, lambda: relief.append(fill(server)), **sent)
        check_told(told)
        assert server.client.get("/healthz").is_success
        for relieve in relief:
            relieve()
        server.set_clock(LATER)
        good(server.say(session, QUESTION, "1"))
        assert len(check_sound(server, session)["turns"]) == 3
        kept = told[:-1]
        assert server.events(session, told[0]["seq"] - 1)[: len(kept)] == kept
