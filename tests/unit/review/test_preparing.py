"""The worksheet in words: before the talk, against it, and blind to the other side."""

from dataclasses import replace

import pytest

from app.coach.play import Play
from app.coach.sheets import Preparation, Swap
from app.negotiation.acts import Ask, Kind
from app.review.preparing import preparation_view, read_questions, sheet_lines
from tests.builders import BAKER, a_history
from tests.builders_lessons import teaching_in
from tests.builders_play import TEACHING, THRESHOLDS
from tests.builders_spanish import PUESTO, stall
from tests.builders_talk import CLIENT, SCENARIO, VENDOR, WORDS, client, on, vendor
from tests.unit.coach.test_hints import with_another_side

OWN = SCENARIO.role(CLIENT)
ORDER = tuple(
    sorted((issue.id for issue in SCENARIO.issues), key=lambda i: -OWN.preferences.weight(i))
)
SHEET = Preparation(
    ranking=ORDER,
    their_ranking=ORDER,
    reservation=OWN.reservation,
    target=OWN.target,
    opening=on(price=60),
    trades=(Swap(ORDER[-1], ORDER[0]),),
    questions=("What matters most to you?", "Why is the term important to you?"),
)


@pytest.mark.parametrize(
    ("question", "asks", "is_open"),
    [
        ("What matters most to you?", Ask(Kind.PRIORITY), True),
        ("Why is the term important to you?", Ask(Kind.INTEREST, "term"), True),
        ("Is €70 all right?", None, False),
    ],
)
def test_a_question_is_read_by_the_ear(question: str, asks: Ask | None, is_open: bool) -> None:
    (found,) = read_questions(Preparation(questions=(question, " ")), WORDS, CLIENT)
    assert (asks in found.asks or not asks, found.is_open) == (True, is_open)


def test_every_field_has_its_line_in_words() -> None:
    lines = sheet_lines(SHEET, WORDS, CLIENT, TEACHING)
    assert [line.key for line in lines][:2] == ["ranking", "their_ranking"]
    assert all(line.title and line.text and "{" not in line.text for line in lines)
    questions = next(line for line in lines if line.key == "questions")
    assert (questions.is_met, questions.title) == (True, "Your questions")


def test_points_are_shown_of_a_hundred() -> None:
    lines = {line.key: line.text for line in sheet_lines(SHEET, WORDS, CLIENT, TEACHING)}
    assert lines["target"].startswith("Your target of 70 lies above")


def test_an_empty_sheet_is_advised_and_not_blamed() -> None:
    lines = sheet_lines(Preparation(), WORDS, CLIENT, TEACHING)
    assert {line.is_met for line in lines} == {None}


def test_another_private_side_gives_the_same_lines() -> None:
    turned = replace(WORDS, scenario=with_another_side(SCENARIO, CLIENT, set()))
    assert turned.scenario.role(VENDOR).preferences != SCENARIO.role(VENDOR).preferences
    for sheet in (SHEET, Preparation(their_ranking=ORDER[::-1])):
        assert sheet_lines(sheet, turned, CLIENT, TEACHING) == sheet_lines(
            sheet, WORDS, CLIENT, TEACHING
        )


def a_played() -> Play:
    history = a_history(vendor(), client(Ask(Kind.PRIORITY)), vendor())
    return Play(history, SCENARIO, OWN, SCENARIO.role(VENDOR), THRESHOLDS)


def test_the_comparison_leaves_out_what_was_not_planned() -> None:
    view = preparation_view(Preparation(questions=SHEET.questions), a_played(), WORDS, TEACHING)
    assert [line.key for line in view.against_play] == ["questions"]
    assert view.against_play[0].text == "You asked 1 of the 2 questions you had in mind."


def test_without_an_ear_questions_stay_unread() -> None:
    view = preparation_view(SHEET, a_played(), None, TEACHING)
    found = {line.key: line for line in view.against_play}
    assert found["questions"].is_met is None
    assert BAKER not in found["questions"].text


def test_a_spanish_sheet_is_read_and_answered_in_spanish() -> None:
    sheet = Preparation(
        questions=("¿Qué es lo que más te importa?", "¿Por qué te importa el pago?")
    )
    lines = sheet_lines(sheet, stall(), PUESTO, teaching_in("es"))
    found = next(line for line in lines if line.key == "questions")
    assert (found.is_met, found.title) == (True, "Tus preguntas")
