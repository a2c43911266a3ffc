"""A whole visit on scripted use cases."""

from dataclasses import replace
from typing import Any

import pytest

from app.errors import NotFound, StorageFailed
from app.sessions.records import Principal
from app.sessions.service import NewSession, Said
from app.sessions.views import SessionCard, SessionView
from app.terminal.choosing import Wish
from app.terminal.play import DONE, FAILED, INTERRUPTED, play
from tests.builders_door import ScriptedSessions, a_session_view
from tests.builders_terminal import Typing, a_room

QUICK = Wish("licence-renewal", "client", "competing", seed=11)


class Nothing(ScriptedSessions):
    """Use cases of a house without scenarios and sessions."""

    def scenarios(self) -> tuple[Any, ...]:
        return ()

    async def sessions(
        self, owner: Principal, limit: int, before: str | None
    ) -> tuple[tuple[SessionCard, ...], bool]:
        self.asked.append((owner, limit, before))
        return (), False


class Over(ScriptedSessions):
    """Use cases of which every turn ends the game."""

    async def take_turn(self, _: Principal, session_id: str, said: Said) -> Any:  # noqa: ANN401
        result = await super().take_turn(_, session_id, said)
        over = replace(a_session_view(), phase="ended", report_url="/sessions/ses_1/report")
        return replace(result, session=over)


def visit(
    *lines: str, sessions: ScriptedSessions | None = None, wish: Wish = QUICK, resume: bool = False
) -> tuple[int, Typing]:
    typing = Typing(*lines)
    return play(a_room(typing, sessions), wish, is_resumed=resume), typing


def test_a_visit_goes_from_the_brief_to_the_report() -> None:
    sessions = Over()
    code, typing = visit("Goodbye.", sessions=sessions)
    assert code == DONE
    assert NewSession("licence-renewal", "client", "competing", "medium", 11) in [
        asked[1] for asked in sessions.asked if isinstance(asked, tuple)
    ]
    for said in ("You are Bo Lind", "You talk to a machine", "here.sqlite", "The talk is over"):
        assert said in typing.shown
    assert "http://localhost:8000/sessions/ses_1/report" in typing.raw.splitlines()


def test_the_machine_is_named_before_the_first_prompt() -> None:
    typing = Typing()
    play(a_room(typing), QUICK, is_resumed=False)
    assert typing.shown.index("You talk to a machine") < typing.shown.index("9 turns left")


def test_own_words_stand_under_the_name_that_was_given() -> None:
    _, typing = visit(wish=replace(QUICK, name="Kim"))
    assert typing.prompts == ["Kim> "]


@pytest.mark.parametrize(("line", "code"), [("^C", INTERRUPTED), ("/quit", DONE)])
def test_leaving_a_game_keeps_it_and_says_so(line: str, code: int) -> None:
    left, typing = visit(line)
    assert left == code
    assert typing.shown.endswith("The session is kept. Carry on with: winwin play --resume")


@pytest.mark.parametrize(("line", "code"), [("^C", INTERRUPTED), ("/quit", DONE)])
def test_leaving_the_choice_starts_nothing(line: str, code: int) -> None:
    left, typing = visit(line, wish=Wish())
    assert left == code
    assert "Nothing was started." in typing.shown


def test_resuming_shows_what_was_said_and_goes_on() -> None:
    code, typing = visit("2", resume=True, wish=Wish())
    assert code == DONE
    assert "Carrying on: Licence renewal, as Client." in typing.shown


@pytest.mark.parametrize(
    ("resume", "said"), [(True, "There is no open session"), (False, "No scenario is installed")]
)
def test_an_empty_house_says_what_to_do(resume: bool, said: str) -> None:
    code, typing = visit(sessions=Nothing(), resume=resume)
    assert code == FAILED
    assert said in typing.shown


def test_an_unknown_scenario_is_told_with_the_known_ones() -> None:
    code, typing = visit(wish=Wish("moon"))
    assert code == FAILED
    assert "There is no scenario 'moon'. These can be played: licence-renewal." in typing.shown


def test_a_database_that_fails_starts_nothing_and_says_why() -> None:
    failing = ScriptedSessions(StorageFailed("The database failed."))
    code, typing = visit(sessions=failing)
    assert code == FAILED
    assert "The database failed." in typing.shown


def test_a_game_deleted_elsewhere_ends_with_the_way_on() -> None:
    sessions = ScriptedSessions()
    typing = Typing()
    lines = iter(["Hello."])

    def read(_: str) -> str:
        sessions.error = NotFound("session", "ses_1")
        return next(lines)

    room = replace(a_room(typing, sessions), screen=typing.reading(read))
    assert play(room, QUICK, is_resumed=False) == FAILED
    assert "Start a new one with: winwin play" in typing.shown


def test_two_questions_are_offered_before_the_first_turn_and_asked_only_if_wanted() -> None:
    fresh = replace(a_session_view(), can_prepare=True)
    _, typing = visit(sessions=Viewed(fresh))
    assert "Two questions before you begin? Type /prepare." in typing.shown
    assert typing.prompts == ["You> "]
    _, typing = visit(sessions=Viewed(replace(fresh, is_prepared=True)))
    assert "Two questions before" not in typing.shown


def test_a_guess_and_three_questions_come_before_the_report() -> None:
    code, typing = visit("Goodbye.", "-", sessions=Over())
    assert code == DONE
    places = [typing.shown.index(said) for said in ("The talk is over", "a guess", "The result")]
    assert places == sorted(places)


class Viewed(ScriptedSessions):
    """Use cases of which every session looks like one view."""

    def __init__(self, view: SessionView) -> None:
        super().__init__()
        self._view = view

    async def create(self, owner: Principal, request: NewSession) -> SessionView:
        await super().create(owner, request)
        return self._view
