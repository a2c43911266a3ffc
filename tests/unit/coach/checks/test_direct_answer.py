"""Direct answer: at least half of what the other side asks gets an answer about that thing."""

from app.coach.checks.direct_answer import check
from app.negotiation.acts import Accept, Argue, Ask, Close, Greet, Kind, Reject
from tests.builders import terms
from tests.builders_play import (
    a_play,
    is_met,
    is_missed,
    is_unseen,
    me,
    my_parts,
    offer,
    tell,
    them,
)

ASKED = them(Ask(Kind.INTEREST, "price"), text="Why that price?")
TELLS = my_parts(("Good question.", None), ("Flour is dear.", tell(Kind.INTEREST)))
PASSES = me(text="€14, as I said.")


def test_an_answer_is_met_with_the_words_that_tell() -> None:
    assert is_met(check(a_play(ASKED, TELLS)), (2, "Flour is dear."))


def test_half_of_the_questions_answered_is_enough() -> None:
    assert is_met(check(a_play(ASKED, PASSES, ASKED, TELLS)), (4, "Flour is dear."))


def test_less_than_half_is_missed_on_the_first_turn_that_passed_over() -> None:
    finding = check(a_play(ASKED, TELLS, ASKED, PASSES, ASKED, me(text="No.")))
    assert is_missed(finding, (4, "€14, as I said."))
    assert finding.issue == "price"


def test_an_answer_about_something_else_is_none() -> None:
    elsewhere = me(tell(Kind.INTEREST, "shelves"), text="We need shelves.")
    assert is_missed(check(a_play(ASKED, elsewhere)), (2, "We need shelves."))


def test_nothing_asked_is_not_observed() -> None:
    assert is_unseen(check(a_play(them(), TELLS)))


def test_the_opening_courtesy_is_no_question_that_could_be_kept_back() -> None:
    opening = them(Greet(), Ask(Kind.OPEN), text="Hello, where shall we start?")
    assert is_unseen(check(a_play(opening, PASSES)))


def test_a_limit_is_ones_own_to_keep() -> None:
    limit = them(Ask(Kind.CONSTRAINT, is_after_limit=True), text="How low would you go?")
    other_way = them(Ask(Kind.ALTERNATIVE), text="Have you another buyer?")
    assert is_unseen(check(a_play(limit, PASSES, other_way, PASSES)))


def test_a_need_kept_back_openly_is_still_no_answer() -> None:
    declines = me(Reject(asked=Kind.INTEREST), text="I would rather keep that to myself.")
    assert is_missed(check(a_play(ASKED, declines)), (2, "I would rather keep that to myself."))


def test_taking_the_offer_or_leaving_settles_what_had_been_asked() -> None:
    assert is_unseen(check(a_play(ASKED, me(Accept(), text="Deal."))))
    assert is_unseen(check(a_play(ASKED, me(Close(), text="Goodbye."))))


def test_a_reason_answers_why_and_an_offer_answers_what_about() -> None:
    why = me(Argue("price"), text="Because flour went up.")
    assert is_met(check(a_play(ASKED, why)), (2, "Because flour went up."))
    noon = me(offer(terms(delivery="noon")), text="By noon.")
    about = them(Ask(Kind.ISSUE, "delivery"), text="What about the delivery?")
    assert is_met(check(a_play(about, noon)), (2, "By noon."))
