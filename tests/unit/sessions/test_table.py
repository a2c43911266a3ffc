"""Tables: what a session is played with, put together from its record."""

import pytest

from app.errors import NotFound
from app.sessions.table import Speech, Tables
from tests.builders_play import SCENARIO
from tests.builders_store import a_session
from tests.builders_talk import LANGUAGE, READINGS, VOICE, a_persona


class CountingLibrary:
    """Revives every document as the same game and counts how often it was asked."""

    def __init__(self) -> None:
        self.revived: list[str] = []

    def cards(self) -> tuple[()]:
        return ()

    def resolve(self, scenario_id: str, seed: int) -> tuple[object, str]:
        return SCENARIO, f"{scenario_id} {seed}"

    def revive(self, document: str) -> object:
        self.revived.append(document)
        return SCENARIO


class OnePersona:
    """One style at any difficulty."""

    def cards(self) -> tuple[()]:
        return ()

    def persona(self, style: str, difficulty: str) -> object:
        return a_persona(style, difficulty)


def tables() -> Tables:
    speech = {"en": Speech(LANGUAGE, READINGS, (VOICE,))}
    return Tables(CountingLibrary(), OnePersona(), speech)  # type: ignore[arg-type]


def test_a_table_has_the_learner_on_one_side_and_the_counterpart_on_the_other() -> None:
    table = tables().lay(a_session(role="cafe", seed=11))
    assert (table.learner.id, table.counterpart.id, table.seed) == ("cafe", "baker", 11)
    assert tables().lay(a_session(role="baker")).counterpart.id == "cafe"


def test_the_compiled_words_of_a_scenario_are_kept_for_the_next_turn() -> None:
    laid = tables()
    first, again = (laid.lay(a_session(role="cafe")) for _ in range(2))
    other = laid.lay(a_session(role="cafe", document='{"id":"another"}'))
    assert again.words is first.words
    assert other.words is not first.words


def test_only_so_many_scenarios_are_kept() -> None:
    laid = tables()
    first = laid.lay(a_session(role="cafe", document="0"))
    for number in range(1, 257):
        laid.lay(a_session(role="cafe", document=str(number)))
    assert laid.lay(a_session(role="cafe", document="0")).words is not first.words


def test_the_style_and_difficulty_choose_the_persona() -> None:
    table = tables().lay(a_session(role="cafe", style="competing", difficulty="hard"))
    assert table.persona == a_persona("competing", "hard")


def test_a_language_nobody_speaks_is_not_found() -> None:
    with pytest.raises(NotFound) as missing:
        tables().speech("tlh")
    assert missing.value.kind == "language"
