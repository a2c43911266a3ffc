"""The fixed words of a report as a checked value; the words are in `knowledge/phrases/`.

Rules: every key is there and none besides; a text names no slot that the page does not fill.
"""

from pathlib import Path
from string import Formatter
from typing import Annotated

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints, ValidationError

from app.errors import BadContent


def takes(*slots: str) -> AfterValidator:
    """Return a validator: a text names none but these slots."""

    def check(text: str) -> str:
        named = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
        if named - set(slots):
            known = ", ".join(f"{{{slot}}}" for slot in slots) or "none"
            raise ValueError(f"unknown slot {{{min(named - set(slots))}}}; known here: {known}")
        return text

    return AfterValidator(check)


_Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
_Fixed = Annotated[_Text, takes()]
_AtTurn = Annotated[_Text, takes("turn")]
_OfPoints = Annotated[_Text, takes("points")]
_OfPercent = Annotated[_Text, takes("percent")]
_Pair = Annotated[_Text, takes("own", "other")]
_TwoPairs = Annotated[_Text, takes("own", "other", "better_own", "better_other")]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class PageWords(_Part):
    """The head and the foot of the page, and words several parts share."""

    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2}(-[A-Z]{2})?$")]
    title: Annotated[_Text, takes("scenario")]
    played: Annotated[_Text, takes("role", "counterpart", "style")]
    home: _Fixed
    onward: _Fixed
    again: _Fixed
    again_lead: _Fixed
    you: _Fixed
    them: _Fixed
    at_turn: _AtTurn
    as_table: _Fixed
    glossary: Annotated[_Text, takes("title")]


class ResultWords(_Part):
    """The result line, its scale and the better outcome."""

    heading: _Fixed
    you: _OfPoints
    reservation: _OfPoints
    target: _OfPoints
    best: _OfPoints
    scale_title: _Fixed
    scale_about: Annotated[_Text, takes("own", "reservation", "target", "best")]
    joint_left: _OfPoints
    joint_gain: _OfPercent
    no_zopa: _Fixed
    better_heading: _Fixed
    better_both: _Fixed
    better_you: _Fixed
    better_them: _Fixed
    findable: _AtTurn
    not_findable: _Fixed
    issue: _Fixed
    deal: _Fixed
    better: _Fixed
    both_points: _Pair
    total: _Fixed
    changed: _Fixed
    points_key: _Fixed


class TrajectoryWords(_Part):
    """The offer trajectory: picture, legend, point titles and table."""

    heading: _Fixed
    lead: _Fixed
    title: _Fixed
    about: Annotated[_Text, takes("own_offers", "their_offers")]
    empty: _Fixed
    worth_to_you: _Fixed
    turn_axis: _Fixed
    own_offers: _Fixed
    their_offers: _Fixed
    reservation: _OfPoints
    target: _OfPoints
    gave_ground: _Fixed
    deal: _Fixed
    point: Annotated[_Text, takes("turn", "who", "summary", "own", "other")]
    point_gave: _OfPoints
    point_asked: _OfPoints
    deal_point: _Pair
    turn: _Fixed
    who: _Fixed
    offer: _Fixed
    own: _Fixed
    other: _Fixed
    conceded: _Fixed


class FrontierWords(_Part):
    """The frontier plot: picture, legend, sentence and table."""

    heading: _Fixed
    lead: _Fixed
    title: _Fixed
    worth_to_you: _Fixed
    worth_to_them: _Fixed
    possible: _Fixed
    frontier: _Fixed
    own_offers: _Fixed
    no_deal: _Fixed
    zone: _Fixed
    nash: _Fixed
    deal: _Fixed
    better: _Fixed
    deal_label: _Fixed
    better_label: _Fixed
    better_left: _TwoPairs
    nothing_left: _Pair
    below: _Pair
    missed: _TwoPairs
    missed_unknown: _Fixed
    no_zopa: _Fixed
    point: Annotated[_Text, takes("name", "own", "other")]
    numbered: Annotated[_Text, takes("number", "turn")]
    what: _Fixed
    own: _Fixed
    other: _Fixed


class MomentWords(_Part):
    """The key moments."""

    heading: _Fixed
    none: _Fixed
    strength: _Fixed
    chance: _Fixed
    could_have_said: _Fixed


class CharacteristicWords(_Part):
    """The characteristics and their checks."""

    heading: _Fixed
    lead: _Fixed
    level: Annotated[_Text, takes("level")]
    insufficient: _Fixed
    behaviour: _OfPercent
    outcome: _OfPercent
    met: _Fixed
    missed: _Fixed
    not_observed: _Fixed
    counter_seen: _Fixed


class AdviceWords(_Part):
    """Keep, start, stop."""

    heading: _Fixed
    keep: _Fixed
    start: _Fixed
    stop: _Fixed
    nothing: _Fixed


class DiscoveryWords(_Part):
    """What the other side cared about."""

    heading: _Fixed
    lead: _Fixed
    none: _Fixed
    asked: _AtTurn
    never_asked: _Fixed
    told: _AtTurn
    never_told: _Fixed
    used: _AtTurn
    never_used: _Fixed


class TranscriptWords(_Part):
    """The annotated transcript."""

    heading: _Fixed
    understood: _Fixed
    key_moment: _Fixed


class VersionWords(_Part):
    """What a game was played and judged with."""

    scenario: _Fixed
    engine: _Fixed
    ear: _Fixed
    rubric: _Fixed

    def named(self, part: str) -> str:
        """Return the name of a part as people read it; one unknown here stands for itself."""
        return str(getattr(self, part, part))


class ScoringWords(_Part):
    """How this was scored."""

    heading: _Fixed
    formula: _Fixed
    arithmetic: _Fixed
    emotions: _Fixed
    session: _Fixed
    seed: _Fixed
    style: _Fixed
    versions: VersionWords


class GlossaryWords(_Part):
    """The page of a glossary entry; `sections` are the headings every entry of a language has."""

    title: Annotated[_Text, takes("title")]
    home: _Fixed
    heading: _Fixed
    aliases: Annotated[_Text, takes("names")]
    see_also: _Fixed
    source: Annotated[_Text, takes("source")]
    sections: list[_Fixed]


class ReportWords(_Part):
    """All fixed words of a report in one language."""

    page: PageWords
    result: ResultWords
    trajectory: TrajectoryWords
    frontier: FrontierWords
    moments: MomentWords
    characteristics: CharacteristicWords
    advice: AdviceWords
    discoveries: DiscoveryWords
    transcript: TranscriptWords
    scoring: ScoringWords
    styles: dict[str, _Fixed]
    glossary: GlossaryWords

    def style(self, key: str) -> str:
        """Return a counterpart style's name; one without words here is called by its id."""
        return self.styles.get(key, key)


def load_report_words(path: Path) -> ReportWords:
    """Read the words of one language.

    Raises `BadContent` with file and line; line 0 means the file as a whole.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
        root = yaml.compose(text, yaml.SafeLoader)
        return ReportWords.model_validate(yaml.safe_load(text))
    except ValidationError as error:
        first = error.errors()[0]
        problem = f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
        raise BadContent(str(path), _line(root, first["loc"]), problem) from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise BadContent(str(path), line, f"not YAML: {error.problem}") from error
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise BadContent(str(path), 0, f"cannot be read: {error}") from error


def _line(root: yaml.Node | None, place: tuple[str | int, ...]) -> int:
    """The line of the deepest key of `place` that the file has; a missing key names its parent."""
    line, node = 1, root
    for name in place:
        pairs = node.value if isinstance(node, yaml.MappingNode) else ()
        found = [(key, value) for key, value in pairs if key.value == name]
        if not found:
            return line
        key, node = found[-1]
        line = int(key.start_mark.line) + 1
    return line
