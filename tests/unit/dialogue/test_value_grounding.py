"""Claimed values against the words they are said to rest on."""

import pytest

from app.dialogue.claims_of_model import ClaimedValue
from app.dialogue.utterance_ground import ground_of
from app.dialogue.value_grounding import standing_span
from app.dialogue.values import Use
from app.negotiation.acts import Span
from app.negotiation.history import History
from tests.builders_ear import ASKED_FOR_YEARS
from tests.builders_talk import CLIENT, NOTHING, WORDS


def stands(
    text: str, issue: str, option: str, words: str, history: History = ASKED_FOR_YEARS
) -> bool:
    ground = ground_of(text, history, WORDS, CLIENT)
    value = ClaimedValue(issue, option, words)
    return standing_span(value, Span(0, len(text)), ground, frozenset({Use.SAID})) is not None


def test_a_bare_number_word_is_a_value_of_what_was_asked_about() -> None:
    assert stands("Three.", "term", "3", "Three")


def test_a_value_the_rules_read_stands_under_any_of_its_names() -> None:
    assert stands("We'd take office hours at 84 a seat.", "support", "business", "office hours")
    assert stands("We'd take office hours at 84 a seat.", "price", "84", "at 84")


@pytest.mark.parametrize(
    ("issue", "option", "words"),
    [
        ("term", "4", "Three"),
        ("term", "3", "three years"),
        ("price", "3", "Three"),
        ("payment", "30", "Three"),
        ("colour", "3", "Three"),
        ("support", "premium", "Three"),
    ],
)
def test_another_option_issue_or_wording_does_not_stand(
    issue: str, option: str, words: str
) -> None:
    assert not stands("Three.", issue, option, words)


def test_a_figure_stands_for_nothing_while_no_issue_is_spoken_of() -> None:
    assert not stands("Three.", "term", "3", "Three", NOTHING)


@pytest.mark.parametrize(
    "text",
    [
        "Not three.",
        "Three, maybe four.",
        "Three months.",
        "My three colleagues wait.",
        "On Monday at three.",
        "Three percent.",
        "Around three.",
        "You said three.",
        "Why three?!",
    ],
)
def test_a_figure_that_is_doubtful_refused_or_counts_else_does_not_stand(text: str) -> None:
    assert not stands(text, "term", "3", "three")


def test_a_number_with_the_unit_of_another_issue_is_that_issues() -> None:
    assert not stands("Thirty days.", "price", "30", "Thirty")
    assert stands("Thirty days.", "payment", "30", "Thirty days")
