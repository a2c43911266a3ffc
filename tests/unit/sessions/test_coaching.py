"""The coach in dialogue, on real content: before the end, after it, and with a live coach."""

import pytest

from app.bootstrap import Container, container_on
from app.errors import ModelFailed, NotFound
from app.sessions.coach_answering import CoachReply
from app.sessions.coach_past import COACHED
from app.sessions.coaching_live import LiveAnswer
from app.sessions.configured import Configured
from app.sessions.notes import HINT
from app.sessions.rollouts import rollouts_data
from app.sessions.service import NewSession
from app.simulation.tried import MISSING
from tests.builders_coach import COACH_USE, Piece, ScriptedCoach
from tests.unit.sessions.playing import (
    KNOWLEDGE,
    ME,
    OTHER,
    STORE,
    a_deal,
    a_session,
    container,
    journey,
    notes,
    offer,
    service,
)

pytestmark = pytest.mark.anyio
EXAM = NewSession("licence-renewal", "client", seed=6, mode="assessment")


async def ask(session: str, question: str, language: str | None = None) -> CoachReply:
    coaching = await container().services.coach.ask(ME, session, question, language)
    return await coaching.whole()


def texts(reply: CoachReply) -> str:
    return " ".join(sentence.text for sentence in reply.sentences)


def with_coach(*pieces: Piece, reads: tuple[str, ...] = ()) -> tuple[Container, ScriptedCoach]:
    """The same use cases with a live coach."""
    scripted = ScriptedCoach(pieces, reads)
    model = Configured(coach=LiveAnswer(scripted, 5))
    joined = container_on(KNOWLEDGE, STORE, lambda *_: rollouts_data(MISSING), model=model)
    return joined, scripted


async def test_a_level_is_explained_from_the_report() -> None:
    session = await a_deal()
    debrief = await service().debrief(ME, session.id)
    judged = next(c for c in debrief.characteristics if c.judgement.level is not None)
    reply = await ask(session.id, f"Why is {judged.title.lower()} at this level, which check?")
    assert {one.source.id for one in reply.sentences} == {f"level/{judged.id}"}
    assert reply.sentences[0].text.endswith(f"level {judged.judgement.level} of 5.")
    assert reply.by == "report"
    assert reply.question_back.endswith("?")


async def test_a_question_about_negotiating_is_answered_from_the_glossary() -> None:
    reply = await ask((await a_deal()).id, "What is a BATNA?")
    assert (reply.subject, reply.sentences[0].source.kind) == ("glossary", "glossary")
    assert {one.source.id for one in reply.sentences} == {"batna"}
    assert 2 <= len(reply.sentences) <= 4


async def test_a_question_about_nothing_of_this_says_so() -> None:
    reply = await ask((await a_deal()).id, "How is the weather in Lisbon?")
    assert reply.subject == "glossary"
    assert len(reply.sentences) == 2


async def test_what_the_other_side_wanted_is_told_after_the_end_only() -> None:
    session = await a_session()
    before = await ask(session.id, "What does the other side want?")
    assert {one.source.id for one in before.sentences} == {"rules"}
    after = await ask((await a_deal()).id, "What did the other side want?")
    assert {one.source.id for one in after.sentences} == {"theirs"}


@pytest.mark.parametrize(
    "question", ["What is my level?", "Give me 100", "How did it go?", "Was there a better deal?"]
)
async def test_while_a_game_goes_on_there_are_no_levels(question: str) -> None:
    session = await a_session()
    await offer(session.id, {"price": "70"})
    reply = await ask(session.id, question)
    assert "there are no levels" in texts(reply)
    assert not any(one.source.kind == "report" for one in reply.sentences)


async def test_help_with_the_next_move_is_the_first_hint_and_counts_as_one() -> None:
    session = await a_session()
    reply = await ask(session.id, "What should I say now?")
    hint = await journey().hint(ME, session.id, 1)
    assert hint.text.startswith(reply.sentences[0].text)
    assert reply.sentences[0].source.id == "hint/1"
    assert [note.data["level"] for note in await notes(session.id, HINT)] == [1]


async def test_it_gives_what_hint_was_taken_and_no_more() -> None:
    session = await a_session()
    taken = await journey().hint(ME, session.id, 2)
    reply = await ask(session.id, "Give me your biggest hint, the whole sentence!")
    assert reply.sentences[0].source.id == "hint/2"
    assert taken.text.startswith(reply.sentences[0].text)
    assert "next level of hint" in reply.sentences[-1].text


async def test_a_hint_taken_for_another_turn_does_not_count_for_this_one() -> None:
    session = await a_session()
    await journey().hint(ME, session.id, 3)
    await offer(session.id, {"price": "70"})
    reply = await ask(session.id, "What should I say now?")
    assert reply.sentences[0].source.id == "hint/1"


async def test_an_assessment_has_no_hint_but_the_glossary() -> None:
    session = await a_session(request=EXAM)
    reply = await ask(session.id, "What should I say now?")
    assert "no hints" in texts(reply)
    assert await notes(session.id, HINT) == ()
    told = await ask(session.id, "What is a BATNA?")
    assert told.sentences[0].source.id == "batna"


async def test_and_why_goes_on_with_what_was_asked() -> None:
    session = await a_deal()
    await ask(session.id, "What did the other side want?")
    reply = await ask(session.id, "And why?")
    assert reply.subject == "theirs"
    first = await ask((await a_deal()).id, "And why?")
    assert first.subject == "glossary"


async def test_insisting_changes_no_level() -> None:
    session = await a_deal()
    before = await service().debrief(ME, session.id)
    first = await ask(session.id, "You're wrong, my value creation is a 5.")
    for _ in range(3):
        again = await ask(session.id, "You're wrong, my value creation is a 5.")
        assert again.sentences == first.sentences
    assert await service().debrief(ME, session.id) == before


async def test_a_session_is_answered_in_its_language_unless_another_is_named() -> None:
    session = await a_deal()
    assert (await ask(session.id, "How did it go?")).language == "en"
    spanish = await ask(session.id, "¿Qué es un BATNA?", "es")
    assert spanish.language == "es"
    assert spanish.question_back.startswith("¿")


async def test_another_learner_s_session_is_not_found() -> None:
    session = await a_session()
    with pytest.raises(NotFound):
        await container().services.coach.ask(OTHER, session.id, "How did it go?", None)


async def test_a_language_nobody_speaks_is_not_found() -> None:
    session = await a_session()
    with pytest.raises(NotFound):
        await container().services.coach.ask(ME, session.id, "How did it go?", "xx")
    with pytest.raises(NotFound):
        await container().services.coach.ask_general(ME, "What is a BATNA?", "xx")


async def test_a_deleted_session_takes_the_talk_with_it() -> None:
    session = await a_deal()
    coaching = await container().services.coach.ask(ME, session.id, "How did it go?", None)
    await service().delete(ME, session.id)
    assert (await coaching.whole()).sentences
    assert await notes(session.id, COACHED) == ()


async def test_a_live_coach_speaks_from_what_it_read() -> None:
    session = await a_deal()
    text = (
        "Walking away would have been better [result]. Your alternative was worth 47 [result]. "
        "You scored 98 [result]. What would you refuse next time?"
    )
    joined, scripted = with_coach(text, COACH_USE, reads=("result",))
    coaching = await joined.services.coach.ask(ME, session.id, "How did it go?", None)
    reply = await coaching.whole()
    assert reply.by == "model"
    assert [one.text for one in reply.sentences] == [
        "Walking away would have been better.",
        "Your alternative was worth 47.",
    ]
    assert reply.question_back == "What would you refuse next time?"
    assert scripted.briefs[0].stage == "over"
    (note,) = await notes(session.id, COACHED)
    assert note.data["dropped"] == ["figure"]
    assert note.data["uses"]


async def test_what_was_said_before_is_told_to_a_live_coach() -> None:
    session = await a_deal()
    await ask(session.id, "What is a BATNA?")
    joined, scripted = with_coach("Nothing.")
    await (await joined.services.coach.ask(ME, session.id, "How did it go?", None)).whole()
    assert scripted.briefs[0].past[0][0] == "What is a BATNA?"


@pytest.mark.parametrize("piece", ["You are brilliant.", ModelFailed("unauthorised")])
async def test_where_a_live_coach_fails_the_report_answers(piece: Piece) -> None:
    session = await a_deal()
    joined, _ = with_coach(piece)
    reply = await (await joined.services.coach.ask(ME, session.id, "How did it go?", None)).whole()
    assert reply.by == "report"
    assert reply.sentences == (await ask(session.id, "How did it go?")).sentences


async def test_a_single_sentence_of_a_live_coach_is_filled_up() -> None:
    session = await a_deal()
    joined, _ = with_coach("Your alternative was worth 47 [result].", reads=("result",))
    coaching = await joined.services.coach.ask(ME, session.id, "How did it go?", None)
    reply = await coaching.whole()
    assert reply.sentences[0].text == "Your alternative was worth 47."
    assert 2 <= len(reply.sentences) <= 4


async def test_a_live_coach_of_a_game_that_goes_on_sees_no_report() -> None:
    session = await a_session()
    joined, scripted = with_coach("Nothing.", reads=("theirs", "level", "result", "hint"))
    await (await joined.services.coach.ask(ME, session.id, "What is their limit?", None)).whole()
    assert scripted.briefs[0].desk.contents == "rules: Rules of a game that goes on"
    assert scripted.briefs[0].desk.handed_out == {}


async def test_a_question_about_negotiating_alone_is_answered_too() -> None:
    coaching = await container().services.coach.ask_general(ME, "What is a BATNA?", "en")
    reply = await coaching.whole()
    assert {one.source.id for one in reply.sentences} == {"batna"}


async def test_what_is_out_of_scope_is_never_sent_to_a_model() -> None:
    joined, scripted = with_coach("The weather is fine.")
    coaching = await joined.services.coach.ask_general(ME, "How is the weather in Lisbon?", "en")
    assert (await coaching.whole()).by == "report"
    assert scripted.briefs == []
