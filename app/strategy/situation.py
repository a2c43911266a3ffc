"""What the counterpart sees before it decides: one look over every fold, taken once a turn."""

from dataclasses import dataclass

from app.negotiation.acts import (
    Accept,
    Acknowledge,
    Act,
    Argue,
    Ask,
    Clarify,
    Close,
    Inform,
    Kind,
    Propose,
    Reject,
    SuggestProcess,
    Threaten,
    Unknown,
)
from app.negotiation.history import History, Turn
from app.negotiation.ledger import stated_importance
from app.negotiation.protocol import State, state
from app.negotiation.scenario import Role, Scenario
from app.negotiation.standing import MadeOffer, current_offers, offers, standing_offer
from app.negotiation.trust import trust
from app.strategy.concession import target
from app.strategy.persona import Persona

_ABOUT_THEM = (Kind.PRIORITY, Kind.INTEREST)


@dataclass(frozen=True, slots=True)
class Situation:
    """The counterpart's view of the talk so far, in utilities of its own."""

    history: History
    scenario: Scenario
    own: Role
    learner: Role
    persona: Persona
    seed: int
    state: State
    said: Turn | None
    trust: int
    target: int
    turns_left: int
    on_table: MadeOffer | None
    theirs: tuple[MadeOffer, ...]

    @property
    def turn(self) -> int:
        """Return the number the counterpart's turn will take."""
        return self.history.next_number

    @property
    def learner_turns(self) -> int:
        """Count the learner's turns."""
        return len(self.history.of(self.learner.id))

    def said_acts(self, kind: type[Act]) -> list[Act]:
        """Return the acts of a kind in the learner's latest turn."""
        return [act for act in self.said.acts if isinstance(act, kind)] if self.said else []

    @property
    def questions(self) -> list[Ask]:
        """Return what the learner asked just now."""
        return [act for act in self.said_acts(Ask) if isinstance(act, Ask)]

    @property
    def has_new_telling(self) -> bool:
        """Say whether the learner's latest turn told a priority not stated before."""
        if self.said is None:
            return False
        before = stated_importance(self.history.until(self.said.number), self.learner.id)
        now = stated_importance(self.history, self.learner.id)
        return dict(before) != dict(now)

    @property
    def is_pressed(self) -> bool:
        """Say whether the learner moved the bargaining on: offer, refusal of terms, threat."""
        refuses = any(
            act.asked is None for act in self.said_acts(Reject) if isinstance(act, Reject)
        )
        return refuses or (self.said is not None and self.said.has(Propose, Threaten))

    @property
    def has_declined(self) -> bool:
        """Say whether the learner kept the answer to our question to itself, in so many words."""
        return any(
            act.asked is not None for act in self.said_acts(Reject) if isinstance(act, Reject)
        )

    @property
    def is_insulted(self) -> bool:
        """Say whether the learner's latest turn attacks or belittles us."""
        return self.said is not None and bool(self.said.marked("personal_attack", "belittles"))

    @property
    def has_named_the_price(self) -> bool:
        """Say whether the learner has put a figure of its own to the finest-stepped issue.

        Without one, a package that is ours but for a detail is not the learner's offer yet.
        """
        own = (offer for offer in offers(self.history) if offer.role == self.learner.id)
        price = self.scenario.haggled
        return price is None or any(price.id in offer.said for offer in own)

    @property
    def clarified_running(self) -> int:
        """Count our latest turns running in which we asked what was meant."""
        count = 0
        for turn in reversed(self.history.of(self.own.id)):
            if not turn.has(Clarify):
                break
            count += 1
        return count

    def asked_before(self, question: Ask) -> bool:
        """Say whether we have put this question already."""
        return any(question in turn.acts for turn in self.history.of(self.own.id))

    def times_asked(self, question: Ask) -> int:
        """Count our turns in which we have put this question."""
        return sum(1 for turn in self.history.of(self.own.id) if question in turn.acts)

    @property
    def unanswered(self) -> Ask | None:
        """Return what we asked about the learner's side last turn and got nothing on."""
        ours = self.history.last_of(self.own.id)
        if ours is None or self.said is None or self.has_declined:
            return None
        if self.said.has(Inform, Accept, Close, Unknown):
            return None
        asked = [a for a in ours.acts if isinstance(a, Ask) and a.kind in _ABOUT_THEM]
        return asked[-1] if asked else None

    def may_ask(self, question: Ask) -> bool:
        """Say whether to put a question: a new one, or once more what was passed over just now."""
        times = self.times_asked(question)
        return times == 0 or (times == 1 and question == self.unanswered)

    @property
    def has_argued(self) -> Argue | None:
        """Return the learner's reason or standard of just now, when it concerns an issue."""
        found = [a for a in self.said_acts(Argue) if isinstance(a, Argue) and a.issue]
        return found[0] if found else None

    def has_heard_why(self, issue: str) -> bool:
        """Say whether the learner has told why an issue matters, or gave a reason with it."""
        return any(
            isinstance(act, Inform)
            and act.issue == issue
            and (act.kind is Kind.INTEREST or _is_reasoned(turn))
            for turn in self.history.of(self.learner.id)
            for act in turn.acts
        )

    def heard_lately(self, issue: str) -> bool:
        """Say whether we have acknowledged this issue in one of our last three turns."""
        lately = self.history.of(self.own.id)[-3:]
        return any(Acknowledge(issue) in turn.acts for turn in lately)

    @property
    def is_idle(self) -> bool:
        """Say whether the learner's last two turns neither offered, told nor asked anything."""
        lately = self.history.of(self.learner.id)[-2:]
        return len(lately) == 2 and not any(turn.has(Propose, Inform, Ask) for turn in lately)

    def suggested(self, how: str) -> int:
        """Count our turns in which we have proposed this way of going on."""
        return sum(
            1
            for turn in self.history.of(self.own.id)
            for act in turn.acts
            if isinstance(act, SuggestProcess) and act.how == how
        )

    @property
    def refused_lately(self) -> frozenset[tuple[str, str]]:
        """Return the terms we refused in our last two turns."""
        lately = self.history.of(self.own.id)[-2:]
        acts = (act for turn in lately for act in turn.acts if isinstance(act, Reject))
        return frozenset(pair for act in acts for pair in act.terms)

    @property
    def has_been_told(self) -> bool:
        """Say whether the learner's latest turn told anything about their side."""
        return self.said is not None and self.said.has(Inform)


# Who says so much about what matters has said why, whatever the words.
_WORDS_OF_A_REASON = 14


def _is_reasoned(turn: Turn) -> bool:
    return bool(turn.marked("gives_reason")) or len(turn.text.split()) >= _WORDS_OF_A_REASON


def look(
    history: History, scenario: Scenario, own_role: str, persona: Persona, seed: int
) -> Situation:
    """Take the look from which one turn is decided."""
    learner = scenario.other(own_role)
    used = len(history.of(learner.id))
    return Situation(
        history,
        scenario,
        scenario.role(own_role),
        learner,
        persona,
        seed,
        state(history, scenario),
        history.last_of(learner.id),
        trust(history, learner.id),
        target(history, scenario, own_role, persona),
        max(0, scenario.turn_limit - used),
        standing_offer(history, own_role),
        current_offers(history, learner.id),
    )
