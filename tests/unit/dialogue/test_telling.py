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
        ("The term seems important to you.", "term"),
        ("From all that, you clearly care most about support.", "support"),
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


HOW_MUCH = Ask(Kind.PRIORITY, "support")
EMPTY = [
    "We have always enjoyed working with your people, they are so friendly.",
    "I am sure we will find a good way, you and I.",
    "We want this to be a success for everybody.",
    "I'm so glad that our conversation goes this well.",
    "Tell me a nice story about your children, please.",
    "My aunt used to live round here, she sang in the choir.",
    "I believe our coach will be pleased with me.",
    "You are a wonderful person to talk to, I have to say.",
]


@pytest.mark.parametrize("text", EMPTY)
@pytest.mark.parametrize("kind", [Kind.PRIORITY, Kind.INTEREST])
def test_thanks_praise_wishes_and_orders_answer_no_question(text: str, kind: Kind) -> None:
    if kind is Kind.INTEREST and "aunt" in text:
        return  # a story may be a why
    found = reads(text, asked(Ask(kind, "support")))
    assert not any(isinstance(act, Inform) for act in found)


@pytest.mark.parametrize(
    "text",
    [
        "We need it at night.",
        "It is for my daughter.",
        "I'd put it second.",
        "Somewhere in the middle for us.",
        "We have forty clinics.",
        "We were let down by the people we had before.",
        "Without it we would have to close at six.",
    ],
)
def test_a_need_a_rank_a_person_a_figure_or_a_reason_answers(text: str) -> None:
    found = reads(text, asked(HOW_MUCH))
    assert any(isinstance(act, Inform) and act.issue == "support" for act in found)


@pytest.mark.parametrize(
    ("text", "weight"),
    [
        ("Very.", HIGH),
        ("Quite.", HIGH),
        ("A great deal.", HIGH),
        ("Honestly, very much so.", HIGH),
        ("Not so much.", LOW),
        ("Not really.", LOW),
        ("Hardly at all.", LOW),
        ("Only a little.", LOW),
    ],
)
def test_a_plain_word_says_how_much(text: str, weight: Importance) -> None:
    assert reads(text, asked(HOW_MUCH)) == (Inform(Kind.PRIORITY, "support", weight),)


def test_a_plain_word_after_another_question_weighs_nothing() -> None:
    found = reads("Very.", asked(Ask(Kind.INTEREST, "support")))
    assert not any(isinstance(act, Inform) for act in found)
