"""Whatever the phrasebook and the scenarios say for what was decided, a model may say as well."""

from collections.abc import Iterator

import pytest

from app.dialogue.ports import SpeechRequest
from app.dialogue.verify import Verified, verify_freely
from tests.builders_free import RULES
from tests.builders_games import SCENARIO_IDS, Match, difficulties, styles
from tests.builders_voiced import voiced, words_for

LEARNERS = ("integrative", "competing", "avoiding", "compromising")


def replies(scenario_id: str) -> Iterator[tuple[str, SpeechRequest]]:
    """What the counterpart says in a game of every style, from both sides by turns."""
    for number, style in enumerate(styles()):
        level = difficulties()[number % len(difficulties())]
        learner, seed = LEARNERS[number % len(LEARNERS)], 2 + number
        match = Match(scenario_id, number % 2, style, level, learner, seed)
        words = words_for(scenario_id, seed)
        own = words.scenario.other(match.role)
        for reply in voiced(match).replies:
            acts = tuple(act for unit in reply.spoken.units for act in unit.acts)
            yield (
                reply.spoken.text,
                SpeechRequest(acts, reply.before, words, own, style, seed),
            )


@pytest.mark.parametrize("scenario_id", SCENARIO_IDS)
def test_own_words_pass_whole_and_say_every_act(scenario_id: str) -> None:
    tried, failed = 0, []
    for text, request in replies(scenario_id):
        found = verify_freely(text, request, RULES[request.words.language.code])
        tried += 1
        if not isinstance(found, Verified) or (found.text, found.acts) != (text, request.acts):
            failed.append(f"{found}: {text}")
    assert tried > len(styles())
    assert not failed, "\n".join(failed)
