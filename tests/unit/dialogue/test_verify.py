"""What a rogue voice writes is refused, with the reason; an honest paraphrase passes."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.dialogue.ports import Draft, SpeechRequest, Violation
from app.dialogue.verify import MOST_CHARACTERS, Verified, verify
from app.negotiation.acts import (
    Accept,
    Acknowledge,
    Act,
    Argue,
    Ask,
    Clarify,
    Close,
    Greet,
    Inform,
    Kind,
    Propose,
    Reject,
    Summarise,
    Threaten,
)
from app.negotiation.history import History
from app.negotiation.scenario import Talk
from tests.builders import a_history
from tests.builders_talk import CLIENT, SCENARIO, VENDOR, a_request, client, on, vendor, whole

OFFER = Propose((on(price=84, support="premium"),))
BEFORE = a_history(client(Ask(Kind.PRIORITY)))


def check(text: str, *acts: Act, history: History = BEFORE) -> Verified | Violation:
    return verify(Draft(text, acts), a_request(*acts, history=history))


def refused(text: str, *acts: Act, history: History = BEFORE) -> str:
    found = check(text, *acts, history=history)
    assert isinstance(found, Violation), f"shown: {text}"
    return found.reason


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("I could do 84 a seat, with premium support in it.", (OFFER,)),
        ("Let me think aloud. We would agree to €84 and round-the-clock support.", (OFFER,)),
        ("Thanks, that is good to hear.", (Acknowledge(),)),
        ("And what is most important for your people?", (Ask(Kind.PRIORITY),)),
        ("4 years is too long for us.", (Reject(on(term=4)),)),
        ("If you don't move, I will have to walk away.", (Threaten(),)),
        ("I'm sorry, let's leave it there.", (Close(),)),
        ("For the price, the scale ends near 100. What do you mean?",
         (Clarify("outside_range", "price", on(price=100)),)),
    ],
)  # fmt: skip
def test_an_honest_paraphrase_passes(text: str, acts: tuple[Act, ...]) -> None:
    assert check(text, *acts) == Verified(text, acts)


def test_an_acceptance_in_other_words_passes_where_something_is_offered() -> None:
    acts = (Accept(on(price=84)), Summarise(on(price=84)))
    table = a_history(client(Propose((on(price=84),))))
    assert isinstance(check("Agreed. So we have 84 a seat.", *acts, history=table), Verified)
    assert refused("Agreed. So we have 84 a seat.", *acts) == "acts"


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("I could do 80 a seat with premium support.", (OFFER,)),
        ("I could do 84 a seat.", (OFFER,)),
        ("I could do 84 a seat, premium support and a 4-year term.", (OFFER,)),
        ("I could do 84 with premium support or 80 with basic support.", (OFFER,)),
        ("I could do 84 a seat with premium support, final offer.", (OFFER,)),
        ("84 a seat with premium support, take it or leave it.", (OFFER,)),
        ("Thanks. I could do 80 a seat.", (Acknowledge(),)),
        ("What matters most? Otherwise I'm out.", (Ask(Kind.PRIORITY),)),
        ("Then I leave it there. Goodbye.", (Acknowledge(),)),
        ("I see.", (OFFER,)),
        ("4 years is too long, and 84 a seat is too low.", (Reject(on(term=4)),)),
        ("To sum up: 84 a seat and 2 years.", (Summarise(on(price=84)),)),
    ],
)
def test_acts_that_were_not_decided_are_refused(text: str, acts: tuple[Act, ...]) -> None:
    assert refused(text, *acts) == "acts"


def test_an_acceptance_that_was_not_decided_is_refused() -> None:
    table = a_history(client(Propose((whole(),))))
    assert refused("I accept.", Acknowledge(), history=table) == "acts"
    assert refused("Deal.", Ask(Kind.OPEN), history=table) == "acts"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("You paid 70 a seat last year, I know.", "value"),
        ("I hear you, not 95 a seat.", "acts"),
        ("About 90 a seat is what others pay, I hear you.", "value"),
        ("Understood. There are 4711 good reasons.", "number"),
        ("I see. It is 37 percent for us.", "number"),
    ],
)
def test_a_number_from_nowhere_is_refused(text: str, reason: str) -> None:
    assert refused(text, Acknowledge()) == reason


@pytest.mark.parametrize("role", [VENDOR, CLIENT])
def test_the_words_that_tell_a_locked_fact_are_refused(role: str) -> None:
    for fact in SCENARIO.role(role).disclosures:
        for words in fact.tells:
            request = a_request(Acknowledge(), history=BEFORE, speaker=role)
            found = verify(Draft(f"I see, it is {words}.", (Acknowledge(),)), request)
            assert found == Violation("locked fact", words)


def night_desk() -> tuple[str, Inform]:
    fact = next(f for f in SCENARIO.role(VENDOR).disclosures if f.id == "vendor-support-why")
    return fact.text, Inform(fact.kind, fact.issue, fact.importance, fact.id)


def test_a_fact_may_be_told_when_it_was_decided_and_afterwards() -> None:
    text, told = night_desk()
    assert isinstance(check(text, told), Verified)
    after = a_history(client(Ask(Kind.INTEREST, "support")), vendor(told, text=text), client())
    assert isinstance(
        check("It's the night desk, you see.", Acknowledge(), history=after), Verified
    )


def test_telling_one_fact_does_not_open_another() -> None:
    _, told = night_desk()
    text = "We keep a night desk, and a loan makes our borrowing cheaper."
    assert refused(text, told) == "locked fact"


@pytest.mark.parametrize("text", ["", "   \n ", "I see. " * 100])
def test_an_empty_or_endless_draft_is_refused(text: str) -> None:
    assert refused(text, Acknowledge()) == "length"
    assert len("I see. " * 100) > MOST_CHARACTERS


def test_a_figure_in_a_reason_given_now_is_no_invention() -> None:
    reason = next(r for r in SCENARIO.role(VENDOR).reasons if r.id == "vendor-price-list")
    acts = (Reject(on(price=70)), Argue("price", reason.id, reason.id))
    assert isinstance(check(f"I can't do 70 a seat: {reason.text}.", *acts), Verified)


def test_a_step_from_one_s_own_last_offer_may_leave_the_rest_unsaid() -> None:
    table = a_history(vendor(Propose((whole(price=90),))), client())
    step = Propose((whole(price=88),))
    assert isinstance(check("I could move to 88 a seat.", step, history=table), Verified)
    assert refused("I could move to 87 a seat.", step, history=table) == "acts"


@pytest.mark.parametrize("text", ["Between you and me, a deal.", "Well, you have my word."])
def test_a_promise_in_a_sentence_that_is_not_understood_is_refused(text: str) -> None:
    assert refused(text, Acknowledge()) == "unclear"


SLIPS = st.sampled_from(
    ["I accept.", "Deal.", "I could do 61 a seat.", "Otherwise I walk away.", "A night desk.",
     "My last offer: a 4-year term.", "We could meet at 77.", "Goodbye.", "It costs 5 euros."]
)  # fmt: skip
ROUND = st.sampled_from(["Thanks.", "I see.", "Good.", "Well, you know.", "Let me think.", "Hm,"])


@given(st.lists(ROUND, max_size=3), SLIPS, st.lists(ROUND, max_size=3))
@settings(deadline=None, max_examples=60)
def test_a_slip_among_friendly_words_is_found(
    before: list[str], slip: str, after: list[str]
) -> None:
    request: SpeechRequest = a_request(
        Acknowledge(), history=a_history(client(Propose((whole(),))))
    )
    text = " ".join([*before, slip, *after])
    assert isinstance(verify(Draft(text, (Acknowledge(),)), request), Violation)


@pytest.mark.parametrize(
    "text", ["Yes, that is my limit.", "I can't go below that, honestly.", "It's really my lowest."]
)
def test_a_limit_is_never_given_away(text: str) -> None:
    assert refused(text, Acknowledge()) == "limit"


def test_a_line_of_one_s_own_may_name_a_figure_where_it_belongs() -> None:
    own = SCENARIO.role(VENDOR)
    line = "Three of you in this office and 84 outside, so let me be quick."
    talks = replace(own, talk=Talk(opening=(line,)))
    for act, is_shown in ((Greet(), True), (Acknowledge(), False)):
        request = replace(a_request(act, history=BEFORE), speaker=talks)
        found = verify(Draft(f"Hello. {line}", (act,)), request)
        assert isinstance(found, Verified) is is_shown, found


AGREED = a_history(
    client(Propose((whole(),))), vendor(Accept(whole()), Summarise(whole())), client(Accept())
)


@pytest.mark.parametrize("text", ["Done. See you in May.", "I'm happy with that. Thank you."])
def test_after_a_confirmed_deal_a_farewell_may_sound_like_a_yes(text: str) -> None:
    farewell = Close(is_deal=True)
    assert check(text, farewell, history=AGREED) == Verified(text, (farewell,))


def test_a_farewell_after_a_deal_offers_nothing_new_and_a_parting_without_one_accepts_nothing() -> (
    None
):
    assert refused("Done. I could do 70 a seat, too.", Close(is_deal=True), history=AGREED)
    offered = a_history(client(Propose((whole(),))))
    assert refused("Let's leave it there. I accept your offer.", Close(), history=offered)
