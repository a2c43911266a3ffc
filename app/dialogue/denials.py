"""What a no to a thing leaves on an issue: "no car" is an option where "a car" is another.

Found from the words of the options alone: a phrase of one option is a word of refusal with the
name of the issue, or with a phrase of another of its options, behind it.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.dialogue.language import Language
from app.negotiation.issue import IssueKind
from app.negotiation.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Denials:
    """The option left by a no, by issue; the phrases that are such a no; the options denied.

    An issue of which no option is among the denied can have any but the one left denied.
    """

    left: Mapping[str, str]
    phrases: frozenset[str]
    denied: frozenset[tuple[str, str]]

    def denies(self, issue: str, option: str) -> bool:
        """Say whether a no on an issue can be meant for this option."""
        named = {own for own, _ in self.denied}
        return (issue, option) in self.denied if issue in named else self.left.get(issue) != option


def find_denials(
    scenario: Scenario,
    language: Language,
    options: Mapping[str, Sequence[tuple[str, str]]],
    names: Mapping[str, Sequence[str]],
) -> Denials:
    """Find the issues that know an option for "none", from the phrases of `options` and `names`.

    Where several options are called by a no, the one with the most such phrases is meant.
    """
    choices = {issue.id for issue in scenario.issues if issue.kind is IssueKind.CHOICE}
    found = [
        _Denial(issue, option, phrase, tail)
        for phrase, pairs in options.items()
        for issue, option in pairs
        if issue in choices
        for tail in _tails(phrase)
        if issue in names.get(tail, ()) or _denied_at(tail, issue, option, options)
        if any(p.search(phrase[: -len(tail)]) for p in language.before["refused"])
    ]
    counts: dict[str, Counter[str]] = {}
    for issue, option, _ in {(one.issue, one.option, one.phrase) for one in found}:
        counts.setdefault(issue, Counter())[option] += 1
    left = {issue: max(sorted(count), key=count.__getitem__) for issue, count in counts.items()}
    meant = [one for one in found if left[one.issue] == one.option]
    return Denials(
        left,
        frozenset(one.phrase for one in meant),
        frozenset(p for d in meant for p in _denied_at(d.tail, d.issue, d.option, options)),
    )


@dataclass(frozen=True, slots=True)
class _Denial:
    """A phrase of an option that says no to the `tail` of itself."""

    issue: str
    option: str
    phrase: str
    tail: str


def _tails(phrase: str) -> list[str]:
    """Return what stands behind each of the spaces of a phrase."""
    spaces = [at + 1 for at, (here, _) in enumerate(pairwise(phrase)) if here == " "]
    return [phrase[at:] for at in spaces]


def _denied_at(
    tail: str, issue: str, option: str, options: Mapping[str, Sequence[tuple[str, str]]]
) -> list[tuple[str, str]]:
    """Return the other options of the issue that are called by this phrase."""
    return [pair for pair in options.get(tail, ()) if pair[0] == issue and pair[1] != option]
