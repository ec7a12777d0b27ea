"""From canonical text to a draft."""

from __future__ import annotations

from drafts import statute
from drafts.marks import lines_of
from drafts.model import Draft, Region, RegionKind, Span

PARSER_VERSION = "1"
"""Changes when the keys or spans of an unchanged text may change; stored with every draft."""


def parse(text: str, profile: str | None = None) -> Draft:
    """The draft that a canonical text holds. Never fails: what isn't understood is kept and reported.

    ``profile`` forces a numbering grammar (see ``drafts.profiles``) in place of the one that fits best.
    """
    lines = lines_of(text)
    reading = statute.read(text, lines)
    return Draft(
        title=reading.title,
        language="zh",
        profile=profile or "zh-statute",
        text=text,
        regions=reading.regions or (Region(RegionKind.FRONT, Span(0, len(text))),) if text else (),
        provisions=tuple(reading.provisions),
        references=(),
        notice=None,
        diagnostics=tuple(reading.diagnostics),
    )
