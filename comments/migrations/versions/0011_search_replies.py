"""The index of words tells replies from comments. Made anew, empty: the words come with the upgrade's end, or the first search."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Makes the tables anew, with a column for the reply."""
    for table in ("search_entry", "internal_search_entry"):
        op.drop_table(table)
        op.create_table(
            table,
            sa.Column("number", sa.Integer(), nullable=False),
            sa.Column("matter_id", sa.Integer(), nullable=False),
            sa.Column("draft_id", sa.Integer(), nullable=False),
            sa.Column("comment_id", sa.String(length=10), nullable=False),
            sa.Column("reply_id", sa.String(length=10), nullable=False),
            sa.Column("article", sa.String(length=300), nullable=False),
            sa.Column("start", sa.Integer(), nullable=False),
            sa.Column("length", sa.Integer(), nullable=False),
            sa.ForeignKeyConstraint(["matter_id"], ["matter.id"]),
            sa.PrimaryKeyConstraint("number"),
            sqlite_autoincrement=True,
        )
        op.create_index(f"{table}_by_comment", table, ["matter_id", "comment_id"])
    op.create_index("search_entry_by_draft", "search_entry", ["matter_id", "draft_id", "comment_id"])
    op.execute("DELETE FROM search_state")
