"""The phrasebook: frames by act and style, chosen so that a game does not repeat itself."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from app.negotiation.draw import draw
from app.negotiation.scenario import Scenario
from app.negotiation.terms import Terms

_SLOT = re.compile(r"\{(\w+)\}")

# Every key a phrasebook must have, with the slots its frames may use.
FRAME_SLOTS: Mapping[str, frozenset[str]] = {
    "greet": frozenset({"person", "organisation"}),
    "small_talk": frozenset(),
    "ask.open": frozenset(),
    "ask.priority": frozenset(),
    "ask.priority.issue": frozenset({"issue"}),
    "ask.interest.issue": frozenset({"issue"}),
    "ask.issue": frozenset({"issue"}),
    "inform": frozenset({"fact"}),
    "inform.again": frozenset({"fact"}),
    "inform.volunteered": frozenset({"fact"}),
    "acknowledge": frozenset(),
    "acknowledge.issue": frozenset({"issue"}),
    "reject.reason": frozenset({"terms", "reason"}),
    "reject": frozenset({"terms"}),
    "reject.asked": frozenset(),
    "reject.limit": frozenset(),
    "propose.first": frozenset({"offer"}),
    "propose.used": frozenset({"offer", "issue"}),
    "propose.change": frozenset({"offer"}),
    "propose.trade": frozenset({"asks", "gives"}),
    "propose.final": frozenset({"offer"}),
    "propose.several": frozenset({"first", "second"}),
    "accept": frozenset({"offer"}),
    "summarise": frozenset({"offer"}),
    "threaten": frozenset(),
    "suggest.step_back": frozenset(),
    "suggest.civil": frozenset(),
    "clarify.unclear": frozenset(),
    "clarify.which_issue": frozenset(),
    "clarify.between_steps": frozenset({"issue"}),
    "clarify.outside_range": frozenset({"issue", "near"}),
    "clarify.two_values": frozenset({"issue"}),
    "clarify.hint": frozenset({"issue"}),
    "clarify.nothing_to_accept": frozenset(),
    "clarify.offer_incomplete": frozenset(),
    "clarify.which_offer": frozenset(),
    "clarify.accepts_what_was_not_offered": frozenset(),
    "close.deal": frozenset(),
    "close.no_deal": frozenset(),
    "close.left": frozenset(),
}


@dataclass(frozen=True, slots=True)
class Joins:
    """How a language joins the parts of a list."""

    between: str
    last: str

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
    book: Phrasebook, key: str, style: str, said: Sequence[str], moment: tuple[int, int]
) -> str:
    """Return a frame not yet used in what was said; when all are, one used least.

    `moment` is (seed, turn), from which the draw among equals is made.
    """
    frames = book.frames_for(key, style)

    def rank(frame: str) -> tuple[int, int]:
        uses = sum(1 for text in said if _fixed_part(frame) in text)
        return uses, draw(*moment, f"{key}|{frame}")

    return min(frames, key=rank)


def say_terms(terms: Terms, scenario: Scenario, speaker_id: str, joins: Joins) -> str:
    """Return terms as a list in the words of one side, in the scenario's order."""
    settled = dict(terms)
    named = [i.id for i in scenario.issues if i.id in settled]
    said = (scenario.said_by(speaker_id, issue, settled[issue]) for issue in named)
    return joins.join(list(said))


def fill(frame: str, slots: Mapping[str, str]) -> str:
    """Fill a frame's slots; a sentence that begins with a slot begins with a capital."""
    text = _SLOT.sub(lambda match: slots[match.group(1)], frame)
    return text[:1].upper() + text[1:]


def slots_in(frame: str) -> set[str]:
    """Return the names of a frame's slots."""
    return set(_SLOT.findall(frame))


@lru_cache(maxsize=2_000)
def _fixed_part(frame: str) -> str:
    """Return the longest stretch of a frame without slots: what would be heard as a repeat."""
    return max(_SLOT.split(frame)[::2], key=len) or frame
