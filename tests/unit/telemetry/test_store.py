"""The observed store: the same store, measured; what its threads do belongs to who asked."""

import asyncio
import threading
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from app.errors import Conflict
from app.sessions.ports import Transaction
from app.sessions.records import Principal
from app.storage.database import SqliteStore
from app.storage.migrate import upgrade
from app.telemetry.asking import answering, request_id
from app.telemetry.observed import Observed
from app.telemetry.open_telemetry import OpenTelemetryTraces
from app.telemetry.store import ObservedStore
from tests.builders_store import AT, a_session, a_turn

pytestmark = pytest.mark.anyio
ME = Principal()


@pytest.fixture
def spans() -> InMemorySpanExporter:
    return InMemorySpanExporter()


@pytest.fixture
def observed(spans: InMemorySpanExporter) -> Observed:
    return Observed(traces=OpenTelemetryTraces(SimpleSpanProcessor(spans)))


@pytest.fixture
async def store(tmp_path: Path, observed: Observed) -> AsyncIterator[ObservedStore[Transaction]]:
    url = f"sqlite:///{tmp_path / 'winwin.sqlite'}"
    upgrade(url)
    opened = ObservedStore(SqliteStore(url, lambda: AT), observed)
    await opened.transact(lambda tx: tx.add_session(a_session()))
    yield opened
    await opened.close()


def told(observed: Observed) -> list[str]:
    return observed.meter.text({}).decode().splitlines()


async def test_it_keeps_what_the_store_keeps(store: ObservedStore[Transaction]) -> None:
    assert await store.is_ready()
    assert await store.transact(lambda tx: tx.session(ME, "ses_1")) == a_session()


async def test_units_of_work_are_measured_whether_kept_or_not(
    store: ObservedStore[Transaction], observed: Observed
) -> None:
    with pytest.raises(Conflict):
        await store.transact(lambda tx: tx.add_session(a_session()))
    lines = told(observed)
    assert 'winwin_store_transaction_seconds_count{outcome="kept"} 1.0' in lines
    assert 'winwin_store_transaction_seconds_count{outcome="undone"} 1.0' in lines
    assert "winwin_store_wait_seconds_count 2.0" in lines


async def test_a_unit_of_work_waits_for_the_one_before_it(
    store: ObservedStore[Transaction], observed: Observed
) -> None:
    let_go = threading.Event()
    first = asyncio.ensure_future(store.transact(lambda _: let_go.wait(5)))
    second = asyncio.ensure_future(store.transact(lambda _: None))
    await asyncio.sleep(0.06)
    let_go.set()
    await asyncio.gather(first, second)
    assert 'winwin_store_wait_seconds_bucket{le="0.05"} 2.0' in told(observed)
    assert "winwin_store_wait_seconds_count 3.0" in told(observed)


async def test_work_that_nobody_waits_for_any_more_is_neither_kept_nor_undone(
    store: ObservedStore[Transaction], observed: Observed
) -> None:
    let_go = threading.Event()
    asked = asyncio.ensure_future(store.transact(lambda _: let_go.wait(5)))
    await asyncio.sleep(0.05)
    asked.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asked
    let_go.set()
    assert 'winwin_store_transaction_seconds_count{outcome="left"} 1.0' in told(observed)


async def test_replies_that_were_kept_are_counted_by_who_worded_them(
    store: ObservedStore[Transaction], observed: Observed
) -> None:
    def keep(tx: Transaction) -> None:
        tx.add_turn(a_turn(1))
        tx.add_turn(a_turn(2, is_learner=False, voice="small+phrasebook"))

    await store.transact(keep)
    with pytest.raises(Conflict):
        await store.transact(keep)
    assert 'winwin_turns_total{voice="small+phrasebook"} 1.0' in told(observed)


async def test_the_turns_of_a_branch_were_spoken_before(
    store: ObservedStore[Transaction], observed: Observed
) -> None:
    def branch(tx: Transaction) -> None:
        tx.add_session(a_session("ses_2", branch_of="ses_1", branch_turn=3))
        tx.add_turn(a_turn(2, "ses_2", is_learner=False, voice="phrasebook"))

    await store.transact(branch)
    assert not any("phrasebook" in line for line in told(observed))


async def test_work_on_the_databases_thread_belongs_to_the_request(
    store: ObservedStore[Transaction],
) -> None:
    with answering("req-1"):
        assert await store.transact(lambda _: request_id()) == "req-1"
    assert await store.transact(lambda _: request_id()) == ""


async def test_a_unit_of_work_is_a_part_of_the_span_of_its_request(
    store: ObservedStore[Transaction], observed: Observed, spans: InMemorySpanExporter
) -> None:
    spans.clear()
    with observed.traces.request("GET", {}):
        await store.transact(lambda _: None)
    work, request = spans.get_finished_spans()
    assert (work.name, request.name) == ("store transaction", "GET")
    assert work.parent == request.context
    assert set(work.attributes or {}) == {"waited_ms"}
