"""Words that name two things."""

from dataclasses import replace
from typing import Any

from app.dialogue.lexicon import build_lexicon
from app.negotiation.scenario import Scenario
from app.review.design.findings import DesignWarning
from app.review.design.phrases import find_in_phrases
from tests.builders_design import codes
from tests.builders_talk import LANGUAGE, SCENARIO


def calling(issue_id: str, **changes: Any) -> Scenario:  # noqa: ANN401 - as replace takes them
    words = {**SCENARIO.words, issue_id: replace(SCENARIO.words[issue_id], **changes)}
    return replace(SCENARIO, words=words)


def found_in(scenario: Scenario) -> list[DesignWarning]:
    return list(find_in_phrases(scenario, build_lexicon(scenario, LANGUAGE)))


def test_the_words_of_the_licence_renewal_keep_apart() -> None:
    assert found_in(SCENARIO) == []


def test_a_phrase_of_two_options_is_named() -> None:
    heard = {**SCENARIO.words["support"].heard, "basic": ("case study",)}
    (found,) = found_in(calling("support", heard=heard))
    assert found.code == "phrase_of_two"
    assert found.subject[:2] == ("issues", "support")
    assert dict(found.slots)["phrase"] == "case study"


def test_a_name_of_two_issues_is_named() -> None:
    names = (*SCENARIO.words["support"].names, "price")
    (found,) = found_in(calling("support", names=names))
    assert (found.code, dict(found.slots)["issues"]) == ("name_of_two", "price, support")


def test_a_phrase_inside_what_another_option_is_called_is_named() -> None:
    said = {**SCENARIO.words["support"].said, "basic": "anything but premium support"}
    found = found_in(calling("support", said=said))
    assert "phrase_inside" in codes(found)
    assert found[0].subject == ("issues", "support", "options", "premium")


def test_a_longer_phrase_that_was_thought_of_is_no_warning() -> None:
    heard = {**SCENARIO.words["support"].heard, "basic": ("anything but premium support",)}
    assert found_in(calling("support", heard=heard)) == []
