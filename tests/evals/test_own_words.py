"""Own utterances against other people's lines: what counts as the same words."""

from app.knowledge.examples import Example
from tests.evals.own_words import repeated, runs_in, sharing, words_in

LINE = tuple(words_in("Would you leave me the blue lamp for thirty, please?"))


def example(text: str, before: str = "") -> Example:
    return Example("en-lamp-001", before, text, None, "lamp")


def test_capitals_and_signs_make_no_difference() -> None:
    same = example("would you leave me the BLUE lamp for thirty please")
    assert repeated([same], {LINE}) == ["en-lamp-001"]


def test_a_yes_is_nobodys_own() -> None:
    assert repeated([example("Yes.")], {("yes",)}) == []


def test_seven_words_in_a_row_are_found_in_either_line() -> None:
    runs = set(runs_in(LINE))
    part = "Or would you leave me the blue lamp?"
    assert sharing([example(part), example("No.", before=part)], runs) == ["en-lamp-001"] * 2
    assert sharing([example("Leave me the blue lamp for now.")], runs) == []
