"""A live coach held to what it was shown."""

from time import process_time

import pytest

from app.errors import ModelFailed
from app.sessions.coaching_desk import CoachBrief
from app.sessions.coaching_live import Checked, LiveAnswer, cut
from tests.builders_coach import COACH_USE, Piece, ScriptedCoach, a_question, talk_in

pytestmark = pytest.mark.anyio
LEVEL = "Your value creation stands at level 3 [level/value_creation]."
MOMENT = "In turn 8 you came down by 2 euros and asked for nothing back [moment/8]."
READS = ("level/value_creation", "moment/8")


async def said(
    *pieces: Piece, brief: CoachBrief | None = None, reads: tuple[str, ...] = READS
) -> tuple[list[str], Checked]:
    checked = Checked()
    live = LiveAnswer(ScriptedCoach(pieces, reads), 5)
    words = talk_in("en").claims
    found = [one.text async for one in live.sentences(brief or a_question(), words, checked)]
    return found, checked


async def test_sentences_come_one_by_one_without_their_citations() -> None:
    text = f"{LEVEL} {MOMENT} What would you offer first?"
    shown, checked = await said(*[text[at : at + 3] for at in range(0, len(text), 3)], COACH_USE)
    assert shown == [
        "Your value creation stands at level 3.",
        "In turn 8 you came down by 2 euros and asked for nothing back.",
    ]
    assert checked.uses == [COACH_USE]
    assert checked.dropped == []


async def test_a_sentence_knows_its_source() -> None:
    live = LiveAnswer(ScriptedCoach((MOMENT,), READS), 5)
    words = talk_in("en").claims
    (told,) = [one async for one in live.sentences(a_question(), words, Checked())]
    assert (told.source.id, told.source.turn) == ("moment/8", 8)


async def test_what_is_not_in_the_source_is_dropped_and_counted() -> None:
    shown, checked = await said(f"You are a natural. {LEVEL} It could be level 5 [result].")
    assert shown == ["Your value creation stands at level 3."]
    assert checked.dropped == ["citation", "citation"]


async def test_what_was_never_handed_out_cannot_be_cited() -> None:
    shown, checked = await said(LEVEL, reads=())
    assert shown == []
    assert checked.dropped == ["citation"]


async def test_no_more_than_four_sentences_are_shown() -> None:
    shown, _ = await said(f"{LEVEL} {MOMENT} " * 4)
    assert len(shown) == 4


async def test_a_question_back_is_kept_apart() -> None:
    shown, checked = await said(f"{LEVEL} What would you offer first?")
    assert shown == ["Your value creation stands at level 3."]
    assert checked.question == "What would you offer first?"


async def test_a_failure_leaves_what_was_said_standing() -> None:
    shown, checked = await said(f"{LEVEL} {MOMENT} And", ModelFailed("cut"))
    assert len(shown) == 2
    assert checked.failures == ["cut"]


async def test_an_endless_answer_is_given_up() -> None:
    _, checked = await said(*["and so on "] * 1000)
    assert checked.failures == ["endless"]


@pytest.mark.parametrize("stops", ["...", ".!?", "…”"])
async def test_a_row_of_stops_without_end_is_given_up_and_holds_nobody_up(stops: str) -> None:
    before = process_time()
    _, checked = await said(*[stops] * 2000)
    assert checked.failures == ["endless"]
    assert process_time() - before < 2.0


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One thing. [a] Another [b].", ["One thing [a].", "Another [b]."]),
        ("- One thing [a].\n- Another [b].", ["One thing [a].", "Another [b]."]),
        ("It is “so. And so” [a].", ["It is “so. And so” [a]."]),
    ],
)
def test_a_citation_belongs_to_the_sentence_before_it(text: str, sentences: list[str]) -> None:
    assert [one.strip() for one in cut(text)] == sentences
