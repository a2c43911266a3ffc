"""A talk of which nobody knows the issues: what can be judged in it, and the empty table it needs.

The ear finds offers, and what is told about an issue, by the names a scenario gives to issues and
options. Without one it hears neither, so a check on offers, concessions or tellings would call
missed what it could not hear; these are left out. What is kept rests on words alone:

- `BOTH_WAYS` can be met and missed by words alone, so they make levels;
- `SHOWN_ONLY` can be met by words but would be missed by offers: shown where seen, in no level;
- `AGAINST` is counter-evidence by words alone.

A characteristic with fewer than two checks of the first kind has no level here: counter-evidence
alone could only lower it. The table below has one issue that no words can name, worth the same to
both, so it reaches no finding.
"""

from app.negotiation.issue import choice
from app.negotiation.preferences import FULL, Preferences
from app.negotiation.scenario import IssueWords, Role, Scenario

BOTH_WAYS = frozenset({
    "open-question", "tests-understanding", "acknowledges-constraint", "civil-after-refusal",
    "states-their-view", "asks-how-to-work",
})  # fmt: skip
SHOWN_ONLY = frozenset({
    "helps-them", "appreciates-move", "proposes-review", "accepts-difference", "brainstorms",
    "objective-standard",
})  # fmt: skip
AGAINST = frozenset({
    "belittles", "praises-own-fairness", "threat", "personal-attack", "gives-away-limit",
    "assumes-same-needs", "stereotypes", "split-first", "ultimatum", "defend-attack",
})  # fmt: skip
JUDGED = BOTH_WAYS | SHOWN_ONLY | AGAINST

ROLES = ("first", "second")
_MATTER = "matter"
# Private characters: nobody types them, so the ear never finds the issue or its options.
_UNSAID = "\ue000"
_OPTIONS = ("\ue001", "\ue002")


def empty_table(language: str, speakers: tuple[str, str]) -> Scenario:
    """Return the scenario of a talk on unknown issues between two people, in a language."""
    issue = choice(_MATTER, _OPTIONS)
    likes = Preferences((issue,), (FULL,), ((FULL, FULL),))
    said = dict.fromkeys(_OPTIONS, _UNSAID)
    words = IssueWords(_UNSAID, (), (), said, said, dict.fromkeys(_OPTIONS, ()), _UNSAID)
    first, second = (
        Role(role_id, name, name, "", "", (), "", likes, 0, FULL, (), ())
        for role_id, name in zip(ROLES, speakers, strict=True)
    )
    return Scenario(
        "", "", language, "", "", "", 0, len(_OPTIONS), (issue,), {_MATTER: words}, (first, second)
    )
