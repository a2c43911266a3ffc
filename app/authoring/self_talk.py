"""Self-play in words: a simulated learner speaks by the phrasebook and is heard by the ear.

What goes into the history is what the ear understood, so a sample talk shows mouth, ear and
counterpart together, with nothing passed between them but text.
"""

from collections.abc import Mapping
from dataclasses import replace

from app.dialogue.ports import SpeechRequest
from app.dialogue.speak import NothingToSay, speak
from app.negotiation.acts import Accept, Act, Argue, Inform, Summarise, Unknown
from app.negotiation.history import History
from app.negotiation.scenario import Disclosure, Role
from app.sessions.table import Table
from app.sessions.turn import answer, hear
from app.simulation.learners.registry import Learner
from app.simulation.self_play import TURNS_OVER, is_over

# The style in whose words a kind of learner speaks.
SPEAKS_LIKE: Mapping[str, str] = {
    "integrative": "collaborating",
    "compromising": "compromising",
    "accommodating": "accommodating",
    "avoiding": "avoiding",
    "competing": "competing",
}


_SILENCE = "…"


def talk(table: Table, learner: Learner) -> History:
    """Play a whole game in words; the counterpart opens."""
    history = answer(table, History()).history
    most = table.scenario.turn_limit + TURNS_OVER
    while not is_over(history, table.scenario) and len(history.of(table.learner.id)) < most:
        history = hear(table, history, _line(table, history, learner)).history
        history = answer(table, history).history
    return history


def _line(table: Table, history: History, learner: Learner) -> str:
    acts = learner.acts(history, table.scenario, table.learner.id, table.seed)
    sayable = [_sayable(act, history, table.learner) for act in acts]
    said = tuple(part for act in sayable if act is not None for part in _whole(act))
    style = SPEAKS_LIKE.get(learner.name, "any")
    request = SpeechRequest(said, history, table.words, table.learner, style, table.seed)
    try:
        return speak(request, table.voices).text or _SILENCE
    except NothingToSay:
        return _SILENCE


def _whole(act: Act) -> tuple[Act, ...]:
    """An acceptance is said together with what it accepts."""
    if isinstance(act, Accept) and act.terms is not None:
        return (act, Summarise(act.terms))
    return (act,)


def _sayable(act: Act, history: History, own: Role) -> Act | None:
    """Put a fact of the brief behind what is told, once; a reason or a doubt is not voiced."""
    if isinstance(act, Argue | Unknown):
        return None
    if not isinstance(act, Inform) or act.fact is not None:
        return act
    said = " ".join(turn.text for turn in history.of(own.id))
    fitting = [f for f in own.disclosures if f.text not in said and _tells(f, act)]
    return replace(act, fact=fitting[0].id) if fitting else act


def _tells(fact: Disclosure, act: Inform) -> bool:
    is_same = fact.kind is act.kind and fact.issue == act.issue
    return is_same and (act.importance is None or fact.importance in (None, act.importance))
