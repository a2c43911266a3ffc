"""The tables by the API: the tenant's rows alone, words only on request, written while read."""

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar, cast
from urllib.parse import quote

import httpx
import pytest
from fastapi.responses import StreamingResponse

from app.api.access import let_in
from app.api.routes_export import export_csv
from app.errors import StorageBusy
from app.learners.access import LOCAL, Access
from app.learners.service import AccessServices
from app.sessions.exporting import ExportService
from app.storage.memory import MemoryStore
from app.storage.unit import Unit
from tests.builders_door import NoScenarios, a_door
from tests.builders_served import Whole, a_whole, begun
from tests.builders_store import AT, a_session

pytestmark = pytest.mark.anyio
SAID = "=What matters most, 你好, to you?"
PATH = "/v1/export.csv"
T = TypeVar("T")


@pytest.fixture(scope="module")
def whole() -> Whole:
    return a_whole()


@pytest.fixture
async def session(whole: Whole) -> str:
    """A session of one turn that was left."""
    async with whole.client() as door:
        session = await begun(door)
        taken = await door.post(f"/v1/sessions/{session}/turns", json={"text": SAID})
        assert taken.is_success
        ended = await door.post(f"/v1/sessions/{session}/end", json={"action": "walk_away"})
        assert ended.is_success
        await door.get(f"/v1/sessions/{session}/report")
    return session


class ScriptedAccess:
    """Knows two keys of one tenant: one that may export, one that may not."""

    def __init__(self) -> None:
        self.who = self

    async def of(self, bearer: str, *_: object) -> Access:
        scopes = frozenset({"export"} if bearer == "exports" else {"play"})
        return Access("school", None, "secret", scopes)

    async def origins(self) -> frozenset[str]:
        return frozenset()


class FailingStore(MemoryStore):
    """Does so many units of work more, then none."""

    left = 10

    async def transact(self, work: Callable[[Unit], T]) -> T:
        if self.left == 0:
            raise StorageBusy("busy")
        self.left -= 1
        return await super().transact(work)


async def read(whole: Whole, **query: str) -> list[dict[str, str]]:
    async with whole.client() as door:
        answer = await door.get(PATH, params=query)
    assert answer.status_code == 200, answer.text
    return rows_of(answer)


def rows_of(answer: httpx.Response) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(answer.text, newline="")))


async def test_a_row_a_session_as_a_file_that_nothing_keeps(whole: Whole, session: str) -> None:
    async with whole.client() as door:
        answer = await door.get(PATH)
    assert answer.headers["content-type"] == "text/csv; charset=utf-8; header=present"
    assert answer.headers["content-disposition"] == 'attachment; filename="winwin-sessions.csv"'
    assert answer.headers["cache-control"] == "no-store"
    (row,) = [row for row in rows_of(answer) if row["session"] == session]
    assert (row["learner"], row["outcome"], row["turns"]) == ("local", "no_deal", "2")
    assert row["utility"] == row["reservation"] != ""
    assert {row[name] for name in row if name.startswith("level_")} <= {*"12345", "not observed"}


async def test_a_row_a_turn_without_words_unless_they_are_asked_for(
    whole: Whole, session: str
) -> None:
    turns = [row for row in await read(whole, rows="turns") if row["session"] == session]
    assert [row["side"] for row in turns][:3] == ["counterpart", "learner", "counterpart"]
    assert "text" not in turns[0]
    assert SAID not in str(turns)
    told = [row for row in await read(whole, rows="turns", words="true") if row["number"] == "2"]
    assert f"'{SAID}" in [row["text"] for row in told]


@pytest.mark.parametrize(
    ("query", "is_there"),
    [
        ({"since": "2020-01-01"}, True),
        ({"since": "2020-01-01T12:00:00+02:00", "until": "9999-01-01"}, True),
        ({"since": "9999-01-01"}, False),
        ({"until": "2020-01-01T00:00:00Z"}, False),
    ],
)
async def test_since_and_until_are_days_or_times(
    whole: Whole, session: str, query: dict[str, str], is_there: bool
) -> None:
    found = [row["session"] for row in await read(whole, **query)]
    assert (session in found) is is_there


@pytest.mark.parametrize(
    "query",
    [
        "since=yesterday",
        "until=1700000000",
        "since=2026-13-01",
        "since=2026-W01",
        "since=" + quote("0001-01-01T00:00:00+14:00"),
        "rows=learners",
        "words=perhaps",
    ],
)
async def test_what_cannot_be_meant_is_refused_with_a_pointer(whole: Whole, query: str) -> None:
    async with whole.client() as door:
        answer = await door.get(f"{PATH}?{query}")
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == f"/query/{query.split('=', maxsplit=1)[0]}"
    assert "This value cannot" not in answer.text


async def test_an_empty_table_has_its_header() -> None:
    async with a_door() as door:
        answer = await door.get(PATH, params={"rows": "turns"})
    assert answer.text.startswith("session,number,side,")
    assert rows_of(answer) == []


async def test_a_key_reads_its_tenant_and_needs_the_scope() -> None:
    whole = a_whole()
    let_in(whole.app, cast("AccessServices", ScriptedAccess()), keys_wanted=True)
    for tenant in ("school", "elsewhere"):
        record = a_session(f"ses_{tenant}", tenant=tenant, learner="lrn_1")
        await whole.container.services.store.transact(
            lambda tx, one=record: tx.add_session(one)  # type: ignore[misc]
        )
    asked = {}
    for bearer in ("exports", "plays"):
        async with whole.client(authorization=f"Bearer {bearer}") as door:
            asked[bearer] = await door.get(PATH)
    assert [row["session"] for row in rows_of(asked["exports"])] == ["ses_school"]
    assert asked["plays"].status_code == 403
    async with whole.client() as door:
        assert (await door.get(PATH)).status_code == 401


async def test_it_is_sent_while_it_is_read_and_what_fails_at_first_is_a_problem() -> None:
    """A store that fails on the third page: the rows before it are sent, and then it breaks off."""
    whole = a_whole()
    store = FailingStore(lambda: AT)

    def keep(tx: Unit) -> None:
        for number in range(50):
            tx.add_session(a_session(f"ses_{number:02}"))

    await store.transact(keep)
    exports = ExportService(store, NoScenarios(), ())
    whole.app.state.services = replace(whole.container.services, exports=exports)
    store.left = 2
    answer = await export_csv(whole.app.state.services, LOCAL)
    sent = bytearray()
    with pytest.raises(StorageBusy):
        await collect(answer, sent)
    assert sent.count(b"\r\n") == 1 + 40
    store.left = 0
    async with whole.client() as door:
        assert (await door.get(PATH)).status_code == 503


async def collect(answer: StreamingResponse, sent: bytearray) -> None:
    async for piece in answer.body_iterator:
        sent += piece.encode() if isinstance(piece, str) else piece
