"""Whether a clause in other words says what a clause of the report says. Pure."""

from app.review.claim_figures import is_among
from app.review.prose_clauses import YOU, Clause

_MOST_PHRASED = 2
_SUPPORTED = 0.5  # of a clause's words, so many are the block's or anybody's


def differs(told: Clause, own: Clause, known: frozenset[str]) -> str:
    """Return in what a clause says something else than one of the block, or nothing."""
    strange = told.stems - known
    if len(told.stems) > 1 and len(strange) > len(told.stems) * (1 - _SUPPORTED):
        return "support"
    if told.denials != own.denials:
        return "polarity"
    if told.degrees != own.degrees:
        return "degree"
    if not (told.compares == own.compares and told.reverses <= own.reverses):
        return "compares"
    if not all(is_among(one, own.figures) for one in told.figures):
        return "figure"
    return "" if _is_same_role(told, own, has_strange=bool(strange)) else "role"


def _is_same_role(told: Clause, own: Clause, *, has_strange: bool) -> bool:
    """Say whether two clauses speak of the same sides in turn; one that is left out is "you"."""
    if not told.roles and (not own.roles or (own.roles == (YOU,) and not has_strange)):
        return True
    if not own.roles and told.roles == (YOU,):
        return True
    if told.theirs and own.theirs and told.theirs != own.theirs:
        return False
    return bool(_ways(told) & _ways(own))


def _ways(clause: Clause) -> set[tuple[str, ...]]:
    """Return the roles as they may be read; who is spoken of first as "you" acts, and none else."""
    whole = () if clause.roles[:1] == (YOU,) else clause.whole_roles
    return {clause.roles, whole} - {()}


def weighs(clause: Clause, known: frozenset[str]) -> bool:
    """Say whether a clause that nothing in the block is like says more than a turn of phrase."""
    is_said = clause.denials or clause.degrees or clause.compares or clause.reverses
    is_long = len(clause.stems) > _MOST_PHRASED
    return bool(is_said or clause.figures or is_long or clause.stems - known)
