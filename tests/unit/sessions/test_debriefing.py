"""A finished session read with all its debrief is made from, and what is kept of the debrief."""

from dataclasses import replace
from typing import Any

import pytest

from app.errors import Conflict, NotFound, StorageFailed
from app.review.figures import figures_of
from app.review.progress import JudgedSession
from app.sessions.debriefing import (
    Finished,
    debrief_of,
    figures_in,
    is_counted,
    is_over,
    judged_in,
    newly_figured,
    newly_judged,
    read_finished,
)
from app.sessions.notes import FIGURES, JUDGED
from app.sessions.records import Principal
from app.sessions.service import NewSession
from tests.builders_play import TEACHING
from tests.builders_store import a_note
from tests.builders_store import a_session as a_record
from tests.unit.sessions.playing import (
    LICENCE,
    ME,
    QUESTION,
    STORE,
    a_session,
    journey,
    leave,
    never,
    no_failure,
    say,
    service,
    tools,
)

pytestmark = pytest.mark.anyio
LEVELS = [["open-communication", 4], ["value-creation", None]]
KEPT = {"session": "ses_1", "scenario": "campsite", "levels": LEVELS, "joint_gain": 0.5, "at": "1"}


TABLES = tools(never, no_failure).tables


async def an_end(who: Principal = ME, request: NewSession = LICENCE) -> str:
    """A game that was left at once by its owner."""
    session = await service().create(who, request)
    await service().end(who, session.id, "walk_away", None)
    return session.id


async def read(session: str, who: Principal = ME) -> Finished:
    return await STORE.transact(lambda tx: read_finished(tx, TABLES, who, session))


async def test_only_what_is_over_can_be_read() -> None:
    session = await a_session()
    with pytest.raises(Conflict):
        await read(session.id)
    with pytest.raises(NotFound):
        await read(session.id, Principal(learner="ada"))
    await leave(session.id)
    assert (await read(session.id)).record.id == session.id


async def test_it_was_over_when_its_last_turn_was_said() -> None:
    finished = await read(await an_end())
    assert finished.at == finished.turns[-1].at
    debrief = debrief_of(finished, TEACHING)
    assert debrief == debrief_of(finished, TEACHING)
    assert dict(debrief.versions).keys() == {"scenario", "engine", "ear", "rubric"}


@pytest.mark.parametrize(
    ("change", "counts"),
    [({}, True), ({"mode": "assessment"}, False), ({"branch_of": "ses_0"}, False)],
)
def test_practice_counts_and_neither_a_branch_nor_an_assessment(
    change: dict[str, Any], counts: bool
) -> None:
    assert is_counted(replace(a_record(), **change)) is counts


def test_a_session_is_over_with_a_deal_or_without() -> None:
    phases = ("open", "agreeing", "deal", "ended")
    assert [is_over(a_record(phase=phase)) for phase in phases] == [False, False, True, True]


async def test_what_was_judged_is_kept_once_and_anew_when_it_changed() -> None:
    session = await a_session()
    await say(session.id, QUESTION)
    await leave(session.id)
    finished = replace(await read(session.id), judged=None)
    debrief = debrief_of(finished, TEACHING)
    note = newly_judged(finished, debrief)
    assert note is not None
    assert (note.session, note.kind, note.at) == (session.id, JUDGED, finished.at)
    (judged,) = judged_in((note,))
    assert (judged.session, judged.scenario) == (session.id, "licence-renewal")
    assert newly_judged(replace(finished, judged=judged), debrief) is None
    other = replace(judged, joint_gain=0.123)
    assert newly_judged(replace(finished, judged=other), debrief) == note


async def test_nothing_is_kept_of_a_branch() -> None:
    session = await an_end()
    branch = await journey().branch(ME, session, 2)
    await leave(branch.id)
    finished = await read(branch.id)
    assert newly_judged(finished, debrief_of(finished, TEACHING)) is None


async def test_the_figures_are_kept_of_a_branch_too_once_and_anew_when_they_changed() -> None:
    session = await an_end()
    branch = await journey().branch(ME, session, 2)
    await leave(branch.id)
    finished = replace(await read(branch.id), figures=None)
    debrief = debrief_of(finished, TEACHING)
    note = newly_figured(finished, debrief)
    assert note is not None
    assert (note.session, note.kind) == (branch.id, FIGURES)
    figures = figures_in((note,))
    assert figures == figures_of(debrief)
    assert newly_figured(replace(finished, figures=figures), debrief) is None
    other = replace(figures, own=1) if figures else None
    assert newly_figured(replace(finished, figures=other), debrief) == note


def test_figures_that_are_not_kept_are_none_and_unreadable_ones_an_error() -> None:
    assert figures_in((a_note(JUDGED, data=KEPT),)) is None
    with pytest.raises(StorageFailed, match=FIGURES):
        figures_in((a_note(FIGURES, data={"levels": 3}),))


async def test_earlier_sessions_are_those_that_were_over_before() -> None:
    who = Principal(learner="returning")
    sessions = [await an_end(who) for _ in range(3)]
    for session in sessions:
        await service().debrief(who, session)
    earlier = [[one.session for one in (await read(s, who)).earlier] for s in sessions]
    assert earlier == [[], sessions[:1], sessions[:2]]


def test_what_was_judged_comes_back_oldest_first() -> None:
    notes = (
        a_note(JUDGED, session="ses_2", data=KEPT | {"session": "ses_2", "at": "2"}),
        a_note(JUDGED, data=KEPT),
    )
    first, second = judged_in(notes)
    levels = (("open-communication", 4), ("value-creation", None))
    assert first == JudgedSession("ses_1", "campsite", levels, 0.5, "1")
    assert second.session == "ses_2"


def test_a_damaged_note_is_named() -> None:
    with pytest.raises(StorageFailed, match=JUDGED):
        judged_in((a_note(JUDGED, data={"levels": 3}),))
