"""Hears the learner with a model's ear where the rules are unsure; their reading is never lost.

It stands among the alternatives of a turn that was read with a model. In an assessment it is the
other way round: the rules' reading stands, the model's is one of the alternatives, and it counts
only when the learner takes it. So no level there rests on what a model heard.
"""

import asyncio
from dataclasses import dataclass, replace

from app.dialogue.listen import listen
from app.dialogue.model_question import NeedsModel, asked_of_model
from app.dialogue.model_reading import read_with
from app.dialogue.understood import Alternative
from app.errors import ModelFailed
from app.negotiation.history import History
from app.sessions.ports import EarAnswer, ModelEar, ModelUse
from app.sessions.table import Table
from app.sessions.turn import Heard, take_reading

BY_RULES, BY_MODEL = "by_rules", "by_model"


@dataclass(frozen=True, slots=True)
class ModelHeard:
    """A turn as heard, and what it took: no use and no failure where no model was asked."""

    heard: Heard
    use: ModelUse | None = None
    failure: ModelFailed | None = None


async def hear_with_model(
    table: Table,
    history: History,
    text: str,
    ear: ModelEar,
    seconds: float,
    *,
    is_assessed: bool = False,
) -> ModelHeard:
    """Understand the learner's words; where a model fails, or is late, as the rules do."""
    speaker = table.learner.id
    read = listen(text, history, table.words, speaker)
    offline = take_reading(table, history, text, read)
    question = asked_of_model(text, history, table.words, speaker, read)
    if question is None:
        return ModelHeard(offline)
    try:
        answer = await _asked(ear, question, seconds)
    except ModelFailed as failure:
        return ModelHeard(offline, failure=failure)
    new = read_with(answer.claims, question, history, table.words, speaker)
    if new == read:
        return ModelHeard(offline, answer.use)
    other = take_reading(table, history, text, new)
    first, second, key = (offline, other, BY_MODEL) if is_assessed else (other, offline, BY_RULES)
    return ModelHeard(_with(first, second, key), answer.use)


async def _asked(ear: ModelEar, question: NeedsModel, seconds: float) -> EarAnswer:
    try:
        async with asyncio.timeout(seconds):
            return await ear.read(question, seconds)
    except TimeoutError as late:
        raise ModelFailed("deadline") from late


def _with(heard: Heard, other: Heard, key: str) -> Heard:
    """Offer another reading of the same words first among the alternatives."""
    acts = other.turn.acts
    rest = tuple(one for one in heard.alternatives if one.acts != acts)
    return replace(heard, alternatives=(Alternative(key, "; ".join(other.understood), acts), *rest))
