"""Every line of the phrasebook may be said in free speech where its act was decided, as it is."""

from dataclasses import replace

import pytest

from app.dialogue.own_phrases import keys_of, said_for
from app.dialogue.verify import Verified, verify_freely
from app.negotiation.acts import Ask, Kind, Propose, Reject, SuggestProcess
from tests.builders_free import RULES, request_of
from tests.builders_talk import on
from tests.unit.dialogue.test_every_frame import KEYS, tried

OFFER = Propose((on(price=84, term=2),))


@pytest.mark.parametrize(("code", "key"), KEYS)
def test_every_line_passes_whole(code: str, key: str) -> None:
    for text, sample, request in tried(code, key):
        found = verify_freely(text, replace(request, acts=sample.acts), RULES[code])
        assert isinstance(found, Verified), f"{text} → {found}"
        assert (found.text, found.acts) == (text, sample.acts)


def said(text: str, *acts: Propose | Ask | Reject | SuggestProcess) -> bool:
    request, book = request_of(*acts), RULES["en"].book
    return bool(said_for(text, request, book, keys_of(request, book)))


def test_a_line_is_recognised_with_decided_values_in_it() -> None:
    assert said("i could go with €84 a seat and a 2-year term.", OFFER)


def test_with_another_value_it_is_not() -> None:
    assert not said("i could go with €80 a seat and a 2-year term.", OFFER)


def test_where_its_act_was_not_decided_it_is_not() -> None:
    assert not said("i could go with €84 a seat and a 2-year term.", Ask(Kind.OPEN))


def test_with_more_behind_it_it_is_not() -> None:
    assert not said("i could go with €84 a seat, and a dinner.", OFFER)


def test_a_line_of_another_way_on_is_not() -> None:
    book = RULES["en"].book
    line = book.plainest("suggest.later").lower()
    assert said(line, SuggestProcess("later"))
    assert not said(line, SuggestProcess("needs"))
