"""Progress: levels over the sessions that count, by their owner, in a language."""

from dataclasses import replace

import pytest

from app.errors import NotFound
from app.sessions.notes import JUDGED
from app.sessions.ports import Transaction
from app.sessions.records import Principal, SessionRecord
from app.sessions.service import NewSession, Said
from tests.unit.sessions.playing import LICENCE, STORE, journey, notes, service

pytestmark = pytest.mark.anyio
LINES = (
    "What matters most to you?",
    "Why is the term so important to you?",
    "For us support is what matters most, because our nights are short.",
)


async def a_game(
    who: Principal, request: NewSession = LICENCE, lines: tuple[str, ...] = LINES
) -> str:
    """A game of a learner that ends when they leave."""
    session = await service().create(who, request)
    for line in lines:
        await service().take_turn(who, session.id, Said(line))
    await service().end(who, session.id, "walk_away", None)
    return session.id


async def test_who_has_played_nothing_has_no_progress_and_no_task() -> None:
    progress = await journey().progress(Principal(learner="new"), "en")
    assert (progress.sessions, progress.task) == (0, None)
    assert all(line.levels == () for line in progress.lines)


async def test_each_session_adds_a_level_and_there_is_a_next_task() -> None:
    who = Principal(learner="eager")
    for count in (1, 2):
        await a_game(who)
        progress = await journey().progress(who, "en")
        assert progress.sessions == count
        assert {len(line.levels) for line in progress.lines} == {count}
    assert progress.task is not None
    assert progress.task.text
    assert len(progress.lines) == 8


async def test_branches_assessments_and_games_without_a_level_do_not_count() -> None:
    who = Principal(learner="careful")
    session = await a_game(who)
    branch = await journey().branch(who, session, 4)
    await service().end(who, branch.id, "walk_away", None)
    await a_game(who, replace(LICENCE, mode="assessment"))
    await a_game(who, lines=())
    assert (await journey().progress(who, "en")).sessions == 1
    assert await notes(branch.id, JUDGED) == ()


async def test_a_game_the_server_went_down_after_is_judged_at_the_first_look() -> None:
    who = Principal(learner="unlucky")
    session = await a_game(who, lines=LINES)
    await service().debrief(who, session)
    copy = await STORE.transact(lambda tx: _copied(tx, who, session))
    assert await notes(copy, JUDGED) == ()
    assert (await journey().progress(who, "en")).sessions == 2
    assert len(await notes(copy, JUDGED)) == 1
    assert await journey().progress(who, "en") == await journey().progress(who, "en")


async def test_progress_is_the_owners_alone() -> None:
    who = Principal(learner="private")
    await a_game(who)
    assert (await journey().progress(Principal(learner="other"), "en")).sessions == 0
    assert (await journey().progress(replace(who, tenant="elsewhere"), "en")).sessions == 0


async def test_it_is_told_in_the_language_asked_for() -> None:
    who = Principal(learner="bilingual")
    await a_game(who)
    english, spanish = [await journey().progress(who, code) for code in ("en", "es")]
    assert [line.levels for line in english.lines] == [line.levels for line in spanish.lines]
    assert [line.title for line in english.lines] != [line.title for line in spanish.lines]
    with pytest.raises(NotFound):
        await journey().progress(who, "xx")


async def test_a_deleted_session_is_out_of_it() -> None:
    who = Principal(learner="tidy")
    session = await a_game(who)
    await service().debrief(who, session)
    await service().delete(who, session)
    assert (await journey().progress(who, "en")).sessions == 0


def _copied(tx: Transaction, who: Principal, session: str) -> str:
    """Keep the record and turns of a session again, without its notes."""
    record = tx.session(who, session)
    assert isinstance(record, SessionRecord)
    copy = replace(record, id=f"{session}z")
    tx.add_session(copy)
    for turn in tx.turns(session):
        tx.add_turn(replace(turn, id=f"{turn.id}z", session=copy.id, client_turn_id=None))
    return copy.id
