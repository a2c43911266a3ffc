"""A tenant's sessions and turns, page by page, with what was kept and nothing judged anew."""

from collections.abc import AsyncIterator, Callable
from typing import Any, TypeVar

import pytest

from app.learners.records import LearnerRecord, TenantRecord
from app.negotiation.terms import terms_of
from app.review.figures import Figures
from app.sessions.export_port import Wanted
from app.sessions.exporting import ExportedSession, ExportService
from app.sessions.notes import FIGURES
from app.sessions.records import Principal
from app.sessions.service import Said
from app.storage.memory import MemoryStore
from app.storage.unit import Unit
from tests.builders_door import NoScenarios
from tests.builders_store import AT, a_note, a_session, a_turn
from tests.unit.sessions.playing import GENEROUS, LICENCE, container, service

pytestmark = pytest.mark.anyio
T = TypeVar("T")
SCHOOL = Wanted("school")
FIGURES_KEPT = Figures((("value-creation", 3),), 6_000, 4_000, 7_000, 0.5, 12)
LATER = "2026-03-04T06:00:00Z"
MANY = 45


class CountingStore(MemoryStore):
    """Counts units of work."""

    units = 0

    async def transact(self, work: Callable[[Unit], T]) -> T:
        self.units += 1
        return await super().transact(work)


@pytest.fixture
def store() -> CountingStore:
    return CountingStore(lambda: AT)


async def each(pages: AsyncIterator[list[T]]) -> list[T]:
    return [row async for page in pages for row in page]


async def rows(store: MemoryStore) -> list[ExportedSession]:
    exports = ExportService(store, NoScenarios(), ("value-creation",))
    return await each(exports.sessions(SCHOOL))


def keep(tx: Unit, session: str, learner: str = "lrn_1", phase: str = "deal") -> None:
    whose: dict[str, Any] = {"tenant": "school", "learner": learner}
    tx.add_session(a_session(session, phase=phase, **whose))
    tx.add_turn(a_turn(1, session, is_learner=False, **whose))
    tx.add_turn(a_turn(2, session, at=LATER, **whose))


async def test_a_session_comes_with_its_turns_hints_end_and_figures(store: MemoryStore) -> None:
    def work(tx: Unit) -> None:
        tx.add_tenant(TenantRecord("school", "School", AT))
        tx.add_learner(LearnerRecord("school", "lrn_1", "student-7", AT))
        keep(tx, "ses_1")
        for key in ("002.1", "002.2"):
            tx.add_note(a_note("hint", key, tenant="school", learner="lrn_1"))
        data = {
            "levels": [["value-creation", 3]],
            "own": 6_000,
            "reservation": 4_000,
            "target": 7_000,
            "joint_gain": 0.5,
            "pareto_distance": 12,
        }
        tx.add_note(a_note(FIGURES, data=data, tenant="school", learner="lrn_1"))

    await store.transact(work)
    (row,) = await rows(store)
    assert (row.record.id, row.external_id) == ("ses_1", "student-7")
    assert (row.turns, row.hints, row.ended_at) == (1, 2, LATER)
    assert row.figures == FIGURES_KEPT


async def test_what_is_open_has_no_end_and_what_is_not_judged_no_figures(
    store: MemoryStore,
) -> None:
    await store.transact(lambda tx: keep(tx, "ses_1", phase="agreeing"))
    (row,) = await rows(store)
    assert (row.external_id, row.ended_at, row.figures) == (None, None, None)


async def test_many_sessions_are_read_in_several_units_of_work_and_each_comes_once(
    store: CountingStore,
) -> None:
    def work(tx: Unit) -> None:
        for number in range(MANY):
            keep(tx, f"ses_{number:02}", learner=f"lrn_{number % 3}")

    await store.transact(work)
    store.units = 0
    found = [(row.record.learner, row.record.id) for row in await rows(store)]
    assert found == sorted(found)
    assert len(set(found)) == MANY
    assert store.units == 4, "three pages, and one that is empty"


async def test_a_session_that_goes_while_it_is_read_breaks_nothing(store: CountingStore) -> None:
    owner = Principal("school", "lrn_1")

    def work(tx: Unit) -> None:
        for number in range(MANY):
            keep(tx, f"ses_{number:02}")

    await store.transact(work)
    pages = ExportService(store, NoScenarios(), ()).sessions(SCHOOL)
    first = await anext(pages)
    for gone in (first[-1].record.id, f"ses_{MANY - 1}"):
        await store.transact(lambda tx, one=gone: tx.delete_session(owner, one))  # type: ignore[misc]
    rest = await each(pages)
    assert len(first) + len(rest) == MANY - 1


async def test_a_turn_comes_with_the_offers_made_in_it_and_what_they_are_worth() -> None:
    owner = Principal("of-turns", "lrn_1")
    session = await service().create(owner, LICENCE)
    await service().take_turn(owner, session.id, Said(offer={"price": "70"}))
    await service().take_turn(owner, session.id, Said(offer=GENEROUS))
    turns = await each(container().services.exports.turns(Wanted("of-turns")))
    view = await service().get(owner, session.id)
    assert [turn.record.number for turn in turns] == [turn.number for turn in view.turns]
    assert [[(dict(offer.terms), offer.utility) for offer in turn.offers] for turn in turns] == [
        [(offer.terms, offer.own_value) for offer in turn.offers] for turn in view.turns
    ]
    whole = next(one for turn in turns for one in turn.offers if one.terms == terms_of(GENEROUS))
    assert whole.utility is not None
    assert turns[0].offers == ()


async def test_a_game_that_was_judged_brings_its_figures() -> None:
    owner = Principal("of-games", "lrn_1")
    session = await service().create(owner, LICENCE)
    await service().end(owner, session.id, "walk_away", None)
    debrief = await service().debrief(owner, session.id)
    (row,) = await each(container().services.exports.sessions(Wanted("of-games")))
    assert row.figures is not None
    assert (row.figures.own, row.figures.target) == (debrief.result.own, debrief.result.target)
    assert row.ended_at is not None
