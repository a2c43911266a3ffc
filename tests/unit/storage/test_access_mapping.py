"""Tenants, learners, keys and tokens as rows and back."""

import pytest

from app.errors import StorageFailed
from app.learners.records import HostKeyRecord, TenantRecord
from app.storage import access_mapping as mapping
from tests.builders_access import LMS, NOW, a_key, a_learner, a_token

HOST_KEY = HostKeyRecord("school", "k1", "RS256", {"kty": "RSA", "n": "…", "e": "AQAB"}, NOW)


def test_each_record_comes_back_as_it_was() -> None:
    key = a_key(origins=frozenset({LMS, "https://a.example"}), used_at=NOW)
    assert mapping.key_from_row(mapping.key_to_row(key)) == key
    assert mapping.host_key_from_row(mapping.host_key_to_row(HOST_KEY)) == HOST_KEY
    assert mapping.token_from_row(mapping.token_to_row(a_token())) == a_token()
    assert mapping.learner_from_row(mapping.learner_to_row(a_learner())) == a_learner()
    tenant = TenantRecord("school", "A school", NOW)
    assert mapping.tenant_from_row(mapping.tenant_to_row(tenant)) == tenant


def test_sets_are_written_in_one_order() -> None:
    written = mapping.key_to_row(a_key(scopes=frozenset({"tokens", "keys", "play"})))
    assert written["scopes"] == '["keys","play","tokens"]'


@pytest.mark.parametrize("broken", ["", "{", "7", None])
def test_a_key_that_cannot_be_read_is_named_and_opens_nothing(broken: object) -> None:
    with pytest.raises(StorageFailed, match="key_1"):
        mapping.key_from_row(mapping.key_to_row(a_key()) | {"scopes": broken})


@pytest.mark.parametrize("broken", ["", "{", None])
def test_a_public_key_that_cannot_be_read_is_named(broken: object) -> None:
    with pytest.raises(StorageFailed, match="k1"):
        mapping.host_key_from_row(mapping.host_key_to_row(HOST_KEY) | {"jwk": broken})
