"""Comments sought again after the text of their own draft was repaired."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from comments.records import Comment, OtherPlace, Quote
from drafts import anchor
from drafts.model import Draft, Provision, Span
from drafts.repair import Edit, moved


def sought_again(
    comment: Comment, old: Draft, new: Draft, edits: Sequence[Edit]
) -> Mapping[str, str | Quote | tuple[OtherPlace, ...] | None] | None:
    """The fields of a comment that change so that it stays with its words; empty where it stands as it did.

    None where its words are no longer there as they were quoted: it then has lost its place, and keeps what it says.
    A further place of it that is lost stays as it is.
    """
    first = OtherPlace(comment.article, comment.number, comment.label, comment.quote)
    place = _sought(first, old, new, edits)
    if place is None:
        return None
    also = tuple(_sought(each, old, new, edits) or each for each in comment.also)
    wanted: dict[str, str | Quote | tuple[OtherPlace, ...] | None] = {
        "article": place.article,
        "number": place.number,
        "label": place.label,
        "quote": place.quote,
        "also": also,
    }
    return {name: value for name, value in wanted.items() if value != getattr(comment, name)}


def _sought(place: OtherPlace, old: Draft, new: Draft, edits: Sequence[Edit]) -> OtherPlace | None:
    if not place.article:
        return place
    provision = old.by_key.get(place.article)
    if provision is None:
        return None
    if place.quote is None:
        holder = _holder(new, provision, moved(provision.span.start, edits))
        return None if holder is None else OtherPlace(holder.key, holder.number, holder.label)
    words = _words(place.quote, old, provision)
    if words is None:
        return None
    start, end = moved(words.start, edits), moved(words.end - 1, edits) + 1
    holder = _holder(new, provision, start)
    if holder is None or start < holder.body.start or end > holder.body.end:
        return None
    if _squeezed(new.text[start:end]) != _squeezed(place.quote.exact):
        return None
    span = Span(start - holder.body.start, end - holder.body.start)
    if _still_found(place.quote, new.body(holder), span):
        return OtherPlace(holder.key, holder.number, holder.label, place.quote)
    return OtherPlace(holder.key, holder.number, holder.label, Quote(*anchor.take(new, holder.key, span)))


def _still_found(quote: Quote, body: str, span: Span) -> bool:
    """Whether the quote as it was taken leads to these words; what stands around them may have changed a little."""
    try:
        found = anchor.find(body, quote.exact, quote.before, quote.after, quote.start)
    except anchor.LostQuoteError:
        return False
    return found.certain and found.span == span and body[span.start : span.end] == quote.exact


def _words(quote: Quote, draft: Draft, provision: Provision) -> Span | None:
    """Where the quoted words stand in the draft's text; None where they had lost their place already."""
    try:
        found = anchor.find(draft.body(provision), quote.exact, quote.before, quote.after, quote.start)
    except anchor.LostQuoteError:
        return None
    if not len(found.span):
        return None
    return Span(provision.body.start + found.span.start, provision.body.start + found.span.end)


def _holder(draft: Draft, like: Provision, offset: int) -> Provision | None:
    """The innermost provision of the same kind that holds a character of the text."""
    found = [p for p in draft.provisions if p.kind is like.kind and p.span.start <= offset < p.span.end]
    return found[-1] if found else None


def _squeezed(words: str) -> str:
    return "".join(words.split())
