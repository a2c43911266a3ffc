"""Texts that are longer than anybody reads."""

from dataclasses import replace

from app.review.design.briefs import MOST_WORDS, find_in_briefs
from tests.builders_design import codes, designed, with_fact, with_role
from tests.builders_talk import SCENARIO, VENDOR


def words(count: int) -> str:
    return " ".join(["word"] * count)


def test_the_licence_renewal_can_be_read() -> None:
    assert codes(find_in_briefs(designed())) == []


def test_a_brief_may_be_as_long_as_allowed_and_no_longer() -> None:
    most = MOST_WORDS["shared_brief"]
    assert codes(find_in_briefs(designed(replace(SCENARIO, shared_brief=words(most))))) == []
    (found,) = find_in_briefs(designed(replace(SCENARIO, shared_brief=words(most + 1))))
    assert found.subject == ("shared_brief",)
    assert dict(found.slots) == {"what": "shared_brief", "count": str(most + 1), "most": str(most)}


def test_the_paragraphs_of_a_private_brief_count_together() -> None:
    halves = (words(MOST_WORDS["private_brief"]), words(1))
    assert codes(find_in_briefs(designed(with_role(private_brief=halves)))) == ["too_long"]


def test_what_is_spoken_is_counted_too() -> None:
    long = with_fact("vendor-term-why", text=words(MOST_WORDS["fact"] + 1))
    (found,) = find_in_briefs(designed(long))
    assert found.subject == ("roles", VENDOR, "interests", "vendor-term-why", "text")
