"""Hostile texts into every text field that the API's description names: taken or refused, inert.

`make fuzz` sends each of them to each field; here every field and every text has its turn.
"""

import asyncio
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any
from urllib.parse import quote

import httpx
import pytest

from tests.builders_keys import Host
from tests.builders_log import written
from tests.builders_served import a_whole, begun
from tests.fuzz import everywhere
from tests.fuzz.hostile_strings import REFUSED, as_seen, hostile_strings
from tests.fuzz.inert import (
    assert_headers_are_ours,
    assert_nothing_logged,
    assert_problem,
    events_of,
    page_of,
)
from tests.fuzz.playground import DESCRIBED
from tests.fuzz.string_fields import Field, put, string_fields

ALL = bool(os.environ.get("WINWIN_FUZZ_EXAMPLES"))
TEXTS = hostile_strings()
_DESCRIBED = json.loads(DESCRIBED.read_text(encoding="utf-8"))
# A header that one dependency reads for many operations is tried at one of them.
_OF_MANY = {"Winwin-Learner": "create_session"}
FIELDS = tuple(
    one
    for one in string_fields(_DESCRIBED)
    if one.where != "header" or _OF_MANY.get(one.at, one.operation) == one.operation
)
# So many texts a field and run; each text meets several fields.
SHARE = 15

# Bodies that are taken as they are, but for the field a text is put into.
BODIES: Mapping[str, Any] = {
    "ask_question": {"question": "What is a BATNA?"},
    "create_session": {"scenario": "licence-renewal", "role": "client", "seed": 5},
    "guess_priorities": {"order": ["price"]},
    "ask_about_session": {"question": "What went well?"},
    "end_session": {"action": "accept"},
    "prepare": {"interests": "x"},
    "look_back": {"went_well": "x"},
    "take_turn": {"text": "Hello."},
    "correct_turn": {"alternative": "question"},
    "give_hint": {"level": 1},
    "open_branch": {"turn": 2},
    "judge_transcript": {"turns": everywhere.talk_of(["Hi."])["turns"]},
    "validate_draft": {"yaml": "id: x", "draws": 1},
    "preview_draft": {"yaml": "id: x"},
    "make_token": {"external_id": "ada"},
    "make_learner": {"external_id": "ada"},
    "make_key": {"kind": "embed", "origins": ["https://lms.example.org"]},
    "rotate_key": {},
    "add_host_key": {"public_key": Host().public_pem},
    "make_webhook": {"url": "https://lms.example.org/hooks"},
    "change_webhook": {"is_on": True},
    "rotate_webhook_secret": None,
    "test_webhook": None,
    "resend_delivery": None,
    "make_report_link": None,
}
# Where people write what they like, and the test that looks for it on the surfaces.
SEEN_ON_SURFACES = {
    "ask_question body /question",
    "ask_about_session body /question",
    "prepare body /batna",
    "prepare body /interests",
    "prepare body /questions/*",
    "prepare body /their_interests",
    "look_back body /went_well",
    "look_back body /would_change",
    "take_turn body /text",
    "judge_transcript body /roles/<name>",
    "judge_transcript body /text",
    "judge_transcript body /turns/*/speaker",
    "judge_transcript body /turns/*/text",
}
# What authors and whoever runs a tenant write: it is read by programs, on no page.
READ_BY_PROGRAMS = {
    "validate_draft body /yaml",
    "preview_draft body /yaml",
    "make_token body /external_id",
    "make_learner body /external_id",
    "make_key body /name",
    "add_host_key body /public_key",
    "make_webhook body /description",
    "change_webhook body /description",
}


def test_every_field_that_takes_what_people_like_is_looked_for_on_the_surfaces() -> None:
    free = {str(one) for one in FIELDS if one.is_free and one.where == "body"}
    assert free == SEEN_ON_SURFACES | READ_BY_PROGRAMS
    written_to = {one.operation for one in FIELDS if one.method in {"PATCH", "POST", "PUT"}}
    assert written_to == set(BODIES)


def test_what_programs_read_comes_back_as_it_was_written_or_is_refused() -> None:
    async def write() -> None:
        async with _whole().client() as door:
            for text in TEXTS[:: 1 if ALL else 7]:
                made = await door.post("/v1/learners", json={"external_id": text[:200]})
                if made.is_success:
                    found = await door.get(f"/v1/learners/{made.json()['id']}")
                    assert found.json()["external_id"] == text[:200]
                else:
                    assert_problem(made)
                made = await door.post("/v1/keys", json={"name": text[:100]})
                assert_headers_are_ours(made, TEXTS)
                if made.is_success:
                    assert made.json()["key"]["name"] == as_seen(text[:100])
                else:
                    assert_problem(made)

    with written() as lines:
        asyncio.run(write())
    assert_nothing_logged(lines.written, TEXTS)


@pytest.mark.parametrize("field", FIELDS, ids=str)
def test_a_field_takes_a_text_or_refuses_it_with_a_problem(field: Field) -> None:
    with written() as lines:
        for answer in _sent(field, _share(FIELDS.index(field))):
            assert answer.status_code < 500, answer.text
            assert_headers_are_ours(answer, TEXTS)
            if not answer.is_success:
                assert_problem(answer)
            elif answer.headers.get("content-type", "").startswith("text/event-stream"):
                assert events_of(answer.text)
    assert_nothing_logged(lines.written, TEXTS)


def test_every_text_is_sent_to_some_field() -> None:
    assert {text for at in range(len(FIELDS)) for text in _share(at)} == set(TEXTS)


@pytest.mark.parametrize("field", [one for one in FIELDS if one.where == "body"], ids=str)
def test_a_null_or_half_a_character_is_refused_where_it_stands(field: Field) -> None:
    for answer in _sent(field, REFUSED):
        assert answer.status_code == 422, answer.text
        assert_problem(answer)


def test_a_question_is_answered_on_every_surface_and_acts_on_none() -> None:
    async def ask() -> None:
        async with _whole().client() as door:
            for at, text in enumerate(everywhere.packed(TEXTS, everywhere.QUESTION_CHARACTERS)):
                asked = {"question": text, "language": ("en", "es")[at % 2]}
                plain = await door.post("/v1/coach/questions", json=asked)
                assert plain.json()["question"] == as_seen(text)
                told = await door.post("/v1/coach/questions", json=asked, headers=everywhere.EVENTS)
                last = events_of(told.text)[-1]
                assert last.kind == "coach.completed"
                page = await door.get("/glossary", params=asked)
                for answer in (plain, told, page):
                    assert_headers_are_ours(answer, TEXTS)
                read = page_of(page.text)
                assert text in read.typed

    with written() as lines:
        asyncio.run(ask())
    assert_nothing_logged(lines.written, TEXTS)


@pytest.mark.parametrize(
    "name",
    ["X-Request-ID", "User-Agent", "Accept", "Accept-Language", "Host", "Origin", "Referer",
     "Last-Event-ID", "traceparent", "Content-Type", "Authorization", "X-Forwarded-For", "Cookie"],
)  # fmt: skip
def test_a_header_is_neither_sent_back_nor_logged(name: str) -> None:
    async def ask() -> None:
        async with _whole().client() as door:
            for text in TEXTS[:: 1 if ALL else 13]:
                sent = {name: text.encode()}
                answer = await door.post("/v1/sessions/x/turns", json={"text": "x"}, headers=sent)
                assert_problem(answer)
                assert_headers_are_ours(answer, TEXTS)

    with written() as lines:
        asyncio.run(ask())
    assert_nothing_logged(lines.written, TEXTS)


@cache
def _whole() -> Any:  # noqa: ANN401 - one application for all fields
    return a_whole()


def _share(nth: int) -> Sequence[str]:
    """Return the texts for a field: all of them in a long run, else its part of them."""
    if ALL:
        return TEXTS
    return [TEXTS[(nth * SHARE + at) % len(TEXTS)] for at in range(SHARE)]


def _sent(field: Field, texts: Sequence[str]) -> Sequence[httpx.Response]:
    async def send() -> list[httpx.Response]:
        async with _whole().client() as door:
            session = await begun(door)
            turns = await door.post(f"/v1/sessions/{session}/turns", json={"text": "Hello."})
            place = {"session_id": session, "turn_id": turns.json()["turns"][0]["id"]}
            if field.operation in _AFTER_THE_END:
                await door.post(f"/v1/sessions/{session}/end", json={"action": "walk_away"})
            elif field.operation == "prepare":
                place["session_id"] = await begun(door)
            return [await door.send(one) for one in _requests(door, field, place, texts)]

    return asyncio.run(send())


_AFTER_THE_END = frozenset(
    {"guess_priorities", "look_back", "read_report", "list_pictures", "read_picture"}
    | {"read_picture_png", "open_branch"}
)
_PLACES = {"entry_id": "batna", "scenario_id": "licence-renewal", "name": "scale"}


def _requests(
    door: httpx.AsyncClient, field: Field, place: Mapping[str, str], texts: Sequence[str]
) -> Iterator[httpx.Request]:
    for at, text in enumerate(texts):
        # A name takes no space and no sign beyond ASCII: every other text is sent without them.
        value = text if field.is_free or at % 2 or text in REFUSED else _visible(text)
        path = field.path
        for name, known in {**_PLACES, **place}.items():
            is_it = field.where == "path" and field.at == name
            path = path.replace(f"{{{name}}}", quote(value, safe="") if is_it else known)
        headers = {"Accept": "*/*"} | (
            everywhere.EVENTS if at % 3 == 0 and field.method == "POST" else {}
        )
        body = BODIES.get(field.operation)
        if field.where == "body":
            body = put(body, field.at, value)
            if field.at.startswith("/turns"):
                body["turns"].append({"speaker": "Kim", "text": "Hello."})
        params = {"role": "client"} if field.operation == "read_brief" else {}
        if field.where == "query":
            params[field.at] = value
        sent = [(name.encode(), one.encode()) for name, one in headers.items()]
        if field.where == "header":
            sent.append((field.at.encode(), value.encode()))
        content = None if body is None else json.dumps(body).encode()
        sent.append((b"Content-Type", b"application/json"))
        yield door.build_request(field.method, path, params=params, headers=sent, content=content)


def _visible(text: str) -> str:
    return "".join(sign for sign in text if "!" <= sign <= "~")[:100] or "x"
