"""Notes and sheets: each way through JSON, and a damaged note named."""

import json
from dataclasses import replace

import pytest

from app.coach.sheets import (
    NO_SHEETS,
    Beliefs,
    HintGiven,
    Preparation,
    Reflection,
    Sheets,
    Swap,
)
from app.errors import StorageFailed
from app.negotiation.terms import terms_of
from app.sessions.notes import (
    BELIEFS,
    HINT,
    PREPARATION,
    REFLECTION,
    beliefs_data,
    hint_note,
    new_note,
    preparation_data,
    reflection_data,
    sheets_of,
)
from app.sessions.records import NoteRecord
from tests.builders_store import AT, a_note, a_session

FULL = Preparation(
    ("support", "price"),
    ("price",),
    "Nights are short.",
    "They want a name.",
    "Switch.",
    4_000,
    7_000,
    terms_of({"price": "70", "term": "1"}),
    (Swap("testimonial", "price"),),
    ("What matters most to you?", "Why?"),
)
HINT_GIVEN = HintGiven(4, 2, "nothing-asked", "Ask what matters most.")


def back(note: NoteRecord) -> Sheets:
    """The sheets of one note that went through JSON."""
    return sheets_of((replace(note, data=json.loads(json.dumps(note.data))),))


@pytest.mark.parametrize("sheet", [Preparation(), FULL])
def test_a_worksheet_comes_back_as_it_was_written(sheet: Preparation) -> None:
    note = new_note(a_session(), PREPARATION, preparation_data(sheet), AT)
    assert back(note) == Sheets(preparation=sheet)


@pytest.mark.parametrize("guess", [Beliefs(("price",)), Beliefs(("term", "price"), ("payment",))])
def test_a_guess_comes_back_as_it_was_made(guess: Beliefs) -> None:
    assert back(new_note(a_session(), BELIEFS, beliefs_data(guess), AT)) == Sheets(beliefs=guess)


@pytest.mark.parametrize("answers", [Reflection("Asked.", "More.", 3), Reflection(is_skipped=True)])
def test_a_look_back_comes_back_as_it_was_told(answers: Reflection) -> None:
    note = new_note(a_session(), REFLECTION, reflection_data(answers), AT)
    assert back(note) == Sheets(reflection=answers)


def test_hints_come_back_in_the_order_of_the_talk() -> None:
    given = [
        replace(HINT_GIVEN, turn=turn, level=level) for turn, level in ((2, 1), (2, 3), (12, 1))
    ]
    notes = [hint_note(a_session(), hint, AT) for hint in given]
    assert [note.key for note in notes] == sorted(note.key for note in notes)
    assert sheets_of(notes).hints == tuple(given)


def test_no_notes_are_no_sheets_and_other_kinds_are_none_either() -> None:
    assert sheets_of(()) == sheets_of((a_note("judged"), a_note("rollouts"))) == NO_SHEETS


def test_a_note_belongs_to_its_session_and_owner() -> None:
    note = new_note(a_session("ses_4", learner="ada"), HINT, {}, AT, "04.1")
    assert (note.session, note.tenant, note.learner, note.key) == ("ses_4", "local", "ada", "04.1")


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        (PREPARATION, {}),
        (PREPARATION, preparation_data(FULL) | {"colour": "blue"}),
        (PREPARATION, preparation_data(FULL) | {"trades": [{"give": "price"}]}),
        (BELIEFS, {"order": 3, "same": []}),
        (REFLECTION, {"mood": "good"}),
        (HINT, {"turn": 4}),
    ],
)
def test_a_note_that_cannot_be_read_is_named(kind: str, data: dict[str, object]) -> None:
    with pytest.raises(StorageFailed, match=kind):
        sheets_of((new_note(a_session(), kind, data, AT),))
