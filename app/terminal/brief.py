"""The role sheet: who is who, what is known to whom, and what each option is worth."""

from collections.abc import Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from app.negotiation.preferences import as_points
from app.sessions.views import Brief, IssueSheet, OptionSheet
from app.terminal.talk_words import BriefWords

SHOWN_AT_MOST = 8  # options of an issue listed one by one
_STOPS = 4  # steps of a longer range that are shown, its ends among them


def render_brief(brief: Brief, words: BriefWords) -> RenderableType:
    """Return a brief for the learner alone; private facts stand in a frame of their own."""
    who, they = brief, brief.counterpart
    return Group(
        Rule(Text(brief.title, style="bold")),
        Text(words.you.format(person=who.person, role=who.role_title), style="bold"),
        Text(words.they.format(person=they.person, role=they.title)),
        Text(words.length.format(turns=brief.turn_limit, minutes=brief.minutes), style="dim"),
        *_told(words.shared, brief.shared_brief),
        *_told(words.ahead, brief.relationship),
        *_told(words.theirs, they.public_brief),
        *_told(words.public, brief.public_brief),
        Text(),
        _private(brief, words),
        Text(),
        _scores(brief, words),
        Text(words.scores_note, style="dim"),
    )


def is_long(issue: IssueSheet) -> bool:
    """Say whether an issue has too many options to list them one by one."""
    return len(issue.options) > SHOWN_AT_MOST


def _told(heading: str, text: str) -> Sequence[RenderableType]:
    return Text(), Text(heading, style="cyan"), Padding(Text(text), (0, 0, 0, 2))


def _private(brief: Brief, words: BriefWords) -> Panel:
    limits = words.limits.format(
        reservation=as_points(brief.reservation), target=as_points(brief.target)
    )
    lines = [Text(f"- {fact}") for fact in brief.private_brief]
    body = Group(
        *lines,
        Text(f"- {words.batna}: {brief.batna}"),
        Text(f"- {limits}"),
        Text(words.private_note, style="dim"),
    )
    title = Text(words.private, style="bold magenta")
    return Panel(body, title=title, title_align="left", border_style="magenta")


def _scores(brief: Brief, words: BriefWords) -> Table:
    table = Table(
        title=Text(words.scores, style="cyan"),
        title_justify="left",
        box=box.SIMPLE_HEAD,
        expand=True,
    )
    table.add_column(words.issue)
    table.add_column(words.option, ratio=1)
    table.add_column(words.points, justify="right")
    for issue in brief.issues:
        for place, option in enumerate(_stops(issue)):
            label = Text(issue.label, style="bold") if place == 0 else Text()
            table.add_row(label, option.shown, str(as_points(option.points)))
        table.add_section()
    return table


def _stops(issue: IssueSheet) -> Sequence[OptionSheet]:
    """Every option of a short issue; of a long range its ends, a few between, and its best."""
    if not is_long(issue):
        return issue.options
    last = len(issue.options) - 1
    best = max(range(last + 1), key=lambda place: issue.options[place].points)
    places = {best, *(round(last * stop / (_STOPS - 1)) for stop in range(_STOPS))}
    return [issue.options[place] for place in sorted(places)]
