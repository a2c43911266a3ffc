"""What-if across issues: a combination tried out as a thought."""

from app.coach.checks.what_if_across import check
from tests.builders import terms
from tests.builders_play import a_play, is_met, is_missed, is_unseen, me, offer

PAIR = offer(terms(price="13", delivery="morning"))


def steps(count: int) -> tuple[object, ...]:
    return tuple(me(offer(terms(price="14")), text=f"Step {n}.") for n in range(1, count + 1))


def test_a_what_if_on_two_issues_is_met() -> None:
    tried = me(PAIR, text="What if 13 bought mornings?", markers=("what_if",))
    assert is_met(check(a_play(tried)), (1, "What if 13 bought mornings?"))


def test_a_what_if_on_one_issue_goes_across_nothing() -> None:
    assert is_unseen(check(a_play(me(offer(terms(price="13")), markers=("what_if",)))))


def test_many_offers_without_one_are_missed() -> None:
    assert is_missed(check(a_play(*steps(5))), (5, "Step 5."))  # type: ignore[arg-type]


def test_a_few_offers_are_too_few() -> None:
    assert is_unseen(check(a_play(*steps(4))))  # type: ignore[arg-type]
