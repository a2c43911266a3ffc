"""Acts as JSON: there and back for every kind, and nothing odd let in."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import StorageFailed
from app.negotiation.acts import ACTS, Act, Ask, Kind, Propose, Reject
from app.negotiation.terms import Terms, terms_of
from app.sessions.act_codec import act_from_value, act_to_value

TERMS = st.dictionaries(st.text(max_size=8), st.text(max_size=8), max_size=3).map(terms_of)
st.register_type_strategy(Terms, TERMS)


@given(st.one_of([st.from_type(kind) for kind in ACTS]))
def test_every_act_comes_back_from_json_as_it_went(act: Act) -> None:
    assert act_from_value(json.loads(json.dumps(act_to_value(act)))) == act


@pytest.mark.parametrize("kind", ACTS)
def test_every_kind_carries_its_name(kind: type[Act]) -> None:
    act = Propose((Terms(),)) if kind is Propose else _plainest(kind)
    assert act_to_value(act)["act"] == kind.__name__


def test_an_offer_reads_as_issue_and_option() -> None:
    act = Propose((terms_of({"price": "84", "term": "3"}),), is_final=True)
    offers = [{"price": "84", "term": "3"}]
    assert act_to_value(act) == {"act": "Propose", "offers": offers, "is_final": True}


def test_a_field_not_yet_known_when_it_was_saved_takes_its_default() -> None:
    assert act_from_value({"act": "Ask", "kind": "issue"}) == Ask(Kind.ISSUE)
    assert act_from_value({"act": "Reject"}) == Reject()


@pytest.mark.parametrize(
    "value",
    [
        None,
        [],
        {},
        {"act": "Dance"},
        {"act": ["Ask"]},
        {"act": "Greet", "loud": True},
        {"act": "Ask"},
        {"act": "Ask", "kind": "weather"},
        {"act": "Ask", "kind": "issue", "issue": 3},
        {"act": "Propose", "offers": {"price": "84"}},
        {"act": "Propose", "offers": ["price"]},
        {"act": "Propose", "offers": [{"price": 84}]},
        {"act": "Propose", "offers": [], "is_final": 1},
        {"act": "Summarise", "terms": None},
    ],
)
def test_what_is_not_an_act_is_refused(value: object) -> None:
    with pytest.raises(StorageFailed):
        act_from_value(value)


def _plainest(kind: type[Act]) -> Act:
    return act_from_value(
        {"act": kind.__name__} | ({"kind": "open"} if "kind" in _fields(kind) else {})
    )


def _fields(kind: type[Act]) -> frozenset[str]:
    return frozenset(kind.__dataclass_fields__)
