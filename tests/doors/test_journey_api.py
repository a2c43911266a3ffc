"""The HTTP API around the talk: what goes in reaches the use cases, what is wrong is named."""

from typing import Any

import httpx
import pytest

from app.coach.sheets import Beliefs, Preparation, Reflection, Swap
from app.errors import Conflict, NotFound, Rejected
from app.negotiation.terms import terms_of
from app.sessions.worksheets import LIST_LIMIT, TEXT_LIMIT
from tests.builders_door import ScriptedJourney, a_door

pytestmark = pytest.mark.anyio
SESSION = "/v1/sessions/ses_1"
SHEET: dict[str, Any] = {
    "ranking": ["support", "price"],
    "their_ranking": ["price"],
    "interests": "Nights are short.",
    "their_interests": "They want a name.",
    "batna": "Switch.",
    "reservation": 40,
    "target": 75,
    "opening": {"price": "70"},
    "trades": [{"give": "testimonial", "get": "price"}],
    "questions": ["What matters most to you?"],
}
AS_VALUE = Preparation(
    ("support", "price"),
    ("price",),
    "Nights are short.",
    "They want a name.",
    "Switch.",
    4_000,
    7_500,
    terms_of({"price": "70"}),
    (Swap("testimonial", "price"),),
    ("What matters most to you?",),
)
EMPTY: dict[str, Any] = {
    "ranking": [], "their_ranking": [], "interests": "", "their_interests": "", "batna": "",
    "reservation": None, "target": None, "opening": {}, "trades": [], "questions": [],
}  # fmt: skip
# Each use by its method, path and a body that is good.
USES: dict[str, tuple[str, str, dict[str, Any] | None]] = {
    "read preparation": ("GET", f"{SESSION}/preparation", None),
    "prepare": ("PUT", f"{SESSION}/preparation", SHEET),
    "hint": ("POST", f"{SESSION}/hints", {"level": 2}),
    "beliefs": ("POST", f"{SESSION}/beliefs", {"order": ["price"], "same": ["term"]}),
    "reflection": ("POST", f"{SESSION}/reflection", {"skipped": True}),
    "branches": ("POST", f"{SESSION}/branches", {"turn": 4}),
    "progress": ("GET", "/v1/learners/me/progress", None),
}


async def test_there_is_no_worksheet_before_one_was_written() -> None:
    answer = await a_door().get(f"{SESSION}/preparation")
    assert answer.json() == {"preparation": None, "lines": [], "is_open": True}


async def test_a_worksheet_comes_back_as_it_was_sent_with_its_findings() -> None:
    journey = ScriptedJourney()
    answer = await a_door(journey=journey).put(f"{SESSION}/preparation", json=SHEET)
    assert answer.status_code == 200
    body = answer.json()
    assert (body["preparation"], body["is_open"]) == (SHEET, True)
    assert body["lines"][0].keys() == {"key", "title", "is_met", "text"}
    assert journey.asked == [("ses_1", AS_VALUE)]


async def test_an_empty_worksheet_is_one_too_and_empty_questions_are_left_out() -> None:
    journey = ScriptedJourney()
    door = a_door(journey=journey)
    for body in ({}, {"questions": ["", "  "]}):
        answer = await door.put(f"{SESSION}/preparation", json=body)
        assert answer.json()["preparation"] == EMPTY
    assert journey.asked == [("ses_1", Preparation())] * 2


async def test_a_hint_says_what_it_is_and_for_which_turn() -> None:
    journey = ScriptedJourney()
    answer = await a_door(journey=journey).post(f"{SESSION}/hints", json={"level": 3})
    assert answer.status_code == 201
    assert answer.json().keys() == {"turn", "level", "kind", "title", "text", "entry"}
    assert journey.asked == [("ses_1", 3)]


async def test_a_guess_and_a_look_back_reach_the_session() -> None:
    journey = ScriptedJourney()
    door = a_door(journey=journey)
    guess = await door.post(f"{SESSION}/beliefs", json={"order": ["term", "price"]})
    answers = {"went_well": " Asked. ", "would_change": "More.", "found": 3}
    told = await door.post(f"{SESSION}/reflection", json=answers)
    skipped = await door.post(f"{SESSION}/reflection", json={"skipped": True})
    assert [a.status_code for a in (guess, told, skipped)] == [201, 201, 201]
    assert told.json()["is_reflected"] is True
    assert journey.asked == [
        ("ses_1", Beliefs(("term", "price"))),
        ("ses_1", Reflection("Asked.", "More.", 3)),
        ("ses_1", Reflection(is_skipped=True)),
    ]


async def test_a_branch_is_a_new_session_that_names_its_origin() -> None:
    journey = ScriptedJourney()
    answer = await a_door(journey=journey).post(f"{SESSION}/branches", json={"turn": 4})
    assert answer.status_code == 201
    body = answer.json()
    assert (body["id"], body["branch_of"], body["branch_turn"]) == ("ses_9", "ses_1", 4)
    assert journey.asked == [("ses_1", 4)]


async def test_progress_comes_line_by_line_with_the_next_task() -> None:
    journey = ScriptedJourney()
    answer = await a_door(journey=journey).get("/v1/learners/me/progress?language=es")
    body = answer.json()
    assert (body["sessions"], body["lines"][0]["levels"]) == (2, [2, None])
    assert body["task"]["scenario"] == "licence-renewal"
    assert journey.asked == ["es"]


@pytest.mark.parametrize(
    ("use", "body", "pointer"),
    [
        ("prepare", {"colour": "blue"}, "/colour"),
        ("prepare", {"ranking": "price"}, "/ranking"),
        ("prepare", {"ranking": [""]}, "/ranking/0"),
        ("prepare", {"ranking": ["price"] * (LIST_LIMIT + 1)}, "/ranking"),
        ("prepare", {"interests": "x" * (TEXT_LIMIT + 1)}, "/interests"),
        ("prepare", {"batna": "a\x00b"}, "/batna"),
        ("prepare", {"reservation": 101}, "/reservation"),
        ("prepare", {"target": -1}, "/target"),
        ("prepare", {"target": "70"}, "/target"),
        ("prepare", {"target": 70.5}, "/target"),
        ("prepare", {"opening": {"price": 70}}, "/opening/price"),
        ("prepare", {"opening": {f"i{n}": "a" for n in range(LIST_LIMIT + 1)}}, "/opening"),
        ("prepare", {"trades": [{"give": "price"}]}, "/trades/0/get"),
        ("prepare", {"trades": [{"give": "a", "get": "b"}] * (LIST_LIMIT + 1)}, "/trades"),
        ("prepare", {"questions": ["x" * (TEXT_LIMIT + 1)]}, "/questions/0"),
        ("prepare", {"questions": ["Why?"] * (LIST_LIMIT + 1)}, "/questions"),
        ("hint", {}, "/level"),
        ("hint", {"level": 4}, "/level"),
        ("hint", {"level": "1"}, "/level"),
        ("beliefs", {}, "/order"),
        ("beliefs", {"order": ["a"] * (LIST_LIMIT + 1)}, "/order"),
        ("beliefs", {"order": ["price"], "same": [3]}, "/same/0"),
        ("reflection", {"found": 6}, "/found"),
        ("reflection", {"went_well": "x" * (TEXT_LIMIT + 1)}, "/went_well"),
        ("reflection", {"skipped": "yes"}, "/skipped"),
        ("branches", {}, "/turn"),
        ("branches", {"turn": 0}, "/turn"),
        ("branches", {"turn": "4"}, "/turn"),
    ],
)
async def test_a_body_that_cannot_be_used_is_refused_by_its_pointer(
    use: str, body: dict[str, Any], pointer: str
) -> None:
    journey = ScriptedJourney()
    method, path, _ = USES[use]
    answer = await a_door(journey=journey).request(method, path, json=body)
    assert answer.status_code == 422
    assert pointer in [fault["pointer"] for fault in answer.json()["errors"]]
    assert journey.asked == []


@pytest.mark.parametrize("use", USES)
@pytest.mark.parametrize(
    ("error", "status"),
    [
        (NotFound("session", "ses_1"), 404),
        (Conflict("The game is over."), 409),
        (Rejected("/order/1", "There is no issue 'colour' here."), 422),
    ],
)
async def test_what_the_use_cases_refuse_is_a_problem_document(
    use: str, error: Exception, status: int
) -> None:
    answer = await _sent(use, ScriptedJourney(error))
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["detail"].startswith(str(error).removesuffix("."))
    if isinstance(error, Rejected):
        assert answer.json()["errors"][0]["pointer"] == error.field


async def _sent(use: str, journey: ScriptedJourney) -> httpx.Response:
    method, path, body = USES[use]
    return await a_door(journey=journey).request(method, path, json=body)
