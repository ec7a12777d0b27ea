"""Sums of money as European acts write them (20 000 000 EUR)."""

from __future__ import annotations

from collections.abc import Iterator

from drafts.flagging.quantities import CURRENCIES
from drafts.patterns import regex

_AMOUNT = r"[0-9]+(?:[ ,.][0-9]+)*(?: [mb]illion)?"
_NAMES = "|".join(CURRENCIES).upper()
SUM = regex(rf"(?:(?:{_NAMES})\s?|[€$£¥]\s?)(?P<after>{_AMOUNT})|(?P<before>{_AMOUNT})\s?(?:{_NAMES}|euros?)\b")
"""A sum of money; its currency stands before it or after it."""


def has_sum(text: str) -> bool:
    """Whether a sum of money stands in it."""
    return bool(SUM.search(text))


def sums(text: str) -> Iterator[tuple[str, str]]:
    """Each sum of money as printed, and with its currency before it, as `read_quantity` reads it."""
    for found in SUM.finditer(text):
        yield found.group(), f"EUR {found['after'] or found['before']}"  # whatever its currency is
