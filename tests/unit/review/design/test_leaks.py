"""Secrets that stand where anybody reads or hears them."""

from dataclasses import replace

import pytest

from app.negotiation.scenario import Reason, Scenario, Talk
from app.review.design.leaks import find_leaks
from tests.builders_design import codes, designed, with_fact, with_role
from tests.builders_talk import CLIENT, SCENARIO, VENDOR

SECRET = "They say the lenders look at it."
TALK = SCENARIO.role(VENDOR).talk
SPOKEN = Talk((*TALK.opening, SECRET), TALK.deal, TALK.no_deal)


def test_the_licence_renewal_keeps_its_secrets() -> None:
    assert codes(find_leaks(designed())) == []


@pytest.mark.parametrize(
    ("scenario", "place"),
    [
        (replace(SCENARIO, shared_brief=SECRET), ("shared_brief",)),
        (replace(SCENARIO, relationship=SECRET), ("relationship",)),
        (with_role(public_brief=SECRET), ("roles", VENDOR, "public_brief")),
        (with_role(talk=SPOKEN), ("roles", VENDOR, "talk", "opening", SECRET)),
        (
            with_role(reasons=(Reason("r", "price", SECRET),)),
            ("roles", VENDOR, "reasons", "r", "text"),
        ),
        (with_role(CLIENT, private_brief=(SECRET,)), ("roles", CLIENT, "private_brief", SECRET)),
        (with_role(CLIENT, batna=SECRET), ("roles", CLIENT, "batna")),
    ],
)
def test_a_fact_is_given_away_where_it_is_read_unearned(
    scenario: Scenario, place: tuple[str, ...]
) -> None:
    (found,) = find_leaks(designed(scenario))
    assert (found.code, found.subject) == ("tell_in_public", place)
    assert dict(found.slots) == {"words": "lenders", "fact": "vendor-term-why"}


def test_a_teaser_is_public() -> None:
    spoilt = replace(designed(), teasers={VENDOR: SECRET})
    assert codes(find_leaks(spoilt)) == ["tell_in_public"]


def test_its_own_private_brief_may_say_it() -> None:
    assert codes(find_leaks(designed(with_role(private_brief=(SECRET,))))) == []


@pytest.mark.parametrize("figure", ["{0}", "{0:,}"])
def test_a_limit_is_found_however_it_is_written(figure: str) -> None:
    limit = SCENARIO.role(VENDOR).reservation
    told = replace(SCENARIO, shared_brief=f"Not below {figure.format(limit)}.")
    assert codes(find_leaks(designed(told))) == ["limit_in_public"]
    longer = replace(SCENARIO, shared_brief=f"Number {limit}7 or 1{limit}.")
    assert codes(find_leaks(designed(longer))) == []


def test_a_readier_fact_may_not_say_the_words_of_a_deeper_one() -> None:
    early = with_fact("vendor-term-matters", text="The lenders like it long.")
    (found,) = find_leaks(designed(early))
    assert found.code == "tell_in_fact"
    assert found.subject == ("roles", VENDOR, "interests", "vendor-term-matters", "text")
