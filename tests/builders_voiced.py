"""Games whose counterpart speaks: act-level learners, the counterpart's words drafted and verified.

`voiced(match)` plays one match of `tests.builders_games` and keeps what was said, unit by unit.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from app.dialogue.ports import SpeechRequest
from app.dialogue.speak import Spoken, speak
from app.dialogue.values import Words
from app.negotiation.acts import Inform
from app.negotiation.history import History, Turn
from app.sessions.table import words_of
from app.simulation.learners.registry import KINDS
from app.simulation.self_play import Game, play_game
from tests.builders_games import Match, scenario_of
from tests.builders_spanish import SPANISH, VOZ
from tests.builders_talk import LANGUAGE, VOICE

_SPEECH = {"en": (LANGUAGE, VOICE), "es": (SPANISH, VOZ)}
_SENTENCE_END = re.compile(r"(?<=[.!?]) +")


@dataclass(frozen=True, slots=True)
class Uttered:
    """One reply of the counterpart and the history it answered."""

    before: History
    spoken: Spoken

    def sentences(self) -> Iterator[str]:
        """Yield every sentence but those that recall a fact told before."""
        for unit in self.spoken.units:
            if not any(self._is_recalled(act) for act in unit.acts):
                yield from _SENTENCE_END.split(unit.text)

    def _is_recalled(self, act: object) -> bool:
        return isinstance(act, Inform) and any(act in turn.acts for turn in self.before)


@dataclass(frozen=True, slots=True)
class VoicedGame:
    """A game and all the counterpart said in it, oldest first."""

    match: Match
    replies: tuple[Uttered, ...]

    @property
    def text(self) -> str:
        """All the counterpart said."""
        return " ".join(reply.spoken.text for reply in self.replies)


def voiced(match: Match) -> VoicedGame:
    """Play a match with a counterpart that speaks."""
    scenario, role = match.scenario, match.role
    words, own = words_for(match.scenario_id, match.seed), scenario.other(role)
    game = play_game(scenario, role, match.persona, KINDS[match.learner], match.seed)
    return VoicedGame(match, tuple(_replies(game, words, own.id)))


def _replies(game: Game, words: Words, own: str) -> Iterator[Uttered]:
    """Word the counterpart's turns in order; each is worded knowing what it said before."""
    history = History()
    for turn in game.history:
        said = turn
        if turn.role == own:
            request = SpeechRequest(
                turn.acts, history, words, words.scenario.role(own), game.persona.style, game.seed
            )
            spoken = speak(request, (_SPEECH[words.scenario.language][1],))
            yield Uttered(history, spoken)
            said = Turn(turn.number, own, spoken.text, turn.acts)
        history = history.plus(said)


@lru_cache(maxsize=64)
def words_for(scenario_id: str, seed: int) -> Words:
    """The ear's words for a scenario as a seed draws it."""
    scenario = scenario_of(scenario_id, seed)
    return words_of(scenario, _SPEECH[scenario.language][0])
