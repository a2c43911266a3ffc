"""Haggles one issue (counter-evidence): offer after offer on a single issue, nothing beside it."""

from app.coach.judgement import Finding
from app.coach.play import Play, not_observed, quoted_offer, seen_against

CHECK = "haggles-one-issue"


def check(play: Play) -> Finding:
    """Seen when the wanted number of offers running named the same one issue."""
    wanted = play.thresholds.haggles_in_a_row
    for start in range(len(play.offers) - wanted + 1):
        row = play.offers[start : start + wanted]
        named = {offer.said.issues for offer in row}
        if len(named) == 1 and len(row[0].said) == 1:
            quotes = (quoted_offer(play, offer.turn) for offer in row)
            return seen_against(CHECK, *quotes, issue=row[0].said.issues[0])
    return not_observed(CHECK, is_counter=True)
