"""Around the talk: prepare before it, ask in it, look back after it, by its owner alone."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest

from app.coach.sheets import Beliefs, HintGiven, Preparation, Reflection
from app.errors import Conflict, NotFound, Rejected
from app.sessions.journey import JourneyService
from app.sessions.notes import HINT, SHEETS, sheets_of
from app.sessions.records import Principal
from tests.unit.sessions.playing import (
    LICENCE,
    ME,
    OTHER,
    QUESTION,
    a_deal,
    a_session,
    journey,
    leave,
    notes,
    say,
    service,
)

pytestmark = pytest.mark.anyio
SHEET = Preparation(("support", "price"), target=7_000, questions=("What matters most to you?",))
GUESS = Beliefs(("term", "price"), ("payment",))
ANSWERS = Reflection("Asked early.", "Offer a package.", 3)


async def an_ended_session() -> str:
    """A session in which one question was asked before the learner left."""
    session = await a_session()
    await say(session.id, QUESTION)
    await leave(session.id)
    return session.id


async def test_a_session_begins_without_a_worksheet() -> None:
    session = await a_session()
    prepared = await journey().preparation(ME, session.id)
    assert (prepared.preparation, prepared.lines, prepared.is_open) == (None, (), True)
    assert (session.can_prepare, session.is_prepared) == (True, False)


async def test_a_worksheet_is_kept_with_what_was_found_in_it() -> None:
    session = await a_session()
    prepared = await journey().prepare(ME, session.id, SHEET)
    assert (prepared.preparation, prepared.is_open) == (SHEET, True)
    assert {line.key for line in prepared.lines} >= {"target", "questions", "batna"}
    assert await journey().preparation(ME, session.id) == prepared
    assert (await service().get(ME, session.id)).is_prepared


async def test_a_worksheet_is_replaced_until_the_first_turn_and_stands_after_it() -> None:
    session = await a_session()
    later = replace(SHEET, target=8_000)
    for sheet in (SHEET, later):
        await journey().prepare(ME, session.id, sheet)
    told = await say(session.id, QUESTION)
    assert (told.session.is_prepared, told.session.can_prepare) == (True, False)
    with pytest.raises(Conflict, match="begun to talk"):
        await journey().prepare(ME, session.id, SHEET)
    prepared = await journey().preparation(ME, session.id)
    assert (prepared.preparation, prepared.is_open) == (later, False)


async def test_a_wrong_worksheet_keeps_nothing() -> None:
    session = await a_session()
    with pytest.raises(Rejected) as refused:
        await journey().prepare(ME, session.id, Preparation(ranking=("colour",)))
    assert refused.value.field == "/ranking/0"
    assert await notes(session.id) == ()


async def test_each_hint_is_given_and_recorded_with_its_turn() -> None:
    session = await a_session()
    said = [await journey().hint(ME, session.id, level) for level in (1, 2, 3)]
    assert [(hint.turn, hint.level) for hint in said] == [(2, 1), (2, 2), (2, 3)]
    assert len({hint.text for hint in said}) == 3
    assert all(hint.entry for hint in said)
    given = tuple(HintGiven(h.turn, h.level, h.kind, h.text) for h in said)
    assert sheets_of(await notes(session.id, HINT)).hints == given
    assert (await service().get(ME, session.id)).hints_used == 3


async def test_the_same_hint_asked_for_twice_counts_once() -> None:
    session = await a_session()
    first = await journey().hint(ME, session.id, 1)
    assert await journey().hint(ME, session.id, 1) == first
    assert (await service().get(ME, session.id)).hints_used == 1
    await say(session.id, QUESTION)
    assert (await journey().hint(ME, session.id, 1)).turn == 4
    assert (await service().get(ME, session.id)).hints_used == 2


async def test_there_are_no_hints_in_an_assessment_nor_after_the_end() -> None:
    assessed = await a_session(request=replace(LICENCE, mode="assessment"))
    with pytest.raises(Conflict, match="assessment"):
        await journey().hint(ME, assessed.id, 1)
    over = await an_ended_session()
    with pytest.raises(Conflict, match="over"):
        await journey().hint(ME, over, 1)
    assert await notes(assessed.id, *SHEETS) == await notes(over, *SHEETS) == ()


async def test_a_guess_and_a_look_back_are_kept_once_after_the_end() -> None:
    session = await an_ended_session()
    assert not (await service().get(ME, session)).is_reflected
    assert not (await journey().guess(ME, session, GUESS)).is_reflected
    with pytest.raises(Conflict, match="already"):
        await journey().guess(ME, session, Beliefs(("price",)))
    assert (await journey().reflect(ME, session, ANSWERS)).is_reflected
    with pytest.raises(Conflict):
        await journey().reflect(ME, session, ANSWERS)
    sheets = sheets_of(await notes(session, *SHEETS))
    assert (sheets.beliefs, sheets.reflection) == (GUESS, ANSWERS)


async def test_a_guess_comes_before_the_report_is_open() -> None:
    session = await an_ended_session()
    await journey().reflect(ME, session, Reflection(is_skipped=True))
    with pytest.raises(Conflict, match="before the report"):
        await journey().guess(ME, session, GUESS)


async def test_nobody_looks_back_on_a_game_that_goes_on() -> None:
    session = await a_session()
    for use in (journey().guess(ME, session.id, GUESS), journey().reflect(ME, session.id, ANSWERS)):
        with pytest.raises(Conflict, match="over"):
            await use
    assert await service().get(ME, session.id) == session


async def test_wrong_answers_keep_nothing() -> None:
    session = await an_ended_session()
    with pytest.raises(Rejected):
        await journey().guess(ME, session, Beliefs(("colour",)))
    with pytest.raises(Rejected):
        await journey().reflect(ME, session, Reflection())
    assert await notes(session, *SHEETS) == ()


async def test_the_report_holds_what_was_written_beside_the_talk() -> None:
    session = await a_session()
    await journey().prepare(ME, session.id, SHEET)
    await journey().hint(ME, session.id, 2)
    await say(session.id, QUESTION)
    await leave(session.id)
    await journey().guess(ME, session.id, GUESS)
    await journey().reflect(ME, session.id, ANSWERS)
    further = (await service().debrief(ME, session.id)).further
    assert further.preparation is not None
    assert further.beliefs is not None
    assert further.reflection is not None
    assert (further.reflection.went_well, further.reflection.found) == ("Asked early.", 3)
    assert [(hint.turn, hint.level) for hint in further.hints] == [(2, 2)]


USES: dict[str, Callable[[JourneyService, Principal, str], Awaitable[object]]] = {
    "preparation": lambda j, who, key: j.preparation(who, key),
    "prepare": lambda j, who, key: j.prepare(who, key, SHEET),
    "hint": lambda j, who, key: j.hint(who, key, 1),
    "guess": lambda j, who, key: j.guess(who, key, GUESS),
    "reflect": lambda j, who, key: j.reflect(who, key, ANSWERS),
    "branch": lambda j, who, key: j.branch(who, key, 2),
}


@pytest.mark.parametrize("use", USES)
@pytest.mark.parametrize("who", [OTHER, Principal(tenant="elsewhere")])
async def test_another_owner_finds_no_such_session(use: str, who: Principal) -> None:
    for session in (await a_session(), await a_deal()):
        with pytest.raises(NotFound) as missing:
            await USES[use](journey(), who, session.id)
        assert (missing.value.kind, missing.value.key) == ("session", session.id)
        assert await service().get(ME, session.id) == session


@pytest.mark.parametrize("use", USES)
async def test_a_session_that_never_was_is_not_found(use: str) -> None:
    with pytest.raises(NotFound):
        await USES[use](journey(), ME, "ses_none")
