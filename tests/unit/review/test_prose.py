"""The blocks of a debrief that may be worded anew, and new words put in."""

from dataclasses import replace

from app.review.further import PracticeTask
from app.review.prose import ADVICE, BLAME, PRAISE, around, prose_of, with_prose
from tests.builders_report import a_debrief

TASK = PracticeTask("value-creation", "Value creation", "Offer a package.", "s", "Licence")


def test_the_blocks_stand_in_reading_order_and_a_level_that_is_none_has_none() -> None:
    debrief = replace(a_debrief(), further=replace(a_debrief().further, task=TASK))
    assert [block.id for block in prose_of(debrief)] == [
        "result", "moment/1", "moment/2", "level/open_communication", "level/value_creation",
        "level/flexible_concessions", "keep", "start", "stop", "task",
    ]  # fmt: skip


def test_a_moment_is_praise_or_reproach_and_may_be_quoted() -> None:
    asked, dropped = prose_of(a_debrief())[1:3]
    assert [asked.tones, dropped.tones] == [{PRAISE}, {BLAME}]
    assert (asked.turn, asked.quotes) == (4, ("What matters most to you here?",))
    pressed = replace(a_debrief().moments[0], is_pressed=True)
    assert prose_of(replace(a_debrief(), moments=(pressed,)))[1].quotes == ()


def test_keeping_is_praise_and_stopping_is_reproach() -> None:
    *_, keep, start, stop = prose_of(a_debrief())
    assert [keep.tones, start.tones, stop.tones] == [{PRAISE, ADVICE}, {ADVICE}, {BLAME, ADVICE}]


def test_a_line_without_a_word_is_no_block() -> None:
    assert "stop" not in [block.id for block in prose_of(replace(a_debrief(), stop=""))]


def test_what_the_checks_found_may_be_told_with_its_turn() -> None:
    view = a_debrief().characteristics[0]
    check = replace(view.checks[0], explained="You asked, openly.")
    views = (replace(view, checks=(check,)),)
    block = prose_of(replace(a_debrief(), characteristics=views))[3]
    assert block.may == ((4, "You asked, openly."),)


def test_the_mark_changes_with_whatever_a_block_says() -> None:
    block = prose_of(a_debrief())[0]
    assert block.mark == prose_of(a_debrief())[0].mark
    others = [replace(block, may=((1, "More."),)), replace(block, must=("Less.",))]
    assert len({block.mark, *(one.mark for one in others)}) == 3


def test_new_words_change_nothing_else() -> None:
    debrief = replace(a_debrief(), further=replace(a_debrief().further, task=TASK))
    blocks = prose_of(debrief)
    worded = with_prose(debrief, {block.id: f"New: {block.id}" for block in blocks})
    assert worded.result.sentence == "New: result"
    assert [one.what_it_did for one in worded.moments] == ["New: moment/1", "New: moment/2"]
    assert worded.further.task == replace(TASK, text="New: task")
    assert [one.judgement for one in worded.characteristics] == [
        one.judgement for one in debrief.characteristics
    ]
    assert with_prose(worded, {block.id: block.text for block in blocks}) == debrief
    assert with_prose(debrief, {}) is debrief


def test_names_and_issues_stand_around_the_blocks() -> None:
    about = around(a_debrief())
    assert about.names == ("Dana", "Whitfield")
    assert "Contract term" in about.labels
