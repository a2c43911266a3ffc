"""Makes what a model is tried on: replies of simulated games, and utterances in their place."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from app.dialogue.hearing import hear_turn
from app.dialogue.ports import SpeechRequest, Voice
from app.dialogue.speak import NothingToSay, speak
from app.dialogue.template_voice import TemplateVoice
from app.dialogue.values import Words
from app.errors import BadContent, NotFound
from app.knowledge.evaluation import ReplyCase, Utterance
from app.knowledge.language import load_language
from app.knowledge.phrases import load_phrasebook
from app.knowledge.scenarios import load_library
from app.knowledge.styles import load_styles
from app.negotiation.history import History, Turn
from app.sessions.table import words_of
from app.simulation.learners.registry import KINDS
from app.simulation.self_play import play_game

_SILENCE = "…"
_FILE = "evaluation/replies.yaml"


@dataclass(frozen=True, slots=True)
class AskedReply:
    """A reply to be put into words, the voices that answer at once, and the style in words.

    `replies` counts those of the whole game that a model would be asked for.
    """

    request: SpeechRequest
    voices: Sequence[Voice]
    style: str
    replies: int


@dataclass(frozen=True, slots=True)
class AskedUtterance:
    """An utterance in its place: what was said before, and who says it."""

    utterance: Utterance
    words: Words
    history: History
    speaker: str


class ModelCases:
    """The shipped content as cases are made of it."""

    def __init__(self, knowledge: Path) -> None:
        """Read scenarios and styles (BadContent)."""
        self._library = load_library(knowledge / "scenarios")
        self._styles = load_styles(knowledge / "styles.yaml")
        phrases = knowledge / "phrases"
        self._language = cache(lambda code: load_language(phrases / code / "ear.yaml"))
        self._voice = cache(
            lambda code: TemplateVoice(load_phrasebook(phrases / code / "voice.yaml"))
        )
        self._words = cache(self._words_of)

    def reply(self, case: ReplyCase) -> AskedReply:
        """Play a case's game up to its turn (BadContent where there is no such turn)."""
        try:
            words = self._words(case.scenario, case.seed)
            persona = self._styles.persona(case.style, case.difficulty)
        except NotFound as error:
            raise BadContent(_FILE, 0, str(error)) from error
        scenario = words.scenario
        learner, own = scenario.roles[case.place], scenario.roles[1 - case.place]
        game = play_game(scenario, learner.id, persona, KINDS[case.learner], case.seed)
        ours = [turn for turn in game.history if turn.role == own.id]
        if case.turn not in (turn.number for turn in ours):
            raise BadContent(_FILE, 0, f"{case.scenario} has no reply in turn {case.turn}")
        voices = (self._voice(scenario.language),)
        request = SpeechRequest((), History(), words, own, case.style, case.seed)
        for turn in game.history.turns[: case.turn - 1]:
            request = replace(request, history=request.history.plus(_said(turn, request, voices)))
        request = replace(request, acts=game.history.turns[case.turn - 1].acts)
        return AskedReply(request, voices, self._manner(case.style), len(ours) - 1)

    def utterance(self, utterance: Utterance) -> AskedUtterance:
        """Put an utterance into its place (NotFound)."""
        words = self._words(utterance.scenario, utterance.seed)
        own = words.scenario.roles[utterance.place].id
        other, history = words.scenario.other(own).id, History()
        if utterance.before:
            history = hear_turn(utterance.before, history, words, other).history
        return AskedUtterance(utterance, words, history, own)

    def _words_of(self, scenario_id: str, seed: int) -> Words:
        scenario, _ = self._library.resolve(scenario_id, seed)
        return words_of(scenario, self._language(scenario.language))

    def _manner(self, style: str) -> str:
        cards = (card for card in self._styles.cards() if card.id == style)
        return " ".join(f"{card.title}. {card.teaser}" for card in cards)


def _said(turn: Turn, request: SpeechRequest, voices: Sequence[Voice]) -> Turn:
    """Return a turn with words: what a simulated side does, as the phrasebook says it."""
    speaker = request.words.scenario.role(turn.role)
    try:
        text = speak(replace(request, acts=turn.acts, speaker=speaker), voices).text
    except NothingToSay:
        text = _SILENCE
    return replace(turn, text=text or _SILENCE)
