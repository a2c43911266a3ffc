"""What is written beside a talk: nothing unless somebody wrote it."""

from app.coach.sheets import NO_SHEETS, Beliefs, Preparation, Sheets


def test_a_session_begins_with_nothing_written_beside_it() -> None:
    assert Sheets() == NO_SHEETS
    assert (NO_SHEETS.preparation, NO_SHEETS.beliefs, NO_SHEETS.reflection) == (None, None, None)


def test_an_empty_worksheet_claims_no_number_and_no_opening() -> None:
    empty = Preparation()

    assert empty.reservation is None
    assert empty.target is None
    assert not empty.opening


def test_a_guess_says_nothing_about_sameness_unless_told() -> None:
    assert Beliefs(("term", "price")).same == ()
