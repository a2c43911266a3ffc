"""What a value found in an utterance is: its issue and option, its span, and how it is used."""

from dataclasses import dataclass, replace
from enum import StrEnum

from app.dialogue.language import Language
from app.dialogue.lexicon import Lexicon
from app.negotiation.acts import Span
from app.negotiation.scenario import Scenario


class Use(StrEnum):
    """How a value is used by the words around it."""

    SAID = "said"
    HINT = "hint"
    REFUSED = "refused"
    EARLIER = "earlier"


@dataclass(frozen=True, slots=True)
class Mention:
    """A value in a sentence; `option` is None when a number fits no option of the issue.

    `is_denial`: it is said as a no to the thing itself ("no car").
    """

    issue: str | None
    option: str | None
    span: Span
    use: Use
    number: float | None = None
    is_denial: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """What reading needs to know of language and scenario."""

    language: Language
    scenario: Scenario
    lexicon: Lexicon

    def spoken_by(self, role_id: str) -> "Words":
        """Return the words as this role means them."""
        lexicon = self.lexicon.spoken_by(role_id)
        return self if lexicon is self.lexicon else replace(self, lexicon=lexicon)
