"""Reports that are owed are made after all; what cannot be made is let go in the end."""

from dataclasses import dataclass, field

import pytest

from app.errors import Conflict, NotFound, StorageBusy, StorageFailed
from app.sessions.owed import GRACE_SECONDS, OwedReports
from app.sessions.records import Principal
from app.storage.memory import MemoryStore
from tests.builders_store import a_session
from tests.builders_webhooks import AT, a_message

pytestmark = pytest.mark.anyio
SOON, NEXT_DAY = "2026-03-04T05:06:17.000+00:00", "2026-03-05T05:06:08.000+00:00"


@dataclass
class House:
    """A store in which a report is owed, and a maker of reports that fails as it is told."""

    now_is: str = SOON
    error: Exception | None = None
    told: list[tuple[Principal, str]] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    store: MemoryStore = field(default_factory=lambda: MemoryStore(lambda: AT))

    def now(self) -> str:
        return self.now_is

    async def tell(self, owner: Principal, session: str) -> None:
        if self.error is not None:
            raise self.error
        self.told.append((owner, session))

    def owed(self) -> OwedReports:
        return OwedReports(self.store, self, self.tell, lambda what, _: self.failures.append(what))

    async def left(self) -> int:
        return len(await self.store.transact(lambda tx: tx.all_owed("9999", 10)))


@pytest.fixture
async def house() -> House:
    made = House()
    owed = a_message(type="report.ready", body=None, learner="ada")
    await made.store.transact(lambda tx: tx.add_session(a_session()))
    await made.store.transact(lambda tx: tx.add_message(owed, ()))
    return made


async def test_what_is_owed_is_made(house: House) -> None:
    assert await house.owed().sweep(0) == 1
    assert house.told == [(Principal("local", "ada"), "ses_1")]


async def test_what_is_owed_for_a_moment_is_being_made(house: House) -> None:
    assert await house.owed().sweep(GRACE_SECONDS) == 0
    house.now_is = "2026-03-04T05:06:28.000+00:00"
    assert await house.owed().sweep(GRACE_SECONDS) == 1


@pytest.mark.parametrize("error", [NotFound("session", "ses_1"), Conflict("not over")])
async def test_what_will_never_be_there_is_forgotten(house: House, error: Exception) -> None:
    house.error = error
    assert await house.owed().sweep(0) == 0
    assert (await house.left(), house.failures) == (0, [])


async def test_what_fails_is_tried_for_a_day(house: House) -> None:
    house.error = StorageFailed("a note cannot be read")
    assert await house.owed().sweep(0) == 0
    assert (await house.left(), house.failures) == (1, ["a report that is owed was not made"])
    house.now_is = NEXT_DAY
    await house.owed().sweep(0)
    assert await house.left() == 0


async def test_it_looks_soon_after_a_start_and_then_again_and_again(house: House) -> None:
    pauses: list[float] = []

    class Enough(Exception):
        pass

    async def pause(seconds: float) -> None:
        pauses.append(seconds)
        if len(pauses) == 3:
            raise Enough

    with pytest.raises(Enough):
        await house.owed().run(pause)
    assert pauses[0] < pauses[1] == pauses[2]
    assert len(house.told) == 1


async def test_a_database_that_fails_is_asked_again(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Enough(Exception):
        pass

    async def busy(_: object) -> None:
        raise StorageBusy("locked")

    async def pause(_: float) -> None:
        if house.failures:
            raise Enough

    monkeypatch.setattr(house.store, "transact", busy)
    with pytest.raises(Enough):
        await house.owed().run(pause)
    assert house.failures == ["reports that are owed were not looked for"]
