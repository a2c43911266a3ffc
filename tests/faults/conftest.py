"""One nursery for all the tests of faults: what every server needs is read once."""

from collections.abc import Iterator

import pytest

from tests.faults.served import Nursery, nursery


@pytest.fixture(scope="session")
def house() -> Iterator[Nursery]:
    """The process that forks servers."""
    with nursery() as started:
        yield started
