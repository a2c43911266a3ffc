"""Whether the ear's confidence means something: said and found, on the lines of `tests.evals.acts`.

A line is right when all its acts and values are as labelled. The curve behind the confidence was
fitted to the dialogues with even ids; the error printed first is that of the odd ones.
"""

from collections.abc import Sequence
from pathlib import Path

from tests.evals.acts import Judged, judge_lines
from tests.evals.figures import Figure, Section

BINS = 10


def measure(folder: Path) -> Section:
    """Print the expected calibration error and the reliability table of the odd dialogues."""
    judged = judge_lines(folder)
    odd = [one for one in judged if not one.is_even]
    return Section(
        "Confidence in acts and values (NegoChat, employer lines)",
        (
            Figure("expected calibration error, odd dialogues", calibration_error(odd), 10, 5,
                   is_most=True),
            Figure("expected calibration error, all lines", calibration_error(judged)),
        ),
        _table(odd),
    )  # fmt: skip


def calibration_error(judged: Sequence[Judged]) -> float:
    """Return the mean distance of said and found over equal bins, weighted, in per cent."""
    apart = sum(len(lines) * abs(_said(lines) - _found(lines)) for _, lines in _bins(judged))
    return 100 * apart / len(judged) if judged else 0.0


def _bins(judged: Sequence[Judged]) -> list[tuple[int, list[Judged]]]:
    binned: dict[int, list[Judged]] = {}
    for one in judged:
        binned.setdefault(min(int(one.confidence * BINS), BINS - 1), []).append(one)
    return sorted(binned.items())


def _said(lines: Sequence[Judged]) -> float:
    return sum(one.confidence for one in lines) / len(lines)


def _found(lines: Sequence[Judged]) -> float:
    return sum(one.is_right for one in lines) / len(lines)


def _table(judged: Sequence[Judged]) -> str:
    rows = ["| confidence | said | found | lines |", "|---|---|---|---|"]
    for at, lines in _bins(judged):
        ends = f"{at / BINS:.1f} to {(at + 1) / BINS:.1f}"
        rows.append(f"| {ends} | {_said(lines):.2f} | {_found(lines):.2f} | {len(lines)} |")
    return "\n".join(rows)
