"""Shows what a draw holds: both role sheets, what can be found out, and the numbers of the two."""

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from app.authoring.text_plot import FEASIBLE, FRONTIER, plot_lines
from app.authoring.words import PreviewWords
from app.negotiation.preferences import as_points
from app.negotiation.scenario import Disclosure, Role, Scenario
from app.negotiation.trust import START
from app.review.design.overview import Overview, Part, Point, overview, parts_of_issues

# More options than this are shown by these shares of the way from the first to the last.
_SHOWN_WHOLE = 7
_SHARES = (0, 0.25, 0.5, 0.75, 1)


def show_preview(scenario: Scenario, seed: int, said: PreviewWords, console: Console) -> None:
    """Print everything an author wants to see of one draw."""
    seen = overview(scenario)
    head = said.head.format(
        title=scenario.title,
        id=scenario.id,
        version=scenario.version,
        seed=seed,
        outcomes=f"{seen.outcomes:,}",
    )
    console.print(Text(head, "bold"))
    for place, role in enumerate(scenario.roles):
        console.print(Text("\n" + said.role.format(**_who(role)), "bold"))
        console.print(_limits(scenario, place, said))
        console.print(_sheet(scenario, role, said))
        console.print(_facts(scenario, role, said))
    console.print(Text("\n" + said.together, "bold"))
    for line in (*_issue_lines(scenario, said), *_number_lines(scenario, seen, said)):
        console.print(Text(line), soft_wrap=True, highlight=False)
    console.print(Text("\n".join(_plot(scenario, seen, said))), soft_wrap=True, highlight=False)


def _who(role: Role) -> dict[str, str]:
    return {"title": role.title, "person": role.person, "organisation": role.organisation}


def _limits(scenario: Scenario, place: int, said: PreviewWords) -> Text:
    role, found = scenario.roles[place], scenario.bargaining_set
    within = scenario.space.utilities[place]
    best = int((within[found.feasible] if found.has_zopa else within).max())
    figures = {"reservation": role.reservation, "target": role.target, "best": best}
    points = {name: str(as_points(value)) for name, value in figures.items()}
    return Text(said.limits.format(**points))


def _sheet(scenario: Scenario, role: Role, said: PreviewWords) -> Table:
    table = Table(said.issue, said.weight, said.options, highlight=False)
    for issue in scenario.issues:
        weight = str(role.preferences.weight(issue.id) // 100)
        label = scenario.words[issue.id].label
        table.add_row(Text(label), weight, Text(_options(scenario, role, issue.id, said)))
    return table


def _options(scenario: Scenario, role: Role, issue_id: str, said: PreviewWords) -> str:
    every = [option.id for option in scenario.issue(issue_id).options]
    shown = _some(every)
    parts = [
        said.option.format(
            shown=scenario.shown_to(role.id, issue_id, option),
            points=as_points(role.preferences.points(issue_id, option)),
        )
        for option in shown
    ]
    between = f" {said.skipped} " if len(shown) < len(every) else " | "
    return between.join(parts)


def _some(every: Sequence[str]) -> list[str]:
    if len(every) <= _SHOWN_WHOLE:
        return list(every)
    return [every[round(share * (len(every) - 1))] for share in _SHARES]


def _facts(scenario: Scenario, role: Role, said: PreviewWords) -> Table:
    table = Table(said.interests, said.level, said.unlocked, said.fact, highlight=False)
    for interest in role.interests:
        name = f"{interest.title} ({scenario.words[interest.issue].label})"
        for fact in interest.disclosures:
            row = (Text(name), str(fact.level), Text(_unlocked(fact, said)), Text(fact.text))
            table.add_row(*row)
            name = ""
    return table


def _unlocked(fact: Disclosure, said: PreviewWords) -> str:
    asks = ", ".join(said.asks[kind] for kind in sorted(fact.asks))
    if fact.trust <= START:
        return said.asked_freely.format(asks=asks)
    return said.asked.format(asks=asks, trust=fact.trust)


def _issue_lines(scenario: Scenario, said: PreviewWords) -> list[str]:
    forms = {
        Part.LOGROLLS: said.logrolls,
        Part.COMPATIBLE: said.compatible,
        Part.HAGGLED: said.haggled,
    }
    lines = []
    for issue_id, part, role_id in parts_of_issues(scenario):
        role = scenario.role(role_id).title if role_id else ""
        lines.append(forms[part].format(issue=scenario.words[issue_id].label, role=role))
    return lines


def _number_lines(scenario: Scenario, seen: Overview, said: PreviewWords) -> list[str]:
    middle = _said_point(said.middle, seen.middle, scenario)
    if seen.nash is None or seen.joint_best is None or seen.left is None or seen.share is None:
        return [said.no_zone.format(points=as_points(seen.missing)), middle]
    zone = said.zone.format(
        feasible=f"{len(seen.feasible):,}",
        outcomes=f"{seen.outcomes:,}",
        percent=f"{len(seen.feasible) / seen.outcomes:.0%}",
        frontier=len(seen.frontier),
    )
    left = said.left.format(points=as_points(seen.left), percent=round(100 * seen.share))
    nash = _said_point(said.nash, seen.nash, scenario)
    return [zone, nash, _said_point(said.joint_best, seen.joint_best, scenario), middle, left]


def _said_point(form: str, point: Point, scenario: Scenario) -> str:
    reader = scenario.roles[0].id
    shown = [scenario.shown_to(reader, issue, option) for issue, option in point.terms]
    one, two = map(as_points, point.worth)
    return form.format(one=one, two=two, terms=", ".join(shown))


def _plot(scenario: Scenario, seen: Overview, said: PreviewWords) -> list[str]:
    first, second = scenario.roles
    named = [
        ("+", said.reservations, scenario.bargaining_set.reservations),
        ("M", said.mark_middle, seen.middle.worth),
        ("J", said.mark_best, seen.joint_best.worth if seen.joint_best else None),
        ("N", said.mark_nash, seen.nash.worth if seen.nash else None),
    ]
    marks = {sign: place for sign, _, place in named if place}
    signs = [(FEASIBLE, said.feasible), (FRONTIER, said.frontier)]
    signs += [(sign, name) for sign, name, place in named if place]
    return [
        "",
        said.worth.format(role=second.title),
        *plot_lines(seen.feasible, seen.frontier, marks),
        " " * 20 + said.worth.format(role=first.title),
        "   ".join(f"{sign} {name}" for sign, name in signs),
    ]
