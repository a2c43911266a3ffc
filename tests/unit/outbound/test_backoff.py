"""When a delivery is tried again."""

import pytest

from app.outbound.backoff import PAUSES, pause_after, seconds_asked

NOW = "2026-03-04T05:06:07.000+00:00"
DAY = 24 * 60 * 60.0


def never() -> float:
    return 0.0


def almost_always() -> float:
    return 0.999


def test_pauses_grow_and_end_after_about_three_days() -> None:
    pauses = [pause_after(tries, None, never) for tries in range(1, len(PAUSES) + 1)]
    known = [pause for pause in pauses if pause is not None]
    assert known == sorted(known)
    assert known[0] == 5
    assert len(known) == len(pauses)
    assert 2.5 * DAY < sum(known) < 3.5 * DAY
    assert pause_after(len(PAUSES) + 1, None, never) is None


def test_chance_makes_a_pause_longer_by_a_fifth_at_most() -> None:
    assert pause_after(2, None, never) == 60
    late = pause_after(2, None, almost_always)
    assert late is not None
    assert 60 < late <= 72


@pytest.mark.parametrize(
    ("asked", "pause"), [(None, 60), (0.0, 60), (10.0, 60), (300.0, 300), (1e9, DAY)]
)
def test_what_a_receiver_asks_for_is_granted_up_to_a_day(asked: float | None, pause: float) -> None:
    assert pause_after(2, asked, never) == pause


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        (None, None),
        ("", None),
        ("120", 120),
        (" 7 ", 7),
        ("9" * 400, 999_999_999),
        ("-5", None),
        ("soon", None),
        ("1.5", None),
        ("²", None),
        ("Wed, 04 Mar 2026 05:07:07 GMT", 60),
        ("Wed, 04 Mar 2026 05:07:07 -0000", 60),
        ("Wed, 04 Mar 2026 05:00:00 GMT", 0),
    ],
)
def test_retry_after_is_read_as_seconds_or_a_date(header: str | None, seconds: float) -> None:
    assert seconds_asked(header, NOW) == seconds
