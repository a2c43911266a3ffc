"""Tokens hosts sign: by the key they are registered with and by nothing else."""

import base64
import hashlib
import hmac
import json
from functools import cache
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from joserfc import jws
from joserfc.jwk import ECKey, OctKey, OKPKey, RSAKey

from app.errors import Rejected
from app.learners.ports import Unchecked
from app.learners.records import HostKeyRecord
from app.signing.tokens import SignedTokens
from tests.builders_access import NOW

READER = SignedTokens()
CLAIMS = {"iss": "school", "sub": "ada", "exp": 2, "iat": 1}
Key = OKPKey | ECKey | RSAKey


@cache
def a_pair(kind: str) -> Key:
    if kind == "EdDSA":
        return OKPKey.generate_key("Ed25519")
    return ECKey.generate_key("P-256") if kind == "ES256" else RSAKey.generate_key(2048)


def a_host_key(kind: str) -> HostKeyRecord:
    pem = a_pair(kind).as_pem(private=False).decode()
    algorithm, jwk = READER.public_key(pem)
    return HostKeyRecord("school", "k1", algorithm, jwk, NOW)


def a_token(
    kind: str = "ES256", claims: object = None, key: Key | OctKey | None = None, **header: object
) -> str:
    named = "Ed25519" if kind == "EdDSA" else kind
    whole = {"alg": named, "kid": "k1", "typ": "JWT", **header}
    payload = json.dumps(CLAIMS if claims is None else claims)
    return jws.serialize_compact(whole, payload, key or a_pair(kind), algorithms=[named])


def in_parts(*parts: object) -> str:
    """A token of parts as they stand: texts as JSON, bytes as they are."""
    whole = (part if isinstance(part, bytes) else json.dumps(part).encode() for part in parts)
    return ".".join(base64.urlsafe_b64encode(part).rstrip(b"=").decode() for part in whole)


@pytest.mark.parametrize("kind", ["EdDSA", "ES256", "RS256"])
def test_a_token_of_each_algorithm_is_read(kind: str) -> None:
    token = a_token(kind)
    assert READER.unchecked(token) == Unchecked("k1", "school")
    assert READER.claims_of(token, a_host_key(kind)) == CLAIMS
    assert a_host_key(kind).algorithm == kind


def test_ed25519_is_known_by_its_older_name_too() -> None:
    pair = a_pair("EdDSA")
    first = in_parts({"alg": "EdDSA", "kid": "k1"}, CLAIMS)
    raw = pair.private_key
    signature = raw.sign(first.encode())  # type: ignore[union-attr, call-arg]
    token = f"{first}.{in_parts(bytes(signature))}"
    assert READER.claims_of(token, a_host_key("EdDSA")) == CLAIMS


@pytest.mark.parametrize("kind", ["EdDSA", "ES256", "RS256"])
@pytest.mark.parametrize("other", ["EdDSA", "ES256", "RS256"])
def test_a_token_of_another_algorithm_is_not_taken(kind: str, other: str) -> None:
    if kind != other:
        assert READER.claims_of(a_token(other), a_host_key(kind)) is None


@pytest.mark.parametrize("kind", ["EdDSA", "ES256", "RS256"])
def test_the_public_key_is_no_shared_secret(kind: str) -> None:
    key = a_host_key(kind)
    for secret in (a_pair(kind).as_pem(private=False), json.dumps(dict(key.jwk)).encode()):
        first = in_parts({"alg": "HS256", "kid": "k1"}, CLAIMS)
        signature = hmac.new(secret, first.encode(), hashlib.sha256).digest()
        assert READER.claims_of(f"{first}.{in_parts(signature)}", key) is None


@pytest.mark.parametrize("name", ["none", "None", "", None, ["ES256"], "ES384", "PS256"])
def test_an_algorithm_that_a_token_names_counts_for_nothing(name: object) -> None:
    _, payload, signature = a_token("RS256").split(".")
    for last in ("", signature):
        token = f"{in_parts({'alg': name, 'kid': 'k1'})}.{payload}.{last}"
        assert READER.claims_of(token, a_host_key("RS256")) is None


def test_a_key_inside_a_token_is_not_looked_at() -> None:
    mine = ECKey.generate_key("P-256")
    token = a_token("ES256", key=mine, jwk=mine.as_dict(private=False))
    assert READER.claims_of(token, a_host_key("ES256")) is None


def test_a_token_that_was_changed_is_not_taken() -> None:
    key, token = a_host_key("ES256"), a_token("ES256")
    first, payload, signature = token.split(".")
    other = in_parts({**CLAIMS, "sub": "eve"})
    changed = [
        f"{first}.{other}.{signature}",
        f"{first}.{payload}.",
        f"{first}.{payload}.{signature[:-4]}",
        f"{first}.{payload}.{'A' * len(signature)}",
        f"{first}..{signature}",
    ]
    assert [READER.claims_of(one, key) for one in changed] == [None] * len(changed)


@pytest.mark.parametrize(
    "token",
    [
        "",
        "..",
        "a.b.c",
        "a.b",
        in_parts([], {}, b""),
        in_parts("alg", {}, b""),
        in_parts({"alg": "ES256", "kid": "k1"}, [], b""),
        in_parts({"alg": "ES256", "kid": "k1"}, b"\xff\xfe", b""),
        in_parts({"alg": "ES256", "kid": "k1"}, b"[" * 2_000, b""),
        in_parts({"alg": "ES256", "kid": 1}, CLAIMS, b""),
        in_parts({"alg": "ES256"}, CLAIMS, b""),
        in_parts({"alg": "ES256", "kid": "k1"}, {"iss": ["school"]}, b""),
        in_parts({"alg": "ES256", "kid": "k1", "crit": ["exp"], "exp": 1}, CLAIMS, b""),
        in_parts({"alg": "ES256", "kid": "k1", "crit": ["b64"], "b64": False}, CLAIMS, b""),
        in_parts({"alg": "ES256", "kid": "k" * 600}, CLAIMS, b""),
    ],
)
def test_what_cannot_be_read_says_nothing(token: str) -> None:
    assert READER.unchecked(token) is None
    assert READER.claims_of(token, a_host_key("ES256")) is None


@pytest.mark.parametrize("kind", ["EdDSA", "ES256", "RS256"])
def test_a_public_key_is_the_same_as_pem_and_as_jwk(kind: str) -> None:
    pair = a_pair(kind)
    pem = READER.public_key("\n" + pair.as_pem(private=False).decode())
    assert READER.public_key(json.dumps(pair.as_dict(private=False))) == pem
    assert pem[1]["kid"] == pair.thumbprint()
    named = READER.public_key(json.dumps({**pair.as_dict(private=False), "kid": "mine"}))
    assert named[1]["kid"] == "mine"


@pytest.mark.parametrize("kind", ["EdDSA", "ES256", "RS256"])
def test_a_private_key_is_refused_and_says_so(kind: str) -> None:
    pair = a_pair(kind)
    for given in (pair.as_pem(private=True).decode(), json.dumps(pair.as_dict(private=True))):
        with pytest.raises(Rejected, match="private key, and it was not kept"):
            READER.public_key(given)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("", "cannot be read"),
        ("{", "no JSON"),
        ("{}", "cannot be read"),
        ('{"kty": 1}', "cannot be read"),
        ('{"kty": "oct", "k": "c2VjcmV0"}', "shared secret"),
        ('{"keys": []}', "one of them"),
        ("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----", "cannot be read"),
        ('{"kty": "OKP", "crv": "Ed25519", "x": "AAAA"}', "cannot be read"),
        ('{"kty": "EC", "crv": "P-256", "x": "AAAA", "y": "AAAA"}', "cannot be read"),
    ],
)
def test_a_key_that_is_used_with_nothing_is_refused_with_the_reason(given: str, said: str) -> None:
    with pytest.raises(Rejected, match=said):
        READER.public_key(given)


@pytest.mark.parametrize(
    ("kind", "curve"), [(OKPKey, "X25519"), (OKPKey, "Ed448"), (ECKey, "P-384")]
)
def test_a_key_on_a_curve_that_is_used_with_nothing_is_refused_by_name(
    kind: type[OKPKey] | type[ECKey],
    curve: Any,  # noqa: ANN401 - each kind of key has names of its own
) -> None:
    public = json.dumps(kind.generate_key(curve).as_dict(private=False))
    with pytest.raises(Rejected, match=f"'{curve}'"):
        READER.public_key(public)


@pytest.mark.parametrize("changes", [{"use": "enc"}, {"alg": "ES384"}, {"alg": 1}])
def test_a_key_that_says_it_is_for_something_else_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(Rejected):
        READER.public_key(json.dumps({**a_pair("ES256").as_dict(private=False), **changes}))


def test_a_short_rsa_key_is_refused() -> None:
    public = rsa.generate_private_key(65_537, 1_024).public_key()
    pem = public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    number = public.public_numbers().n.to_bytes(128)
    jwk = {"kty": "RSA", "e": "AQAB", "n": in_parts(number)}
    for given in (pem.decode(), json.dumps(jwk)):
        with pytest.raises(Rejected, match="1024 bits"):
            READER.public_key(given)
