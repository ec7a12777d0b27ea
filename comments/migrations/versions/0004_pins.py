"""Corrections of alignments: who paired, parted, split, merged, moved or locked which articles of two drafts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Makes the table of corrections."""
    op.create_table(
        "pin",
        sa.Column("matter_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("old_draft_id", sa.Integer(), nullable=False),
        sa.Column("new_draft_id", sa.Integer(), nullable=False),
        sa.Column("action", sa.String(length=20), nullable=False),
        sa.Column("old", sa.JSON(), nullable=False),
        sa.Column("new", sa.JSON(), nullable=False),
        sa.Column("person", sa.String(length=200), nullable=False),
        sa.Column("added", sa.DateTime(timezone=True), nullable=False),
        sa.Column("entered", sa.Integer(), nullable=False),
        sa.Column("removed", sa.DateTime(timezone=True), nullable=True),
        sa.Column("removed_by", sa.String(length=200), nullable=True),
        sa.Column("removed_entered", sa.Integer(), nullable=True),
        sa.CheckConstraint("action IN ('pair', 'unpair', 'split', 'merge', 'move', 'lock')", name="pin_action"),
        sa.CheckConstraint("number >= 1", name="pin_number"),
        sa.CheckConstraint("old_draft_id <> new_draft_id", name="pin_two_drafts"),
        sa.CheckConstraint("person <> ''", name="pin_person"),
        sa.ForeignKeyConstraint(
            ["matter_id", "new_draft_id"], ["draft_version.matter_id", "draft_version.id"], name="pin_new_draft"
        ),
        sa.ForeignKeyConstraint(
            ["matter_id", "old_draft_id"], ["draft_version.matter_id", "draft_version.id"], name="pin_old_draft"
        ),
        sa.ForeignKeyConstraint(
            ["matter_id"],
            ["matter.id"],
        ),
        sa.PrimaryKeyConstraint("matter_id", "number"),
    )
    op.create_index("pin_by_drafts", "pin", ["matter_id", "old_draft_id", "new_draft_id"], unique=False)
