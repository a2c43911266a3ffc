"""The phrasebook's voice: every frame reads back as what it speaks for."""

import pytest

from app.dialogue.phrasebook import fill
from app.dialogue.planned import Planned
from app.dialogue.ports import Draft
from app.dialogue.speak import speak
from app.dialogue.template_voice import plan
from app.dialogue.verify import Verified, verify
from app.negotiation.acts import (
    Accept,
    Acknowledge,
    Act,
    Argue,
    Ask,
    Close,
    Greet,
    Importance,
    Inform,
    Kind,
    Propose,
    Reject,
    Summarise,
)
from app.negotiation.history import History
from tests.builders import a_history
from tests.builders_talk import (
    BOOK,
    CLIENT,
    SCENARIO,
    STYLES,
    VENDOR,
    VOICE,
    a_request,
    client,
    offered,
    on,
    vendor,
    whole,
)


def text_of(frame: str, sample: Planned) -> str:
    return fill(frame, sample.slots)


@pytest.mark.parametrize("role", [VENDOR, CLIENT])
def test_every_fact_and_every_reason_can_be_said_in_every_frame(role: str) -> None:
    speaker = SCENARIO.role(role)
    history = offered(whole()) if role == CLIENT else a_history(client(Propose((whole(),))))
    acts: list[tuple[Act, ...]] = [
        (Inform(f.kind, f.issue, f.importance, f.id),) for f in speaker.disclosures
    ]
    acts += [(Reject(whole().only({r.issue})), Argue(r.issue, r.id)) for r in speaker.reasons]
    for one in acts:
        request = a_request(*one, history=history, speaker=role)
        (sample,) = plan(request, BOOK)
        for style in STYLES:
            for frame in BOOK.frames_for(sample.keys[0], style):
                draft = Draft(text_of(frame, sample), one)
                assert isinstance(verify(draft, request), Verified), draft.text


def key_of(*acts: Act, history: History) -> str:
    return plan(a_request(*acts, history=history), BOOK)[0].keys[0]


def test_a_refusal_and_its_reason_are_one_unit() -> None:
    acts = (Reject(on(price=84)), Argue("price", "vendor-price-costs"), Ask(Kind.OPEN))
    units = plan(a_request(*acts), BOOK)
    assert [unit.acts for unit in units] == [acts[:2], acts[2:]]


def test_an_acceptance_and_its_restatement_are_one_unit() -> None:
    acts = (Accept(whole()), Summarise(whole()))
    assert [unit.acts for unit in plan(a_request(*acts), BOOK)] == [acts]


def test_an_offer_is_worded_by_what_it_changes() -> None:
    first = whole(price=90, support="basic")
    history = a_history(vendor(Propose((first,))), client())
    assert key_of(Propose((first,)), history=History()) == "propose.first"
    cheaper = Propose((whole(price=88, support="basic"),))
    assert key_of(cheaper, history=history) == "propose.change"
    trade = Propose((whole(price=92, support="premium"),))
    assert key_of(trade, history=history) == "propose.trade"
    assert key_of(Propose((first,), is_final=True), history=history) == "propose.final"
    several = Propose((first, whole()))
    assert key_of(several, history=history) == "propose.several"


def test_an_offer_that_uses_what_was_told_just_now_says_so() -> None:
    told = client(Inform(Kind.PRIORITY, "support", Importance.HIGH))
    history = a_history(vendor(Propose((whole(support="basic"),))), told)
    (unit,) = plan(a_request(Propose((whole(support="business"),)), history=history), BOOK)
    assert unit.keys == ("propose.used",)
    assert unit.slots["issue"] == "support"


def test_only_what_changes_is_said_again() -> None:
    history = a_history(vendor(Propose((whole(price=90),))), client())
    (unit,) = plan(a_request(Propose((whole(price=88),)), history=history), BOOK)
    assert unit.slots["offer"] == "€88 a seat"


def test_a_fact_already_told_is_only_recalled() -> None:
    fact = SCENARIO.role(VENDOR).disclosures[0]
    told = Inform(fact.kind, fact.issue, fact.importance, fact.id)
    history = a_history(client(Ask(Kind.PRIORITY)), vendor(told), client(Ask(Kind.PRIORITY)))
    assert key_of(told, history=history) == "inform.again"


def test_the_second_attempt_uses_the_plainest_frames() -> None:
    (draft,) = VOICE.draft(a_request(Ask(Kind.OPEN)), 1)
    assert draft.text == fill(BOOK.plainest("ask.open"), {"matter": SCENARIO.matter})


@pytest.mark.parametrize("style", STYLES)
def test_a_ten_turn_game_never_repeats_a_frame_while_unused_ones_are_left(style: str) -> None:
    history, spoken = History(), []
    for price in range(100, 90, -1):
        history = a_history(*history.turns, client(Inform(Kind.PRIORITY, "term")))
        acts = (Acknowledge("term"), Propose((whole(price=price),)))
        reply = speak(a_request(*acts, history=history, style=style), (VOICE,))
        spoken.append([unit.text for unit in reply.units])
        history = a_history(*history.turns, vendor(*acts, text=reply.text))
    thanks = [texts[0] for texts in spoken]
    there_are = len(BOOK.frames_for("acknowledge.issue", style))
    assert len(set(thanks[:there_are])) == min(there_are, 10)
    moves = [texts[1].replace(f"€{100 - turn}", "€") for turn, texts in enumerate(spoken)]
    assert len(set(moves)) == 10


def test_a_person_s_own_line_follows_the_greeting_and_stands_for_the_farewell() -> None:
    talk = SCENARIO.role(VENDOR).talk
    (greeting,) = VOICE.draft(a_request(Greet()), 0)
    assert any(greeting.text.endswith(f" {line}") for line in talk.opening)
    (farewell,) = VOICE.draft(a_request(Close(is_deal=True), history=offered(whole())), 0)
    assert farewell.text in talk.deal


def test_the_second_attempt_does_without_lines_of_one_s_own() -> None:
    talk = SCENARIO.role(VENDOR).talk
    for act, lines in ((Greet(), talk.opening), (Close(is_deal=True), talk.deal)):
        (draft,) = VOICE.draft(a_request(act), 1)
        assert not any(line in draft.text for line in lines)


@pytest.mark.parametrize("role", [VENDOR, CLIENT])
@pytest.mark.parametrize("seed", range(8))
def test_what_a_person_says_of_its_own_passes_the_verifier(role: str, seed: int) -> None:
    done = a_history(client(Propose((whole(),))), vendor(Accept(whole())))
    for act, history in ((Greet(), History()), (Close(is_deal=True), done), (Close(), done)):
        request = a_request(act, history=history, speaker=role, seed=seed)
        assert not speak(request, (VOICE,)).violations
