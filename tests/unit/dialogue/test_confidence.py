"""How sure a reading is, by what was seen."""

from app.dialogue.confidence import (
    ASKING_FLOOR,
    Evidence,
    confidence_of,
    evidence_of,
    is_read,
)
from app.dialogue.values import Mention, Use
from app.negotiation.acts import Accept, Act, Propose, Reject, SmallTalk, Span, Unknown
from tests.builders_talk import heard, offered, on, whole

PLAIN = Evidence(is_unread=False, doubts=0, aside=0.0, kinds=0, unused=0, length=2.0)


def test_evidence_counts_doubts_asides_kinds_and_values_left_over() -> None:
    left = Mention("price", "84", Span(0, 2), Use.EARLIER)
    acts: list[Act] = [Propose((on(price=90),)), Reject(), Unknown("hint", "term")]
    found = evidence_of(acts, [left], [(6, True), (2, False)])
    assert (found.doubts, found.aside, found.kinds, found.unused) == (1, 0.25, 1, 1)
    assert not found.is_unread


def test_only_doubts_are_no_reading() -> None:
    assert evidence_of([Unknown()], [], [(3, False)]).is_unread
    assert confidence_of(evidence_of([Unknown()], [], [(3, False)])) < 0.5


def test_each_sign_of_trouble_lowers_the_confidence() -> None:
    sure = confidence_of(PLAIN)
    for worse in (
        Evidence(False, 1, 0.0, 0, 0, 2.0),
        Evidence(False, 0, 0.5, 0, 0, 2.0),
        Evidence(False, 0, 0.0, 1, 0, 2.0),
        Evidence(False, 0, 0.0, 0, 1, 2.0),
        Evidence(False, 0, 0.0, 0, 0, 5.0),
    ):
        assert confidence_of(worse) < sure


def test_a_short_plain_offer_is_surer_than_a_long_tangled_one() -> None:
    plain = heard("84 a seat")
    tangled = heard(
        "You said 90, I had asked for 60 days, and last year was 88, so who knows, "
        "maybe about 84 then, or something else, as we like"
    )
    assert plain.confidence > 0.85
    assert tangled.confidence < 0.6


def test_below_the_floor_one_question_is_asked() -> None:
    rambling = "You said 90, then you said 88, and you said 86 to me. " + "We like the sea. " * 30
    found = heard(rambling, offered(whole()))
    assert found.confidence < ASKING_FLOOR
    assert any(isinstance(act, Unknown) for act in found.acts)


def test_a_remark_alone_is_not_read_as_more() -> None:
    assert is_read([Accept()])
    assert not is_read([SmallTalk(), Unknown()])
