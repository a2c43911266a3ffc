"""A talk has exactly two speakers and its limits; a fault is named by its place."""

import pytest

from app.errors import Rejected
from app.review.people.transcript import (
    LINE,
    MOST_CHARACTERS,
    MOST_NAME,
    MOST_TURNS,
    About,
    Said,
    make_transcript,
)

ANNA, BEN = Said("Anna", "Hello.", 1), Said("Ben", "Hi.", 2)


def test_a_name_is_the_same_in_any_case_and_spelt_as_it_was_first() -> None:
    talk = make_transcript([ANNA, BEN, Said(" ANNA ", "80?", 3)], About())
    assert [said.speaker for said in talk.said] == ["Anna", "Ben", "Anna"]
    assert talk.speakers == ("Anna", "Ben")


def test_roles_say_in_which_order_the_two_are_shown() -> None:
    about = About(roles={"ben": "vendor", "anna": "client"})
    assert make_transcript([ANNA, BEN], about).speakers == ("Ben", "Anna")


def test_whoever_has_a_role_stands_before_who_has_none() -> None:
    assert make_transcript([ANNA, BEN], About(roles={"Ben": "vendor"})).speakers == ("Ben", "Anna")


@pytest.mark.parametrize(
    ("said", "pointer", "problem"),
    [
        ([], "/turns", "Nobody speaks"),
        ([ANNA], "/turns", "Only 'Anna' speaks"),
        ([ANNA, BEN, Said("Cleo", "Me too.", 3)], "/turns/2/speaker", "turn 3: 'Cleo'"),
        ([ANNA, Said("", "Hi.", 2)], "/turns/1/speaker", "turn 2"),
        ([ANNA, Said("B" * (MOST_NAME + 1), "Hi.", 2)], "/turns/1/speaker", "60 characters"),
        ([ANNA, Said("Ben", " \n", 2)], "/turns/1/text", "'Ben' says nothing"),
        ([ANNA, Said("Ben", "x" * (MOST_CHARACTERS + 1), 2)], "/turns/1/text", "4000 at most"),
        ([ANNA, Said("Ben", "half \ud83d", 2)], "/turns/1/text", "surrogate"),
        ([ANNA, BEN] * (MOST_TURNS // 2 + 1), "/turns", "400 are the most"),
    ],
)
def test_what_cannot_be_a_talk_of_two_is_refused_by_place(
    said: list[Said], pointer: str, problem: str
) -> None:
    with pytest.raises(Rejected, match=problem) as refused:
        make_transcript(said, About())
    assert refused.value.field == pointer


def test_in_a_text_the_place_is_a_line() -> None:
    with pytest.raises(Rejected, match="line 9: 'Cleo'") as refused:
        make_transcript([ANNA, BEN, Said("Cleo", "Me too.", 9)], About(), LINE)
    assert refused.value.field == "/text"


def test_a_role_for_somebody_who_says_nothing_is_refused() -> None:
    with pytest.raises(Rejected, match="'Cleo' speaks nowhere"):
        make_transcript([ANNA, BEN], About(roles={"Cleo": "client"}))
