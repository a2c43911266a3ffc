"""The further blocks of a debrief: filled from what there is, absent where there is nothing."""

from dataclasses import replace
from functools import cache

import pytest

from app.coach.sheets import Beliefs, HintGiven, Preparation, Reflection, Sheets
from app.negotiation.history import History
from app.review.debrief import Debrief
from app.review.further import Further
from app.review.make import Played, make_debrief
from app.review.progress import JudgedSession, judged_session
from tests.builders_play import CURIOUS, PUSHING, TEACHING, a_played, a_table, play_lines

SHEETS = Sheets(
    Preparation(target=7_000, questions=("What matters most to you?",)),
    Beliefs(("price", "term")),
    Reflection("I asked.", "", 3),
    (HintGiven(2, 1, "nothing-asked", "What do you know?"),),
)


@cache
def record(lines: tuple[str, ...] = CURIOUS) -> Played:
    table = a_table(0)
    return replace(a_played(table, play_lines(table, lines)), words=table.words)


def made(played: Played) -> Debrief:
    return make_debrief(played, TEACHING)


def blocks(sheets: Sheets = SHEETS, earlier: tuple[JudgedSession, ...] = ()) -> Further:
    return made(replace(record(), sheets=sheets, earlier=earlier)).further


def test_all_that_was_written_has_its_block() -> None:
    found = blocks()
    assert found.preparation
    assert found.beliefs
    assert found.reflection
    assert [(hint.turn, hint.level, hint.text) for hint in found.hints] == [
        (2, 1, "What do you know?")
    ]


def test_what_was_not_written_is_absent() -> None:
    found = blocks(Sheets())
    assert (found.preparation, found.beliefs, found.reflection) == (None, None, None)
    assert (found.hints, found.what_if, found.progress) == ((), None, None)


def test_style_trust_task_and_their_side_come_with_every_finished_game() -> None:
    for lines in (CURIOUS, PUSHING):
        found = made(record(lines)).further
        assert found.style
        assert found.relationship
        assert found.task
        assert found.their_side
        assert len(found.five_cs) == 5


def test_trust_is_quoted_word_for_word() -> None:
    played = record()
    texts = {turn.number: turn.text for turn in played.history}
    view = made(played).further.relationship
    assert view is not None
    quoted = [point for point in view.path if point.quote]
    assert len(quoted) >= 4
    assert all(point.quote in texts[point.turn] for point in quoted)


def test_progress_takes_the_earlier_sessions_oldest_first_and_this_one_last() -> None:
    debrief = made(record())
    older = replace(judged_session(debrief, "campsite", "2024-01-01"), session="ses_0")
    newer = replace(older, at="2024-02-01", levels=(("open-communication", 1),))
    view = blocks(earlier=(newer, older)).progress
    assert view is not None
    line = next(line for line in view.lines if line.id == "open-communication")
    now = dict(older.levels)["open-communication"]
    assert (view.sessions, line.levels) == (3, (now, 1, now))


def test_the_task_never_sends_back_to_the_scenario_just_played() -> None:
    found = made(replace(record(PUSHING), scenario_id="licence-renewal")).further.task
    assert found is not None
    assert found.scenario != "licence-renewal"


@pytest.mark.parametrize("sheets", [SHEETS, Sheets()])
def test_the_same_record_gives_the_same_blocks(sheets: Sheets) -> None:
    again = replace(record(), history=History(record().history.turns), sheets=sheets)
    assert made(again).further == blocks(sheets)


def test_the_task_says_where_this_game_called_for_it() -> None:
    debrief = made(record(PUSHING))
    task = debrief.further.task
    assert task is not None
    assert task.text.startswith(TEACHING.lessons.tasks[task.characteristic].text)
    view = next(view for view in debrief.characteristics if view.id == task.characteristic)
    missed = {check.explained: check.quotes[-1][0] for check in view.checks if check.quotes}
    assert any(
        task.text.endswith(f"Look back at turn {turn} of this one. {text}")
        for text, turn in missed.items()
    )
