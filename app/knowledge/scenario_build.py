"""From a checked scenario file to the `Scenario` the game plays."""

from app.dialogue.language import normalise
from app.knowledge.scenario_schema import (
    DisclosureFile,
    IssueFile,
    RoleFile,
    ScenarioFile,
    StakeFile,
)
from app.negotiation.acts import Importance, Kind
from app.negotiation.issue import Issue, IssueKind, allocation, choice, number_range
from app.negotiation.outcome import outcome_count
from app.negotiation.preferences import FULL, Preferences
from app.negotiation.scenario import (
    Disclosure,
    GuideStep,
    Interest,
    IssueWords,
    Reason,
    Role,
    Scenario,
    Talk,
    Unit,
)


def build_scenario(file: ScenarioFile) -> Scenario:
    """Build the value; what the schema cannot see (ids, sums, ranges) is a ValueError."""
    _refuse_repeats("issue", [entry.id for entry in file.issues], "")
    issues = tuple(_issue(entry) for entry in file.issues)
    outcome_count(issues)
    words = {
        entry.id: _words(entry, issue) for entry, issue in zip(file.issues, issues, strict=True)
    }
    _check_speakers(file)
    first, second = (
        _role(key, role, issues, place) for place, (key, role) in enumerate(file.roles.items())
    )
    return Scenario(
        file.id,
        file.version,
        file.language,
        file.title,
        file.summary,
        file.shared_brief,
        file.minutes,
        file.turn_limit,
        issues,
        words,
        (first, second),
        file.matter,
        file.relationship,
    )


def _issue(entry: IssueFile) -> Issue:
    if entry.kind == "choice":
        return choice(entry.id, tuple(entry.options))
    if entry.kind == "allocation":
        return allocation(entry.id, entry.count or 0)
    if entry.low is None or entry.high is None or entry.step is None:
        raise ValueError(f"issue '{entry.id}' is a range and needs low, high and step")
    return number_range(entry.id, entry.low, entry.high, entry.step)


def _words(entry: IssueFile, issue: Issue) -> IssueWords:
    shown, said, heard = {}, {}, {}
    for option in issue.options:
        named = entry.options.get(option.id)
        shown[option.id] = named.shown if named else _form(entry.shown, option.id, entry)
        said[option.id] = named.said if named else _form(entry.said, option.id, entry)
        heard[option.id] = tuple(named.heard if named else entry.heard.get(option.id, ()))
    units = [Unit(normalise(words)) for words in entry.units]
    units += [Unit(normalise(words), factor) for words, factor in entry.factors.items()]
    names = tuple(normalise(name) for name in entry.names)
    heard_by = _heard_by(entry)
    return IssueWords(entry.label, names, tuple(units), shown, said, heard, entry.why_ask, heard_by)


def _heard_by(entry: IssueFile) -> dict[str, dict[str, tuple[str, ...]]]:
    """Turn the words only one role means so from option by role into role by option."""
    roles = {role for option in entry.options.values() for role in option.heard_by}
    return {
        role: {name: tuple(option.heard_by.get(role, ())) for name, option in entry.options.items()}
        for role in sorted(roles)
    }


def _form(forms: dict[str, str], option_id: str, entry: IssueFile) -> str:
    form, issue_id = forms.get(option_id, forms.get("*")), entry.id
    if form is None:
        raise ValueError(
            f"issue '{issue_id}' has no words for option '{option_id}': give shown and said "
            "a form for it, or one for *"
        )
    if entry.kind == "allocation":
        left = (entry.count or 0) - int(option_id)
        form = form.replace("{mine}", option_id).replace("{theirs}", str(left))
    return form.replace("{n}", option_id)


def _refuse_repeats(kind: str, ids: list[str], where: str) -> None:
    for one in ids:
        if ids.count(one) > 1:
            raise ValueError(f"{where}{kind} '{one}' stands twice; give each its own id")


def _check_speakers(file: ScenarioFile) -> None:
    for issue in file.issues:
        for name, option in issue.options.items():
            for role in sorted(set(option.heard_by) - set(file.roles)):
                raise ValueError(
                    f"issue '{issue.id}', option '{name}': 'heard_by' names '{role}', "
                    "which is no role of this scenario"
                )


def _check_role(key: str, role: RoleFile, known: set[str]) -> None:
    where = f"role '{key}': "
    facts = [fact.id for interest in role.interests for fact in interest.disclosures]
    _refuse_repeats("interest", [interest.id for interest in role.interests], where)
    _refuse_repeats("disclosure", facts, where)
    _refuse_repeats("reason", [reason.id for reason in role.reasons], where)
    named = {i.issue for i in role.interests} | {r.issue for r in role.reasons}
    for odd in sorted((named | set(role.preferences)) - known):
        raise ValueError(f"{where}'{odd}' is named there and is no issue of this scenario")
    for odd in sorted(known - set(role.preferences)):
        raise ValueError(f"{where}the 'preferences' say nothing about issue '{odd}'")


def _role(key: str, role: RoleFile, issues: tuple[Issue, ...], place: int) -> Role:
    _check_role(key, role, {issue.id for issue in issues})
    return Role(
        key,
        role.title,
        role.person,
        role.organisation,
        role.public_brief,
        tuple(paragraph.text for paragraph in role.private_brief),
        role.batna,
        _preferences(key, role.preferences, issues, place),
        role.reservation,
        role.target,
        tuple(
            Interest(i.id, i.title, i.issue, tuple(_fact(d, i.issue) for d in i.disclosures))
            for i in role.interests
        ),
        tuple(Reason(r.id, r.issue, r.text, r.is_standard) for r in role.reasons),
        Talk(tuple(role.talk.opening), tuple(role.talk.deal), tuple(role.talk.no_deal)),
        tuple(GuideStep(step.until, step.text, step.example) for step in role.guide),
    )


def _fact(entry: DisclosureFile, issue: str) -> Disclosure:
    return Disclosure(
        entry.id,
        Kind(entry.kind),
        issue,
        Importance(entry.importance) if entry.importance else None,
        entry.level,
        frozenset(Kind(ask) for ask in entry.asks),
        entry.trust,
        entry.text,
        entry.reminder,
        tuple(normalise(words) for words in entry.tells),
    )


def _preferences(
    key: str, stakes: dict[str, StakeFile], issues: tuple[Issue, ...], place: int
) -> Preferences:
    weights = tuple(stakes[issue.id].weight * FULL // 100 for issue in issues)
    if sum(weights) != FULL:
        raise ValueError(
            f"role '{key}': the weights in 'preferences' sum to {sum(weights) // 100}, not to 100"
        )
    rows = (_values(key, stakes[issue.id], issue) for issue in issues)
    # A role counts the units it takes itself; the options count those of the first role.
    is_mirrored = [place == 1 and issue.kind is IssueKind.ALLOCATION for issue in issues]
    values = tuple(
        tuple(reversed(row)) if turned else row
        for row, turned in zip(rows, is_mirrored, strict=True)
    )
    return Preferences(issues, weights, values)


def _values(key: str, stake: StakeFile, issue: Issue) -> tuple[int, ...]:
    if stake.best is None:
        return _listed_values(f"role '{key}', issue '{issue.id}'", stake, issue)
    if stake.values:
        raise ValueError(f"role '{key}', issue '{issue.id}': give best or values, not both")
    last = len(issue.options) - 1
    rising = [round(FULL * place / last) for place in range(last + 1)]
    return tuple(rising if stake.best == "high" else reversed(rising))


def _listed_values(where: str, stake: StakeFile, issue: Issue) -> tuple[int, ...]:
    ids = [option.id for option in issue.options]
    for missing in (option for option in ids if option not in stake.values):
        raise ValueError(f"{where}: option '{missing}' needs a value (or give best: low or high)")
    for strange in sorted(set(stake.values) - set(ids)):
        raise ValueError(f"{where}: a value for '{strange}', which is no option of it")
    return tuple(round(stake.values[option] * 100) for option in ids)
