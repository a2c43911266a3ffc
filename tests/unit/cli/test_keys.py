"""`winwin keys | tenants`, on the configured database."""

import json
from pathlib import Path

import pytest
from joserfc.jwk import OKPKey

from app.learners.hashing import hashed
from app.settings import read_settings
from app.storage.sqlite_engine import sqlite_engine
from app.storage.stores import SqlTransaction
from tests.builders_cli import run

LMS = "https://lms.example.org"


@pytest.fixture(autouse=True)
def _elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("WINWIN_DATA_DIR", str(tmp_path))
    monkeypatch.delenv("WINWIN_DATABASE_URL", raising=False)


def made(*words: str) -> tuple[str, str]:
    """The id and the secret of a key that is made, or put in the place of one."""
    result = run("keys", *words)
    assert result.exit_code == 0, result.output
    secret = result.stdout.split()[0]
    return result.stderr.split()[0], secret


def listed(*words: str) -> str:
    return run("keys", "list", *words).stdout


def test_a_key_is_shown_once_and_kept_as_its_hash() -> None:
    key, secret = made("make", "--name", "the LMS")
    assert secret.startswith("wwk_")
    assert len(secret) == 47
    assert secret not in listed()
    assert key in listed()
    assert "the LMS" in listed()
    engine = sqlite_engine(read_settings().store_url)
    with engine.begin() as db:
        kept = SqlTransaction(db, str).key_by_hash(hashed(secret))
        assert kept is not None
        assert kept.scopes == {"play", "learners", "tokens"}
        assert secret not in str(db.exec_driver_sql("SELECT * FROM api_key").fetchall())
    engine.dispose()


def test_scopes_are_named_one_by_one_or_all_at_once() -> None:
    made("make", "--scope", "metrics", "--scope", "export")
    made("make", "--scope", "all")
    assert "export,metrics " in listed()
    assert "export,keys,learners,metrics,play,tokens,webhooks" in listed()
    wrong = run("keys", "make", "--scope", "everything")
    assert wrong.exit_code == 1
    assert "There is no scope 'everything'" in wrong.output


def test_an_embed_key_has_origins_and_no_scopes() -> None:
    key, secret = made("make", "--embed", "--origin", LMS)
    assert secret.startswith("wwe_")
    assert LMS in listed()
    assert key in listed()
    assert "names 1 to 20 origins" in run("keys", "make", "--embed").output
    assert "is no origin" in run("keys", "make", "--embed", "--origin", "*").output
    assert run("keys", "make", "--embed", "--origin", LMS, "--scope", "play").exit_code == 2


def test_a_key_is_replaced_with_an_overlap_and_revoked() -> None:
    old, _ = made("make")
    new, secret = made("rotate", old, "--overlap-hours", "2")
    assert new != old
    assert secret.startswith("wwk_")
    assert "is replaced by" in run("keys", "rotate", old).output
    assert "was revoked" in run("keys", "revoke", new).output
    assert listed().count("in use") == 0
    assert "has ended" in run("keys", "rotate", new).output


def test_a_key_of_another_tenant_is_not_there() -> None:
    assert run("tenants", "make", "school", "--name", "A school").exit_code == 0
    key, _ = made("make", "--tenant", "school")
    assert "There is no key" in run("keys", "revoke", key).output
    assert key in listed("--tenant", "school")
    assert key not in listed("--tenant", "local")
    assert run("keys", "revoke", key, "--tenant", "school").exit_code == 0


def test_a_tenant_is_made_before_its_keys() -> None:
    assert "There is no tenant 'school'" in run("keys", "make", "--tenant", "school").output
    assert run("tenants", "make", "school").exit_code == 0
    assert "already" in run("tenants", "make", "school").output
    assert "already" in run("tenants", "make", "local").output
    assert "A tenant's id is" in run("tenants", "make", "A School").output
    assert "school" in run("tenants", "list").output


def test_a_hosts_public_key_is_added_listed_and_retired(tmp_path: Path) -> None:
    file = tmp_path / "host.pem"
    file.write_bytes(OKPKey.generate_key("Ed25519").as_pem(private=False))
    added = run("keys", "host", "add", str(file), "--kid", "2026")
    assert added.exit_code == 0, added.output
    assert "alg EdDSA, kid 2026, iss local, aud http://127.0.0.1:8000" in added.output
    assert "already" in run("keys", "host", "add", str(file), "--kid", "2026").output
    assert "in use" in run("keys", "host", "list").output
    assert run("keys", "host", "retire", "2026").exit_code == 0
    assert "ended" in run("keys", "host", "list").output
    assert "There is no key '2026'" in run("keys", "host", "retire", "2026").output


def test_a_private_key_given_by_mistake_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "host.json"
    file.write_text(json.dumps(OKPKey.generate_key("Ed25519").as_dict(private=True)))
    result = run("keys", "host", "add", str(file))
    assert result.exit_code == 1
    assert "private key" in result.output
    file.write_bytes(b"\xff\xfe\x00")
    assert "is no text" in run("keys", "host", "add", str(file)).output
