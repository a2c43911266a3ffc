"""The estimate of what the learner wants."""

import pytest

from app.negotiation.acts import Ask, Importance, Inform, Kind, Propose
from app.negotiation.history import History
from app.negotiation.preferences import FULL, Preferences
from app.negotiation.terms import Terms
from app.strategy.opponent_model import estimate, issues_in_play
from tests.builders import a_history
from tests.builders_talk import CLIENT, SCENARIO, VENDOR, client, on

OWN = SCENARIO.role(VENDOR).preferences


def guess(*acts: object) -> Preferences:
    turn = client(*acts)  # type: ignore[arg-type]
    return estimate(a_history(turn), SCENARIO, VENDOR)


def test_with_nothing_opened_it_takes_the_game_for_a_fixed_pie() -> None:
    found = estimate(History(), SCENARIO, VENDOR)
    assert found.weights == OWN.weights
    for issue in ("price", "term", "testimonial", "support"):
        assert found.best_option(issue) != OWN.best_option(issue)


def test_a_taste_that_peaks_in_the_middle_is_taken_to_be_shared() -> None:
    assert estimate(History(), SCENARIO, VENDOR).best_option("payment") == "30"


def test_telling_makes_an_issue_heavy_or_light() -> None:
    heavy = guess(Inform(Kind.PRIORITY, "support", Importance.HIGH))
    light = guess(Inform(Kind.PRIORITY, "support", Importance.LOW))
    assert heavy.weight("support") > OWN.weight("support") > light.weight("support")


def test_asking_brings_a_cheap_issue_into_play() -> None:
    assert guess(Ask(Kind.PRIORITY, "support")).weight("support") > OWN.weight("support")


def test_an_offered_option_is_one_the_learner_likes() -> None:
    found = guess(Propose((on(support="business"),)))
    liked = found.points("support", "business")
    assert liked == found.points("support", found.best_option("support"))


def test_a_figure_offered_is_a_step_and_no_favourite() -> None:
    found = guess(Propose((on(term=3, price=80),)))
    assert found.best_option("term") == "1"
    assert found.best_option("price") == "60"


@pytest.mark.parametrize("role", [VENDOR, CLIENT])
def test_weights_are_whole_whatever_is_said(role: str) -> None:
    acts = [Inform(Kind.PRIORITY, i.id, Importance.LOW) for i in SCENARIO.issues]
    for count in range(len(acts) + 1):
        found = estimate(a_history(client(*acts[:count])), SCENARIO, role)
        assert sum(found.weights) == FULL


def test_it_never_reads_the_learner_s_real_preferences() -> None:
    real = SCENARIO.role(CLIENT).preferences
    assert estimate(History(), SCENARIO, VENDOR).weights != real.weights


def after(*offers: Terms, asking: str | None = None, is_trade: bool = False) -> Preferences:
    """The estimate after a question, if any, and these offers, one a turn."""
    turns = [client(Ask(Kind.PRIORITY, asking))] if asking else []
    turns += [client(Propose((offer,), is_conditional=is_trade)) for offer in offers]
    return estimate(a_history(*turns), SCENARIO, VENDOR)


TRADE = on(support="premium", term=4)


def share(found: Preferences, issue: str, other: str = "payment") -> float:
    """How much an issue is taken to weigh against one that nobody named."""
    return found.weight(issue) / found.weight(other)


def test_a_trade_shows_its_hand() -> None:
    plain, traded = after(TRADE), after(TRADE, is_trade=True)
    assert share(traded, "support") > share(plain, "support"), "what is asked is wanted"
    assert share(traded, "term") < share(plain, "term"), "what is given can be spared"


@pytest.mark.parametrize(
    "terms", [on(support="premium", price=60), on(term=4), on(support="basic")]
)
def test_a_condition_that_only_asks_or_only_gives_shows_nothing(terms: Terms) -> None:
    assert after(terms, is_trade=True).weights == after(terms).weights


def test_the_latest_trade_counts() -> None:
    other_way = on(support="basic", term=1)
    found = after(TRADE, other_way, is_trade=True)
    assert share(found, "support") < share(after(TRADE, is_trade=True), "support")
    assert share(found, "term") > share(after(TRADE, is_trade=True), "term")


def test_on_an_open_issue_what_is_held_counts_more_and_what_is_let_go_less() -> None:
    held = after(*[on(support="premium", price=60 + n) for n in range(3)], asking="support")
    let_go = after(*[on(support=s) for s in ("premium", "premium", "business")], asking="support")
    open_only = after(asking="support")
    assert share(held, "support") > share(open_only, "support") > share(let_go, "support")


def test_two_offers_are_too_few_to_judge_firmness_by() -> None:
    twice = after(on(support="premium"), on(support="premium"), asking="support")
    assert share(twice, "support") == pytest.approx(share(after(asking="support"), "support"))


def test_holding_what_suits_the_counterpart_is_no_firmness() -> None:
    pleased = after(*[on(support="basic")] * 3, asking="support")
    assert share(pleased, "support") == pytest.approx(share(after(asking="support"), "support"))


def test_on_an_issue_nobody_opened_firmness_shows_nothing() -> None:
    assert after(*[on(support="premium")] * 3).weights == OWN.weights


@pytest.mark.parametrize("credit", [0.0, 0.5, 1.0])
def test_credit_is_how_far_a_question_alone_opens_an_issue(credit: float) -> None:
    asked = a_history(client(Ask(Kind.PRIORITY, "support")))
    found = estimate(asked, SCENARIO, VENDOR, credit)
    own = OWN.weight("support")
    lifted = own + credit * (2_000 - own)
    total = FULL - own + lifted
    assert found.weight("support") == pytest.approx(lifted * FULL / total, abs=2)


def test_what_is_told_counts_whatever_the_credit() -> None:
    told = a_history(client(Inform(Kind.PRIORITY, "support", Importance.HIGH)))
    assert estimate(told, SCENARIO, VENDOR, 0.0) == estimate(told, SCENARIO, VENDOR, 1.0)


def test_in_play_is_what_was_asked_told_or_put_into_a_trade() -> None:
    asked, told = Ask(Kind.PRIORITY, "term"), Inform(Kind.PRIORITY, "price", Importance.LOW)
    traded = Propose((on(support="premium", payment=30, term=4),), is_conditional=True)
    role = SCENARIO.role(VENDOR)
    assert issues_in_play(a_history(client(asked, told)), role, CLIENT) == {"term", "price"}
    assert {"support", "term"} <= issues_in_play(a_history(client(traded)), role, CLIENT)
    plain = client(Propose(traded.offers))
    assert issues_in_play(a_history(plain), role, CLIENT) == frozenset()
