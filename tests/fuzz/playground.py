"""The API as a fuzzer meets it: its own description, and sessions in each state to aim at.

It asks as the learner at a laptop; or, of a server that wants keys, with a secret key, with a
learner's token, or with nothing.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any, Literal

import schemathesis
from fastapi import FastAPI
from schemathesis.schemas import BaseSchema
from starlette.types import Receive, Scope, Send

from tests.builders_keys import Guarded, a_guarded
from tests.builders_served import GAME, a_whole

Case = schemathesis.Case[Any]
Who = Literal["laptop", "key", "token", "nobody"]
DESCRIBED = Path(__file__).resolve().parents[2] / "docs" / "openapi.json"
_USES = {"open": 6, "ended": 30}
_STATES = ("open", "ended", "open", "none", "ended")
_KNOWN = {
    "scenario": "licence-renewal",
    "scenario_id": "licence-renewal",
    "role": "client",
    "entry_id": "batna",
    "language": "en",
    "name": "trajectory",
}


@dataclass
class Playground:
    """The described operations, and sessions that are replaced after some uses."""

    schema: BaseSchema
    headers: Callable[[], dict[str, str]] = dict  # by which it is known who asks
    _kept: dict[str, list[Any]] = field(default_factory=dict)
    _asked: "count[int]" = field(default_factory=count)

    def aim(self, case: Case) -> None:
        """Let most cases meet what exists: a session, open or ended, its turn, a scenario, a term.

        Where events can be had, every other case asks for them.
        """
        nth = next(self._asked)
        if nth % 2 and _has_events(case):
            case.headers["Accept"] = "text/event-stream"
        case.headers.update(self.headers())
        state = _STATES[nth % len(_STATES)]
        if state == "none":
            return
        _know(case.path_parameters, _KNOWN)
        _know(case.query, _KNOWN)
        if isinstance(case.body, dict):
            _know(case.body, _KNOWN)
        if case.method == "GET":
            _know(case.path_parameters, {"learner_id": "me"})
        if "session_id" in case.path_parameters:
            session = self._session(state)
            turn = session["turns"][-1]["id"]
            _know(case.path_parameters, {"session_id": session["id"], "turn_id": turn})

    def _session(self, state: str) -> dict[str, Any]:
        uses, session = self._kept.get(state, (0, None))
        if uses == 0 or session is None:
            uses, session = _USES[state], self._begun(state)
        self._kept[state] = [uses - 1, session]
        return session

    def _begun(self, state: str) -> dict[str, Any]:
        session = self._post("/v1/sessions", dict(GAME))
        place = {"session_id": session["id"]}
        words = {"text": "What matters most to you? I offer €80 a seat."}
        answer = self._post("/v1/sessions/{session_id}/turns", words, **place)
        if state == "ended":
            answer = self._post("/v1/sessions/{session_id}/end", {"action": "walk_away"}, **place)
        return {"id": session["id"], "turns": answer["turns"][:1]}

    def _post(self, path: str, body: dict[str, Any], **place: str) -> dict[str, Any]:
        case = self.schema[path]["POST"].Case(
            path_parameters=place,
            body=body,
            media_type="application/json",
            headers=self.headers(),
        )
        answered = case.call()
        assert answered.status_code in {200, 201}, answered.text
        found: dict[str, Any] = answered.json()
        return found


@cache
def _laptop() -> FastAPI:
    return a_whole(hosts=("testserver",)).app


@cache
def _server() -> Guarded:
    return asyncio.run(a_guarded(hosts=("testserver",)))


def _of_key() -> dict[str, str]:
    learner = asyncio.run(_server().learner("ada"))
    return _bearer(asyncio.run(_server().key())) | {"Winwin-Learner": learner}


def _of_token() -> dict[str, str]:
    return _bearer(asyncio.run(_server().token("ada")))


def _bearer(secret: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {secret}"}


_HEADERS: dict[Who, Callable[[], dict[str, str]]] = {
    "laptop": dict,
    "key": _of_key,
    "token": _of_token,
    "nobody": dict,
}


@cache
def the_playground(who: Who = "laptop") -> Playground:
    """Return the one playground of a test process for one who asks.

    It is described by the committed file, and its application made when it is first asked: tests
    are collected without it. That outlives the test that asked first, so nobody is told that
    serving begins or ends.
    """

    async def served(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            raise NotImplementedError(scope["type"])
        app = _laptop() if who == "laptop" else _server().app
        await app(scope, receive, send)

    schema = schemathesis.openapi.from_path(DESCRIBED)
    schema.app = served
    return Playground(schema, _HEADERS[who])


def _know(values: dict[str, Any], known: dict[str, str]) -> None:
    """Put what exists in the place of what was generated."""
    values.update({name: value for name, value in known.items() if name in values})


def _has_events(case: Case) -> bool:
    answers = case.operation.definition.raw["responses"]
    return "text/event-stream" in answers.get("200", {}).get("content", {})
