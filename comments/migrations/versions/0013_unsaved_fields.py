"""The rarer fields of a comment, also of one that is still being typed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Adds columns to what is kept while somebody types; texts kept so far have nothing in them."""
    op.add_column("unsaved", sa.Column("authorities", sa.JSON(), nullable=False, server_default="[]"))
    for name in ("topic", "unit", "body_other", "rationale_other"):
        op.add_column("unsaved", sa.Column(name, sa.Text(), nullable=False, server_default=""))
    op.add_column("unsaved", sa.Column("proposal_other", sa.Text(), nullable=True))
