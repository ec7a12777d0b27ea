"""What a comment asks for, as words before and after: which text is meant, what it would read, and the changes between."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from comments.places import ABOVE_ARTICLE
from comments.records import Comment, NewComment, Quote
from drafts.comparison import Change, Op
from drafts.model import Draft, Kind, Provision, Span
from drafts.patterns import regex

WHOLE_PARAGRAPH_CHARACTERS = {"zh": 160}
WHOLE_PARAGRAPH_LATIN_CHARACTERS = 480
"""A paragraph up to this length is shown whole around a quote; of a longer one, the sentences that hold it."""
RESTATED_CHARACTERS = 8
"""A proposal that repeats this many characters before or after the quote rewrites more than the quote."""
_SENTENCE_END = regex(r"[。；！？]|[.!?](?=\s|$)")
_ARTICLE_LABEL = regex(
    r"\s*(?:(第[〇零一二三四五六七八九十百千0-9０-９XＸ×]+条(?:之[一二三四五六七八九十0-9]+)?)[\s　：:]+"
    r"|(Article[ \t]+\d+[0-9a-z\-]*)[ \t]*(?:[.:：]|\n|$)\s*)",
    re.IGNORECASE,
)
"""The label an article opens with. 第二十四条规定的… and "Article 24 shall apply" open with a reference instead."""


class Ask(StrEnum):
    """What a comment would have done to the text."""

    REPLACE = "replace"
    DELETE_WORDS = "delete-words"
    DELETE_ARTICLE = "delete-article"
    NEW_ARTICLE = "new-article"
    REMARK = "remark"
    """No words are proposed: a question, or a wish."""


@dataclass(frozen=True, slots=True)
class Redraft:
    """Equal and deleted changes are ``original``, equal and inserted ones ``proposed``, exactly.

    For a remark, ``changes`` is empty and ``proposed`` too. For a new article ``original`` is empty and ``label`` is the
    label that the proposal gives it.
    """

    ask: Ask
    original: str
    proposed: str
    changes: tuple[Change, ...]
    words: Span | None = None
    """Where the quoted words stand in the draft's text; None where there is no quote or it has lost its place."""
    cut_before: bool = False
    """Whether the original begins within a paragraph."""
    cut_after: bool = False
    label: str = ""
    at: Span | None = None
    """Where ``original`` stands in the draft's text (of a whole article to go, its label too); None where it doesn't."""

    @property
    def says_the_same(self) -> bool:
        """Whether words are proposed that are there already, but for spaces and line breaks."""
        return self.ask is Ask.REPLACE and same_words(self.original, self.proposed)


def same_words(one: str, other: str) -> bool:
    """Whether two texts are the same but for spaces and line breaks."""
    return "".join(one.split()) == "".join(other.split())


def redraft(draft: Draft, provision: Provision | None, comment: Comment) -> Redraft:
    """What a comment asks for. ``provision`` is what it is made on; None for the draft as a whole or one that isn't found.

    A proposal said to be a new article is one, as is one that opens with another article's label (第二十四条之一), and any made on
    the draft as a whole. Otherwise a proposal replaces the quoted words, or the article where nothing is quoted; one that
    repeats the article's own label or the words around the quote replaces the article or paragraph.
    """
    proposal = (comment.proposal or "").strip()
    label, text = _split_label(proposal)
    own = provision.label if provision is not None and provision.kind is Kind.ARTICLE else comment.label
    if proposal and _is_new_article(comment, label, own):
        return Redraft(Ask.NEW_ARTICLE, "", text, (Change(Op.INSERT, text),), label=label)
    if provision is None:
        return _without_place(draft, comment, proposal)
    if comment.quote is not None:
        return _on_words(draft, provision, comment, text if label else proposal, whole_article=bool(label))
    original = _whole(draft, provision)
    if proposal:
        return _replaced(draft, original, text, at=_at(draft, provision, original))
    if comment.delete:
        return Redraft(Ask.DELETE_ARTICLE, original, "", (Change(Op.DELETE, original),), at=_whole_article(provision))
    return Redraft(Ask.REMARK, original, "", ())


def asks_new_article(comment: Comment | NewComment) -> bool:
    """Whether a comment proposes a new article, as `redraft` would say, without the draft at hand."""
    proposal = (comment.proposal or "").strip()
    return bool(proposal) and _is_new_article(comment, _split_label(proposal)[0], comment.label)


def opens_as_another(proposal: str, own: str) -> bool:
    """Whether a proposal opens with the label of another article than its own."""
    label, _ = _split_label(proposal.strip())
    return bool(label) and not _is_label(label, own)


def _is_new_article(comment: Comment | NewComment, label: str, own: str) -> bool:
    if comment.new_article:
        return True
    if label:
        return not _is_label(label, own)
    return not comment.article and comment.quote is None


def _is_label(label: str, own: str) -> bool:
    return "".join(label.split()).casefold() == "".join(own.split()).casefold()


def _on_words(draft: Draft, provision: Provision, comment: Comment, proposal: str, *, whole_article: bool) -> Redraft:
    assert comment.quote is not None
    body = _whole(draft, provision)
    start = _find(body, comment.quote)
    if start is None:
        return _without_place(draft, comment, proposal)
    end = start + len(comment.quote.exact)
    words = Span(provision.body.start + start, provision.body.start + end) if body == draft.body(provision) else None
    base = _at(draft, provision, body)
    if proposal and (whole_article or _restates(proposal, body, start, end)):
        first, last = (0, len(body)) if whole_article else _meant(body, start, end, proposal)
        return _replaced(draft, body[first:last], proposal, words, _within(base, first, last))
    if not proposal and comment.delete and comment.quote.exact.strip() == body.strip():
        whole = _whole_article(provision)
        return Redraft(Ask.DELETE_ARTICLE, body, "", (Change(Op.DELETE, body),), words, at=whole)
    first, last = _context(body, start, end, draft.language)
    cut_before = first > 0 and body[first - 1] != "\n"
    cut_after = last < len(body) and body[last] != "\n"
    original, before, after = body[first:last], body[first:start], body[end:last]
    if not proposal and not comment.delete:
        return Redraft(Ask.REMARK, original, "", (), words, cut_before, cut_after)
    middle = _diff(draft, comment.quote.exact, proposal) if proposal else (Change(Op.DELETE, comment.quote.exact),)
    changes = joined((Change(Op.EQUAL, before), *middle, Change(Op.EQUAL, after)))
    ask = Ask.REPLACE if proposal else Ask.DELETE_WORDS
    at = _within(base, first, last)
    return Redraft(ask, original, before + proposal + after, changes, words, cut_before, cut_after, at=at)


def _without_place(draft: Draft, comment: Comment, proposal: str) -> Redraft:
    """A comment whose article or words aren't in the draft: the quote stands alone."""
    quoted = comment.quote.exact if comment.quote else ""
    if proposal:
        return _replaced(draft, quoted, proposal)
    if comment.delete and quoted:
        return Redraft(Ask.DELETE_WORDS, quoted, "", (Change(Op.DELETE, quoted),))
    return Redraft(Ask.DELETE_ARTICLE if comment.delete else Ask.REMARK, quoted, "", ())


def _replaced(draft: Draft, original: str, proposed: str, words: Span | None = None, at: Span | None = None) -> Redraft:
    return Redraft(Ask.REPLACE, original, proposed, _diff(draft, original, proposed), words, at=at)


def _at(draft: Draft, provision: Provision, words: str) -> Span | None:
    """Where the words of a whole provision stand in the draft's text: its body, or of a chapter its heading."""
    for span in (provision.body, provision.span):
        if words and draft.text.startswith(words, span.start):
            return Span(span.start, span.start + len(words))
    return None


def _whole_article(provision: Provision) -> Span | None:
    """An article with its label; of a chapter nothing, since its articles would go too."""
    return None if provision.kind in ABOVE_ARTICLE else provision.span


def _within(base: Span | None, first: int, last: int) -> Span | None:
    return None if base is None else Span(base.start + first, base.start + last)


def _diff(draft: Draft, original: str, proposed: str) -> tuple[Change, ...]:
    from drafts.diff import diff

    return tuple(diff(original, proposed, draft.language))


def _whole(draft: Draft, provision: Provision) -> str:
    """An article's words; of a chapter, its heading."""
    if provision.kind in ABOVE_ARTICLE:
        return f"{provision.label} {provision.title}".strip()
    return draft.body(provision)


def _split_label(proposal: str) -> tuple[str, str]:
    """The article label that a proposal opens with, and the rest; (empty, proposal) without one."""
    found = _ARTICLE_LABEL.match(proposal)
    if found is None or found.end() == len(proposal):
        return "", proposal
    return found.group(1) or found.group(2), proposal[found.end() :]


def _find(body: str, quote: Quote) -> int | None:
    """Where the quote starts in the body: at its offset, else beside its neighbours, else where it stands alone."""
    if body.startswith(quote.exact, quote.start):
        return quote.start
    beside = body.find(quote.before + quote.exact + quote.after)
    if beside >= 0:
        return beside + len(quote.before)
    return body.index(quote.exact) if body.count(quote.exact) == 1 else None


def _restates(proposal: str, body: str, start: int, end: int) -> bool:
    """Whether a proposal repeats the words beside the quote, and so covers more than it."""
    before, after = body[max(0, start - RESTATED_CHARACTERS) : start], body[end : end + RESTATED_CHARACTERS]
    quoted = body[start:end]
    return any(len(side) >= RESTATED_CHARACTERS and side in proposal and side not in quoted for side in (before, after))


def _meant(body: str, start: int, end: int, proposal: str) -> tuple[int, int]:
    """Whether a proposal that covers more than the quote is for its sentences, its paragraph or the whole text."""
    from difflib import SequenceMatcher

    candidates = sorted({_sentences(body, start, end), _paragraphs(body, start, end), (0, len(body))})
    return max(
        candidates,
        key=lambda span: SequenceMatcher(None, body[span[0] : span[1]], proposal, autojunk=False).ratio(),
    )


def _context(body: str, start: int, end: int, language: str) -> tuple[int, int]:
    """The paragraphs that hold a passage, or its sentences where these paragraphs are long."""
    first, last = _paragraphs(body, start, end)
    most = WHOLE_PARAGRAPH_CHARACTERS.get(language, WHOLE_PARAGRAPH_LATIN_CHARACTERS)
    return (first, last) if last - first <= most else _sentences(body, start, end)


def _paragraphs(body: str, start: int, end: int) -> tuple[int, int]:
    last = body.find("\n", max(start, end - 1))
    return body.rfind("\n", 0, start) + 1, len(body) if last < 0 else max(last, end)


def _sentences(body: str, start: int, end: int) -> tuple[int, int]:
    first, last = _paragraphs(body, start, end)
    for found in _SENTENCE_END.finditer(body, first, start):
        first = found.end()
    while first < start and body[first].isspace():
        first += 1
    closing = _SENTENCE_END.search(body, max(start, end - 1), last)
    return first, closing.end() if closing else last


def joined(changes: tuple[Change, ...]) -> tuple[Change, ...]:
    """The same changes with neighbours of one kind joined and empty ones left out."""
    found: list[Change] = []
    for change in changes:
        if not change.text:
            continue
        if found and found[-1].op is change.op:
            found[-1] = Change(change.op, found[-1].text + change.text)
        else:
            found.append(change)
    return tuple(found)
