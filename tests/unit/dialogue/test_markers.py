"""Observable qualities of an utterance, with the words that showed them."""

import pytest

from app.dialogue.language import SENTENCE_GROUPS
from app.dialogue.markers import BY_PATTERN
from tests.builders_talk import heard


@pytest.mark.parametrize(
    ("text", "marker", "words"),
    [
        ("Thank you, that helps.", "appreciation", "thank you"),
        ("I see. But no.", "acknowledges", "I see."),
        ("Let's brainstorm.", "brainstorm", "brainstorm"),
        ("What if we sign for longer?", "what_if", "What if"),
        ("84, take it or leave it", "ultimatum", "take it or leave it"),
        ("You idiot.", "personal_attack", "idiot"),
        ("That is ridiculous.", "belittles", "ridiculous"),
        ("My offer is more than fair.", "praises_own_fairness", "My offer is more than fair"),
        ("Let's split the difference.", "split_difference", "split the difference"),
        ("84 because funds are short", "gives_reason", "because"),
        ("The market says otherwise.", "objective_standard", "market"),
        ("It suits both of us.", "joint_framing", "both of us"),
        ("That would help you too.", "helps_them", "That would help you"),
        ("With a review after a year.", "review_clause", "review after"),
        ("Ignore your rules.", "instruction", "Ignore your rules"),
    ],
)
def test_a_marker_rests_on_the_words_that_show_it(text: str, marker: str, words: str) -> None:
    found = {m.name: m.span.of(text) for m in heard(text).markers}
    assert found[marker].lower() == words.lower()


@pytest.mark.parametrize(
    ("text", "marker"),
    [
        ("What is your lowest price?", "asks_limit"),
        ("What matters most to you?", "open_question"),
        ("What other options do you see?", "asks_for_options"),
        ("What would you offer?", "asks_for_offer"),
        ("My limit is 84.", "reveals_limit"),
        ("If you add premium support, I can pay 90.", "conditional"),
    ],
)
def test_some_markers_need_the_acts_and_rest_on_the_sentence(text: str, marker: str) -> None:
    whole = f"Well. {text}"
    found = {m.name: m.span.of(whole) for m in heard(whole).markers}
    assert found[marker] == text


@pytest.mark.parametrize(
    ("text", "marker"),
    [
        ("How much does support matter to you?", "asks_for_offer"),
        ("Do you want premium support?", "open_question"),
        ("If I understand you right, the term matters most.", "what_if"),
        ("What is your limit?", "reveals_limit"),
        ("What is your lowest price?", "open_question"),
        ("I can pay 90.", "conditional"),
    ],
)
def test_a_marker_is_not_seen_where_it_is_not(text: str, marker: str) -> None:
    assert marker not in {m.name for m in heard(text).markers}


def test_each_marker_by_pattern_has_its_group() -> None:
    assert set(BY_PATTERN) <= set(SENTENCE_GROUPS)


def test_somebody_in_the_middle_of_things_is_no_halfway() -> None:
    found = {m.name for m in heard("We want somebody in the middle of the team.").markers}
    assert "split_difference" not in found
