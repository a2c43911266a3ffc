"""Whatever is typed, the ear returns a reading: it never raises, and each span lies in the text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.dialogue.hearing import hear_turn
from app.dialogue.values import Words
from app.negotiation.acts import Propose
from app.negotiation.history import History
from tests.builders_camp import CAMP
from tests.builders_hostile import hostile
from tests.builders_talk import WORDS

KINDS = hostile()


def read_safely(text: str, words: Words) -> None:
    speaker = words.scenario.roles[0].id
    heard = hear_turn(text, History(), words, speaker).understanding
    assert heard.acts
    assert len(heard.acts) == len(heard.spans)
    spans = [*heard.spans, *(m.span for m in heard.markers), *(m.span for m in heard.mentions)]
    assert all(0 <= span.start <= span.end <= len(text) for span in spans)
    said = {(m.issue, m.option) for m in heard.mentions}
    offers = [terms for act in heard.acts if isinstance(act, Propose) for terms in act.offers]
    assert all(pair in said for terms in offers for pair in terms)


@pytest.mark.parametrize("words", [WORDS, CAMP], ids=["licence", "campsite"])
@pytest.mark.parametrize("kind", KINDS)
def test_hostile_text_is_read_without_a_fault(kind: str, words: Words) -> None:
    read_safely(KINDS[kind], words)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read_without_a_fault(text: str) -> None:
    read_safely(text, WORDS)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from([s[:40] for s in KINDS.values()]), max_size=8).map(" ".join))
def test_hostile_text_in_any_mixture_is_read_without_a_fault(text: str) -> None:
    read_safely(text, CAMP)
