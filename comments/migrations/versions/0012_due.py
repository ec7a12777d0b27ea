"""What the last day for comments was when a submission was written or sent: a later draft brings another."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Adds the columns."""
    for table in ("sending", "exported"):
        with op.batch_alter_table(table, recreate="auto") as found:
            found.add_column(sa.Column("deadline", sa.Date(), nullable=True))
