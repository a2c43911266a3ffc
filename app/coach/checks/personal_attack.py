"""Personal attack (counter-evidence): insults or accuses the person across the table."""

from app.coach.judgement import Finding
from app.coach.play import Play, not_observed, seen_against

CHECK = "personal-attack"


def check(play: Play) -> Finding:
    """Seen at the first attack on the person, with its words."""
    for evidence in play.seen_against("personal_attack"):
        return seen_against(CHECK, evidence)
    return not_observed(CHECK, is_counter=True)
