"""Whole games in words: whatever the learner says, the counterpart finds words it may say."""

import pytest

from app.dialogue.listen import listen
from app.dialogue.speak import speak
from app.negotiation.acts import Accept, Unknown
from app.negotiation.draw import draw, pick
from app.negotiation.history import History, Turn
from app.negotiation.protocol import Illegal, Phase, apply, state
from app.strategy.decide import decide
from tests.builders_talk import (
    CLIENT,
    SEEDS,
    STYLES,
    VENDOR,
    VOICE,
    a_persona,
    a_request,
    words_of,
)

LINES = [
    "Hello", "What matters most to you?", "Why is the term important to you?",
    "Support matters most to us.", "I can do {p} a seat.", "No.", "What options do you see?",
    "I offer {p} a seat, {t} years, premium support, a case study and 30 days.", "I accept.",
    "yes", "That is ridiculous.", "Take it or leave it.", "Not {p}.", "the first one", "I see.",
    "What is your lowest price?", "around {p}", "5 years", "payment in 90 days", "asdf",
    "If you give me premium support I can sign for {t} years.", "{p} or I walk away",
    "We don't care about the reference.", "Let's go one by one.", "{t} years is fine",
    "I'd pay {p} with 2 years or {q} with 4 years", "How much does payment matter to you?",
]  # fmt: skip
_MOST_TURNS = 14


def line_of(game: int, turn: int) -> str:
    prices = [60 + draw(game, turn, name) % 41 for name in "pq"]
    years = 1 + draw(game, turn, "t") % 4
    return pick(game, turn, "line", LINES).format(p=prices[0], q=prices[1], t=years)


@pytest.mark.parametrize("own", [VENDOR, CLIENT])
@pytest.mark.parametrize("game", range(15))
def test_the_counterpart_always_finds_words(own: str, game: int) -> None:
    words = words_of(SEEDS[pick(game, 0, "profile", sorted(SEEDS))])
    style = pick(game, 0, "style", STYLES)
    persona, learner = a_persona(style), words.scenario.other(own).id
    history = History()
    for number in range(_MOST_TURNS):
        text = line_of(game, number)
        read = listen(text, history, words, learner)
        turn = Turn(history.next_number, learner, text, read.acts, read.spans, read.markers)
        after = apply(history, turn, words.scenario)
        if isinstance(after, Illegal):
            kept = tuple(act for act in turn.acts if not isinstance(act, Accept))
            doubt = Unknown(after.reason)
            after = history.plus(Turn(turn.number, learner, text, (*kept, doubt)))
        history = after
        acts = decide(history, words.scenario, own, persona, game).acts
        spoken = speak(
            a_request(*acts, history=history, speaker=own, style=style, seed=game, words=words),
            (VOICE,),
        )
        history = history.plus(Turn(history.next_number, own, spoken.text, acts))
        if state(history, words.scenario).phase in (Phase.DEAL, Phase.ENDED):
            break
