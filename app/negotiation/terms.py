"""Terms: an outcome or a part of one, as issue → option, in a fixed order."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Terms:
    """A (possibly partial) outcome; `settled` is sorted by issue id, each issue once."""

    settled: tuple[tuple[str, str], ...] = ()

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """Yield (issue id, option id) pairs."""
        return iter(self.settled)

    def __len__(self) -> int:
        """Count the issues settled."""
        return len(self.settled)

    def __contains__(self, issue_id: object) -> bool:
        """Say whether this issue is settled."""
        return any(issue == issue_id for issue, _ in self.settled)

    def get(self, issue_id: str) -> str | None:
        """Return the option settled for an issue, or None."""
        for issue, option in self.settled:
            if issue == issue_id:
                return option
        return None

    @property
    def issues(self) -> tuple[str, ...]:
        """Return the ids of the issues settled."""
        return tuple(issue for issue, _ in self.settled)

    def merged_over(self, earlier: "Terms") -> "Terms":
        """Return `earlier` with these terms laid over it."""
        return terms_of({**dict(earlier.settled), **dict(self.settled)})

    def only(self, issue_ids: frozenset[str] | set[str]) -> "Terms":
        """Return the part of these terms on some issues."""
        return Terms(tuple(pair for pair in self.settled if pair[0] in issue_ids))

    def changed_from(self, earlier: "Terms") -> "Terms":
        """Return the part of these terms that `earlier` does not hold."""
        return Terms(tuple(pair for pair in self.settled if earlier.get(pair[0]) != pair[1]))

    def agrees_with(self, other: "Terms") -> bool:
        """Say whether no issue settled in both is settled differently."""
        return all(other.get(issue) in (None, option) for issue, option in self.settled)


def terms_of(pairs: Mapping[str, str]) -> Terms:
    """Make terms from issue → option."""
    return Terms(tuple(sorted(pairs.items())))
