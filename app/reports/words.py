"""All fixed words of a report as one checked value; the words are in `knowledge/phrases/`.

Rules: every key is there and none besides; a text names no slot that the page does not fill.
"""

from pathlib import Path

import yaml
from pydantic import ValidationError

from app.errors import BadContent
from app.reports.glossary_words import GlossaryWords
from app.reports.page_words import (
    AdviceWords,
    CharacteristicWords,
    ContentsWords,
    DiscoveryWords,
    MomentWords,
    PageWords,
    ResultWords,
    ScoringWords,
    TranscriptWords,
)
from app.reports.picture_words import (
    FrontierWords,
    ProgressWords,
    RelationshipWords,
    StylePathWords,
    TrajectoryWords,
    WhatIfWords,
)
from app.reports.sheet_words import FiveCWords, PlannedWords, TheirSideWords
from app.reports.texts import Fixed, Part
from app.reports.wording_words import WordingWords


class ReportWords(Part):
    """All fixed words of a report in one language."""

    page: PageWords
    contents: ContentsWords
    result: ResultWords
    moments: MomentWords
    trajectory: TrajectoryWords
    frontier: FrontierWords
    transcript: TranscriptWords
    characteristics: CharacteristicWords
    advice: AdviceWords
    what_if: WhatIfWords
    relationship: RelationshipWords
    planned: PlannedWords
    progress: ProgressWords
    five_cs: FiveCWords
    style_path: StylePathWords
    their_side: TheirSideWords
    discoveries: DiscoveryWords
    scoring: ScoringWords
    wording: WordingWords
    styles: dict[str, Fixed]
    glossary: GlossaryWords

    def style(self, key: str) -> str:
        """Return a counterpart style's name; one without words here is called by its id."""
        return self.styles.get(key, key)


# The C loader where PyYAML was built with it: ten times faster, and just as safe.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load_report_words(path: Path) -> ReportWords:
    """Read the words of one language.

    Raises `BadContent` with file and line; line 0 means the file as a whole.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
        root = yaml.compose(text, _LOADER)
        return ReportWords.model_validate(yaml.load(text, _LOADER))  # noqa: S506 - a safe one
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
