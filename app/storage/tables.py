"""The tables as SQLModel classes, one row a record; nothing outside this room names them.

Rules: tenant and learner stand on every row, so each query can be limited to one owner; what the
game is made of (acts, spans, readings) is JSON text, read and written in `mapping` only.
Changing a column here takes a migration: a test compares the two.
"""

from sqlalchemy import ForeignKeyConstraint, Index, Table, Text, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from app.storage import outbox_tables
from app.storage.column_types import Whole


class SessionRow(SQLModel, table=True):
    """One practice session."""

    __tablename__ = "session"
    __table_args__ = (Index("ix_session_owner", "tenant", "learner", "id"),)

    id: str = Field(primary_key=True)
    tenant: str
    learner: str
    scenario_id: str
    title: str
    document: str = Field(sa_type=Text)
    language: str
    role: str
    style: str
    difficulty: str
    mode: str
    seed: int = Field(sa_type=Whole)
    engine_version: str
    ear_version: str
    rubric_version: str
    phase: str
    turns_left: int = Field(sa_type=Whole)
    created_at: str
    branch_of: str | None
    branch_turn: int | None = Field(sa_type=Whole)


class TurnRow(SQLModel, table=True):
    """One turn; `live` is false once a correction took it out of the history.

    The unique (session, number, revision) is the lock of a turn: who inserts first, plays it.
    """

    __tablename__ = "turn"
    __table_args__ = (
        ForeignKeyConstraint(
            ["session"], ["session.id"], name="fk_turn_session", ondelete="CASCADE"
        ),
        UniqueConstraint("session", "number", "revision", name="uq_turn_revision"),
        Index(
            "uq_turn_client_id",
            "session",
            "client_turn_id",
            unique=True,
            sqlite_where=text("client_turn_id IS NOT NULL"),
            postgresql_where=text("client_turn_id IS NOT NULL"),
        ),
        Index(
            "uq_turn_live",
            "session",
            "number",
            unique=True,
            sqlite_where=text("live"),
            postgresql_where=text("live"),
        ),
    )

    id: str = Field(primary_key=True)
    session: str
    tenant: str
    learner: str
    number: int = Field(sa_type=Whole)
    revision: int = Field(sa_type=Whole)
    live: bool
    client_turn_id: str | None
    role: str
    is_learner: bool
    text: str = Field(sa_type=Text)
    units: str = Field(sa_type=Text)
    acts: str = Field(sa_type=Text)
    spans: str = Field(sa_type=Text)
    markers: str = Field(sa_type=Text)
    understood: str = Field(sa_type=Text)
    alternatives: str = Field(sa_type=Text)
    confidence: float
    is_corrected: bool
    why: str = Field(sa_type=Text)
    voice: str
    at: str


class EventRow(SQLModel, table=True):
    """One event as it was sent; (session, seq) is its key."""

    __tablename__ = "event"
    __table_args__ = (
        ForeignKeyConstraint(
            ["session"], ["session.id"], name="fk_event_session", ondelete="CASCADE"
        ),
    )

    session: str = Field(primary_key=True)
    seq: int = Field(primary_key=True, sa_type=Whole)
    tenant: str
    learner: str
    type: str
    turn: str | None
    data: str = Field(sa_type=Text)
    at: str


class NoteRow(SQLModel, table=True):
    """One note beside a session; (session, kind, key) is its key."""

    __tablename__ = "note"
    __table_args__ = (
        ForeignKeyConstraint(
            ["session"], ["session.id"], name="fk_note_session", ondelete="CASCADE"
        ),
        Index("ix_note_owner", "tenant", "learner", "kind", "session"),
    )

    session: str = Field(primary_key=True)
    kind: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    tenant: str
    learner: str
    data: str = Field(sa_type=Text)
    at: str


class SpentRow(SQLModel, table=True):
    """The tokens a tenant's calls to a model took in a day (UTC); no session, so none frees it."""

    __tablename__ = "spent"

    tenant: str = Field(primary_key=True)
    day: str = Field(primary_key=True)
    tokens: int = Field(sa_type=Whole)


class AnswerRow(SQLModel, table=True):
    """One request with a key; until it is done `status` is null and `holder` has it."""

    __tablename__ = "answer"
    __table_args__ = (
        Index("ix_answer_session", "session"),
        Index("ix_answer_created", "created_at"),
    )

    tenant: str = Field(primary_key=True)
    learner: str = Field(primary_key=True)
    route: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    fingerprint: str
    session: str | None
    holder: str
    until: str
    status: int | None = Field(sa_type=Whole)
    headers: str | None = Field(sa_type=Text)
    body: str | None = Field(sa_type=Text)
    created_at: str


class TenantRow(SQLModel, table=True):
    """Whoever has learners here."""

    __tablename__ = "tenant"

    id: str = Field(primary_key=True)
    name: str
    created_at: str


class LearnerRow(SQLModel, table=True):
    """A learner of a tenant; two of one tenant never have the same id at the host."""

    __tablename__ = "learner"
    __table_args__ = (UniqueConstraint("tenant", "external_id", name="uq_learner_external"),)

    tenant: str = Field(primary_key=True)
    learner: str = Field(primary_key=True)
    external_id: str | None
    created_at: str


class KeyRow(SQLModel, table=True):
    """A tenant's key, by its hash; scopes and origins are lists as JSON."""

    __tablename__ = "api_key"
    __table_args__ = (
        UniqueConstraint("hash", name="uq_api_key_hash"),
        Index("ix_api_key_tenant", "tenant", "id"),
    )

    id: str = Field(primary_key=True)
    tenant: str
    kind: str
    name: str
    shown: str
    hash: str
    scopes: str = Field(sa_type=Text)
    origins: str = Field(sa_type=Text)
    created_at: str
    expires_at: str | None
    revoked_at: str | None
    used_at: str | None
    replaced_by: str | None


class HostKeyRow(SQLModel, table=True):
    """A public key of a tenant, as a JWK."""

    __tablename__ = "host_key"

    tenant: str = Field(primary_key=True)
    kid: str = Field(primary_key=True)
    algorithm: str
    jwk: str = Field(sa_type=Text)
    created_at: str
    retired_at: str | None


class TokenRow(SQLModel, table=True):
    """A learner's token or a ticket, by its hash."""

    __tablename__ = "token"
    __table_args__ = (
        Index("ix_token_owner", "tenant", "learner"),
        Index("ix_token_expires", "expires_at"),
    )

    hash: str = Field(primary_key=True)
    kind: str
    tenant: str
    learner: str
    session: str | None
    created_at: str
    expires_at: str


METADATA = outbox_tables.METADATA
SESSIONS: Table = METADATA.tables["session"]
TURNS: Table = METADATA.tables["turn"]
EVENTS: Table = METADATA.tables["event"]
NOTES: Table = METADATA.tables["note"]
SPENT: Table = METADATA.tables["spent"]
ANSWERS: Table = METADATA.tables["answer"]
TENANTS: Table = METADATA.tables["tenant"]
LEARNERS: Table = METADATA.tables["learner"]
KEYS: Table = METADATA.tables["api_key"]
HOST_KEYS: Table = METADATA.tables["host_key"]
TOKENS: Table = METADATA.tables["token"]
