"""How sure a reading is: a few numbers about what was seen, and one curve over them.

The curve is a logistic one, fitted to whether all acts and values of a line in job talk were heard
as labelled (tests/evals/reliability.py checks it on dialogues it was not fitted to). Below
`ASKING_FLOOR` the ear is not sure enough to go on by itself, and one short question is asked.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from app.dialogue.values import Mention, Use
from app.negotiation.acts import Accept, Act, Propose, Reject, SmallTalk, Unknown

ASKING_FLOOR = 0.3


@dataclass(frozen=True, slots=True)
class Evidence:
    """What bears on the sureness of a reading.

    `is_unread`: nothing at all was understood; `doubts`: how many acts are doubts; `aside`: the
    share of the words in sentences that were let go as remarks or not understood; `kinds`: how
    many kinds of acts that move the game there are beyond the first; `unused`: values that were
    named and stand in no act; `length`: the words, as a power of two.
    """

    is_unread: bool
    doubts: int
    aside: float
    kinds: int
    unused: int
    length: float


def evidence_of(
    acts: Sequence[Act], mentions: Sequence[Mention], sentences: Sequence[tuple[int, bool]]
) -> Evidence:
    """Gather the evidence of an utterance.

    `sentences` are its sentences as (number of words, whether something was read in them).
    """
    doubts = sum(isinstance(act, Unknown) for act in acts)
    words = sum(count for count, _ in sentences)
    aside = sum(count for count, is_read in sentences if not is_read)
    kinds = {type(act) for act in acts if isinstance(act, Propose | Accept | Reject)}
    return Evidence(
        doubts == len(acts),
        doubts,
        aside / words if words else 1.0,
        max(0, len(kinds) - 1),
        sum(m.use in (Use.EARLIER, Use.HINT) for m in mentions),
        math.log2(1 + words),
    )


def is_read(acts: Sequence[Act]) -> bool:
    """Say whether a sentence's acts say more than that it was let go."""
    return any(not isinstance(act, SmallTalk | Unknown) for act in acts)


# Weights of the curve: doubts, aside, kinds, unused, length; and its height where all are nought.
_WEIGHTS = (-1.31, -1.4, -0.3, -1.55, -0.6)
_HEIGHT = 3.68
# Where nothing was understood there is no reading to be sure of; often nothing was meant either.
_UNREAD = 0.4


def confidence_of(evidence: Evidence) -> float:
    """Return the chance, 0 to 1, that every act and value was heard as a person would."""
    if evidence.is_unread:
        return _UNREAD
    seen = (
        min(evidence.doubts, _MOST),
        evidence.aside,
        evidence.kinds,
        min(evidence.unused, _MOST),
        evidence.length,
    )
    height = _HEIGHT + sum(w * x for w, x in zip(_WEIGHTS, seen, strict=True))
    return 1 / (1 + math.exp(-height))


_MOST = 2
