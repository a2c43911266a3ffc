"""A claimed act with the words found for it: what can be asked of those words."""

from dataclasses import dataclass

from app.dialogue.claims_of_model import ClaimedAct
from app.dialogue.reading import Reading
from app.dialogue.utterance_ground import Ground
from app.dialogue.value_grounding import standing_span
from app.dialogue.values import Use
from app.negotiation.acts import Span
from app.negotiation.terms import Terms, terms_of

_FEWEST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Case:
    """A claim with the words found for it, and the sentences they reach into."""

    claim: ClaimedAct
    span: Span
    readings: tuple[Reading, ...]
    ground: Ground

    def has(self, *groups: str) -> bool:
        """Say whether any of these pattern groups matches one of the sentences."""
        return any(reading.has(*groups) for reading in self.readings)

    @property
    def is_question(self) -> bool:
        """Say whether anything is asked."""
        return any(reading.is_question for reading in self.readings)

    @property
    def negates(self) -> bool:
        """Say whether a word of negation stands in the sentences."""
        not_words = self.ground.words.language.sharing["not"]
        return any(p.search(r.sentence.text) for p in not_words for r in self.readings)

    @property
    def may_bind(self) -> bool:
        """Say whether the words hold a figure, an option or a commitment: no mere talk then."""
        numbers = self.ground.words.lexicon.numbers
        figures = any(numbers.search(reading.sentence.text) for reading in self.readings)
        return figures or any(r.mentions for r in self.readings) or self.has("commitment")

    @property
    def is_long_enough(self) -> bool:
        """Say whether there are words enough to tell anything by themselves."""
        return len(self.claim.words.split()) >= _FEWEST_WORDS

    @property
    def issue(self) -> str | None:
        """Return the claimed issue where the sentences name it, or the other side just did."""
        context = self.ground.context
        near = {context.last_issue, *context.talked_of}
        for reading in self.readings:
            near |= {*reading.named, *(mention.issue for mention in reading.mentions)}
        return self.claim.issue if self.claim.issue in near else None

    def terms(self, uses: frozenset[Use]) -> tuple[Terms, tuple[Span, ...]] | None:
        """Return the claimed values and their places; None where one stands not, or two clash."""
        found: dict[str, str] = {}
        spans: list[Span] = []
        for value in self.claim.values:
            span = standing_span(value, self.span, self.ground, uses)
            if span is None or found.get(value.issue, value.option) != value.option:
                return None
            found[value.issue] = value.option
            spans.append(span)
        return terms_of(found), tuple(spans)
