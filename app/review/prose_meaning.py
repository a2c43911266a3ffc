"""Whether a clause in other words says what a clause of the report says. Pure."""

from app.review.claim_figures import is_among
from app.review.prose_clauses import YOU, Clause

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
    if not told.compares <= own.compares:
        return "compares"
    if not all(is_among(one, own.figures) for one in told.figures):
        return "figure"
    return "" if _is_same_role(told, own, has_strange=bool(strange)) else "role"


def _is_same_role(told: Clause, own: Clause, *, has_strange: bool) -> bool:
    """Say whether two clauses speak of the same side; one that is left out is "you"."""
    if not told.roles and (not own.roles or (own.roles[0] == YOU and not has_strange)):
        return True
    if not own.roles and told.roles == (YOU,):
        return True
    if own.roles and _is_alike(told.roles, own.roles):
        return True
    whole = own.whole_roles
    return told.whole_roles in (own.roles, whole) or told.roles == whole


def _is_alike(told: tuple[str, ...], own: tuple[str, ...]) -> bool:
    is_longer = told[: len(own)] == own
    return is_longer or (told[:1], told[-1:]) == (own[:1], own[-1:])


def weighs(clause: Clause, known: frozenset[str]) -> bool:
    """Say whether a clause that nothing in the block is like says more than a turn of phrase."""
    strange = clause.stems - known
    is_said = clause.denials or clause.degrees or clause.compares or clause.figures
    return bool(is_said) or len(strange) > 1 or bool(strange and clause.roles)
