"""Provisions as the hierarchy of Akoma Ntoso: 编 part, 章 chapter, 节 section, 条 article, 款 paragraph, 项 and 目 points."""

from __future__ import annotations

from collections.abc import Sequence

from drafts.akn.inline import Element, Words, add
from drafts.akn.names import LISTED, Names, groups
from drafts.model import Draft, Kind, Provision
from drafts.patterns import regex

_TAG = {
    Kind.PART: "part",
    Kind.SUBPART: "subpart",
    Kind.CHAPTER: "chapter",
    Kind.SECTION: "section",
    Kind.ARTICLE: "article",
    Kind.PARAGRAPH: "paragraph",
    Kind.ITEM: "point",
    Kind.SUBITEM: "point",
    Kind.POINT: "point",
    Kind.RECITAL: "recital",
}
_AFTER_LABEL = regex(r"[\s\u3000]*[:：.．、–—-]{1,3}")
"""Signs between a label and what it labels; they stay with the label."""


class Body:
    """Writes provisions and the words in and around them."""

    def __init__(self, draft: Draft, words: Words, names: Names) -> None:
        self._draft = draft
        self._words = words
        self._names = names

    def sequence(self, parent: Element, provisions: Sequence[Provision], start: int, end: int) -> None:
        """Adds outermost provisions that follow one another, and any words before, between and after them."""
        at = start
        for group in groups(provisions):
            self._between(parent, at, group[0].span.start)
            self._group(parent, group, None, at)
            at = group[-1].span.end
        self._between(parent, at, end)

    def annex(self, parent: Element, provisions: Sequence[Provision], start: int, end: int) -> None:
        """Adds what an annex holds: provisions, and paragraphs of words that belong to none."""
        first = provisions[0].span.start if provisions else end
        if not provisions or not self._words.is_blank(start, first):
            self._words.paragraphs(parent, start, first)
        if provisions:
            self.sequence(parent, provisions, first, end)

    def label_and_heading(self, element: Element, provision: Provision, written: int = 0) -> int:
        """Adds ``num`` and ``heading``; where the words after them begin, as an offset of the text.

        ``written`` is how far the text was written already: a clause of a standard that is a chapter and, for the words
        right below its heading, an article too (3 术语和定义) has its label on the chapter only.
        """
        text, end = self._draft.text, provision.span.end
        at = min(provision.span.start + len(provision.label), end)
        body = min(max(provision.body.start, at), end)
        if provision.span.start < written:
            return min(max(body, written), end)
        if provision.label:
            separator = _AFTER_LABEL.match(text, at, body)
            at = separator.end() if separator else at
            self._words.inline(add(element, "num"), provision.span.start, at)
        if not self._words.is_blank(at, body):
            line = text[at:body]
            lead = len(line) - len(line.lstrip())
            self._words.inline(add(element, "heading"), at + lead, at + len(line.rstrip()))
        return body

    def recital(self, parent: Element, provision: Provision) -> None:
        """Adds a recital."""
        element = add(parent, "recital", eId=self._names.of[provision.key])
        self._words.paragraphs(element, self.label_and_heading(element, provision), provision.span.end)

    def _provision(self, parent: Element, provision: Provision, written: int) -> None:
        tag = _TAG[provision.kind]
        if provision.kind is Kind.PARAGRAPH and self._is_below_paragraph(provision):
            tag = "subparagraph"
        element = add(parent, tag, eId=self._names.of[provision.key])
        at, end = self.label_and_heading(element, provision, written), provision.span.end
        children = self._draft.children(provision.key)
        if not children:
            self._words.paragraphs(add(element, "content"), at, end)
            return
        first, *later = groups(children)
        opening = None if self._words.is_blank(at, first[0].span.start) else (at, first[0].span.start)
        if opening is not None and first[0].kind not in LISTED:
            self._words.paragraphs(add(element, "intro"), *opening)
            opening = None
        self._group(element, first, opening, at)
        at = first[-1].span.end
        for group in later:
            self._between(element, at, group[0].span.start)
            self._group(element, group, None, at)
            at = group[-1].span.end
        if not self._words.is_blank(at, end):
            self._words.paragraphs(add(element, "wrapUp"), at, end)

    def _group(
        self, parent: Element, group: Sequence[Provision], opening: tuple[int, int] | None, written: int
    ) -> None:
        """Adds one provision, or items as a list with the words that open it: 有下列情形之一的：."""
        if group[0].kind in LISTED:
            parent = add(parent, "list", eId=self._names.lists[group[0].key])
            if opening is not None:
                self._words.paragraphs(add(parent, "intro"), *opening)
        at = group[0].span.start
        for provision in group:
            self._between(parent, at, provision.span.start)
            self._provision(parent, provision, written)
            at = provision.span.end

    def _between(self, parent: Element, start: int, end: int) -> None:
        """Words that belong to no provision, kept where they stand."""
        if not self._words.is_blank(start, end):
            self._words.paragraphs(add(add(parent, "hcontainer", name="unnumbered"), "content"), start, end)

    def _is_below_paragraph(self, provision: Provision) -> bool:
        return provision.parent is not None and self._draft.by_key[provision.parent].kind is Kind.PARAGRAPH
