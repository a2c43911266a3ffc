"""The further blocks of a report in the terminal: shown where there is something to say."""

from dataclasses import replace

from app.review.further import (
    BeliefView,
    Further,
    PracticeTask,
    PreparationView,
    ReflectionView,
    SheetLine,
    Spread,
    WhatIfMoment,
    WhatIfMove,
    WhatIfView,
)
from app.terminal.further import further_parts
from tests.builders_report import a_debrief
from tests.builders_terminal import REPORT_WORDS, Typing, a_room

PLAYED = WhatIfMove(
    "as-played", "What you did", "No.", Spread(4700, 4700, 4700, 4400, 4400, 4400, 0, 5)
)
TRADE = WhatIfMove(
    "trade", "Trade", "If 70, then 3 years.", Spread(6800, 6510, 7049, 7600, 7600, 7600, 5, 5)
)


def shown(further: Further) -> str:
    typing = Typing(width=80)
    room = a_room(typing)
    typing.screen.show(*further_parts(room, replace(a_debrief(), further=further)))
    return typing.shown


def test_nothing_is_shown_where_there_is_nothing_to_say() -> None:
    assert shown(Further()) == ""


def test_what_if_shows_both_sides_of_each_move_and_says_what_it_is() -> None:
    moment = WhatIfMoment(6, "No.", PLAYED, (TRADE,))
    text = shown(Further(what_if=WhatIfView((moment,), "This is a simulation.")))
    for said in ("Turn 6", "“No.”", "What you did 47 (47–47) 44 (44–44)", "This is a simulation."):
        assert said in text
    assert "Trade 68 (65–70) 76 (76–76)" in text


def test_a_simulation_that_is_missing_says_so() -> None:
    assert "There is none." in shown(Further(what_if=WhatIfView((), "There is none.")))


def test_plans_and_thoughts_stand_beside_what_was_played() -> None:
    line = SheetLine("target", "Target", is_met=False, text="You planned 70 and reached 47.")
    further = Further(
        preparation=PreparationView((), (line,)),
        beliefs=BeliefView((), 0.5, is_fixed_pie=False, sentence="Half of it.", entry="batna"),
        reflection=ReflectionView("a", "b", 3, 2, "You thought 3; 2 were measured."),
    )
    text = shown(further)
    assert REPORT_WORDS.planned.heading in text
    for said in ("Target You planned 70", "Half of it.", "You thought 3; 2 were measured."):
        assert said in text


def test_the_next_task_names_a_scenario() -> None:
    task = PracticeTask("value-creation", "Value creation", "Offer a package.", "x", "A flat")
    text = shown(Further(task=task))
    for said in ("Practise: Value creation", "Offer a package.", "A flat"):
        assert said in text
