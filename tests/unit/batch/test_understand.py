"""Utterances in bulk: each heard in its place, values as option ids, one answer a line."""

import json
from typing import Any

from app.batch.asked import BadLine
from app.batch.understand import understand_lines
from app.dialogue.values import Words
from tests.builders_talk import WORDS


def find_words(name: str, _seed: int) -> Words:
    if name != "licence-renewal":
        raise BadLine(f"scenario: '{name}' is not known.")
    return WORDS


def understood(*asked: dict[str, object]) -> list[Any]:
    lines = [json.dumps({"scenario": "licence-renewal", "role": "client", **one}) for one in asked]
    return list(understand_lines(lines, find_words))


def test_an_offer_is_told_by_act_and_by_values() -> None:
    (answer,) = understood({"id": 7, "text": "How about 84 a seat for 2 years?"})
    offered = {"price": "84", "term": "2"}
    assert answer["id"] == 7
    assert [(act["act"], act["about"]) for act in answer["acts"]] == [("Propose", offered)]
    assert answer["offer"] == offered


def test_a_yes_is_read_after_what_it_answers() -> None:
    whole = "84 a seat, 2 years, business support, no public reference and 30 days."
    context = [{"speaker": "vendor", "text": whole}]
    (alone, placed) = understood(
        {"id": 1, "text": "Yes, I accept."}, {"id": 2, "text": "Yes, I accept.", "context": context}
    )
    assert "Accept" not in [act["act"] for act in alone["acts"]]
    assert [act["act"] for act in placed["acts"]] == ["Accept"]


def test_what_both_said_yes_to_is_told_apart_from_what_was_put_forward() -> None:
    context = [{"speaker": "vendor", "text": "We offer 3 years at 92 a seat."}]
    (answer,) = understood({"id": 1, "text": "3 years is fine, but 85.", "context": context})
    assert answer["agreed"] == {"term": "3"}
    assert answer["settled"] == {"price": "85", "term": "3"}


def test_a_speaker_by_another_name_is_the_other_side() -> None:
    context = [{"speaker": "B", "text": "I can offer 84 a seat."}]
    (answer,) = understood({"id": 1, "text": "That is too much.", "context": context})
    assert [act["act"] for act in answer["acts"]][:1] == ["Reject"]


def test_a_line_that_goes_on_with_the_talk_is_heard_as_if_it_stood_alone() -> None:
    first = {"speaker": "vendor", "text": "We ask 98 a seat."}
    second = {"speaker": "client", "text": "80."}
    asked = {"id": 2, "text": "And 3 years?", "context": [first, second]}
    (_, after, elsewhere, again) = understood(
        {"id": 1, "text": "80.", "context": [first]},
        asked,
        {"id": 3, "text": "hello"},
        asked,
    )
    assert after == again
    assert elsewhere["offer"] == {}


def test_a_marker_quotes_the_words_it_rests_on() -> None:
    text = "Thanks for being open. What matters most to you?"
    (answer,) = understood({"id": 1, "text": text})
    for mark in answer["markers"]:
        start, end = mark["span"]
        assert mark["quote"] == text[start:end]
        assert 0 <= mark["confidence"] <= 1
    assert "open_question" in [mark["marker"] for mark in answer["markers"]]


def test_a_bad_line_is_answered_and_the_next_one_still_read() -> None:
    lines = [
        "nonsense",
        "",
        json.dumps({"id": 5, "scenario": "moon", "role": "client", "text": "hi"}),
        json.dumps({"id": 6, "scenario": "licence-renewal", "role": "moon", "text": "hi"}),
        json.dumps({"id": 7, "scenario": "licence-renewal", "role": "client", "text": "hi"}),
    ]
    bad, unknown, strange, good = understand_lines(lines, find_words)
    assert bad["line"] == 1
    assert (unknown["id"], unknown["line"]) == (5, 3)
    assert "vendor, client" in str(strange["error"])
    assert good["acts"] == [{"act": "Greet", "about": {}}]
