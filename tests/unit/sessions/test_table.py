"""Tables: what a session is played with, put together from its record."""

from dataclasses import replace

import pytest

from app.errors import NotFound
from app.negotiation.scenario import Scenario
from app.sessions.table import Latest, Speech, Tables
from tests.builders_play import SCENARIO
from tests.builders_store import a_session
from tests.builders_talk import LANGUAGE, READINGS, VOICE, a_persona

# The usual game in another year, and with other names for what is settled.
LATER = replace(SCENARIO, summary="Another year.", turn_limit=SCENARIO.turn_limit + 1)
CALLED = {
    issue: replace(words, label=f"The {words.label}") for issue, words in SCENARIO.words.items()
}
GAMES = {"later": LATER, "called": replace(SCENARIO, words=CALLED)}


class CountingLibrary:
    """Revives a document as the game of its name, or as the usual one."""

    def __init__(self) -> None:
        self.revived: list[str] = []

    def cards(self) -> tuple[()]:
        return ()

    def resolve(self, scenario_id: str, seed: int) -> tuple[object, str]:
        return SCENARIO, f"{scenario_id} {seed}"

    def revive(self, document: str) -> Scenario:
        self.revived.append(document)
        return GAMES.get(document, SCENARIO)


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


def test_what_is_asked_for_least_lately_goes_first() -> None:
    kept = Latest[str, str](2)
    for key in ("one", "two", "one", "three"):
        kept.get(key, lambda: "as made first")
    assert kept.get("one", lambda: "made again") == "as made first"
    assert kept.get("two", lambda: "made again") == "made again"


def test_draws_in_which_things_are_called_alike_share_their_compiled_words() -> None:
    laid = tables()
    usual, later, called = (
        laid.lay(a_session(role="cafe", document=name)) for name in ("usual", "later", "called")
    )
    assert later.words.lexicon is usual.words.lexicon
    assert (later.scenario, later.words.scenario) == (LATER, LATER)
    assert called.words.lexicon is not usual.words.lexicon


def test_the_style_and_difficulty_choose_the_persona() -> None:
    table = tables().lay(a_session(role="cafe", style="competing", difficulty="hard"))
    assert table.persona == a_persona("competing", "hard")


def test_a_language_nobody_speaks_is_not_found() -> None:
    with pytest.raises(NotFound) as missing:
        tables().speech("tlh")
    assert missing.value.kind == "language"
