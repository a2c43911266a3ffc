"""Hears the learner with a model's ear where the rules are unsure; their reading is never lost.

It stands among the alternatives of a turn that was read with a model. In an assessment it is the
other way round: the rules' reading stands, the model's is one of the alternatives, and it counts
only when the learner takes it. So no level there rests on what a model heard.
"""

import asyncio
from dataclasses import dataclass, replace

from app.dialogue.listen import Understanding, listen
from app.dialogue.model_question import NeedsModel, asked_of_model
from app.dialogue.model_reading import read_with
from app.dialogue.understood import Alternative
from app.errors import ModelFailed
from app.negotiation.history import History
from app.sessions.model_ports import EarAnswer, ModelEar, ModelUse
from app.sessions.table import Table
from app.sessions.turn import Heard, hear, take_reading

# The ear keeps its time itself, and says what it took; this is for one that does not.
_GRACE_SECONDS = 0.5

BY_RULES, BY_MODEL = "by_rules", "by_model"


@dataclass(frozen=True, slots=True)
class LiveEar:
    """A model's ear and the seconds that one answer of it may take."""

    ear: ModelEar
    seconds: float


@dataclass(frozen=True, slots=True)
class ModelHeard:
    """A turn as heard, and what it took: no use and no failure where no model was asked."""

    heard: Heard
    use: ModelUse | None = None
    failure: ModelFailed | None = None

    def is_after(self, history: History) -> bool:
        """Say whether it was heard after this very history."""
        return self.heard.history.turns[:-1] == history.turns


@dataclass(frozen=True, slots=True)
class Doubt:
    """An utterance the rules are unsure of: their reading, and what a model is to be asked."""

    table: Table
    history: History
    read: Understanding
    offline: Heard
    question: NeedsModel
    is_assessed: bool


class Unsure(Exception):
    """Raised through a unit of work, of which nothing is kept then: a model is asked first."""

    def __init__(self, doubt: Doubt) -> None:
        """Carry what is to be asked."""
        super().__init__()
        self.doubt = doubt


@dataclass(frozen=True, slots=True)
class Utterance:
    """The learner's words, heard by the rules, or as a model `answered`: a `Listening`.

    Where a model may be asked, words that the rules are unsure of are `Unsure`. An answer counts
    only after the history it was asked with.
    """

    text: str
    may_ask: bool = False
    is_assessed: bool = False
    answered: ModelHeard | None = None

    def __call__(self, table: Table, history: History) -> Heard:
        """Return how the words are heard after a history (Unsure)."""
        if self.answered is not None and self.answered.is_after(history):
            return self.answered.heard
        if not self.may_ask or self.answered is not None:
            return hear(table, history, self.text)
        found = _by_rules(table, history, self.text, is_assessed=self.is_assessed)
        if isinstance(found, Doubt):
            raise Unsure(found)
        return found


async def answered(doubt: Doubt, ear: LiveEar) -> ModelHeard:
    """Return how a model hears what the rules are unsure of; where it fails, as they do."""
    return await _answered(doubt, ear.ear, ear.seconds)


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
    found = _by_rules(table, history, text, is_assessed=is_assessed)
    return ModelHeard(found) if isinstance(found, Heard) else await _answered(found, ear, seconds)


def _by_rules(table: Table, history: History, text: str, *, is_assessed: bool) -> Heard | Doubt:
    speaker = table.learner.id
    read = listen(text, history, table.words, speaker)
    offline = take_reading(table, history, text, read)
    question = asked_of_model(text, history, table.words, speaker, read)
    if question is None:
        return offline
    return Doubt(table, history, read, offline, question, is_assessed)


async def _answered(doubt: Doubt, ear: ModelEar, seconds: float) -> ModelHeard:
    table, history, offline, question = doubt.table, doubt.history, doubt.offline, doubt.question
    try:
        answer = await _asked(ear, question, seconds)
    except ModelFailed as failure:
        return ModelHeard(offline, failure=failure)
    new = read_with(answer.claims, question, history, table.words, table.learner.id)
    if new == doubt.read:
        return ModelHeard(offline, answer.use)
    other = take_reading(table, history, question.text, new)
    is_first = not doubt.is_assessed
    first, second, key = (other, offline, BY_RULES) if is_first else (offline, other, BY_MODEL)
    return ModelHeard(_with(first, second, key), answer.use)


async def _asked(ear: ModelEar, question: NeedsModel, seconds: float) -> EarAnswer:
    try:
        async with asyncio.timeout(seconds + _GRACE_SECONDS):
            return await ear.read(question, seconds)
    except TimeoutError as late:
        raise ModelFailed("deadline") from late


def _with(heard: Heard, other: Heard, key: str) -> Heard:
    """Offer another reading of the same words first among the alternatives."""
    acts = other.turn.acts
    rest = tuple(one for one in heard.alternatives if one.acts != acts)
    return replace(heard, alternatives=(Alternative(key, "; ".join(other.understood), acts), *rest))
