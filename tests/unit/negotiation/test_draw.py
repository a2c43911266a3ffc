"""Draws: the same arguments give the same result, everywhere and always."""

import pytest

from app.negotiation.draw import draw, pick, share


def test_a_draw_does_not_change_between_runs() -> None:
    assert draw(7, 3, "reason") == 10_385_468_972_847_812_139


@pytest.mark.parametrize("other", [(8, 3, "reason"), (7, 4, "reason"), (7, 3, "greeting")])
def test_each_argument_changes_the_draw(other: tuple[int, int, str]) -> None:
    assert draw(7, 3, "reason") != draw(*other)


def test_arguments_do_not_run_into_each_other() -> None:
    assert draw(1, 23, "x") != draw(12, 3, "x")


def test_a_share_lies_between_zero_and_one() -> None:
    shares = [share(seed, 1, "test") for seed in range(500)]
    assert all(0 <= one < 1 for one in shares)
    assert 0.4 < sum(shares) / len(shares) < 0.6


def test_a_pick_reaches_every_alternative() -> None:
    assert {pick(seed, 0, "test", "abc") for seed in range(60)} == set("abc")


def test_there_is_no_pick_from_nothing() -> None:
    with pytest.raises(ValueError, match="nothing to pick from for 'reason'"):
        pick(1, 1, "reason", ())
