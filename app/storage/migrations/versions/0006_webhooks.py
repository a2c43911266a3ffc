"""Webhooks: endpoints of tenants, messages for them, and each delivery with its attempts."""

import sqlalchemy as sa
from alembic import op

from app.storage.column_types import Whole, Words

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _endpoint()
    _outbox()
    _delivery()


def downgrade() -> None:
    for table in ("delivery", "outbox", "endpoint"):
        op.drop_table(table)


def _endpoint() -> None:
    op.create_table(
        "endpoint",
        *_words_each("id tenant url description"),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("events", "secret")),
        *_words_each("created_at"),
        sa.Column("old_secret", sa.Text(), nullable=True),
        *(_maybe(name) for name in ("old_until", "off_reason", "failing_since")),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_endpoint_tenant", "endpoint", ["tenant", "id"])


def _outbox() -> None:
    op.create_table(
        "outbox",
        *_words_each("id tenant"),
        *(_maybe(name) for name in ("learner", "session")),
        *_words_each("type"),
        sa.Column("body", sa.Text(), nullable=True),
        *_words_each("created_at"),
        sa.PrimaryKeyConstraint("id"),
        sa.ForeignKeyConstraint(
            ["session"], ["session.id"], name="fk_outbox_session", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_outbox_session", "outbox", ["session"])
    op.create_index("ix_outbox_owner", "outbox", ["tenant", "learner"])
    op.create_index("ix_outbox_created", "outbox", ["created_at"])
    owed = sa.text("body IS NULL")
    op.create_index(
        "ix_outbox_owed", "outbox", ["created_at"], sqlite_where=owed, postgresql_where=owed
    )


def _delivery() -> None:
    op.create_table(
        "delivery",
        *_words_each("id tenant message endpoint next_at created_at state"),
        sa.Column("tries", Whole(), nullable=False),
        sa.Column("attempts", sa.Text(), nullable=False),
        *_words_each("holder until"),
        sa.PrimaryKeyConstraint("id"),
        sa.ForeignKeyConstraint(
            ["message"], ["outbox.id"], name="fk_delivery_message", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_delivery_message", "delivery", ["message"])
    op.create_index("ix_delivery_endpoint", "delivery", ["endpoint", "id"])
    waiting = sa.text("state = 'waiting'")
    op.create_index(
        "ix_delivery_due", "delivery", ["next_at"], sqlite_where=waiting, postgresql_where=waiting
    )


def _words_each(names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, Words(), nullable=False) for name in names.split()]


def _maybe(name: str) -> sa.Column[str]:
    return sa.Column(name, Words(), nullable=True)
