"""From rollouts to what a report shows of them: moments with moves in words, and the policy."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.coach.judgement import Gain
from app.coach.play import Play
from app.coach.rubric import Rubric
from app.dialogue.phrasebook import fill
from app.negotiation.acts import Act, Close
from app.review.coach_words import CoachWords
from app.review.further import Spread, WhatIfMoment, WhatIfMove, WhatIfView
from app.review.sentences import better_sentence
from app.simulation.tried import AS_PLAYED, Rollout, Rollouts, Tried, middle

# Every move there may be a title for: the teacher's advice, leaving, and what was done.
MOVES = (
    AS_PLAYED, "ask-priority", "ask-why", "tell-priority", "answer", "sum-up", "trade", "package",
    "choice", "acknowledge-and-counter", "hold-the-interest", "refuse", "leave",
)  # fmt: skip
TEXT_SLOTS: Mapping[str, frozenset[str]] = {
    "policy": frozenset({"counterpart", "games"}),
    "none": frozenset({"counterpart", "tried"}),
    "nothing_to_try": frozenset(),
    "no_zopa": frozenset(),
    "missing": frozenset(),
    "leave": frozenset(),
}
_PRESSED = "pressed"


@dataclass(frozen=True, slots=True)
class WhatIfWords:
    """Titles of moves by name, and the fixed sentences by key, in one language."""

    titles: Mapping[str, str]
    texts: Mapping[str, str]


def what_if_view(
    rollouts: Rollouts, play: Play, words: WhatIfWords, coach: CoachWords
) -> WhatIfView:
    """Return the simulation as it is shown; without a better move `policy` says so."""
    telling = _Telling(play, words, coach)
    moments = tuple(telling.moment(rollout) for rollout in rollouts.moments)
    return WhatIfView(moments, _policy(rollouts, play, words))


def gains(rollouts: Rollouts, rubric: Rubric) -> Mapping[str, Gain]:
    """Return, by the check behind a move, what it brought the learner where it brought most.

    Behind a move stands the weightiest check that recommends it, of equals the first; what others
    that recommend it are about (a reason, thanks) was not played on.
    """
    behind: dict[str, str] = {}
    skills = {key: text for key, text in rubric.checks.items() if text.met}
    for key, text in sorted(skills.items(), key=lambda pair: -pair[1].weight):
        behind.setdefault(text.better, key)
    found: dict[str, Gain] = {}
    for moment in rollouts.moments:
        before = middle(moment.as_played).own
        for tried in moment.better:
            gain = Gain(middle(tried).own - before, moment.turn)
            check = behind.get(tried.name) if _mostly_deals(tried) else None
            if check and gain.own > (found[check].own if check in found else 0):
                found[check] = gain
    return found


def _mostly_deals(tried: Tried) -> bool:
    """Say whether most games of a move ended in a deal: else it gained what leaving would have."""
    return 2 * tried.deals > len(tried.endings)


def _policy(rollouts: Rollouts, play: Play, words: WhatIfWords) -> str:
    if rollouts.is_missing:
        return words.texts["missing"]
    person = play.counterpart.person
    if rollouts.moments:
        slots = {"counterpart": person, "games": str(rollouts.games)}
        return fill(words.texts["policy"], slots)
    if rollouts.tried == 0:
        return words.texts["nothing_to_try"]
    if not play.has_zopa:
        return words.texts["no_zopa"]
    return fill(words.texts["none"], {"counterpart": person, "tried": str(rollouts.tried)})


@dataclass(frozen=True, slots=True)
class _Telling:
    play: Play
    words: WhatIfWords
    coach: CoachWords

    def moment(self, rollout: Rollout) -> WhatIfMoment:
        turn = self.play.turn(rollout.turn)
        return WhatIfMoment(
            rollout.turn,
            turn.text,
            self._move(rollout.as_played, turn.text),
            tuple(self._move(tried, self._sentence(tried.acts)) for tried in rollout.better),
            is_pressed=bool(turn.marked(_PRESSED)),
        )

    def _move(self, tried: Tried, sentence: str) -> WhatIfMove:
        return WhatIfMove(tried.name, self.words.titles[tried.name], sentence, spread_of(tried))

    def _sentence(self, acts: tuple[Act, ...]) -> str:
        if Close() in acts:
            return self.words.texts["leave"]
        return better_sentence(acts, self.play.scenario, self.play.learner, self.coach) or ""


def spread_of(tried: Tried) -> Spread:
    """Return the middle, lowest and highest of either side over a move's games."""
    own = [one.own for one in tried.endings]
    other = [one.other for one in tried.endings]
    half = middle(tried)
    return Spread(
        half.own,
        min(own),
        max(own),
        half.other,
        min(other),
        max(other),
        tried.deals,
        len(tried.endings),
    )
