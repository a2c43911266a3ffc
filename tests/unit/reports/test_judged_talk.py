"""A judged talk reads as a short page to both sides."""

import pytest

from app.reports.judged_talk import render_judged_talk
from app.review.people.reading import read_talk
from app.review.people.transcript import About
from tests.builders_people import BIKE, QUARREL, ROLES, judge_words, judged, judged_bare, the_judge


def page(text: str = BIKE) -> str:
    return render_judged_talk(judged(text), judge_words())


def test_the_outcome_stands_first_with_what_was_agreed() -> None:
    said = page()
    assert said.index("## What came of it") < said.index("## To Sam")
    assert "| Price | €165 | €165 | both (turn 7) |" in said


def test_what_it_is_worth_to_each_is_told_beside_the_alternative() -> None:
    assert "To Sam this is worth 33 of 100; without a deal it would have been 36." in page()


def test_each_side_reads_levels_advice_and_quotes() -> None:
    said = page()
    for name in ("Sam", "Kim"):
        part = said.split(f"## To {name}")[1]
        assert "**Keep:**" in part
        assert "### Levels, of 5" in part
        assert "> " in part


def test_what_was_seen_against_somebody_is_told_apart_from_what_was_missed() -> None:
    said = page(QUARREL)
    assert "seen against: **Attacks the person.**" in said
    assert "missed: **" in said


def test_without_a_scenario_no_outcome_is_shown() -> None:
    said = render_judged_talk(judged_bare(), judge_words())
    assert "of 100" not in said
    assert "No scenario was named" in said


@pytest.mark.parametrize("words", ["<script>", "[x](http://a.b)", "`x`", "*x*"])
def test_words_of_people_stay_words(words: str) -> None:
    talk = read_talk(
        f"Sam: You are a liar {words}\nKim: 150 {words}?\n", About("first-bike", roles=ROLES)
    )
    said = render_judged_talk(the_judge().judge_now(talk), judge_words())
    assert "liar" in said
    assert f" {words}" not in said
