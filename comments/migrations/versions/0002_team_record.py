"""What a team needs: roles, reading without comment, several places, authorities, translations, assignment, merging, a bin."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_ACTIONS = "'created', 'edited', 'replied', 'undone', 'redone', 'deleted', 'restored', 'merged'"
_HISTORY = (("event", "internal_event"), ("internal_event", "event"))


def upgrade() -> None:
    """Adds tables and columns; what is stored stays as it is."""
    with op.batch_alter_table("matter", recreate="auto") as matter:
        matter.add_column(sa.Column("four_eyes", sa.Boolean(), server_default=sa.false(), nullable=False))
    _people()
    for table in ("comment", "internal_note"):
        _remarks(table)
    _places("comment_place", "comment")
    _places("internal_place", "internal_note")
    in_sqlite = op.get_bind().dialect.name == "sqlite"
    if in_sqlite:
        for table, _ in _HISTORY:
            op.execute(f"DROP TRIGGER {table}_is_kept")
            op.execute(f"DROP TRIGGER {table}_is_final")
    for table, _ in _HISTORY:
        _happenings(table, in_sqlite)
    if in_sqlite:
        for table, other in _HISTORY:
            _keep_history(table, other)


def _people() -> None:
    op.create_table(
        "person",
        sa.Column("matter_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("added", sa.DateTime(timezone=True), nullable=False),
        sa.Column("added_by", sa.String(length=200), nullable=False),
        sa.CheckConstraint("name <> ''", name="person_name"),
        sa.CheckConstraint("role IN ('lead', 'reviewer', 'observer')", name="person_role"),
        sa.ForeignKeyConstraint(["matter_id"], ["matter.id"]),
        sa.PrimaryKeyConstraint("matter_id", "name"),
    )
    op.create_table(
        "read_mark",
        sa.Column("matter_id", sa.Integer(), nullable=False),
        sa.Column("draft_id", sa.Integer(), nullable=False),
        sa.Column("article", sa.String(length=300), nullable=False),
        sa.Column("person", sa.String(length=200), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("article <> ''", name="read_mark_article"),
        sa.CheckConstraint("person <> ''", name="read_mark_person"),
        sa.ForeignKeyConstraint(
            ["matter_id", "draft_id"], ["draft_version.matter_id", "draft_version.id"], name="read_mark_draft"
        ),
        sa.PrimaryKeyConstraint("matter_id", "draft_id", "article", "person"),
    )


def _remarks(table: str) -> None:
    """Columns of comments, or of internal notes, and indexes for lists that are read a page at a time."""
    for name in ("by_article", "by_matter_article", "by_status"):
        op.drop_index(f"{table}_{name}", table_name=table)
    with op.batch_alter_table(table) as remark:
        remark.add_column(_list("also"))
        remark.add_column(_yes_or_no("new_article"))
        remark.add_column(_list("authorities"))
        for name in ("topic", "unit", "body_other", "rationale_other"):
            remark.add_column(sa.Column(name, sa.Text(), server_default="", nullable=False))
        remark.add_column(sa.Column("proposal_other", sa.Text(), nullable=True))
        remark.add_column(sa.Column("assigned", sa.String(length=200), server_default="", nullable=False))
        remark.add_column(sa.Column("response", sa.Text(), server_default="", nullable=False))
        remark.add_column(sa.Column("merged_into", sa.String(length=10), nullable=True))
        remark.add_column(_list("sources"))
        remark.add_column(_yes_or_no("deleted"))
        remark.create_check_constraint(f"{table}_proposes_one_thing", 'NOT ("delete" AND new_article)')
        remark.create_check_constraint(f"{table}_not_into_itself", "merged_into IS NULL OR merged_into <> id")
    put_away = ["deleted", "merged_into"]
    op.create_index(f"{table}_by_place", table, ["matter_id", "draft_id", "article", *put_away, "author", "status"])
    op.create_index(f"{table}_by_status", table, ["matter_id", *put_away, "visibility", "status"])
    op.create_index(f"{table}_by_author", table, ["matter_id", "author"])
    op.create_index(f"{table}_by_assigned", table, ["matter_id", "assigned"])


def _list(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.JSON(), server_default="[]", nullable=False)


def _yes_or_no(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(), server_default=sa.false(), nullable=False)


def _places(table: str, remark: str) -> None:
    """Further articles by which comments are found."""
    op.create_table(
        table,
        sa.Column("matter_id", sa.Integer(), nullable=False),
        sa.Column("comment_id", sa.String(length=10), nullable=False),
        sa.Column("article", sa.String(length=300), nullable=False),
        sa.Column("draft_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["matter_id", "comment_id"], [f"{remark}.matter_id", f"{remark}.id"], name=f"{table}_of"
        ),
        sa.PrimaryKeyConstraint("matter_id", "comment_id", "article"),
    )
    op.create_index(f"{table}_by_article", table, ["matter_id", "draft_id", "article"])


def _happenings(table: str, in_sqlite: bool) -> None:
    """More kinds of happening, and which of them belong together. SQLite makes the table anew, the column in its place."""
    after = "undoes" if in_sqlite else None
    with op.batch_alter_table(table, recreate="always" if in_sqlite else "never") as happening:
        happening.add_column(sa.Column("batch", sa.String(length=16), nullable=True), insert_after=after)
        happening.drop_constraint(f"{table}_action", type_="check")
        happening.create_check_constraint(f"{table}_action", f"action IN ({_ACTIONS})")
    op.create_index(f"{table}_by_batch", table, ["matter_id", "batch"])


def _keep_history(table: str, other: str) -> None:
    """The triggers again: they name each other's tables, so they can't stand while one is made anew."""
    op.execute(f"""
        CREATE TRIGGER {table}_is_kept BEFORE DELETE ON {table}
        WHEN NOT EXISTS (SELECT 1 FROM {other} AS other WHERE other.matter_id = OLD.matter_id AND other.id = OLD.id)
        BEGIN SELECT RAISE(ABORT, 'history is kept'); END""")  # noqa: S608  # the names stand above
    op.execute(f"""
        CREATE TRIGGER {table}_is_final BEFORE UPDATE ON {table}
        BEGIN SELECT RAISE(ABORT, 'history is kept'); END""")
