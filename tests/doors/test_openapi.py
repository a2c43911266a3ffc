"""The API's description is committed: a difference is a change integrators will see.

`python -m tests.doors.test_openapi` writes it anew.
"""

import json
import re
from pathlib import Path

from app.api.openapi import operations
from app.main import create_app
from tests.builders_door import PAGES, ScriptedSessions, services_around

WRITTEN = Path(__file__).resolve().parents[2] / "docs" / "openapi.json"


def described() -> str:
    app = create_app(services_around(ScriptedSessions()), PAGES, ("localhost",))
    return json.dumps(app.openapi(), indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def test_the_committed_description_is_what_the_server_says() -> None:
    assert described() == WRITTEN.read_text(encoding="utf-8"), (
        "the API changed: read the difference, then write it anew (see this file's head)"
    )


def test_every_operation_declares_each_answer_and_every_error_is_the_one_problem() -> None:
    document = json.loads(WRITTEN.read_text(encoding="utf-8"))
    problem = {"schema": {"$ref": "#/components/schemas/ProblemDocument"}}
    found = list(operations(document))
    assert found
    for method, path, operation in found:
        statuses = operation["responses"]
        assert {"403", "413", "500", "503"} <= set(statuses), (method, path)
        assert "default" not in statuses, (method, path)
        for status, answer in statuses.items():
            if status >= "400":
                assert answer["content"] == {"application/problem+json": problem}, (method, path)


def test_every_operation_has_an_id_of_its_own() -> None:
    document = json.loads(WRITTEN.read_text(encoding="utf-8"))
    ids = [operation["operationId"] for _, _, operation in operations(document)]
    assert len(set(ids)) == len(ids)
    assert all(one.isidentifier() for one in ids)


def test_what_can_be_read_as_events_names_them() -> None:
    document = json.loads(WRITTEN.read_text(encoding="utf-8"))
    named = {
        operation["operationId"]: content["itemSchema"]["properties"]["data"]["contentSchema"]
        for _, _, operation in operations(document)
        for answer in operation["responses"].values()
        if (content := answer.get("content", {}).get("text/event-stream"))
    }
    session = {"$ref": "#/components/schemas/SessionEvent"}
    coach = {"$ref": "#/components/schemas/CoachEvent"}
    of_session = ("take_turn", "correct_turn", "end_session", "list_events")
    of_coach = ("ask_question", "ask_about_session")
    assert named == dict.fromkeys(of_session, session) | dict.fromkeys(of_coach, coach)


def test_every_reference_leads_somewhere() -> None:
    text = WRITTEN.read_text(encoding="utf-8")
    schemas = json.loads(text)["components"]["schemas"]
    named = set(re.findall(r'"#/components/schemas/([^"]+)"', text))
    assert named <= set(schemas)


if __name__ == "__main__":
    WRITTEN.write_text(described(), encoding="utf-8")
