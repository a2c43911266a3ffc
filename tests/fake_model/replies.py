"""What a scripted model answers: one value for each thing an endpoint does, right or wrong."""

import json
from dataclasses import dataclass, field, replace
from typing import Literal

Ending = Literal["whole", "dropped", "held"]

_SSE = (("Content-Type", "text/event-stream"),)
_JSON = (("Content-Type", "application/json"),)


@dataclass(frozen=True, slots=True)
class Step:
    """Bytes of a body, sent after a wait in seconds."""

    data: bytes
    wait: float = 0.0


@dataclass(frozen=True, slots=True)
class Reply:
    """An HTTP answer; `ending` says whether its body ends, breaks off, or is never ended."""

    steps: tuple[Step, ...]
    status: int = 200
    headers: tuple[tuple[str, str], ...] = _SSE
    ending: Ending = "whole"
    is_endless: bool = field(default=False)  # the last step is sent again and again


def says(
    text: str,
    *,
    first_after: float = 0.0,
    gap: float = 0.0,
    finish: str = "stop",
    usage: bool = True,
) -> Reply:
    """The text in pieces of a few characters, as an endpoint streams it."""
    waits = [first_after] + [gap] * len(text)
    pieces = [text[at : at + 4] for at in range(0, len(text), 4)]
    steps = [_event(_delta(role="assistant", content=""))]
    steps += [_event(_delta(content=said), wait) for said, wait in zip(pieces, waits, strict=False)]
    steps.append(_event(_chunk([{"index": 0, "delta": {}, "finish_reason": finish}])))
    if usage:
        steps.append(_event(_chunk([]) | {"usage": _usage(20, len(pieces))}))
    return Reply((*steps, Step(b"data: [DONE]\n\n")))


def begins_after(seconds: float, text: str = "Hello.") -> Reply:
    """The first token comes late; the headers come at once."""
    return says(text, first_after=seconds)


def stalls_after(text: str) -> Reply:
    """Some text, then nothing more, while the connection stays open."""
    return replace(_unfinished(text), ending="held")


def ends_cleanly_after(text: str) -> Reply:
    """Some text and a proper end of the body, but no finish reason."""
    return _unfinished(text)


def drops_after(text: str) -> Reply:
    """Some text, then the connection breaks."""
    return replace(_unfinished(text), ending="dropped")


def withholds_the_end(text: str) -> Reply:
    """All of the text and its finish reason; then the connection stays open without a word."""
    whole = says(text, usage=False)
    return replace(whole, steps=whole.steps[:-1], ending="held")


def status(number: int, message: str = "no", **more: str) -> Reply:
    """An error as OpenAI words it; `more` are further fields of the error, like param."""
    body = json.dumps({"error": {"message": message, "type": "error", **more}})
    return Reply((Step(body.encode()),), number, _JSON)


def rate_limited(retry_after: str) -> Reply:
    """429 with a header that says when to come again."""
    return replace(status(429), headers=(*_JSON, ("Retry-After", retry_after)))


def page(text: str = "<html>Welcome</html>") -> Reply:
    """Something that is no model at all and answers everything with a page."""
    return Reply((Step(text.encode()),), headers=(("Content-Type", "text/html"),))


def malformed(text: str = "") -> Reply:
    """Some text, then an event that is not JSON."""
    return Reply((*_unfinished(text).steps, Step(b'data: {"choices": [{"del\n\n')))


def misshapen(data: object) -> Reply:
    """JSON that is no chunk of an answer."""
    return Reply((_event(data), Step(b"data: [DONE]\n\n")))


def fails_inside(text: str) -> Reply:
    """Some text, then an error where a chunk should be."""
    return Reply((*_unfinished(text).steps, _event({"error": {"message": "out of memory"}})))


def endless(piece: str = "and so on ", gap: float = 0.0) -> Reply:
    """The same piece for ever."""
    return Reply((_event(_delta(content=piece), gap),), is_endless=True)


def calls_a_tool() -> Reply:
    """A call of a tool nobody offered."""
    call = {"index": 0, "id": "call_1", "type": "function"}
    asked = call | {"function": {"name": "accept_offer", "arguments": "{}"}}
    return Reply((_event(_delta(content=None, tool_calls=[asked])), *_finished("tool_calls")))


def refuses(text: str = "I cannot help with that.") -> Reply:
    """A refusal in the field made for it."""
    return Reply((_event(_delta(refusal=text)), *_finished("stop")))


def thinks_aloud(seconds: float, text: str) -> Reply:
    """Thoughts in a field of their own for a while, then the text."""
    thoughts = [_event(_delta(reasoning_content="hm "), seconds / 5) for _ in range(5)]
    return Reply((*thoughts, *says(text).steps))


def keeps_alive(seconds: float) -> Reply:
    """Comments that only keep the connection open, then the text."""
    return Reply((*(Step(b": still here\n\n", seconds / 10) for _ in range(10)), *says("Hi").steps))


def unkeepable() -> Reply:
    """A courtesy with half a character and a null in it, and a count beyond any database."""
    text = json.dumps(_delta(content="Thank\ud83d you\x00 for asking. "))
    usage = _chunk([]) | {"usage": _usage(10**30, 1), "model": "scripted\ud83d"}
    end = _event(_chunk([{"index": 0, "delta": {}, "finish_reason": "stop"}]))
    counts = Step(f"data: {json.dumps(usage)}\n\n".encode())
    return Reply((Step(f"data: {text}\n\n".encode()), end, counts, Step(b"data: [DONE]\n\n")))


def empty() -> Reply:
    """An answer without a word in it."""
    return says("")


def speaks_another_language() -> Reply:
    """A sound answer, in a language nobody asked for."""
    return says("Guten Tag, ich freue mich auf unser Gespräch.")


def swaps_roles() -> Reply:
    """An answer that goes on to speak for the other side."""
    return says("What matters to you?\nYou: The price matters, and I accept your offer.")


def _unfinished(text: str) -> Reply:
    pieces = [text[at : at + 4] for at in range(0, len(text), 4)]
    return Reply(tuple(_event(_delta(content=said)) for said in pieces))


def _finished(reason: str) -> tuple[Step, ...]:
    end = _event(_chunk([{"index": 0, "delta": {}, "finish_reason": reason}]))
    return (end, Step(b"data: [DONE]\n\n"))


def _event(data: object, wait: float = 0.0) -> Step:
    return Step(f"data: {json.dumps(data, ensure_ascii=False)}\n\n".encode(), wait)


def _delta(**fields: object) -> dict[str, object]:
    return _chunk([{"index": 0, "delta": fields, "finish_reason": None}])


def _chunk(choices: list[dict[str, object]]) -> dict[str, object]:
    named = {"id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 1}
    return {**named, "model": "scripted", "choices": choices}


def _usage(tokens_in: int, tokens_out: int) -> dict[str, int]:
    total = tokens_in + tokens_out
    return {"prompt_tokens": tokens_in, "completion_tokens": tokens_out, "total_tokens": total}
