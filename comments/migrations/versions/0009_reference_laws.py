"""Higher and sister laws that drafts are held against."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Adds the table of laws; nothing else changes."""
    op.create_table(
        "reference_law",
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("format", sa.String(length=20), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("added", sa.DateTime(timezone=True), nullable=False),
        sa.Column("added_by", sa.String(length=200), nullable=False),
        sa.CheckConstraint("name <> ''", name="reference_law_name"),
        sa.CheckConstraint("length(sha256) = 64", name="reference_law_sha256"),
        sa.CheckConstraint("added_by <> ''", name="reference_law_added_by"),
        sa.PrimaryKeyConstraint("name"),
    )
