"""What two people agreed on, found in their words, and how sure that is.

People do not restate and confirm as the rules of a session want. So an issue counts as agreed when
one put an option forward and the other said yes to it, or put the same forward; `division` keeps
the account. Who leaves in words, and says nothing more of the matter, ends without.
"""

from dataclasses import dataclass
from enum import StrEnum

from app.negotiation.acts import Accept, Propose, Summarise
from app.negotiation.division import division
from app.negotiation.history import History
from app.negotiation.protocol import Phase, State, state
from app.negotiation.scenario import Scenario
from app.negotiation.terms import Terms, terms_of


class Ending(StrEnum):
    """How a talk ended, by what was found.

    `given`: told beside the words. `agreed`: both said yes to every issue. `unconfirmed`: every
    issue has an option that was put forward last, and on some no yes was heard. `left`: somebody
    left, or the two are known to have parted without. `open`: some issues were never settled.
    `undefined`: without a scenario nobody can tell.
    """

    GIVEN = "given"
    AGREED = "agreed"
    UNCONFIRMED = "unconfirmed"
    LEFT = "left"
    OPEN = "open"
    UNDEFINED = "undefined"


# A level never rests on a deal to which nobody was heard to say yes.
_DEALS = frozenset({Ending.GIVEN, Ending.AGREED})
SURE = _DEALS | {Ending.LEFT}


@dataclass(frozen=True, slots=True)
class Settled:
    """An issue's option on the table: the turn it was put forward in, and if both said yes.

    The turn is None where it was told beside the words.
    """

    issue: str
    option: str
    turn: int | None
    is_agreed: bool


@dataclass(frozen=True, slots=True)
class Agreement:
    """What lay on the table at the end, in the scenario's order of issues, and how it ended."""

    ending: Ending
    settled: tuple[Settled, ...] = ()
    left_by: str | None = None

    @property
    def terms(self) -> Terms:
        """Return the options on the table as terms."""
        return terms_of({part.issue: part.option for part in self.settled})

    @property
    def state(self) -> State:
        """Return how the talk stands for the teacher: a deal, ended without, or open."""
        if self.ending is Ending.LEFT:
            return State(Phase.ENDED, ended_by=self.left_by)
        return State(Phase.DEAL, self.terms) if self.ending in _DEALS else State()

    @property
    def counted(self) -> State | None:
        """Return what the outcome measures are taken of: a likely deal too; None for nothing."""
        if self.ending is Ending.UNCONFIRMED:
            return State(Phase.DEAL, self.terms)
        return self.state if self.ending in SURE else None


def find_agreement(history: History, scenario: Scenario, given: Terms | None) -> Agreement:
    """Return what was agreed; `given` terms stand above what was heard, empty ones say: nothing."""
    if given is not None:
        parts = (Settled(issue, option, None, is_agreed=True) for issue, option in given)
        ending = Ending.GIVEN if len(given) else Ending.LEFT
        return Agreement(ending, _in_order(scenario, *parts))
    found = division(history)
    heard = _in_order(
        scenario, *(Settled(i, p.option, p.turn, p.is_agreed) for i, p in found.items())
    )
    left_by = _left_by(history, scenario)
    if left_by is not None:
        return Agreement(Ending.LEFT, (), left_by)
    return Agreement(_ending(heard, scenario), heard)


def _ending(heard: tuple[Settled, ...], scenario: Scenario) -> Ending:
    if len(heard) < len(scenario.issues):
        return Ending.OPEN
    return Ending.AGREED if all(part.is_agreed for part in heard) else Ending.UNCONFIRMED


def _left_by(history: History, scenario: Scenario) -> str | None:
    """Return who left in words, unless the two went on settling things after that."""
    now = state(history, scenario)
    if now.phase is not Phase.ENDED:
        return None
    still = [turn.number for turn in history if turn.has(Propose, Accept, Summarise)]
    over = next(
        turn.number
        for turn in history
        if state(history.until(turn.number + 1), scenario).phase is Phase.ENDED
    )
    return None if any(number > over for number in still) else now.ended_by


def _in_order(scenario: Scenario, *parts: Settled) -> tuple[Settled, ...]:
    by_issue = {part.issue: part for part in parts}
    return tuple(by_issue[issue.id] for issue in scenario.issues if issue.id in by_issue)
