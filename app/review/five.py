"""The five C's and the five styles in words."""

from collections.abc import Mapping

from app.coach.five_cs import CLine, five_cs
from app.coach.judgement import Finding
from app.coach.play import Play
from app.coach.preparation import Look, look_before
from app.coach.styles import style_path
from app.review.further import FiveCView, SheetLine, StylePoint, StyleView
from app.review.lessons import FiveCWords
from app.review.teaching import Teaching


def five_c_views(
    play: Play, findings: Mapping[str, Finding], teaching: Teaching
) -> tuple[FiveCView, ...]:
    """Return the five C's, each with its lines and one sentence on how they stand."""
    prepared = _prepared(play, teaching)
    return tuple(
        _view(key, lines, teaching) for key, lines in five_cs(play, findings, prepared).items()
    )


def _prepared(play: Play, teaching: Teaching) -> tuple[Look, ...]:
    """Return what the worksheet holds; its questions count for nothing here."""
    sheet = play.sheets.preparation
    return look_before(sheet, play.learner, (), teaching.rubric.practice) if sheet else ()


def style_view(play: Play, teaching: Teaching) -> StyleView | None:
    """Return the style path; None where no offer and no exit tells a style."""
    found = style_path(play, teaching.rubric.practice)
    if found.style is None:
        return None
    words = teaching.lessons.styles[found.style]
    path = tuple(StylePoint(step.turn, step.own, step.other, step.style) for step in found.steps)
    return StyleView(path, found.style, words.title, words.entry, words.sentence)


def _view(key: str, lines: tuple[CLine, ...], teaching: Teaching) -> FiveCView:
    words = teaching.lessons.five_cs[key]
    shown = tuple(_line(line, teaching) for line in lines)
    return FiveCView(key, words.title, words.entry, shown, _sentence(lines, words))


def _line(line: CLine, teaching: Teaching) -> SheetLine:
    case = {True: "met", False: "missed", None: "empty"}[line.is_met]
    if not line.is_check:
        words = teaching.lessons.lines[line.key]
        return SheetLine(line.key, words.title, line.is_met, words.cases[case])
    check = teaching.rubric.checks[line.key]
    text = {"met": check.met, "missed": check.missed, "empty": ""}[case]
    return SheetLine(line.key, check.title, line.is_met, text)


def _sentence(lines: tuple[CLine, ...], words: FiveCWords) -> str:
    seen = [line.is_met for line in lines if line.is_met is not None]
    if not seen:
        return words.unseen
    if all(seen):
        return words.good
    return words.mixed if any(seen) else words.weak
