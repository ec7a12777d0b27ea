"""Copies that went to colleagues in Word, and what was taken from those that came back."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Makes both tables."""
    op.create_table(
        "circulation",
        sa.Column("matter_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("draft_id", sa.Integer(), nullable=False),
        sa.Column("token", sa.String(length=20), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person", sa.String(length=200), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("articles", sa.JSON(), nullable=False),
        sa.Column("said", sa.JSON(), nullable=False),
        sa.Column("proposed", sa.JSON(), nullable=False),
        sa.CheckConstraint("length(sha256) = 64", name="circulation_sha256"),
        sa.CheckConstraint("number >= 1", name="circulation_number"),
        sa.CheckConstraint("person <> ''", name="circulation_person"),
        sa.ForeignKeyConstraint(
            ["matter_id", "draft_id"], ["draft_version.matter_id", "draft_version.id"], name="circulation_draft"
        ),
        sa.ForeignKeyConstraint(["matter_id"], ["matter.id"]),
        sa.PrimaryKeyConstraint("matter_id", "number"),
        sa.UniqueConstraint("matter_id", "token", name="circulation_token"),
    )
    op.create_table(
        "collected",
        sa.Column("matter_id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("comment_id", sa.String(length=10), nullable=False),
        sa.Column("reply_id", sa.String(length=10), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person", sa.String(length=200), nullable=False),
        sa.CheckConstraint("length(digest) = 64", name="collected_digest"),
        sa.ForeignKeyConstraint(["matter_id"], ["matter.id"]),
        sa.PrimaryKeyConstraint("matter_id", "digest"),
    )
    op.create_index("collected_by_comment", "collected", ["matter_id", "comment_id"], unique=False)
