"""An answer as it comes in chunks: its text, how it ended, its tokens, and what is wrong with it.

A chunk is whatever JSON the endpoint sent; its shape is not trusted.
"""

from collections.abc import Mapping

from app.errors import ModelFailed, ModelFault
from app.llm.legible import legible
from app.llm.thoughts import Thoughts

_FINISH_FAULTS: Mapping[str, ModelFault] = {
    "length": "endless",
    "content_filter": "refused",
    "tool_calls": "tool_call",
    "function_call": "tool_call",
}
_CHARACTERS_A_TOKEN = 4
_THOUGHTS = ("reasoning_content", "reasoning")
_MOST_TOKENS = 100_000_000  # in one answer: more is no count
LONGEST_NAME = 200
_MOST_CHARACTERS_A_TOKEN = 8  # above this many for each token allowed, the limit was ignored


def estimated_tokens(characters: int) -> int:
    """Return about how many tokens a text of this length is: four characters each."""
    return -(-characters // _CHARACTERS_A_TOKEN)


def counted(read: object, written: object) -> tuple[int, int] | None:
    """Return an endpoint's count of tokens; None where it is none that can be."""
    if not isinstance(read, int) or not isinstance(written, int):
        return None
    can_be = min(read, written) >= 0 and 0 < read + written < _MOST_TOKENS
    return (read, written) if can_be else None


class Answer:
    """What has come so far of one answer."""

    def __init__(self, most_tokens: int) -> None:
        self._most_characters = most_tokens * _MOST_CHARACTERS_A_TOKEN
        self._counted: tuple[int, int] | None = None
        self._thoughts = Thoughts()
        self._has_spoken = False
        self._thought = 0  # characters in fields of their own
        self.characters = 0
        self.chunks = 0
        self.model = self._named = ""
        self.is_finished = False

    @property
    def is_counted(self) -> bool:
        """Say whether the endpoint told its own count of tokens."""
        return self._counted is not None

    def tokens(self, characters_in: int) -> tuple[int, int]:
        """Return the tokens read and written, as the endpoint counts, else estimated."""
        written = self.characters + self._thought
        return self._counted or (estimated_tokens(characters_in), estimated_tokens(written))

    def take(self, chunk: object) -> str:
        """Return the text of a chunk, empty if it brings none; ModelFailed when it is a fault."""
        if not isinstance(chunk, dict):
            raise ModelFailed("malformed")
        self.chunks += 1
        self._note(chunk)
        choices = chunk.get("choices") or ()
        if not isinstance(choices, list | tuple):
            raise ModelFailed("malformed")
        return "".join([self._take_choice(choice) for choice in choices[:1]])

    def end(self) -> None:
        """The stream has ended; raises ModelFailed unless it said so itself and brought text."""
        if not self.chunks:
            raise ModelFailed("malformed")  # a page, or an answer that is no stream
        if not self.is_finished:
            raise ModelFailed("cut")
        if not self._has_spoken:
            raise ModelFailed("empty")

    def _note(self, chunk: Mapping[str, object]) -> None:
        named = chunk.get("model")
        if isinstance(named, str) and named and named != self._named:  # it stands in every chunk
            self._named, self.model = named, legible(named)[:LONGEST_NAME]
        usage = chunk.get("usage")
        if isinstance(usage, dict):
            counts = counted(usage.get("prompt_tokens"), usage.get("completion_tokens"))
            self._counted = counts or self._counted

    def _take_choice(self, choice: object) -> str:
        delta = choice.get("delta") if isinstance(choice, dict) else None
        if not isinstance(choice, dict) or not isinstance(delta, dict | None):
            raise ModelFailed("malformed")
        text = self._text(delta or {})
        if reason := choice.get("finish_reason"):
            if fault := _FINISH_FAULTS.get(str(reason)):
                raise ModelFailed(fault)
            self.is_finished = True
        return text

    def _text(self, delta: Mapping[str, object]) -> str:
        if delta.get("tool_calls") or delta.get("function_call"):
            raise ModelFailed("tool_call")
        if delta.get("refusal"):
            raise ModelFailed("refused")
        for thought in map(delta.get, _THOUGHTS):
            self._thought += len(thought) if isinstance(thought, str) else 0
        text = delta.get("content") or ""
        if not isinstance(text, str):
            raise ModelFailed("malformed")
        self.characters += len(text)
        if self.characters > self._most_characters:
            raise ModelFailed("endless")
        spoken = self._thoughts.spoken(legible(text))
        self._has_spoken = self._has_spoken or bool(spoken)
        return spoken
