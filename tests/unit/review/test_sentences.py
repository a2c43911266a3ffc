"""Sentences of a debrief: the result line, three lines to take home, better sentences."""

from itertools import product

import pytest

from app.coach.advice import ADVICE, recommend
from app.coach.critique import critique
from app.coach.play import Play
from app.dialogue.listen import listen
from app.negotiation.acts import COMMITTING, Act, Ask, Greet, Importance, Inform, Kind, Propose
from app.negotiation.history import History
from app.negotiation.terms import terms_of
from app.review.sentences import (
    Standing,
    better_sentence,
    points,
    result_sentence,
)
from tests.builders import a_history, a_scenario, said, whole_terms
from tests.builders_play import COACH_WORDS, RUBRIC, THRESHOLDS, a_play, closing, me
from tests.builders_talk import words_of

SIDES = (("vendor", "client"), ("client", "vendor"))


def situations(own: str, seed: int) -> list[History]:
    """Cold, after an offer, and after each fact the other side may tell, asked something last."""
    scenario = words_of(seed).scenario
    other = scenario.other(own)
    middle = terms_of({i.id: i.options[len(i.options) // 2].id for i in scenario.issues})
    price = Propose((terms_of({"price": scenario.issues[0].options[9].id}),))
    found = [
        a_history(said(other.id, Greet(), Ask(Kind.OPEN)), said(own)),
        a_history(said(other.id, Propose((middle,))), said(own, price)),
    ]
    for fact in other.disclosures:
        told = Inform(fact.kind, fact.issue, fact.importance, fact.id)
        asked = said(other.id, told, Ask(Kind.INTEREST, fact.issue))
        found.append(a_history(asked, said(own, price)))
    return found


@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize(("own", "other"), SIDES)
@pytest.mark.parametrize("name", [name for name in ADVICE if name not in ("answer", "none")])
def test_a_better_sentence_is_heard_as_what_it_recommends(
    name: str, own: str, other: str, seed: int
) -> None:
    words = words_of(seed)
    role = words.scenario.role(own)
    for history in situations(own, seed):
        play = Play(history, words.scenario, role, words.scenario.role(other), THRESHOLDS)
        acts = recommend(name, play, 2, None)
        sentence = better_sentence(acts, words.scenario, role, COACH_WORDS)
        assert sentence is not None
        heard = listen(sentence, history.until(2), words, own)
        assert set(heard.acts) == set(acts), sentence


@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize(("own", "other"), SIDES)
def test_a_recommended_answer_is_heard_as_telling_and_commits_to_nothing(
    own: str, other: str, seed: int
) -> None:
    words = words_of(seed)
    role = words.scenario.role(own)
    for history, issue in product(situations(own, seed)[:3], words.scenario.issues):
        play = Play(history, words.scenario, role, words.scenario.role(other), THRESHOLDS)
        acts = recommend("answer", play, 2, issue.id)
        sentence = better_sentence(acts, words.scenario, role, COACH_WORDS)
        assert sentence is not None
        heard = listen(sentence, history.until(2), words, own).acts
        assert any(isinstance(act, Inform) for act in heard), sentence
        assert not any(isinstance(act, COMMITTING) for act in heard), sentence


@pytest.mark.parametrize("profile_seed", range(10))
def test_a_trade_gives_what_they_said_matters(profile_seed: int) -> None:
    scenario = words_of(profile_seed).scenario
    client, vendor = scenario.role("client"), scenario.role("vendor")
    facts = [f for f in vendor.disclosures if f.issue != "price"]
    high = next(f for f in facts if f.importance is Importance.HIGH)
    told = Inform(high.kind, high.issue, high.importance, high.id)
    play = Play(
        a_history(said("vendor", told), said("client")), scenario, client, vendor, THRESHOLDS
    )
    (trade,) = recommend("trade", play, 2, None)
    assert isinstance(trade, Propose)
    assert high.issue in trade.offers[0]


def test_no_acts_no_sentence() -> None:
    scenario = words_of(0).scenario
    assert better_sentence((), scenario, scenario.role("client"), COACH_WORDS) is None


@pytest.mark.parametrize(
    ("acts", "words"),
    [
        ((Ask(Kind.PRIORITY),), "matters most to you"),
        ((Ask(Kind.INTEREST, "support"),), "why is support"),
        ((Propose((terms_of({"term": "3"}),)),), "a 3-year term, I would sign."),
    ],
)
def test_sentences_name_the_issue_or_the_options(acts: tuple[Act, ...], words: str) -> None:
    scenario = words_of(0).scenario
    sentence = better_sentence(acts, scenario, scenario.role("client"), COACH_WORDS)
    assert sentence is not None
    assert words in sentence


def line(play: Play, *, has_better: bool = False) -> str:
    measures = critique(play, RUBRIC).measures
    return result_sentence(RUBRIC, play, measures, Standing(8_000, has_better))


WORTH = "A deal, worth {own} of 100 to you; your alternative was worth 40. "
LEFT = "A better outcome was possible; added up over both sides, the best one held 25 more."
SHORT = "No outcome would have been better for both; added up over both sides, the best one held"
ALL = "Nothing was left on the table: no outcome would have been better for both."
BELOW = (
    "A deal, worth 25 of 100 to you, and that is less than your alternative (40). Walking away "
    "would have been better."
)


@pytest.mark.parametrize(
    ("price", "delivery", "has_better", "words"),
    [
        ("12", "noon", True, WORTH.format(own=50) + LEFT),
        ("12", "noon", False, WORTH.format(own=50) + SHORT + " 25 more."),
        ("14", "morning", False, WORTH.format(own=65) + ALL),
        ("10", "noon", True, BELOW),
    ],
)
def test_the_line_of_a_deal(price: str, delivery: str, has_better: bool, words: str) -> None:
    play = a_play(*closing(whole_terms(price, delivery, "2")))
    assert line(play, has_better=has_better) == words


def test_a_deal_below_their_alternative_is_not_said_to_have_left_nothing() -> None:
    play = a_play(*closing(whole_terms("14", "evening", "4")))
    assert line(play).endswith("It is worth less to them than their alternative.")


def test_the_line_without_a_deal_says_what_there_was() -> None:
    assert line(a_play(me())) == (
        "No deal, so your alternative remains, worth 40 of 100 to you. There were deals that both "
        "sides could have accepted, worth up to 80 to you."
    )


def test_the_line_without_a_zopa_says_leaving_was_right() -> None:
    play = a_play(me(), scenario=a_scenario(reservations=(8_000, 8_000)))
    assert line(play).startswith("No deal, and leaving was right")


def test_points_are_shown_of_a_hundred() -> None:
    assert [points(utility) for utility in (0, 49, 4_349, 10_000)] == ["0", "0", "43", "100"]
