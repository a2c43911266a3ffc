"""Who asks, for tests: the services on a store in memory, a clock that is set, counted secrets."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from app.errors import Rejected
from app.learners.means import Means
from app.learners.ports import AccessStore, SignatureReader, Unchecked
from app.learners.records import HostKeyRecord, KeyRecord, LearnerRecord, TokenRecord
from app.learners.service import AccessServices, access_on
from app.learners.times import epoch, moved
from app.storage.memory import MemoryStore

NOW = "2026-03-04T05:06:07.000+00:00"
HERE = "https://coach.example.org"
LMS = "https://lms.example.org"


class SetClock:
    """A clock that stands still until it is moved."""

    def __init__(self, at: str = NOW) -> None:
        self.at = at

    def now(self) -> str:
        return self.at

    def move(self, *, hours: float = 0, minutes: float = 0, seconds: float = 0) -> None:
        self.at = moved(self.at, hours=hours, minutes=minutes, seconds=seconds)

    @property
    def seconds(self) -> int:
        return int(epoch(self.at))


class CountedIds:
    """Ids that are counted, so that they sort by time of making."""

    def __init__(self, first: int = 0) -> None:
        self._made = first

    def new(self, prefix: str) -> str:
        self._made += 1
        return f"{prefix}_{self._made:04}"


class CountedSecrets:
    """Secrets that are counted: 43 characters, as 32 bytes have."""

    def __init__(self, first: int = 0) -> None:
        self._made = first

    def __call__(self) -> str:
        self._made += 1
        return f"{self._made:043}"


class PlainReader:
    """Reads tokens that are signed by naming the key: '<kid>.<claims>.<signer>'."""

    def unchecked(self, token: str) -> Unchecked | None:
        parts = self._parts(token)
        return None if parts is None else Unchecked(parts[0], str(parts[1].get("iss")))

    def claims_of(self, token: str, key: HostKeyRecord) -> Mapping[str, object] | None:
        parts = self._parts(token)
        return parts[1] if parts is not None and parts[2] == key.jwk["x"] else None

    def public_key(self, given: str) -> tuple[str, Mapping[str, object]]:
        if "private" in given:
            raise Rejected("/public_key", "That is a private key.")
        return "EdDSA", {"kty": "OKP", "x": given, "kid": f"thumb-of-{given}"}

    @staticmethod
    def _parts(token: str) -> tuple[str, dict[str, object], str] | None:
        kid, _, rest = token.partition(".")
        claims, _, signer = rest.rpartition(".")
        try:
            return kid, json.loads(claims), signer
        except ValueError:
            return None


@dataclass
class Kit:
    """The services, and what a test moves and looks at."""

    access: AccessServices
    store: AccessStore
    clock: SetClock
    means: Means
    claims: Callable[..., dict[str, object]] = field(init=False)

    def __post_init__(self) -> None:
        self.claims = lambda **changes: a_hosts_claims(self.clock) | changes


def a_kit(
    store: AccessStore | None = None, reader: SignatureReader | None = None, number: int = 0
) -> Kit:
    """Return the services on a store, in memory if none is given.

    Kits of other numbers make other ids and secrets.
    """
    clock, first = SetClock(), 1_000 * number
    kept = store or MemoryStore(clock.now)
    means = Means(kept, clock, CountedIds(first), CountedSecrets(first), reader or PlainReader())
    return Kit(access_on(means, HERE), kept, clock, means)


def a_hosts_claims(clock: SetClock) -> dict[str, object]:
    now = clock.seconds
    return {"iss": "local", "aud": HERE, "sub": "ada@lms", "iat": now, "exp": now + 300}


def signed(claims: Mapping[str, object], kid: str = "k1", signer: str = "public") -> str:
    """Return a token as `PlainReader` reads it."""
    return f"{kid}.{json.dumps(claims)}.{signer}"


def a_key(key: str = "key_1", **changes: object) -> KeyRecord:
    values: dict[str, object] = {
        "id": key,
        "tenant": "school",
        "kind": "secret",
        "name": "a server",
        "shown": "wwk_…0001",
        "hash": f"hash of {key}",
        "scopes": frozenset({"play", "tokens"}),
        "origins": frozenset(),
        "created_at": NOW,
    }
    return KeyRecord(**values | changes)  # type: ignore[arg-type]


def a_learner(learner: str = "lrn_1", **changes: object) -> LearnerRecord:
    values: dict[str, object] = {
        "tenant": "school",
        "learner": learner,
        "external_id": f"{learner}@lms",
        "created_at": NOW,
    }
    return LearnerRecord(**values | changes)  # type: ignore[arg-type]


def a_token(hash_: str = "hash of a token", **changes: object) -> TokenRecord:
    values: dict[str, object] = {
        "hash": hash_,
        "kind": "learner",
        "tenant": "school",
        "learner": "lrn_1",
        "session": None,
        "created_at": NOW,
        "expires_at": moved(NOW, hours=8),
    }
    return TokenRecord(**values | changes)  # type: ignore[arg-type]
