"""Reasons from the brief: each is given once, and a standard the other side named is met by one."""

from collections.abc import Sequence

from app.negotiation.acts import Act, Argue
from app.negotiation.draw import pick
from app.negotiation.history import History
from app.negotiation.scenario import Reason, Role


def fresh_reason(
    history: History,
    own: Role,
    issue: str,
    seed: int,
    *,
    is_standard: bool = False,
    besides: Sequence[Act] = (),
) -> Argue | None:
    """Return a reason on an issue not given yet, or None; `is_standard` wants an objective one.

    `besides` are the acts decided for this very turn: what they give is given.
    """
    now = {act.reason for act in besides if isinstance(act, Argue)}
    left = [
        reason
        for reason in own.reasons
        if reason.issue == issue
        and reason.id not in now
        and not has_given(history, own, reason.id)
        and (reason.is_standard or not is_standard)
    ]
    if not left:
        return None
    return _argue(pick(seed, history.next_number, "reason", left))


def has_given(history: History, own: Role, reason_id: str) -> bool:
    """Say whether a side has given a reason before."""
    return any(
        isinstance(act, Argue) and act.reason == reason_id
        for turn in history.of(own.id)
        for act in turn.acts
    )


def _argue(reason: Reason) -> Argue:
    return Argue(reason.issue, reason.id, reason.id if reason.is_standard else None)
