"""The stores a contract is held to: the fake, SQLite on a file, and a real PostgreSQL."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from app.storage.memory import MemoryStore
from app.storage.migrate import upgrade
from app.storage.opening import open_store
from app.storage.unit import WholeStore
from tests.builders_store import AT
from tests.postgres import a_database, empty


@pytest.fixture(scope="session")
def on_postgres() -> Iterator[str]:
    with a_database() as url:
        yield url


@pytest.fixture(params=["memory", "sqlite", "postgres"])
async def empty_store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[WholeStore]:
    opened = _opened(request, tmp_path)
    yield opened
    await opened.close()


def _opened(request: pytest.FixtureRequest, folder: Path) -> WholeStore:
    if request.param == "memory":
        return MemoryStore(lambda: AT)
    if request.param == "postgres":
        url = request.getfixturevalue("on_postgres")
        empty(url)
    else:
        url = f"sqlite:///{folder / 'winwin.db'}"
        upgrade(url)
    return open_store(url, lambda: AT, 4)
