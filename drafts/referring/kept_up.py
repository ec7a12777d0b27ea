"""Flags on references that the check of references knows to have kept up, down to paragraph and item."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafts.comparison import Flag, ReferenceCheck, ReferenceState
from drafts.folding import fold
from drafts.patterns import regex

_INNER = regex(r"paragraph|point|\(", re.I)
_SAME = (ReferenceState.FOLLOWED, ReferenceState.UNCHANGED)


def without_kept_up(flags: tuple[Flag, ...], checks: Sequence[ReferenceCheck]) -> tuple[Flag, ...]:
    """An article's flags, given the checks of its references: without those that take a mention for new or changed which
    means each time what the mention in its place meant, as paragraph 1 does where paragraph 3 got that number.
    """
    if not checks or not any(flag.kind == "reference" and flag.new for flag in flags):
        return flags
    mentions = [(fold(check.text), check) for check in checks]
    return tuple(flag for flag in flags if not (flag.kind == "reference" and flag.new and _kept_up(flag, mentions)))


def _as_deep(check: ReferenceCheck) -> bool:
    """Whether a mention means a place as deep as before; Article 51(1) is less than Article 51, and 前两款 more than 前款."""
    if check.provision_old is None or check.provision_new is None or check.text.startswith("前"):
        return False
    return check.provision_old.count("__") == check.provision_new.count("__")


def _is_lost(check: ReferenceCheck, flag: Flag) -> bool:
    """Whether the old mention names a paragraph or point that the old text can't show, since it lost their numbers."""
    named = check.provision_old is not None and "__" not in check.provision_old and _INNER.search(flag.old)
    return bool(named) and check.provision_new is not None and "__" in check.provision_new


def _kept_up(flag: Flag, mentions: Sequence[tuple[str, ReferenceCheck]]) -> bool:
    """Whether all mentions that are a flag's words, or begin with them, kept up: paragraph 1, paragraph 1 of this Article."""
    said = fold(flag.new)
    meant = [
        check.state in _SAME and (_as_deep(check) or _is_lost(check, flag))
        for mention, check in mentions
        if mention == said or mention.startswith((said + " of this", said + ","))
    ]
    return bool(meant) and all(meant)
