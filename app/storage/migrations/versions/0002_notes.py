"""Notes beside a session, and what a branch is a branch of.

Columns go by ALTER TABLE itself: remaking the session table, as a batch does, would delete every
turn with it, since foreign keys are enforced.
"""

import sqlalchemy as sa
from alembic import op

from app.storage.column_types import Whole, Words

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("session", sa.Column("branch_of", Words(), nullable=True))
    op.add_column("session", sa.Column("branch_turn", Whole(), nullable=True))
    op.create_table(
        "note",
        *_words_each("session kind key tenant learner"),
        sa.Column("data", sa.Text(), nullable=False),
        *_words_each("at"),
        sa.PrimaryKeyConstraint("session", "kind", "key"),
        sa.ForeignKeyConstraint(
            ["session"], ["session.id"], name="fk_note_session", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_note_owner", "note", ["tenant", "learner", "kind", "session"])


def downgrade() -> None:
    op.drop_table("note")
    op.drop_column("session", "branch_turn")
    op.drop_column("session", "branch_of")


def _words_each(names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, Words(), nullable=False) for name in names.split()]
