"""What doors are given: the use cases, the store for readiness, the glossary."""

import pytest

from tests.builders_games import SCENARIO_IDS
from tests.unit.sessions.playing import STORE, container


@pytest.mark.anyio
async def test_doors_get_use_cases_a_store_and_the_glossary() -> None:
    services = container().services
    assert services.store is STORE
    assert await services.store.is_ready()
    assert services.glossary["batna"].title
    assert sorted(card.id for card in services.sessions.scenarios()) == list(SCENARIO_IDS)
