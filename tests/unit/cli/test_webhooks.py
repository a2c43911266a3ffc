"""`winwin webhooks`, on the configured database and to a receiver on this machine."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders_cli import run
from tests.builders_receiver import Taking, taking


@pytest.fixture
def receiver() -> Iterator[Taking]:
    with taking() as listening:
        yield listening


@pytest.fixture(autouse=True)
def _settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("WINWIN_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("WINWIN_WEBHOOKS_PRIVATE", "true")
    monkeypatch.delenv("WINWIN_DATABASE_URL", raising=False)
    monkeypatch.delenv("WINWIN_SECRET_KEY", raising=False)


def added(receiver: Taking, *words: str) -> tuple[str, str]:
    """Add a webhook; return its id and its secret."""
    told = run("webhooks", "add", receiver.url, *words)
    assert told.exit_code == 0, told.output
    found = re.search(r"(whk_\w+) sends .* (whsec_\S+)", told.output, re.DOTALL)
    assert found is not None
    return found[1], found[2]


def test_a_webhook_is_added_listed_and_removed(receiver: Taking) -> None:
    webhook, secret = added(receiver, "--event", "report.ready", "--description", "LMS")
    listed = run("webhooks", "list").output
    assert webhook in listed
    assert "report.ready" in listed
    assert "LMS" in listed
    assert secret not in listed
    assert webhook not in run("webhooks", "list", "--tenant", "school").output
    assert run("webhooks", "remove", webhook, "--tenant", "school").exit_code == 1
    assert run("webhooks", "remove", webhook).exit_code == 0
    assert webhook not in run("webhooks", "list").output


def test_a_test_is_sent_at_once_and_says_how_it_went(receiver: Taking) -> None:
    webhook, secret = added(receiver)
    tried = run("webhooks", "test", webhook)
    assert tried.exit_code == 0
    assert re.search(r"dlv_\w+: delivered, 204 after \d+ ms", tried.output)
    (got,) = receiver.got
    assert got.verified(secret)["type"] == "webhook.test"
    assert got.verified(secret)["data"] == {"webhook": webhook}


def test_what_is_not_taken_is_told_and_sent_again_by_hand(receiver: Taking) -> None:
    webhook, _ = added(receiver)
    receiver.status = 500
    tried = run("webhooks", "test", webhook)
    assert tried.exit_code == 1
    assert "waiting, 500 after" in tried.output
    assert "tries again at" in tried.output
    listed = run("webhooks", "deliveries", webhook).output
    found = re.search(r"(dlv_\w+)\s+webhook\.test\s+waiting\s+1\s+500 after", listed)
    assert found is not None
    receiver.status = 204
    again = run("webhooks", "resend", webhook, found[1])
    assert (again.exit_code, "delivered, 204 after" in again.output) == (0, True)
    assert run("webhooks", "resend", webhook, "dlv_none").exit_code == 1


def test_an_address_inside_a_network_is_refused_with_the_reason(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("WINWIN_WEBHOOKS_PRIVATE", "false")
    refused = run("webhooks", "add", "https://10.0.0.1/hooks")
    assert refused.exit_code == 1
    assert "cannot add a webhook: This address is inside a network" in refused.output
    assert run("webhooks", "add", "https://a.example/", "--event", "x").exit_code == 1


def test_with_another_key_a_secret_cannot_be_read(
    receiver: Taking, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("WINWIN_SECRET_KEY", "an old key that nobody guesses and 32 characters")
    webhook, _ = added(receiver)
    assert not (tmp_path / "secret.key").exists()
    new = "a new key that nobody guesses and 32 characters"
    monkeypatch.setenv("WINWIN_SECRET_KEY", new)
    assert "waiting, secret after" in run("webhooks", "test", webhook).output
    both = f"{new}, an old key that nobody guesses and 32 characters"
    monkeypatch.setenv("WINWIN_SECRET_KEY", both)
    assert run("webhooks", "test", webhook).exit_code == 0
