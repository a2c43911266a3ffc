"""What a person told of their own side, as the facts of a role, so that the same checks see it.

Between people there are no fixed facts: a fact is a priority, an interest or a constraint that
somebody named, its text the very words, and what can be found out is one thing for each issue. In
a talk on known issues a telling that names none is not counted: what it is about is not known.
"""

from dataclasses import replace

from app.negotiation.acts import Act, Inform, Kind
from app.negotiation.history import History, Turn
from app.negotiation.scenario import Disclosure, Interest, Role, Scenario

_TOLD = frozenset({Kind.PRIORITY, Kind.INTEREST, Kind.CONSTRAINT})


def with_facts(
    history: History, role: Role, scenario: Scenario, *, on_issues: bool = True
) -> tuple[History, Role]:
    """Return a history in which a role's tellings carry facts, and the role that has these.

    Without `on_issues` nothing is known to be settled, and what names no issue counts too.
    """
    facts: dict[str, Disclosure] = {}
    turns = tuple(
        _telling(turn, facts, on_issues=on_issues) if turn.role == role.id else turn
        for turn in history
    )
    told = tuple(facts.values())
    places = tuple(issue.id for issue in scenario.issues)
    interests = tuple(
        Interest(place, "", place, tuple(f for f in told if f.issue == place or not on_issues))
        for place in places
    )
    return History(turns), replace(role, interests=interests)


def _telling(turn: Turn, facts: dict[str, Disclosure], *, on_issues: bool) -> Turn:
    acts: list[Act] = []
    for act, span in zip(turn.acts, turn.spans, strict=True):
        if not isinstance(act, Inform) or act.kind not in _TOLD or (on_issues and not act.issue):
            acts.append(act)
            continue
        # On unknown issues nobody can tell whether the same is told again.
        about = act.issue if on_issues else f"turn-{turn.number}"
        key = ".".join(str(part) for part in (act.kind, about, act.importance) if part)
        facts.setdefault(key, _fact(key, act, span.of(turn.text)))
        acts.append(replace(act, fact=key))
    return replace(turn, acts=tuple(acts))


def _fact(key: str, act: Inform, words: str) -> Disclosure:
    asks = frozenset({act.kind})
    return Disclosure(key, act.kind, act.issue, act.importance, 1, asks, 0, words, "", ())
