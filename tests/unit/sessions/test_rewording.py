"""A report in a model's words: asked once, by one, kept, and shown while it still fits."""

import asyncio
from dataclasses import dataclass, field, replace

import pytest

from app.errors import ModelFailed
from app.review.debrief import Debrief
from app.review.prose import prose_of
from app.sessions.caps import Caps
from app.sessions.model_ports import ModelUse
from app.sessions.notes import REWORDED
from app.sessions.records import Principal
from app.sessions.reworder import LiveWording, RewordAnswer, RewordBrief
from app.sessions.rewording import BEGUN, DONE, FAILED, Rewording, Worded, shown_in, worded_of
from app.sessions.rollouts import rollouts_data
from app.sessions.service import NewSession, Said, SessionService
from app.sessions.spending import spent
from app.sessions.tools import Tools
from app.simulation.tried import MISSING
from tests.builders_prose import prose_words
from tests.unit.sessions.playing import LICENCE, ME, OTHER, QUESTION, STORE, notes, tools

pytestmark = pytest.mark.anyio
USE = ModelUse("small", "debrief/reword", "0" * 12, 300, 200, is_estimated=False)


@dataclass
class ScriptedReworder:
    """Puts a word before every block, waits, or fails as it is told; it keeps its briefs."""

    failure: ModelFailed | None = None
    wait: float = 0.0
    briefs: list[RewordBrief] = field(default_factory=list)
    closed: int = 0

    async def reword(self, brief: RewordBrief, _: float) -> RewordAnswer:
        self.briefs.append(brief)
        await asyncio.sleep(self.wait)
        if self.failure is not None:
            raise self.failure
        return RewordAnswer({one.id: f"Overall, {one.text}" for one in brief.blocks}, USE)

    async def close(self) -> None:
        self.closed += 1


@dataclass
class Clock:
    """A clock that is set by hand."""

    at: str = "2026-03-01T10:00:00.000+00:00"

    def now(self) -> str:
        return self.at


def a_house(reworder: ScriptedReworder, seconds: float = 5.0, caps: Caps | None = None) -> Tools:
    """The ports with a live wording, and a clock that stands still."""
    wording = LiveWording(reworder, seconds, {"en": prose_words("en")})
    made = tools(lambda *_: rollouts_data(MISSING), lambda *_: None)
    return replace(made, wording=wording, clock=Clock(), caps=caps or made.caps)


async def a_debrief(house: Tools, new: NewSession = LICENCE) -> Debrief:
    """The debrief of a game that was played without a model."""
    service = SessionService(replace(house, wording=None))
    session = await service.create(ME, new)
    await service.take_turn(ME, session.id, Said(QUESTION))
    await service.end(ME, session.id, "walk_away", None)
    return await service.debrief(ME, session.id)


async def kept(debrief: Debrief) -> Worded | None:
    return await STORE.transact(lambda tx: worded_of(tx, debrief.session))


async def test_whoever_asks_at_once_there_is_one_call() -> None:
    reworder = ScriptedReworder(wait=0.02)
    house = a_house(reworder)
    debrief = await a_debrief(house)
    await asyncio.gather(*(Rewording(house).ask(ME, debrief) for _ in range(3)))
    await Rewording(house).ask(ME, debrief)
    assert len(reworder.briefs) == 1
    found = await kept(debrief)
    assert found is not None
    assert (found.state, found.use) == (DONE, USE)
    assert [block.id for block in found.blocks] == [block.id for block in prose_of(debrief)]


async def test_what_it_took_counts_for_the_session_and_for_the_keys_day() -> None:
    house = a_house(ScriptedReworder())
    debrief = await a_debrief(house)
    day = house.clock.now()[:10]
    before = await STORE.transact(lambda tx: tx.spent_on(ME.tenant, day))
    await Rewording(house).ask(ME, debrief)
    assert await STORE.transact(lambda tx: spent(tx, debrief.session)) == 500
    assert await STORE.transact(lambda tx: tx.spent_on(ME.tenant, day)) == before + 500


async def test_the_words_stay_when_the_model_is_gone() -> None:
    house = a_house(ScriptedReworder())
    debrief = await a_debrief(house)
    await Rewording(house).ask(ME, debrief)
    without = replace(house, wording=None)
    shown, is_open = await Rewording(without).read(ME, debrief, is_plain=False)
    again, _ = await Rewording(without).read(ME, debrief, is_plain=False)
    assert not is_open
    assert shown == again
    assert shown.keep.startswith("Overall, ")
    assert [one.judgement for one in shown.characteristics] == [
        one.judgement for one in debrief.characteristics
    ]


async def test_a_block_that_says_something_else_by_now_has_its_own_words() -> None:
    house = a_house(ScriptedReworder())
    debrief = await a_debrief(house)
    await Rewording(house).ask(ME, debrief)
    later = replace(debrief, keep="Asking about needs, as in turn 8.")
    shown = shown_in(later, await kept(debrief), house.clock.now())
    assert shown.keep == later.keep
    assert shown.stop != later.stop
    assert shown.wording is not None
    assert "keep" not in shown.wording.blocks


async def test_while_it_is_under_way_the_report_says_so_in_its_own_words() -> None:
    house = a_house(ScriptedReworder(wait=0.1))
    debrief = await a_debrief(house)
    asking = asyncio.create_task(Rewording(house).ask(ME, debrief))
    await asyncio.sleep(0.03)
    shown, is_open = await Rewording(house).read(ME, debrief, is_plain=False)
    assert not is_open
    assert shown.wording is not None
    assert shown.wording.is_under_way
    assert replace(shown, wording=None) == debrief
    plain, _ = await Rewording(house).read(ME, debrief, is_plain=True)
    assert plain == debrief
    await asking


async def test_what_somebody_began_and_left_is_done_by_a_later_reader() -> None:
    house = a_house(ScriptedReworder(wait=5))
    debrief = await a_debrief(house)
    asking = asyncio.create_task(Rewording(house).ask(ME, debrief))
    await asyncio.sleep(0.03)
    asking.cancel()
    found = await kept(debrief)
    assert found is not None
    assert found.state == BEGUN
    assert (await Rewording(house).read(ME, debrief, is_plain=False))[1] is False
    after = replace(house, clock=Clock("2026-03-01T10:01:00.000+00:00"))
    assert (await Rewording(after).read(ME, debrief, is_plain=False))[1] is True


async def test_what_failed_at_no_cost_is_tried_again_after_a_while() -> None:
    reworder = ScriptedReworder(ModelFailed("breaker_open"))
    house = a_house(reworder)
    debrief = await a_debrief(house)
    await Rewording(house).ask(ME, debrief)
    await Rewording(house).ask(ME, debrief)
    found = await kept(debrief)
    assert found is not None
    assert (found.state, found.failure, len(reworder.briefs)) == (FAILED, "breaker_open", 1)
    assert await Rewording(house).read(ME, debrief, is_plain=False) == (debrief, False)
    reworder.failure = None
    after = replace(house, clock=Clock("2026-03-01T11:00:00.000+00:00"))
    await Rewording(after).ask(ME, debrief)
    found = await kept(debrief)
    assert found is not None
    assert found.state == DONE


async def test_what_failed_at_a_cost_is_not_paid_for_twice() -> None:
    failed = ModelFailed("malformed")
    failed.tokens_in, failed.tokens_out = 300, 90
    reworder = ScriptedReworder(failed)
    house = a_house(reworder)
    debrief = await a_debrief(house)
    after = replace(house, clock=Clock("2026-03-02T11:00:00.000+00:00"))
    for each in (house, after):
        await Rewording(each).ask(ME, debrief)
    assert len(reworder.briefs) == 1
    assert await STORE.transact(lambda tx: spent(tx, debrief.session)) == 390


async def test_it_has_a_deadline() -> None:
    house = a_house(ScriptedReworder(wait=5), seconds=0.05)
    debrief = await a_debrief(house)
    await Rewording(house).ask(ME, debrief)
    found = await kept(debrief)
    assert found is not None
    assert (found.failure, found.blocks) == ("deadline", ())


async def test_an_assessment_a_cap_and_another_learner_are_not_asked_about() -> None:
    reworder = ScriptedReworder()
    house = a_house(reworder)
    assessed = await a_debrief(house, replace(LICENCE, mode="assessment"))
    await Rewording(house).ask(ME, assessed)
    assert await Rewording(house).read(ME, assessed, is_plain=False) == (assessed, False)
    capped = replace(house, caps=Caps(a_day=1))
    await STORE.transact(lambda tx: tx.add_spent(ME.tenant, house.clock.now()[:10], 1))
    debrief = await a_debrief(house)
    await Rewording(capped).ask(ME, debrief)
    assert await Rewording(capped).read(ME, debrief, is_plain=False) == (debrief, False)
    await Rewording(house).ask(OTHER, debrief)
    assert reworder.briefs == []
    assert await notes(debrief.session, REWORDED) == ()


async def test_a_session_that_is_deleted_meanwhile_keeps_nothing() -> None:
    house = a_house(ScriptedReworder(wait=0.05))
    debrief = await a_debrief(house)
    asking = asyncio.create_task(Rewording(house).ask(ME, debrief))
    await asyncio.sleep(0.02)
    await STORE.transact(lambda tx: tx.delete_session(Principal(), debrief.session))
    today = house.clock.now()[:10]
    before = await STORE.transact(lambda tx: tx.spent_on(ME.tenant, today))
    await asking
    assert await notes(debrief.session, REWORDED) == ()
    after = await STORE.transact(lambda tx: tx.spent_on(ME.tenant, today))
    assert after - before == USE.tokens_in + USE.tokens_out


async def test_checking_that_breaks_is_logged_and_paid_for_and_nobody_asks_again() -> None:
    reworder, failures = ScriptedReworder(), list[str]()
    house = a_house(reworder)
    wording = LiveWording(reworder, 5.0, {"en": None})  # type: ignore[dict-item]
    broken = replace(house, wording=wording, note_failure=lambda what, _: failures.append(what))
    debrief = await a_debrief(house)
    for _ in range(2):
        await Rewording(broken).ask(ME, debrief)
    assert (len(reworder.briefs), len(failures)) == (1, 1)
    found = await kept(debrief)
    assert found is not None
    assert (found.state, found.blocks) == (DONE, ())
    assert await STORE.transact(lambda tx: spent(tx, debrief.session)) == 500
    shown, is_to_be_asked = await Rewording(broken).read(ME, debrief, is_plain=False)
    assert (shown, is_to_be_asked) == (debrief, False)


async def test_a_use_case_ends_by_letting_go_of_the_model() -> None:
    reworder = ScriptedReworder()
    await SessionService(a_house(reworder)).close()
    assert reworder.closed == 1
