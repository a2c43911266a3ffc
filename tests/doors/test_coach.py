"""The glossary's doors: questions over HTTP, the browsable pages, the command line."""

import json

import httpx
import pytest
from typer.testing import CliRunner

from app.cli import cli
from app.main import create_app
from app.sessions.questions import QUESTION_LIMIT
from app.widget.headers import PAGE_HEADERS
from tests.builders_door import a_door
from tests.builders_hostile import hostile
from tests.unit.sessions.playing import container

pytestmark = pytest.mark.anyio
WHERE = "/v1/coach/questions"


def a_real_door() -> httpx.AsyncClient:
    """A door behind which the shipped glossary stands."""
    real = container()
    transport = httpx.ASGITransport(create_app(real.services, real.pages, ("localhost",)))
    return httpx.AsyncClient(transport=transport, base_url="http://localhost")


async def test_a_question_is_answered_with_its_citations() -> None:
    answer = (await a_door().post(WHERE, json={"question": " What is a BATNA? "})).json()
    assert answer == {
        "question": "What is a BATNA?",
        "language": "en",
        "is_in_scope": True,
        "answer": "An example.",
        "passages": [
            {
                "entry": "batna",
                "title": "BATNA",
                "heading": "Example",
                "text": "An example.",
                "language": "en",
            }
        ],
        "nearest": [{"entry": "batna", "title": "BATNA"}],
    }


async def test_out_of_scope_is_an_answer_too() -> None:
    response = await a_door().post(WHERE, json={"question": "How is the weather?"})
    assert response.status_code == 200
    assert response.json()["is_in_scope"] is False
    assert response.json()["passages"] == []


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({}, "/question"),
        ({"question": "  "}, "/question"),
        ({"question": "a" * (QUESTION_LIMIT + 1)}, "/question"),
        ({"question": "a\x00b"}, "/question"),
        ({"question": 7}, "/question"),
        ({"question": "a", "language": ""}, "/language"),
        ({"question": "a", "tone": "kind"}, "/tone"),
    ],
)
async def test_a_question_that_cannot_be_one_is_refused_by_its_field(
    body: dict[str, object], pointer: str
) -> None:
    response = await a_door().post(WHERE, json=body)
    assert response.status_code == 422
    assert response.json()["errors"][0]["pointer"] == pointer


async def test_a_language_nobody_speaks_is_not_found() -> None:
    response = await a_door().post(WHERE, json={"question": "BATNA", "language": "xx"})
    assert response.status_code == 404


async def test_the_shipped_glossary_answers_in_both_languages() -> None:
    door = a_real_door()
    for language, question, entry in [
        ("en", "whats a batma", "batna"),
        ("es", "que es la zopa", "zopa"),
        ("es", "¿Cómo hago preguntas abiertas?", "open-questions"),
    ]:
        asked = {"question": question, "language": language}
        answer = (await door.post(WHERE, json=asked)).json()
        assert answer["passages"][0]["entry"] == entry
        assert answer["passages"][0]["language"] == language


async def test_no_text_breaks_the_door_or_the_page() -> None:
    door = a_real_door()
    for text in hostile(QUESTION_LIMIT).values():
        sent = text.encode(errors="ignore").decode()
        assert (await door.post(WHERE, json={"question": sent})).status_code in {200, 422}
        page = await door.get("/glossary", params={"question": sent})
        assert page.status_code == 200
        assert "<b onclick" not in page.text


async def test_the_list_of_entries_is_read_in_the_order_of_titles() -> None:
    listed = (await a_door().get("/v1/glossary")).json()["data"]
    assert listed == [
        {"id": "batna", "title": "BATNA", "language": "en"},
        {"id": "zopa", "title": "ZOPA <script>", "language": "en"},
    ]
    assert (await a_door().get("/v1/glossary?language=xx")).status_code == 404


@pytest.mark.parametrize("path", ["/glossary", "/glossary?question=batna", "/glossary/batna"])
async def test_the_pages_are_sent_under_the_strict_policy(path: str) -> None:
    response = await a_door().get(path)
    assert response.status_code == 200
    assert {name: response.headers[name] for name in PAGE_HEADERS} == PAGE_HEADERS
    assert "style=" not in response.text
    assert "<script" not in response.text


async def test_searching_is_a_form_that_needs_no_script() -> None:
    page = (await a_door().get("/glossary?question=plan+B")).text
    assert '<form class="asking" role="search" action="/glossary" method="get">' in page
    assert 'name="question"' in page
    assert 'value="plan B"' in page
    assert '<a href="/glossary/batna?language=en#part-1">BATNA, Example</a>' in page


async def test_a_blank_question_shows_the_index() -> None:
    door = a_door()
    assert (await door.get("/glossary?question=+")).text == (await door.get("/glossary")).text


async def test_the_pages_know_the_limit_and_the_languages() -> None:
    door = a_door()
    assert (await door.get("/glossary", params={"question": "a" * 501})).status_code == 422
    assert (await door.get("/glossary?language=xx")).status_code == 404
    assert (await door.get("/static/glossary.css")).headers["content-type"].startswith("text/css")


def test_a_question_in_the_terminal_is_answered_with_its_places() -> None:
    said = CliRunner().invoke(cli, ["ask", "What is a", "BATNA?"])
    assert said.exit_code == 0
    assert said.output.startswith("Your BATNA is")
    assert "From: BATNA, Definition (batna)" in said.output


def test_out_of_scope_in_the_terminal_names_what_there_is() -> None:
    said = CliRunner().invoke(cli, ["ask", "¿Qué tiempo hace mañana?", "--language", "es"])
    assert said.exit_code == 0
    assert said.output.startswith("Eso no está en el glosario.")


def test_a_language_the_terminal_does_not_know_is_told() -> None:
    said = CliRunner().invoke(cli, ["ask", "BATNA", "--language", "xx"])
    assert said.exit_code == 1
    assert "There is no language 'xx'." in said.output


SESSION = "/v1/sessions/ses_1/coach"
ANSWER = {
    "question": "Why 3?",
    "language": "en",
    "subject": "level",
    "sentences": [
        {
            "text": "Value creation: level 3 of 5.",
            "source": {
                "kind": "report",
                "id": "level/value-creation",
                "title": "Level",
                "turn": None,
            },
        }
    ],
    "question_back": "And now?",
    "by": "report",
}


async def test_a_question_about_a_session_is_answered_with_sources_and_a_question() -> None:
    response = await a_door().post(SESSION, json={"question": " Why 3? "})
    assert response.status_code == 200
    assert response.json() == ANSWER


@pytest.mark.parametrize("where", [SESSION, WHERE])
async def test_an_answer_can_be_streamed_sentence_by_sentence(where: str) -> None:
    response = await a_door().post(
        where, json={"question": "Why 3?"}, headers={"Accept": "text/event-stream"}
    )
    assert response.headers["content-type"].startswith("text/event-stream")
    events = [
        json.loads(line.removeprefix("data: "))
        for line in response.text.splitlines()
        if line.startswith("data: ")
    ]
    assert [event["type"] for event in events] == ["coach.sentence", "coach.completed"]
    assert events[0]["text"] == "Value creation: level 3 of 5."
    assert {key: events[1][key] for key in ANSWER} == ANSWER


async def test_a_session_nobody_has_is_not_found_before_a_stream_begins() -> None:
    response = await a_door().post(
        "/v1/sessions/ses_none/coach",
        json={"question": "Why?"},
        headers={"Accept": "text/event-stream"},
    )
    assert response.status_code == 404


@pytest.mark.parametrize(
    ("body", "pointer"),
    [({}, "/question"), ({"question": "a", "level": 5}, "/level"), ({"question": ""}, "/question")],
)
async def test_a_question_about_a_session_is_as_strict(
    body: dict[str, object], pointer: str
) -> None:
    response = await a_door().post(SESSION, json=body)
    assert response.status_code == 422
    assert response.json()["errors"][0]["pointer"] == pointer
