"""Which optional parameters an endpoint takes, learnt from what it refuses.

Newer models of OpenAI want `max_completion_tokens`, most other endpoints know `max_tokens` only;
some take no temperature but their own, some no `stream_options`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from app.llm.calls import Call

_OPTIONAL = ("max_tokens", "temperature", "stream_options", "response_format")


@dataclass(frozen=True, slots=True)
class Dialect:
    """The optional parameters a model has refused so far."""

    refused: frozenset[str] = frozenset()

    def body(self, call: Call) -> dict[str, object]:
        """Return the JSON that asks for a streamed answer to this call."""
        optional: dict[str, object] = {
            "max_tokens": call.most_tokens,
            "temperature": call.temperature,
            "stream_options": {"include_usage": True},
        }
        if call.response_format is not None:
            optional["response_format"] = call.response_format
        if "max_tokens" in self.refused:
            optional["max_completion_tokens"] = call.most_tokens
        messages = [{"role": said.role, "content": said.text} for said in call.messages]
        taken = {name: value for name, value in optional.items() if name not in self.refused}
        return {"model": call.model, "messages": messages, "stream": True, **taken}

    def without(self, complaint: object) -> "Dialect | None":
        """Return the dialect that leaves out what an error complains of, or None if it is nothing.

        `complaint` is the error's body, or its text where it is no object.
        """
        named = complaint.get("param") if isinstance(complaint, Mapping) else None
        words = complaint.get("message") if isinstance(complaint, Mapping) else complaint
        left = [name for name in _OPTIONAL if name not in self.refused]
        for name in left:
            if named == name or (not named and isinstance(words, str) and name in words):
                return Dialect(self.refused | {name})
        return None
