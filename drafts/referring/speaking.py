"""Which articles may speak of provisions, told before what reads mentions is loaded: many drafts speak of none."""

from __future__ import annotations

from collections.abc import Sequence

from drafts.model import Kind, Provision

UNITS = frozenset({Kind.ARTICLE, Kind.POINT})
"""What mentions are read in, one after the other."""
_SIGNS, _TRADITIONAL, _JAPANESE = "第条款项章节编附", "條項節編", "号"
"""The signs of which a mention has at least one, and those that stand for them elsewhere (`drafts.referring.traditional`)."""


def speaking(text: str, provisions: Sequence[Provision]) -> list[Provision]:
    """The articles and points of a Chinese draft that hold a sign of mentions."""
    signs = _SIGNS + (_TRADITIONAL + _JAPANESE if "條" in text or "項" in text else "")
    there = [sign for sign in signs if sign in text]  # most drafts have 第 and 条 in all their labels
    return [one for one in provisions if one.kind in UNITS and _holds(text[one.body.start : one.span.end], there)]


def _holds(words: str, signs: Sequence[str]) -> bool:
    for sign in signs:  # noqa: SIM110  # a generator takes twice as long
        if sign in words:
            return True
    return False
