"""What advice can say of one game: turns, issues, figures and a trade, as words for slots.

Nothing is made up: where the game does not have it, the slot is missing and the plain line stands.
"""

from dataclasses import dataclass

from app.coach.better_offers import fits, own_top, trade
from app.coach.judgement import Finding
from app.coach.play import Play
from app.dialogue.phrasebook import fill, say_terms
from app.negotiation.preferences import FULL, as_points
from app.negotiation.scenario import Disclosure
from app.review.coach_words import CoachWords

HERE_SLOTS = frozenset({
    "turn", "turns", "issue", "own", "hidden", "hidden_weight", "told", "told_turn", "trade",
    "trade_turn", "worth", "reservation",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Here:
    """One game, and the words to say its offers in."""

    play: Play
    words: CoachWords

    def slots(self, finding: Finding, played_on: int | None = None) -> dict[str, str]:
        """Return what the lines on a finding may name, by slot (see `HERE_SLOTS`).

        The trade is that of the turn that was played on, if one was, else of the finding's.
        """
        play = self.play
        told = _told(play, finding)
        found = {
            **_turns(play, finding, self.words),
            "own": self._named(own_top(play)),
            **self._hidden(),
            **self._trade(played_on or (finding.evidence[-1].turn if finding.evidence else None)),
        }
        if finding.issue:
            found["issue"] = self._named(finding.issue)
        if told and told[1].issue:
            found |= {"told": self._named(told[1].issue), "told_turn": str(told[0])}
        worth = play.learner.preferences.utility(play.state.terms) if play.is_deal else None
        if worth is not None:
            limit = play.learner.reservation
            found |= {"worth": str(as_points(worth)), "reservation": str(as_points(limit))}
        return found

    def _named(self, issue: str) -> str:
        return self.play.scenario.words[issue].why_ask

    def _hidden(self) -> dict[str, str]:
        """Name what weighs most for them of all that never came out, once the game is over."""
        play = self.play
        out = {fact.issue for _, fact in play.told}
        issues = {one.issue for one in play.counterpart.interests if one.issue} - out
        rest = sorted(issues & {issue.id for issue in play.scenario.others})
        if not rest or not (play.is_deal or play.is_ended):
            return {}
        theirs = play.counterpart.preferences
        heaviest = max(rest, key=theirs.weight)
        # What weighs less than an equal share is no point to have missed.
        if theirs.weight(heaviest) * len(play.scenario.issues) < FULL:
            return {}
        weight = str(as_points(theirs.weight(heaviest)))
        return {"hidden": self._named(heaviest), "hidden_weight": weight}

    def _trade(self, turn: int | None) -> dict[str, str]:
        """Word a trade that was there at a turn."""
        play = self.play
        if turn is None or not play.has_zopa:
            return {}
        terms = trade(play, turn)
        asks = terms.only({own_top(play)})
        gives = terms.only(set(terms.issues) - {own_top(play)})
        if not gives or not fits(play, terms):
            return {}
        joins, own = self.words.joins, play.learner.id
        slots = {
            "asks": say_terms(asks, play.scenario, own, joins),
            "gives": say_terms(gives, play.scenario, own, joins),
        }
        said = fill(self.words.sentences["propose.trade"], slots, joins)
        return {"trade": said, "trade_turn": str(turn)}


def _turns(play: Play, finding: Finding, words: CoachWords) -> dict[str, str]:
    """Return the learner's turns a finding rests on, and the last of them."""
    own = {turn.number for turn in play.turns}
    turns = [evidence.turn for evidence in finding.evidence if evidence.turn in own]
    if not turns:
        return {}
    each = [str(number) for number in dict.fromkeys(turns)]
    return {"turn": str(turns[-1]), "turns": words.joins.join(each)}


def _told(play: Play, finding: Finding) -> tuple[int, Disclosure] | None:
    """Return the fact that a finding rests on, else what weighs most for them of what they told."""
    known = [(number, fact) for number, fact in play.told if fact.issue]
    quoted = {evidence.turn for evidence in finding.evidence}
    at = [one for one in known if one[0] in quoted]
    weight = play.counterpart.preferences.weight
    return max(at or known, key=lambda one: (weight(one[1].issue or ""), -one[0]), default=None)
