"""A talk on unknown issues is judged by words alone, on a table nobody can name."""

from app.review.people.without_scenario import (
    AGAINST,
    BOTH_WAYS,
    JUDGED,
    ROLES,
    SHOWN_ONLY,
    empty_table,
)
from tests.builders_people import judged_bare, side_of, verdict
from tests.builders_play import RUBRIC

MONEY = """\
Anna: I can sell you the boat for 800 euro. What do you need it for?
Ben: 500 euro. That is my last word, take it or leave it.
Anna: 700 euro, and I would throw in the oars.
Ben: 600 euro then, deal?
Anna: Deal.
"""


def test_the_checks_that_are_left_are_checks_of_the_rubric() -> None:
    known = {check for one in RUBRIC.characteristics for check in one.checks}
    assert known >= JUDGED
    assert len(BOTH_WAYS) + len(SHOWN_ONLY) + len(AGAINST) == len(JUDGED)


def test_both_roles_of_the_empty_table_want_the_same() -> None:
    table = empty_table("en", ("Anna", "Ben"))
    first, second = table.roles
    assert tuple(role.id for role in table.roles) == ROLES
    assert first.preferences == second.preferences
    assert table.bargaining_set.has_zopa


def test_sums_of_money_stay_words_and_settle_nothing() -> None:
    talk = judged_bare(MONEY)
    assert talk.agreement is None
    assert all("an offer" not in line for turn in talk.transcript.turns for line in turn.understood)


def test_nothing_that_needs_an_offer_is_called_missed() -> None:
    for side in judged_bare(MONEY).sides:
        assert {found.check for found in side.checks} <= JUDGED
    assert verdict(side_of(judged_bare(MONEY), "Ben"), "ultimatum") == "missed"


def test_a_private_character_in_the_words_names_no_option() -> None:
    talk = judged_bare("Anna: \ue001 \ue000 \ue002?\nBen: Yes, \ue001.")
    assert talk.agreement is None
