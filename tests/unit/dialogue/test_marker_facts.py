"""What rules for markers may ask of a sentence."""

import pytest

from app.dialogue.context import context_of
from app.dialogue.marker_facts import acts_before, facts_of, seen_in
from app.dialogue.marker_rules import FACTS, PRECEDING
from app.dialogue.rule_ear import read_acts
from app.negotiation.acts import (
    Accept,
    Act,
    Argue,
    Ask,
    Close,
    Greet,
    Importance,
    Inform,
    Kind,
    Propose,
    Reject,
    SuggestProcess,
    Summarise,
    Threaten,
)
from app.negotiation.history import History
from tests.builders import a_history
from tests.builders_talk import CLIENT, SCENARIO, a_reading, client, on, vendor


def facts(text: str, *acts: Act) -> frozenset[str]:
    return facts_of(a_reading(text), acts)


@pytest.mark.parametrize(
    ("act", "fact"),
    [
        (Ask(Kind.PRIORITY), "asks_priority"),
        (Ask(Kind.INTEREST), "asks_interest"),
        (Ask(Kind.OPEN), "asks_open"),
        (Ask(Kind.ISSUE, "price"), "asks_issue"),
        (Ask(Kind.ALTERNATIVE), "asks_alternative"),
        (Ask(Kind.ALTERNATIVE, is_after_limit=True), "asks_limit"),
        (Inform(Kind.PRIORITY, "price", Importance.HIGH), "tells_need"),
        (Inform(Kind.PRIORITY, "price", Importance.LOW), "tells_no_need"),
        (Inform(Kind.INTEREST), "tells_reason"),
        (Inform(Kind.CONSTRAINT), "tells_limit"),
        (Propose((on(price=84),)), "a_proposal"),
        (Propose((on(price=84),), is_conditional=True), "a_condition"),
        (Accept(), "an_acceptance"),
        (Reject(), "a_refusal"),
        (Greet(), "a_greeting"),
        (Close(), "leaving"),
        (Summarise(), "summarises"),
        (SuggestProcess(), "suggests_process"),
        (Threaten(), "threatens"),
        (Argue(), "argues"),
    ],
)
def test_an_act_is_a_fact(act: Act, fact: str) -> None:
    assert fact in facts("so be it", act)
    assert fact in FACTS


def test_a_question_after_the_limit_is_no_question_after_alternatives() -> None:
    assert "asks_alternative" not in facts("so", Ask(Kind.ALTERNATIVE, is_after_limit=True))


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Is that so?", "a_question"),
        ("84 it is.", "a_value"),
        ("The price hurts.", "an_issue"),
        ("The price and the support.", "several_issues"),
        ("We are tired.", "own_side"),
        ("You are tired.", "other_side"),
    ],
)
def test_words_are_facts_too(text: str, fact: str) -> None:
    assert fact in facts(text)
    assert fact not in facts("So be it.")


def test_what_the_other_side_did_is_known_by_the_names_of_its_acts() -> None:
    history = a_history(client(), vendor(SuggestProcess(), Ask(Kind.OPEN)))
    before = acts_before(context_of(history, SCENARIO, CLIENT))
    assert before == {"suggest_process", "ask"}
    assert before <= set(PRECEDING)


def test_nothing_was_done_before_the_first_word() -> None:
    assert acts_before(context_of(History(), SCENARIO, CLIENT)) == {"nothing"}


def test_a_sentence_is_seen_with_its_groups_and_whether_it_speaks_on() -> None:
    reading = a_reading("Because I say so, since you ask.")
    seen = seen_in(reading, read_acts(reading), speaks_on=True)
    match = seen.find("gives_reason")
    assert match is not None
    assert match.group() == "since you"
    assert seen.find("ultimatum") is None
    assert "speaks_on" in seen.facts
    assert "speaks_on" not in seen_in(reading, [], speaks_on=False).facts
