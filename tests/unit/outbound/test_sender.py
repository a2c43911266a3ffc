"""One message by HTTP on real sockets of this machine: how it is sent, how answers are judged."""

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from app.outbound.addresses import Addresses
from app.outbound.sender import Answered, HttpSender
from tests.builders_receiver import Receiver, a_receiver, answer

pytestmark = pytest.mark.anyio
SIGNED = {"webhook-id": "evt_1", "webhook-signature": "v1,abc"}
BODY = '{"say":"Grüße, 你好"}'


def a_sender(seconds: float = 5, trust: ssl.SSLContext | None = None) -> HttpSender:
    return HttpSender(Addresses(private=True), "0.0", seconds, trust)


async def sent(receiver: Receiver, seconds: float = 5) -> Answered:
    return await a_sender(seconds).send(receiver.url, BODY, SIGNED)


async def test_a_message_arrives_as_it_was_signed() -> None:
    async with a_receiver() as receiver:
        answered = await sent(receiver)
    assert (answered.status, answered.fault) == (204, None)
    assert answered.took_ms >= 0
    (got,) = receiver.got
    assert (got.path, got.body) == ("/hooks?of=winwin", BODY)
    assert got.headers["content-type"] == "application/json"
    assert got.headers["user-agent"] == "winwin/0.0 (webhooks)"
    assert got.headers["connection"] == "close"
    assert SIGNED.items() <= got.headers.items()
    assert "cookie" not in got.headers
    assert "authorization" not in got.headers


@pytest.mark.parametrize(
    ("told", "status", "fault"),
    [
        (answer(200, body=b"thank you"), 200, None),
        (answer(299), 299, None),
        (answer(400), 400, "status"),
        (answer(410), 410, "status"),
        (answer(500), 500, "status"),
        (b"SSH-2.0-OpenSSH\r\n\r\n", None, "broken"),
        (b"", None, "broken"),
        (b"HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nab", 200, None),
        (b"HTTP/1.1 200 OK\r\nx: " + b"y" * 200_000 + b"\r\n\r\n", None, "broken"),
    ],
)
async def test_an_answer_is_judged_by_its_status(
    told: bytes, status: int | None, fault: str | None
) -> None:
    async with a_receiver(told) as receiver:
        answered = await sent(receiver)
    assert (answered.status, answered.fault) == (status, fault)


async def test_no_redirect_is_followed() -> None:
    async with a_receiver() as elsewhere:
        moved = answer(307, f"location: {elsewhere.url}")
        async with a_receiver(moved) as receiver:
            answered = await sent(receiver)
        assert (answered.status, answered.fault) == (307, "redirect")
        assert elsewhere.got == []


async def test_what_a_receiver_asks_to_wait_is_told() -> None:
    async with a_receiver(answer(503, "retry-after: 120")) as receiver:
        assert (await sent(receiver)).retry_after == "120"


async def test_a_receiver_that_says_nothing_is_given_up() -> None:
    async with a_receiver() as receiver:
        receiver.gate.clear()
        answered = await sent(receiver, seconds=0.3)
    assert (answered.status, answered.fault) == (None, "timeout")
    assert answered.took_ms < 3000


async def test_an_endless_body_is_left_unread() -> None:
    flowing = b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 3_000_000
    async with a_receiver(flowing) as receiver:
        answered = await sent(receiver)
    assert (answered.status, answered.fault) == (200, None)


async def test_where_nobody_listens_there_is_no_connection() -> None:
    async with a_receiver() as receiver:
        url = receiver.url
    await asyncio.sleep(0)
    answered = await a_sender().send(url, BODY, SIGNED)
    assert (answered.status, answered.fault) == (None, "connect")


async def test_what_may_not_be_sent_to_is_refused_before_a_connection() -> None:
    async with a_receiver() as receiver:
        careful = HttpSender(Addresses(), "0.0")
        answered = await careful.send(receiver.url, BODY, SIGNED)
        secure = await careful.send(f"https://127.0.0.1:{receiver.port}/", BODY, SIGNED)
    assert (answered.fault, secure.fault) == ("address", "address")
    assert receiver.got == []


async def test_a_proxy_of_the_environment_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    async with a_receiver() as proxy, a_receiver() as receiver:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.port}")
        assert (await sent(receiver)).status == 204
    assert proxy.got == []


async def test_a_certificate_has_to_be_the_hosts(tmp_path: Path) -> None:
    trust = ssl.create_default_context(cafile=str(await asyncio.to_thread(_certified, tmp_path)))
    async with _a_secure_receiver(tmp_path) as receiver:
        name = f"https://localhost:{receiver.port}/hooks"
        good = await a_sender(trust=trust).send(name, BODY, SIGNED)
        other = await a_sender(trust=trust).send(f"https://127.0.0.1:{receiver.port}/", BODY, {})
        unknown = await a_sender().send(name, BODY, SIGNED)
    assert (good.status, good.fault) == (204, None)
    assert (other.status, other.fault) == (None, "tls")
    assert (unknown.status, unknown.fault) == (None, "tls")
    assert [one.path for one in receiver.got] == ["/hooks"]
    assert receiver.got[0].headers["host"] == f"localhost:{receiver.port}"


@asynccontextmanager
async def _a_secure_receiver(folder: Path) -> AsyncIterator[Receiver]:
    """A receiver behind TLS, whose certificate is for the name localhost alone."""
    receiver = Receiver()
    receiver.gate.set()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    server = await asyncio.start_server(receiver.serve, "127.0.0.1", 0, ssl=context)
    receiver.port = server.sockets[0].getsockname()[1]
    yield receiver
    server.close()


def _certified(folder: Path) -> Path:
    """Write a key and a certificate that signs itself; return where the certificate is."""
    key, name = (
        ec.generate_private_key(ec.SECP256R1()),
        [x509.NameAttribute(NameOID.COMMON_NAME, "t")],
    )
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(x509.Name(name))
        .issuer_name(x509.Name(name))
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName(
                [x509.DNSName("localhost"), x509.IPAddress(ip_address("10.9.9.9"))]
            ),
            critical=False,
        )
        .sign(key, hashes.SHA256())
    )
    form = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    (folder / "key.pem").write_bytes(key.private_bytes(*form, serialization.NoEncryption()))
    (folder / "cert.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    return folder / "cert.pem"
