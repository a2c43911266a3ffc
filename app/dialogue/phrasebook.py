"""The phrasebook: frames by act and style, chosen so that a game does not repeat itself."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from app.negotiation.draw import draw, share
from app.negotiation.scenario import Scenario
from app.negotiation.terms import Terms

_SLOT = re.compile(r"\{(\w+)\}")

# Every key a phrasebook must have, with the slots its frames may use.
FRAME_SLOTS: Mapping[str, frozenset[str]] = {
    "greet": frozenset({"person", "organisation"}),
    "small_talk": frozenset(),
    "ask.open": frozenset({"matter"}),
    "ask.priority": frozenset({"matter"}),
    "ask.priority.back": frozenset({"matter"}),
    "ask.priority.again": frozenset({"matter"}),
    "ask.priority.issue": frozenset({"issue"}),
    "ask.priority.issue.back": frozenset({"issue"}),
    "ask.priority.issue.again": frozenset({"issue"}),
    "ask.interest.issue": frozenset({"issue"}),
    "ask.interest.issue.again": frozenset({"issue"}),
    "ask.issue": frozenset({"issue"}),
    "inform": frozenset({"fact"}),
    "inform.again": frozenset({"fact"}),
    "inform.enough": frozenset({"issue"}),
    "inform.volunteered": frozenset({"fact"}),
    "inform.more": frozenset({"fact"}),
    "inform.heavy": frozenset({"issue"}),
    "inform.light": frozenset({"issue"}),
    "argue": frozenset({"reason"}),
    "argue.standard": frozenset({"reason"}),
    "acknowledge": frozenset(),
    "acknowledge.issue": frozenset({"issue"}),
    "acknowledge.light": frozenset({"issue"}),
    "acknowledge.reason": frozenset({"issue"}),
    "acknowledge.summary": frozenset(),
    "acknowledge.thanks": frozenset(),
    "acknowledge.apology": frozenset(),
    "reject.reason": frozenset({"terms", "reason"}),
    "reject.standard": frozenset({"terms", "reason"}),
    "reject": frozenset({"terms"}),
    "reject.again": frozenset({"terms"}),
    "reject.asked": frozenset(),
    "reject.limit": frozenset(),
    "propose.first": frozenset({"offer"}),
    "propose.beside": frozenset({"offer"}),
    "propose.used": frozenset({"offer", "issue"}),
    "propose.remembered": frozenset({"offer", "issue"}),
    "propose.change": frozenset({"offer"}),
    "propose.instead": frozenset({"offer"}),
    "propose.middle": frozenset({"offer"}),
    "propose.trade": frozenset({"asks", "gives"}),
    "propose.trade.light": frozenset({"asks", "gives", "issue"}),
    "propose.trade.used": frozenset({"asks", "gives", "issue"}),
    "propose.final": frozenset({"offer"}),
    "propose.several": frozenset({"first", "second"}),
    "accept": frozenset({"offer"}),
    "accept.confirm": frozenset(),
    "summarise": frozenset({"offer"}),
    "threaten": frozenset(),
    "suggest.step_back": frozenset(),
    "suggest.civil": frozenset({"matter"}),
    "suggest.threat": frozenset(),
    "suggest.needs": frozenset(),
    "suggest.package": frozenset(),
    "suggest.one_by_one": frozenset(),
    "suggest.later": frozenset(),
    "suggest.stands": frozenset(),
    "suggest.not_yet": frozenset(),
    "clarify.unclear": frozenset(),
    "clarify.which_issue": frozenset(),
    "clarify.between_steps": frozenset({"issue"}),
    "clarify.outside_range": frozenset({"issue", "near"}),
    "clarify.two_values": frozenset({"issue"}),
    "clarify.hint": frozenset({"issue"}),
    "clarify.nothing_to_accept": frozenset(),
    "clarify.offer_incomplete": frozenset(),
    "clarify.which_offer": frozenset(),
    "clarify.nothing_agreed": frozenset(),
    "clarify.accepts_what_was_not_offered": frozenset(),
    "clarify.leaving": frozenset(),
    "close.deal": frozenset(),
    "close.no_deal": frozenset(),
    "close.left": frozenset(),
}


@dataclass(frozen=True, slots=True)
class Joins:
    """How a language joins the parts of a list, and which words next to each other become one."""

    between: str
    last: str
    contractions: tuple[tuple[str, str], ...] = ()

    def contract(self, text: str) -> str:
        """Return a filled text as it is said: "de el precio" is "del precio"."""
        for apart, together in self.contractions:
            text = text.replace(apart, together)
        return text

    def join(self, parts: Sequence[str]) -> str:
        """Join phrases into a list."""
        if len(parts) < 2:
            return "".join(parts)
        return self.between.join(parts[:-1]) + self.last + parts[-1]


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """Frames by key and style ('any' serves all), and how a list of values is joined."""

    language: str
    frames: Mapping[str, Mapping[str, tuple[str, ...]]]
    joins: Joins

    def frames_for(self, key: str, style: str) -> tuple[str, ...]:
        """Return the frames of a key for a style, the style's own first."""
        by_style = self.frames[key]
        return (*by_style.get(style, ()), *by_style.get("any", ()))

    def plainest(self, key: str) -> str:
        """Return the frame to fall back on."""
        return self.frames[key]["any"][0]


def choose_frame(
    book: Phrasebook, keys: Sequence[str], style: str, said: Sequence[str], moment: tuple[int, int]
) -> str:
    """Return a frame not yet used in what was said; when all are, one used least.

    Of those, the style's own go before the common ones three times out of four, and the frames
    of an earlier key before those of a later one. `moment` is (seed, turn), from which it draws.
    """
    prefers_own = share(*moment, f"own words|{keys[0]}") < _OWN_WORDS
    ranked = [
        (place, frame, is_own)
        for place, key in enumerate(keys)
        for frame, is_own in _candidates(book, key, style)
    ]

    def rank(entry: tuple[int, str, bool]) -> tuple[int, int, bool, int]:
        place, frame, is_own = entry
        uses = sum(1 for text in said if _fixed_part(frame) in text)
        return uses, place, prefers_own and not is_own, draw(*moment, f"{keys[0]}|{frame}")

    return min(ranked, key=rank)[1]


_OWN_WORDS = 0.75


def _candidates(book: Phrasebook, key: str, style: str) -> list[tuple[str, bool]]:
    by_style = book.frames[key]
    own = [(frame, True) for frame in by_style.get(style, ())]
    return own + [(frame, False) for frame in by_style.get("any", ())]


def say_terms(terms: Terms, scenario: Scenario, speaker_id: str, joins: Joins) -> str:
    """Return terms as a list in the words of one side, in the scenario's order."""
    settled = dict(terms)
    named = [i.id for i in scenario.issues if i.id in settled]
    said = (scenario.said_by(speaker_id, issue, settled[issue]) for issue in named)
    return joins.join(list(said))


def fill(frame: str, slots: Mapping[str, str], joins: Joins | None = None) -> str:
    """Fill a frame's slots; a sentence that begins with a slot begins with a capital."""
    text = _SLOT.sub(lambda match: slots[match.group(1)], frame)
    text = joins.contract(text) if joins else text
    return text[:1].upper() + text[1:]


def slots_in(frame: str) -> set[str]:
    """Return the names of a frame's slots."""
    return set(_SLOT.findall(frame))


@lru_cache(maxsize=2_000)
def _fixed_part(frame: str) -> str:
    """Return the longest stretch of a frame without slots: what would be heard as a repeat.

    Its last space goes, as a word before a slot may have become one with the slot's first.
    """
    return max(_SLOT.split(frame)[::2], key=len).rstrip() or frame
