"""What a model may say about an utterance, and ears that say it, for tests of the model's ear."""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from app.dialogue.claims_of_model import ClaimedAct, ClaimedValue
from app.dialogue.listen import Understanding
from app.dialogue.model_question import NeedsModel, asked_of_model
from app.dialogue.model_reading import read_with
from app.errors import ModelFailed
from app.negotiation.acts import Ask, Kind
from app.negotiation.history import History
from app.sessions.model_ports import EarAnswer, ModelUse
from tests.builders import a_history
from tests.builders_talk import CLIENT, NOTHING, WORDS, client, heard, vendor

USE = ModelUse("small", "ear/listen", "0" * 12, 300, 40, is_estimated=False)
# The vendor asks about the years: a bare "three" is one then, and no rule reads it.
ASKED_FOR_YEARS = a_history(
    client(), vendor(Ask(Kind.ISSUE, "term"), text="How many years do you have in mind?")
)
REMARK = "Hospitals never read what they sign, do they."


def three_years(words: str = "Three") -> ClaimedAct:
    """The claim that three years are offered."""
    return offers(words, term=("3", words))


def offers(words: str, **values: tuple[str, str]) -> ClaimedAct:
    """A claimed offer; each value is its option and its words."""
    named = tuple(ClaimedValue(issue, *value) for issue, value in values.items())
    return ClaimedAct("propose", words, values=named)


def a_question(text: str, history: History = NOTHING) -> NeedsModel:
    """What is asked about a text that the rules are unsure of."""
    question = asked_of_model(text, history, WORDS, CLIENT, heard(text, history))
    assert question is not None, text
    return question


def is_asked(text: str, history: History = NOTHING) -> bool:
    """Say whether a model is asked about a text."""
    return asked_of_model(text, history, WORDS, CLIENT, heard(text, history)) is not None


def read(text: str, *claims: ClaimedAct, history: History = NOTHING) -> Understanding:
    """The reading of a text with a model's claims about it."""
    return read_with(claims, a_question(text, history), history, WORDS, CLIENT)


@dataclass
class ScriptedEar:
    """Claims the same about every utterance, fails, or takes its time; keeps what it was asked."""

    claims: Sequence[ClaimedAct] = ()
    failure: ModelFailed | None = None
    wait: float = 0.0
    asked: list[NeedsModel] = field(default_factory=list)

    async def read(self, question: NeedsModel, seconds: float) -> EarAnswer:
        """Answer as scripted."""
        assert seconds > 0
        self.asked.append(question)
        await asyncio.sleep(self.wait)
        if self.failure is not None:
            raise self.failure
        return EarAnswer(tuple(self.claims), USE)

    async def close(self) -> None:
        """Let go of nothing."""


def as_json(*claims: ClaimedAct) -> str:
    """Claims as an endpoint that keeps to the schema writes them."""
    return json.dumps({"acts": [_act(claim) for claim in claims]})


def _act(claim: ClaimedAct) -> dict[str, Any]:
    values = [{"issue": v.issue, "option": v.option, "words": v.words} for v in claim.values]
    names = ("act", "words", "kind", "issue", "importance")
    return {name: getattr(claim, name) for name in names} | {"values": values}
