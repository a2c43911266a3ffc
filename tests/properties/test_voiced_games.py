"""Whole games in the counterpart's words: all of it passes, nothing is said twice, styles show."""

from collections import Counter
from functools import cache

import pytest

from app.dialogue.phrasebook import slots_in
from tests.builders_games import SCENARIO_IDS, Match, scenario_of, styles
from tests.builders_spanish import LIBRO
from tests.builders_talk import BOOK
from tests.builders_voiced import VoicedGame, voiced

# Somebody who asks and tells, and somebody who presses on, by turns somebody in between.
LEARNERS = (("integrative", "competing"), ("compromising", "avoiding"))
SEEDS = (1, 2)
BOOKS = {"en": BOOK, "es": LIBRO}
FIRST_TURNS = 10
# Of the replies, at least this share holds words that only this style has.
SHOWS = 0.3


@cache
def games_of(scenario_id: str) -> tuple[VoicedGame, ...]:
    """In every style and from both sides two games, with all four kinds of learner."""
    return tuple(
        voiced(Match(scenario_id, place, style, "medium", learner, SEEDS[place]))
        for number, style in enumerate(styles())
        for place in (0, 1)
        for learner in LEARNERS[(number + place) % 2]
    )


@pytest.mark.parametrize("scenario_id", SCENARIO_IDS)
def test_no_sentence_is_refused(scenario_id: str) -> None:
    refused = [
        f"{game.match}: {violation.reason}: {violation.words}"
        for game in games_of(scenario_id)
        for reply in game.replies
        for violation in reply.spoken.violations
    ]
    assert not refused, "\n".join(refused)


@pytest.mark.parametrize("scenario_id", SCENARIO_IDS)
def test_in_the_first_ten_turns_nothing_is_said_twice_but_what_is_recalled(
    scenario_id: str,
) -> None:
    twice: Counter[str] = Counter()
    for game in games_of(scenario_id):
        said = Counter(s for reply in game.replies[:FIRST_TURNS] for s in reply.sentences())
        twice.update({sentence for sentence, times in said.items() if times > 1})
    assert not twice, f"said twice in a game, by number of games: {twice.most_common()}"


@pytest.mark.parametrize("language", BOOKS)
@pytest.mark.parametrize("style", styles())
def test_a_style_is_heard_in_its_words_alone(style: str, language: str) -> None:
    spoken = [i for i in SCENARIO_IDS if scenario_of(i, 1).language == language]
    replies = [r.spoken.text for i in spoken for g in games_of(i) for r in g.replies
               if g.match.style == style]  # fmt: skip
    shown = {
        name: sum(1 for text in replies if any(part in text for part in own_parts(name, language)))
        for name in styles()
    }
    others = {name: count for name, count in shown.items() if name != style}
    assert shown[style] >= SHOWS * len(replies), f"{shown[style]} of {len(replies)} replies"
    assert shown[style] >= 5 * max(others.values()), f"{style} sounds like another: {shown}"


@cache
def own_parts(style: str, language: str) -> tuple[str, ...]:
    """The longest stretch without slots of each frame that no other style may use."""
    frames = {(s, f) for by in BOOKS[language].frames.values() for s, fs in by.items() for f in fs}
    own = {_fixed(frame) for name, frame in frames if name == style}
    common = " ".join(sorted(frame for name, frame in frames if name != style))
    return tuple(sorted(part for part in own if len(part.split()) > 1 and part not in common))


def _fixed(frame: str) -> str:
    for slot in slots_in(frame):
        frame = frame.replace("{" + slot + "}", "\n")
    return max(frame.split("\n"), key=len).strip()
