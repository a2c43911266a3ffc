"""Branches: a turn of a finished game played anew, from where it stood then."""

from dataclasses import replace

import pytest

from app.coach.sheets import Beliefs, Preparation
from app.errors import Conflict, NotFound, Rejected
from app.sessions.notes import PREPARATION
from app.sessions.service import NewSession
from app.sessions.views import SessionView
from tests.unit.sessions.playing import (
    GENEROUS,
    LICENCE,
    ME,
    PACKAGE,
    QUESTION,
    a_session,
    journey,
    kept,
    leave,
    notes,
    offer,
    say,
    service,
)

pytestmark = pytest.mark.anyio
WHY = "Why is the term so important to you?"


async def a_finished_game(request: NewSession = LICENCE) -> SessionView:
    """Two questions and an offer; then the learner leaves. Own turns are 2, 4, 6 and 8."""
    session = await a_session(request=request)
    for words in (QUESTION, WHY):
        await say(session.id, words)
    await offer(session.id, PACKAGE)
    return (await leave(session.id)).session


async def test_a_branch_stands_just_before_the_turn() -> None:
    origin = await a_finished_game()
    branch = await journey().branch(ME, origin.id, 6)
    assert (branch.branch_of, branch.branch_turn) == (origin.id, 6)
    assert [(t.number, t.text) for t in branch.turns] == [
        (t.number, t.text) for t in origin.turns[:5]
    ]
    assert (branch.phase, branch.turns_left, branch.report_url) == ("open", 10, None)
    assert branch.standing.mine == ()
    assert not {t.id for t in branch.turns} & {t.id for t in origin.turns}
    assert await service().get(ME, branch.id) == branch
    assert await service().get(ME, origin.id) == origin


async def test_a_branch_asked_for_twice_under_an_id_is_opened_once() -> None:
    origin = await a_finished_game()
    wished = f"{origin.id}0"
    first = await journey().branch(ME, origin.id, 6, wished)
    assert first.id == wished
    assert await journey().branch(ME, origin.id, 6, wished) == first


async def test_the_counterpart_plays_on_as_it_would_have() -> None:
    origin = await a_finished_game()
    branch = await journey().branch(ME, origin.id, 4)
    again = await say(branch.id, WHY)
    assert again.turns[1].text == origin.turns[4].text
    more = await offer(branch.id, PACKAGE)
    assert more.turns[1].text == origin.turns[6].text
    assert [made.terms for made in more.turns[1].offers] == [
        made.terms for made in origin.turns[6].offers
    ]


async def test_another_move_leads_elsewhere_and_leaves_the_origin_alone() -> None:
    origin = await a_finished_game()
    before = await service().debrief(ME, origin.id)
    branch = await journey().branch(ME, origin.id, 8)
    await offer(branch.id, GENEROUS)
    done = await say(branch.id, "Yes, I confirm.")
    assert done.session.phase == "deal"
    assert (await service().debrief(ME, branch.id)).result.is_deal
    assert await service().debrief(ME, origin.id) == before


async def test_a_branch_is_practice_whatever_its_origin_was() -> None:
    origin = await a_finished_game(replace(LICENCE, mode="assessment"))
    branch = await journey().branch(ME, origin.id, 2)
    assert (origin.mode, branch.mode) == ("assessment", "practice")
    assert (await journey().hint(ME, branch.id, 1)).turn == 2


async def test_the_events_of_a_branch_tell_the_whole_talk() -> None:
    origin = await a_finished_game()
    branch = await journey().branch(ME, origin.id, 6)
    events = await service().events(ME, branch.id, 0)
    assert [event.seq for event in events] == list(range(1, len(events) + 1))
    done = [event.turn for event in events if event.type == "turn.completed"]
    assert done == [turn.id for turn in branch.turns if turn.speaker == "counterpart"]
    mine = [e.turn for e in events if e.data.get("speaker") == "learner"]
    assert mine == [turn.id for turn in branch.turns if turn.speaker == "learner"]
    assert {event.session for event in events} == {branch.id}
    assert "session.impasse" not in {event.type for event in events}


async def test_the_preparation_goes_with_it_and_hints_do_not() -> None:
    session = await a_session()
    await journey().prepare(ME, session.id, Preparation(target=7_000))
    await journey().hint(ME, session.id, 1)
    await say(session.id, QUESTION)
    await leave(session.id)
    branch = await journey().branch(ME, session.id, 4)
    assert (branch.is_prepared, branch.can_prepare, branch.hints_used) == (True, False, 0)
    assert [note.kind for note in await notes(branch.id)] == [PREPARATION]


async def test_even_before_the_first_turn_a_branch_is_not_prepared_again() -> None:
    origin = await a_finished_game()
    branch = await journey().branch(ME, origin.id, 2)
    assert (len(branch.turns), branch.can_prepare) == (1, False)
    assert not (await journey().preparation(ME, branch.id)).is_open
    with pytest.raises(Conflict, match="the game it branches from"):
        await journey().prepare(ME, branch.id, Preparation(target=7_500))


async def test_who_plays_a_branch_has_seen_the_other_side() -> None:
    origin = await a_finished_game()
    branch = await journey().branch(ME, origin.id, 4)
    assert branch.is_reflected
    await leave(branch.id)
    with pytest.raises(Conflict):
        await journey().guess(ME, branch.id, Beliefs(("price",)))
    assert (await service().debrief(ME, branch.id)).session == branch.id


async def test_a_branch_can_be_branched_and_outlives_its_origin() -> None:
    origin = await a_finished_game()
    branch = await journey().branch(ME, origin.id, 6)
    await leave(branch.id)
    twig = await journey().branch(ME, branch.id, 4)
    assert twig.branch_of == branch.id
    for gone in (origin, branch):
        await service().delete(ME, gone.id)
    assert (await say(twig.id, WHY)).session.branch_of == branch.id
    with pytest.raises(NotFound):
        await service().get(ME, branch.id)


@pytest.mark.parametrize("turn", [0, 1, 3, 10])
async def test_only_own_turns_can_be_played_anew(turn: int) -> None:
    origin = await a_finished_game()
    with pytest.raises(Rejected) as refused:
        await journey().branch(ME, origin.id, turn)
    assert refused.value.field == "/turn"


async def test_a_game_that_goes_on_has_no_branches() -> None:
    session = await a_session()
    await say(session.id, QUESTION)
    with pytest.raises(Conflict, match="over"):
        await journey().branch(ME, session.id, 2)


async def test_a_branch_is_named_in_the_list() -> None:
    origin = await a_finished_game()
    branch = await journey().branch(ME, origin.id, 4)
    cards, _ = await service().sessions(ME, 1, None)
    assert (cards[0].id, cards[0].branch_of) == (branch.id, origin.id)
    record, _ = await kept(origin.id)
    assert (record.branch_of, record.branch_turn) == (None, None)
