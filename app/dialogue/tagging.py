"""What the rules and the tagger see in an utterance, joined.

At home (a scenario that shares out like units, which is what the weights were learnt on) the
tagger decides on the nine strategies: the rules are among what it weighs. Away from home a rule
stands by itself and the tagger adds what it is sure of. Other markers are seen by rule alone.
"""

from collections.abc import Sequence
from dataclasses import replace

from app.dialogue.marker_rules import STRATEGIES
from app.dialogue.reading import Reading
from app.dialogue.tagger import Tag
from app.dialogue.traits import traits_of
from app.negotiation.acts import Act, Marker
from app.negotiation.issue import IssueKind
from app.negotiation.scenario import Scenario

SURE_AWAY = 0.6  # the likelihood from which the tagger is believed away from home


def with_tags(
    text: str,
    heard: Sequence[tuple[Reading, Sequence[Act]]],
    seen: Sequence[Marker],
    place: int,
) -> list[Marker]:
    """Return the markers of an utterance: those seen by rule, and the strategies as joined.

    `place` is how many utterances came before it. A language without a tagger has rules only.
    """
    words = heard[0][0].words if heard else None
    if words is None or words.language.tagger is None:
        return list(seen)
    tagger = words.language.tagger
    tags = tagger.tag(traits_of(text, heard, seen, place, tagger.alike))
    return at_home(seen, tags) if is_home(words.scenario) else away(seen, tags)


def is_home(scenario: Scenario) -> bool:
    """Say whether a scenario shares out like units."""
    return any(issue.kind is IssueKind.ALLOCATION for issue in scenario.issues)


def at_home(seen: Sequence[Marker], tags: Sequence[Tag]) -> list[Marker]:
    """Join where the tagger decides: a strategy stands if it is tagged, as sure as its tag.

    The words a rule fired on are the closer quote: where there are any, they are the place.
    """
    sure = {tag.label: tag.likelihood for tag in tags}
    kept = [m for m in seen if m.name in sure or m.name not in STRATEGIES]
    return _added([replace(m, confidence=sure.get(m.name, m.confidence)) for m in kept], tags)


def away(seen: Sequence[Marker], tags: Sequence[Tag]) -> list[Marker]:
    """Join where rules stand by themselves; what both see has the higher confidence."""
    believed = [tag for tag in tags if tag.likelihood >= SURE_AWAY]
    sure = {tag.label: tag.likelihood for tag in believed}
    kept = [replace(m, confidence=max(m.confidence, sure.get(m.name, 0.0))) for m in seen]
    return _added(kept, believed)


def _added(found: list[Marker], tags: Sequence[Tag]) -> list[Marker]:
    named = {marker.name for marker in found}
    return found + [Marker(t.label, t.span, t.likelihood) for t in tags if t.label not in named]
