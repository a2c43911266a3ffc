"""The further blocks of a debrief: one that nobody wrote or computed is absent, not empty."""

from app.review.further import NOTHING_FURTHER, Further


def test_a_block_nothing_is_known_for_is_absent() -> None:
    blocks = (NOTHING_FURTHER.style, NOTHING_FURTHER.preparation, NOTHING_FURTHER.what_if)

    assert Further() == NOTHING_FURTHER
    assert blocks == (None, None, None)
