"""What a model says an utterance does: names and words as they came, none of it believed yet."""

from dataclasses import dataclass

# What a model may say at all. Threats and summaries are left to the rules, as are both steps that
# make a deal binding: a yes or a farewell is believed only where the rules see it in the words too.
CLAIMED_ACTS = (
    "propose", "accept", "reject", "ask", "inform", "argue", "acknowledge", "suggest_process",
    "small_talk", "close",
)  # fmt: skip
CLAIMED_KINDS = ("issue", "interest", "priority", "constraint", "alternative", "open")
CLAIMED_IMPORTANCE = ("high", "low")


@dataclass(frozen=True, slots=True)
class ClaimedValue:
    """An option said to be named, and the speaker's words it is said to rest on."""

    issue: str
    option: str
    words: str


@dataclass(frozen=True, slots=True)
class ClaimedAct:
    """An act said to be done, and the speaker's words it is said to rest on."""

    act: str
    words: str
    kind: str | None = None
    issue: str | None = None
    importance: str | None = None
    values: tuple[ClaimedValue, ...] = ()
