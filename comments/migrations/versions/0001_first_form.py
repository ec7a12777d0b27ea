"""The first form of the store: matters, drafts, comments and internal notes, replies, history, text being typed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_HISTORY = (("event", "internal_event"), ("internal_event", "event"))


def upgrade() -> None:
    """Makes the tables in an empty database."""
    _matters()
    _remarks()
    _answers()
    _happenings()
    _unsaved()
    if op.get_bind().dialect.name == "sqlite":
        _keep_history()


def _matters() -> None:
    """Consultations, their drafts and the originals."""
    op.create_table(
        "matter",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(length=100), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("issuer", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("opened", sa.Date(), nullable=True),
        sa.Column("deadline", sa.Date(), nullable=True),
        sa.Column("channels", sa.JSON(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("slug <> ''", name="matter_slug"),
        sa.CheckConstraint("title <> ''", name="matter_title"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("slug"),
    )
    op.create_table(
        "draft_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("matter_id", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(length=200), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("dated", sa.Date(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("format", sa.String(length=20), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("parser_version", sa.String(length=50), nullable=False),
        sa.Column("added", sa.DateTime(timezone=True), nullable=False),
        sa.Column("added_by", sa.String(length=200), nullable=False),
        sa.CheckConstraint("label <> ''", name="draft_version_label_given"),
        sa.CheckConstraint("length(sha256) = 64", name="draft_version_sha256"),
        sa.CheckConstraint("size >= 0", name="draft_version_size"),
        sa.ForeignKeyConstraint(
            ["matter_id"],
            ["matter.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("matter_id", "id", name="draft_version_key"),
        sa.UniqueConstraint("matter_id", "label", name="draft_version_label"),
    )
    op.create_table(
        "original",
        sa.Column("matter_id", sa.Integer(), nullable=False),
        sa.Column("draft_id", sa.Integer(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["matter_id", "draft_id"], ["draft_version.matter_id", "draft_version.id"], name="original_draft"
        ),
        sa.PrimaryKeyConstraint("matter_id", "draft_id"),
    )


def _remarks() -> None:
    """Comments, and internal notes with the same columns."""
    op.create_table(
        "comment",
        sa.Column("matter_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=10), nullable=False),
        sa.Column("entered", sa.Integer(), nullable=False),
        sa.Column("draft_id", sa.Integer(), nullable=False),
        sa.Column("article", sa.String(length=300), nullable=False),
        sa.Column("number", sa.String(length=50), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("quote_exact", sa.Text(), nullable=True),
        sa.Column("quote_before", sa.Text(), nullable=False),
        sa.Column("quote_after", sa.Text(), nullable=False),
        sa.Column("quote_start", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("rationale", sa.Text(), nullable=False),
        sa.Column("proposal", sa.Text(), nullable=True),
        sa.Column("delete", sa.Boolean(), nullable=False),
        sa.Column("type", sa.String(length=20), nullable=False),
        sa.Column("priority", sa.String(length=20), nullable=False),
        sa.Column("visibility", sa.String(length=20), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("author", sa.String(length=200), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.CheckConstraint("author <> ''", name="comment_author"),
        sa.CheckConstraint("priority IN ('high', 'normal', 'low')", name="comment_priority"),
        sa.CheckConstraint(
            "status IN ('draft', 'proposed', 'in-review', 'approved', 'submitted', 'adopted', 'partly', 'rejected', 'withdrawn')",
            name="comment_status",
        ),
        sa.CheckConstraint("type IN ('substantive', 'wording', 'coherence')", name="comment_type"),
        sa.CheckConstraint("visibility IN ('team', 'submission')", name="comment_visibility"),
        sa.CheckConstraint("length(id) = 10", name="comment_id"),
        sa.CheckConstraint("revision >= 1", name="comment_revision"),
        sa.ForeignKeyConstraint(
            ["matter_id", "draft_id"], ["draft_version.matter_id", "draft_version.id"], name="comment_draft"
        ),
        sa.ForeignKeyConstraint(
            ["matter_id"],
            ["matter.id"],
        ),
        sa.PrimaryKeyConstraint("matter_id", "id"),
    )
    op.create_index("comment_by_article", "comment", ["draft_id", "article", "id"], unique=False)
    op.create_index("comment_by_entered", "comment", ["entered"], unique=False)
    op.create_index("comment_by_id", "comment", ["id"], unique=False)
    op.create_index("comment_by_matter_article", "comment", ["matter_id", "article"], unique=False)
    op.create_index("comment_by_status", "comment", ["matter_id", "status", "visibility"], unique=False)
    op.create_table(
        "internal_note",
        sa.Column("matter_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=10), nullable=False),
        sa.Column("entered", sa.Integer(), nullable=False),
        sa.Column("draft_id", sa.Integer(), nullable=False),
        sa.Column("article", sa.String(length=300), nullable=False),
        sa.Column("number", sa.String(length=50), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("quote_exact", sa.Text(), nullable=True),
        sa.Column("quote_before", sa.Text(), nullable=False),
        sa.Column("quote_after", sa.Text(), nullable=False),
        sa.Column("quote_start", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("rationale", sa.Text(), nullable=False),
        sa.Column("proposal", sa.Text(), nullable=True),
        sa.Column("delete", sa.Boolean(), nullable=False),
        sa.Column("type", sa.String(length=20), nullable=False),
        sa.Column("priority", sa.String(length=20), nullable=False),
        sa.Column("visibility", sa.String(length=20), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("author", sa.String(length=200), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.CheckConstraint("author <> ''", name="internal_note_author"),
        sa.CheckConstraint("priority IN ('high', 'normal', 'low')", name="internal_note_priority"),
        sa.CheckConstraint(
            "status IN ('draft', 'proposed', 'in-review', 'approved', 'submitted', 'adopted', 'partly', 'rejected', 'withdrawn')",
            name="internal_note_status",
        ),
        sa.CheckConstraint("type IN ('substantive', 'wording', 'coherence')", name="internal_note_type"),
        sa.CheckConstraint("visibility = 'internal'", name="internal_note_visibility"),
        sa.CheckConstraint("length(id) = 10", name="internal_note_id"),
        sa.CheckConstraint("revision >= 1", name="internal_note_revision"),
        sa.ForeignKeyConstraint(
            ["matter_id", "draft_id"], ["draft_version.matter_id", "draft_version.id"], name="internal_note_draft"
        ),
        sa.ForeignKeyConstraint(
            ["matter_id"],
            ["matter.id"],
        ),
        sa.PrimaryKeyConstraint("matter_id", "id"),
    )
    op.create_index("internal_note_by_article", "internal_note", ["draft_id", "article", "id"], unique=False)
    op.create_index("internal_note_by_entered", "internal_note", ["entered"], unique=False)
    op.create_index("internal_note_by_id", "internal_note", ["id"], unique=False)
    op.create_index("internal_note_by_matter_article", "internal_note", ["matter_id", "article"], unique=False)
    op.create_index("internal_note_by_status", "internal_note", ["matter_id", "status", "visibility"], unique=False)


def _answers() -> None:
    """Replies to comments, and to internal notes."""
    op.create_table(
        "reply",
        sa.Column("matter_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=10), nullable=False),
        sa.Column("comment_id", sa.String(length=10), nullable=False),
        sa.Column("entered", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("person", sa.String(length=200), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.CheckConstraint("text <> ''", name="reply_text"),
        sa.ForeignKeyConstraint(["matter_id", "comment_id"], ["comment.matter_id", "comment.id"], name="reply_comment"),
        sa.ForeignKeyConstraint(
            ["matter_id"],
            ["matter.id"],
        ),
        sa.PrimaryKeyConstraint("matter_id", "id"),
    )
    op.create_index("reply_by_comment", "reply", ["matter_id", "comment_id", "entered"], unique=False)
    op.create_table(
        "internal_reply",
        sa.Column("matter_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=10), nullable=False),
        sa.Column("comment_id", sa.String(length=10), nullable=False),
        sa.Column("entered", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("person", sa.String(length=200), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("moved", sa.Boolean(), nullable=False),
        sa.CheckConstraint("text <> ''", name="internal_reply_text"),
        sa.ForeignKeyConstraint(
            ["matter_id"],
            ["matter.id"],
        ),
        sa.PrimaryKeyConstraint("matter_id", "id"),
    )
    op.create_index("internal_reply_by_comment", "internal_reply", ["matter_id", "comment_id", "entered"], unique=False)


def _happenings() -> None:
    """The histories."""
    op.create_table(
        "event",
        sa.Column("matter_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("comment_id", sa.String(length=10), nullable=False),
        sa.Column("entered", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person", sa.String(length=200), nullable=False),
        sa.Column("action", sa.String(length=20), nullable=False),
        sa.Column("changes", sa.JSON(), nullable=False),
        sa.Column("undoes", sa.String(length=16), nullable=True),
        sa.CheckConstraint("action IN ('created', 'edited', 'replied', 'undone')", name="event_action"),
        sa.CheckConstraint("person <> ''", name="event_person"),
        sa.ForeignKeyConstraint(
            ["matter_id"],
            ["matter.id"],
        ),
        sa.PrimaryKeyConstraint("matter_id", "id"),
    )
    op.create_index("event_by_comment", "event", ["matter_id", "comment_id", "entered"], unique=False)
    op.create_index("event_by_entered", "event", ["entered"], unique=False)
    op.create_index("event_by_person", "event", ["person", "entered"], unique=False)
    op.create_table(
        "internal_event",
        sa.Column("matter_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("comment_id", sa.String(length=10), nullable=False),
        sa.Column("entered", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person", sa.String(length=200), nullable=False),
        sa.Column("action", sa.String(length=20), nullable=False),
        sa.Column("changes", sa.JSON(), nullable=False),
        sa.Column("undoes", sa.String(length=16), nullable=True),
        sa.Column("moved", sa.Boolean(), nullable=False),
        sa.CheckConstraint("action IN ('created', 'edited', 'replied', 'undone')", name="internal_event_action"),
        sa.CheckConstraint("person <> ''", name="internal_event_person"),
        sa.ForeignKeyConstraint(
            ["matter_id"],
            ["matter.id"],
        ),
        sa.PrimaryKeyConstraint("matter_id", "id"),
    )
    op.create_index("internal_event_by_comment", "internal_event", ["matter_id", "comment_id", "entered"], unique=False)
    op.create_index("internal_event_by_entered", "internal_event", ["entered"], unique=False)
    op.create_index("internal_event_by_person", "internal_event", ["person", "entered"], unique=False)


def _unsaved() -> None:
    """Text being typed."""
    op.create_table(
        "unsaved",
        sa.Column("matter_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=10), nullable=False),
        sa.Column("person", sa.String(length=200), nullable=False),
        sa.Column("draft", sa.String(length=200), nullable=False),
        sa.Column("article", sa.String(length=300), nullable=False),
        sa.Column("number", sa.String(length=50), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("quote_exact", sa.Text(), nullable=True),
        sa.Column("quote_before", sa.Text(), nullable=False),
        sa.Column("quote_after", sa.Text(), nullable=False),
        sa.Column("quote_start", sa.Integer(), nullable=False),
        sa.Column("comment_id", sa.String(length=10), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("rationale", sa.Text(), nullable=False),
        sa.Column("proposal", sa.Text(), nullable=True),
        sa.Column("delete", sa.Boolean(), nullable=False),
        sa.Column("type", sa.String(length=20), nullable=False),
        sa.Column("priority", sa.String(length=20), nullable=False),
        sa.Column("visibility", sa.String(length=20), nullable=False),
        sa.Column("kept", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("person <> ''", name="unsaved_person"),
        sa.CheckConstraint("priority IN ('high', 'normal', 'low')", name="unsaved_priority"),
        sa.CheckConstraint("type IN ('substantive', 'wording', 'coherence')", name="unsaved_type"),
        sa.CheckConstraint("visibility IN ('internal', 'team', 'submission')", name="unsaved_visibility"),
        sa.ForeignKeyConstraint(
            ["matter_id"],
            ["matter.id"],
        ),
        sa.PrimaryKeyConstraint("matter_id", "id"),
    )
    op.create_index("unsaved_by_person", "unsaved", ["person", "kept"], unique=False)


def _keep_history() -> None:
    """An event can only go after its copy stands in the other table, and can't be altered."""
    for table, other in _HISTORY:
        op.execute(f"""
        CREATE TRIGGER {table}_is_kept BEFORE DELETE ON {table}
        WHEN NOT EXISTS (SELECT 1 FROM {other} AS other WHERE other.matter_id = OLD.matter_id AND other.id = OLD.id)
        BEGIN SELECT RAISE(ABORT, 'history is kept'); END""")  # noqa: S608  # the names stand above
        op.execute(f"""
        CREATE TRIGGER {table}_is_final BEFORE UPDATE ON {table}
        BEGIN SELECT RAISE(ABORT, 'history is kept'); END""")
