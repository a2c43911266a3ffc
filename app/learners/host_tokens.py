"""What a host's token has to say before its learner is believed (RFC 7519, RFC 8725)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from app.learners.learners import MOST_EXTERNAL_ID
from app.learners.texts import is_plain

LIFE_SECONDS, LEEWAY_SECONDS = 15 * 60, 10
# Seconds since 1970 that a date can be made of; anything else is no time.
_LAST = 1e11

Verdict = Literal["good", "expired", "refused"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whom a token has to be from and for, and the time (seconds since 1970)."""

    tenant: str
    audience: str
    now: float


def verdict_on(claims: Mapping[str, object], wanted: Wanted) -> Verdict:
    """Say whether signed claims are good now; expired only what was good once."""
    issued, ends = _time(claims.get("iat")), _time(claims.get("exp"))
    begins = _time(claims.get("nbf", 0))
    if issued is None or ends is None or begins is None:
        return "refused"
    latest = wanted.now + LEEWAY_SECONDS
    is_short = 0 < ends - issued <= LIFE_SECONDS
    if not is_short or issued > latest or begins > latest or not _is_for_us(claims, wanted):
        return "refused"
    return "good" if wanted.now < ends + LEEWAY_SECONDS else "expired"


def subject_of(claims: Mapping[str, object]) -> str:
    """Return the learner's id at the host, of claims that were found good."""
    return str(claims["sub"])


def _is_for_us(claims: Mapping[str, object], wanted: Wanted) -> bool:
    subject, audience = claims.get("sub"), claims.get("aud")
    named = audience if isinstance(audience, list) else [audience]
    return (
        isinstance(subject, str)
        and is_plain(subject, MOST_EXTERNAL_ID)
        and claims.get("iss") == wanted.tenant
        and any(isinstance(one, str) and one.rstrip("/") == wanted.audience for one in named)
    )


def _time(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if 0 <= value < _LAST else None
