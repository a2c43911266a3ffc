"""A report in a model's words: one call for all of its blocks, answered in JSON.

The blocks stand in JSON objects, so that nobody's quoted words can pass for one of our lines.
"""

import json
from collections.abc import Mapping

from pydantic import BaseModel, ValidationError

from app.llm.calls import Call
from app.llm.client import ModelClient
from app.llm.faults import unreadable
from app.llm.legible import legible
from app.llm.masking import mask
from app.llm.objects import objects_in
from app.llm.prompts import Prompt
from app.review.prose import Prose
from app.sessions.reworder import RewordAnswer, RewordBrief

PROMPT = "debrief/reword"
_TOKENS_A_BLOCK = 140  # four sentences and their id
_LEAST_TOKENS = 300
_TEMPERATURE = 0.4


class _Block(BaseModel):
    id: str
    text: str


class ModelReworder:
    """Words reports through a model; satisfies `sessions.reworder.Reworder`."""

    def __init__(self, client: ModelClient, prompt: Prompt, model: str) -> None:
        """`prompt` is the file `PROMPT`; `model` is as the endpoint names it."""
        self._client, self._prompt, self._model = client, prompt, model

    async def reword(self, brief: RewordBrief, seconds: float) -> RewordAnswer:
        """Write every block anew, within some seconds; raises ModelFailed."""
        whole = await self._client.complete(self._call(brief, seconds))
        texts = texts_in(whole.text)
        if texts is None:
            raise unreadable(whole.use)
        return RewordAnswer(texts, whole.use)

    async def close(self) -> None:
        """Close the connections to the endpoint."""
        await self._client.close()

    def _call(self, brief: RewordBrief, seconds: float) -> Call:
        prompt = self._prompt
        messages = prompt.render(
            language=brief.language,
            role=mask(brief.role),
            counterpart=mask(brief.counterpart),
            blocks="\n".join(_line(block) for block in brief.blocks),
        )
        most = _LEAST_TOKENS + _TOKENS_A_BLOCK * len(brief.blocks)
        return Call(
            "debrief", self._model, messages, prompt.id, prompt.hash, most, _TEMPERATURE, seconds,
            RESPONSE_FORMAT,
        )  # fmt: skip


def texts_in(text: str) -> Mapping[str, str] | None:
    """Return what an answer holds by block, whatever prose is around it; None for no answer.

    A block of another shape is left out; of one that comes twice the first counts.
    """
    for data in objects_in(text):
        blocks = data.get("blocks")
        if isinstance(blocks, list):
            found = (block for block in map(_block, reversed(blocks)) if block)
            return {block.id: legible(block.text) for block in found}
    return None


def _block(data: object) -> _Block | None:
    try:
        return _Block.model_validate(data, strict=True)
    except ValidationError:
        return None


def _line(block: Prose) -> str:
    told: dict[str, object] = {"id": block.id}
    if block.tones:
        told["tone"] = ", ".join(sorted(block.tones))
    if block.turn is not None:
        told["turn"] = block.turn
    told["say"] = [mask(one) for one in block.must]
    if block.may:
        told["may"] = [_found(turn, text) for turn, text in block.may]
    if block.quotes:
        told["quotes"] = [mask(one) for one in block.quotes]
    return json.dumps(told, ensure_ascii=False)


def _found(turn: int | None, text: str) -> dict[str, object]:
    return {"text": mask(text)} if turn is None else {"turn": turn, "text": mask(text)}


_TEXT = {"type": "string"}
RESPONSE_FORMAT: Mapping[str, object] = {
    "type": "json_schema",
    "json_schema": {
        "name": "report",
        "strict": True,
        "schema": {
            "type": "object",
            "properties": {
                "blocks": {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "properties": {"id": _TEXT, "text": _TEXT},
                        "required": ["id", "text"],
                        "additionalProperties": False,
                    },
                }
            },
            "required": ["blocks"],
            "additionalProperties": False,
        },
    },
}
