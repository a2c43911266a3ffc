"""Questions answered from the glossary."""

from collections.abc import Sequence

import pytest

from app.errors import NotFound
from app.knowledge.answering import GlossaryQuestions
from app.sessions.questions import QUESTION_LIMIT
from tests.builders_glossary import ENTRIES, small_words, some_questions
from tests.builders_hostile import hostile

pytestmark = pytest.mark.anyio
QUESTIONS = some_questions()


class Meaning:
    """An embedder that knows of two meanings: eggs, and everything else."""

    def __init__(self, *, is_there: bool = True) -> None:
        self.is_there = is_there
        self.asked = 0

    async def embed(self, texts: Sequence[str]) -> Sequence[Sequence[float]] | None:
        self.asked += 1
        if not self.is_there:
            return None
        return [(1.0, 0.0) if "eggs" in text else (0.0, 1.0) for text in texts]


def with_embedder(embedder: Meaning) -> GlossaryQuestions:
    return GlossaryQuestions({"en": ENTRIES}, {"en": small_words()}, embedder)


async def test_an_answer_is_made_of_sentences_of_the_passages_it_cites() -> None:
    answer = await QUESTIONS.ask("What is barter?", "en")
    assert answer.is_in_scope
    assert answer.text.startswith("Barter trades goods for goods.")
    assert all(any(s in one.text for one in answer.passages) for s in answer.sentences)
    (cited,) = answer.passages
    assert (cited.entry, cited.title, cited.heading) == ("barter", "Barter", "Definition")


async def test_out_of_scope_is_said_with_entries_to_begin_with() -> None:
    answer = await QUESTIONS.ask("photosynthesis", "en")
    assert not answer.is_in_scope
    assert answer.passages == ()
    assert [near.entry for near in answer.nearest] == ["barter", "stall"]
    assert "Barter and Stall pitch" in answer.text


async def test_the_nearest_entries_are_named_where_there_are_some() -> None:
    answer = await QUESTIONS.ask("basket photosynthesis quartz", "en")
    assert not answer.is_in_scope
    assert [near.entry for near in answer.nearest] == ["stall"]


async def test_what_is_about_something_else_names_nothing_near_it() -> None:
    answer = await QUESTIONS.ask("you stupid haggling machine", "en")
    assert [near.entry for near in answer.nearest] == ["barter", "stall"]


async def test_a_translated_entry_answers_in_its_language() -> None:
    answer = await QUESTIONS.ask("¿Qué es el trueque?", "es")
    assert (answer.note, answer.passages[0].language) == ("", "es")
    assert answer.text.startswith("El trueque")


async def test_one_that_is_not_translated_answers_in_english_and_says_so() -> None:
    answer = await QUESTIONS.ask("que es haggling", "es")
    assert answer.is_in_scope
    assert answer.passages[0].language == "en"
    assert answer.note
    assert answer.text.startswith(answer.note)


async def test_a_language_nobody_speaks_is_not_found() -> None:
    with pytest.raises(NotFound):
        await QUESTIONS.ask("barter", "xx")


@pytest.mark.parametrize("text", hostile().values())
async def test_no_text_breaks_it(text: str) -> None:
    for language in ("en", "es"):
        answer = await QUESTIONS.ask(text, language)
        assert answer.text


async def test_what_lies_near_in_meaning_moves_up() -> None:
    embedder = Meaning()
    alone = await QUESTIONS.ask("haggling, or stall pitch or barter, for eggs", "en")
    answer = await with_embedder(embedder).ask("haggling, or stall pitch or barter, for eggs", "en")
    assert alone.nearest[0].entry != "barter"
    assert answer.nearest[0].entry == "barter"


async def test_passages_are_embedded_once_and_questions_out_of_scope_never() -> None:
    embedder = Meaning()
    questions = with_embedder(embedder)
    for question in ("photosynthesis", "barter", "haggling"):
        await questions.ask(question, "en")
    assert embedder.asked == 3


async def test_without_its_embedder_it_answers_by_words() -> None:
    answer = await with_embedder(Meaning(is_there=False)).ask("barter", "en")
    assert answer.passages[0].entry == "barter"


def test_a_question_has_a_limit() -> None:
    assert QUESTION_LIMIT == 500
