"""All words of the author's tools as one checked value; the words are in `knowledge/phrases/`."""

from pathlib import Path
from string import Formatter
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, StringConstraints, model_validator

from app.knowledge.placed import check, read_placed
from app.reports.texts import takes

# What each warning of app/review/design may name; a code without words, or words without a code,
# is refused when the file is read.
WARNING_SLOTS: dict[str, frozenset[str]] = {
    code: frozenset(slots.split())
    for code, slots in {
        "no_zopa": "points",
        "zopa_not_expected": "",
        "one_issue": "",
        "dominated": "issue option other",
        "no_compatible": "",
        "no_distributive": "",
        "no_logrolling": "role",
        "no_integrative": "percent points",
        "squeezed": "role points",
        "target_out_of_reach": "role best target",
        "zone_small": "percent",
        "zone_large": "percent",
        "never_asked": "fact asks",
        "locked_for_good": "fact trust reach",
        "locked_for_some": "fact trust style",
        "fact_against_weight": "fact importance issue weight",
        "tell_missing": "fact",
        "silent_issue": "role issue weight",
        "few_reasons": "role issue count",
        "no_standard": "role",
        "tell_in_public": "words fact",
        "limit_in_public": "figure role",
        "tell_in_fact": "words fact other",
        "too_long": "what count most",
        "phrase_of_two": "phrase meant",
        "name_of_two": "name issues",
        "phrase_inside": "phrase option longer other",
        "option_misread": "role said why",
        "offer_misread": "role why",
        "fact_refused": "fact why",
        "reason_refused": "id why",
        "talk_refused": "line why",
    }.items()
}
# Why the verifier (app/dialogue/verify.py) refuses a text; "close": heard as no way of leaving.
REFUSALS = frozenset(
    {"length", "acts", "value", "number", "unclear", "limit", "locked fact", "close"}
)

_Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
_Fixed = Annotated[_Text, takes()]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class WarningWords(_Part):
    """What a warning says, and what to do about it."""

    says: _Text
    do: _Fixed


class CheckWords(_Part):
    """The lines of `check`."""

    error: Annotated[_Text, takes("place", "problem")]
    warning: Annotated[_Text, takes("place", "code", "text")]
    alike: Annotated[_Text, takes("count")]
    refusals: dict[str, Annotated[_Text, takes("words")]]
    in_some: Annotated[_Text, takes("count", "draws")]
    do: Annotated[_Text, takes("remedy")]
    near: Annotated[_Text, takes("key")]
    clean: Annotated[_Text, takes("id", "draws")]
    only_warnings: Annotated[_Text, takes("id", "count", "draws")]
    broken: Annotated[_Text, takes("id", "count")]
    working: Annotated[_Text, takes("id")]
    unknown: Annotated[_Text, takes("given", "known")]


class PreviewWords(_Part):
    """The role sheets, the numbers and the plot of `preview`."""

    head: Annotated[_Text, takes("title", "id", "version", "seed", "outcomes")]
    role: Annotated[_Text, takes("title", "person", "organisation")]
    limits: Annotated[_Text, takes("reservation", "target", "best")]
    issue: _Fixed
    weight: _Fixed
    options: _Fixed
    option: Annotated[_Text, takes("shown", "points")]
    skipped: _Fixed
    interests: _Fixed
    fact: _Fixed
    level: _Fixed
    unlocked: _Fixed
    asked: Annotated[_Text, takes("asks", "trust")]
    asked_freely: Annotated[_Text, takes("asks")]
    asks: dict[str, _Fixed]
    together: _Fixed
    zone: Annotated[_Text, takes("feasible", "outcomes", "percent", "frontier")]
    no_zone: Annotated[_Text, takes("points")]
    nash: Annotated[_Text, takes("one", "two", "terms")]
    joint_best: Annotated[_Text, takes("one", "two", "terms")]
    middle: Annotated[_Text, takes("one", "two", "terms")]
    left: Annotated[_Text, takes("points", "percent")]
    logrolls: Annotated[_Text, takes("issue", "role")]
    compatible: Annotated[_Text, takes("issue")]
    haggled: Annotated[_Text, takes("issue")]
    worth: Annotated[_Text, takes("role")]
    possible: _Fixed
    feasible: _Fixed
    frontier: _Fixed
    reservations: _Fixed
    mark_nash: _Fixed
    mark_best: _Fixed
    mark_middle: _Fixed
    place: Annotated[_Text, takes("name", "one", "two")]
    picture: Annotated[_Text, takes("title")]
    about: Annotated[_Text, takes("feasible", "frontier")]
    written: Annotated[_Text, takes("path")]


class SimulateWords(_Part):
    """The table and the flags of `simulate`."""

    working: Annotated[_Text, takes("id")]
    spread: Annotated[_Text, takes("games", "learners", "styles", "difficulties", "draws")]
    learner: _Fixed
    style: _Fixed
    games: _Fixed
    deals: _Fixed
    turns: _Fixed
    joint_gain: _Fixed
    surplus: _Fixed
    every_style: _Fixed
    nothing: _Fixed
    no_zone: _Fixed
    trivial: Annotated[_Text, takes("draw", "percent")]
    impossible: Annotated[_Text, takes("draw", "deals", "percent")]
    well_made: Annotated[_Text, takes("draws")]
    took: Annotated[_Text, takes("games", "seconds")]


class NewWords(_Part):
    """What `new` says."""

    written: Annotated[_Text, takes("path")]
    next_steps: Annotated[_Text, takes("id")]
    exists: Annotated[_Text, takes("path")]
    not_an_id: Annotated[_Text, takes("given")]
    not_writable: Annotated[_Text, takes("path", "problem")]


class AuthoringWords(_Part):
    """Everything the author's tools say."""

    language: str
    check: CheckWords
    faults: dict[str, _Fixed]
    warnings: dict[str, WarningWords]
    preview: PreviewWords
    simulate: SimulateWords
    new: NewWords

    @model_validator(mode="after")
    def _warnings_are_whole(self) -> Self:
        odd = set(self.warnings) ^ set(WARNING_SLOTS)
        if odd:
            raise ValueError(f"warnings: '{min(odd)}' is missing or unknown")
        for code, words in self.warnings.items():
            named = {name for _, name, _, _ in Formatter().parse(words.says) if name}
            if named - WARNING_SLOTS[code]:
                raise ValueError(
                    f"warnings.{code}: unknown slot {min(named - WARNING_SLOTS[code])}"
                )
        if odd := set(self.check.refusals) ^ REFUSALS:
            raise ValueError(f"check.refusals: '{min(odd)}' is missing or unknown")
        if "content" not in self.faults:
            raise ValueError("faults: 'content' is missing")
        return self


def load_authoring_words(path: Path) -> AuthoringWords:
    """Read and check the file (BadContent with file and line)."""
    name = f"{path.parent.name}/{path.name}"
    return check(read_placed(path, name), AuthoringWords, name)
