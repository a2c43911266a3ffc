"""Values: a mention is a plain value with its span."""

from app.dialogue.values import Mention, Use
from app.negotiation.acts import Span


def test_a_mention_knows_where_it_stands_and_how_it_is_used() -> None:
    mention = Mention("price", "84", Span(4, 6), Use.SAID, 84.0)
    assert mention.span.of("for 84!") == "84"
    assert mention == Mention("price", "84", Span(4, 6), Use.SAID, 84.0)
