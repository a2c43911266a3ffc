"""What a counterpart must never do, looked for in a game that was played.

Every rule is worked out anew from the history: nothing the counterpart thought is believed.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from app.negotiation.acts import Accept, Inform, Summarise
from app.negotiation.history import History, Turn
from app.negotiation.ledger import told
from app.negotiation.protocol import Illegal, Phase, apply, state
from app.negotiation.scenario import Disclosure, Scenario
from app.negotiation.standing import offers
from app.negotiation.terms import Terms
from app.simulation.retreats import takings_back
from app.simulation.self_play import TURNS_OVER, Game
from app.strategy.disclosure import is_unlocked
from app.strategy.persona import Persona


@dataclass(frozen=True, slots=True)
class _Case:
    """A game on the table of the auditor."""

    game: Game
    scenario: Scenario
    own: str
    persona: Persona

    @property
    def turns(self) -> tuple[tuple[History, Turn], ...]:
        """The counterpart's turns, each with the history before it."""
        history = self.game.history
        return tuple((history.until(turn.number), turn) for turn in history.of(self.own))


def breaches(
    game: Game, scenario: Scenario, counterpart_role: str, persona: Persona
) -> tuple[str, ...]:
    """Return what the counterpart did against its rules, as "kind: where"; empty when nothing."""
    case = _Case(game, scenario, counterpart_role, persona)
    return tuple(breach for rule in _RULES for breach in rule(case))


def _below_reservation(case: _Case) -> Iterator[str]:
    own = case.scenario.role(case.own)
    for number, terms in _committed(case):
        worth = own.preferences.utility(terms)
        if case.scenario.is_complete(terms) and worth < own.reservation:
            yield f"below_reservation: turn {number}, {worth} < {own.reservation}"


def _committed(case: _Case) -> Iterator[tuple[int, Terms]]:
    """Every outcome the counterpart stood for: offered, taken, restated, agreed."""
    for offer in offers(case.game.history):
        if offer.role == case.own:
            yield offer.turn, offer.terms
    for before, turn in case.turns:
        for act in turn.acts:
            if isinstance(act, Summarise):
                yield turn.number, act.terms
            elif isinstance(act, Accept):
                after = state(before.plus(turn), case.scenario)
                yield turn.number, act.terms or after.terms
    if case.game.terms is not None:
        yield case.game.history.turns[-1].number, case.game.terms


def _locked_fact(case: _Case) -> Iterator[str]:
    own = case.scenario.role(case.own)
    known = {fact.id: fact for fact in own.disclosures}
    for before, turn in case.turns:
        for act in turn.acts:
            if not isinstance(act, Inform) or act.fact is None:
                continue
            fact = known.get(act.fact)
            if fact is None:
                yield f"locked_fact: turn {turn.number}, {act.fact} is not its own"
            elif fact not in told(before, own) and not _may_tell(case, before, fact):
                yield f"locked_fact: turn {turn.number}, {fact.id}"


def _may_tell(case: _Case, before: History, fact: Disclosure) -> bool:
    return is_unlocked(fact, before, case.game.learner_role, case.persona)


def _illegal_act(case: _Case) -> Iterator[str]:
    for before, turn in case.turns:
        after = apply(before, turn, case.scenario)
        if isinstance(after, Illegal):
            yield f"illegal_act: turn {turn.number}, {after.reason}"
        if not turn.acts:
            yield f"illegal_act: turn {turn.number}, nothing said"


def _illegal_ending(case: _Case) -> Iterator[str]:
    game, scenario = case.game, case.scenario
    if game.turns > scenario.turn_limit + TURNS_OVER or not game.is_over:
        yield f"illegal_ending: {game.turns} turns of {scenario.turn_limit}, {game.state.phase}"
    if game.terms is not None and not scenario.is_complete(game.terms):
        yield "illegal_ending: a deal with open issues"
    if game.terms is not None and not _is_confirmed_by_both(game, game.terms):
        yield "illegal_ending: a deal that one side did not restate and the other confirm"
    ended = [t.number for t in game.history if _is_end(game.history, t, scenario)]
    if ended and len(game.history.turns) > ended[0] + 1:
        yield f"illegal_ending: {len(game.history.turns)} turns, over at {ended[0]}"


def _is_confirmed_by_both(game: Game, deal: Terms) -> bool:
    restated = [turn for turn in game.history if Summarise(deal) in turn.acts]
    accepted = [turn for turn in game.history if Accept() in turn.acts or Accept(deal) in turn.acts]
    return any(a.role != r.role and a.number > r.number for r in restated for a in accepted)


def _is_end(history: History, turn: Turn, scenario: Scenario) -> bool:
    now = state(history.until(turn.number + 1), scenario)
    return now.phase in (Phase.DEAL, Phase.ENDED)


def _takes_back(case: _Case) -> Iterator[str]:
    yield from takings_back(case.game, case.scenario)


_RULES: tuple[Callable[[_Case], Iterator[str]], ...] = (
    _below_reservation,
    _locked_fact,
    _illegal_act,
    _illegal_ending,
    _takes_back,
)
