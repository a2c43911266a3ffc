"""Frames: which there are, which is chosen, how one is filled."""

import pytest

from app.dialogue.phrasebook import (
    FRAME_SLOTS,
    Joins,
    Phrasebook,
    choose_frame,
    fill,
    say_terms,
    slots_in,
)
from tests.builders import BAKER, CAFE, a_scenario, terms
from tests.builders_talk import BOOK, STYLES

SMALL = Phrasebook(
    "en",
    {"hello": {"any": ("Hello, {person}.", "Good day to you."), "competing": ("Let's begin.",)}},
    Joins(", ", " and "),
)


@pytest.mark.parametrize(
    ("parts", "joined"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_a_list_is_joined_as_the_language_does(parts: list[str], joined: str) -> None:
    assert SMALL.joins.join(parts) == joined


def test_a_style_has_its_own_frames_before_those_for_any() -> None:
    assert SMALL.frames_for("hello", "competing")[0] == "Let's begin."
    assert len(SMALL.frames_for("hello", "collaborating")) == 2


def test_the_plainest_frame_is_the_first_for_any_style() -> None:
    assert SMALL.plainest("hello") == "Hello, {person}."


def test_a_sentence_that_begins_with_a_slot_begins_with_a_capital() -> None:
    assert fill("{offer} is possible.", {"offer": "a 2-year term"}) == "A 2-year term is possible."


SPANISH = Joins(", ", " y ", ((" de el ", " del "), (" y i", " e i")))


def test_words_that_become_one_are_said_as_one() -> None:
    assert fill("Lo de {issue} pesa.", {"issue": "el precio"}, SPANISH) == "Lo del precio pesa."
    assert fill("Lo de {issue} pesa.", {"issue": "la fecha"}, SPANISH) == "Lo de la fecha pesa."
    assert SPANISH.contract(SPANISH.join(["hielo", "impuestos"])) == "hielo e impuestos"


def test_a_language_without_such_words_is_left_as_it_is() -> None:
    assert fill("{offer} de el {issue}", {"offer": "A", "issue": "B"}, SMALL.joins) == "A de el B"


def test_a_frame_whose_last_word_became_one_with_a_slot_counts_as_used() -> None:
    frames = ("¿Y lo de {issue}?", "¿Cómo ves {issue}?")
    book = Phrasebook("es", {"ask.issue": {"any": frames}}, SPANISH)
    first = choose_frame(book, ("ask.issue",), "competing", (), (4, 1))
    said = fill(first, {"issue": "el precio"}, SPANISH)
    assert {first, choose_frame(book, ("ask.issue",), "competing", (said,), (4, 1))} == set(frames)


def test_slots_are_named() -> None:
    assert slots_in("{gives} for {asks}") == {"gives", "asks"}


def test_a_frame_is_not_repeated_while_another_is_unused() -> None:
    texts: list[str] = []
    said = []
    for turn in range(3):
        frame = choose_frame(SMALL, ("hello",), "competing", texts, (4, turn))
        said.append(frame)
        texts.append(fill(frame, {"person": "Ada"}))
    assert sorted(said) == sorted(SMALL.frames_for("hello", "competing"))


def test_the_same_seed_chooses_the_same_frame() -> None:
    chosen = {choose_frame(BOOK, ("ask.open",), "collaborating", (), (7, 1)) for _ in range(3)}
    assert len(chosen) == 1


def test_another_seed_may_choose_another() -> None:
    chosen = {choose_frame(BOOK, ("ask.open",), "any", (), (seed, 1)) for seed in range(20)}
    assert len(chosen) > 1


def test_english_words_every_key_with_the_slots_it_may_use() -> None:
    assert set(BOOK.frames) == set(FRAME_SLOTS)
    for key, by_style in BOOK.frames.items():
        assert set(by_style) <= {"any", *STYLES}
        for frames in by_style.values():
            assert all(slots_in(frame) <= FRAME_SLOTS[key] for frame in frames)


TWO_KEYS = Phrasebook(
    "en",
    {
        "hello.again": {"any": ("Hello again.",)},
        "hello": {"any": ("Hello.", "Good day."), "competing": ("To work.",)},
    },
    Joins(", ", " and "),
)


def chosen(style: str, said: tuple[str, ...] = (), count: int = 200) -> list[str]:
    keys = ("hello.again", "hello")
    return [choose_frame(TWO_KEYS, keys, style, said, (seed, 1)) for seed in range(count)]


def test_the_words_of_the_particular_moment_come_before_the_common_ones() -> None:
    assert set(chosen("any")) == {"Hello again."}


def test_when_those_are_used_up_the_common_ones_follow() -> None:
    assert set(chosen("any", ("Hello again. Come in.",))) == {"Hello.", "Good day."}


def test_of_the_common_ones_a_style_takes_its_own_three_times_out_of_four() -> None:
    own = chosen("competing", ("Hello again.",), 400).count("To work.") / 400
    beside = (1 - 0.75) / 3
    assert own == pytest.approx(0.75 + beside, abs=0.06)


def test_terms_are_said_as_the_speaker_counts_them() -> None:
    joins, bread = Joins(", ", " and "), a_scenario()
    said = {role: say_terms(terms(shelves="1", price="12"), bread, role, joins)
            for role in (BAKER, CAFE)}  # fmt: skip
    assert said == {
        BAKER: "12 euros a tray and 1 shelves",
        CAFE: "12 euros a tray and 3 shelves",
    }
