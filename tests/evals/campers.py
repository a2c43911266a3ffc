"""Both sides of a campsite dialogue in figures: what the teacher saw of each, what came of it.

Each is judged as `winwin judge` does, by the camper's own order of needs, but no measure of the
outcome is let into a level: else levels would go with points by making. No text is kept.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from app.coach.critique import critique
from app.coach.judgement import Critique, Finding, Verdict
from app.coach.play import Play
from app.dialogue.values import Words
from app.negotiation.history import History
from app.negotiation.preferences import FULL
from app.negotiation.scenario import Role
from app.review.people.agreement import find_agreement
from app.review.people.facts import with_facts
from app.review.people.narrowing import narrowed
from tests.builders_play import RUBRIC
from tests.evals.corpora import Dialogue
from tests.evals.divisions import ROLES
from tests.evals.replay import replay, words_for

PARTNER = {"A": "B", "B": "A"}
PACKAGES, WITHOUT = 3, 5
POINTS = {"high": 5, "medium": 4, "low": 3}
_ALL = PACKAGES * sum(POINTS.values())
_RUBRIC = narrowed(RUBRIC, on_issues=True, is_sure=False)


@dataclass(frozen=True, slots=True)
class Camper:
    """One side of a dialogue in figures: what was seen of it, and what came of it.

    `met` and `against` are checks met and counter-evidence seen for each of its utterances;
    `results` are by the names of RESULTS.
    """

    utterances: int
    levels: Mapping[str, int | None]
    met: float
    against: float
    results: Mapping[str, float]


RESULTS: Mapping[str, str] = {
    "joint": "joint points, of the most these two could get",
    "satisfaction": "own satisfaction",
    "partner": "the partner's satisfaction",
    "liking": "how much the partner liked them",
}


def judged_campers(dialogues: Iterable[Dialogue]) -> Iterator[Camper]:
    """Yield both sides of every dialogue in figures."""
    for dialogue in dialogues:
        words = words_by_needs(dialogue.raw["participants"])
        history = History()
        for _, heard in replay(dialogue.lines, words, ROLES):
            history = heard.history
        for speaker in ROLES:
            yield _camper(speaker, history, words, dialogue.raw["participants"])


def most_together(people: Mapping[str, Any]) -> int:
    """Return the most points two campers could have got together."""
    first, second = (_worth(people[speaker]) for speaker in ROLES)
    return sum(PACKAGES * max(points, second[thing]) for thing, points in first.items())


def words_by_needs(people: Mapping[str, Any]) -> Words:
    """Return the ear's words for a campsite where each side needs what its camper needs."""
    worths = (tuple(sorted(_worth(people[speaker]).items())) for speaker in ROLES)
    return _words_for(*worths)


def _camper(speaker: str, history: History, words: Words, people: Mapping[str, Any]) -> Camper:
    judged = _judged(ROLES[speaker], history, words)
    findings = [finding for one in judged.judgements for finding in one.findings]
    own = len(history.of(ROLES[speaker]))
    return Camper(
        own,
        {one.characteristic: one.level for one in judged.judgements},
        sum(finding.verdict is Verdict.MET for finding in findings) / max(1, own),
        sum(map(_is_against, findings)) / max(1, own),
        _results(speaker, people),
    )


def _judged(role_id: str, history: History, words: Words) -> Critique:
    scenario = words.scenario
    told, other = with_facts(history, scenario.other(role_id), scenario)
    ending = find_agreement(history, scenario, None).state
    own = scenario.role(role_id)
    play = Play(told, scenario, own, other, RUBRIC.thresholds, ending=ending)
    return critique(play, _RUBRIC)


def _is_against(finding: Finding) -> bool:
    return finding.is_counter and finding.verdict is Verdict.MISSED


def _results(speaker: str, people: Mapping[str, Any]) -> dict[str, float]:
    own, theirs = people[speaker]["outcome"], people[PARTNER[speaker]]["outcome"]
    return {
        "joint": (own["points"] + theirs["points"]) / most_together(people),
        "satisfaction": own["satisfaction"],
        "partner": theirs["satisfaction"],
        "liking": theirs["opponent_likeness"],
    }


@cache
def _words_for(*worths: tuple[tuple[str, int], ...]) -> Words:
    """The campsite where the first side and the second need what these two campers need."""
    base = _campsite()
    first, second = (
        _needing(role, dict(worth)) for role, worth in zip(base.scenario.roles, worths, strict=True)
    )
    return replace(base, scenario=replace(base.scenario, roles=(first, second)))


@cache
def _campsite() -> Words:
    return words_for("campsite")


def _needing(role: Role, worth: Mapping[str, int]) -> Role:
    issues = role.preferences.issues
    weights = [FULL * PACKAGES * worth[issue.id] // _ALL for issue in issues]
    weights[0] += FULL - sum(weights)
    preferences = replace(role.preferences, weights=tuple(weights))
    return replace(role, preferences=preferences, reservation=FULL * WITHOUT // _ALL)


def _worth(person: Mapping[str, Any]) -> dict[str, int]:
    return {person["priority"][place].lower(): points for place, points in POINTS.items()}
