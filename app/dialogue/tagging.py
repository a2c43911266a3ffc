"""What the rules and the tagger see in an utterance, joined: each strategy once, or none of them.

At home (a scenario that shares out like units, which is what the weights were learnt on) the
tagger decides on the nine strategies: the rules are among what it weighs. Away from home the rules
stand alone: on job talk they were better without it (docs/adr/0010). Other markers are seen by
rule alone.
"""

from collections.abc import Sequence
from dataclasses import replace

from app.dialogue.marker_rules import STRATEGIES
from app.dialogue.reading import Reading
from app.dialogue.tagger import NO_STRATEGY, Tag
from app.dialogue.traits import traits_of
from app.negotiation.acts import Act, Marker, Span
from app.negotiation.issue import IssueKind
from app.negotiation.scenario import Scenario

# About how often an utterance in which no rule sees a strategy is labelled as having none: 7 in 10
# of our own kept examples, which are thick with markers, and more of the real job lines.
NO_RULE = 0.8


def with_tags(
    text: str,
    heard: Sequence[tuple[Reading, Sequence[Act]]],
    seen: Sequence[Marker],
    place: int,
) -> list[Marker]:
    """Return the markers of an utterance: those seen by rule, and the strategies as joined.

    `place` is how many utterances came before it. A language without a tagger has rules only.
    """
    if not heard:
        return list(seen)
    words = heard[0][0].words
    tagger = words.language.tagger
    if tagger is None or not is_home(words.scenario):
        return _or_none(list(seen), heard)
    return joined(seen, tagger.tag(traits_of(text, heard, seen, place, tagger.alike)))


def is_home(scenario: Scenario) -> bool:
    """Say whether a scenario shares out like units."""
    return any(issue.kind is IssueKind.ALLOCATION for issue in scenario.issues)


def joined(seen: Sequence[Marker], tags: Sequence[Tag]) -> list[Marker]:
    """Join markers seen by rule with tags: a strategy stands if it is tagged, as sure as its tag.

    The words a rule fired on are the closer quote: where there are any, they are the place.
    """
    sure = {tag.label: tag.likelihood for tag in tags}
    kept = [m for m in seen if m.name in sure or m.name not in STRATEGIES]
    found = [replace(m, confidence=sure.get(m.name, m.confidence)) for m in kept]
    named = {marker.name for marker in found}
    return found + [Marker(t.label, t.span, t.likelihood) for t in tags if t.label not in named]


def _or_none(seen: list[Marker], heard: Sequence[tuple[Reading, Sequence[Act]]]) -> list[Marker]:
    """Say that an utterance has none of the strategies where no rule sees one."""
    if any(marker.name in STRATEGIES for marker in seen):
        return seen
    first, last = heard[0][0].sentence.span, heard[-1][0].sentence.span
    return [*seen, Marker(NO_STRATEGY, Span(first.start, last.end), NO_RULE)]
