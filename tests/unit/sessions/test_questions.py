"""An answer as a value."""

from app.sessions.questions import Answer


def an_answer(note: str = "") -> Answer:
    return Answer("Why?", "en", True, ("It pays.", "It lasts."), note, (), ())


def test_an_answer_reads_as_its_sentences() -> None:
    assert an_answer().text == "It pays. It lasts."


def test_a_note_comes_first() -> None:
    assert an_answer("In English only.").text == "In English only. It pays. It lasts."
