"""A clock that is set back or forward by an hour: nothing waits for it, nothing changes places."""

import signal
from pathlib import Path

import pytest

from tests.fake_model.honest import honest
from tests.faults.served import Nursery, check_sound, forgotten, good

HOUR = 3600.0


@pytest.mark.parametrize("jump", [-HOUR, HOUR])
def test_turns_and_events_stay_in_their_order(jump: float, house: Nursery, tmp_path: Path) -> None:
    with house.serve(tmp_path) as server:
        session = server.session()
        good(server.say(session, key="before"))
        server.set_clock(jump)
        good(server.say(session, "Which term would suit you?", key="after"))
        assert len(check_sound(server, session)["turns"]) == 5
        assert good(server.say(session, key="before"))["turns"][0]["number"] == 2


def test_a_list_has_the_newest_session_first_though_the_clock_was_set_back(
    house: Nursery, tmp_path: Path
) -> None:
    with house.serve(tmp_path) as server:
        opened = [server.session()]
        for jump in (-HOUR, 0.0, HOUR, -HOUR):
            server.set_clock(jump)
            opened.append(server.session())
        found, cursor = list[str](), None
        while True:
            params = {"limit": 2} | ({"cursor": cursor} if cursor else {})
            page = good(server.client.get("/v1/sessions", params=params))
            found += [card["id"] for card in page["data"]]
            if not (cursor := page["next_cursor"]):
                break
    assert found == opened[::-1]


def test_the_lease_of_a_dead_speaker_does_not_hold_when_the_clock_is_set_back(
    house: Nursery, tmp_path: Path
) -> None:
    house.model.replies = honest(0.0, 30.0)
    with house.serve(tmp_path, is_live=True) as server:
        server.set_clock(HOUR)
        session = server.session()
        sent = {"text": "What matters?", "client_turn_id": "1"}
        server.hear(session, lambda: server.signal(signal.SIGKILL), **sent)
        server.wait()
    forgotten(tmp_path)
    house.model.replies = honest()
    with house.serve(tmp_path, is_live=True) as server:
        good(server.say(session, "What matters?", key="1"))
        assert len(check_sound(server, session)["turns"]) == 3
        good(server.say(session, "And the term?", key="2"))
        assert len(check_sound(server, session)["turns"]) == 5


def test_a_reply_goes_on_while_the_clock_jumps_and_is_told_once(
    house: Nursery, tmp_path: Path
) -> None:
    house.model.replies = honest(0.0, 0.4)
    with house.serve(tmp_path, is_live=True) as server:
        session = server.session()

        def jump() -> None:
            server.set_clock(HOUR)
            server.read(session)  # whoever looks finds the lease run out: the rest is said

        told = server.hear(session, jump, text="What matters?")
        seqs = [event["seq"] for event in told]
        assert seqs == list(range(seqs[0], seqs[0] + len(seqs)))
        assert told[-1]["type"] == "session.state"
        assert len(check_sound(server, session)["turns"]) == 3
