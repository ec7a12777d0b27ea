"""A draft as it goes round among colleagues: which comments are on it, which proposals are written into its text.

Pure: `circulate` says what the copy holds, `comments.word.circulated` writes it, `comments.collection` reads what comes back.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from comments.errors import NothingToExportError
from comments.records import Comment, Reply, Status, Visibility
from comments.redraft import Ask, Redraft, redraft
from comments.submission import EXPORTED_STATUSES
from drafts.comparison import Change, Op
from drafts.model import Draft, Provision, Span

CIRCULATED_STATUSES = EXPORTED_STATUSES
"""What goes round when no statuses are named."""
TOKEN_CHARACTERS = 8


@dataclass(frozen=True, slots=True)
class SentComment:
    """A comment, or a reply to one, as the copy shows it."""

    comment: str
    """Its id; of a reply, the id of the comment answered."""
    reply: str
    """A reply's own id; empty for the comment itself."""
    author: str
    at: datetime
    """UTC."""
    text: str
    start: int
    """Where its range begins in the draft's text, in characters."""
    end: int


@dataclass(frozen=True, slots=True)
class SentChange:
    """A proposal written into the text as tracked changes. Author and minute are its own: by them it is known again."""

    comment: str
    author: str
    at: datetime
    start: int
    end: int
    changes: tuple[Change, ...]
    """Equal and deleted parts give ``text[start:end]``, equal and inserted ones what is proposed."""

    @property
    def proposed(self) -> str:
        """The words as they should read."""
        return "".join(change.text for change in self.changes if change.op is not Op.DELETE)


@dataclass(frozen=True, slots=True)
class Circulation:
    """What one copy holds."""

    token: str
    """Begins the name of each of its bookmarks, so that a copy that comes back is known."""
    text: str
    language: str
    """Of the draft."""
    articles: tuple[tuple[str, int], ...]
    """(key, where it begins in the text); the number in a bookmark's name counts these from 0."""
    comments: tuple[SentComment, ...]
    changes: tuple[SentChange, ...]

    def bookmark(self, number: int) -> str:
        """The name of an article's bookmark."""
        return f"wb{self.token}_{number:04}"


def chosen(comments: Iterable[Comment], label: str, statuses: Collection[Status] | None = None) -> tuple[Comment, ...]:
    """The comments on a draft that go round: the team's and those for the submission, never an internal note."""
    wanted = CIRCULATED_STATUSES if statuses is None else frozenset(statuses)
    return tuple(
        comment
        for comment in comments
        if comment.is_live
        and comment.draft == label
        and comment.visibility is not Visibility.INTERNAL
        and comment.status in wanted
    )


def circulate(
    draft: Draft,
    comments: Iterable[Comment],
    replies: Mapping[str, tuple[Reply, ...]],
    *,
    now: datetime,
    language: str,
) -> Circulation:
    """The copy of a draft with these comments, as chosen by `chosen`, and the open replies to them.

    Of two proposals for the same words the older is written into the text, the other said in its comment. ``language`` is that
    of set phrases. Raises NothingToExportError for a draft without text.
    """
    if not draft.text.strip():
        raise NothingToExportError(
            "这一稿没有文字，无可传阅。", "The draft has no text, so there is nothing to send round."
        )
    kept = sorted(comments, key=lambda c: (c.created, c.id))
    wanted = {comment.id: _wish(draft, comment) for comment in kept}
    tracked = _without_overlaps(kept, wanted)
    latest = now.astimezone(UTC).replace(second=0, microsecond=0)
    order = sorted(tracked, key=lambda pair: (pair[1].span, pair[0].id))
    changes: list[SentChange] = []
    for number, (comment, wish) in enumerate(order):
        at = latest - timedelta(minutes=len(order) - 1 - number)
        changes.append(SentChange(comment.id, named(comment.author), at, wish.span.start, wish.span.end, wish.changes))
    inside = {change.comment: Span(change.start, change.end) for change in changes}
    places = {c.id: inside[c.id] if c.id in inside else _anchor(draft, c) for c in kept}
    said: list[SentComment] = []
    for comment in sorted(kept, key=lambda c: (places[c.id].start, c.created, c.id)):
        place = places[comment.id]
        text = _words(draft, comment, language, in_text=comment.id in inside)
        said.append(
            SentComment(comment.id, "", named(comment.author), _utc(comment.created), text, place.start, place.end)
        )
        said.extend(
            SentComment(comment.id, r.id, named(r.person), _utc(r.created), r.text, place.start, place.end)
            for r in replies.get(comment.id, ())
            if not r.internal
        )
    articles = tuple((provision.key, provision.span.start) for provision in anchored(draft))
    return Circulation(_token(draft, said, changes), draft.text, draft.language, articles, tuple(said), tuple(changes))


def anchored(draft: Draft) -> tuple[Provision, ...]:
    """The provisions that get a bookmark, in order."""
    return tuple(sorted(draft.articles, key=lambda provision: provision.span.start))


def named(author: str) -> str:
    """A name in one line, as Word holds it."""
    return " ".join(author.split())


def _utc(moment: datetime) -> datetime:
    return (moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)).replace(microsecond=0)


@dataclass(frozen=True, slots=True)
class _Wish:
    """What a comment would have the text say, as changes of a span of it."""

    span: Span
    changes: tuple[Change, ...]


def _wish(draft: Draft, comment: Comment) -> _Wish | None:
    """None where nothing is proposed, or it can't be told which words are meant."""
    provision = draft.by_key.get(comment.article) if comment.article else None
    if provision is None or comment.also:
        return None
    asked = redraft(draft, provision, comment)
    if asked.ask is Ask.NEW_ARTICLE:
        end = provision.span.end
        words = "　".join(part for part in (asked.label, asked.proposed) if part)
        return _Wish(Span(end, end), (Change(Op.INSERT, f"\n{words}"),))
    if asked.ask is Ask.DELETE_ARTICLE:
        whole = _with_its_mark(draft, provision.span)
        return _Wish(whole, (Change(Op.DELETE, draft.slice(whole)),))
    if asked.ask is Ask.REMARK or not asked.original:
        return None
    start = _standing(draft, provision, asked)
    if start is None:
        return None
    return _trimmed(start, asked.changes)


def _with_its_mark(draft: Draft, span: Span) -> Span:
    """A whole article with the line break after it; the last one of the text with the one before."""
    if draft.text[span.end : span.end + 1] == "\n":
        return Span(span.start, span.end + 1)
    return Span(span.start - 1, span.end) if span.start else span


def _standing(draft: Draft, provision: Provision, asked: Redraft) -> int | None:
    """Where the words that a redraft is of stand in the draft's text; of several places the one that holds its quote."""
    body = draft.body(provision)
    at = body.find(asked.original)
    while at >= 0:
        place = Span(provision.body.start + at, provision.body.start + at + len(asked.original))
        if asked.words is None or place.holds(asked.words):
            return place.start
        at = body.find(asked.original, at + 1)
    return None


def _trimmed(start: int, changes: tuple[Change, ...]) -> _Wish | None:
    """The changes without what stays the same before the first and after the last."""
    first = next((n for n, change in enumerate(changes) if change.op is not Op.EQUAL), None)
    if first is None:
        return None
    last = max(n for n, change in enumerate(changes) if change.op is not Op.EQUAL)
    start += sum(len(change.text) for change in changes[:first])
    kept = changes[first : last + 1]
    size = sum(len(change.text) for change in kept if change.op is not Op.INSERT)
    return _Wish(Span(start, start + size), kept)


def _without_overlaps(comments: Iterable[Comment], wanted: Mapping[str, _Wish | None]) -> list[tuple[Comment, _Wish]]:
    """The comments, oldest first, whose words no earlier one of them would change."""
    taken: list[Span] = []
    """In the order of the text; none meets another, so that a new one can meet its neighbours only."""
    kept: list[tuple[Comment, _Wish]] = []
    for comment in comments:
        wish = wanted[comment.id]
        if wish is None:
            continue
        at = bisect_left(taken, wish.span)
        if any(_meet(wish.span, other) for other in taken[max(0, at - 1) : at + 1]):
            continue
        taken.insert(at, wish.span)
        kept.append((comment, wish))
    return kept


def _meet(one: Span, other: Span) -> bool:
    """Whether two spans share words, or one is a mere place at an end of the other."""
    if one.start < other.end and other.start < one.end:
        return True
    return not (len(one) and len(other)) and one.start <= other.end and other.start <= one.end


def _anchor(draft: Draft, comment: Comment) -> Span:
    """The words that a comment hangs on: those quoted, else its article's label, else the draft's first line."""
    provision = draft.by_key.get(comment.article) if comment.article else None
    if provision is None:
        return _first_line(draft, 0, len(draft.text))
    if comment.quote is not None:
        found = redraft(draft, provision, comment).words
        if found is not None and len(found):
            return found
        start = provision.body.start + comment.quote.start
        if draft.text.startswith(comment.quote.exact, start) and comment.quote.exact:
            return Span(start, start + len(comment.quote.exact))
    label = len(provision.label)
    if label and draft.text.startswith(provision.label, provision.span.start):
        return Span(provision.span.start, provision.span.start + label)
    return _first_line(draft, provision.span.start, provision.span.end)


def _first_line(draft: Draft, start: int, end: int) -> Span:
    """The first line with words between two offsets."""
    while start < end and draft.text[start].isspace():
        start += 1
    stop = draft.text.find("\n", start, end)
    return Span(start, end if stop < 0 else stop)


def _words(draft: Draft, comment: Comment, language: str, *, in_text: bool) -> str:
    """What the comment's balloon says."""
    zh = language == "zh"
    lines = []
    if comment.article and comment.article not in draft.by_key:
        lines.append(f"（{comment.label}）" if zh else f"({comment.label})")
    lines.append(comment.body.strip())
    if comment.rationale.strip():
        lines.append(("理由：" if zh else "Reasons: ") + comment.rationale.strip())
    if comment.authorities:
        lines.append(("依据：" if zh else "Authorities: ") + ("；" if zh else "; ").join(comment.authorities))
    if not in_text and (comment.proposal or "").strip():
        lines.append(("建议修改为：" if zh else "Proposed: ") + (comment.proposal or "").strip())
    elif not in_text and comment.delete:
        lines.append("建议删除。" if zh else "To be deleted.")
    said = "\n".join(line for line in lines if line)
    return said or ("见修订。" if zh else "See the tracked change.")


def _token(draft: Draft, said: Iterable[SentComment], changes: Iterable[SentChange]) -> str:
    """The same for the same copy."""
    told = hashlib.sha256(draft.text.encode("utf-8", "surrogatepass"))
    for thing in (*said, *changes):
        told.update(repr(thing).encode("utf-8", "surrogatepass"))
    return told.hexdigest()[:TOKEN_CHARACTERS]
