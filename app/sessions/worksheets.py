"""What a learner writes beside the talk, checked field by field before it is kept.

Rules: every text and list has a limit; an issue is named once in a ranking; nothing is judged
here (`review.preparing` does) and nothing depends on the other side.
"""

from collections.abc import Sequence

from app.coach.sheets import Beliefs, Preparation, Reflection
from app.errors import Rejected
from app.negotiation.preferences import FULL
from app.negotiation.scenario import Scenario
from app.negotiation.terms import Terms

TEXT_LIMIT = 1_000
LIST_LIMIT = 20
MOST_FOUND = 5


def check_preparation(sheet: Preparation, scenario: Scenario) -> None:
    """Raise Rejected for the first field of a worksheet that cannot be used."""
    _check_order(sheet.ranking, "/ranking", scenario)
    _check_order(sheet.their_ranking, "/their_ranking", scenario)
    for name in ("interests", "their_interests", "batna"):
        _check_text(getattr(sheet, name), f"/{name}")
    for name in ("reservation", "target"):
        _check_points(getattr(sheet, name), f"/{name}")
    check_terms(sheet.opening, "/opening", scenario)
    _check_trades(sheet, scenario)
    _check_length(sheet.questions, "/questions")
    for place, question in enumerate(sheet.questions):
        _check_text(question, f"/questions/{place}")


def check_beliefs(guess: Beliefs, scenario: Scenario) -> None:
    """Raise Rejected for a guess that names no issue, an unknown one, or one twice."""
    if not guess.order:
        raise Rejected("/order", "Put at least one issue in the order you think they care about.")
    _check_order(guess.order, "/order", scenario)
    _check_order(guess.same, "/same", scenario)


def check_reflection(reflection: Reflection) -> None:
    """Raise Rejected for answers beside a skip, none at all, or one that is out of bounds."""
    answers = (reflection.went_well, reflection.would_change, reflection.found)
    if reflection.is_skipped and any(answers):
        raise Rejected("/skipped", "Either answer or skip: the answers would be lost.")
    if not reflection.is_skipped and not any(answers):
        raise Rejected("", "Answer at least one of the questions, or skip them.")
    _check_text(reflection.went_well, "/went_well")
    _check_text(reflection.would_change, "/would_change")
    if reflection.found is not None and not 1 <= reflection.found <= MOST_FOUND:
        raise Rejected("/found", f"Give a number from 1 to {MOST_FOUND}.")


def check_terms(terms: Terms, field: str, scenario: Scenario) -> None:
    """Raise Rejected for an issue or an option that is not of this scenario."""
    known = {issue.id: issue for issue in scenario.issues}
    for issue_id, option_id in terms:
        if issue_id not in known:
            raise Rejected(f"{field}/{issue_id}", f"There is no issue '{issue_id}' here.")
        if known[issue_id].index_of(option_id) is None:
            raise Rejected(f"{field}/{issue_id}", f"'{option_id}' is no option of this issue.")


def _check_trades(sheet: Preparation, scenario: Scenario) -> None:
    _check_length(sheet.trades, "/trades")
    for place, trade in enumerate(sheet.trades):
        _check_issue(trade.give, f"/trades/{place}/give", scenario)
        _check_issue(trade.get, f"/trades/{place}/get", scenario)
        if trade.give == trade.get:
            raise Rejected(f"/trades/{place}/get", "A trade gives on one issue to get on another.")


def _check_order(issues: Sequence[str], field: str, scenario: Scenario) -> None:
    _check_length(issues, field)
    for place, issue in enumerate(issues):
        _check_issue(issue, f"{field}/{place}", scenario)
        if issue in issues[:place]:
            raise Rejected(f"{field}/{place}", f"'{issue}' is named twice.")


def _check_issue(issue_id: str, field: str, scenario: Scenario) -> None:
    if issue_id not in (issue.id for issue in scenario.issues):
        raise Rejected(field, f"There is no issue '{issue_id}' here.")


def _check_length(values: Sequence[object], field: str) -> None:
    if len(values) > LIST_LIMIT:
        raise Rejected(field, f"At most {LIST_LIMIT} can be kept.")


def _check_text(text: str, field: str) -> None:
    if len(text) > TEXT_LIMIT:
        raise Rejected(field, f"At most {TEXT_LIMIT} characters can be kept.")


def _check_points(points: int | None, field: str) -> None:
    if points is not None and not 0 <= points <= FULL:
        raise Rejected(field, "Give points from 0 to 100.")
