"""The words that tell whether a reworded block still says what the report says, by language."""

import re
from dataclasses import dataclass

from app.review.coach_talk import ClaimWords

AT_TURN_SLOTS = frozenset({"turn", "text"})


@dataclass(frozen=True, slots=True)
class ProseWords:
    """Patterns over text in lower case; `at_turn` is a frame.

    `parts` is where a sentence falls into clauses, `ends` where it does so for good; `idioms` is
    passed over (a "no" that denies nothing, the end of a scale). `you`, `they` and `we` tell
    whom a clause speaks of; `them` stands in for the name of the other side. `degree` and
    `compares` are how much and which is more, `reverses` what turns a deed into another. `praise`,
    `blame` and `advice` belong in blocks that do such, `strong` in none that does not say so
    itself. `small` words say nothing, `glue` those that any block may use. `beside` is a side that
    a preposition brings in, `binds` what makes the order of two clauses matter. `leads`, `hints`,
    `cheers`, `keeps` and `stops` are whole lead-ins over text as it stands: of any block, of
    advice, of praise, of what to keep and of what to stop. `endings` leave a word the same.
    """

    claims: ClaimWords
    at_turn: str
    them: str
    parts: re.Pattern[str]
    ends: re.Pattern[str]
    idioms: re.Pattern[str]
    you: re.Pattern[str]
    they: re.Pattern[str]
    we: re.Pattern[str]
    degree: re.Pattern[str]
    compares: re.Pattern[str]
    reverses: re.Pattern[str]
    praise: re.Pattern[str]
    blame: re.Pattern[str]
    advice: re.Pattern[str]
    strong: re.Pattern[str]
    small: frozenset[str]
    glue: frozenset[str]
    beside: re.Pattern[str]
    binds: re.Pattern[str]
    leads: re.Pattern[str]
    hints: re.Pattern[str]
    cheers: re.Pattern[str]
    keeps: re.Pattern[str]
    stops: re.Pattern[str]
    endings: frozenset[str]

    @property
    def longest_ending(self) -> int:
        """Return how many letters the longest ending has."""
        return max(map(len, self.endings))
