"""What the services on who asks share: the ports, and what was found a moment ago."""

from dataclasses import dataclass, field

from app.learners.access import Access
from app.learners.ports import AccessStore, Clock, Ids, SecretMaker, SignatureReader
from app.learners.remembering import Remembered

_ACCESS_SECONDS, _MOST_ACCESS = 5.0, 2_000
_ORIGINS_SECONDS = 10.0


def _some_access() -> Remembered[Access]:
    return Remembered(_ACCESS_SECONDS, _MOST_ACCESS)


def _some_origins() -> Remembered[frozenset[str]]:
    return Remembered(_ORIGINS_SECONDS, 1)


@dataclass(frozen=True, slots=True)
class Means:
    """The ports, made once a server; `found` and `origins` are its memory of some seconds."""

    store: AccessStore
    clock: Clock
    ids: Ids
    secret: SecretMaker
    reader: SignatureReader
    found: Remembered[Access] = field(default_factory=_some_access)
    origins: Remembered[frozenset[str]] = field(default_factory=_some_origins)

    def forget(self) -> None:
        """Look everything up again: something was ended, or made."""
        self.found.forget()
        self.origins.forget()
