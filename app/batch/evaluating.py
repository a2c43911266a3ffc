"""`winwin evaluate-model`: tries what is configured with a progress bar, and writes its card.

The card goes to standard output or a file; progress goes to standard error. Stopped with Ctrl-C,
the card says what was measured until then.
"""

import asyncio
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from app.batch.model_card import Prices, card_of
from app.batch.model_cases import ModelCases
from app.batch.model_trial import Trial, try_model
from app.knowledge.evaluation import EvaluationSet, load_card_words, load_evaluation
from app.sessions.configured import Configured
from app.sessions.services import Services


@dataclass(frozen=True, slots=True)
class Evaluated:
    """What is tried: the model's parts, use cases in which only its coach answers, and names.

    `names` are the address and the model of each use, as the card shows them.
    """

    model: Configured
    services: Services
    names: Mapping[str, str]


def evaluate(
    knowledge: Path, evaluated: Evaluated, prices: Prices, output: Path | None, at: str
) -> bool:
    """Try a model and write its card; return whether it came to the end (BadContent, OSError)."""
    folder = knowledge / "evaluation"
    what, words = load_evaluation(folder), load_card_words(folder)
    cases, trial = ModelCases(knowledge), Trial()
    is_whole = _tried(what, cases, evaluated, trial, words.progress)
    head = {"at": at, "set": what.version, **evaluated.names, **what.sizes}
    card = card_of(trial, words, head, prices, is_stopped=not is_whole)
    if output is None:
        sys.stdout.write(card)
    else:
        output.write_text(card, encoding="utf-8")
    return is_whole


def not_configured(knowledge: Path) -> str:
    """Return what to do where no model is configured."""
    return load_card_words(knowledge / "evaluation").not_set


def _tried(
    what: EvaluationSet,
    cases: ModelCases,
    evaluated: Evaluated,
    trial: Trial,
    names: Mapping[str, str],
) -> bool:
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()
    console = Console(stderr=True)
    with Progress(*columns, TimeRemainingColumn(), console=console) as progress:
        tasks = {
            kind: progress.add_task(names[kind], total=what.sizes[kind])
            for kind, part in _parts(evaluated.model).items()
            if part is not None
        }
        work = try_model(
            what,
            cases,
            evaluated.model,
            evaluated.services,
            trial,
            lambda kind: progress.advance(tasks[kind]),
        )
        try:
            asyncio.run(work)
        except KeyboardInterrupt:
            return False
    return True


def _parts(model: Configured) -> Mapping[str, object]:
    parts = {"replies": model.voice, "utterances": model.ear, "questions": model.coach}
    return {**parts, "reports": model.wording}
