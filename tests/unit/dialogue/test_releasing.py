"""What of a reply goes out while it is written, and what only when it is whole."""

import pytest

from app.dialogue.ports import Violation
from app.dialogue.releasing import MOST_WRITTEN, Reply, fed, finished, restarted
from app.negotiation.acts import Acknowledge, Act, Ask, Greet, Inform, Kind, Propose
from tests.builders import a_history, said
from tests.builders_live import RULES, in_pieces
from tests.builders_spanish import HUERTA, PUESTO, stall
from tests.builders_talk import SCENARIO, VENDOR, a_request, client, on, whole

VENDOR_FACTS = SCENARIO.role(VENDOR).disclosures
OFFER = Propose((on(price=84, support="premium"),))
QUESTION = Ask(Kind.PRIORITY)
BEFORE = a_history(client(Ask(Kind.PRIORITY), text="What matters most to you?"))
SAID = "I could do 84 a seat, with premium support in it."


def reply(*acts: Act) -> Reply:
    return Reply(a_request(*acts, history=BEFORE), RULES["en"])


def heard(start: Reply, text: str, size: int = 3) -> Reply:
    for piece in in_pieces(text, size):
        start = fed(start, piece)
    return start


def texts(spoken: Reply) -> list[str]:
    return [unit.text for unit in spoken.units]


def whole_of(spoken: Reply) -> Reply:
    done = finished(spoken)
    assert isinstance(done, Reply), done
    return done


def test_a_sentence_that_commits_to_nothing_goes_out_when_the_next_begins() -> None:
    under_way = heard(reply(Acknowledge(), QUESTION), "Thank you for asking. ")
    assert texts(under_way) == ["Thank you for asking."]
    assert not under_way.held


def test_nothing_goes_out_before_its_sentence_is_over() -> None:
    assert not heard(reply(Acknowledge()), "Thank you for asking").units
    assert not heard(reply(Acknowledge()), "Thank you for asking.").units


def test_a_stop_inside_an_abbreviation_ends_nothing() -> None:
    assert not heard(reply(Acknowledge(), QUESTION), "I see, e.g. ").units


def test_an_offer_waits_for_the_end() -> None:
    under_way = heard(reply(Acknowledge(), OFFER), f"Thank you for asking. {SAID} Or so. ")
    assert texts(under_way) == ["Thank you for asking."]
    assert under_way.is_holding
    assert OFFER in under_way.unsaid


def test_with_the_offer_everything_after_it_waits() -> None:
    text = f"{SAID} Thank you for asking. "
    under_way = heard(reply(Acknowledge(), OFFER), text)
    assert not under_way.units
    assert texts(whole_of(under_way)) == [text.strip()]


def test_the_whole_of_what_was_held_is_released_as_one_unit() -> None:
    spoken = whole_of(heard(reply(Acknowledge(), OFFER), f"Thank you for asking. {SAID}"))
    assert texts(spoken) == ["Thank you for asking.", SAID]
    assert not spoken.open
    assert spoken.text == f"Thank you for asking. {SAID}"


@pytest.mark.parametrize(
    "text", ["I could do 80 a seat, with premium support in it.", "I could do 84 a seat."]
)
def test_another_offer_than_the_decided_one_is_refused_whole(text: str) -> None:
    under_way = heard(reply(OFFER), text)
    assert not under_way.units
    assert isinstance(finished(under_way), Violation)


@pytest.mark.parametrize("more", ["And I could do a 4-year term.", "I accept your offer."])
def test_what_is_added_to_an_offer_is_never_released(more: str) -> None:
    under_way = heard(reply(OFFER), f"{SAID} {more} ")
    assert not under_way.units
    done = finished(under_way)
    assert isinstance(done, Violation) or more not in done.text


def test_a_rewrite_begins_after_what_was_released() -> None:
    refused = heard(reply(Acknowledge(), OFFER), "Thank you for asking. I could do 80 a seat. ")
    again = restarted(refused)
    assert texts(again) == ["Thank you for asking."]
    assert (again.held, again.is_holding) == ("", False)
    assert texts(whole_of(heard(again, SAID))) == ["Thank you for asking.", SAID]


def test_line_breaks_are_spaces() -> None:
    spoken = whole_of(heard(reply(Acknowledge(), OFFER), f"Thank you for asking.\n\n{SAID}\n"))
    assert texts(spoken) == ["Thank you for asking.", SAID]


def test_small_talk_is_let_out_only_so_often() -> None:
    under_way = heard(reply(OFFER), "I see. I hear you. Good point. Understood. ")
    assert len(under_way.units) == 2
    assert under_way.is_holding


def test_a_voice_that_goes_on_and_on_is_endless() -> None:
    assert not heard(reply(OFFER), "and so on " * 20).is_endless
    assert heard(reply(OFFER), "and so on " * (MOST_WRITTEN // 10 + 1), 50).is_endless


def test_a_courtesy_left_out_leaves_nothing_open_but_an_empty_reply_does() -> None:
    assert reply(Acknowledge()).open == (Acknowledge(),)
    spoken = whole_of(heard(reply(Acknowledge(), QUESTION), "What is most important to you?"))
    assert not spoken.open


def test_nothing_written_is_nothing_released() -> None:
    assert whole_of(heard(reply(Greet()), "  \n ")).units == ()


def test_a_sentence_that_opens_with_a_mark_keeps_it() -> None:
    words = stall()
    before = a_history(said(PUESTO, Ask(Kind.PRIORITY), text="¿Qué es lo más importante?"))
    question = a_request(Ask(Kind.PRIORITY), history=before, speaker=HUERTA, words=words)
    under_way = heard(Reply(question, RULES["es"]), "Gracias por venir. ¿Qué le importa más?")
    assert texts(whole_of(under_way)) == ["Gracias por venir.", "¿Qué le importa más?"]


def test_a_whole_package_passes_in_one_unit() -> None:
    package = Propose((whole(),))
    text = "How about this: 84 a seat, 2 years, a quote, business support and 30 days to pay?"
    assert texts(whole_of(heard(reply(package), text))) == [text]


def test_a_rewrite_that_begins_anew_repeats_nothing() -> None:
    again = restarted(heard(reply(Acknowledge(), OFFER), "Thank you for asking. I could do 80. "))
    anew = whole_of(heard(again, f"Thank you for asking! {SAID}"))
    assert texts(anew)[0] == "Thank you for asking."
    assert anew.text.count("Thank you for asking") == 1


def test_a_fact_is_told_on_after_its_first_sentence_was_released() -> None:
    first, second = "The price matters, of course.", "It pays for the developers you talk to."
    fact = next(one for one in VENDOR_FACTS if one.text == f"{first} {second}")
    told = Inform(fact.kind, fact.issue, fact.importance, fact.id)
    under_way = heard(reply(told, QUESTION), f"{first} {second} ")
    assert texts(under_way) == [first, second]


@pytest.mark.parametrize("space", [" ", "\n", "  \n\n"])
def test_a_draft_may_end_in_a_space_after_all_of_it_was_released(space: str) -> None:
    under_way = heard(reply(Acknowledge(), OFFER), f"Thank you for asking.{space}")
    assert not under_way.held.strip()
    spoken = whole_of(under_way)
    assert texts(spoken) == ["Thank you for asking."]
    assert spoken.open == (OFFER,)
