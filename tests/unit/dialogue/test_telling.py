"""What a speaker says of their own side, and what is asked about rather than taken."""

import pytest

from app.negotiation.acts import (
    Acknowledge,
    Ask,
    Importance,
    Inform,
    Kind,
    Propose,
    Reject,
    Unknown,
)
from app.negotiation.history import History
from app.negotiation.terms import Terms
from tests.builders import a_history
from tests.builders_every import after, reads_in
from tests.builders_talk import asked, client, on, reads, vendor, whole

HIGH, LOW = Importance.HIGH, Importance.LOW
THEIRS = a_history(client(Propose((on(price=80),))), vendor(Propose((whole(price=90),))))


@pytest.mark.parametrize(
    ("text", "issue", "weight"),
    [
        ("Support matters most to us, because our nurses work at night.", "support", HIGH),
        ("The price is our top priority because the board counts every euro.", "price", HIGH),
    ],
)
def test_a_priority_told_with_its_why_tells_both(text: str, issue: str, weight: Importance) -> None:
    assert reads(text) == (Inform(Kind.PRIORITY, issue, weight), Inform(Kind.INTEREST, issue))


@pytest.mark.parametrize(
    ("text", "issue"),
    [
        ("The term is not a big worry.", "term"),
        ("Payment is the least of our worries.", "payment"),
        ("Support isn't our sore point.", "support"),
        ("The price is at the bottom of our list.", "price"),
    ],
)
def test_what_is_no_worry_weighs_little(text: str, issue: str) -> None:
    assert reads(text) == (Inform(Kind.PRIORITY, issue, LOW),)


def test_a_figure_in_a_reason_is_not_offered() -> None:
    assert reads("84 because we pay within 15 days", THEIRS) == (Propose((on(price=84),)),)


def test_asking_what_they_think_of_a_figure_offers_it() -> None:
    assert reads("What do you think about 94 a seat?", THEIRS) == (Propose((on(price=94),)),)


@pytest.mark.parametrize("text", ["a bit under 90", "slightly below 90 a seat"])
def test_a_rough_figure_is_asked_about(text: str) -> None:
    assert reads(text, THEIRS) == (Unknown("hint", "price"),)


def test_a_figure_belongs_to_its_own_unit_and_the_next_to_another_issue() -> None:
    found = reads_in("job-offer", "employer", "8 hours, and 90", History())
    assert found == (Propose((on(hours=8, salary=90000),)),)


@pytest.mark.parametrize(
    "text", ["Let's meet in the middle on the price.", "we could split the difference"]
)
def test_the_middle_is_worked_out_and_asked_about(text: str) -> None:
    history = a_history(client(Propose((on(price=80),))), vendor(Propose((whole(price=88),))))
    assert reads(text, history) == (Unknown("hint", "price", on(price=84)),)


def test_the_middle_between_figures_nobody_named_is_no_figure() -> None:
    assert not any(isinstance(act, Propose) for act in reads("Let's meet in the middle."))


@pytest.mark.parametrize(
    ("table", "text", "terms"),
    [
        (("flat-lease", "owner"), "I can't agree to a lease of 4 years", on(length=4)),
        (("job-offer", "employer"), "I can't agree to a salary of 120,000", on(salary=120000)),
    ],
)
def test_what_cannot_be_agreed_to_is_refused(
    table: tuple[str, str], text: str, terms: Terms
) -> None:
    theirs = after(*table, Propose((terms,)))
    assert reads_in(*table, text, theirs) == (Reject(terms, issue=terms.issues[0]),)


@pytest.mark.parametrize(
    ("text", "issue", "weight"),
    [
        ("What worries me most is the support.", "support", HIGH),
        ("What matters to us is the price.", "price", HIGH),
        ("The testimonial is what I care about least.", "testimonial", LOW),
    ],
)
def test_what_begins_like_a_question_may_tell(text: str, issue: str, weight: Importance) -> None:
    assert Inform(Kind.PRIORITY, issue, weight) in reads(text)


@pytest.mark.parametrize(
    ("text", "issue"),
    [
        ("So the term matters most to you.", "term"),
        ("So support is important for you.", "support"),
    ],
)
def test_saying_back_what_matters_to_them_tells_nothing_of_ones_own(text: str, issue: str) -> None:
    assert reads(text) == (Acknowledge(issue),)


def test_what_matters_to_us_is_told_though_it_begins_like_a_saying_back() -> None:
    assert reads("So support matters most to us.") == (Inform(Kind.PRIORITY, "support", HIGH),)


def test_thanks_that_mean_a_lot_answer_no_question() -> None:
    table = asked(Ask(Kind.PRIORITY, "support"))
    assert not any(isinstance(a, Inform) for a in reads("Thanks, that means a lot to me.", table))
    assert any(isinstance(a, Inform) for a in reads("It means a lot to me.", table))
