"""Sessions, their turns and their events."""

import sqlalchemy as sa
from alembic import op

from app.storage.column_types import Whole, Words

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    _create_session()
    _create_turn()
    _create_event()


def downgrade() -> None:
    op.drop_table("event")
    op.drop_table("turn")
    op.drop_table("session")


def _create_session() -> None:
    op.create_table(
        "session",
        _words("id"),
        *_words_each("tenant learner scenario_id title"),
        _long("document"),
        *_words_each("language role style difficulty mode"),
        _whole("seed"),
        *_words_each("engine_version ear_version rubric_version phase"),
        _whole("turns_left"),
        _words("created_at"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_session_owner", "session", ["tenant", "learner", "id"])


def _create_turn() -> None:
    op.create_table(
        "turn",
        *_words_each("id session tenant learner"),
        _whole("number"),
        _whole("revision"),
        _flag("live"),
        sa.Column("client_turn_id", Words(), nullable=True),
        _words("role"),
        _flag("is_learner"),
        *(
            _long(name)
            for name in ["text", "units", "acts", "spans", "markers", "understood", "alternatives"]
        ),
        sa.Column("confidence", sa.Float(), nullable=False),
        _flag("is_corrected"),
        _long("why"),
        *_words_each("voice at"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("session", "number", "revision", name="uq_turn_revision"),
        _of_session("fk_turn_session"),
    )
    _create_unique_where("uq_turn_client_id", "client_turn_id", "client_turn_id IS NOT NULL")
    _create_unique_where("uq_turn_live", "number", "live")


def _create_event() -> None:
    op.create_table(
        "event",
        _words("session"),
        _whole("seq"),
        *_words_each("tenant learner type"),
        sa.Column("turn", Words(), nullable=True),
        _long("data"),
        _words("at"),
        sa.PrimaryKeyConstraint("session", "seq"),
        _of_session("fk_event_session"),
    )


def _create_unique_where(name: str, column: str, condition: str) -> None:
    where = sa.text(condition)
    columns = ["session", column]
    op.create_index(name, "turn", columns, unique=True, sqlite_where=where, postgresql_where=where)


def _of_session(name: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["session"], ["session.id"], name=name, ondelete="CASCADE")


def _words(name: str) -> sa.Column[str]:
    return sa.Column(name, Words(), nullable=False)


def _words_each(names: str) -> list[sa.Column[str]]:
    return [_words(name) for name in names.split()]


def _long(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _whole(name: str) -> sa.Column[int]:
    return sa.Column(name, Whole(), nullable=False)


def _flag(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(), nullable=False)
