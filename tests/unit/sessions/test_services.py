"""What doors are given: the use cases, the store for readiness, the glossary."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.errors import NotFound
from app.sessions.service import SessionService
from app.storage.database import SqliteStore
from app.storage.migrate import upgrade
from tests.builders_games import SCENARIO_IDS
from tests.builders_store import AT
from tests.unit.sessions.playing import STORE, container, never, no_failure, tools


@pytest.mark.anyio
async def test_doors_get_use_cases_a_store_and_the_glossary() -> None:
    services = container().services
    assert services.store is STORE
    assert await services.store.is_ready()
    assert services.entry("batna", "en").title
    assert sorted(card.id for card in services.sessions.scenarios()) == list(SCENARIO_IDS)


@pytest.mark.anyio
async def test_closing_lets_go_of_the_store_once(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'winwin.db'}"
    upgrade(url)
    store = SqliteStore(url, lambda: AT)
    sessions = SessionService(tools(never, no_failure))
    services = replace(container().services, store=store, sessions=sessions)
    for _ in range(2):
        await services.close()
    assert not await store.is_ready()


def test_an_entry_is_told_in_the_language_asked_for() -> None:
    services = container().services
    english, spanish = services.entry("target", "en"), services.entry("target", "es")
    assert (english.id, english.title) == ("target", "Target")
    assert (spanish.id, spanish.title) == ("target", "Objetivo")


@pytest.mark.parametrize(("entry", "language"), [("nothing", "es"), ("target", "xx")])
def test_an_unknown_entry_or_language_is_not_found(entry: str, language: str) -> None:
    with pytest.raises(NotFound):
        container().services.entry(entry, language)
