"""Signs messages as Standard Webhooks says; the only file that knows the library for it."""

from collections.abc import Sequence
from datetime import datetime


def signed_headers(message: str, at: str, body: str, secrets: Sequence[str]) -> dict[str, str]:
    """Return the headers of a message sent at a time (ISO 8601, UTC), one signature a secret.

    A secret begins with `whsec_`; while one takes another's place, both sign.
    """
    from standardwebhooks import Webhook

    sent = datetime.fromisoformat(at)
    signatures = [Webhook(secret).sign(message, sent, body) for secret in secrets]
    return {
        "webhook-id": message,
        "webhook-timestamp": str(int(sent.timestamp())),
        "webhook-signature": " ".join(signatures),
    }
