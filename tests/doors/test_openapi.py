"""The API's description is committed: a difference is a change integrators will see.

`python -m tests.doors.test_openapi` writes it anew.
"""

import json
from pathlib import Path

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


if __name__ == "__main__":
    WRITTEN.write_text(described(), encoding="utf-8")
