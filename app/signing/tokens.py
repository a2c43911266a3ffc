"""Tokens that hosts sign, and the public keys they are checked by; joserfc does the cryptography.

It is imported when the first of either comes: on most servers that is never. A token's own word
on its algorithm counts for nothing (RFC 8725): the key it names was registered with one, and
that one is used. What a token may say of it has to agree.
"""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from app.errors import Rejected
from app.learners.ports import Unchecked
from app.learners.records import HostKeyRecord

if TYPE_CHECKING:
    from joserfc.jws import CompactSignature

# What a key of a kind is used with, and the names tokens give it: 'EdDSA' is what libraries write
# for Ed25519 since RFC 8037, 'Ed25519' what RFC 9864 calls it.
_NAMES: Final[Mapping[str, frozenset[str]]] = {
    "EdDSA": frozenset({"EdDSA", "Ed25519"}),
    "ES256": frozenset({"ES256"}),
    "RS256": frozenset({"RS256"}),
}
_LEAST_BITS, _MOST_BITS = 2_048, 8_192
_PUBLIC = frozenset({"kty", "crv", "x", "y", "n", "e"})
_FIELD = "/public_key"
_KINDS = "Give an Ed25519, P-256 (ES256) or RSA (RS256, 2048 bits or more) public key."
# What the library raises for what it cannot read: its own errors, and those of what it stands on.
_UNREADABLE = (ValueError, TypeError, KeyError, AttributeError, RecursionError)


class SignedTokens:
    """Reads signed tokens; satisfies `app.learners.ports.SignatureReader`."""

    def unchecked(self, token: str) -> Unchecked | None:
        """Return what a token says of itself, or None where it cannot be read."""
        found = _extracted(token)
        if found is None:
            return None
        kid, issuer = found.protected.get("kid"), _object_in(found.payload).get("iss")
        if not isinstance(kid, str) or not isinstance(issuer, str):
            return None
        return Unchecked(kid, issuer)

    def claims_of(self, token: str, key: HostKeyRecord) -> Mapping[str, object] | None:
        """Return the claims of a token that this key signed by its algorithm, or None."""
        from joserfc.errors import JoseError
        from joserfc.jws import JWSRegistry

        found = _extracted(token)
        if found is None or not _agrees(found.protected.get("alg"), key.algorithm):
            return None
        algorithm = JWSRegistry.algorithms[_named_by_library(key.algorithm)]
        signed, _, signature = token.rpartition(".")
        try:
            read = _imported(dict(key.jwk))
            algorithm.check_key(read)
            is_signed = algorithm.verify(signed.encode(), _bytes_in(signature), read)
        except (JoseError, *_UNREADABLE):
            return None
        return _object_in(found.payload) if is_signed else None

    def public_key(self, given: str) -> tuple[str, Mapping[str, object]]:
        """Return algorithm and JWK, with a `kid`, of a public key as PEM or JWK (Rejected)."""
        jwk = _jwk_of(given.strip())
        algorithm = _algorithm_of(jwk)
        said = jwk.get("alg", algorithm)
        if not _agrees(said, algorithm):
            raise Rejected(_FIELD, f"The key says it is for {said!r}, and it would be {algorithm}.")
        if jwk.get("use", "sig") != "sig":
            raise Rejected(_FIELD, "The key says it is for encrypting. Give one for signatures.")
        public = {name: value for name, value in jwk.items() if name in _PUBLIC}
        kid = jwk.get("kid")
        thumbprint = _imported(public).thumbprint()
        return algorithm, {**public, "kid": kid if isinstance(kid, str) and kid else thumbprint}


def _extracted(token: str) -> "CompactSignature | None":
    """Return a token taken apart; one with a part that has to be understood is not (`crit`)."""
    from joserfc.errors import JoseError
    from joserfc.jws import extract_compact

    try:
        found = extract_compact(token.encode())
    except (JoseError, *_UNREADABLE):
        return None
    return found if isinstance(found.protected, dict) and "crit" not in found.protected else None


def _agrees(named: object, algorithm: str) -> bool:
    """Say whether what is named is the algorithm a key is used with."""
    return isinstance(named, str) and named in _NAMES.get(algorithm, ())


def _object_in(payload: bytes) -> dict[str, object]:
    try:
        found = json.loads(payload)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _bytes_in(signature: str) -> bytes:
    from joserfc.util import urlsafe_b64decode

    return urlsafe_b64decode(signature.encode())


def _named_by_library(algorithm: str) -> str:
    """Return the library's name: by the older one for Ed25519 it takes other curves, and warns."""
    return "Ed25519" if algorithm == "EdDSA" else algorithm


def _jwk_of(given: str) -> dict[str, Any]:
    """Return a public key as a JWK, whatever it was written as."""
    return _of_json(given) if given.startswith("{") else _of_pem(given)


def _of_json(given: str) -> dict[str, Any]:
    from joserfc.errors import JoseError

    try:
        jwk = json.loads(given)
    except (ValueError, RecursionError) as wrong:
        raise Rejected(_FIELD, f"That begins as a JWK and is no JSON. {_KINDS}") from wrong
    if "keys" in jwk:
        raise Rejected(_FIELD, "That is a set of keys. Give one of them.")
    if jwk.get("kty") == "oct":
        raise Rejected(_FIELD, f"That is a shared secret, and no secret is kept here. {_KINDS}")
    if "d" in jwk:
        raise _private()
    try:
        if jwk["kty"] == "RSA":
            _refuse_odd_length(int.from_bytes(_bytes_in(jwk["n"])).bit_length())
        _imported(jwk)
    except (JoseError, *_UNREADABLE) as wrong:
        raise _unreadable() from wrong
    return dict(jwk)


def _of_pem(given: str) -> dict[str, Any]:
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
    from cryptography.hazmat.primitives.serialization import load_pem_public_key
    from joserfc.errors import JoseError
    from joserfc.jwk import ECKey, OKPKey, RSAKey

    if "PRIVATE" in given:
        raise _private()
    kinds: tuple[Any, ...] = (OKPKey, ECKey, RSAKey)
    try:
        found = load_pem_public_key(given.encode())
        if isinstance(found, RSAPublicKey):
            _refuse_odd_length(found.key_size)
        kind = next(kind for kind in kinds if kind.binding.check_cryptography_key(found))
        return dict(kind.import_key(found).as_dict(private=False))
    except (JoseError, UnsupportedAlgorithm, StopIteration, *_UNREADABLE) as wrong:
        raise _unreadable() from wrong


def _imported(jwk: dict[str, Any]) -> Any:  # noqa: ANN401 - one of the library's kinds of keys
    from joserfc.jwk import ECKey, OKPKey, RSAKey

    kinds: dict[str, Any] = {"OKP": OKPKey, "EC": ECKey, "RSA": RSAKey}
    read = kinds[jwk["kty"]].import_key(jwk)
    read.public_key  # noqa: B018 - reads the numbers: only then is it known whether they are a key
    return read


def _algorithm_of(jwk: Mapping[str, Any]) -> str:
    """Return the one algorithm a key is used with (Rejected for a key that is used with none)."""
    if jwk["kty"] == "OKP" and jwk.get("crv") == "Ed25519":
        return "EdDSA"
    if jwk["kty"] == "EC" and jwk.get("crv") == "P-256":
        return "ES256"
    if jwk["kty"] != "RSA":
        raise Rejected(_FIELD, f"Keys on {jwk.get('crv')!r} are not taken. {_KINDS}")
    return "RS256"


def _refuse_odd_length(bits: int) -> None:
    """Refuse an RSA key that is too short to be safe, or so long that checking takes its time."""
    if not _LEAST_BITS <= bits <= _MOST_BITS:
        raise Rejected(_FIELD, f"An RSA key of {bits} bits is not taken. {_KINDS}")


def _private() -> Rejected:
    return Rejected(
        _FIELD,
        "That is a private key, and it was not kept. Give the public one, and make a new pair if "
        "this one left your server.",
    )


def _unreadable() -> Rejected:
    return Rejected(_FIELD, f"That cannot be read as a public key (PEM or JWK). {_KINDS}")
