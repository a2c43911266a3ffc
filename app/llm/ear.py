"""The model's ear: one call that says in JSON what an utterance does, each act with its words.

An endpoint that knows no JSON schema is asked again without one (`dialect.py`). The talk stands in
JSON strings, so that no line of it can pass for one of ours.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from app.dialogue.model_question import AskedIssue, NeedsModel
from app.llm.calls import Call, CallObserver
from app.llm.client import ModelClient
from app.llm.ear_answer import RESPONSE_FORMAT, claims_in
from app.llm.endpoint import Endpoint
from app.llm.faults import unreadable
from app.llm.masking import mask
from app.llm.prompts import Prompt, load_prompt
from app.negotiation.acts import Unknown
from app.negotiation.terms import Terms
from app.sessions.model_ports import EarAnswer

PROMPT = "ear/listen"
_MOST_TOKENS = 400  # eight acts with a value each
_NOTHING = "(none)"


class ListeningModel:
    """Listens through a model; satisfies `sessions.model_ports.ModelEar`."""

    def __init__(self, client: ModelClient, prompt: Prompt, model: str) -> None:
        """`prompt` is the file `PROMPT`; `model` is as the endpoint names it."""
        self._client, self._prompt, self._model = client, prompt, model

    async def read(self, question: NeedsModel, seconds: float) -> EarAnswer:
        """Say what an utterance does, within some seconds; raises ModelFailed."""
        whole = await self._client.complete(self._call(question, seconds))
        claims = claims_in(whole.text)
        if claims is None:
            raise unreadable(whole.use)
        return EarAnswer(claims, whole.use)

    async def close(self) -> None:
        """Close the connections to the endpoint."""
        await self._client.close()

    def _call(self, question: NeedsModel, seconds: float) -> Call:
        prompt = self._prompt
        return Call(
            "ear",
            self._model,
            prompt.render(**_told(question)),
            prompt.id,
            prompt.hash,
            _MOST_TOKENS,
            0.0,
            seconds,
            RESPONSE_FORMAT,
        )


def open_ear(endpoint: Endpoint, prompts: Path, observe: CallObserver) -> ListeningModel:
    """Return the ear of an endpoint; nothing is sent yet (BadContent for a bad prompt)."""
    prompt = load_prompt(prompts, PROMPT)
    return ListeningModel(ModelClient(endpoint, observe), prompt, endpoint.models.ear)


def _told(question: NeedsModel) -> Mapping[str, str]:
    return {
        "language": question.language,
        "issues": _lines(_issue_line(issue) for issue in question.issues),
        "offered": _terms_line(question.offered),
        "own": _terms_line(question.own),
        "said": _lines(f"{who}: {_quoted(text)}" for who, text in question.said),
        "offline": ", ".join(dict.fromkeys(_names(question))),
        "text": _quoted(question.text),
    }


def _issue_line(issue: AskedIssue) -> str:
    if issue.ends is not None:
        low, high, step = issue.ends
        return f"- {issue.id} ({issue.label}): a number from {low} to {high} in steps of {step}"
    if not issue.options:
        return f"- {issue.id} ({issue.label}): leave its values out"
    return f"- {issue.id} ({issue.label}): " + "; ".join(
        f"{i} ({said})" for i, said in issue.options
    )


def _terms_line(terms: Terms) -> str:
    return "; ".join(f"{issue} = {option}" for issue, option in terms) or _NOTHING


def _names(question: NeedsModel) -> Iterator[str]:
    for act in question.offline.acts:
        yield "words not understood" if isinstance(act, Unknown) else type(act).__name__.lower()


def _quoted(text: str) -> str:
    return json.dumps(mask(text), ensure_ascii=False)


def _lines(lines: Iterable[str]) -> str:
    return "\n".join(lines) or _NOTHING
