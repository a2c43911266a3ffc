"""The blocks of a finished game."""

from dataclasses import replace

from app.review.coach_blocks import blocks_of, quoted
from app.review.coach_talk import Block
from app.review.further import (
    Further,
    PracticeTask,
    ProgressLine,
    ProgressView,
    Spread,
    TheirIssue,
    TheirSide,
    WhatIfMoment,
    WhatIfMove,
    WhatIfView,
)
from tests.builders_coach import talk_in
from tests.builders_report import a_debrief

SPREAD = Spread(5400, 5400, 6600, 6900, 6900, 7900, 5, 5)
BETTER = replace(SPREAD, own=6800, other=7500)
FURTHER = Further(
    what_if=WhatIfView(
        (
            WhatIfMoment(
                6,
                "€88.",
                WhatIfMove("as-played", "What you did", "€88.", SPREAD),
                (WhatIfMove("trade", "Trade", "If we sign for 4 years, €86.", BETTER),),
            ),
        ),
        "A simulation.",
    ),
    progress=ProgressView(
        2,
        (
            ProgressLine("value-creation", "Value creation", (2, None, 3), 1),
            ProgressLine("open-communication", "Open communication", (None, 4), None),
        ),
    ),
    task=PracticeTask("value-creation", "Value creation", "Offer a package.", "flat", "The flat"),
    their_side=TheirSide(
        "Mira",
        "Vendor",
        "A smaller chain.",
        4400,
        7200,
        (
            TheirIssue("Price", 3000, "€100", 3200),
            TheirIssue("Term", 3500, "4 years", 800),
            TheirIssue("Payment", 100, "30 days", 1200),
        ),
        ("Years: They like long contracts.",),
    ),
)


def blocks() -> dict[str, Block]:
    debrief = replace(a_debrief(), further=FURTHER)
    return {block.id: block for block in blocks_of(debrief, talk_in("en"))}


def test_every_part_of_a_report_has_its_block() -> None:
    assert list(blocks()) == [
        "result",
        "left",
        "moment/4",
        "moment/8",
        "level/open_communication",
        "level/value_creation",
        "level/flexible_concessions",
        "level/respect_for_differences",
        "what-if/6",
        "theirs",
        "advice",
        "task",
        "progress",
        "scoring",
    ]


def test_a_level_stands_with_its_anchor_and_what_its_checks_found() -> None:
    level = blocks()["level/flexible_concessions"]
    assert (level.is_level, level.level, level.name) == (True, 2, "Flexible concessions")
    assert level.sentences[0] == "Flexible concessions: level 2 of 5."
    assert level.sentences[-1].startswith("Against you: Drops the price without a reason, turn 8")


def test_where_there_was_too_little_evidence_there_is_no_level() -> None:
    level = blocks()["level/respect_for_differences"]
    assert level.level is None
    assert "no level" in level.sentences[0]


def test_the_simulation_is_told_in_points_beside_what_was_played() -> None:
    (told,) = blocks()["what-if/6"].sentences
    assert "68 points for you and 75 for them, against 54" in told
    assert told.startswith("In the simulation")


def test_their_side_begins_with_what_weighed_most_for_them() -> None:
    told = blocks()["theirs"].sentences
    assert told[0].startswith("Term weighed 35 of 100 for them and 8 for you")
    assert told[1].startswith("Price weighed 30")
    assert "44 points, the target 72" in told[2]


def test_progress_is_told_where_there_are_two_levels() -> None:
    assert blocks()["progress"].sentences == ("Value creation, game by game: level 2, 3.",)


def test_long_words_are_quoted_by_their_beginning_without_marks_of_their_own() -> None:
    assert quoted('He said “no”,\nthen "yes"') == "He said 'no', then 'yes'"
    long = quoted("many words " * 30)
    assert long.endswith("many …")
    assert len(long) < 170
