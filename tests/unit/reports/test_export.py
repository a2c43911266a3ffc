"""The debrief as plain values."""

import json

from app.reports.export import debrief_to_dict
from tests.builders_report import a_debrief, without_a_deal


def test_it_comes_back_from_json_as_it_was() -> None:
    for debrief in (a_debrief(), without_a_deal(has_zopa=False)):
        plain = debrief_to_dict(debrief)
        assert json.loads(json.dumps(plain, allow_nan=False)) == plain


def test_the_same_debrief_gives_the_same_bytes() -> None:
    assert json.dumps(debrief_to_dict(a_debrief())) == json.dumps(debrief_to_dict(a_debrief()))


def test_utilities_stay_exact_and_verdicts_are_words() -> None:
    text = json.dumps(debrief_to_dict(a_debrief()))
    assert '"own": 6410' in text
    assert '"verdict": "not_observed"' in text
    assert '"level": null' in text
