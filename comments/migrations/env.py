"""Alembic's entry: runs the steps on the connection it is handed, inside that connection's transaction."""

from __future__ import annotations

from alembic import context
from sqlalchemy import Connection
from sqlmodel import SQLModel

from comments import models

models.tables()


def run() -> None:
    """Runs the steps that were asked for."""
    connection = context.config.attributes["connection"]
    if not isinstance(connection, Connection):
        raise TypeError("the steps need a connection that is in a transaction")
    context.configure(
        connection=connection, target_metadata=SQLModel.metadata, render_as_batch=True, transactional_ddl=True
    )
    with context.begin_transaction():
        context.run_migrations()


run()
