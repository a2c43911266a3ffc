"""A unit of a reply before it is worded: which phrasebook key, what fills it, for which acts."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from app.dialogue.phrasebook import Phrasebook, say_terms
from app.dialogue.ports import SpeechRequest
from app.negotiation.acts import Act
from app.negotiation.scenario import Talk
from app.negotiation.terms import Terms

Slots = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Planned:
    """A unit to be worded; `told` is a whole line of the scenario that stands for or after it.

    `keys` are tried together: the frames of a particular moment first, then the common ones.
    """

    keys: tuple[str, ...]
    slots: Slots
    acts: tuple[Act, ...]
    told: str = ""
    is_told_alone: bool = False


@dataclass(frozen=True, slots=True)
class Moment:
    """What a unit is planned from: the request, the phrasebook, the acts said before it now."""

    request: SpeechRequest
    book: Phrasebook
    before: tuple[Act, ...]

    def after(self, *kinds: type[Act]) -> bool:
        """Say whether an act of these kinds is said earlier in the same turn."""
        return any(isinstance(act, kinds) for act in self.before)

    def terms(self, terms: Terms) -> str:
        """Return terms in the speaker's words."""
        request = self.request
        return say_terms(terms, request.words.scenario, request.speaker.id, self.book.joins)

    def issue(self, issue: str | None) -> str:
        """Return how an issue is called inside a sentence."""
        return self.request.words.scenario.words[issue].why_ask if issue else ""

    @property
    def talk(self) -> Talk:
        """Return the speaker's own words around the bargaining."""
        return self.request.speaker.talk

    def has_said(self, *acts: Act) -> bool:
        """Say whether the speaker has done any of these in an earlier turn."""
        turns = self.request.history.of(self.request.speaker.id)
        return any(act in turn.acts for turn in turns for act in acts)


Planner = Callable[[Sequence[Act], Moment], Planned]
