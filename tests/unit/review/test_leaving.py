"""Leaving in whole debriefs: without a ZOPA, leaving after asking is judged best of all."""

from functools import cache
from pathlib import Path

import pytest

from app.knowledge.scenarios import load_library
from app.negotiation.acts import Accept, Act, Close
from app.negotiation.history import History
from app.negotiation.protocol import Phase, state
from app.negotiation.standing import current_offers
from app.review.debrief import Debrief
from app.review.make import make_debrief
from app.sessions.table import Table
from app.sessions.table import words_of as compile_words
from app.sessions.turn import answer, hear, press
from tests.builders_play import TEACHING, a_played
from tests.builders_talk import LANGUAGE, READINGS, VOICE, a_persona

KNOWLEDGE = Path(__file__).resolve().parents[3] / "knowledge"
LIBRARY = load_library(KNOWLEDGE / "scenarios")
SEATS = [(role, seed) for role in ("owner", "buyer") for seed in range(3)]
ASKS = (
    "Hello! What matters most to you in this?",
    "On my side the name over the door matters a great deal. Why is that so important to you?",
    "What would you offer then?",
)
PUSHES = ("Hello.", "What is your offer?", "What would you offer then?")


def sit_down(role: str, seed: int) -> Table:
    words = compile_words(LIBRARY.resolve("no-zone", seed)[0], LANGUAGE)
    scenario, voices = words.scenario, (VOICE,)
    own, other = scenario.role(role), scenario.other(role)
    return Table(scenario, words, READINGS, voices, a_persona("collaborating"), own, other, seed)


def after(table: Table, history: History, said: str | Act) -> History:
    heard = hear(table, history, said) if isinstance(said, str) else press(table, history, said)
    return answer(table, heard.history).history


@cache
def debriefed(role: str, seed: int, lines: tuple[str, ...], *, is_taken: bool) -> Debrief:
    """Say the lines, then leave, or take what they offer as soon as that can be done."""
    table = sit_down(role, seed)
    history = answer(table, History()).history
    for line in lines:
        history = after(table, history, line)
    if not is_taken:
        history = after(table, history, Close())
    while state(history, table.scenario).phase not in (Phase.DEAL, Phase.ENDED):
        history = after(
            table, history, Accept() if is_open(table, history) else "What is on offer?"
        )
    debrief = make_debrief(a_played(table, history), TEACHING)
    assert debrief.result.is_deal is is_taken
    return debrief


def is_open(table: Table, history: History) -> bool:
    if state(history, table.scenario).phase is Phase.AGREEING:
        return True
    theirs = current_offers(history, table.counterpart.id)
    return len(theirs) == 1 and table.scenario.is_complete(theirs[0].terms)


def levels(debrief: Debrief) -> list[int]:
    return [view.judgement.level or 0 for view in debrief.characteristics]


@pytest.mark.parametrize("seat", SEATS, ids=str)
def test_leaving_after_asking_scores_best(seat: tuple[str, int]) -> None:
    best = debriefed(*seat, ASKS, is_taken=False)
    others = (
        debriefed(*seat, ASKS, is_taken=True),
        debriefed(*seat, PUSHES, is_taken=False),
        debriefed(*seat, PUSHES, is_taken=True),
    )
    for other in others:
        assert sum(levels(best)) > sum(levels(other))
        assert best.result.own >= other.result.own
        assert all(a >= b for a, b in zip(levels(best), levels(other), strict=True))


@pytest.mark.parametrize("seat", SEATS, ids=str)
def test_the_report_of_who_left_says_that_it_was_right(seat: tuple[str, int]) -> None:
    debrief = debriefed(*seat, ASKS, is_taken=False)
    (moves,) = (v for v in debrief.characteristics if v.id == "flexible-concessions")
    assert "leaving was right" in debrief.result.sentence
    assert debrief.keep.startswith("Leaving when nothing on the table beats your alternative")
    assert moves.judgement.level == 5
    assert debrief.result.better is None
    assert debrief.measures.joint_gain is None


@pytest.mark.parametrize("seat", SEATS, ids=str)
@pytest.mark.parametrize("lines", [ASKS, PUSHES], ids=["asked", "pushed"])
def test_a_deal_below_ones_own_alternative_is_the_worst(
    lines: tuple[str, ...], seat: tuple[str, int]
) -> None:
    debrief = debriefed(*seat, lines, is_taken=True)
    (moves,) = (v for v in debrief.characteristics if v.id == "flexible-concessions")
    assert debrief.result.own < debrief.result.reservation
    assert "Walking away would have been better" in debrief.result.sentence
    assert debrief.stop.startswith("Agreeing to less than your alternative is worth; this deal")
    assert "beats your alternative" not in debrief.keep
    assert moves.judgement.level == 1
    assert debrief.result.better is None
    assert (debrief.measures.logrolled, debrief.measures.compatible_found) == (None, None)
    assert debrief.moments[-1].title == "Worse than walking away"
