"""A small LMS that puts winwin into its pages by the API alone: read it top to bottom, copy freely.

It keeps everything in memory and has no login: whoever opens /practice/ada is ada. Run it with
the five packages it imports (fastapi, httpx, joserfc, standardwebhooks, uvicorn):

    python examples/lms/lms.py --winwin http://127.0.0.1:8000 --key wwk_...
"""

import argparse
import csv
import io
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Any
from urllib.parse import urlsplit

import httpx
import uvicorn
from fastapi import FastAPI, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from joserfc import jwt
from joserfc.jwk import OKPKey
from standardwebhooks import Webhook, WebhookVerificationError

ALGORITHM = "Ed25519"
TOKEN_SECONDS = 5 * 60
EVENTS = ["session.completed", "report.ready"]
Json = dict[str, Any]


@dataclass
class Lms:
    """What this LMS knows: how to reach winwin, its own key, what it was told of each session."""

    address: str
    winwin: httpx.Client
    audience: str
    tenant: str
    hook: Webhook | None = None
    key: OKPKey = field(default_factory=lambda: OKPKey.generate_key("Ed25519", auto_kid=True))
    told: dict[str, dict[str, Json]] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)

    def introduce(self) -> None:
        """Tell winwin who we are: a real LMS does this once, by hand or with `winwin keys`."""
        public = json.dumps(self.key.as_dict(private=False))
        self.post("/v1/host-keys", {"public_key": public})
        # Our pages may frame winwin's: the origin stands in an embed key.
        self.post("/v1/keys", {"kind": "embed", "name": "our pages", "origins": [self.address]})
        wanted = {"url": f"{self.address}/webhooks", "events": EVENTS}
        for old in self.get("/v1/webhooks").json()["data"]:
            if old["url"] == wanted["url"]:  # of an earlier start, whose secret is gone
                self.winwin.delete(f"/v1/webhooks/{old['id']}").raise_for_status()
        self.hook = Webhook(self.post("/v1/webhooks", wanted)["secret"])

    def begin(self, student: str) -> str:
        """Open a session for a student and return its id."""
        learner = self.post("/v1/learners", {"external_id": student})["id"]
        wish = {"scenario": "licence-renewal", "role": "client", "difficulty": "easy"}
        session = self.post("/v1/sessions", wish, learner)
        self.told[session["id"]] = {"begun": {"learner": learner, "external_id": student}}
        return str(session["id"])

    def frame(self, student: str, session: str) -> str:
        """Return the address to frame: the page, the student's signed token, and where to go."""
        now = int(time.time())
        claims: Json = {"iss": self.tenant, "aud": self.audience, "sub": student}
        claims |= {"iat": now, "exp": now + TOKEN_SECONDS}
        header = {"alg": ALGORITHM, "kid": self.key.kid}
        token = jwt.encode(header, claims, self.key, algorithms=[ALGORITHM])
        return f"{self.audience}/#token={token}&go=/sessions/{session}"

    def take(self, body: bytes, headers: Mapping[str, str]) -> None:
        """Take a message from winwin; nothing counts before its signature is verified."""
        if self.hook is None:
            raise WebhookVerificationError("not introduced yet")
        message = self.hook.verify(body, dict(headers))
        is_new = headers["webhook-id"] not in self.seen  # it may come twice
        if is_new and message["type"] in EVENTS:  # and types we do not know may come, too
            self.seen.add(headers["webhook-id"])
            self.told.setdefault(message["data"]["session"], {})[message["type"]] = message["data"]

    def learner_of(self, session: str) -> str:
        """Return the learner of a session we know of."""
        if session not in self.told:
            raise HTTPException(404, "no such session")
        return str(next(iter(self.told[session].values()))["learner"])

    def get(self, path: str, learner: str = "", **query: str) -> httpx.Response:
        """Read from winwin with our secret key, for a learner where one is named."""
        answer = self.winwin.get(path, params=query, headers=_for(learner))
        return answer.raise_for_status()

    def post(self, path: str, body: Json, learner: str = "") -> Json:
        """Send something to winwin with our secret key, for a learner where one is named."""
        answer = self.winwin.post(path, json=body, headers=_for(learner))
        return dict(answer.raise_for_status().json())


def _for(learner: str) -> dict[str, str]:
    return {"Winwin-Learner": learner} if learner else {}


def create_lms(lms: Lms) -> FastAPI:
    """Return the LMS as an application."""
    app = FastAPI(title="A small LMS")

    @app.get("/")
    def results() -> HTMLResponse:
        """Show what winwin told us of each session, with a link to its report."""
        rows = [_row(session, told) for session, told in lms.told.items()]
        head = "<tr><th>Student<th>Session<th>Outcome<th>Levels<th>Report</tr>"
        link = '<p><a href="/class">The class in figures</a>'
        return _page("Results", f"<table>{head}{''.join(rows)}</table>{link}")

    @app.get("/practice/{student}")
    def practice(student: str) -> HTMLResponse:
        """Frame a new session for a student."""
        address = escape(lms.frame(student, lms.begin(student)))
        style = "width:100%;height:85vh;border:0"
        return _page(
            "Practice", f'<iframe title="Practice" src="{address}" style="{style}"></iframe>'
        )

    @app.post("/webhooks", status_code=204)
    async def webhooks(request: Request) -> None:
        """Receive what winwin sends."""
        try:
            lms.take(await request.body(), request.headers)
        except WebhookVerificationError as wrong:
            raise HTTPException(400, "the signature is wrong") from wrong

    @app.get("/report/{session}")
    def report(session: str) -> RedirectResponse:
        """Lead a teacher to the report: the ticket we ask for opens this one for ten minutes."""
        path = f"/v1/sessions/{session}/report"
        made = lms.post(f"{path}-links", {}, lms.learner_of(session))
        # The address given is the learner's, who is asked to look back on the game first.
        ticket = urlsplit(made["url"]).query
        return RedirectResponse(f"{lms.audience}{path}?format=html&{ticket}", 303)

    @app.get("/figures/{session}")
    def figures(session: str) -> Json:
        """Read a report as JSON and pass on what a gradebook would keep."""
        path = f"/v1/sessions/{session}/report"
        found = lms.get(path, lms.learner_of(session), format="json").json()
        levels = {one["id"]: one["judgement"]["level"] for one in found["characteristics"]}
        return {"points": found["result"]["own"] / 100, "levels": levels}

    @app.get("/class")
    def the_class() -> list[dict[str, str]]:
        """Read the table of all sessions, one row each."""
        text = lms.get("/v1/export.csv", rows="sessions").text
        return list(csv.DictReader(io.StringIO(text, newline="")))

    return app


def _row(session: str, told: dict[str, Json]) -> str:
    done, ready = told.get("session.completed", {}), told.get("report.ready", {})
    levels = ", ".join(f"{name} {level}" for name, level in ready.get("levels", {}).items())
    student = next(iter(told.values()))["external_id"]
    cells = [student, session, done.get("outcome", "playing"), levels]
    link = f'<a href="/report/{session}">report</a>' if ready else ""
    return "<tr>" + "".join(f"<td>{escape(str(cell))}" for cell in cells) + f"<td>{link}</tr>"


def _page(title: str, body: str) -> HTMLResponse:
    head = f'<!doctype html><title>{title}</title><link rel="icon" href="data:,">'
    return HTMLResponse(f"{head}<h1>{title}</h1>{body}")


def main() -> None:
    """Introduce ourselves to winwin and serve."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--winwin", default="http://127.0.0.1:8000", help="its public address")
    asked.add_argument("--key", required=True, help="a secret key of winwin's")
    asked.add_argument("--tenant", default="local", help="whose key that is")
    asked.add_argument("--port", type=int, default=9000)
    given = asked.parse_args()
    headers = {"Authorization": f"Bearer {given.key}"}
    client = httpx.Client(base_url=given.winwin, headers=headers, timeout=30)
    lms = Lms(f"http://127.0.0.1:{given.port}", client, given.winwin.rstrip("/"), given.tenant)
    lms.introduce()
    uvicorn.run(create_lms(lms), port=given.port, log_level="warning")


if __name__ == "__main__":
    main()
