"""Messages are signed as Standard Webhooks says."""

import base64
import hashlib
import hmac
from datetime import UTC, datetime

import pytest
from standardwebhooks import Webhook, WebhookVerificationError

from app.outbound.signing import signed_headers

SECRET, OTHER = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX"
BODY = '{"type":"session.completed","data":{"session":"ses_1"}}'


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def test_a_signature_is_that_of_the_specification() -> None:
    headers = signed_headers("msg_p5jXN8AQM9LWM0D4loKWxJek", "2021-02-25T12:00:00Z", BODY, [SECRET])
    sent = 1614254400
    signed = f"msg_p5jXN8AQM9LWM0D4loKWxJek.{sent}.{BODY}".encode()
    key = base64.b64decode(SECRET.removeprefix("whsec_"))
    wanted = base64.b64encode(hmac.digest(key, signed, hashlib.sha256)).decode()
    assert headers == {
        "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
        "webhook-timestamp": str(sent),
        "webhook-signature": f"v1,{wanted}",
    }


def test_a_receiver_finds_it_good_by_the_library() -> None:
    headers = signed_headers("evt_1", now(), BODY, [SECRET])
    assert Webhook(SECRET).verify(BODY, headers)["type"] == "session.completed"


@pytest.mark.parametrize(
    "change", [{"body": BODY + " "}, {"secret": OTHER}, {"webhook-id": "evt_2"}]
)
def test_what_was_changed_on_the_way_is_not_taken(change: dict[str, str]) -> None:
    headers = signed_headers("evt_1", now(), BODY, [SECRET]) | change
    with pytest.raises(WebhookVerificationError):
        Webhook(change.get("secret", SECRET)).verify(change.get("body", BODY), headers)


def test_with_two_secrets_either_finds_it_good() -> None:
    headers = signed_headers("evt_1", now(), BODY, [SECRET, OTHER])
    assert headers["webhook-signature"].count("v1,") == 2
    for secret in (SECRET, OTHER):
        assert Webhook(secret).verify(BODY, headers)
