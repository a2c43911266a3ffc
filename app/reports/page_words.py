"""The fixed words of what every report holds: head, result, moments, levels, talk, scoring."""

from typing import Annotated

from pydantic import StringConstraints

from app.reports.texts import AtTurn, Fixed, OfPercent, OfPoints, Pair, Part, Text, takes


class PageWords(Part):
    """The head and the foot of the page, and words several parts share."""

    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2}(-[A-Z]{2})?$")]
    title: Annotated[Text, takes("scenario")]
    played: Annotated[Text, takes("role", "counterpart", "style")]
    home: Fixed
    onward: Fixed
    again: Fixed
    again_lead: Fixed
    practise: Annotated[Text, takes("title")]
    next_scenario: Annotated[Text, takes("scenario")]
    to_progress: Fixed
    as_pdf: Fixed
    as_markdown: Fixed
    coach_needs_script: Fixed
    to_glossary: Fixed
    you: Fixed
    them: Fixed
    at_turn: AtTurn
    as_table: Fixed
    glossary: Annotated[Text, takes("title")]
    more: Fixed
    none: Fixed
    pressed: Annotated[Text, takes("what")]


class ContentsWords(Part):
    """The table of contents: a short name for each part, by the part's anchor."""

    heading: Fixed
    result: Fixed
    moments: Fixed
    trajectory: Fixed
    frontier: Fixed
    transcript: Fixed
    characteristics: Fixed
    advice: Fixed
    what_if: Fixed
    relationship: Fixed
    planned: Fixed
    progress: Fixed
    five_cs: Fixed
    style: Fixed
    their_side: Fixed
    scoring: Fixed
    coach: Fixed
    onward: Fixed

    def named(self, anchor: str) -> str:
        """Return the short name of a part."""
        return str(getattr(self, anchor.replace("-", "_")))


class ResultWords(Part):
    """The result line, its scale and the better outcome."""

    heading: Fixed
    you: OfPoints
    reservation: OfPoints
    target: OfPoints
    best: OfPoints
    scale_title: Fixed
    scale_about: Annotated[Text, takes("own", "reservation", "target", "best")]
    joint_left: OfPoints
    joint_gain: OfPercent
    no_zopa: Fixed
    better_heading: Fixed
    better_both: Fixed
    better_you: Fixed
    better_them: Fixed
    findable: AtTurn
    not_findable: Fixed
    issue: Fixed
    deal: Fixed
    better: Fixed
    both_points: Pair
    total: Fixed
    changed: Fixed
    points_key: Fixed


class MomentWords(Part):
    """The key moments."""

    heading: Fixed
    none: Fixed
    strength: Fixed
    chance: Fixed
    could_have_said: Fixed


class CharacteristicWords(Part):
    """The characteristics, their two pictures and their checks."""

    heading: Fixed
    lead: Fixed
    level: Annotated[Text, takes("level")]
    insufficient: Fixed
    behaviour: OfPercent
    outcome: OfPercent
    capped: Fixed
    met: Fixed
    missed: Fixed
    not_observed: Fixed
    counter_seen: Fixed
    bars_title: Fixed
    bars_about: Annotated[Text, takes("judged", "all")]
    radar_title: Fixed
    radar_about: Fixed
    radar_about_before: Fixed
    point: Annotated[Text, takes("title", "level")]
    point_before: Annotated[Text, takes("title", "level", "before")]
    point_unseen: Annotated[Text, takes("title")]
    now: Fixed
    before: Fixed
    unseen: Fixed
    name: Fixed
    level_column: Fixed


class AdviceWords(Part):
    """Keep, start, stop."""

    heading: Fixed
    keep: Fixed
    start: Fixed
    stop: Fixed
    nothing: Fixed


class DiscoveryWords(Part):
    """What the other side cared about."""

    heading: Fixed
    lead: Fixed
    none: Fixed
    asked: AtTurn
    never_asked: Fixed
    told: AtTurn
    never_told: Fixed
    used: AtTurn
    never_used: Fixed


class TranscriptWords(Part):
    """The annotated transcript."""

    heading: Fixed
    lead: Fixed
    understood: Fixed
    key_moment: Fixed
    replay: Fixed


class VersionWords(Part):
    """What a game was played and judged with."""

    scenario: Fixed
    engine: Fixed
    ear: Fixed
    rubric: Fixed

    def named(self, part: str) -> str:
        """Return the name of a part as people read it; one unknown here stands for itself."""
        return str(getattr(self, part, part))


class ScoringWords(Part):
    """How this was scored, and how to dispute it."""

    heading: Fixed
    formula: Fixed
    arithmetic: Fixed
    emotions: Fixed
    machine: Fixed
    dispute: Fixed
    session: Fixed
    seed: Fixed
    style: Fixed
    versions: VersionWords
