"""Work goes on to its end, whoever reads it or leaves."""

import asyncio
from collections.abc import AsyncGenerator

import pytest

from app.sessions.going_on import GoingOn

pytestmark = pytest.mark.anyio


async def counting(
    made: list[int], most: int, error: Exception | None = None
) -> AsyncGenerator[int, None]:
    for number in range(most):
        await asyncio.sleep(0)
        made.append(number)
        yield number
    if error is not None:
        raise error


def house(failures: list[str]) -> GoingOn:
    return GoingOn(lambda what, _: failures.append(what))


async def test_who_reads_gets_every_part_in_its_order() -> None:
    made: list[int] = []
    assert [part async for part in house([]).read(counting(made, 3))] == [0, 1, 2]


async def test_who_leaves_does_not_stop_it() -> None:
    made: list[int] = []
    reading = house([]).read(counting(made, 5))
    assert await anext(reading) == 0
    await reading.aclose()
    await asyncio.sleep(0.02)
    assert made == [0, 1, 2, 3, 4]


async def test_what_fails_is_raised_to_who_reads_and_logged_where_nobody_does() -> None:
    failures: list[str] = []
    going = house(failures)
    with pytest.raises(ValueError, match="bad"):
        [part async for part in going.read(counting([], 2, ValueError("bad")))]
    assert not failures
    reading = going.read(counting([], 2, ValueError("bad")))
    await anext(reading)
    await reading.aclose()
    await asyncio.sleep(0.02)
    assert len(failures) == 1


async def test_at_the_close_what_is_under_way_is_given_up_and_nobody_waits_in_vain() -> None:
    made: list[int] = []
    going = house([])
    reading = going.read(counting(made, 10**6))
    await anext(reading)
    await going.close()
    rest = [part async for part in reading]
    assert made == [0, *rest]
