"""A hint in words: a question to oneself, a tactic, or a sentence in one's own situation."""

from dataclasses import dataclass

from app.coach.advice import recommend
from app.coach.hints import LEVELS, Hint, hint
from app.coach.play import Play
from app.dialogue.listen import listen
from app.dialogue.phrasebook import fill, say_terms
from app.dialogue.values import Words
from app.negotiation.acts import (
    COMMITTING,
    Accept,
    Act,
    Ask,
    Close,
    Inform,
    Kind,
    Reject,
    Summarise,
)
from app.review.sentences import better_sentence, points
from app.review.teaching import Teaching

_QUESTION, _TACTIC, _EXAMPLE = LEVELS


@dataclass(frozen=True, slots=True)
class SaidHint:
    """A hint as shown; `turn` is the learner's next turn, `kind` the situation it speaks to."""

    turn: int
    level: int
    kind: str
    title: str
    text: str
    entry: str


def say_hint(play: Play, level: int, teaching: Teaching, words: Words) -> SaidHint:
    """Return the hint of a level for the next turn (ValueError: over, or no such level).

    A level-3 text is a sentence that can be said as it stands: the ear hears the acts advised.
    `words` is what that ear knows of the scenario.
    """
    if level not in LEVELS:
        raise ValueError(f"there is no hint of level {level}")
    found = hint(play, teaching.rubric.practice)
    said = teaching.lessons.hints[found.kind]
    texts = {_QUESTION: said.question, _TACTIC: said.tactic}
    if level == _EXAMPLE:
        text = example(found, play, teaching, words)
    else:
        text = fill(texts[level], _slots(found, play), teaching.words.joins)
    turn = play.history.next_number
    return SaidHint(turn, level, found.kind, said.title, text, said.entry)


def example(found: Hint, play: Play, teaching: Teaching, words: Words) -> str:
    """Return the acts of a hint as a sentence the learner could say.

    The facts of a brief are anybody's words: one that the ear would take for more than a fact
    gives way to the plainest thing to say, the own priority.
    """
    text = _sentence(found.acts, play, teaching)
    if isinstance(found.acts[0], Inform) and not _is_only_told(text, play, words):
        plain = recommend("tell-priority", play, play.history.next_number, None)
        return _sentence(plain, play, teaching)
    return text


def _is_only_told(text: str, play: Play, words: Words) -> bool:
    heard = listen(text, play.history, words, play.learner.id).acts
    is_told = any(isinstance(act, Inform) for act in heard)
    return is_told and not any(isinstance(act, COMMITTING) for act in heard)


def _sentence(acts: tuple[Act, ...], play: Play, teaching: Teaching) -> str:
    key, slots = _told(acts, play) or _frame(acts[0], play, teaching)
    if key:
        return fill(teaching.lessons.examples[key], slots, teaching.words.joins)
    return better_sentence(acts, play.scenario, play.learner, teaching.words) or ""


def _told(acts: tuple[Act, ...], play: Play) -> tuple[str, dict[str, str]] | None:
    """Return the example's key for telling a priority with another question, or with none."""
    first, *rest = acts
    if not isinstance(first, Inform) or first.fact or first.issue is None:
        return None
    slots = {"issue": play.scenario.words[first.issue].why_ask}
    if not rest:
        return "tell", slots
    asked = rest[0]
    if isinstance(asked, Ask) and asked.kind is Kind.INTEREST and asked.issue:
        return "tell.why", {**slots, "other": play.scenario.words[asked.issue].why_ask}
    return None


def _frame(act: Act, play: Play, teaching: Teaching) -> tuple[str, dict[str, str]]:
    """Return the example's key for what the advice on better sentences has no words for."""
    scenario, joins = play.scenario, teaching.words.joins
    if isinstance(act, Accept) and act.terms is not None:
        return "take.one", {"offer": say_terms(act.terms, scenario, play.learner.id, joins)}
    if isinstance(act, Accept):
        is_restated = play.state.restated_by is not None
        return ("confirm" if is_restated else "accept"), {}
    if isinstance(act, Summarise) and len(act.terms):
        return "restate", {"offer": say_terms(act.terms, scenario, play.learner.id, joins)}
    if isinstance(act, Ask) and act.kind is Kind.ISSUE and act.issue:
        return "ask.issue", {"issue": scenario.words[act.issue].why_ask}
    return {Reject: "refuse", Close: "leave"}.get(type(act), ""), {}


def _slots(found: Hint, play: Play) -> dict[str, str]:
    issue = play.scenario.words[found.issue].why_ask if found.issue else ""
    return {
        "issue": issue,
        "worth": points(found.worth) if found.worth is not None else "",
        "reservation": points(play.learner.reservation),
        "target": points(play.learner.target),
    }
