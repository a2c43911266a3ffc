"""What a tenant's calls to a model took in a day: it stays when sessions are deleted."""

import sqlalchemy as sa
from alembic import op

from app.storage.column_types import Whole, Words

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "spent",
        sa.Column("tenant", Words(), nullable=False),
        sa.Column("day", Words(), nullable=False),
        sa.Column("tokens", Whole(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "day"),
    )


def downgrade() -> None:
    op.drop_table("spent")
