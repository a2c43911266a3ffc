"""Which words are chosen around the offers."""

from dataclasses import replace

import pytest

from app.dialogue.plan_talk import own_line
from app.dialogue.planned import Moment, Planned
from app.dialogue.template_voice import plan
from app.dialogue.values import Words
from app.negotiation.acts import (
    Acknowledge,
    Act,
    Argue,
    Ask,
    Clarify,
    Close,
    Greet,
    Importance,
    Inform,
    Kind,
    SmallTalk,
    SuggestProcess,
    Summarise,
    Threaten,
)
from app.negotiation.history import History
from app.negotiation.scenario import Talk
from tests.builders import a_history
from tests.builders_talk import (
    BOOK,
    CLIENT,
    SCENARIO,
    VENDOR,
    WORDS,
    a_request,
    client,
    on,
    vendor,
    whole,
)

WHAT, WHAT_TERM = Ask(Kind.PRIORITY), Ask(Kind.PRIORITY, "term")
WHY_TERM = Ask(Kind.INTEREST, "term")
FACT = next(fact for fact in SCENARIO.role(VENDOR).disclosures if fact.issue == "term")
TOLD = Inform(FACT.kind, FACT.issue, FACT.importance, FACT.id)
LIGHT = Inform(Kind.PRIORITY, "term", Importance.LOW)
START = a_history(client(SmallTalk()))


def planned(*acts: Act, history: History = START, words: Words = WORDS) -> Planned:
    """The plan of the last unit of a turn."""
    return plan(a_request(*acts, history=history, words=words), BOOK)[-1]


def key_of(*acts: Act, history: History = START) -> str:
    (key,) = planned(*acts, history=history).keys
    return key


def speaking(talk: Talk) -> Words:
    """The licence renewal with these words of the vendor's own."""
    vendor_role, client_role = (SCENARIO.role(role) for role in (VENDOR, CLIENT))
    own = replace(vendor_role, talk=talk)
    assert SCENARIO.roles == (vendor_role, client_role)
    return replace(WORDS, scenario=replace(SCENARIO, roles=(own, client_role)))


OWN_WORDS = speaking(
    Talk(("It rains.", "It snows."), ("See you in May.",), ("Let's leave it there.",))
)


def test_a_greeting_names_person_and_house() -> None:
    unit = planned(Greet())
    own = SCENARIO.role(VENDOR)
    assert unit.keys == ("greet",)
    assert dict(unit.slots) == {"person": own.person, "organisation": own.organisation}


def test_only_the_first_word_of_all_comes_with_a_line_about_the_day() -> None:
    assert planned(Greet(), history=History(), words=OWN_WORDS).told in ("It rains.", "It snows.")
    assert planned(Greet(), words=OWN_WORDS).told == ""


@pytest.mark.parametrize(
    ("question", "key"),
    [
        (WHAT, "ask.priority"),
        (WHAT_TERM, "ask.priority.issue"),
        (WHY_TERM, "ask.interest.issue"),
        (Ask(Kind.ISSUE, "term"), "ask.issue"),
        (Ask(Kind.OPEN), "ask.open"),
    ],
)
def test_a_question_is_worded_by_what_it_asks(question: Ask, key: str) -> None:
    assert key_of(question) == key


@pytest.mark.parametrize("question", [WHAT, WHAT_TERM, WHY_TERM])
def test_a_question_put_again_says_so(question: Ask) -> None:
    history = a_history(client(), vendor(question), client(SmallTalk()))
    assert key_of(question, history=history) == key_of(question) + ".again"


def test_the_same_question_about_another_issue_is_a_new_one() -> None:
    history = a_history(client(), vendor(WHAT_TERM), client(SmallTalk()))
    assert key_of(Ask(Kind.PRIORITY, "support"), history=history) == "ask.priority.issue"


@pytest.mark.parametrize("before", [TOLD, Argue("price", "vendor-price-costs")])
@pytest.mark.parametrize("question", [WHAT, WHAT_TERM])
def test_right_after_telling_something_it_asks_back(before: Act, question: Ask) -> None:
    assert key_of(before, question) == key_of(question) + ".back"


def test_a_why_is_not_asked_back_and_a_refusal_turns_nothing_back() -> None:
    assert key_of(TOLD, WHY_TERM) == "ask.interest.issue"
    assert key_of(SuggestProcess("needs"), WHAT) == "ask.priority"


def test_asked_again_right_after_telling_it_is_above_all_asked_again() -> None:
    history = a_history(client(), vendor(WHAT), client(SmallTalk()))
    assert key_of(TOLD, WHAT, history=history) == "ask.priority.again"


def test_a_fact_asked_for_is_told_and_one_not_asked_for_is_given() -> None:
    assert planned(TOLD, history=a_history(client(WHAT))).keys == ("inform",)
    given = planned(TOLD, history=a_history(client(LIGHT)))
    assert given.keys == ("inform.volunteered",)
    assert given.slots["fact"] == FACT.text


def test_a_fact_is_recalled_once_and_then_it_is_enough() -> None:
    asks, tells = client(WHAT_TERM), vendor(TOLD)
    once = planned(TOLD, history=a_history(asks, tells, asks))
    assert once.keys == ("inform.again",)
    assert once.slots["fact"] == FACT.reminder
    twice = planned(TOLD, history=a_history(asks, tells, asks, tells, asks))
    assert twice.keys == ("inform.enough",)
    assert twice.slots["issue"] == SCENARIO.words["term"].why_ask


@pytest.mark.parametrize(
    ("importance", "key"),
    [(Importance.HIGH, "inform.heavy"), (None, "inform.heavy"), (Importance.LOW, "inform.light")],
)
def test_what_the_brief_has_no_sentence_for_is_told_in_general_words(
    importance: Importance | None, key: str
) -> None:
    assert key_of(Inform(Kind.PRIORITY, "term", importance)) == key


def test_a_standard_is_not_put_as_an_opinion() -> None:
    reasons = SCENARIO.role(VENDOR).reasons
    plain = next(reason for reason in reasons if not reason.is_standard)
    standard = next(reason for reason in reasons if reason.is_standard)
    unit = planned(Argue(plain.issue, plain.id))
    assert (unit.keys, unit.slots["reason"]) == (("argue",), plain.text)
    assert key_of(Argue(standard.issue, standard.id, standard.id)) == "argue.standard"


@pytest.mark.parametrize(
    ("heard", "key"),
    [
        (Inform(Kind.PRIORITY, "term", Importance.HIGH), "acknowledge.issue"),
        (LIGHT, "acknowledge.light"),
        (Argue("term"), "acknowledge.reason"),
        (SmallTalk(), "acknowledge.issue"),
    ],
)
def test_an_issue_is_heard_by_how_it_was_spoken_of(heard: Act, key: str) -> None:
    unit = planned(Acknowledge("term"), history=a_history(client(heard)))
    assert unit.keys == (key,)
    assert unit.slots["issue"] == SCENARIO.words["term"].why_ask


def test_what_is_light_elsewhere_does_not_make_this_issue_light() -> None:
    both = client(Inform(Kind.PRIORITY, "support", Importance.LOW), Inform(Kind.INTEREST, "term"))
    assert key_of(Acknowledge("term"), history=a_history(both)) == "acknowledge.issue"


def test_a_summary_thanks_and_anything_else_are_heard_each_in_its_way() -> None:
    summed_up = a_history(client(Summarise(whole())))
    thanked = a_history(client(SmallTalk(), markers=("appreciation",)))
    assert key_of(Acknowledge(), history=summed_up) == "acknowledge.summary"
    assert key_of(Acknowledge(), history=thanked) == "acknowledge.thanks"
    assert key_of(Acknowledge()) == "acknowledge"


@pytest.mark.parametrize(
    "how", ["step_back", "civil", "threat", "needs", "package", "one_by_one", "later", "stands"]
)
def test_each_way_to_go_on_has_its_words(how: str) -> None:
    assert key_of(SuggestProcess(how)) == f"suggest.{how}"


def test_a_doubt_names_its_issue_and_the_value_near_by() -> None:
    unit = planned(Clarify("outside_range", "price", on(price=100)))
    assert unit.keys == ("clarify.outside_range",)
    assert dict(unit.slots) == {"issue": "the price", "near": "€100 a seat"}


def test_rapport_and_warnings_need_nothing_filled_in() -> None:
    for act, key in ((SmallTalk(), "small_talk"), (Threaten(), "threaten")):
        assert planned(act) == Planned((key,), {}, (act,))


def test_a_deal_ends_in_the_person_s_own_words_alone() -> None:
    unit = planned(Close(is_deal=True), words=OWN_WORDS)
    assert (unit.keys, unit.told, unit.is_told_alone) == (("close.deal",), "See you in May.", True)


def test_without_words_of_its_own_a_deal_ends_in_those_of_the_phrasebook() -> None:
    unit = planned(Close(is_deal=True), words=speaking(Talk()))
    assert (unit.keys, unit.told) == (("close.deal",), "")


def test_an_own_line_that_ends_the_talk_stands_alone_and_any_other_follows_one_that_does() -> None:
    ends = planned(Close(), words=OWN_WORDS)
    assert (ends.keys, ends.is_told_alone) == (("close.no_deal",), True)
    vague = planned(Close(), words=speaking(Talk(no_deal=("What a pity.",))))
    assert (vague.told, vague.is_told_alone) == ("What a pity.", False)


def test_when_the_learner_has_left_it_is_not_the_one_who_ends_it() -> None:
    assert key_of(Close(), history=a_history(client(Close()))) == "close.left"
    assert key_of(Close()) == "close.no_deal"


def test_own_lines_are_drawn_by_seed() -> None:
    lines = ("one", "two", "three")
    drawn = {
        own_line(lines, Moment(a_request(seed=seed, history=START), BOOK, ())) for seed in range(20)
    }
    assert drawn == set(lines)
    assert own_line((), Moment(a_request(), BOOK, ())) == ""
