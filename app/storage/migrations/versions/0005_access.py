"""Who asks: tenants, learners, keys, hosts' public keys and tokens, secrets as their hashes."""

import sqlalchemy as sa
from alembic import op

from app.storage.column_types import Words

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table("tenant", *_words_each("id name created_at"), sa.PrimaryKeyConstraint("id"))
    op.create_table(
        "learner",
        *_words_each("tenant learner"),
        _maybe("external_id"),
        *_words_each("created_at"),
        sa.PrimaryKeyConstraint("tenant", "learner"),
        sa.UniqueConstraint("tenant", "external_id", name="uq_learner_external"),
    )
    op.create_table(
        "api_key",
        *_words_each("id tenant kind name shown hash"),
        sa.Column("scopes", sa.Text(), nullable=False),
        sa.Column("origins", sa.Text(), nullable=False),
        *_words_each("created_at"),
        *(_maybe(name) for name in ("expires_at", "revoked_at", "used_at", "replaced_by")),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("hash", name="uq_api_key_hash"),
    )
    op.create_index("ix_api_key_tenant", "api_key", ["tenant", "id"])
    op.create_table(
        "host_key",
        *_words_each("tenant kid algorithm"),
        sa.Column("jwk", sa.Text(), nullable=False),
        *_words_each("created_at"),
        _maybe("retired_at"),
        sa.PrimaryKeyConstraint("tenant", "kid"),
    )
    op.create_table(
        "token",
        *_words_each("hash kind tenant learner"),
        _maybe("session"),
        *_words_each("created_at expires_at"),
        sa.PrimaryKeyConstraint("hash"),
    )
    op.create_index("ix_token_owner", "token", ["tenant", "learner"])
    op.create_index("ix_token_expires", "token", ["expires_at"])


def downgrade() -> None:
    for table in ("token", "host_key", "api_key", "learner", "tenant"):
        op.drop_table(table)


def _words_each(names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, Words(), nullable=False) for name in names.split()]


def _maybe(name: str) -> sa.Column[str]:
    return sa.Column(name, Words(), nullable=True)
