"""The docket: topics, owner and stage of a matter, the history of its facts; exports, receipts, where a file sent came from."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Adds columns and tables; what is stored stays as it is."""
    with op.batch_alter_table("matter") as matter:
        matter.add_column(sa.Column("topics", sa.JSON(), server_default="[]", nullable=False))
        matter.add_column(sa.Column("owner", sa.String(length=200), server_default="", nullable=False))
        matter.add_column(sa.Column("stage", sa.String(length=20), nullable=True))
        matter.create_check_constraint(
            "matter_stage", "stage IN ('watching', 'working', 'submitted', 'closed', 'enacted', 'dropped')"
        )
    with op.batch_alter_table("sending", recreate="auto") as sending:
        sending.add_column(sa.Column("origin", sa.String(length=20), server_default="", nullable=False))
    op.create_table(
        "matter_event",
        sa.Column("matter_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person", sa.String(length=200), nullable=False),
        sa.Column("action", sa.String(length=20), nullable=False),
        sa.Column("changes", sa.JSON(), nullable=False),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.CheckConstraint("number >= 1", name="matter_event_number"),
        sa.CheckConstraint("action IN ('edited', 'undone', 'redone', 'merged')", name="matter_event_action"),
        sa.CheckConstraint("person <> ''", name="matter_event_person"),
        sa.ForeignKeyConstraint(["matter_id"], ["matter.id"]),
        sa.PrimaryKeyConstraint("matter_id", "number"),
    )
    op.create_table(
        "exported",
        sa.Column("matter_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("draft_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person", sa.String(length=200), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("comments", sa.JSON(), nullable=False),
        sa.CheckConstraint("length(sha256) = 64", name="exported_sha256"),
        sa.CheckConstraint("number >= 1", name="exported_number"),
        sa.CheckConstraint("size >= 0", name="exported_size"),
        sa.CheckConstraint("person <> ''", name="exported_person"),
        sa.ForeignKeyConstraint(
            ["matter_id", "draft_id"], ["draft_version.matter_id", "draft_version.id"], name="exported_draft"
        ),
        sa.ForeignKeyConstraint(["matter_id"], ["matter.id"]),
        sa.PrimaryKeyConstraint("matter_id", "number"),
    )
    op.create_table(
        "sending_note",
        sa.Column("matter_id", sa.Integer(), nullable=False),
        sa.Column("sending", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person", sa.String(length=200), nullable=False),
        sa.CheckConstraint("kind IN ('receipt', 'void')", name="sending_note_kind"),
        sa.CheckConstraint("number >= 1", name="sending_note_number"),
        sa.CheckConstraint("person <> ''", name="sending_note_person"),
        sa.ForeignKeyConstraint(
            ["matter_id", "sending"], ["sending.matter_id", "sending.number"], name="sending_note_of"
        ),
        sa.PrimaryKeyConstraint("matter_id", "sending", "number"),
    )
