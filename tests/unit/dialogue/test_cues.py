"""What a sentence as a whole says about its values: doubt, protest and refusal are no offers."""

import pytest

from app.dialogue.cues import read_cues, use_of
from app.dialogue.segment import sentences
from app.dialogue.values import Use
from app.negotiation.acts import Inform, Kind, Propose, Reject
from app.negotiation.history import History
from app.negotiation.terms import Terms
from tests.builders_talk import WORDS, heard, offered, on, reads, whole

THEIRS = offered(whole())


def offers_in(text: str, history: History = THEIRS) -> list[Terms]:
    return [o for act in reads(text, history) if isinstance(act, Propose) for o in act.offers]


@pytest.mark.parametrize(
    "text",
    [
        "100?! No.",
        "I never offered 100.",
        "100?? You just said 93!",
        "Four years?! You must be joking.",
        "I'd never pay 98.",
        "I didn't say I would accept three years.",
        "You already agreed to €70 last week.",
        "No case study please.",
        "Forget the case study.",
        "The case study: no.",
        "We could review it in year two.",
        "We've been customers for 3 years, that should count.",
        "Is one year a must?",
        "Would a 2-year contract be a problem?",
        "What would help you more: four years or the case study?",
    ],
)
def test_no_offer_is_made_by_doubting_refusing_or_asking(text: str) -> None:
    assert offers_in(text) == []


def test_their_own_figure_thrown_back_is_no_offer_and_another_one_is() -> None:
    theirs = offered(whole(price=93))
    assert offers_in("93?", theirs) == []
    assert offers_in("88?", theirs) == [on(price=88)]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("85 with four years and a price review after two years", on(price=85, term=4)),
        ("3 years with a break clause after 2 years", on(term=3)),
        ("If you gave us 60 days, 85 would work.", on(payment=60, price=85)),
    ],
)
def test_a_year_named_for_another_purpose_is_not_the_term(text: str, terms: Terms) -> None:
    assert offers_in(text) == [terms]


def test_a_negated_option_is_refused() -> None:
    assert reads("No case study, please.") == (
        Reject(on(testimonial="case-study"), issue="testimonial"),
    )


def test_telling_that_begins_like_a_question_tells() -> None:
    told = [act for act in reads("What matters most to me is support.") if isinstance(act, Inform)]
    assert [(act.kind, act.issue) for act in told] == [(Kind.PRIORITY, "support")]


def test_a_supposed_past_is_an_offer_and_a_real_one_is_not() -> None:
    supposed, real = (
        read_cues(sentences(text, WORDS.language)[0], WORDS, Terms())
        for text in ("if you gave us 60 days", "you gave us 60 days")
    )
    assert use_of(supposed, 15, 22, ("payment", "60")) is Use.SAID
    assert use_of(real, 12, 19, ("payment", "60")) is Use.EARLIER


def test_four_thousand_characters_of_bare_numbers_are_read() -> None:
    assert heard("i 84 " * 800).acts


@pytest.mark.parametrize(
    "text",
    ["What do you say, 80?", "So what do you think of it all, 80?", "80, what do you say to that?"],
)
def test_a_figure_set_off_by_a_comma_is_put_forward(text: str) -> None:
    assert offers_in(text) == [on(price=80)]
