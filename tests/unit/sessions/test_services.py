"""What doors are given: the use cases, the store for readiness, the glossary."""

import pytest

from app.errors import NotFound
from tests.builders_games import SCENARIO_IDS
from tests.unit.sessions.playing import STORE, container


@pytest.mark.anyio
async def test_doors_get_use_cases_a_store_and_the_glossary() -> None:
    services = container().services
    assert services.store is STORE
    assert await services.store.is_ready()
    assert services.entry("batna", "en").title
    assert sorted(card.id for card in services.sessions.scenarios()) == list(SCENARIO_IDS)


def test_an_entry_is_told_in_the_language_asked_for() -> None:
    services = container().services
    english, spanish = services.entry("target", "en"), services.entry("target", "es")
    assert (english.id, english.title) == ("target", "Target")
    assert (spanish.id, spanish.title) == ("target", "Objetivo")


@pytest.mark.parametrize(("entry", "language"), [("nothing", "es"), ("target", "xx")])
def test_an_unknown_entry_or_language_is_not_found(entry: str, language: str) -> None:
    with pytest.raises(NotFound):
        container().services.entry(entry, language)
