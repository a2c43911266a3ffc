"""How a text is parted into sentences."""

from app.review.parting import sentences_of


def test_what_stands_in_quotation_marks_is_not_parted() -> None:
    text = "In turn 4: “Take it. Or leave it.” You pressed them. Then 3 turns went by."
    assert sentences_of(text) == [
        "In turn 4: “Take it. Or leave it.”",
        "You pressed them.",
        "Then 3 turns went by.",
    ]


def test_nothing_is_no_sentence() -> None:
    assert sentences_of("  ") == []
