"""Questions to the coach, answered from the glossary with citations."""

from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, StringConstraints

from app.api.identity import UseCases
from app.api.problems import PROBLEM_RESPONSES
from app.api.wire import Id
from app.sessions.questions import QUESTION_LIMIT, CitedPassage, NamedEntry
from app.sessions.services import ENGLISH

router = APIRouter(prefix="/v1/coach", tags=["coach"], responses=PROBLEM_RESPONSES)

_Question = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True, min_length=1, max_length=QUESTION_LIMIT, pattern=r"^[^\x00]*$"
    ),
]


class QuestionRequest(BaseModel):
    """A question in the learner's own words, and the language to answer in."""

    model_config = ConfigDict(extra="forbid", strict=True)

    question: _Question
    language: Id = ENGLISH


class CoachAnswer(BaseModel):
    """An answer whose sentences stand in `passages`; out of scope it says so and cites nothing.

    `nearest` are the entries closest to the question. A passage's `language` is English where the
    entry is not translated, and the answer begins by saying so.
    """

    question: str
    language: str
    is_in_scope: bool
    answer: str
    passages: tuple[CitedPassage, ...]
    nearest: tuple[NamedEntry, ...]


@router.post("/questions")
async def ask_question(use: UseCases, asked: QuestionRequest) -> CoachAnswer:
    """Answer a question about negotiating from the glossary."""
    answer = await use.questions.ask(asked.question, asked.language)
    return CoachAnswer(
        question=answer.question,
        language=answer.language,
        is_in_scope=answer.is_in_scope,
        answer=answer.text,
        passages=answer.passages,
        nearest=answer.nearest,
    )
