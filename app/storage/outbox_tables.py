"""The tables of webhooks: endpoints, messages for them, deliveries; a part of `tables`.

A message goes with the session it tells of. A delivery names its endpoint without a key to it: the
end of a game must not wait for, nor fail with, whoever deletes an endpoint at that moment.
"""

from sqlalchemy import ForeignKeyConstraint, Index, Table, Text, text
from sqlmodel import Field, SQLModel

from app.storage.column_types import Whole

_OWED = text("body IS NULL")
_WAITING = text("state = 'waiting'")


class EndpointRow(SQLModel, table=True):
    """An address of a tenant; secrets are sealed, `events` is a list as JSON."""

    __tablename__ = "endpoint"
    __table_args__ = (Index("ix_endpoint_tenant", "tenant", "id"),)

    id: str = Field(primary_key=True)
    tenant: str
    url: str
    description: str
    events: str = Field(sa_type=Text)
    secret: str = Field(sa_type=Text)
    created_at: str
    old_secret: str | None = Field(sa_type=Text)
    old_until: str | None
    off_reason: str | None
    failing_since: str | None


class OutboxRow(SQLModel, table=True):
    """A message; while `body` is null it is owed."""

    __tablename__ = "outbox"
    __table_args__ = (
        ForeignKeyConstraint(
            ["session"], ["session.id"], name="fk_outbox_session", ondelete="CASCADE"
        ),
        Index("ix_outbox_session", "session"),
        Index("ix_outbox_owner", "tenant", "learner"),
        Index("ix_outbox_created", "created_at"),
        Index("ix_outbox_owed", "created_at", sqlite_where=_OWED, postgresql_where=_OWED),
    )

    id: str = Field(primary_key=True)
    tenant: str
    learner: str | None
    session: str | None
    type: str
    body: str | None = Field(sa_type=Text)
    created_at: str


class DeliveryRow(SQLModel, table=True):
    """A message on its way to an endpoint; `attempts` is a list as JSON."""

    __tablename__ = "delivery"
    __table_args__ = (
        ForeignKeyConstraint(
            ["message"], ["outbox.id"], name="fk_delivery_message", ondelete="CASCADE"
        ),
        Index("ix_delivery_message", "message"),
        Index("ix_delivery_endpoint", "endpoint", "id"),
        Index("ix_delivery_due", "next_at", sqlite_where=_WAITING, postgresql_where=_WAITING),
    )

    id: str = Field(primary_key=True)
    tenant: str
    message: str
    endpoint: str
    next_at: str
    created_at: str
    state: str
    tries: int = Field(sa_type=Whole)
    attempts: str = Field(sa_type=Text)
    holder: str
    until: str


METADATA = SQLModel.metadata
ENDPOINTS: Table = METADATA.tables["endpoint"]
OUTBOX: Table = METADATA.tables["outbox"]
DELIVERIES: Table = METADATA.tables["delivery"]
