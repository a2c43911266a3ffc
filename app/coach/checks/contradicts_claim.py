"""Contradicts a claim (counter-evidence): takes back by word or deed what was said for certain."""

from collections.abc import Iterator

from app.coach.judgement import Evidence, Finding
from app.coach.play import Play, not_observed, quoted, quoted_offer, seen_against
from app.negotiation.acts import Importance, Inform, Propose
from app.negotiation.history import Turn

CHECK = "contradicts-claim"


def check(play: Play) -> Finding:
    """Seen when a last word was followed by a move, or what mattered came to matter little."""
    for first, second, issue in (*_last_words(play), *_turned_round(play)):
        return seen_against(CHECK, first, second, issue=issue)
    return not_observed(CHECK, is_counter=True)


def _last_words(play: Play) -> Iterator[tuple[Evidence, Evidence, str | None]]:
    """A final offer is contradicted by the next one that costs its maker more."""
    for turn in play.turns:
        claim = _final(play, turn)
        for concession in play.concessions:
            if claim is not None and concession.turn > turn.number:
                yield claim, quoted_offer(play, concession.turn), None


def _final(play: Play, turn: Turn) -> Evidence | None:
    for act in turn.acts:
        if isinstance(act, Propose) and act.is_final:
            return quoted(turn, act)
    for mark in play.marks_against(turn, "ultimatum", "reveals_limit"):
        if turn.has(Propose):
            return Evidence(turn.number, mark.span.of(turn.text))
    return None


def _turned_round(play: Play) -> Iterator[tuple[Evidence, Evidence, str | None]]:
    said: dict[str, tuple[Importance, Evidence]] = {}
    for turn, act in play.acts_of(Inform):
        if not isinstance(act, Inform) or act.issue is None or act.importance is None:
            continue
        before = said.get(act.issue)
        if before is not None and before[0] is not act.importance:
            yield before[1], quoted(turn, act), act.issue
        said.setdefault(act.issue, (act.importance, quoted(turn, act)))
