"""What is doubtful about the mentions of a draft: those without 第, those that lead nowhere, and why many of them may."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from drafts.model import Diagnostic, Draft, Kind, Provision, Reference
from drafts.numerals import CHINESE_NUMERAL
from drafts.patterns import regex
from drafts.referring.reference_words import SELF

LEVEL_LOST = "level-lost"
PART_ONLY = "part-only"
"""The codes of what is said once of many mentions."""
_OWN_NAME = regex(SELF + "$")
"""Right before a number, it shows that 第 was left out: 本条例六十条第四款."""
_LineOf = Callable[[int], int]


def doubtful_mentions(
    text: str, references: Sequence[Reference], counted: Sequence[Provision], line_of: _LineOf
) -> Iterator[Diagnostic]:
    """The doubts about mentions. ``counted`` are the draft's articles, points and annexes in order."""
    yield from _unresolved(text, references, line_of)
    if any(r.holder is not None or r.beyond for r in references):
        yield from _out_of_reach(references, counted, line_of)


def said_once(draft: Draft) -> tuple[Diagnostic, ...]:
    """What a draft's text can't show of its mentions: that it lost its paragraphs or points, or is a part only."""
    return tuple(d for d in draft.diagnostics if d.code in (LEVEL_LOST, PART_ONLY))


def _unresolved(text: str, references: Sequence[Reference], line_of: _LineOf) -> Iterator[Diagnostic]:
    for reference in references:
        start = reference.span.start
        if reference.text[0] in CHINESE_NUMERAL and _OWN_NAME.search(text[max(0, start - 12) : start]):
            yield Diagnostic(
                "reference-misprinted",
                f"引用“{reference.text}”缺“第”字，按“第{reference.text}”理解，请核对。",
                f"The mention “{reference.text}” lacks its 第; read as “第{reference.text}”. Please check.",
                line_of(start),
                reference.article,
            )
        if reference.target is None and not reference.external and not reference.beyond:
            yield Diagnostic(
                "unresolved-reference",
                f"引用“{reference.text}”在本稿中找不到对应的条款，可能是起草疏漏。",
                f"The mention “{reference.text}” leads to no provision of this draft; it may be a drafting mistake.",
                line_of(reference.span.start),
                reference.article,
            )


def _out_of_reach(
    references: Sequence[Reference], counted: Sequence[Provision], line_of: _LineOf
) -> Iterator[Diagnostic]:
    """Said once of all the mentions that the text can't show the meaning of."""
    led = [r for r in references if r.holder is not None and r.target == r.holder]
    if led:
        yield Diagnostic(
            LEVEL_LOST,
            f"有 {len(led)} 处引用指到款、项（如“{led[0].text}”），而本文本的相应条文没有分款、分项或编号，可能是转换时丢失的；"
            "这些引用只核对到条，请对照原件。",
            f"{len(led)} mentions name paragraphs or points (such as “{led[0].text}”) of articles that have no numbered ones"
            " in this text, which may have lost them; they are followed to the article only. Check the original.",
            line_of(led[0].span.start),
        )
    beyond = [r for r in references if r.beyond]
    articles = [p for p in counted if p.kind is Kind.ARTICLE and not p.key.startswith("annex")]
    if beyond:
        first, last = articles[0].label, articles[-1].label
        yield Diagnostic(
            PART_ONLY,
            f"本文本只有“{first}”至“{last}”，有 {len(beyond)} 处引用指向此外的条文（如“{beyond[0].text}”），未作判断；"
            "文本可能不完整。",
            f"The text has only “{first}” to “{last}”; {len(beyond)} mentions lead to articles outside it (such as"
            f" “{beyond[0].text}”) and are not judged. It may be incomplete.",
            line_of(beyond[0].span.start),
        )
