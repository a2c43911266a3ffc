"""Tries an endpoint with one short question a model, and says what is wrong and the fix.

The operator reads this. What the endpoint says of an error is shown too: it was asked nothing that
a learner wrote.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, replace

import openai

from app.errors import ModelFailed, ModelFault
from app.llm.calls import Call, Message
from app.llm.client import ModelClient
from app.llm.endpoint import Deadlines, Endpoint
from app.llm.guard import Guard
from app.sessions.model_ports import ModelUse

# A model that is being loaded may take long once; that is not what a turn would wait for.
_PATIENCE = Deadlines(first_token=60.0, stall=20.0, turn=90.0)
_QUESTION = Message("user", "Answer with the single word: ready")
_MOST_TOKENS = 300  # enough for a model that thinks before it speaks
_SAID_AT_MOST = 300
# A faulty answer, but an answer: what it writes in a game is looked at there.
_ANSWERS = frozenset({"endless", "empty", "refused", "tool_call"})

_FIXES: Mapping[ModelFault, str] = {
    "unreachable": "nothing answers there. Start it, or correct WINWIN_LLM_BASE_URL "
    "(an address like http://127.0.0.1:11434/v1)",
    "unauthorised": "it does not take this key. Set WINWIN_LLM_API_KEY to a key for this endpoint",
    "not_found": "it knows no such model, or the address lacks its last part. Correct "
    "WINWIN_LLM_MODEL (or the model of this use), or end WINWIN_LLM_BASE_URL in /v1",
    "rate_limited": "its limit or quota is used up. Wait, or raise the limit of this key",
    "server_error": "it failed inside. Look at the endpoint's own log",
    "malformed": "what it answers is no stream of an OpenAI-compatible chat completion. Set "
    "WINWIN_LLM_BASE_URL to the address of the API, which mostly ends in /v1",
    "slow_start": "it took over a minute to begin. Choose a smaller model or a faster machine",
    "stalled": "it stopped in the middle of an answer. Look at the endpoint's own log",
    "cut": "it ended in the middle of an answer. Look at the endpoint's own log, and at any "
    "proxy before it",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """What trying one model showed; `fix` is empty where all is well."""

    text: str
    fix: str = ""


async def check(endpoint: Endpoint) -> tuple[Finding, ...]:
    """Ask every configured model once, each only once, and return what was found."""
    named = endpoint.models.voice, endpoint.models.ear, endpoint.models.coach
    models = dict.fromkeys(model for model in named if model)
    client = ModelClient(replace(endpoint, deadlines=_PATIENCE, retries=0))
    try:
        return tuple([await _try(client, endpoint, model) for model in models])
    finally:
        await client.close()


async def _try(client: ModelClient, endpoint: Endpoint, model: str) -> Finding:
    where = f"model {model} at {endpoint.place}"
    client.guard = Guard()  # what one model came to is no reason to leave the next alone
    loop = asyncio.get_running_loop()
    began_at = loop.time()
    first_after = None
    call = Call("check", model, (_QUESTION,), "", "", _MOST_TOKENS, 0.0)
    try:
        async for part in client.stream(call):
            if first_after is None and not isinstance(part, ModelUse):
                first_after = loop.time() - began_at
    except ModelFailed as failed:
        if failed.reason not in _ANSWERS:
            said = _said(failed, endpoint.key)
            return Finding(f"{where}: {failed.reason}{said}", _FIXES[failed.reason])
    return _answered(where, first_after, endpoint.deadlines.first_token)


def _answered(where: str, first_after: float | None, allowed: float) -> Finding:
    if first_after is None:
        fix = "choose a model that speaks at once: the game would go on without this one"
        return Finding(f"{where} answers, but without a word", fix)
    text = f"{where} began to answer after {first_after:.1f} s"
    if first_after <= allowed:
        return Finding(text)
    fix = f"a turn waits {allowed:g} s for it. Ask again once it is loaded, choose a faster model, "
    return Finding(text, fix + "or raise WINWIN_LLM_FIRST_TOKEN_SECONDS")


def _said(failed: ModelFailed, key: str) -> str:
    """Return what the endpoint gave as its reason, without our key, or nothing."""
    error = failed.__cause__
    if not isinstance(error, openai.APIStatusError):
        return ""
    message = error.body.get("message") if isinstance(error.body, dict) else None
    words = " ".join(str(message or "").split())
    words = (words.replace(key, "[key]") if key else words)[:_SAID_AT_MOST]
    return f" (status {error.status_code}{': ' + words if words else ''})"
