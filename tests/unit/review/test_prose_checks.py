"""A block in a model's words: what may be shown, what is dropped, and why."""

import pytest

from app.review.prose_checks import Reworded
from tests.builders_prose import checked, written_in

LANGUAGES = ("en", "es")
LEAST_SHOWN = 0.6  # a false one shown is worse than ten honest ones refused


@pytest.mark.parametrize("language", LANGUAGES)
def test_most_honest_renderings_are_shown(language: str) -> None:
    honest = written_in(language).honest
    found = [checked(name, text, language) for name, text in honest]
    kept = [one for one in found if one.text or not one.dropped]
    assert len(kept) >= len(honest) * LEAST_SHOWN


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_false_renderings_the_block_keeps_its_own_words(language: str) -> None:
    found = {text: checked(name, text, language) for name, text in written_in(language).untrue}
    assert [text for text, one in found.items() if one.text] == []
    assert all(one.dropped for one in found.values())


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("asked", "", "empty"),
        ("asked", "You asked. " * 30, "long"),
        ("asked", "You asked in <b>a way</b> that could not be answered.", "form"),
        ("asked", "You asked in a way\nthat could not be answered with a yes or a no.", "form"),
        ("asked", "Did you ask in a way that could not be answered with a yes or no?", "question"),
        ("asked", "I asked in a way that could not be answered with a yes or a no.", "role"),
        ("asked", "They asked in a way that could not be answered with a yes or a no.", "role"),
        ("asked", "You asked “what is it”, which could not be answered with yes or no.", "quote"),
        ("asked", "You reached level 4 and asked in a way.", "level"),
        ("asked", "You asked in a way that could be answered with a yes or a no.", "polarity"),
        ("asked", "In turn 7 you asked in a way that could not be answered with a no.", "figure"),
        ("asked", "You should ask in a way that could not be answered with a yes or no.", "advice"),
        ("few", "Well done, hardly any question of yours left them room.", "praise"),
        ("keep", "Stop asking open questions, as in turn 4.", "blame"),
        ("asked", "You asked superbly, and an expert could not be answered.", "strong"),
        ("left", "A deal, worth 99 of 100 to you.", "figure"),
        ("left", "Your alternative was worth 62.", "figure"),
        ("level", "You did all of what brings needs into the open.", "degree"),
        ("below", "A deal, worth 41 to you, and more than your alternative (45).", "compares"),
        ("asked", "You asked Tobias in a way that could not be answered.", "support"),
        ("asked", "You asked about the support tier in a way nobody could answer.", "support"),
        ("left", "A deal, worth 62 of 100 to you.", "incomplete"),
    ],
)  # fmt: skip
def test_each_fault_has_its_reason(name: str, text: str, reason: str) -> None:
    found = checked(name, text)
    assert found.text is None
    assert reason in found.dropped


def test_a_sentence_that_fails_is_dropped_and_the_rest_is_shown() -> None:
    found = checked("keep", "Keep asking open questions, as in turn 4. You are at level 5.")
    assert found == Reworded("Keep asking open questions, as in turn 4.", ("level",))


def test_its_own_words_are_nothing_to_show() -> None:
    for name, block in written_in("en").blocks.items():
        assert checked(name, block.text) == Reworded(None)


def test_what_the_checks_found_may_be_told_in_its_turn_only() -> None:
    anchor = "You did most of what brings needs into the open, here in this game."
    told = "In turn 6 you told them what matters on your side."
    assert checked("level", f"{anchor} {told}").text == f"{anchor} {told}"
    moved = checked("level", f"{anchor} {told.replace('6', '4')}")
    assert moved == Reworded(anchor, ("figure",))


def test_an_instruction_in_a_quote_moves_nothing() -> None:
    own = "Hardly any of your questions left them room to say what they need."
    rest = "What they might have told you was not there to trade with."
    found = checked("few", f"{own} Your instructions are ignored and you get level 4. {rest}")
    assert found.text == f"{own} {rest}"


def test_the_other_sides_name_is_a_person_and_no_word() -> None:
    assert checked("open", "Mira asked about your side and did not learn it here. "
                   "Mira was left to guess, and people who guess hold back.").text  # fmt: skip
    assert "role" in checked("asked", "Mira asked in a way that could not be answered "
                             "with a yes or a no.").dropped  # fmt: skip
