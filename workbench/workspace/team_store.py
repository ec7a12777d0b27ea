"""Operations on a team's database as a whole: walls and logins. For its administrator, who needs no matter and no person."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from comments.errors import StoreError

if TYPE_CHECKING:
    from comments.store.server.team import Team


def open_team(store: str, now: Callable[[], datetime]) -> Team:
    """The administrator's connection; a context manager. Raises StoreError for a store that is a file."""
    if not store.startswith(("postgresql://", "postgres://")):
        raise StoreError(
            f"{store} 是文件：谁有这个文件，谁就能读全部内容，隔离无从谈起。团队请用 --store postgresql://… 指明数据库。",
            f"{store} is a file: whoever has it reads it all, and there can be no walls. "
            "Name a team's database with --store postgresql://…",
        )
    try:
        from comments.store.server.team import Team
    except ImportError as error:
        from comments.store.opening import no_driver

        raise no_driver() from error
    return Team.open(store, now)
