"""Answers to requests with a key: kept for a day, so that a request sent again changes nothing."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "answer",
        sa.Column("tenant", sa.String(), nullable=False),
        sa.Column("learner", sa.String(), nullable=False),
        sa.Column("route", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("session", sa.String(), nullable=True),
        sa.Column("holder", sa.String(), nullable=False),
        sa.Column("until", sa.String(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.Column("headers", sa.Text(), nullable=True),
        sa.Column("body", sa.Text(), nullable=True),
        sa.Column("created_at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "learner", "route", "key"),
    )
    op.create_index("ix_answer_session", "answer", ["session"])
    op.create_index("ix_answer_created", "answer", ["created_at"])


def downgrade() -> None:
    op.drop_index("ix_answer_created", "answer")
    op.drop_index("ix_answer_session", "answer")
    op.drop_table("answer")
