"""A time as a person types it."""

from __future__ import annotations

from datetime import datetime

from comments.deadlines import BEIJING
from workbench.config import ConfigError


def read_moment(text: str | None) -> datetime | None:
    """The time that an ISO 8601 text means, in Beijing where it names no zone; None for an empty one. Raises ConfigError."""
    if not text or not text.strip():
        return None
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        raise ConfigError(
            f"“{text}”不是 ISO 8601 时间，没有记录。请写作 2021-12-10T15:30。",
            f"{text!r} is no ISO 8601 time; nothing was recorded. Write 2021-12-10T15:30.",
        ) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=BEIJING)
