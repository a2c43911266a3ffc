"""Understands utterances in bulk: the acts, the offer and the markers of each, with confidence.

The context is heard first, one utterance after the other, by the same ear as in a session, so a
bare "yes" or "the rest for me" is read in its place. Values are the option ids of the scenario; an
allocation's option says how many units its first role takes.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from app.batch.asked import Asked, BadLine, read_line
from app.dialogue.hearing import HeardTurn, hear_turn
from app.dialogue.values import Words
from app.negotiation.acts import Accept, Act, Ask, Inform, Propose, Reject, Summarise
from app.negotiation.division import agreed, settled
from app.negotiation.history import History
from app.negotiation.protocol import state
from app.negotiation.scenario import Scenario
from app.negotiation.standing import standing_offer
from app.negotiation.terms import Terms

Json = dict[str, object]
# Given a scenario's name and a seed: its words, or BadLine.
FindWords = Callable[[str, int], Words]

_DIGITS = 4


def understand_lines(lines: Iterable[str], find_words: FindWords) -> Iterator[Json]:
    """Yield one answer for each line that is not blank; a bad line gets an answer that says why."""
    recent = _Recent(find_words)
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        yield _answered(line, number, recent)


@dataclass(slots=True)
class _Recent:
    """The words of scenarios met, and the talk heard last: the next line mostly goes on with it."""

    find_words: FindWords
    _words: dict[tuple[str, int], Words] = field(default_factory=dict)
    _key: tuple[object, ...] = ()
    _history: History = field(default_factory=History)

    def words(self, asked: Asked) -> Words:
        key = (asked.scenario, asked.seed)
        if key not in self._words:
            self._words[key] = self.find_words(*key)
        return self._words[key]

    def history(self, said: tuple[tuple[str, str], ...], words: Words, table: object) -> History:
        """Hear what was said before, from where the last line's talk left off if it is the same."""
        heard, start = History(), 0
        if self._key and self._key[0] == table and self._key[1:] == said[: len(self._key) - 1]:
            heard, start = self._history, len(self._key) - 1
        for role, text in said[start:]:
            heard = hear_turn(text, heard, words, role).history
        self._key, self._history = (table, *said), heard
        return heard


def _answered(line: str, number: int, recent: _Recent) -> Json:
    named: Json = {}
    try:
        asked = read_line(line)
        named = {"id": asked.id}
        return _answer(asked, recent)
    except BadLine as fault:
        return named | {"line": number, "error": str(fault)}


def _answer(asked: Asked, recent: _Recent) -> Json:
    words = recent.words(asked)
    role = _role(asked.role, words.scenario)
    said = tuple((_speaker(s.speaker, asked.role, words.scenario), s.text) for s in asked.context)
    before = recent.history(said, words, (asked.scenario, asked.seed))
    heard = hear_turn(asked.text, before, words, role)
    return _shown(asked, heard, words.scenario)


def _role(name: str, scenario: Scenario) -> str:
    known = [role.id for role in scenario.roles]
    if name not in known:
        raise BadLine(f"role: '{name}' is none of this scenario's roles: {', '.join(known)}.")
    return name


def _speaker(name: str, own: str, scenario: Scenario) -> str:
    """Return the role that speaks: named as such, or whoever is not the asked one."""
    if name in (role.id for role in scenario.roles):
        return name
    return scenario.other(own).id


def _shown(asked: Asked, heard: HeardTurn, scenario: Scenario) -> Json:
    read = heard.understanding
    proposed = _proposed(heard.turn.acts)
    standing = standing_offer(heard.history, heard.turn.role)
    return {
        "id": asked.id,
        "acts": [_act(act) for act in read.acts],
        "offer": dict(proposed[0]) if proposed else {},
        "offers": [dict(terms) for terms in proposed],
        "standing": dict(standing.terms) if standing else {},
        "settled": dict(settled(heard.history)),
        "agreed": dict(agreed(heard.history)),
        "phase": state(heard.history, scenario).phase.value,
        "markers": [
            {
                "marker": mark.name,
                "span": [mark.span.start, mark.span.end],
                "quote": mark.span.of(asked.text),
                "confidence": round(mark.confidence, _DIGITS),
            }
            for mark in read.markers
        ],
        "confidence": round(read.confidence, _DIGITS),
    }


def _proposed(acts: tuple[Act, ...]) -> tuple[Terms, ...]:
    """Return what an utterance puts forward: its offers, else the part it accepts by name."""
    offers = tuple(terms for act in acts if isinstance(act, Propose) for terms in act.offers)
    accepted = tuple(act.terms for act in acts if isinstance(act, Accept) and act.terms)
    return offers or accepted


def _act(act: Act) -> Json:
    shown: Json = {"act": type(act).__name__, "about": dict(_about(act))}
    issue = getattr(act, "issue", None)
    if issue:
        shown["issue"] = issue
    return shown | _details(act)


def _about(act: Act) -> Mapping[str, str]:
    if isinstance(act, Propose):
        return dict(act.offers[0]) if act.offers else {}
    if isinstance(act, Accept | Reject | Summarise):
        return dict(act.terms or Terms())
    return {}


def _details(act: Act) -> Json:
    if isinstance(act, Propose):
        marks = {"conditional": act.is_conditional, "final": act.is_final}
        return {name: True for name, holds in marks.items() if holds}
    if isinstance(act, Ask):
        limit: Json = {"after_limit": True} if act.is_after_limit else {}
        return {"kind": act.kind.value, **limit}
    if isinstance(act, Inform):
        weight: Json = {"importance": act.importance.value} if act.importance else {}
        return {"kind": act.kind.value, **weight}
    doubt = getattr(act, "doubt", None)
    return {"doubt": doubt} if doubt else {}
