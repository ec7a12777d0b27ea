"""From canonical text to a draft."""

from __future__ import annotations

from drafts import structure
from drafts.detect import best_profile, language_of
from drafts.marks import lines_of
from drafts.model import Draft
from drafts.profiles import profile_named

PARSER_VERSION = "1"
"""Changes when the keys or spans of an unchanged text may change; stored with every draft."""


def parse(text: str, profile: str | None = None) -> Draft:
    """The draft that a canonical text holds. Never fails: what isn't understood is kept and reported.

    ``profile`` forces a numbering grammar (see ``drafts.profiles``) in place of the one that fits best; DraftError
    where there is none of that name.
    """
    lines = lines_of(text)
    grammar = profile_named(profile) if profile else best_profile(text, lines)
    reading = structure.read(text, lines, grammar)
    return Draft(
        title=reading.title,
        language=language_of(text, grammar),
        profile=grammar.name,
        text=text,
        regions=reading.regions,
        provisions=tuple(reading.provisions),
        references=(),
        notice=None,
        diagnostics=(),
    )
