"""A count and what is counted, in English: ``1 comment``, ``2 comments``."""

from __future__ import annotations


def many(count: int, nouns: str) -> str:
    """The count with the noun in the form that goes with it; ``nouns`` is the plural, with any words before it."""
    if count != 1:
        return f"{count} {nouns}"
    return f"1 {nouns[:-3]}y" if nouns.endswith("ies") else f"1 {nouns.removesuffix('s')}"
