"""Whether what is left of free words is still talk: models that ramble get the odd sentence right.

Rules: signs that hold for any text and any language; what a sentence means is judged elsewhere.
"""

import re

from app.dialogue.free_text import FreeText
from app.dialogue.ports import Violation

# Of 419 honest texts that passed, 1.2 % kept less than this of their letters.
_LEAST_KEPT = 0.4
_LETTER = re.compile(r"[^\W\d_]")
# A heading, or a shout: nobody talks like that at a table.
_IN_CAPITALS = re.compile(r"\b[^\W\d_a-zß-öø-ÿ]{4,}\b")


def incoherent(free: FreeText, written: str) -> Violation | None:
    """Refuse a text of which little is left, or that repeats, shouts or is torn."""
    if len(_LETTER.findall(free.text)) < _LEAST_KEPT * len(_LETTER.findall(written)):
        return Violation("left out", written[:80])
    told = " ".join((*(turn.text for turn in free.request.history.turns), *free.tellable))
    shouted = next((word for word in _IN_CAPITALS.findall(free.text) if word not in told), None)
    if shouted is not None:
        return Violation("form", shouted)
    said = [part.sentence.span.of(free.text) for part in free.parts]
    if len(set(said)) < len(said):
        return Violation("form", said[0])
    torn = _TORN.search(free.text)
    return Violation("form", torn.group()) if torn else None


# A sentence out of the middle of another ("first months of them."), but not "iPads are fine".
_TORN = re.compile(r"(?:^|(?<!\.)[.!?] )[\s\"'“«¿¡]*(?!i[A-Z])[a-zß-öø-ÿ]+(?![^\W_])")
