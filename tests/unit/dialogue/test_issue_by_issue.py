"""Talk in which each side names one thing at a time: what is agreed, refused, offered, asked."""

import pytest

from app.negotiation.acts import (
    Accept,
    Act,
    Argue,
    Ask,
    Close,
    Greet,
    Inform,
    Kind,
    Propose,
    Reject,
    SmallTalk,
    SuggestProcess,
    Unknown,
)
from app.negotiation.history import History
from app.negotiation.terms import Terms
from tests.builders_every import after, reads_in
from tests.builders_talk import on

JOB, LEASE = ("job-offer", "employer"), ("flat-lease", "owner")
Table = tuple[str, str]
CAR, PIANO = on(car="with-car"), on(piano="pupils-at-home")
WISH = {JOB: CAR, LEASE: PIANO}


def answered(table: Table, text: str) -> list[Act]:
    """What the text is read as after the other side has named the one thing it would like."""
    return list(reads_in(*table, text, after(*table, Propose((WISH[table],)))))


@pytest.mark.parametrize("table", [JOB, LEASE])
@pytest.mark.parametrize(
    "text",
    [
        "agree", "And I agree to that too.", "This is acceptable to me.", "You got it.",
        "That can be arranged", "consider it done", "I think we can do that", "okey",
        "sure, why not", "We have an agreement", "then its yours", "Great 🙂",
    ],
)  # fmt: skip
def test_a_short_yes_takes_what_they_asked_for(table: Table, text: str) -> None:
    assert answered(table, text) == [Accept()]


@pytest.mark.parametrize("table", [JOB, LEASE])
@pytest.mark.parametrize(
    "text",
    [
        "disagree", "no for that", "I have to say no.", "I don't think so", "denied",
        "Sorry, but we can't", "That isn't even possible at our place.",
        "i'm not willing to do that", "absolutely not", "You can't have that", "out of question",
    ],
)  # fmt: skip
def test_a_short_no_refuses_it(table: Table, text: str) -> None:
    found = answered(table, text)
    assert [type(act) for act in found] == [Reject]


@pytest.mark.parametrize(
    ("table", "text"),
    [
        (JOB, "You can have a company car."),
        (JOB, "We'd be happy to give you the car"),
        (LEASE, "You can have pupils at home."),
    ],
)
def test_saying_back_what_they_asked_for_agrees_to_it(table: Table, text: str) -> None:
    assert answered(table, text) == [Accept(WISH[table])]


@pytest.mark.parametrize(
    ("table", "text", "acts"),
    [
        (JOB, "You can have a car and 9 hours.", [Propose((on(car="with-car", hours=9),))]),
        (JOB, "Ok we can give you a car, and 9 hours.",
         [Accept(CAR), Propose((on(hours=9),))]),
        (JOB, "Fine, but then I need 10 hours a day.",
         [Accept(), Propose((on(hours=10),), is_conditional=True)]),
        (LEASE, "Okay, but then the lease is 3 years.", [Accept(), Propose((on(length=3),))]),
    ],
)  # fmt: skip
def test_a_yes_stands_beside_what_is_offered_with_it(
    table: Table, text: str, acts: list[Act]
) -> None:
    assert answered(table, text) == acts


@pytest.mark.parametrize(
    ("table", "text"),
    [(JOB, "are you still set on a company car?"), (LEASE, "do you still want pupils at home?")],
)
def test_asking_whether_they_still_want_it_offers_nothing(table: Table, text: str) -> None:
    (issue,) = WISH[table].issues
    assert answered(table, text) == [Ask(Kind.ISSUE, issue)]


@pytest.mark.parametrize(
    ("text", "issue", "option"),
    [
        ("We don't have any project manager positions.", "role", "project-manager"),
        ("We have no opening for a project manager this year.", "role", "project-manager"),
        ("I'm not looking for a project manager", "role", "project-manager"),
        ("8 hours a day is not on the cards", "hours", "8"),
        ("120,000 is more than we could ever pay", "salary", "120000"),
        ("You are not ready for project manager yet.", "role", "project-manager"),
    ],
)
def test_what_is_not_to_be_had_is_refused_and_not_offered(
    text: str, issue: str, option: str
) -> None:
    wish = on(**{issue: option})
    found = reads_in(*JOB, text, after(*JOB, Propose((wish,))))
    assert [act for act in found if not isinstance(act, Argue)] == [Reject(wish, issue=issue)]


def test_a_refusal_and_what_is_offered_instead_are_both_heard() -> None:
    found = answered(JOB, "I reject that, I can offer 9 hours")
    assert found == [Reject(), Propose((on(hours=9),))]


def test_saying_it_back_to_turn_it_down_refuses_it() -> None:
    found = answered(JOB, "I would love to offer you a car. But that is not possible.")
    assert [type(act) for act in found] == [Reject]


@pytest.mark.parametrize(
    ("table", "text", "issue"),
    [
        (JOB, "Lets talk about the pension", "pension"),
        (JOB, "can we discuss working hours first", "hours"),
        (LEASE, "Let's move on to the rent", "rent"),
    ],
)
def test_naming_what_to_talk_about_next_asks_where_they_stand(
    table: Table, text: str, issue: str
) -> None:
    assert answered(table, text) == [SuggestProcess(), Ask(Kind.ISSUE, issue)]


@pytest.mark.parametrize(
    ("table", "text", "offer"),
    [
        (JOB, "We can offer you no more than 60,000 a year", on(salary=60000)),
        (JOB, "You would need to work at least 9 hours", on(hours=9)),
        (JOB, "90000 max", on(salary=90000)),
        (LEASE, "You'd have to stay at least 2 years", on(length=2)),
    ],
)
def test_a_bound_that_is_offered_is_an_offer_and_a_limit(
    table: Table, text: str, offer: Terms
) -> None:
    found = answered(table, text)
    assert found == [Inform(Kind.CONSTRAINT, offer.issues[0]), Propose((offer,))]


def test_a_greeting_before_an_offer_is_heard_in_the_first_turn_only() -> None:
    fresh = History(after(*JOB, Propose((CAR,))).turns[1:])
    assert reads_in(*JOB, "Hi, how about 9 hours?", fresh)[0] == Greet()
    assert Greet() not in answered(JOB, "Hi, how about 9 hours?")


@pytest.mark.parametrize(
    "text", ["Me too, we love the mountains.", "I wish you a nice evening with your family"]
)
@pytest.mark.parametrize("table", [JOB, LEASE])
def test_talk_without_figure_or_commitment_is_let_go(table: Table, text: str) -> None:
    assert answered(table, text) == [SmallTalk()]


@pytest.mark.parametrize("text", ["blorb", "glub 17 mnop", "qwx deal"])
def test_what_may_hold_something_is_asked_about(text: str) -> None:
    assert any(isinstance(act, Unknown) for act in answered(LEASE, text))


def test_options_side_by_side_are_a_choice() -> None:
    found = answered(JOB, "programmer and qa job are both open")
    assert found == [Propose((on(role="programmer"), on(role="qa")))]


@pytest.mark.parametrize(
    "text", ["I'm opting out.", "I'm afraid we cannot reach an agreement today."]
)
def test_giving_up_ends_the_talk(text: str) -> None:
    assert Close() in answered(JOB, text)
