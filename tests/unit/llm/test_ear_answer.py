"""What is read of a model's answer about an utterance, and the schema it is asked to keep."""

import json
from typing import Any

import pytest

from app.dialogue.claims_of_model import CLAIMED_ACTS, ClaimedAct
from app.llm.ear_answer import RESPONSE_FORMAT, claims_in
from tests.builders_ear import as_json, three_years

ARGUES = ClaimedAct("argue", "They never read it")


def test_claims_come_back_as_they_were_written() -> None:
    assert claims_in(as_json(three_years(), ARGUES)) == (three_years(), ARGUES)
    assert claims_in('{"acts": []}') == ()


def test_what_does_not_apply_may_be_null_empty_or_left_out() -> None:
    assert claims_in('{"acts": [{"act": "argue", "words": "They never read it"}]}') == (ARGUES,)
    more = '{"acts": [{"act": "argue", "words": "They never read it", "values": null, "why": 3}]}'
    assert claims_in(more) == (ARGUES,)


@pytest.mark.parametrize(
    "around",
    [
        "Sure! Here it is:\n{}\nAnything else?",
        "```json\n{}\n```",
        "{{not json}} {}",
        '{{"a": 1}} {}',
    ],
)
def test_prose_around_the_json_is_let_go(around: str) -> None:
    assert claims_in(around.format(as_json(ARGUES))) == (ARGUES,)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "I think it is an offer.",
        "[]",
        '{"acts": 3}',
        '{"act": "argue"}',
        '{"acts": [{"act":',
        "{" * 5000,
    ],
)
def test_where_there_is_no_answer_there_is_none(text: str) -> None:
    assert claims_in(text) is None


def test_an_act_of_another_shape_is_left_out_by_itself() -> None:
    acts: list[Any] = [3, None, {"act": "argue"}, {"act": 3, "words": "x"}, [], {"words": "x"}]
    acts += [{"act": "propose", "words": "Three", "values": [{"issue": "term", "option": 3}]}]
    acts += [json.loads(as_json(ARGUES))["acts"][0]]
    assert claims_in(json.dumps({"acts": acts})) == (ARGUES,)


def test_the_schema_names_every_field_and_allows_no_other() -> None:
    def objects(part: object) -> list[dict[str, Any]]:
        if isinstance(part, list):
            return [found for one in part for found in objects(one)]
        if not isinstance(part, dict):
            return []
        inner = [found for one in part.values() for found in objects(one)]
        return [part, *inner] if part.get("type") == "object" else inner

    found = objects(json.loads(json.dumps(RESPONSE_FORMAT)))
    assert len(found) == 3
    for one in found:
        assert one["required"] == list(one["properties"])
        assert one["additionalProperties"] is False
    acts = next(one for one in found if "importance" in one["properties"])
    assert acts["properties"]["act"]["enum"] == list(CLAIMED_ACTS)
    assert list(acts["properties"]) == list(json.loads(as_json(ARGUES))["acts"][0])
