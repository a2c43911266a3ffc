"""The worksheet in words: what holds before the talk, and what became of it in the talk."""

from collections.abc import Sequence

from app.coach.plan_and_play import look_after
from app.coach.play import Play
from app.coach.preparation import Look, Question, look_before
from app.coach.sheets import Preparation
from app.dialogue.listen import listen
from app.dialogue.phrasebook import fill
from app.dialogue.values import Words
from app.negotiation.acts import Ask
from app.negotiation.history import History
from app.review.further import PreparationView, SheetLine
from app.review.sentences import points
from app.review.teaching import Teaching

_COUNTS = ("count", "of", "wanted")


def sheet_lines(
    sheet: Preparation, words: Words, role_id: str, teaching: Teaching
) -> tuple[SheetLine, ...]:
    """Return what can be said of a preparation before the talk, from the learner's side alone."""
    questions = read_questions(sheet, words, role_id)
    own, rule = words.scenario.role(role_id), teaching.rubric.practice
    return _worded("before", look_before(sheet, own, questions, rule), teaching)


def preparation_view(
    sheet: Preparation, play: Play, words: Words | None, teaching: Teaching
) -> PreparationView:
    """Return the preparation by itself and against the talk; without `words` questions stay unread.

    A field that was left empty is left out of the comparison.
    """
    own, rule = play.learner, teaching.rubric.practice
    questions = read_questions(sheet, words, own.id) if words else ()
    after = [one for one in look_after(sheet, play, questions, rule) if one.case != "empty"]
    return PreparationView(
        _worded("before", look_before(sheet, own, questions, rule), teaching),
        _worded("after", after, teaching),
    )


def read_questions(sheet: Preparation, words: Words, role_id: str) -> tuple[Question, ...]:
    """Read the questions written down with the ear that hears the talk, as if said at its start."""
    read = [listen(text, History(), words, role_id) for text in sheet.questions if text.strip()]
    return tuple(
        Question(
            tuple(act for act in heard.acts if isinstance(act, Ask)),
            any(marker.name == "open_question" for marker in heard.markers),
        )
        for heard in read
    )


def _worded(part: str, looks: Sequence[Look], teaching: Teaching) -> tuple[SheetLine, ...]:
    return tuple(_line(f"{part}.{look.key}", look, teaching) for look in looks)


def _line(key: str, look: Look, teaching: Teaching) -> SheetLine:
    words = teaching.lessons.looks[key]
    slots = {
        name: str(value) if name in _COUNTS else points(value)
        for name, value in look.values.items()
    }
    return SheetLine(look.key, words.title, look.is_met, fill(words.cases[look.case], slots))
