"""How well acts and values are heard in job talk: NegoChat, the lines of the `employer`.

Both sides are replayed in order through the ear, so that a bare "yes" is read in its place. The
rules are written by hand, so a fold means: some dialogues were looked at while they were written
(all even ids, and of the odd ones every second and dialogue 3), the others were only counted.

Acts: Propose is the set's Offer, Ask its Query, Close its Quit; Accept, Reject and Greet are
called the same. What else is heard (a reason, a remark, a doubt) has no label there and counts
for nothing. A label says what an act is about, and what has to be equal depends on it: an issue
with a value must be that value. A yes or no without a value refers to what the other side put
forward last (or to its part on the issue named), so "yes" and "yes to 90" are one where 90 is on
the table; the figure without this filling in stands beside. A Query is about an issue or about
the offer at large.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.negotiation.acts import Accept, Act, Ask, Close, Greet, Propose, Reject
from app.negotiation.history import Turn
from app.negotiation.terms import Terms
from tests.evals.corpora import NEGOCHAT, read_dialogues
from tests.evals.figures import Counts, Figure, Section, by_label, micro
from tests.evals.replay import replay, words_for

LABELS = ("Offer", "Accept", "Reject", "Query", "Greet", "Quit")
SPEAKER = "employer"
# Of every four dialogues this one was left unread, but for the very first of them.
LEFT_OUT = 3

ISSUES = {
    "Salary": "salary", "Job Description": "role", "Leased Car": "car",
    "Pension Fund": "pension", "Promotion Possibilities": "promotion", "Working Hours": "hours",
}  # fmt: skip
VALUES = {
    "60,000 USD": "60000", "90,000 USD": "90000", "120,000 USD": "120000",
    "QA": "qa", "Programmer": "programmer", "Team Manager": "team-manager",
    "Project Manager": "project-manager",
    "With leased car": "with-car", "Without leased car": "without-car",
    "0%": "pension-0", "10%": "pension-10", "20%": "pension-20",
    "Slow promotion track": "slow-track", "Fast promotion track": "fast-track",
    "8 hours": "8", "9 hours": "9", "10 hours": "10",
}  # fmt: skip
OPEN_CLAUSES = {"Leased Car": "car-open", "Pension Fund": "pension-open"}


@dataclass(frozen=True, slots=True)
class Said:
    """One act and what it is about: the issue, and the option where a value is meant."""

    act: str
    issue: str | None = None
    option: str | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """One line: the acts heard and labelled, and whether all of them and their values agree."""

    id: str
    heard: frozenset[Said]
    labelled: frozenset[Said]
    is_right: bool
    is_exactly_right: bool
    confidence: float

    @property
    def dialogue(self) -> int:
        """Return the number of the line's dialogue."""
        return int(self.id.partition("/")[0])

    @property
    def is_even(self) -> bool:
        """Say whether the confidence was fitted to this line's dialogue."""
        return self.dialogue % 2 == 0

    @property
    def is_unread(self) -> bool:
        """Say whether nobody looked at this line's dialogue while the rules were written."""
        return self.dialogue % 4 == LEFT_OUT and self.dialogue > LEFT_OUT

    @property
    def acts(self) -> tuple[set[str], set[str]]:
        """Return the kinds of acts heard and labelled."""
        return {said.act for said in self.heard}, {said.act for said in self.labelled}


def measure(folder: Path) -> Section:
    """Replay all dialogues; print acts and values, for all lines and for the unread dialogues."""
    judged = judge_lines(folder)
    unread = [one for one in judged if one.is_unread]
    return Section(
        "Acts and values in job talk (NegoChat, employer lines)",
        (
            Figure("acts, micro-F1", _micro(judged), 90, 93),
            Figure("acts, micro-F1, unread dialogues", _micro(unread)),
            Figure("whole act-and-value set right", _share(judged), 75, 85),
            Figure("whole act-and-value set right, unread dialogues", _share(unread)),
            Figure("the same, references not resolved", _share(judged, exactly=True)),
            Figure(
                "the same, references not resolved, unread dialogues", _share(unread, exactly=True)
            ),
        ),
        f"{_by_act(judged)}\n\n{_confusions(judged)}",
    )


def judge_lines(folder: Path) -> list[Judged]:
    """Hear every dialogue and judge the employer's lines."""
    words = words_for("job-offer")
    judged = []
    for dialogue in read_dialogues(folder / NEGOCHAT):
        for line, heard in replay(dialogue.lines, words, {}):
            if line.speaker != SPEAKER:
                continue
            said = heard_in(heard.understanding.acts)
            labelled = labels_of(line.raw["acts"])
            offered = _just_offered(heard.history.turns[:-1])
            is_right = _resolved(said, offered) == _resolved(labelled, offered)
            sure = heard.understanding.confidence
            judged.append(Judged(line.id, said, labelled, is_right, said == labelled, sure))
    return judged


def heard_in(acts: Iterable[Act]) -> frozenset[Said]:
    """Return what was heard in the set's terms."""
    found: set[Said] = set()
    for act in acts:
        if isinstance(act, Propose):
            found |= {Said("Offer", i, o) for terms in act.offers for i, o in terms}
        elif isinstance(act, Accept | Reject):
            if isinstance(act, Reject) and act.asked is not None:
                continue
            name = type(act).__name__
            terms = act.terms or Terms()
            issue = act.issue if isinstance(act, Reject) else None
            found |= {Said(name, i, o) for i, o in terms} or {Said(name, issue)}
        elif isinstance(act, Ask):
            found.add(Said("Query", act.issue))
        elif isinstance(act, Greet | Close):
            found.add(Said("Greet" if isinstance(act, Greet) else "Quit"))
    return frozenset(found)


def labels_of(acts: Sequence[Mapping[str, object]]) -> frozenset[Said]:
    """Return the labels of a line in the same terms."""
    found: set[Said] = set()
    for entry in acts:
        act, about = str(entry["act"]), entry["about"]
        if isinstance(about, dict):
            found |= {_labelled(act, str(k), str(v)) for k, v in about.items()}
        else:
            found.add(Said(act, ISSUES.get(str(about))))
    return frozenset(found)


def _labelled(act: str, issue: str, value: str) -> Said:
    if issue == "Offer":
        return Said(act, ISSUES[value])
    option = OPEN_CLAUSES[issue] if value == "No agreement" else VALUES[value]
    return Said(act, ISSUES[issue], option)


def _just_offered(turns: Sequence[Turn]) -> Terms:
    """Return what the other side put forward in its last turn that put anything forward."""
    for turn in reversed(turns):
        proposed = [act for act in turn.acts if isinstance(act, Propose)]
        if turn.role != SPEAKER and proposed:
            return proposed[-1].offers[-1]
    return Terms()


def _resolved(said: frozenset[Said], offered: Terms) -> frozenset[Said]:
    """Fill in what a yes or no without a value refers to: all that is on the table, or a part."""
    found: set[Said] = set()
    for one in said:
        meant = offered.only({one.issue}) if one.issue else offered
        if one.act in ("Accept", "Reject") and one.option is None and meant:
            found |= {Said(one.act, issue, option) for issue, option in meant}
        else:
            found.add(one)
    return frozenset(found)


def _micro(judged: Iterable[Judged]) -> float:
    return micro(by_label([one.acts for one in judged], LABELS).values()).f1


def _share(judged: Sequence[Judged], *, exactly: bool = False) -> float:
    right = sum(one.is_exactly_right if exactly else one.is_right for one in judged)
    return 100 * right / len(judged) if judged else 0.0


def _by_act(judged: Sequence[Judged]) -> str:
    rows = ["| act | precision | recall | F1 | labelled |", "|---|---|---|---|---|"]
    for label, found in by_label([one.acts for one in judged], LABELS).items():
        rows.append(_row(label, found))
    return "\n".join(rows)


def _row(label: str, found: Counts) -> str:
    shown = f"{found.precision:.1f} | {found.recall:.1f} | {found.f1:.1f}"
    return f"| {label} | {shown} | {found.right + found.missed} |"


def _confusions(judged: Sequence[Judged]) -> str:
    missed = Counter(_named(said) for one in judged for said in one.labelled - one.heard)
    extra = Counter(_named(said) for one in judged for said in one.heard - one.labelled)
    shown = (f"{name} {count}" for name, count in missed.most_common(8))
    others = (f"{name} {count}" for name, count in extra.most_common(8))
    return f"Missed most: {', '.join(shown)}. Heard most without a label: {', '.join(others)}."


def _named(said: Said) -> str:
    return " ".join(part for part in (said.act, said.issue, said.option) if part)
