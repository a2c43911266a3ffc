"""What was written beside the talk and what it is set against, as blocks of Markdown."""

from collections.abc import Iterable, Iterator

from app.reports.marked import inert, listed, quoted, table
from app.reports.rows import same_wish
from app.reports.words import ReportWords
from app.review.debrief import Debrief
from app.review.further import BeliefView, ReflectionView, SheetLine


def write_planned(debrief: Debrief, words: ReportWords) -> list[str]:
    """Write the preparation, the guess, the look back and the hints."""
    said, further = words.planned, debrief.further
    blocks = [f"## {said.heading}"]
    if further.preparation:
        unseen = words.characteristics.not_observed
        for name, lines, empty in (
            (said.against_play, further.preparation.against_play, unseen),
            (said.sheet, further.preparation.lines, said.empty),
        ):
            blocks += (
                [f"### {name}", _sheet(lines, (said.met, said.missed, empty))] if lines else []
            )
    if further.beliefs:
        blocks += _beliefs(further.beliefs, words)
    if further.reflection:
        blocks += _reflection(further.reflection, words)
    if further.hints:
        hints = [f"{said.hint.format(turn=h.turn, level=h.level)}: {inert(h.text)}"
                 for h in further.hints]  # fmt: skip
        blocks += [f"### {said.hints}", listed(hints)]
    return blocks


def _sheet(lines: Iterable[SheetLine], names: tuple[str, str, str]) -> str:
    met, missed, unseen = names
    shown = {True: f"✓ {met}", False: f"× {missed}", None: f"○ {unseen}"}
    return listed(
        f"{shown[line.is_met]}: **{inert(line.title)}** {inert(line.text)}".strip()
        for line in lines
    )


def _beliefs(view: BeliefView, words: ReportWords) -> list[str]:
    said = words.planned
    rows = [
        (
            row.label,
            same_wish(row, words),
            words.page.none if row.guessed is None else row.guessed,
            row.theirs,
            row.own,
        )
        for row in view.rows
    ]
    heads = (said.issue, said.same, said.guessed, said.theirs, said.own)
    shown = table(heads, rows, figures=3)
    return [f"### {said.beliefs}", inert(view.sentence), shown]


def _reflection(view: ReflectionView, words: ReportWords) -> Iterator[str]:
    said = words.planned
    yield f"### {said.reflection}"
    yield inert(view.sentence)
    for name, text in ((said.went_well, view.went_well), (said.would_change, view.would_change)):
        if text:
            yield f"{name}:"
            yield quoted(text)


def write_five_cs(debrief: Debrief, words: ReportWords) -> list[str]:
    """Write the five C's with what was looked at."""
    said, judged = words.five_cs, words.characteristics
    blocks = [f"## {said.heading}"]
    for view in debrief.further.five_cs:
        lines = _sheet(view.lines, (judged.met, judged.missed, judged.not_observed))
        blocks += [f"### {inert(view.title)}", inert(view.sentence), lines]
    return blocks
