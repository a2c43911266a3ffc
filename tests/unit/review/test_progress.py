"""Progress: levels over sessions, the lift, and a task aimed at the weakest."""

from app.review.further import PracticeTask
from app.review.progress import JudgedSession, judged_session, practice_task, progress
from tests.builders_lessons import teaching_in
from tests.builders_play import RUBRIC, TEACHING
from tests.builders_report import a_debrief

IDS = tuple(one.id for one in RUBRIC.characteristics)


def judged(scenario: str = "campsite", **levels: int | None) -> JudgedSession:
    """A session at level 5 in all but what is named (with _ for -)."""
    named = {key.replace("_", "-"): level for key, level in levels.items()}
    rows = tuple((key, named.get(key, 5)) for key in IDS)
    return JudgedSession("ses_1", scenario, rows, 0.5, "2024-01-01")


def task(*sessions: JudgedSession) -> PracticeTask:
    found = practice_task(sessions, TEACHING)
    assert found is not None
    return found


def test_a_debrief_leaves_its_levels_and_joint_gain() -> None:
    debrief = a_debrief()
    kept = judged_session(debrief, "licence-renewal", "2024-01-01")
    assert kept.levels[0] == (debrief.characteristics[0].id, 4)
    assert (kept.joint_gain, kept.scenario) == (0.64, "licence-renewal")


def test_levels_stand_in_the_order_of_the_sessions_with_their_lift() -> None:
    sessions = (
        judged(value_creation=2),
        judged(value_creation=None),
        judged(value_creation=4),
    )
    view = progress(sessions, TEACHING)
    line = next(line for line in view.lines if line.id == "value-creation")
    assert (view.sessions, line.levels, line.lift) == (3, (2, None, 4), 2)
    assert [line.id for line in view.lines] == list(IDS)


def test_one_level_is_no_lift() -> None:
    assert progress((judged(),), TEACHING).lines[0].lift is None


def test_the_task_is_aimed_at_the_lowest_latest_level() -> None:
    first, last = judged(value_creation=1, open_communication=4), judged(open_communication=3)
    assert task(first, last).characteristic == "open-communication"


def test_of_equals_the_one_that_was_lower_over_all_comes_first() -> None:
    first = judged(open_communication=4, value_creation=1)
    last = judged(open_communication=3, value_creation=3)
    assert task(first, last).characteristic == "value-creation"


def test_what_could_not_be_judged_is_next_only_when_all_else_is_at_the_top() -> None:
    assert task(judged(value_creation=None)).characteristic == "value-creation"
    both = judged(value_creation=None, open_communication=4)
    assert task(both).characteristic == "open-communication"


def test_a_level_not_reached_last_time_is_the_latest_one_known() -> None:
    first, last = judged(value_creation=2), judged(value_creation=None, open_communication=3)
    assert task(first, last).characteristic == "value-creation"


def test_the_next_scenario_is_one_not_played_yet_and_never_the_one_just_played() -> None:
    among = TEACHING.lessons.tasks["value-creation"].scenarios
    found = task(judged(among[0], value_creation=2))
    assert found.scenario == among[1]
    played = [judged(scenario, value_creation=2) for scenario in among]
    assert task(*played).scenario == among[0]
    assert task(*played, judged(among[0], value_creation=2)).scenario == among[1]


def test_at_the_top_everywhere_or_before_the_first_session_there_is_no_task() -> None:
    assert practice_task((judged(),), TEACHING) is None
    assert practice_task((), TEACHING) is None


def test_a_task_is_said_in_the_language_of_the_session() -> None:
    found = practice_task((judged(value_creation=2),), teaching_in("es"))
    assert found is not None
    assert found.text.startswith("En tu próxima partida")
    assert found.scenario == "puesto-de-mercado"
