"""Plain values: what JSON can hold, in the order of the fields."""

import json

from app.coach.judgement import Evidence, Finding, Verdict
from app.sessions.plain import plain


def test_dataclasses_enums_and_tuples_become_what_json_has() -> None:
    finding = Finding("open-question", Verdict.MET, evidence=(Evidence(2, "Why?"),))
    found = plain(finding)
    assert found == {
        "check": "open-question",
        "verdict": "met",
        "is_counter": False,
        "evidence": [{"turn": 2, "quote": "Why?", "is_pressed": False}],
        "issue": None,
    }
    assert json.loads(json.dumps(found)) == found


def test_other_values_stay_as_they_are() -> None:
    assert [plain(value) for value in (None, 3, "84", True)] == [None, 3, "84", True]
