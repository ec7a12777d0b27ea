"""From canonical text to a draft.

What a plain Chinese statute doesn't need (the words of notices, references in Latin script, any references where it speaks of no
provision) is imported where it is needed.
"""

from __future__ import annotations

import re

from drafts.model import Draft, Notice, Reference, RegionKind
from drafts.parsing import structure
from drafts.parsing.detect import best_survey, language_of
from drafts.parsing.diagnostics import diagnose
from drafts.parsing.joined import parted
from drafts.parsing.marks import lines_of
from drafts.parsing.profile import Inside, Profile
from drafts.parsing.profiles import profile_named
from drafts.parsing.structure import Reading
from drafts.patterns import regex
from drafts.referring.speaking import speaking

PARSER_VERSION = "4"
"""Changes when the keys or spans of an unchanged text may change; stored with every draft."""

_ANNOTATED = regex(r"^(?:\[?F[0-9]|[0-9]{1,3}\[|\*[ ]?[0-9]|\[[0-9(])", re.MULTILINE)
_MENTIONS_UNREAD = frozenset({"vi", "ko", "ru", "continental", "fr-code"})
"""The grammars of languages whose mentions of articles aren't read."""


def parse(text: str, profile: str | None = None) -> Draft:
    """The draft that a canonical text holds. Never fails: what isn't understood is kept and reported.

    ``profile`` forces a numbering grammar (see ``drafts.parsing.profiles``) in place of the one that fits best; DraftError
    where there is none of that name.
    """
    lines = lines_of(text)
    parts = parted(text, lines)
    if _may_be_annotated(text):
        from drafts.parsing import amendment_marks

        parts = amendment_marks.without_marks(text, parts)
    surveyed = structure.survey(text, parts, profile_named(profile)) if profile else best_survey(text, parts)
    grammar = surveyed.profile
    reading = structure.read(text, parts, surveyed)
    mentions = _references(text, reading, grammar)
    if any(mention.holder is not None or mention.beyond for mention in mentions):
        from drafts.referring.reach import within_reach

        mentions = within_reach(text, mentions, reading.provisions, counted=grammar.han)
    return Draft(
        title=reading.title,
        language=language_of(text, grammar),
        profile=grammar.name,
        text=text,
        regions=reading.regions,
        provisions=tuple(reading.provisions),
        references=mentions,
        notice=_notice(text, reading),
        diagnostics=diagnose(
            text,
            lines,
            reading.provisions,
            reading.promised,
            mentions,
            grammar,
            reading.regions,
            surveyed.labels,
        ),
    )


def _may_be_annotated(text: str) -> bool:
    """Whether an editor's marks may stand before labels: in consolidated acts in Latin script."""
    begun = ("F" in text and "\nF" in text) or ("*" in text and "\n*" in text)  # one character is found sooner than two
    return (begun or "[" in text) and _ANNOTATED.search(text) is not None


def _references(text: str, reading: Reading, grammar: Profile) -> tuple[Reference, ...]:
    if grammar.name in _MENTIONS_UNREAD or grammar.inside is Inside.WORDED:
        return ()
    if grammar.han:
        units = speaking(text, reading.provisions)
        if not units:
            return ()
        from drafts import references

        return references.find_references(
            text, reading.provisions, units, amending=grammar.name == "zh-decision", title=reading.title
        )
    from drafts.referring import references_western

    return references_western.find_references(text, reading.provisions, reading.title)


def _notice(text: str, reading: Reading) -> Notice | None:
    """What the text above the draft asks for; where nothing reads as a draft, the whole text may be the notice."""
    above = [r.span for r in reading.regions if r.kind in (RegionKind.NOTICE, RegionKind.TAIL)]
    if reading.provisions and not above:
        return None
    from drafts.notice import read_notice

    if not reading.provisions:
        return read_notice(text)
    for span in above:
        found = read_notice(text[span.start : span.end])
        if found is not None and (found.deadline or found.channels):
            return found
    return None
