"""`winwin doctor` on keys: asked for where others can reach the server, there, and not ending."""

from pathlib import Path

import pytest

from app.cli.findings import Finding
from app.cli.key_checks import check_keys
from app.settings import Settings, read_settings
from tests.builders_cli import run


@pytest.fixture(autouse=True)
def data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    for name in Settings.model_fields:
        monkeypatch.delenv(f"WINWIN_{name.upper()}", raising=False)
    monkeypatch.setenv("WINWIN_DATA_DIR", str(tmp_path / "data"))
    return tmp_path / "data"


def found(state: str) -> list[Finding]:
    return [one for one in check_keys(read_settings()) if one.state == state]


def test_a_laptop_wants_no_key() -> None:
    (told,) = check_keys(read_settings())
    assert told.state == "ok"
    assert "only this computer" in told.text


def test_keys_that_are_off_where_others_come_are_a_warning(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("WINWIN_KEYS", "off")
    monkeypatch.setenv("WINWIN_HOST", "0.0.0.0")
    (told,) = found("warning")
    assert "unset WINWIN_KEYS" in told.fix


def test_a_proxy_before_a_server_on_loopback_is_noticed_by_the_names_it_answers_under(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("WINWIN_ALLOWED_HOSTS", '["coach.example.org", "127.0.0.1"]')
    (told,) = found("warning")
    assert "coach.example.org" in told.text
    assert "WINWIN_PUBLIC_URL" in told.fix
    monkeypatch.setenv("WINWIN_KEYS", "off")
    assert not found("warning")


def test_what_is_not_there_yet_is_not_made(monkeypatch: pytest.MonkeyPatch, data: Path) -> None:
    monkeypatch.setenv("WINWIN_KEYS", "required")
    assert "the first start shows one" in found("ok")[0].text
    assert not data.exists()


def test_keys_in_use_are_counted_and_one_that_ends_soon_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("WINWIN_KEYS", "required")
    run("keys", "make")
    run("keys", "make", "--embed", "--origin", "https://lms.example.org")
    assert [one.text for one in found("ok")] == ["keys: 1 secret and 1 embed in use"]
    key = run("keys", "make", "--days", "7", "--name", "trial").stderr.split()[0]
    (told,) = found("warning")
    assert "trial" in told.text
    assert told.fix == f"winwin keys rotate {key} --tenant local"


def test_a_server_whose_keys_are_all_revoked_is_a_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WINWIN_KEYS", "required")
    key = run("keys", "make").stderr.split()[0]
    run("keys", "revoke", key)
    (told,) = found("warning")
    assert "winwin keys make" in told.fix


@pytest.mark.parametrize(("url", "said"), [("", "audience"), ("http://a.example", "unsealed")])
def test_a_server_for_others_has_an_address_with_tls(
    url: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WINWIN_HOST", "0.0.0.0")
    monkeypatch.setenv("WINWIN_PUBLIC_URL", url)
    (told,) = found("warning")
    assert said in told.text
    assert "WINWIN_PUBLIC_URL=https://" in told.fix


def test_a_database_that_cannot_be_read_is_said_without_its_password(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("WINWIN_KEYS", "required")
    monkeypatch.setenv("WINWIN_DATABASE_URL", "postgresql://me:secret@127.0.0.1:9/winwin")
    (told,) = found("warning")
    assert "secret" not in told.text
