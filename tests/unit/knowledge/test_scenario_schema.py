"""The form of a scenario file: what each field may hold."""

import pytest
from pydantic import ValidationError

from app.knowledge.scenario_schema import (
    DisclosureFile,
    InterestFile,
    IssueFile,
    OptionFile,
    StakeFile,
)

FACT = {
    "id": "a-fact",
    "kind": "priority",
    "level": 1,
    "asks": ["priority"],
    "trust": 0,
    "text": "This matters.",
    "reminder": "As I said.",
    "tells": ["this matters"],
}
ISSUE = {"id": "price", "kind": "range", "label": "Price", "names": ["price"], "why_ask": "it"}


def test_what_may_be_left_out_of_an_issue_is_empty() -> None:
    issue = IssueFile.model_validate(ISSUE)
    assert (issue.low, issue.count, issue.options, issue.units) == (None, None, {}, [])


def test_an_option_needs_no_further_names() -> None:
    assert OptionFile(shown="Noon", said="by noon").heard == []


def test_a_sound_fact_is_read() -> None:
    assert DisclosureFile.model_validate(FACT).importance is None


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", "A Fact"),
        ("id", "a--fact"),
        ("kind", "secret"),
        ("importance", "middling"),
        ("level", 0),
        ("level", 4),
        ("asks", ["anything"]),
        ("trust", 101),
        ("text", ""),
        ("tells", []),
        ("colour", "blue"),
    ],
)
def test_a_fact_outside_the_form_is_refused(field: str, value: object) -> None:
    with pytest.raises(ValidationError, match=field):
        DisclosureFile.model_validate({**FACT, field: value})


@pytest.mark.parametrize("field", ["low", "high", "step"])
@pytest.mark.parametrize("value", [float("inf"), float("nan")])
def test_a_range_needs_finite_numbers(field: str, value: float) -> None:
    with pytest.raises(ValidationError, match="finite"):
        IssueFile.model_validate({**ISSUE, field: value})


@pytest.mark.parametrize(
    "stake", [{"weight": 101}, {"weight": 10, "best": "middle"}, {"weight": 1, "values": {"a": -1}}]
)
def test_a_stake_outside_its_scale_is_refused(stake: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        StakeFile.model_validate(stake)


def test_an_interest_without_a_fact_is_refused() -> None:
    with pytest.raises(ValidationError, match="disclosures"):
        InterestFile.model_validate({"id": "a", "title": "A", "issue": "price", "disclosures": []})
