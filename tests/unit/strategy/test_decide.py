"""One decision: what holds in every game, and the order of the rules."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.negotiation.acts import (
    Accept,
    Acknowledge,
    Act,
    Argue,
    Ask,
    Clarify,
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
from app.negotiation.history import History, Turn
from app.negotiation.ledger import told
from app.negotiation.protocol import Illegal, Phase, apply, state
from app.negotiation.scenario import Scenario
from app.negotiation.standing import standing_offer
from app.negotiation.terms import Terms, terms_of
from app.negotiation.trust import trust
from app.sessions.turn import answer, hear
from app.strategy.decide import Decision, decide
from app.strategy.disclosure import is_unlocked
from app.strategy.persona import Persona
from tests.builders import BAKER, CAFE, a_history, a_scenario, said
from tests.builders_play import a_table
from tests.builders_talk import (
    CLIENT,
    SCENARIO,
    STYLES,
    VENDOR,
    a_persona,
    client,
    on,
    vendor,
    whole,
)
from tests.unit.strategy.looking import CURIOUS, DREAM, GREEDY, PLAIN, decided, of, played

SUPPORT = Inform(Kind.PRIORITY, "support", Importance.HIGH)
OFFER = client(Propose((GREEDY,)))
LIMIT = Ask(Kind.ALTERNATIVE, "price", is_after_limit=True)


def some_terms(scenario: Scenario) -> st.SearchStrategy[Terms]:
    options = {i.id: st.sampled_from([o.id for o in i.options]) for i in scenario.issues}
    part = st.fixed_dictionaries({}, optional=options).filter(bool)
    return (st.fixed_dictionaries(options) | part).map(terms_of)


def some_acts(scenario: Scenario) -> st.SearchStrategy[Act]:
    issue = st.sampled_from([None, *(i.id for i in scenario.issues)])
    terms = some_terms(scenario)
    return st.one_of(
        st.builds(Propose, st.lists(terms, min_size=1, max_size=2).map(tuple), st.booleans()),
        st.builds(Accept, st.none() | terms),
        st.builds(Ask, st.sampled_from(Kind), issue, st.booleans()),
        st.builds(Inform, st.sampled_from(Kind), issue, st.sampled_from([None, *Importance])),
        st.builds(Reject, terms),
        st.builds(Summarise, terms),
        st.builds(Unknown, st.sampled_from(["unclear", "hint"]), issue),
        st.sampled_from([Greet(), SmallTalk(), Threaten(), Acknowledge(), Argue(), Reject()]),
    )


MARKERS = st.sampled_from(
    [(), ("asks_for_options",), ("asks_for_offer",), ("belittles",), ("personal_attack",)]
)
GAMES = {CLIENT: SCENARIO, VENDOR: SCENARIO, BAKER: a_scenario(), CAFE: a_scenario()}


@st.composite
def some_games(draw: st.DrawFn) -> tuple[Scenario, str, str, int, list[Turn]]:
    own = draw(st.sampled_from(list(GAMES)))
    scenario = GAMES[own]
    acts = st.lists(some_acts(scenario), min_size=1, max_size=3)
    learner = scenario.other(own).id
    moves = [
        said(learner, *draw(acts), markers=draw(MARKERS)) for _ in range(draw(st.integers(1, 14)))
    ]
    return scenario, own, draw(st.sampled_from(STYLES)), draw(st.integers(0, 2**31)), moves


def with_reply(history: History, move: Turn, scenario: Scenario) -> History:
    """Apply a learner's move, or the part of it that the rules allow."""
    (turn,) = a_history(*history.turns, move).turns[-1:]
    after = apply(history, turn, scenario)
    if isinstance(after, Illegal):
        kept = [act for act in turn.acts if not isinstance(act, Accept)]
        legal = said(turn.role, *(kept or [SmallTalk()]))
        after = a_history(*history.turns, legal)
    return after


@given(some_games())
@settings(deadline=None, max_examples=40)
def test_what_holds_in_every_game(game: tuple[Scenario, str, str, int, list[Turn]]) -> None:
    scenario, own, style, seed, moves = game
    persona, role = a_persona(style), scenario.role(own)
    history, asked = History(), Counter[Ask]()
    for move in moves:
        history = with_reply(history, move, scenario)
        decision = decide(history, scenario, own, persona, seed)
        assert decision == decide(a_history(*history.turns), scenario, own, persona, seed)
        for act in decision.acts:
            check_worth(act, history, scenario, own)
            if isinstance(act, Inform):
                check_told(act, history, scenario, own, style)
            if isinstance(act, Ask):
                asked[act] += act.kind is not Kind.OPEN
                assert asked[act] <= 2, "asked a third time"
        reply = a_history(*history.turns, said(own, *decision.acts)).turns[-1]
        after = apply(history, reply, scenario)
        assert isinstance(after, History), f"{decision} is not legal: {after}"
        history = after
        if state(history, scenario).phase in (Phase.DEAL, Phase.ENDED):
            break
    now = state(history, scenario)
    if now.phase is Phase.DEAL:
        assert role.preferences.utility(now.terms) >= role.reservation


def check_worth(act: Act, history: History, scenario: Scenario, own: str) -> None:
    role = scenario.role(own)
    offers = act.offers if isinstance(act, Propose) else ()
    taken = (act.terms,) if isinstance(act, Accept) and act.terms else ()
    for terms in (*offers, *taken):
        assert scenario.is_complete(terms)
        assert role.preferences.utility(terms) >= role.reservation
    last = standing_offer(history, own)
    assert last is None or last.terms not in offers, "repeats what is on the table"


def check_told(act: Inform, history: History, scenario: Scenario, own: str, style: str) -> None:
    role, persona = scenario.role(own), a_persona(style)
    fact = next(f for f in role.disclosures if f.id == act.fact)
    learner = scenario.other(own).id
    assert fact in told(history, role) or is_unlocked(fact, history, learner, persona)


def test_it_opens_with_a_greeting_and_an_open_question() -> None:
    assert decided().acts == (Greet(), Ask(Kind.OPEN))


def test_every_decision_says_why() -> None:
    for turns in ((), (OFFER,), (client(Close()),), (client(Unknown()),)):
        assert decided(*turns).why


def test_with_nothing_opened_it_moves_along_the_price_only() -> None:
    moves = [OFFER, *[client(Reject()) for _ in range(8)]]
    _, decisions = played(moves, persona=replace(PLAIN, patience=99))
    offers = [act.offers[0] for d in decisions for act in of(d, Propose)]
    assert len(offers) > 4
    for before, after in pairwise(offers):
        assert after.changed_from(before).issues == ("price",)


def test_told_that_support_matters_most_it_gives_support_and_takes_back_elsewhere() -> None:
    _, (first, second) = played([OFFER, client(SUPPORT)])
    before, after = of(first, Propose)[0].offers[0], of(second, Propose)[0].offers[0]
    assert before.get("support") != "premium"
    assert after.get("support") == "premium"
    own = SCENARIO.role(VENDOR).preferences
    assert any(own.prefers(i, o, str(before.get(i))) for i, o in after.changed_from(before))


@pytest.mark.parametrize("own", [VENDOR, CLIENT])
def test_asked_about_its_limit_it_refuses_every_time(own: str) -> None:
    learner = SCENARIO.other(own).id
    _, decisions = played([said(learner, LIMIT) for _ in range(5)], own)
    for decision in decisions:
        assert Reject(asked=Kind.ALTERNATIVE, issue="price") in decision.acts
        assert not of(decision, Inform)


def test_threats_lower_trust_and_slow_it() -> None:
    patient = replace(PLAIN, patience=99)
    rough, rough_says = played([OFFER, *[client(Threaten()) for _ in range(6)]], persona=patient)
    calm, calm_says = played([OFFER, *[client(Reject()) for _ in range(6)]], persona=patient)
    assert trust(rough, CLIENT) < trust(calm, CLIENT)

    assert last_price(rough_says) > last_price(calm_says)


def last_price(decisions: list[Decision]) -> int:
    offers = [act for decision in decisions for act in of(decision, Propose)]
    return int(str(offers[-1].offers[0].get("price")))


def test_it_warns_before_it_walks_and_walks() -> None:
    _, decisions = played([OFFER for _ in range(12)])
    warned = [n for n, d in enumerate(decisions) if of(d, Threaten)]
    left = [n for n, d in enumerate(decisions) if of(d, Close)]
    assert len(warned) == 1
    assert left
    assert left[0] >= warned[0] + 2


def test_a_learner_who_moves_after_the_warning_is_not_left() -> None:
    _, decisions = played([*[OFFER] * 5, client(Propose((whole(price=70),))), client(SUPPORT)])
    assert any(of(d, Threaten) for d in decisions)
    assert not any(of(d, Close) for d in decisions)


def test_at_the_last_turn_it_closes_or_takes_what_it_can_live_with() -> None:
    chat = [client(SUPPORT) for _ in range(SCENARIO.turn_limit - 1)]
    fair = client(Propose((whole(price=90, term=4),)))
    assert of(decided(*chat, client(SmallTalk())), Close)
    assert of(decided(*chat, fair), Accept)
    assert of(decided(*chat, OFFER), Close)


def test_its_last_offer_is_marked_as_final() -> None:
    chat = [client(SUPPORT) for _ in range(SCENARIO.turn_limit - 2)]
    (offer,) = of(decided(*chat, OFFER), Propose)
    assert offer.is_final


def test_it_answers_before_it_counters() -> None:
    acts = decided(client(Ask(Kind.PRIORITY, "term"), Propose((GREEDY,)))).acts
    kinds = [type(act) for act in acts]
    assert kinds.index(Inform) < kinds.index(Reject) < kinds.index(Propose)


def test_a_good_offer_is_accepted_and_restated() -> None:
    assert decided(client(Propose((DREAM,)))).acts == (Accept(DREAM), Summarise(DREAM))


def test_while_agreeing_it_restates_and_at_the_end_it_closes() -> None:
    turns = [vendor(Propose((DREAM,))), client(Accept())]
    assert decided(*turns).acts == (Summarise(DREAM),)
    turns += [vendor(Summarise(DREAM)), client(Accept())]
    assert decided(*turns).acts == (Close(is_deal=True),)


def test_when_the_learner_leaves_it_closes_without_a_deal() -> None:
    assert decided(client(Close())).acts == (Close(),)


def test_what_was_not_understood_is_asked_about() -> None:
    doubt = Unknown("outside_range", "price", on(price=100))
    assert decided(client(doubt)).acts == (Clarify("outside_range", "price", on(price=100)),)


def test_after_asking_twice_what_was_meant_it_tries_another_way() -> None:
    _, decisions = played([client(Unknown()) for _ in range(3)])
    assert [type(d.acts[0]) for d in decisions] == [Clarify, Clarify, SuggestProcess]


def test_an_insult_that_says_nothing_else_is_answered_civilly() -> None:
    decision = decided(client(Unknown(), markers=("personal_attack",)))
    assert decision.acts[0] == SuggestProcess("civil")


def test_what_is_clear_beside_a_doubt_is_answered() -> None:
    decision = decided(client(Unknown(), Ask(Kind.PRIORITY, "term")))
    assert of(decision, Inform)


def test_agreeing_to_part_of_its_own_offer_leads_on_to_the_rest() -> None:
    turns = (client(), vendor(Propose((DREAM,))), client(Propose((on(term=4),))))
    decision = decided(*turns)
    assert decision.acts[0] == Acknowledge()
    (question,) = of(decision, Ask)
    assert question.kind is Kind.ISSUE
    assert question.issue != "term"


def test_parts_of_its_own_offer_that_add_up_to_the_whole_are_an_agreement() -> None:
    rest = terms_of({issue: option for issue, option in DREAM if issue != "term"})
    turns = (
        client(), vendor(Propose((DREAM,))), client(Propose((on(term=4),))), vendor(),
        client(Propose((rest,))),
    )  # fmt: skip
    assert Accept(DREAM) in decided(*turns).acts


def test_another_seed_may_ask_or_argue_otherwise_but_offers_the_same() -> None:
    persona = replace(CURIOUS, initiative=0.5)
    decisions = [decided(OFFER, persona=persona, seed=seed) for seed in range(8)]
    assert len({d.acts for d in decisions}) > 1
    assert len({tuple(of(d, Propose)) for d in decisions}) == 1


def test_a_deal_that_is_never_confirmed_ends_two_turns_after_the_last() -> None:
    table = a_table(seed=1)
    history = answer(table, History()).history
    history = hear(table, history, "90 a seat with everything as you like it").history
    history = answer(table, history).history
    history = hear(table, history, "I accept your offer.").history
    history = answer(table, history).history
    for _ in range(table.scenario.turn_limit + 1):
        history = hear(table, history, "How are you?").history
        history = answer(table, history).history
    assert state(history, table.scenario).phase is Phase.ENDED


TAKEN = (vendor(Propose((DREAM,))), client(Accept()))


def test_what_the_learner_restated_is_confirmed_in_one_word() -> None:
    decision = decided(*TAKEN, vendor(Acknowledge()), client(Summarise(DREAM)))
    assert decision.acts == (Accept(),)
    assert state(a_history(*TAKEN, client(Summarise(DREAM)), vendor(Accept())), SCENARIO).phase is (
        Phase.DEAL
    )


@pytest.mark.parametrize("restated", [on(price=60).merged_over(DREAM), on(price=100)])
def test_what_the_learner_restated_wrongly_or_in_part_is_restated_in_full(restated: Terms) -> None:
    assert Summarise(DREAM) in decided(*TAKEN, client(Summarise(restated))).acts


AVOIDING = replace(PLAIN, deferral=1.0, patience=99, offers_from=6)


def test_a_style_that_avoids_puts_a_demand_off_and_still_answers() -> None:
    assert decided(OFFER, persona=AVOIDING).acts == (SuggestProcess("later"),)
    asked = client(Ask(Kind.PRIORITY, "term"), Propose((GREEDY,)))
    acts = decided(asked, persona=AVOIDING).acts
    assert isinstance(acts[0], Inform)
    assert acts[-1] == SuggestProcess("later")


def test_nothing_is_put_off_that_does_not_press_and_nothing_by_other_styles() -> None:
    later = SuggestProcess("later")
    assert later not in decided(client(Ask(Kind.PRIORITY)), persona=AVOIDING).acts
    assert later not in decided(OFFER, persona=replace(AVOIDING, deferral=0.0)).acts


def test_towards_the_end_nothing_is_put_off() -> None:
    chat = [client(SUPPORT) for _ in range(SCENARIO.turn_limit - 4)]
    assert SuggestProcess("later") not in decided(*chat, OFFER, persona=AVOIDING).acts


def test_deferral_is_the_share_of_turns_put_off() -> None:
    half = replace(AVOIDING, deferral=0.5)
    put_off = [SuggestProcess("later") in decided(OFFER, persona=half, seed=s).acts
               for s in range(200)]  # fmt: skip
    assert sum(put_off) / 200 == pytest.approx(0.5, abs=0.1)


LIVELY = replace(PLAIN, initiative=0.5, patience=99)


def ways(*moves: Turn, persona: Persona = LIVELY) -> list[str]:
    """The ways on it proposes, in order, when the learner says these one after another."""
    _, decisions = played(list(moves), persona=persona)
    return [act.how for d in decisions for act in of(d, SuggestProcess)]


def test_when_nothing_moves_it_asks_for_needs_and_then_takes_another_issue_first() -> None:
    _, decisions = played([OFFER] * 8, persona=LIVELY)
    found = [d for d in decisions if d.why == "nothing moves: proposes another way"]
    assert [of(d, SuggestProcess)[0].how for d in found] == ["needs", "one_by_one"]
    (question,) = of(found[1], Ask)
    assert question.issue not in (None, "price")


def test_proposing_to_speak_of_needs_it_asks_for_them_unless_it_has() -> None:
    offered = vendor(Propose((DREAM,)))
    stuck = (OFFER, offered, OFFER, vendor(), OFFER)
    first = decided(*stuck, persona=LIVELY)
    assert first.acts[-2:] == (SuggestProcess("needs"), Ask(Kind.PRIORITY))
    assert isinstance(first.acts[0], Reject), "the offer is answered first"
    asked = (OFFER, vendor(Propose((DREAM,)), Ask(Kind.PRIORITY)), OFFER, vendor(), OFFER)
    assert decided(*asked, persona=LIVELY).acts[-1] == SuggestProcess("needs")


def test_who_has_told_what_matters_is_offered_a_choice_at_once() -> None:
    _, decisions = played([client(SUPPORT), *[OFFER] * 5], persona=LIVELY)
    package = next(d for d in decisions if of(d, SuggestProcess))
    assert of(package, SuggestProcess) == [SuggestProcess("package")]
    (choice,) = of(package, Propose)
    assert len(choice.offers) == 2


def test_a_style_without_initiative_finds_no_way_and_a_learner_who_moves_needs_none() -> None:
    assert ways(*[OFFER] * 6, persona=replace(LIVELY, initiative=0.0)) == []
    moving = [client(Propose((whole(price=60 + 3 * n),))) for n in range(6)]
    assert ways(*moving) == []


def test_a_part_taken_beside_a_new_price_does_not_settle_the_old_price() -> None:
    ours = vendor(Propose((whole(price=90),)))
    offering = client(Propose((on(term=2),)))
    counter = client(Accept(on(testimonial="quote")), Propose((on(price=62),)))
    decision = decided(offering, ours, offering, ours, counter)
    assert not of(decision, Accept)
    assert not of(decision, Summarise)
    assert on(price=62) in [act.terms for act in of(decision, Reject)]
