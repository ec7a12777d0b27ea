"""Bundles: the events that matters are handed on as, and the fields on which two of them disagreed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Adds tables. What is stored stays as it is; the first bundle makes events of it."""
    _events("bundle_event")
    _events("internal_bundle_event", sa.Column("moved", sa.Boolean(), nullable=False))
    op.create_table(
        "bundle_conflict",
        sa.Column("matter_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("entity", sa.String(length=1000), nullable=False),
        sa.Column("field", sa.String(length=50), nullable=False),
        sa.ForeignKeyConstraint(["matter_id"], ["matter.id"]),
        sa.PrimaryKeyConstraint("matter_id", "kind", "entity", "field"),
    )


def _events(table: str, *further: sa.Column[bool]) -> None:
    op.create_table(
        table,
        sa.Column("matter_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("comment_id", sa.String(length=10), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        *further,
        sa.CheckConstraint("length(id) = 64", name=f"{table}_id"),
        sa.ForeignKeyConstraint(["matter_id"], ["matter.id"]),
        sa.PrimaryKeyConstraint("matter_id", "id"),
    )
    op.create_index(f"{table}_by_comment", table, ["matter_id", "comment_id"])
