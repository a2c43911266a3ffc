"""A talk is read from lines, from a JSON object, and from JSON lines."""

import json

import pytest

from app.errors import Rejected
from app.negotiation.terms import terms_of
from app.review.people.reading import read_document, read_talk
from app.review.people.transcript import About, Said

TURNS = [{"speaker": "Anna", "text": "80 euro?"}, {"speaker": "Ben", "text": "Deal."}]


def said(text: str) -> list[tuple[str, str, int]]:
    return [(one.speaker, one.text, one.at) for one in read_talk(text).said]


def test_each_named_line_is_a_turn_with_its_line() -> None:
    assert said("Anna: 80 euro?\nBen: Deal.") == [("Anna", "80 euro?", 1), ("Ben", "Deal.", 2)]


def test_other_lines_go_on_with_the_turn_and_blank_ones_are_nothing() -> None:
    text = "Anna: 80 euro?\n  and one more thing: a bell.\n\nI mean it.\nBen:\nDeal.\n"
    first = "80 euro? and one more thing: a bell.\nI mean it."
    assert said(text) == [("Anna", first, 1), ("Ben", "Deal.", 5)]


@pytest.mark.parametrize(
    "stamp",
    ["[10:32] ", "[10:32:05] ", "(9:05) ", "10:32 ", "10:32 PM - ", "[2031-04-02 10:32] ", "**"],
)
def test_a_time_or_mark_up_before_the_name_is_let_be(stamp: str) -> None:
    end = "**" if stamp == "**" else ""
    assert said(f"{stamp}Anna{end}: 80?\n{stamp}Ben{end}: No.") == [
        ("Anna", "80?", 1),
        ("Ben", "No.", 2),
    ]


@pytest.mark.parametrize(
    "line", ["10:30 is too early.", "https://example.org/bike", "What I would like to say: no."]
)
def test_a_colon_alone_makes_no_speaker(line: str) -> None:
    assert said(f"Anna: 80?\n{line}\nBen: No.")[0][1] == f"80? {line}"


def test_names_of_up_to_three_words_and_of_any_alphabet_are_names() -> None:
    text = "Ana María López: 80?\nDr. O’Neil-Smith: No."
    assert [who for who, _, _ in said(text)] == ["Ana María López", "Dr. O’Neil-Smith"]


def test_a_third_speaker_is_refused_with_the_line_and_what_to_do() -> None:
    with pytest.raises(Rejected, match=r"line 3: 'Also' .* indented"):
        read_talk("Anna: 80?\nBen: No.\nAlso: a bell.")


def test_words_before_the_first_name_are_refused() -> None:
    with pytest.raises(Rejected, match="line 2: nobody is named"):
        read_talk("\nA talk about a bike\nAnna: 80?")


def test_an_object_carries_what_is_known_beside_the_words() -> None:
    document = {
        "scenario": "first-bike", "seed": 7, "roles": {"Ben": "seller"},
        "agreement": {"price": "80"}, "turns": TURNS,
    }  # fmt: skip
    talk = read_talk(json.dumps(document))
    agreed = terms_of({"price": "80"})
    assert talk.about == About("first-bike", 7, {"Ben": "seller"}, None, agreed)
    assert talk.said == (Said("Anna", "80 euro?", 1), Said("Ben", "Deal.", 2))


def test_what_is_given_beside_the_file_stands_above_it() -> None:
    document = {"scenario": "first-bike", "seed": 7, "roles": {"Ben": "seller"}, "turns": TURNS}
    about = read_document(document, About("flat-lease", roles={"Anna": "owner"})).about
    assert (about.scenario, about.seed, about.roles) == ("flat-lease", 7, {"Anna": "owner"})


def test_parting_without_an_agreement_differs_from_knowing_nothing() -> None:
    parted = read_document({"agreement": {}, "turns": TURNS}).about.agreement
    assert parted is not None
    assert len(parted) == 0
    assert read_document({"turns": TURNS}).about.agreement is None


def test_json_lines_are_turns_with_their_lines() -> None:
    text = "\n\n".join(json.dumps(turn) for turn in TURNS)
    assert said(text) == [("Anna", "80 euro?", 1), ("Ben", "Deal.", 3)]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "Nobody speaks"),
        ('{"turns": 4}', "turns is a list"),
        ('{"turns": [{"speaker": "Anna"}]}', "turn 1: a turn is"),
        ('{"turns": [], "note": 1}', "'note' is none of"),
        ('{"turns": [], "seed": "x"}', "whole number"),
        ('{"turns": [], "scenario": 3}', "scenario is an id"),
        ('{"turns": [], "roles": ["a"]}', "roles names one thing"),
        ('{"speaker": "Anna", "text": "80?"}', "Only 'Anna' speaks"),
        ('{"speaker": "Anna"}', "line 1: a turn is"),
        ('{"speaker": "Anna", "text": "80?"}\nno', "line 2: this cannot be read"),
        ('{\n "turns": [\n  nothing', "line 3: this cannot be read"),
        ('{"turns": ' + "[" * 200_000, "nested too deeply|cannot be read"),
    ],
)
def test_what_cannot_be_read_says_why(text: str, problem: str) -> None:
    with pytest.raises(Rejected, match=problem):
        read_talk(text)
