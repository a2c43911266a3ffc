"""The notes say what could not be judged and how sure the rest is."""

from app.review.people.judged import JudgedTalk
from tests.builders_people import BIKE, QUARREL, judged, judged_bare


def kinds(talk: JudgedTalk) -> list[str]:
    return [note.kind for note in talk.notes]


def test_the_first_note_says_how_the_talk_ended() -> None:
    assert kinds(judged())[:2] == ["agreed", "people"]
    assert kinds(judged(QUARREL))[0] == "left"
    assert kinds(judged_bare())[0] == "without-scenario"
    assert kinds(judged("Sam: Hi.\nKim: Hello."))[0] == "nothing-settled"


def test_a_guess_names_the_issues_no_yes_was_heard_to() -> None:
    talk = judged(BIKE.replace("Kim: Deal.\n", "Kim: Bye then, see you!\n"))
    assert kinds(talk)[0] == "unconfirmed"
    assert "Price" in talk.notes[0].text


def test_an_open_talk_names_what_was_put_forward() -> None:
    talk = judged("Sam: 150 for the bike?\nKim: 150 is fine.\n")
    assert kinds(talk)[0] == "open"
    assert "Price" in talk.notes[0].text


def test_each_side_is_told_which_levels_it_has_not() -> None:
    notes = [note.text for note in judged_bare().notes if note.kind == "insufficient"]
    assert len(notes) == 2
    assert "Sam" in notes[0]
    assert "Value creation" in notes[0]


def test_turns_that_were_not_understood_are_named() -> None:
    talk = judged("Sam: 150 for the bike?\nKim: Perhaps something around 170 or 180, or 160.\n")
    doubtful = [turn.number for turn in talk.transcript.turns if turn.confidence < 0.3]
    noted = [note.text for note in talk.notes if note.kind == "doubtful"]
    assert bool(doubtful) == bool(noted)
    assert all(str(number) in noted[0] for number in doubtful)
