"""How keys and tokens lie in a database: by their hashes alone, and found by an index."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.learners.keys import ALL_SCOPES
from app.storage.migrate import upgrade
from app.storage.opening import open_store
from app.storage.sqlite_engine import sqlite_engine
from tests.builders_access import NOW, a_kit
from tests.postgres import a_database

pytestmark = pytest.mark.anyio


def all_in(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.iterdir())


async def test_no_secret_is_in_the_file(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'winwin.db'}"
    upgrade(url)
    store = open_store(url, lambda: NOW, 1)
    access = a_kit(store).access
    key = await access.keys.make("local", "secret", scopes=ALL_SCOPES)
    token = await access.tokens.ticket("local", "local", "ses_1")
    await access.who.of(key.secret)
    held = all_in(tmp_path)
    await store.close()
    assert key.record.hash.encode() in held
    for secret in (key.secret, token.token):
        assert secret.encode() not in held
        assert secret[8:].encode() not in held


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "postgres":
        with a_database() as made:
            yield made
    else:
        made = f"sqlite:///{tmp_path / 'winwin.db'}"
        upgrade(made)
        yield made


async def test_of_servers_that_start_at_once_one_shows_a_first_key(url: str) -> None:
    stores = [open_store(url, lambda: NOW, 1) for _ in range(4)]
    kits = [a_kit(store, number=number) for number, store in enumerate(stores)]
    made = await asyncio.gather(*(kit.access.keys.first() for kit in kits))
    assert sum(one is not None for one in made) == 1
    assert len(await kits[0].access.keys.list(None)) == 1
    await asyncio.gather(*(store.close() for store in stores))


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * FROM api_key WHERE hash = 'x'",
        "SELECT * FROM token WHERE hash = 'x'",
        "SELECT * FROM host_key WHERE tenant = 'x' AND kid = 'x'",
        "SELECT * FROM learner WHERE tenant = 'x' AND external_id = 'x'",
        "SELECT * FROM learner WHERE tenant = 'x' AND learner < 'x' ORDER BY learner DESC",
        "DELETE FROM token WHERE expires_at < 'x'",
        "DELETE FROM token WHERE tenant = 'x' AND learner = 'x'",
    ],
)
def test_what_is_asked_often_reads_no_table_from_end_to_end(query: str, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'winwin.db'}"
    upgrade(url)
    engine = sqlite_engine(url)
    with engine.connect() as db:
        plan = str(db.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}").fetchall())
    engine.dispose()
    assert "SEARCH" in plan
    assert "SCAN" not in plan
    assert "TEMP B-TREE" not in plan
