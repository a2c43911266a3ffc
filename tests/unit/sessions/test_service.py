"""The use cases: a session from its greeting to its debrief, seen by its owner alone."""

from collections.abc import Awaitable, Callable

import pytest

from app.errors import Conflict, NotFound, Rejected
from app.sessions.records import Principal
from app.sessions.service import Said, SessionService
from tests.builders_talk import STYLES
from tests.unit.sessions.playing import (
    LICENCE,
    ME,
    OTHER,
    QUESTION,
    a_deal,
    a_session,
    kept,
    leave,
    offer,
    say,
    service,
)

pytestmark = pytest.mark.anyio


async def test_a_new_session_opens_with_the_counterparts_greeting() -> None:
    session = await a_session()
    (greeting,) = session.turns
    assert (greeting.number, greeting.speaker) == (1, "counterpart")
    assert greeting.text
    assert (session.phase, session.turns_left, session.report_url) == ("open", 12, None)
    assert (session.seed, session.role, session.style) == (6, "client", "collaborating")


async def test_the_same_seed_and_words_give_the_same_game() -> None:
    games = [await a_session() for _ in range(2)]
    replies = [(await say(game.id, QUESTION)).turns[1].text for game in games]
    assert games[0].turns[0].text == games[1].turns[0].text
    assert replies[0] == replies[1]


async def test_a_turn_gets_an_answer_and_uses_up_one_turn() -> None:
    session = await a_session()
    result = await say(session.id, f"  {QUESTION}  ")
    said, reply = result.turns
    assert (said.speaker, said.text, said.number) == ("learner", QUESTION, 2)
    assert (reply.speaker, reply.number) == ("counterpart", 3)
    assert said.understood
    assert result.session.turns_left == 11
    assert await service().get(ME, session.id) == result.session


@pytest.mark.parametrize("text", ["", "   \n"])
async def test_nothing_said_is_refused_and_keeps_nothing(text: str) -> None:
    session = await a_session()
    with pytest.raises(Rejected) as refused:
        await say(session.id, text)
    assert refused.value.field == "/text"
    assert await service().get(ME, session.id) == session


async def test_a_deal_is_made_by_offer_restating_and_confirming() -> None:
    deal = await a_deal()
    assert (deal.phase, deal.report_url) == ("deal", f"/sessions/{deal.id}/report")
    assert deal.deal is not None
    assert deal.deal.is_complete
    assert (await kept(deal.id))[0].phase == "deal"


async def test_walking_away_ends_the_game_without_a_deal() -> None:
    session = await a_session()
    result = await leave(session.id)
    assert (result.session.phase, result.session.deal) == ("ended", None)
    assert [turn.speaker for turn in result.turns] == ["learner", "counterpart"]
    assert (await kept(session.id))[0].phase == "ended"


async def test_after_the_end_there_are_no_more_turns() -> None:
    over = [(await leave((await a_session()).id)).session, await a_deal()]
    for session in over:
        for post in (say(session.id, "Wait!"), offer(session.id, {"price": "70"})):
            with pytest.raises(Conflict, match="over"):
                await post
        with pytest.raises(Conflict):
            await service().end(ME, session.id, "accept", None)
        with pytest.raises(Conflict):
            await leave(session.id)
        assert await service().get(ME, session.id) == session


async def test_there_is_a_debrief_after_the_end_and_not_before() -> None:
    session = await a_session()
    with pytest.raises(Conflict, match="over"):
        await service().debrief(ME, session.id)
    await say(session.id, QUESTION)
    await leave(session.id)
    debrief = await service().debrief(ME, session.id)
    assert debrief.session == session.id
    assert not debrief.result.is_deal
    assert debrief == await service().debrief(ME, session.id)
    assert (await service().debrief(ME, (await a_deal()).id)).result.is_deal


USES: dict[str, Callable[[SessionService, Principal, str], Awaitable[object]]] = {
    "get": lambda s, who, key: s.get(who, key),
    "take_turn": lambda s, who, key: s.take_turn(who, key, Said("Hello")),
    "end": lambda s, who, key: s.end(who, key, "walk_away", None),
    "correct": lambda s, who, key: s.correct(who, key, "trn_1", "talk"),
    "events": lambda s, who, key: s.events(who, key, 0),
    "debrief": lambda s, who, key: s.debrief(who, key),
    "delete": lambda s, who, key: s.delete(who, key),
}


@pytest.mark.parametrize("use", USES)
@pytest.mark.parametrize("who", [OTHER, Principal(tenant="elsewhere")])
async def test_another_owner_finds_no_such_session(use: str, who: Principal) -> None:
    session = await a_session()
    with pytest.raises(NotFound) as missing:
        await USES[use](service(), who, session.id)
    assert (missing.value.kind, missing.value.key) == ("session", session.id)
    assert await service().get(ME, session.id) == session


@pytest.mark.parametrize("use", USES)
async def test_a_session_that_never_was_is_not_found(use: str) -> None:
    with pytest.raises(NotFound):
        await USES[use](service(), ME, "ses_none")


async def test_a_deleted_session_is_gone() -> None:
    session = await a_session()
    await service().delete(ME, session.id)
    with pytest.raises(NotFound):
        await service().get(ME, session.id)
    with pytest.raises(NotFound):
        await service().delete(ME, session.id)


async def test_sessions_are_listed_newest_first_a_page_at_a_time() -> None:
    who = Principal(learner="lister")
    made = [(await service().create(who, LICENCE)).id for _ in range(3)]
    newest = sorted(made, reverse=True)
    page, has_more = await service().sessions(who, 2, None)
    assert ([card.id for card in page], has_more) == (newest[:2], True)
    rest, has_more = await service().sessions(who, 2, page[-1].id)
    assert ([card.id for card in rest], has_more) == (newest[2:], False)
    assert page[0].role_title == (await a_session()).role_title


async def test_another_owners_list_is_empty() -> None:
    await a_session()
    assert await service().sessions(Principal(learner="nobody"), 5, None) == ((), False)


async def test_scenarios_styles_and_briefs_can_be_chosen_from() -> None:
    (card,) = (c for c in service().scenarios() if c.id == "licence-renewal")
    assert {role.id for role in card.roles} == {"vendor", "client"}
    assert {style.id for style in service().styles()} == set(STYLES)
    brief = service().brief("licence-renewal", "client", 6)
    assert brief.counterpart == (await a_session()).counterpart
    assert service().brief("licence-renewal", "client", 6) == brief


def test_a_brief_without_a_seed_draws_one_that_can_be_asked_for_again() -> None:
    drawn = service().brief("licence-renewal", "vendor", None)
    assert service().brief("licence-renewal", "vendor", drawn.seed) == drawn


@pytest.mark.parametrize(
    ("scenario", "role", "kind"),
    [("no-such", "client", "scenario"), ("licence-renewal", "judge", "role")],
)
def test_a_brief_of_nothing_is_not_found(scenario: str, role: str, kind: str) -> None:
    with pytest.raises(NotFound) as missing:
        service().brief(scenario, role, 1)
    assert missing.value.kind == kind
