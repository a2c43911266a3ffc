"""Haggles one issue (counter-evidence): offer after offer on a single issue, nothing beside it."""

from app.coach.judgement import Finding
from app.coach.play import Play, not_observed, quoted_offer, seen_against

CHECK = "haggles-one-issue"


def check(play: Play) -> Finding:
    """Seen when the wanted number of offering turns running named the same one issue."""
    wanted = play.thresholds.haggles_in_a_row
    named = _issues_by_turn(play)
    for start in range(len(named) - wanted + 1):
        row = named[start : start + wanted]
        issues = set().union(*(found for _, found in row))
        if len(issues) == 1:
            quotes = (quoted_offer(play, turn) for turn, _ in row)
            return seen_against(CHECK, *quotes, issue=issues.pop())
    return not_observed(CHECK, is_counter=True)


def _issues_by_turn(play: Play) -> list[tuple[int, frozenset[str]]]:
    """Several offers at once are one step of the row, not several."""
    found: dict[int, frozenset[str]] = {}
    for offer in play.offers:
        found[offer.turn] = found.get(offer.turn, frozenset()) | set(offer.said.issues)
    return list(found.items())
