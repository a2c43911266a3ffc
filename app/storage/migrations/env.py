"""Alembic's entry: migrations run on the connection that `migrate` hands over, never alone."""

from alembic import context

from app.storage.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
