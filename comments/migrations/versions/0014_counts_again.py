"""A sending said to be a mistake may be said to count after all."""

from __future__ import annotations

from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Permits one more kind of note; what is stored stays as it is."""
    with op.batch_alter_table("sending_note") as note:
        note.drop_constraint("sending_note_kind", type_="check")
        note.create_check_constraint("sending_note_kind", "kind IN ('receipt', 'void', 'counts')")
