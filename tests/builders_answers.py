"""Requests with a key, and what is kept of them."""

from app.sessions.answer_port import Answer, AnswerKey, AnswerRecord
from app.sessions.records import Principal

SESSIONS, HINTS = "POST /v1/sessions", "POST /v1/sessions/ses_1/hints"
BEGAN = "2026-03-04T05:06:07.000+00:00"


def a_key(key: str = "k-1", route: str = SESSIONS, owner: Principal | None = None) -> AnswerKey:
    return AnswerKey(owner or Principal(), route, key)


def a_request(
    key: AnswerKey | None = None,
    *,
    holder: str = "mine",
    until: str = "2026-03-04T05:07:07.000+00:00",
    session: str | None = None,
    answer: Answer | None = None,
) -> AnswerRecord:
    return AnswerRecord(key or a_key(), "f-1", session, holder, until, BEGAN, answer)
