"""Keep, start and stop: one line each, of this game where the game has something to say."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from app.coach.judgement import Critique, Finding, Gain
from app.coach.rubric import Rubric
from app.dialogue.phrasebook import fill, slots_in
from app.review.here import Here
from app.review.sentences import points


def keep_start_stop(
    critique: Critique,
    rubric: Rubric,
    here: Here | None = None,
    gains: Mapping[str, Gain] = MappingProxyType({}),
) -> tuple[str, str, str]:
    """Return the three lines, of this game where `here` is given.

    `gains` says, by the check behind a move, what it brought where it was played on.
    """
    lines = _Lines(rubric, here)
    return (
        lines.keep(critique.keep),
        lines.start(critique.start, gains),
        lines.change("stop", critique.stop),
    )


@dataclass(frozen=True, slots=True)
class _Lines:
    rubric: Rubric
    here: Here | None

    def keep(self, finding: Finding | None) -> str:
        words = self.rubric.words
        if finding is None:
            return words["keep.none"]
        slots = {**self._slots(finding), "what": self.rubric.checks[finding.check].keep}
        return fill(words["keep.turn" if "turn" in slots else "keep"], slots)

    def start(self, finding: Finding | None, gains: Mapping[str, Gain]) -> str:
        gain = gains.get(finding.check) if finding else None
        line = self.change("start", finding, gain)
        if gain is None:
            return line
        slots = {"what": line, "turn": str(gain.turn), "gain": points(gain.own)}
        return fill(self.rubric.words["start.gain"], slots)

    def change(self, key: str, finding: Finding | None, gain: Gain | None = None) -> str:
        if finding is None:
            return self.rubric.words[f"{key}.none"]
        text, slots = self.rubric.checks[finding.check], self._slots(finding, gain)
        is_here = bool(text.here) and slots_in(text.here) <= set(slots)
        joins = self.here.words.joins if self.here else None
        what = fill(text.here, slots, joins) if is_here else text.change
        return fill(self.rubric.words[key], {"what": what})

    def _slots(self, finding: Finding, gain: Gain | None = None) -> Mapping[str, str]:
        return self.here.slots(finding, gain.turn if gain else None) if self.here else {}
