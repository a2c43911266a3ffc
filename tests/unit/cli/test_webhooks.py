"""`winwin webhooks`, on the configured database and to a receiver on this machine."""

import json
import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from standardwebhooks import Webhook

from tests.builders_cli import run


class Taking(BaseHTTPRequestHandler):
    """Takes what comes, and answers with the status its server is told."""

    def do_POST(self) -> None:
        """Keep a message."""
        body = self.rfile.read(int(self.headers["content-length"])).decode()
        self.server.got.append((dict(self.headers), body))  # type: ignore[attr-defined]
        self.send_response(self.server.status)  # type: ignore[attr-defined]
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Stay silent."""


@pytest.fixture
def receiver() -> Iterator[HTTPServer]:
    server = HTTPServer(("127.0.0.1", 0), Taking)
    server.got, server.status = [], 200  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(autouse=True)
def _settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("WINWIN_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("WINWIN_WEBHOOKS_PRIVATE", "true")
    monkeypatch.delenv("WINWIN_DATABASE_URL", raising=False)
    monkeypatch.delenv("WINWIN_SECRET_KEY", raising=False)


def added(receiver: HTTPServer, *words: str) -> tuple[str, str]:
    """Add a webhook; return its id and its secret."""
    url = f"http://127.0.0.1:{receiver.server_address[1]}/hooks"
    told = run("webhooks", "add", url, *words)
    assert told.exit_code == 0, told.output
    found = re.search(r"(whk_\w+) sends .* (whsec_\S+)", told.output, re.DOTALL)
    assert found is not None
    return found[1], found[2]


def test_a_webhook_is_added_listed_and_removed(receiver: HTTPServer) -> None:
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


def test_a_test_is_sent_at_once_and_says_how_it_went(receiver: HTTPServer) -> None:
    webhook, secret = added(receiver)
    tried = run("webhooks", "test", webhook)
    assert tried.exit_code == 0
    assert re.search(r"dlv_\w+: delivered, 200 after \d+ ms", tried.output)
    ((headers, body),) = receiver.got  # type: ignore[attr-defined]
    assert Webhook(secret).verify(body, headers)["type"] == "webhook.test"
    assert json.loads(body)["data"] == {"webhook": webhook}


def test_what_is_not_taken_is_told_and_sent_again_by_hand(receiver: HTTPServer) -> None:
    webhook, _ = added(receiver)
    receiver.status = 500  # type: ignore[attr-defined]
    tried = run("webhooks", "test", webhook)
    assert tried.exit_code == 1
    assert "waiting, 500 after" in tried.output
    assert "tries again at" in tried.output
    listed = run("webhooks", "deliveries", webhook).output
    found = re.search(r"(dlv_\w+)\s+webhook\.test\s+waiting\s+1\s+500 after", listed)
    assert found is not None
    receiver.status = 204  # type: ignore[attr-defined]
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
    receiver: HTTPServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
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
