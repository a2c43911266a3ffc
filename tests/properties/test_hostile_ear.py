"""Whatever a model claims, no value is heard that was not said, and no yes that nobody gave."""

import re
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.dialogue.claims_of_model import (
    CLAIMED_ACTS,
    CLAIMED_IMPORTANCE,
    CLAIMED_KINDS,
    ClaimedAct,
    ClaimedValue,
)
from app.dialogue.language import normalise
from app.dialogue.listen import Understanding
from app.dialogue.model_question import asked_of_model
from app.dialogue.model_reading import read_with
from app.negotiation.acts import Accept, Act, Close, Propose, Reject, Threaten
from app.negotiation.history import History
from tests.builders_ear import ASKED_FOR_YEARS, REMARK
from tests.builders_talk import CLIENT, NOTHING, SCENARIO, WORDS, heard, offered, whole

ON_TABLE = offered(whole(price=88))
OPENINGS = (ASKED_FOR_YEARS, ON_TABLE, NOTHING)
PARTS = (
    REMARK, "Three.", "Two.", "not three", "mmm 2", "fine by the board.", "agreed, they said",
    "premium", "thirty", "whatever floats", "a quote?", "who signs", "eighty four of them",
    "gut feeling", "2 or so", "we are off", "ok then", "rather not", "case study, say",
)  # fmt: skip
# What would be right for some of them, and is wrong for the others.
RIGHT = (
    ("term", "3", "Three"), ("term", "2", "Two"), ("term", "2", "2"), ("payment", "30", "thirty"),
    ("price", "84", "eighty four"), ("support", "premium", "premium"),
    ("testimonial", "quote", "a quote"), ("testimonial", "case-study", "case study"),
)  # fmt: skip
NUMBERS = {"two": "2", "three": "3", "thirty": "30", "eighty four": "84", "2": "2"}

texts = st.lists(st.sampled_from(PARTS), min_size=1, max_size=2).map(" ".join)
issues = st.sampled_from([*(issue.id for issue in SCENARIO.issues), "colour"])
options = st.sampled_from(["1", "2", "3", "4", "30", "84", "88", "premium", "quote", "none", "-1"])


@st.composite
def hostile_claims(draw: st.DrawFn) -> tuple[str, tuple[ClaimedAct, ...]]:
    """A text, and claims whose words are mostly cut from it; some of them are even right."""
    text = draw(texts)
    words = st.sampled_from([text, *text.split(), text[1:], "84 a seat", "agreed", ""])
    named = [ClaimedValue(*value) for value in RIGHT if value[2].lower() in text.lower()]
    wrong = st.builds(ClaimedValue, issues, options, words)
    value = st.one_of(st.sampled_from(named), wrong) if named else wrong
    claim = st.builds(
        ClaimedAct,
        st.sampled_from(["propose", "propose", "accept", *CLAIMED_ACTS, "threaten", "deal"]),
        st.one_of(st.just(text), words),
        st.sampled_from([*CLAIMED_KINDS, None, "limit"]),
        st.one_of(st.none(), issues),
        st.sampled_from([*CLAIMED_IMPORTANCE, None]),
        st.lists(value, max_size=2).map(tuple),
    )
    return text, tuple(draw(st.lists(claim, min_size=1, max_size=4)))


def believed(
    text: str, claims: Sequence[ClaimedAct], history: History
) -> tuple[Understanding, Understanding]:
    """The rules' reading, and the one with the claims."""
    offline = heard(text, history)
    question = asked_of_model(text, history, WORDS, CLIENT, offline)
    if question is None:
        return offline, offline
    return offline, read_with(claims, question, history, WORDS, CLIENT)


def values_of(read: Understanding) -> set[tuple[str, str]]:
    """Every value of a reading that puts something forward or takes it."""
    offers = [terms for a in read.acts if isinstance(a, Propose) for terms in a.offers]
    taken = [a.terms for a in read.acts if isinstance(a, Accept | Reject) and a.terms]
    return {pair for terms in (*offers, *taken) for pair in terms}


def is_said(issue: str, option: str, text: str) -> bool:
    """Say whether an option is named in a text, worked out apart from the reading under test."""
    plain = normalise(text)
    called = [phrase for phrase, pairs in WORDS.lexicon.options.items() if (issue, option) in pairs]
    called += [number for number, meant in NUMBERS.items() if meant == option]
    called.append(option)
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", plain) for name in called)


@settings(max_examples=200, deadline=None)
@given(hostile_claims(), st.sampled_from(OPENINGS))
def test_nothing_is_added_that_does_not_stand_in_the_words(
    drawn: tuple[str, tuple[ClaimedAct, ...]], history: History
) -> None:
    text, claims = drawn
    offline, read = believed(text, claims, history)
    for issue, option in values_of(read) - values_of(offline):
        assert is_said(issue, option, text), (text, issue, option)
    for act in set(read.acts) - set(offline.acts):
        check_binding(act, text, history)
    assert values_of(offline) <= values_of(read)
    assert read.acts
    assert all(span.of(text).strip() for span in read.spans)


def check_binding(act: Act, text: str, history: History) -> None:
    """A yes, a no, a farewell has its words and its offer; a threat is never added."""
    language, plain = WORDS.language, normalise(text)
    assert not isinstance(act, Threaten)
    if isinstance(act, Accept | Reject):
        assert history is ON_TABLE
    if isinstance(act, Accept):
        groups = ("accept_strong", "accept_part", "accept_lead", "confirms")
        assert any(language.has(group, plain) for group in groups)
    if isinstance(act, Close):
        assert language.has("close", plain)


@pytest.mark.parametrize(
    ("text", "value"),
    [("Three.", RIGHT[0]), ("Two.", RIGHT[1])],
)
def test_what_does_stand_is_added(text: str, value: tuple[str, str, str]) -> None:
    right = ClaimedAct("propose", text, values=(ClaimedValue(*value),))
    offline, read = believed(text, (right,), ASKED_FOR_YEARS)
    assert values_of(read) - values_of(offline) == {value[:2]}
