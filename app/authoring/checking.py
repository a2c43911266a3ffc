"""Checks one file: its faults, or the design warnings over many draws, each with its line."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.knowledge.places import line_called
from app.knowledge.scenario_faults import DrawnFile, Fault, read_draws, read_text_draws
from app.review.design.analysis import analyse, say_everything
from app.review.design.findings import Designed, DesignWarning, Expectations, Practice

SEEDS = range(1, 33)
# Saying everything takes most of the time; with four alternatives to a draw, one stays unsaid in
# twelve draws about once in thirty.
_SPOKEN_DRAWS = 12

Warnings = tuple[DesignWarning, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """A warning with its line, the draws it touches of those that were looked at.

    `alike` counts further warnings of the same kind about the same place.
    """

    line: int
    warning: DesignWarning
    draws: int
    looked_at: int
    alike: int


@dataclass(frozen=True, slots=True)
class FileReport:
    """What a check of one file found; there are no findings while there are faults."""

    path: Path
    faults: tuple[Fault, ...]
    findings: tuple[Finding, ...]
    draws: int


def check_file(path: Path, learn: Callable[[str], Practice]) -> FileReport:
    """Read every draw of a file; where none has a fault, analyse each.

    `learn` says who plays in a language.
    """
    draws, faults = read_draws(path, SEEDS)
    found = () if faults else find_in_draws(draws, learn)
    return FileReport(path, faults, found, len(draws))


def check_text(
    text: str, learn: Callable[[str], Practice], seeds: Sequence[int] = SEEDS
) -> tuple[tuple[Fault, ...], tuple[Finding, ...], int]:
    """Do with a text what `check_file` does with a file; return faults, findings and draws."""
    draws, faults = read_text_draws(text, seeds)
    return faults, () if faults else find_in_draws(draws, learn), len(draws)


def find_in_draws(
    draws: Sequence[DrawnFile], learn: Callable[[str], Practice]
) -> tuple[Finding, ...]:
    """Analyse each of some draws without faults; return the findings by line."""
    practice = learn(draws[0].scenario.language)
    silent = [(one, analyse(designed(one), practice)) for one in draws]
    spoken = [
        (one, say_everything(one.scenario, practice, one.seed)) for one in draws[:_SPOKEN_DRAWS]
    ]
    found = (*_gathered(silent), *_gathered(spoken))
    return tuple(sorted(found, key=lambda one: one.line))


def designed(drawn: DrawnFile) -> Designed:
    """Return what an analysis needs of a drawn file."""
    teasers = {key: role.teaser for key, role in drawn.file.roles.items()}
    return Designed(drawn.scenario, teasers, Expectations(**drawn.file.expects.model_dump()))


def _gathered(found: Sequence[tuple[DrawnFile, Warnings]]) -> Iterator[Finding]:
    """One finding for each kind and place: a drawn name would else make it many."""
    places: dict[tuple[str, tuple[str, ...]], list[tuple[DrawnFile, DesignWarning]]] = {}
    for drawn, warnings in found:
        for one in warnings:
            places.setdefault((one.code, one.subject), []).append((drawn, one))
    for (_, subject), met in places.items():
        line = line_called(subject, met[0][0].placed)
        by_draw = Counter(drawn.seed for drawn, _ in met)
        yield Finding(line, met[0][1], len(by_draw), len(found), max(by_draw.values()) - 1)
