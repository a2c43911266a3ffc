"""What an author is told of a draft."""

from app.review.design.drafts import CheckedDraft, DraftError


def test_a_draft_is_readable_whatever_else_is_wrong_with_it() -> None:
    slip = DraftError(3, "missing", "x", "y")
    assert CheckedDraft(True, 32, (), ()).is_readable
    assert CheckedDraft(False, 0, (slip,), ()).is_readable
    assert not CheckedDraft(False, 0, (DraftError(1, "unreadable", "x", "y"),), ()).is_readable
