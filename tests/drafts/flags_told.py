"""What the flags of a change are, as the tests of flags compare them."""

from __future__ import annotations

from drafts.diffing.token_diff import token_diff
from drafts.flags import find_flags


def told(old: str, new: str, language: str = "zh") -> list[tuple[str, str]]:
    return [(flag.kind, flag.zh) for flag in find_flags(token_diff(old, new, language))]


def kinds(old: str, new: str, language: str = "zh") -> list[str]:
    return [kind for kind, _ in told(old, new, language)]
