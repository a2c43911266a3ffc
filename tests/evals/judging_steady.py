"""Measures that a judgement does not depend on when it is made, or on how the same is said.

`python -m tests.evals.judging_steady` prints the section; with `--digest` only the check sum of
the judgements of some planted talks, as another process makes it.
"""

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from pathlib import Path

from app.coach.judgement import Critique
from app.negotiation.history import History, Turn
from app.negotiation.scenario import Scenario
from app.sessions.act_codec import act_from_value, act_to_value
from app.sessions.services import ENGLISH
from app.simulation.learners.registry import KINDS
from app.simulation.self_play import play_game
from tests.builders_games import spread
from tests.evals.again import (
    Recorded,
    changed,
    heard_anew,
    judged,
    levels_of,
    recorded_talks,
    verdicts_of,
)
from tests.evals.figures import Figure, Section
from tests.evals.planted_talks import judged_in, planted_records, talk_files
from tests.evals.variants import Variant, load_variants

PARAPHRASES = Path(__file__).with_name("paraphrases.yaml")
GAMES, SAMPLES, PLANTED, FILES, SHOWN = 40, 2, 3, 4, 20
_UNSEEN = "not_observed"
_REMARK = f"""\
Judged again: every script, sample talk, planted talk and {GAMES} simulated games, from turns that
were written down and read back; {FILES} files of planted talks in another process too, which
hashes otherwise.
Said otherwise: every script in English, every second sample talk and every third planted talk, for
swaps all of them; the learner's lines by the rules of variants.yaml and paraphrases.yaml, the
counterpart's turns as recorded. A try is a talk that a rule changes. Observed: checks that were met
or missed in either reading; most of the others are quiet whatever is said. Not every rule finds
words to change in these talks: the table names those that do."""


@dataclass(frozen=True, slots=True)
class Trial:
    """A talk said otherwise, and what became of its checks and levels."""

    variant: Variant
    talk: str
    checks: Mapping[str, tuple[str, str]]
    levels: Mapping[str, tuple[int | None, int | None]]
    of_checks: int
    of_observed: int
    of_levels: int


def measure(_folder: Path) -> Section:
    """Judge again and judge what was said otherwise; the folder of dialogues is not needed."""
    same = [*_same_again()]
    here, there = digest(), digest_elsewhere()
    figures = (
        Figure(f"judged again, the same bytes ({len(same)} games)", _share(same), 100.0),
        Figure("judged in another process, the same bytes", 100.0 * (here == there), 100.0),
        *_figures_of("swap", 100.0),
        *_figures_of("dialect", 97.0),
        *_figures_of("spelling", 97.0),
        *_figures_of("paraphrase", 97.0),
    )
    return Section("Judging holds still", figures, f"{_table()}\n\n{_REMARK}\n\n{_exceptions()}")


def digest() -> str:
    """Return the check sum of the judgements of the talks in the first planted files."""
    found = (repr(one.critique) for path in talk_files()[:FILES] for one in judged_in(path))
    return sha256("\n".join(found).encode()).hexdigest()


@cache
def trials() -> tuple[Trial, ...]:
    """Say the talks otherwise by every rule that changes them; swap in all of them."""
    variants = (*load_variants(), *load_variants(PARAPHRASES))
    swaps = [variant for variant in variants if variant.kind == "swap"]
    talks = [*_english()]
    chosen = {talk.id for talk in _chosen(talks)}
    return tuple(
        _trial(talk, before, variant)
        for talk in talks
        for before in (talk.critique(),)
        for variant in (variants if talk.id in chosen else swaps)
        if any(_rewritten(variant, turn) != turn.text for turn in talk.history.of(talk.role))
    )


def _english() -> Iterator[Recorded]:
    talks = (*recorded_talks(), *planted_records())
    return (talk for talk in talks if talk.scenario.language == ENGLISH)


def _chosen(talks: list[Recorded]) -> Iterator[Recorded]:
    planted = {talk.id for talk in planted_records()[::PLANTED]}
    samples = [talk for talk in talks if talk.is_sample]
    own = [talk for talk in talks if not talk.is_sample]
    names = {talk.id for talk in planted_records()}
    yield from samples[::SAMPLES]
    yield from (talk for talk in own if talk.id in planted or talk.id not in names)


def _trial(talk: Recorded, before: Critique, variant: Variant) -> Trial:
    history = heard_anew(talk, lambda turn: _rewritten(variant, turn))
    after = judged(history, talk.scenario, talk.role)
    were, are = verdicts_of(before), verdicts_of(after)
    observed = [key for key in were if {were[key], are[key]} != {_UNSEEN}]
    levels = changed(levels_of(before), levels_of(after))
    sizes = (len(were), len(observed), len(levels_of(before)))
    return Trial(variant, talk.id, changed(were, are), levels, *sizes)


def _rewritten(variant: Variant, turn: Turn) -> str:
    """A rule may take the only word of a turn away: then it stays as it is."""
    return variant.rewrite(turn.text) or turn.text


def _same_again() -> Iterator[bool]:
    for history, scenario, role in _games():
        first = judged(history, scenario, role)
        yield repr(first) == repr(judged(_read_back(history), scenario, role))


def _games() -> Iterator[tuple[History, Scenario, str]]:
    for talk in (*recorded_talks(), *planted_records()):
        yield talk.history, talk.scenario, talk.role
    for match in spread(GAMES):
        seat = (match.scenario, match.role)
        game = play_game(*seat, match.persona, KINDS[match.learner], match.seed)
        yield game.history, *seat


def _read_back(history: History) -> History:
    return History(tuple(_turn_read_back(turn) for turn in history))


def _turn_read_back(turn: Turn) -> Turn:
    written = json.dumps([act_to_value(act) for act in turn.acts])
    return replace(turn, acts=tuple(act_from_value(value) for value in json.loads(written)))


def digest_elsewhere() -> str:
    """Return the same check sum as a process makes it that hashes otherwise."""
    seed = "1" if os.environ.get("PYTHONHASHSEED") != "1" else "2"
    command = [sys.executable, "-m", _MODULE, "--digest"]
    found = subprocess.run(
        command,
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=True,
    )
    return found.stdout.strip()


_MODULE = "tests.evals.judging_steady"


def _figures_of(kind: str, floor: float) -> list[Figure]:
    some = [trial for trial in trials() if trial.variant.kind == kind]
    is_swap = floor >= 100
    return [
        Figure(f"{kind}: checks unchanged ({len(some)} tries)", _checks(some), floor),
        Figure(f"{kind}: observed checks unchanged", _observed(some)),
        Figure(f"{kind}: levels unchanged", _levels(some), floor if is_swap else None),
    ]


def _checks(some: list[Trial]) -> float:
    return _rest(sum(len(t.checks) for t in some), sum(t.of_checks for t in some))


def _observed(some: list[Trial]) -> float:
    return _rest(sum(len(t.checks) for t in some), sum(t.of_observed for t in some))


def _levels(some: list[Trial]) -> float:
    return _rest(sum(len(t.levels) for t in some), sum(t.of_levels for t in some))


def _rest(changes: int, total: int) -> float:
    return 100 * (1 - changes / max(1, total))


def _share(held: list[bool]) -> float:
    return 100 * sum(held) / max(1, len(held))


def _table() -> str:
    rows = [
        "| way | tries | checks alike | of those observed | levels alike |",
        "|---|---|---|---|---|",
    ]
    for name in dict.fromkeys(trial.variant.name for trial in trials()):
        some = [trial for trial in trials() if trial.variant.name == name]
        shares = (_checks(some), _observed(some), _levels(some))
        rows.append(f"| {name} | {len(some)} | " + " | ".join(f"{s:.1f} %" for s in shares) + " |")
    return "\n".join(rows)


def _exceptions() -> str:
    """Return the checks that changed most often, and the first changes of each kind."""
    often = Counter(check for trial in trials() for check in trial.checks)
    most = ", ".join(f"{check} {count}" for check, count in often.most_common(10))
    lines = [
        f"- {t.variant.name}, {t.talk}: "
        + "; ".join(f"{check} {was} → {now}" for check, (was, now) in t.checks.items())
        for t in sorted(trials(), key=lambda t: t.variant.kind != "swap")
        if t.checks
    ]
    head = f"Changed most often: {most or 'none'}. The first {SHOWN} tries with changes:"
    return "\n".join([head, "", *(lines[:SHOWN] or ["- none"])])


def _main() -> None:
    print(digest() if "--digest" in sys.argv else measure(Path()).markdown())


if __name__ == "__main__":
    _main()
