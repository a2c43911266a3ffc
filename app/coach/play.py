"""A played session as the teacher looks at it: the folds the checks share, taken once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from app.coach.judgement import Evidence, Finding, Verdict
from app.coach.sheets import NO_SHEETS, Sheets
from app.coach.thresholds import Thresholds
from app.negotiation.acts import (
    Act,
    Argue,
    Ask,
    Clarify,
    Inform,
    Kind,
    Marker,
    Propose,
    Reject,
    SmallTalk,
    Threaten,
    Unknown,
)
from app.negotiation.history import History, Turn
from app.negotiation.protocol import Phase, State, state
from app.negotiation.scenario import Disclosure, Role, Scenario
from app.negotiation.standing import Concession, MadeOffer, concessions, offers
from app.negotiation.terms import Terms

# Put on a turn by whoever took a button for it: what it did stands in its text, unsaid.
_PRESSED = "pressed"
# Words that put right how an earlier turn of one's own was read.
_CORRECTS = "corrects"
# Words that are meant for a machine and do nothing in the talk.
_INSTRUCTION = "instruction"


@dataclass(frozen=True)
class Play:
    """One side's play in a session; `sheets` is what was written beside it.

    `ending` is how a talk between people ended, who do not restate and confirm as the rules want.
    """

    history: History
    scenario: Scenario
    learner: Role
    counterpart: Role
    thresholds: Thresholds
    sheets: Sheets = NO_SHEETS
    ending: State | None = None

    @cached_property
    def turns(self) -> tuple[Turn, ...]:
        """Return the learner's turns."""
        return self.history.of(self.learner.id)

    @cached_property
    def state(self) -> State:
        """Return how the session stands."""
        return self.ending or state(self.history, self.scenario)

    @property
    def is_deal(self) -> bool:
        """Say whether it ended in a deal."""
        return self.state.phase is Phase.DEAL

    @property
    def is_ended(self) -> bool:
        """Say whether it ended without a deal."""
        return self.state.phase is Phase.ENDED

    @property
    def has_zopa(self) -> bool:
        """Say whether any outcome was at least as good as both alternatives."""
        return self.scenario.bargaining_set.has_zopa

    @cached_property
    def learned_by_asking(self) -> tuple[tuple[Turn, Ask], ...]:
        """Return the learner's questions that a new fact of the other side followed at once."""
        told = {number for number, _ in self.told}
        return tuple(
            (turn, act)
            for turn, act in self.questions
            if turn.number + 1 in told and not _calls_for_an_offer(turn, act)
        )

    @cached_property
    def offers(self) -> tuple[MadeOffer, ...]:
        """Return the learner's offers, each slip of the ear left out for the words that mend it."""
        misread = set(self.mended.values())
        own = (o for o in offers(self.history) if o.role == self.learner.id)
        return tuple(o for o in own if o.turn not in misread)

    @cached_property
    def mended(self) -> Mapping[int, int]:
        """Return, by the turn whose words say so ("no, I meant 60"), the turn that was misread.

        That is the learner's turn just before it, where both put forward something on one issue.
        """
        return {
            after.number: before.number
            for before, after in pairwise(self.turns)
            if self.marks(after, _CORRECTS) and _offered_on(before) & _offered_on(after)
        }

    @cached_property
    def kept_offers(self) -> tuple[MadeOffer, ...]:
        """Return the learner's offers but for those its very next turn took back as too much.

        That is how a slip or a misunderstanding is put right in words; it is no move to judge. What
        was offered on a condition that they did not meet lapses, and is no slip.
        """
        own = self.offers
        return tuple(o for o in own if o.is_conditional or not self._is_taken_back(o.turn, o.said))

    @cached_property
    def whole_offers(self) -> tuple[MadeOffer, ...]:
        """Return the learner's offers that settle every issue."""
        return tuple(o for o in self.offers if self.scenario.is_complete(o.terms))

    @cached_property
    def concessions(self) -> tuple[Concession, ...]:
        """Return the learner's concessions."""
        made = concessions(self.history, self.scenario, self.learner.id)
        unmeant = {*self.mended, *self.mended.values()}
        kept = (c for c in made if not self._is_taken_back(c.turn, c.changed))
        return tuple(c for c in kept if c.turn not in unmeant)

    @cached_property
    def their_concessions(self) -> tuple[Concession, ...]:
        """Return the counterpart's concessions."""
        return concessions(self.history, self.scenario, self.counterpart.id)

    @cached_property
    def told(self) -> tuple[tuple[int, Disclosure], ...]:
        """Return the counterpart's facts with the turn each was first told."""
        facts = {fact.id: fact for fact in self.counterpart.disclosures}
        first: dict[str, int] = {}
        for turn in self.history.of(self.counterpart.id):
            for act in turn.acts:
                if isinstance(act, Inform) and act.fact in facts:
                    first.setdefault(act.fact, turn.number)
        return tuple((number, facts[key]) for key, number in first.items())

    @cached_property
    def exchanges(self) -> tuple[tuple[Turn, Turn], ...]:
        """Return each counterpart turn with the learner's next; asides stand between no two."""
        talk = [turn for turn in self.history if turn.number not in self.asides]
        pairs = pairwise(talk)
        return tuple((a, b) for a, b in pairs if b.role == self.learner.id != a.role)

    @cached_property
    def asides(self) -> frozenset[int]:
        """Return the learner's turns that did nothing, with the turns that only asked "pardon?"."""
        pairs = pairwise(self.history.turns)
        found = ((a.number, b.number) for a, b in pairs if self._is_aside(a) and _only_asks(b))
        return frozenset(number for pair in found for number in pair)

    def _is_aside(self, turn: Turn) -> bool:
        """Say whether a turn of the learner's neither did anything nor sounded like anything."""
        least = self.thresholds.marker_confidence
        counts = (m for m in turn.markers if m.confidence >= least and m.name != _INSTRUCTION)
        is_idle = all(isinstance(act, Unknown | SmallTalk) for act in turn.acts)
        return turn.role == self.learner.id and is_idle and next(counts, None) is None

    def acts_of(self, *kinds: type[Act]) -> Iterator[tuple[Turn, Act]]:
        """Yield the learner's acts of some kinds with their turns."""
        for turn in self.turns:
            for act in turn.acts:
                if isinstance(act, kinds):
                    yield turn, act

    @property
    def questions(self) -> tuple[tuple[Turn, Ask], ...]:
        """Return the learner's questions about the counterpart's side."""
        return tuple(
            (turn, act)
            for turn, act in self.acts_of(Ask)
            if isinstance(act, Ask) and not act.is_after_limit
        )

    def first_bargaining(self, *more: type[Act]) -> tuple[Evidence, ...]:
        """Return the learner's first move to bargain as evidence, else its first words.

        `more` are acts that count as one besides.
        """
        for turn, act in self.acts_of(Propose, Reject, Argue, Threaten, *more):
            if not (isinstance(act, Reject) and act.asked):
                return (quoted(turn, act),)
        return (quoted(self.turns[0]),)

    def turn(self, number: int) -> Turn:
        """Return a turn by number."""
        return next(turn for turn in self.history if turn.number == number)

    def said_at(self, number: int) -> int:
        """Return the turn in which an offer was first said: what puts a slip right is no move."""
        while number in self.mended:
            number = self.mended[number]
        return number

    def marks(self, turn: Turn, *names: str) -> tuple[Marker, ...]:
        """Return the markers of these names that are sure enough to count."""
        least = self.thresholds.marker_confidence
        return tuple(mark for mark in turn.marked(*names) if mark.confidence >= least)

    def marks_against(self, turn: Turn, *names: str) -> tuple[Marker, ...]:
        """Return the markers of these names that are sure enough to be held against somebody."""
        least = self.thresholds.against_confidence
        return tuple(mark for mark in turn.marked(*names) if mark.confidence >= least)

    def seen(self, *names: str) -> Iterator[Evidence]:
        """Yield the words of each sure marker of these names in the learner's turns."""
        for turn in self.turns:
            for mark in self.marks(turn, *names):
                yield Evidence(turn.number, mark.span.of(turn.text))

    def seen_against(self, *names: str) -> Iterator[Evidence]:
        """Yield the words of each marker of these names that may be held against the learner."""
        for turn in self.turns:
            for mark in self.marks_against(turn, *names):
                yield Evidence(turn.number, mark.span.of(turn.text))

    def _is_taken_back(self, number: int, given: Terms) -> bool:
        after = next((turn for turn in self.turns if turn.number > number), None)
        if after is None:
            return False
        prefers = self.learner.preferences.prefers
        again = [terms for act in after.acts if isinstance(act, Propose) for terms in act.offers]
        return any(
            (now := terms.get(issue)) is not None and prefers(issue, now, option)
            for terms in again
            for issue, option in given
        )


def _calls_for_an_offer(turn: Turn, act: Ask) -> bool:
    """Tell "what would you offer?" from a question about needs; a fact after it was volunteered."""
    return act.kind is Kind.OPEN and bool(turn.marked("asks_for_offer", "asks_for_options"))


def _only_asks(turn: Turn) -> bool:
    return bool(turn.acts) and all(isinstance(act, Clarify) for act in turn.acts)


def _offered_on(turn: Turn) -> set[str]:
    acts = [act for act in turn.acts if isinstance(act, Propose)]
    return {issue for act in acts for terms in act.offers for issue in terms.issues}


def quoted(turn: Turn, act: Act | None = None) -> Evidence:
    """Return the words of a turn (of one act of it) as evidence, verbatim."""
    words = turn.quote(act) if act is not None else turn.text
    return Evidence(turn.number, words, bool(turn.marked(_PRESSED)))


def quoted_offer(play: Play, number: int) -> Evidence:
    """Return the words in which an offer was made."""
    turn = play.turn(play.said_at(number))
    act = next((a for a in turn.acts if isinstance(a, Propose)), None)
    return quoted(turn, act)


def met(check: str, *evidence: Evidence, issue: str | None = None) -> Finding:
    """Return a finding that the skill was shown."""
    return Finding(check, Verdict.MET, evidence=evidence, issue=issue)


def missed(check: str, *evidence: Evidence, issue: str | None = None) -> Finding:
    """Return a finding that there was an opportunity and it was not taken."""
    return Finding(check, Verdict.MISSED, evidence=evidence, issue=issue)


def seen_against(check: str, *evidence: Evidence, issue: str | None = None) -> Finding:
    """Return counter-evidence that was seen; it counts as missed."""
    return Finding(check, Verdict.MISSED, is_counter=True, evidence=evidence, issue=issue)


def not_observed(check: str, *, is_counter: bool = False) -> Finding:
    """Return that there was no opportunity, or no counter-evidence."""
    return Finding(check, Verdict.NOT_OBSERVED, is_counter=is_counter)
