"""The estimate of what the learner wants, fed only by what the learner asked, told or traded.

Until an issue is opened the counterpart takes it for a fixed pie: the learner wants the opposite
of what it wants itself, as strongly. Then no outcome at a given own utility looks better for the
learner than another, so that no trade is made unasked. Asking about an issue lifts its weight
towards neutral, so that what is cheap for the counterpart comes into play; telling its importance
makes it heavy or light. A conditional offer shows its hand: what it asks is wanted, what it gives
can be spared; and on an open issue, what the learner holds through its offers counts for more
than what it lets go. A taste that peaks in the middle is not taken to be opposed, and an option
the learner offered itself is one the learner likes.
"""

from collections.abc import Mapping

from app.negotiation.acts import Importance
from app.negotiation.history import History
from app.negotiation.issue import Issue, IssueKind
from app.negotiation.ledger import opened_issues, stated_importance
from app.negotiation.preferences import FULL, Preferences
from app.negotiation.scenario import Role, Scenario
from app.negotiation.standing import MadeOffer, offers

NEUTRAL = 2_000
WEIGHT_TOLD = {Importance.HIGH: 4_500, Importance.LOW: 400}
_WANTED, _SPARED = 1.4, 0.6
_HELD, _LET_GO = 1.25, 0.8
# Shares of our own stake in an issue: below the first a term hurts us, above the second it suits.
_HURTS, _SUITS = 0.35, 0.65
_OFFERS_TO_JUDGE = 3


def estimate(
    history: History, scenario: Scenario, own_role: str, credit: float = 1.0
) -> Preferences:
    """Return the estimated preferences of the side across the table (weights sum to 10,000).

    `credit` (0..1) is how far a question alone lifts an issue to neutral.
    """
    own = scenario.role(own_role)
    learner = scenario.other(own_role)
    made = [offer for offer in offers(history) if offer.role == learner.id]
    raw = _weights(history, own, learner.id, made, credit)
    liked = {issue: option for offer in made for issue, option in offer.said}
    values = tuple(
        _guessed(row, None if _is_line(issue, row) else issue.index_of(liked.get(issue.id, "")))
        for issue, row in zip(scenario.issues, own.preferences.values, strict=True)
    )
    return Preferences(scenario.issues, _scaled(raw), values)


def issues_in_play(history: History, own: Role, learner_id: str) -> frozenset[str]:
    """Return the issues the learner has opened: asked about, told of, or put into a trade."""
    made = [offer for offer in offers(history) if offer.role == learner_id]
    return opened_issues(history, learner_id, own) | set(_shown_by_trades(own, made))


def _weights(
    history: History, own: Role, learner_id: str, made: list[MadeOffer], credit: float
) -> list[float]:
    opened = opened_issues(history, learner_id, own)
    told = stated_importance(history, learner_id)
    shown = _shown_by_trades(own, made)
    raw = []
    for issue, weight in own.preferences.weight_by_issue().items():
        guess = float(weight)
        if issue in told:
            guess = WEIGHT_TOLD[told[issue]]
        elif issue in opened or issue in shown:
            guess = weight + credit * max(0, NEUTRAL - weight) if issue in opened else weight
            guess *= shown.get(issue, 1.0) * _firmness(own, issue, made)
        raw.append(guess)
    return raw


def _shown_by_trades(own: Role, made: list[MadeOffer]) -> Mapping[str, float]:
    """Return issue → factor from the latest conditional offer on it that asks and gives."""
    shown: dict[str, float] = {}
    for offer in made:
        if offer.is_conditional:
            stakes = {issue: _suits(own, issue, option) for issue, option in offer.said}
            asks = {issue: _WANTED for issue, share in stakes.items() if share <= _HURTS}
            gives = {issue: _SPARED for issue, share in stakes.items() if share >= _SUITS}
            shown |= asks | gives if asks and gives else {}
    return shown


def _firmness(own: Role, issue: str, made: list[MadeOffer]) -> float:
    """Weigh up what the learner holds through its offers, down what it has let go."""
    held = [option for offer in made if (option := offer.own.get(issue)) is not None]
    if len(held) < _OFFERS_TO_JUDGE:
        return 1.0
    if held[0] == held[-1]:
        return _HELD if _suits(own, issue, held[0]) <= _HURTS else 1.0
    return _LET_GO


def _suits(own: Role, issue: str, option: str) -> float:
    """Return the share (0..1) of our stake in an issue that an option brings us."""
    likes = own.preferences
    most = likes.points(issue, likes.best_option(issue))
    return likes.points(issue, option) / most if most else 1.0


def _is_line(issue: Issue, row: tuple[int, ...]) -> bool:
    """Say whether more of an issue is always better or worse: then a figure named is a step."""
    return issue.kind is not IssueKind.CHOICE and _is_monotone(row)


def _is_monotone(row: tuple[int, ...]) -> bool:
    return list(row) in (sorted(row), sorted(row, reverse=True))


def _guessed(row: tuple[int, ...], liked: int | None) -> tuple[int, ...]:
    """Guess the learner's values from ours; the option at place `liked` is one it likes."""
    opposed = tuple(FULL - value for value in row) if _is_monotone(row) else row
    if liked is None:
        return opposed
    return (*opposed[:liked], max(opposed), *opposed[liked + 1 :])


def _scaled(raw: list[float]) -> tuple[int, ...]:
    total = sum(raw)
    scaled = [int(weight * FULL // total) for weight in raw]
    scaled[0] += FULL - sum(scaled)
    return tuple(scaled)
