"""How well values are heard in interviews where the offers themselves were made by form.

The accepted form says what the two agreed on; few of its values are ever spoken. A value counts
as spoken for when the talk before that form settles it: one side puts it forward and the other
says yes to it, or says it too, and nothing said later on that issue differs. Precision is the
share of those that stand in the accepted form; recall is out of all its values. What a side only
asks for says little of the outcome, so the last value said is printed beside it. The rules were
mended where these dialogues showed errors; no part of them was left unread.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from app.dialogue.hearing import HeardTurn
from app.negotiation.acts import Accept, Propose, Reject
from app.negotiation.terms import Terms
from tests.evals.corpora import INTERVIEWS, Dialogue, read_dialogues
from tests.evals.figures import Figure, Section
from tests.evals.replay import TEST_SCENARIOS, replay, words_for

ISSUES = {
    "Salary": "salary", "Position": "position", "Company": "company",
    "Workplace": "workplace", "Weekly holiday": "holiday",
}  # fmt: skip


@dataclass
class Spoken:
    """What the talk has settled so far: each side's last value by issue, and the last said."""

    by_side: dict[str, dict[str, str]] = field(default_factory=dict)
    agreed: dict[str, str] = field(default_factory=dict)
    last: dict[str, str] = field(default_factory=dict)

    def hear(self, heard: HeardTurn) -> None:
        """Take in one utterance."""
        side, offered = heard.turn.role, _offered_to(heard)
        for act in heard.turn.acts:
            if isinstance(act, Propose) and len(act.offers) == 1 and not act.is_conditional:
                self._put(side, act.offers[0])
            elif isinstance(act, Accept):
                self._agree(side, act.terms or offered)
            elif isinstance(act, Reject):
                self._refuse(act.terms or offered)

    def _put(self, side: str, terms: Terms) -> None:
        for issue, option in terms:
            self.last[issue] = option
            theirs = [said.get(issue) for name, said in self.by_side.items() if name != side]
            if option in theirs:
                self.agreed[issue] = option
            elif self.agreed.get(issue) != option:
                self.agreed.pop(issue, None)
            self.by_side.setdefault(side, {})[issue] = option

    def _agree(self, side: str, terms: Terms) -> None:
        for issue, option in terms:
            self.last[issue] = self.agreed[issue] = option
            self.by_side.setdefault(side, {})[issue] = option

    def _refuse(self, terms: Terms) -> None:
        for issue, option in terms:
            if self.agreed.get(issue) == option:
                del self.agreed[issue]


def measure(folder: Path) -> Section:
    """Replay the interviews; count the values settled in words against the accepted form."""
    words = words_for("job-interview", TEST_SCENARIOS)
    settled, last, wanted, talks = _Tally(), _Tally(), 0, 0
    for dialogue in read_dialogues(folder / INTERVIEWS):
        place, form = _accepted(dialogue)
        if not form:
            continue
        spoken = Spoken()
        for _, heard in replay((line for line in dialogue.lines if line.place < place), words, {}):
            spoken.hear(heard)
        talks, wanted = talks + 1, wanted + len(form)
        settled.add(spoken.agreed, form)
        last.add(spoken.last, form)
    return Section(
        "Values spoken before the accepted form (job interviews)",
        (
            Figure("settled in words, precision", settled.precision, 90),
            Figure("settled in words, recall", 100 * settled.right / wanted),
            Figure("last value said, precision", last.precision),
            Figure("last value said, recall", 100 * last.right / wanted),
        ),
        f"{talks} interviews with {wanted} values in their accepted forms: {settled.said} values "
        f"settled in words, {settled.right} of them as in the form; {last.said} values said at "
        f"all, the last one right in {last.right}.",
    )


@dataclass
class _Tally:
    said: int = 0
    right: int = 0

    def add(self, said: Mapping[str, str], form: Mapping[str, str]) -> None:
        self.said += len(said)
        self.right += sum(form.get(issue) == option for issue, option in said.items())

    @property
    def precision(self) -> float:
        return 100 * self.right / self.said if self.said else 0.0


def _accepted(dialogue: Dialogue) -> tuple[int, dict[str, str]]:
    """Return the place and the values of the form that was accepted last; no values for none."""
    found: tuple[int, dict[str, str]] = (0, {})
    for place, turn in enumerate(dialogue.raw["turns"]):
        if turn.get("event") == "offer" and turn.get("accepted"):
            offer = turn["offer"].items()
            found = place, {ISSUES[name]: str(value).lower() for name, value in offer}
    return found


def _offered_to(heard: HeardTurn) -> Terms:
    """Return what the other side put forward in its last turn that put anything forward."""
    for turn in reversed(heard.history.turns[:-1]):
        proposed = [act for act in turn.acts if isinstance(act, Propose)]
        if turn.role != heard.turn.role and proposed:
            return proposed[-1].offers[-1] if len(proposed[-1].offers) == 1 else Terms()
    return Terms()
