"""Rankings merged by rank, and what lies near in meaning: for where an embedder is configured."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import sqrt

# The constant of reciprocal rank fusion: how little the first places stand out.
_FLAT = 60


def fuse(*rankings: Iterable[str]) -> list[str]:
    """Merge rankings, best first, by the sum of 1 / (60 + rank); ties in the order of names."""
    total: dict[str, float] = defaultdict(float)
    for ranking in rankings:
        for rank, key in enumerate(ranking, start=1):
            total[key] += 1 / (_FLAT + rank)
    return sorted(total, key=lambda key: (-total[key], key))


def nearest(
    asked: Sequence[float], vectors: Sequence[Sequence[float]], keys: Sequence[str]
) -> list[str]:
    """Return the keys, each once, by the cosine of its best vector to what was asked."""
    best: dict[str, float] = {}
    for key, vector in zip(keys, vectors, strict=True):
        best[key] = max(best.get(key, -1.0), _cosine(asked, vector))
    return sorted(best, key=lambda key: (-best[key], key))


def _cosine(one: Sequence[float], other: Sequence[float]) -> float:
    length = sqrt(sum(x * x for x in one)) * sqrt(sum(y * y for y in other))
    return sum(x * y for x, y in zip(one, other, strict=True)) / length if length else 0.0
