"""Creating a session: every field is checked, and what it is played with is pinned."""

import json
from dataclasses import replace

import pytest

from app.dialogue.listen import EAR_VERSION
from app.errors import NotFound, Rejected
from app.sessions.records import Principal
from app.strategy.decide import ENGINE_VERSION
from tests.builders_play import RUBRIC
from tests.unit.sessions.playing import LICENCE, STORE, a_session, kept, service

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"role": "judge"}, "/role"),
        ({"style": "charming"}, "/style"),
        ({"difficulty": "brutal"}, "/difficulty"),
        ({"language": "tlh"}, "/locale"),
        ({"mode": "exam"}, "/mode"),
    ],
)
async def test_a_choice_that_is_none_is_refused_by_its_field(
    change: dict[str, str], field: str
) -> None:
    who = Principal(learner="chooser")
    with pytest.raises(Rejected) as refused:
        await service().create(who, replace(LICENCE, **change))  # type: ignore[arg-type]
    assert refused.value.field == field
    assert await STORE.transact(lambda tx: tx.sessions(who, 5, None)) == []


async def test_a_scenario_that_is_none_is_not_found() -> None:
    with pytest.raises(NotFound):
        await service().create(Principal(), replace(LICENCE, scenario="no-such"))


async def test_it_pins_the_drawn_scenario_and_the_versions() -> None:
    record, _ = await kept((await a_session()).id)
    assert json.loads(record.document)
    assert (record.engine_version, record.ear_version) == (ENGINE_VERSION, EAR_VERSION)
    assert record.rubric_version == f"{RUBRIC.id} {RUBRIC.version}"
    assert (record.branch_of, record.branch_turn) == (None, None)
    assert (record.scenario_id, record.seed, record.mode) == ("licence-renewal", 6, "practice")


async def test_without_a_seed_each_session_draws_its_own() -> None:
    unseeded = replace(LICENCE, seed=None)
    seeds = {(await a_session(request=unseeded)).seed for _ in range(3)}
    assert len(seeds) == 3
    assert min(seeds) >= 1


async def test_it_belongs_to_who_asked_for_it() -> None:
    record, (greeting,) = await kept((await a_session()).id)
    assert (record.tenant, record.learner) == ("local", "local")
    assert (greeting.tenant, greeting.learner) == ("local", "local")
