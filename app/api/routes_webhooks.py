"""A tenant's webhooks: where messages go, by which secret they are known, and how it went."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Response
from pydantic import BaseModel, Field, StringConstraints

from app.api.access import needs
from app.api.cursors import Paging, pages_of
from app.api.fault_words import NO_NUL
from app.api.identity import UseCases
from app.api.routes_tokens import SECRET
from app.api.wire import AS_SEEN, Page, StrictRequest
from app.learners.access import Access
from app.sessions.endpoints import LONGEST_DESCRIPTION, MOST_ENDPOINTS, MadeEndpoint, Wish
from app.sessions.outbox_port import (
    DeliveryState,
    EndpointRecord,
    Logged,
    MessageType,
    OffReason,
)

router = APIRouter(prefix="/v1/webhooks", tags=["webhooks"])

_LONGEST_URL = 2_000
_Url = Annotated[
    str,
    StringConstraints(min_length=1, max_length=_LONGEST_URL, pattern=r"^[\x21-\x7e]+$"),
    Field(examples=["https://lms.example.org/hooks/winwin"]),
]
_EventType = Literal["session.completed", "report.ready"]
_EVERY: tuple[_EventType, ...] = ("session.completed", "report.ready")
_Events = Annotated[list[_EventType], Field(min_length=1, max_length=2)]
_Description = Annotated[
    str, StringConstraints(max_length=LONGEST_DESCRIPTION, pattern=NO_NUL), AS_SEEN
]
Owner = Annotated[Access, Depends(needs("webhooks"))]


class NewWebhookRequest(StrictRequest):
    """An address of the tenant, and the types of messages that it is to get."""

    url: _Url
    events: _Events = Field(default_factory=lambda: list(_EVERY))
    description: _Description = ""


class WebhookChange(StrictRequest):
    """What is to be otherwise; what is left out, or null, stays as it is."""

    url: _Url | None = None
    events: _Events | None = None
    description: _Description | None = None
    is_on: bool | None = None


class WebhookCard(BaseModel):
    """A webhook without its secret. Times are ISO 8601 in UTC.

    It is off for an `off_reason`: it was `asked` for, the receiver answered 410 (`gone`), or every
    try failed for five days (`failing`). `failing_since` is the first failed try since the last
    that worked. Until `old_secret_until` the secret before signs too.
    """

    id: str
    url: str
    events: list[MessageType]
    description: str
    is_on: bool
    off_reason: OffReason | None
    failing_since: str | None
    old_secret_until: str | None
    created_at: str


class MadeWebhookAnswer(BaseModel):
    """A webhook with its new secret, which is shown this once."""

    webhook: WebhookCard
    secret: str


class AttemptCard(BaseModel):
    """One try: the status that came, or a word for what went wrong; nothing of the answer's body.

    The words are `status`, `redirect`, `timeout`, `connect`, `tls`, `dns`, `address` (it is inside
    a network), `broken`, `secret` (it cannot be read any more) and `off`.
    """

    at: str
    status: int | None
    took_ms: int
    fault: str | None


class DeliveryCard(BaseModel):
    """A message on its way to a webhook; `next_at` is when the next try is due, while it waits."""

    id: str
    event: str
    type: MessageType
    session: str | None
    state: DeliveryState
    next_at: str | None
    attempts: list[AttemptCard]
    created_at: str


@router.get("")
async def list_webhooks(
    use: UseCases, asking: Owner, paging: Annotated[Paging, Depends(pages_of(MOST_ENDPOINTS))]
) -> Page[WebhookCard]:
    """List the tenant's webhooks, newest first."""
    found = await use.webhooks.list(asking.tenant)
    return paging.page_of([_card(one) for one in found], lambda card: card.id)


@router.post("", status_code=201)
async def make_webhook(
    use: UseCases, asking: Owner, response: Response, wish: NewWebhookRequest
) -> MadeWebhookAnswer:
    """Have messages sent to an address from now on; a tenant has ten webhooks at most."""
    wanted = Wish(wish.url, wish.events, wish.description)
    return _shown_once(response, await use.webhooks.make(asking.tenant, wanted))


@router.get("/{webhook_id}")
async def read_webhook(use: UseCases, asking: Owner, webhook_id: str) -> WebhookCard:
    """Return a webhook."""
    return _card(await use.webhooks.get(asking.tenant, webhook_id))


@router.patch("/{webhook_id}")
async def change_webhook(
    use: UseCases, asking: Owner, webhook_id: str, wish: WebhookChange
) -> WebhookCard:
    """Change a webhook; turned on again it begins without its old failures."""
    wanted = Wish(wish.url, wish.events, wish.description, wish.is_on)
    return _card(await use.webhooks.change(asking.tenant, webhook_id, wanted))


@router.delete("/{webhook_id}", status_code=204)
async def delete_webhook(use: UseCases, asking: Owner, webhook_id: str) -> None:
    """Delete a webhook with the log of what was sent to it."""
    await use.webhooks.remove(asking.tenant, webhook_id)


@router.post("/{webhook_id}/test", status_code=202)
async def test_webhook(use: UseCases, asking: Owner, webhook_id: str) -> DeliveryCard:
    """Send a message that tells of nothing, `webhook.test`; its log says how that went."""
    return _delivery(await use.webhooks.test(asking.tenant, webhook_id))


@router.post("/{webhook_id}/rotate-secret", status_code=201)
async def rotate_webhook_secret(
    use: UseCases, asking: Owner, response: Response, webhook_id: str
) -> MadeWebhookAnswer:
    """Give a webhook a new secret; for 24 hours messages are signed by the old one too."""
    return _shown_once(response, await use.webhooks.rotate(asking.tenant, webhook_id))


@router.get("/{webhook_id}/deliveries")
async def list_deliveries(
    use: UseCases,
    asking: Owner,
    webhook_id: str,
    paging: Annotated[Paging, Depends(pages_of(20))],
) -> Page[DeliveryCard]:
    """List what was sent to a webhook in the last 30 days, newest first."""
    found, has_more = await use.webhooks.deliveries(
        asking.tenant, webhook_id, paging.limit, paging.after
    )
    cards = [_delivery(one) for one in found]
    return paging.page(cards, has_more=has_more, id_of=lambda card: card.id)


@router.post("/{webhook_id}/deliveries/{delivery_id}/resend", status_code=202)
async def resend_delivery(
    use: UseCases, asking: Owner, webhook_id: str, delivery_id: str
) -> DeliveryCard:
    """Send the same message once more, under its own id, with all tries anew."""
    return _delivery(await use.webhooks.resend(asking.tenant, webhook_id, delivery_id))


def _shown_once(response: Response, made: MadeEndpoint) -> MadeWebhookAnswer:
    response.headers.update(SECRET)
    return MadeWebhookAnswer(webhook=_card(made.record), secret=made.secret)


def _card(record: EndpointRecord) -> WebhookCard:
    return WebhookCard.model_validate(
        {
            "id": record.id,
            "url": record.url,
            "events": sorted(record.events),
            "description": record.description,
            "is_on": record.is_on,
            "off_reason": record.off_reason,
            "failing_since": record.failing_since,
            "old_secret_until": record.old_until,
            "created_at": record.created_at,
        }
    )


def _delivery(logged: Logged) -> DeliveryCard:
    delivery, message = logged.delivery, logged.message
    attempts = [
        AttemptCard(at=one.at, status=one.status, took_ms=one.took_ms, fault=one.fault)
        for one in delivery.attempts
    ]
    return DeliveryCard(
        id=delivery.id,
        event=message.id,
        type=message.type,
        session=message.session,
        state=delivery.state,
        next_at=delivery.next_at if delivery.state == "waiting" else None,
        attempts=attempts,
        created_at=delivery.created_at,
    )
