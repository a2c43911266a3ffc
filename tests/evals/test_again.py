"""Recorded talks heard anew: the same words give the same talk, others are read in their place."""

from app.negotiation.history import Turn
from tests.evals.again import changed, heard_anew, judged, levels_of, verdicts_of
from tests.evals.planted_talks import planted_records

TALK = next(talk for talk in planted_records() if talk.id == "takes-it-or-leaves-it")


def test_a_talk_said_in_the_same_words_is_the_same_talk() -> None:
    assert heard_anew(TALK, lambda turn: turn.text) == TALK.history


def test_the_counterparts_turns_stay_as_recorded() -> None:
    history = heard_anew(TALK, lambda turn: turn.text.upper())
    other = TALK.scenario.other(TALK.role).id
    assert history.of(other) == TALK.history.of(other)
    assert history.of(TALK.role) != TALK.history.of(TALK.role)


def test_other_words_are_judged_otherwise() -> None:
    history = heard_anew(TALK, _without_ultimatum)
    after = judged(history, TALK.scenario, TALK.role)
    moved = changed(verdicts_of(TALK.critique()), verdicts_of(after))
    assert moved["ultimatum"] == ("missed", "not_observed")
    assert levels_of(after).keys() == levels_of(TALK.critique()).keys()


def _without_ultimatum(turn: Turn) -> str:
    return turn.text.replace(" Take it or leave it.", "")
