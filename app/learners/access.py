"""What a request may: the one value that every door checks."""

from dataclasses import dataclass
from typing import Literal

AccessKind = Literal["local", "secret", "host", "token", "ticket", "embed"]
Scope = Literal["play", "learners", "tokens", "keys", "webhooks", "export", "metrics"]

SCOPES: tuple[Scope, ...] = (
    "play",
    "learners",
    "tokens",
    "keys",
    "webhooks",
    "export",
    "metrics",
)
# What a learner may: play, and read and delete what is theirs.
OF_A_LEARNER: frozenset[str] = frozenset({"play"})


@dataclass(frozen=True, slots=True)
class Access:
    """Who asks and what they may.

    A secret key has no learner until the request names one, an embed key never has one. `session`
    binds to one session; `key` is the id of the key behind it, where there is one.
    """

    tenant: str
    learner: str | None
    kind: AccessKind
    scopes: frozenset[str]
    session: str | None = None
    key: str | None = None
    origins: frozenset[str] = frozenset()

    def may(self, scope: Scope) -> bool:
        """Say whether this may be done."""
        return scope in self.scopes


# On a laptop there is one learner, and whoever sits there may everything.
LOCAL = Access("local", "local", "local", frozenset(SCOPES))
