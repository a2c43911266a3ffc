"""Answers to requests with a key: kept for a day, so that a request sent again changes nothing."""

import sqlalchemy as sa
from alembic import op

from app.storage.column_types import Whole, Words

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "answer",
        sa.Column("tenant", Words(), nullable=False),
        sa.Column("learner", Words(), nullable=False),
        sa.Column("route", Words(), nullable=False),
        sa.Column("key", Words(), nullable=False),
        sa.Column("fingerprint", Words(), nullable=False),
        sa.Column("session", Words(), nullable=True),
        sa.Column("holder", Words(), nullable=False),
        sa.Column("until", Words(), nullable=False),
        sa.Column("status", Whole(), nullable=True),
        sa.Column("headers", sa.Text(), nullable=True),
        sa.Column("body", sa.Text(), nullable=True),
        sa.Column("created_at", Words(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "learner", "route", "key"),
    )
    op.create_index("ix_answer_session", "answer", ["session"])
    op.create_index("ix_answer_created", "answer", ["created_at"])


def downgrade() -> None:
    op.drop_index("ix_answer_created", "answer")
    op.drop_index("ix_answer_session", "answer")
    op.drop_table("answer")
