"""Self-play in words: both sides speak, and what is heard is what goes on."""

from dataclasses import replace
from functools import cache

import pytest

from app.authoring.self_talk import SPEAKS_LIKE, talk
from app.negotiation.acts import Act, Inform, Propose, SmallTalk, Unknown
from app.negotiation.history import History
from app.negotiation.protocol import Phase, state
from app.sessions.turn import hear
from app.simulation.learners.registry import KINDS, Learner
from app.simulation.learners.view import View
from app.simulation.self_play import TURNS_OVER, is_over
from tests.builders_games import styles
from tests.builders_play import a_table
from tests.builders_talk import SEEDS

TABLE = a_table(SEEDS["term"])


@cache
def talked(learner: str = "integrative", seed: int = SEEDS["term"]) -> History:
    return talk(a_table(seed), KINDS[learner])


def test_the_counterpart_opens_and_has_the_last_word() -> None:
    history = talked()
    assert history.turns[0].role == TABLE.counterpart.id
    assert history.turns[-1].role == TABLE.counterpart.id
    assert is_over(history, TABLE.scenario)


@pytest.mark.parametrize("learner", ["integrative", "compromising", "competing", "avoiding"])
def test_sides_take_turns_and_all_of_them_say_something(learner: str) -> None:
    history = talked(learner)
    roles = [turn.role for turn in history]
    assert roles[::2] == [TABLE.counterpart.id] * len(roles[::2])
    assert roles[1::2] == [TABLE.learner.id] * len(roles[1::2])
    assert all(turn.text.strip() for turn in history)


def test_what_goes_on_is_what_was_heard_and_not_what_was_meant() -> None:
    history = talked()
    for turn in history.of(TABLE.learner.id):
        heard = hear(TABLE, history.until(turn.number), turn.text)
        assert heard.turn == turn


def test_a_learner_that_asks_and_tells_comes_to_a_deal() -> None:
    assert state(talked(), TABLE.scenario).phase is Phase.DEAL


def test_the_same_talk_comes_out_the_same() -> None:
    assert talk(TABLE, KINDS["competing"]) == talk(TABLE, KINDS["competing"])


def test_every_kind_that_has_a_style_speaks_in_one_there_is() -> None:
    assert set(SPEAKS_LIKE) <= set(KINDS)
    assert set(SPEAKS_LIKE.values()) <= set(styles())


def saying(*acts: Act) -> Learner:
    """A learner that says the same each turn."""

    def moves(_view: View) -> tuple[Act, ...]:
        return acts

    return Learner("insistent", moves)


def first_line(*acts: Act) -> str:
    return talk(TABLE, saying(*acts)).of(TABLE.learner.id)[0].text


def test_what_is_told_is_told_in_the_words_of_the_brief_and_each_fact_once() -> None:
    fact = next(f for f in TABLE.learner.disclosures if f.importance is not None)
    telling = saying(Inform(fact.kind, fact.issue, fact.importance))
    texts = [turn.text for turn in talk(TABLE, telling).of(TABLE.learner.id)]
    assert fact.text in texts[0]
    assert sum(fact.text in text for text in texts) == 1


def test_what_cannot_be_voiced_is_left_out() -> None:
    assert first_line(Unknown(), SmallTalk()) == first_line(SmallTalk())
    assert first_line(Unknown()) == "…"


def test_a_talk_that_leads_nowhere_is_broken_off() -> None:
    patient = replace(TABLE, persona=replace(TABLE.persona, patience=99))
    history = talk(patient, saying(SmallTalk()))
    most = TABLE.scenario.turn_limit + TURNS_OVER
    assert len(history.of(TABLE.learner.id)) <= most
    assert not any(turn.has(Propose) for turn in history.of(TABLE.learner.id))
