"""Repairs of drafts: what was changed in a draft's text, by whom, when, and whether it was taken back."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Adds the table of repairs. Drafts stay as they are: none has been repaired yet."""
    op.create_table(
        "draft_repair",
        sa.Column("matter_id", sa.Integer(), nullable=False),
        sa.Column("draft_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person", sa.String(length=200), nullable=False),
        sa.Column("made", sa.JSON(), nullable=False),
        sa.Column("edits", sa.JSON(), nullable=False),
        sa.Column("undone", sa.DateTime(timezone=True), nullable=True),
        sa.Column("undone_by", sa.String(length=200), nullable=True),
        sa.CheckConstraint("number >= 1", name="draft_repair_number"),
        sa.CheckConstraint("person <> ''", name="draft_repair_person"),
        sa.ForeignKeyConstraint(
            ["matter_id", "draft_id"], ["draft_version.matter_id", "draft_version.id"], name="draft_repair_draft"
        ),
        sa.PrimaryKeyConstraint("matter_id", "draft_id", "number"),
    )
