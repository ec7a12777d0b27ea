"""Which provision of a draft a stretch of its text belongs to, and what to quote there."""

from __future__ import annotations

from dataclasses import dataclass

from comments.records import NewComment, Quote
from drafts.anchor import CONTEXT
from drafts.model import Draft, Kind, Provision, Span

_BELOW = frozenset((Kind.PARAGRAPH, Kind.ITEM, Kind.SUBITEM))
_CLAUSE = frozenset("，。；：！？,;:!?\n、（）()“”")
CLAUSE_CHARACTERS = 40
"""A quote grows to the ends of its clause, by at most this much on each side."""
SHORT_CHARACTERS = 6
"""A shorter quote says too little by itself."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A provision, and a stretch of the draft's text that touches it."""

    provision: Provision | None
    span: Span


class Ground:
    """A draft whose places are asked for."""

    def __init__(self, draft: Draft, label: str, matter: str) -> None:
        self.draft, self.label, self.matter = draft, label, matter
        self._whole = [p for p in draft.provisions if p.kind not in _BELOW]

    def provision(self, span: Span, *, ends_before: bool = False) -> Provision | None:
        """The innermost article, heading or annex that a stretch begins in; None outside all of them.

        A mere place at the end of an article belongs to it with ``ends_before``, as what is added there does.
        """
        best: Provision | None = None
        for provision in self._whole:
            start, end = provision.span.start, provision.span.end
            inside = start <= span.start < end or (ends_before and not len(span) and start < span.start <= end)
            if inside and (best is None or len(provision.span) <= len(best.span)):
                best = provision
        return best

    def quote(self, provision: Provision, span: Span) -> Quote | None:
        """A stretch of the draft's text as a quote from a provision's body; None where it isn't words of the body."""
        body = provision.body
        start, end = max(span.start, body.start), min(span.end, body.end)
        if start >= end or not self.draft.text[start:end].strip():
            return None
        return self._quote(start, end, body)

    def general_quote(self, span: Span) -> Quote | None:
        """Words outside all provisions, quoted from the draft as a whole."""
        if not len(span):
            return None
        return self._quote(span.start, span.end, Span(0, len(self.draft.text)))

    def _quote(self, start: int, end: int, body: Span) -> Quote:
        text = self.draft.text
        before = text[max(body.start, start - CONTEXT) : start]
        return Quote(text[start:end], before, text[end : min(body.end, end + CONTEXT)], start - body.start)

    def clause(self, span: Span, within: Span) -> Span:
        """A stretch grown to the ends of its clause, inside another stretch."""
        text, start, end = self.draft.text, span.start, span.end
        least = max(within.start, start - CLAUSE_CHARACTERS)
        if not text[start:end].strip():  # put in behind a sign: the clause is the one that ends with it
            while start > least and text[start - 1] in _CLAUSE:
                start -= 1
        while start > least and text[start - 1] not in _CLAUSE:
            start -= 1
        most = min(within.end, end + CLAUSE_CHARACTERS)
        while end < most and text[end] not in _CLAUSE:
            end += 1
        if (
            not text[start:end].strip() or "\n" in text[span.start : span.end]
        ):  # at the beginning, or where lines are joined
            end = min(within.end, end + SHORT_CHARACTERS)
        while start < span.start and text[start].isspace():
            start += 1
        while end > span.end and text[end - 1].isspace():
            end -= 1
        return Span(start, end)

    def comment(self, provision: Provision | None, quote: Quote | None, **fields: object) -> NewComment:
        """A comment on a provision, or on the draft as a whole."""
        told: dict[str, object] = {"matter": self.matter, "draft": self.label, "quote": quote, **fields}
        if provision is not None:
            told.update(article=provision.key, number=provision.number, label=provision.label)
        return NewComment(**told)  # type: ignore[arg-type]  # the caller's fields are those of the record
