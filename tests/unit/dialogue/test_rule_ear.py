"""What one sentence does to the game, reader by reader."""

import pytest

from app.dialogue.rule_ear import READERS, read_acts
from app.negotiation.acts import (
    Accept,
    Acknowledge,
    Act,
    Argue,
    Ask,
    Close,
    Greet,
    Importance,
    Inform,
    Kind,
    Propose,
    Reject,
    SmallTalk,
    SuggestProcess,
    Summarise,
    Threaten,
    Unknown,
)
from app.negotiation.history import History
from tests.builders_talk import VENDOR, a_reading, asked, offered, on, reads, whole

HIGH, LOW = Importance.HIGH, Importance.LOW


NOTHING = History()


def read(text: str, history: History = NOTHING, speaker: str = "client") -> list[Act]:
    return read_acts(a_reading(text, history, speaker))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Support matters most to us.", Inform(Kind.PRIORITY, "support", HIGH)),
        ("The price is our top priority.", Inform(Kind.PRIORITY, "price", HIGH)),
        ("We don't care much about the term.", Inform(Kind.PRIORITY, "term", LOW)),
        ("I don't mind the length of the contract.", Inform(Kind.PRIORITY, "term", LOW)),
        ("We can be flexible on payment.", Inform(Kind.PRIORITY, "payment", LOW)),
        ("Support matters more to us than the price.", Inform(Kind.PRIORITY, "support", HIGH)),
        ("The term is less important than support.", Inform(Kind.PRIORITY, "term", LOW)),
        ("Our budget is 84 a seat.", Inform(Kind.CONSTRAINT, "price")),
        ("My limit is 84.", Inform(Kind.CONSTRAINT, "price")),
        ("I can't go above 84 a seat.", Inform(Kind.CONSTRAINT, "price")),
        ("up to 84", Inform(Kind.CONSTRAINT, "price")),
        ("We have another supplier.", Inform(Kind.ALTERNATIVE)),
        (
            "Our rota went down last winter and admissions stopped.",
            Inform(Kind.INTEREST, "support"),
        ),
    ],
)
def test_a_disclosure_is_told_by_its_kind(text: str, told: Inform) -> None:
    assert read(text) == [told]


def test_two_issues_told_in_one_breath_are_two_disclosures() -> None:
    assert read("Support and payment are important to us.") == [
        Inform(Kind.PRIORITY, "support", HIGH),
        Inform(Kind.PRIORITY, "payment", HIGH),
    ]


@pytest.mark.parametrize(
    ("text", "importance"), [("very important", HIGH), ("Not very important.", LOW)]
)
def test_a_short_answer_takes_the_issue_of_the_question(text: str, importance: Importance) -> None:
    history = asked(Ask(Kind.PRIORITY, "support"))
    assert read(text, history) == [Inform(Kind.PRIORITY, "support", importance)]


def test_a_nod_after_a_question_answers_nothing() -> None:
    assert read("I see.", asked(Ask(Kind.INTEREST, "support"))) == [Acknowledge()]


@pytest.mark.parametrize(
    "text",
    ["Lower the price or we walk away.", "Take it or leave it.", "You will regret this.",
     "If you don't move, we will go to your competitor.", "Otherwise I'm out.",
     "Unless you lower it we cancel.", "This is your last chance."],
)  # fmt: skip
def test_a_threat_is_heard(text: str) -> None:
    assert read(text) == [Threaten()]


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Hello, nice to meet you.", [Greet()]),
        ("Good to meet you too.", [Greet()]),
        ("Thanks!", [SmallTalk()]),
        ("How are you?", [SmallTalk()]),
        ("lol", [SmallTalk()]),
        ("I see.", [Acknowledge()]),
        ("I understand that support is expensive for you.", [Acknowledge("support")]),
        ("Let's go through the points one by one.", [SuggestProcess()]),
        ("Let's brainstorm.", [SuggestProcess()]),
        ("Shall we go through the points one by one?", [SuggestProcess()]),
        ("Market prices are lower.", [Argue("price", standard="named")]),
        ("Comparable products cost 70.", [Argue("price", standard="named")]),
        ("Goodbye", [Close()]),
        ("I'm done here.", [Close()]),
        ("Let's leave it there.", [Close()]),
        ("To sum up: 84 a seat and 2 years.", [Summarise(on(price=84, term=2))]),
        ("around 84", [Unknown("hint", "price")]),
        ("Our wards never sleep", [SmallTalk()]),
    ],
)
def test_talk_around_the_offers_is_told_apart(text: str, acts: list[Act]) -> None:
    assert read(text) == acts


@pytest.mark.parametrize(
    ("text", "settled"),
    [("Can you do 80?", on(price=80)), ("What about 2 years?", on(term=2))],
)
def test_a_question_that_puts_a_value_forward_is_an_offer(text: str, settled: object) -> None:
    assert read(text) == [Propose((settled,))]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Why 84?", Ask(Kind.INTEREST, "price")),
        ("Is 80 your limit?", Ask(Kind.ALTERNATIVE, "price", is_after_limit=True)),
        ("What does a case study do for you?", Ask(Kind.INTEREST, "testimonial")),
        ("How much would premium support cost?", Ask(Kind.ISSUE, "support")),
        ("What would you want for 4 years?", Ask(Kind.ISSUE, "term")),
    ],
)
def test_a_question_about_a_value_offers_nothing(text: str, question: Ask) -> None:
    assert read(text) == [question]


def test_a_final_offer_is_final() -> None:
    assert read("This is my last offer: 84.") == [Propose((on(price=84),), is_final=True)]


def test_a_strong_yes_without_an_offer_accepts_nothing() -> None:
    assert not any(isinstance(act, Accept) for act in read("I accept."))


def test_a_named_part_of_the_offer_is_accepted_as_it_stands() -> None:
    history = offered(whole(price=84))
    assert read("I'm fine with the price.", history) == [Accept(on(price=84))]


def test_a_refusal_names_the_issue_of_what_is_refused() -> None:
    history = offered(whole(testimonial="case_study"))
    found = read("2 years yes, but not the case study", history)
    assert Reject(on(testimonial="case_study"), issue="testimonial") in found


def test_a_refusal_with_a_reason_argues_too() -> None:
    text = "I can't do 84 because our funding is late."
    assert read(text, offered(whole())) == [Reject(on(price=84), issue="price"), Argue("price")]


def test_the_vendor_is_heard_by_the_same_rules() -> None:
    assert read("I can offer 90 a seat.", speaker=VENDOR) == [Propose((on(price=90),))]


def test_leaving_and_threats_are_looked_for_before_offers() -> None:
    names = [reader.__name__ for reader in READERS]
    assert max(names.index("_threat"), names.index("_close")) < names.index("_proposal")
    assert names.index("_question") < names.index("read_telling")
    assert names.index("read_refusal") < names.index("_proposal")


@pytest.mark.parametrize("text", ["10% off the price", "I need 10 percent off."])
def test_a_percentage_is_asked_about_and_never_worked_out(text: str) -> None:
    doubts = [act for act in reads(text) if isinstance(act, Unknown)]
    assert [(act.doubt, act.issue) for act in doubts] == [("hint", "price")]


def test_what_is_said_about_them_tells_nothing_about_us() -> None:
    acts = reads("You keep saying that the length doesn't worry you.")
    assert not any(isinstance(act, Inform) for act in acts)


def test_saying_back_what_they_need_sums_up() -> None:
    acts = reads("So you can't have the rota go down again at night.")
    assert any(isinstance(act, Summarise) for act in acts)
    assert not any(isinstance(act, Inform) for act in acts)


KEPT_BACK = [
    "I'd rather not say.",
    "I would prefer not to share that.",
    "We'd rather keep that to ourselves.",
    "That's confidential.",
    "I won't tell you that.",
    "I'm not ready to go into that.",
    "No comment.",
    "That stays with me.",
    "None of your business.",
]


@pytest.mark.parametrize("text", KEPT_BACK)
@pytest.mark.parametrize("question", [Ask(Kind.PRIORITY), Ask(Kind.INTEREST, "term")])
def test_keeping_something_back_declines_what_was_asked(text: str, question: Ask) -> None:
    assert reads(text, asked(question)) == (Reject(asked=question.kind, issue=question.issue),)


@pytest.mark.parametrize("text", KEPT_BACK)
def test_keeping_something_back_unasked_declines_in_general(text: str) -> None:
    assert reads(text) == (Reject(asked=Kind.OPEN),)


def test_declining_with_a_counter_question_does_both() -> None:
    acts = reads("I'd rather not say. What matters most to you?", asked(Ask(Kind.PRIORITY)))
    assert acts == (Reject(asked=Kind.PRIORITY), Ask(Kind.PRIORITY))


def test_declining_with_an_offer_is_still_an_offer() -> None:
    acts = reads("I'd rather not say. I can do 80 a seat.", asked(Ask(Kind.PRIORITY)))
    assert acts == (Reject(asked=Kind.PRIORITY), Propose((on(price=80),)))


def test_asking_whether_something_is_confidential_declines_nothing() -> None:
    acts = reads("Is that confidential?", asked(Ask(Kind.PRIORITY)))
    assert not any(isinstance(act, Reject) for act in acts)
