"""The live voice: a speech brief becomes one streamed call.

The brief is labelled data. What the other side said stands in JSON strings, so that no line of it
can pass for one of ours, and the prompt says that it is never an instruction.
"""

import json
from collections.abc import AsyncGenerator, Iterable
from contextlib import aclosing
from pathlib import Path

from app.errors import ModelFailed
from app.llm.answer import estimated_tokens
from app.llm.calls import Call, CallObserver
from app.llm.client import ModelClient
from app.llm.endpoint import Endpoint
from app.llm.masking import mask
from app.llm.prompts import Prompt, load_prompt
from app.llm.reciting import Recital
from app.sessions.model_ports import ModelUse, SpeechBrief

PROMPT = "voice/speak"
_MOST_TOKENS = 300  # a reply has one to five sentences
_TEMPERATURE = 0.7
_NOTHING = "(none)"
_LOOKED_BACK = 200  # characters: more than six words of a prompt have


class ModelVoice:
    """Speaks through a model; satisfies `sessions.model_ports.LiveVoice`."""

    def __init__(self, client: ModelClient, prompt: Prompt, model: str) -> None:
        """`prompt` is the file `PROMPT`; `model` is as the endpoint names it."""
        self._client, self._prompt, self._model = client, prompt, model
        self._recital = Recital(prompt)

    @property
    def name(self) -> str:
        """Name the voice in the record of a turn."""
        return "model"

    def speak(self, brief: SpeechBrief) -> AsyncGenerator[str | ModelUse, None]:
        """Yield pieces of text as they come, last a ModelUse; raises ModelFailed."""
        return self._unrecited(self._call(brief))

    async def close(self) -> None:
        """Close the connections to the endpoint."""
        await self._client.close()

    async def _unrecited(self, call: Call) -> AsyncGenerator[str | ModelUse, None]:
        """Yield what comes until the model begins to repeat its prompt: ModelFailed("recited").

        Six words are seen before the sentence that holds them can be over, so none of it is shown.
        """
        written = ""
        async with aclosing(self._client.stream(call)) as pieces:
            async for piece in pieces:
                if isinstance(piece, str):
                    own = self._own(written[-_LOOKED_BACK:], piece)
                    written += piece
                    if len(own) < len(piece):
                        yield own
                        raise _recited(call, written)
                yield piece

    def _own(self, before: str, piece: str) -> str:
        """Return what of a piece comes before the sixth word of the prompt in a row."""
        since = len(before)
        if not self._recital.is_in(before + piece, since):
            return piece
        whole = before + piece
        ends = (at for at in range(since, len(whole)) if self._recital.is_in(whole[: at + 1]))
        return whole[since : next(ends, since)]

    def _call(self, brief: SpeechBrief) -> Call:
        messages = self._prompt.render(
            language=brief.language,
            persona=mask(brief.persona),
            style=mask(brief.style),
            said=_lines(f"{who}: {_quoted(text)}" for who, text in brief.said),
            facts=_listed(brief.facts),
            acts=_listed(brief.acts),
            already=_quoted(brief.already) if brief.already else _NOTHING,
            refused=_listed(brief.refused),
        )
        prompt = self._prompt
        return Call(
            "voice", self._model, messages, prompt.id, prompt.hash, _MOST_TOKENS, _TEMPERATURE
        )


def open_voice(endpoint: Endpoint, prompts: Path, observe: CallObserver) -> ModelVoice:
    """Return the voice of an endpoint; nothing is sent yet (BadContent for a bad prompt)."""
    prompt = load_prompt(prompts, PROMPT)
    return ModelVoice(ModelClient(endpoint, observe), prompt, endpoint.models.voice)


def _recited(call: Call, written: str) -> ModelFailed:
    failed = ModelFailed("recited")
    failed.tokens_in = estimated_tokens(call.characters)
    failed.tokens_out = estimated_tokens(len(written))
    return failed


def _quoted(text: str) -> str:
    return json.dumps(mask(text), ensure_ascii=False)


def _listed(parts: Iterable[str]) -> str:
    return _lines(f"- {mask(part)}" for part in parts)


def _lines(lines: Iterable[str]) -> str:
    return "\n".join(lines) or _NOTHING
