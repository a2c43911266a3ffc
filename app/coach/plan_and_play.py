"""What became of a preparation in the talk: opening, target, limit, trades, questions, guess."""

from collections.abc import Iterable, Sequence

from app.coach.beliefs import share_in_order
from app.coach.play import Play
from app.coach.practice import PracticeRule
from app.coach.preparation import Look, Question, look
from app.coach.sheets import Preparation, Swap
from app.negotiation.acts import Ask, Kind
from app.negotiation.preferences import Preferences
from app.negotiation.standing import MadeOffer
from app.negotiation.terms import Terms


def look_after(
    sheet: Preparation, play: Play, questions: Sequence[Question], rule: PracticeRule
) -> tuple[Look, ...]:
    """Compare a preparation with the talk that followed it."""
    return (
        _opened_as_planned(sheet, play),
        _target_reached(sheet, play),
        _limit_kept(sheet, play),
        _trades_offered(sheet, play),
        _questions_asked(sheet, play, questions),
        _their_order_guessed(sheet, play, rule),
    )


def _opened_as_planned(sheet: Preparation, play: Play) -> Look:
    """Only issues that stand in the plan and in the first offer are compared."""
    first = play.offers[0].said if play.offers else Terms()
    common = set(first.issues) & set(sheet.opening.issues)
    if not common:
        return look("opening", None, "empty" if not sheet.opening else "unmade")
    likes = play.learner.preferences
    planned = _points(sheet.opening.only(common), likes)
    made = _points(first.only(common), likes)
    return look("opening", made >= planned, planned=planned, made=made)


def _points(terms: Terms, likes: Preferences) -> int:
    return sum(likes.points(issue, option) for issue, option in terms)


def _target_reached(sheet: Preparation, play: Play) -> Look:
    if sheet.target is None:
        return look("target", None)
    if not play.is_deal:
        return look("target", None if not play.has_zopa else False, "no_deal")
    worth = play.learner.preferences.utility(play.state.terms)
    return look("target", worth >= sheet.target, target=sheet.target, worth=worth)


def _limit_kept(sheet: Preparation, play: Play) -> Look:
    if sheet.reservation is None:
        return look("reservation", None)
    worths = [play.learner.preferences.utility(terms) for terms in own_wholes(play)]
    if not worths:
        return look("reservation", None, "unmade")
    lowest = min(worths)
    return look(
        "reservation", lowest >= sheet.reservation, written=sheet.reservation, lowest=lowest
    )


def own_wholes(play: Play) -> tuple[Terms, ...]:
    """Return the whole outcomes that the learner itself put forward, and the deal it took.

    What the other side's package fills in was not offered by the learner.
    """
    made = tuple(offer.own for offer in play.kept_offers if play.scenario.is_complete(offer.own))
    return (*made, play.state.terms) if play.is_deal else made


def _trades_offered(sheet: Preparation, play: Play) -> Look:
    if not sheet.trades:
        return look("trades", None)
    made = [s for s in sheet.trades if any(_holds(o, s, play) for o in play.kept_offers)]
    return look("trades", bool(made), count=len(made), of=len(sheet.trades))


def _holds(offer: MadeOffer, swap: Swap, play: Play) -> bool:
    """Say whether one offer names both issues, and gives way on one to get more on the other."""
    likes = play.learner.preferences
    give, get = offer.said.get(swap.give), offer.said.get(swap.get)
    if give is None or get is None:
        return False
    return _reached(swap.give, give, likes) < _reached(swap.get, get, likes)


def _reached(issue: str, option: str, likes: Preferences) -> float:
    most = likes.points(issue, likes.best_option(issue))
    return likes.points(issue, option) / most if most else 1.0


def _questions_asked(sheet: Preparation, play: Play, questions: Sequence[Question]) -> Look:
    planned = [question for question in questions if question.asks]
    if not planned:
        return look("questions", None, "empty" if not sheet.questions else "unread")
    put = {(act.kind, act.issue) for _, act in play.questions}
    count = sum(_was_put(question.asks, put) for question in planned)
    return look("questions", count > 0, count=count, of=len(planned))


def _was_put(asks: Iterable[Ask], put: set[tuple[Kind, str | None]]) -> bool:
    return any(_asks_it(act, kind, issue) for act in asks for kind, issue in put)


def _asks_it(planned: Ask, kind: Kind, issue: str | None) -> bool:
    """See a planned "what worries you?" in "what worries you about the payment?" too."""
    is_kindred = kind is planned.kind or {kind, planned.kind} <= _AFTER_NEEDS
    return is_kindred and planned.issue in (None, issue)


_AFTER_NEEDS = frozenset({Kind.PRIORITY, Kind.INTEREST, Kind.OPEN})


def _their_order_guessed(sheet: Preparation, play: Play, rule: PracticeRule) -> Look:
    if not sheet.their_ranking:
        return look("their_ranking", None)
    share = share_in_order(sheet.their_ranking, play.counterpart.preferences)
    return look("their_ranking", None if share is None else share >= rule.ranked_right)
