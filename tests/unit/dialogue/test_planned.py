"""What a unit is planned from: what was said before it, and names in the speaker's words."""

from app.dialogue.planned import Moment
from app.dialogue.ports import SpeechRequest
from app.negotiation.acts import Act, Ask, Inform, Kind, Reject
from app.negotiation.history import History
from tests.builders import a_history
from tests.builders_camp import CAMP, RANGER, SCOUT, camp_offer
from tests.builders_talk import (
    BOOK,
    CLIENT,
    NOTHING,
    SCENARIO,
    VENDOR,
    a_request,
    client,
    on,
    vendor,
)

QUESTION = Ask(Kind.PRIORITY, "term")


def a_moment(*before: Act, history: History = NOTHING, speaker: str = VENDOR) -> Moment:
    return Moment(a_request(history=history, speaker=speaker), BOOK, before)


def test_it_knows_what_is_said_earlier_in_the_same_turn() -> None:
    moment = a_moment(Reject(on(price=84)))
    assert moment.after(Reject)
    assert moment.after(Inform, Reject)
    assert not moment.after(Inform)
    assert not a_moment().after(Reject)


def test_it_knows_what_the_speaker_did_in_an_earlier_turn() -> None:
    moment = a_moment(history=a_history(client(), vendor(QUESTION)))
    assert moment.has_said(QUESTION)
    assert moment.has_said(Ask(Kind.OPEN), QUESTION)
    assert not moment.has_said(Ask(Kind.OPEN))


def test_what_the_other_side_asked_the_speaker_has_not() -> None:
    assert not a_moment(history=a_history(client(QUESTION))).has_said(QUESTION)


def test_what_is_said_earlier_in_the_same_turn_is_no_earlier_turn() -> None:
    assert not a_moment(QUESTION).has_said(QUESTION)


def test_terms_are_named_in_the_order_of_the_scenario() -> None:
    assert a_moment().terms(on(support="premium", price=88)) == "€88 a seat and premium support"


def test_a_share_is_named_by_what_the_speaker_takes() -> None:
    taken = camp_offer(food=2)
    said = {
        role: Moment(
            SpeechRequest((), NOTHING, CAMP, CAMP.scenario.role(role), "any", 1), BOOK, ()
        ).terms(taken)
        for role in (SCOUT, RANGER)
    }
    assert said[SCOUT].startswith("2 food for me")
    assert said[RANGER].startswith("1 food for me")


def test_an_issue_is_called_as_in_a_question_and_none_is_called_nothing() -> None:
    assert a_moment().issue("support") == SCENARIO.words["support"].why_ask
    assert a_moment().issue(None) == ""


def test_the_speaker_s_own_words_are_at_hand() -> None:
    for role in (VENDOR, CLIENT):
        assert a_moment(speaker=role).talk == SCENARIO.role(role).talk
