"""Files that went to the regulator, with what the comments in them said."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Makes the table of sendings."""
    op.create_table(
        "sending",
        sa.Column("matter_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("draft_id", sa.Integer(), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(length=200), nullable=False),
        sa.Column("receipt", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person", sa.String(length=200), nullable=False),
        sa.Column("comments", sa.JSON(), nullable=False),
        sa.CheckConstraint("channel <> ''", name="sending_channel"),
        sa.CheckConstraint("length(sha256) = 64", name="sending_sha256"),
        sa.CheckConstraint("number >= 1", name="sending_number"),
        sa.CheckConstraint("person <> ''", name="sending_person"),
        sa.CheckConstraint("size >= 0", name="sending_size"),
        sa.ForeignKeyConstraint(
            ["matter_id", "draft_id"], ["draft_version.matter_id", "draft_version.id"], name="sending_draft"
        ),
        sa.ForeignKeyConstraint(["matter_id"], ["matter.id"]),
        sa.PrimaryKeyConstraint("matter_id", "number"),
    )
