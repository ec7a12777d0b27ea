"""The edits in a copy that came back, as proposals on the articles they were made in; and what became of our own proposals.

A tracked edit is its author's: the proposal is the draft's words with that author's changes alone. What somebody changed in
a proposal of ours is a proposal in its place. A word that differs without a revision is an untracked edit, save where it is one of
our proposals, accepted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from comments.circulation import Circulation, SentChange
from comments.collected import Item, ItemKind, digest
from comments.needles import tight
from comments.records import NewComment
from comments.returned import Places
from comments.returned_places import Ground
from comments.word.marked import Mark, Marked, Stretch
from drafts.model import Provision, Span
from drafts.patterns import regex

_ARTICLE = regex(
    r"\s*(?:第[零〇一二三四五六七八九十百千0-9]{1,9}条(?:之[一二三四五六七八九十]{1,3})?[ \u3000\n]|Article\s+\d{1,3}[a-z]?\b)"
)
_NEAR = 40
"""Characters by which a program may move the beginning of a revision; .rtf does."""
_WIDEST_BREAK = 2
"""Characters between two struck lines: a line feed, or two."""
_BLANKS = regex(r"[^\S\n]+")


@dataclass(slots=True)
class _Group:
    """One author's changes in one paragraph, or within one of our proposals. Offsets into all the words."""

    author: str
    ours: int | None
    """The number of the proposal of ours that is edited."""
    start: int
    end: int
    at: datetime | None
    removes: list[Mark] = field(default_factory=list)
    """Other people's insertions that are struck here."""


class EditReader:
    """Reads the edits of one returned copy."""

    def __init__(self, ground: Ground, copy: Circulation, marked: Marked, places: Places, phrases: Phrases) -> None:
        self.ground, self.copy, self.marked, self.places, self.phrases = ground, copy, marked, places, phrases
        self._by_mark = {(c.author, c.at.replace(tzinfo=None, second=0)): n for n, c in enumerate(copy.changes)}
        self._seen = self._spans_of_ours()

    def tracked(self) -> Iterator[Item]:
        """The edits that revisions tell of."""
        groups = self._groups()
        made: list[tuple[_Group, Item]] = []
        for group in groups:
            for item in self._items(group):
                made.append((group, item))
                yield item
        for group in groups:
            yield from self._struck(group, made)

    def own(self) -> Iterator[tuple[SentChange, ItemKind]]:
        """Which of our proposals were accepted or rejected for good, so that no revision is left of them."""
        for number, change in enumerate(self.copy.changes):
            if number in self._seen:
                continue
            there = tight(self.places.between(change.start, change.end))
            if there == tight(change.proposed):
                yield change, ItemKind.ACCEPTED
            elif there == tight(self.copy.text[change.start : change.end]):
                yield change, ItemKind.REJECTED

    def untracked(self, author: str, at: datetime | None) -> Iterator[Item]:
        """The edits that no revision tells of. ``author`` is who saved the file last."""
        accepted = [change for change, kind in self.own() if kind is ItemKind.ACCEPTED]
        for hunk in self.places.hunks():
            if not any(change.start <= hunk.sent_start and hunk.sent_end <= change.end for change in accepted):
                new = self.places.back[hunk.back_start : hunk.back_end].rstrip()
                span = Span(hunk.sent_start, hunk.sent_end)
                yield from self._proposals(ItemKind.UNTRACKED, author, at, span, new, self.phrases.untracked)

    def _groups(self) -> list[_Group]:
        """The changes of others, each author's in a paragraph together."""
        groups: dict[tuple[str, int | None, int], _Group] = {}
        line = 0
        for stretch, start in zip(self.marked.stretches, self.marked.starts, strict=False):
            end = start + len(stretch.text)
            for mark in self._theirs(stretch, start):
                ours = next((n for n, (first, last) in self._seen.items() if first <= start and end <= last), None)
                group = groups.setdefault((mark.author, ours, line), _Group(mark.author, ours, start, end, mark.at))
                group.end = end
                if stretch.inserted is not None and mark is stretch.deleted and self._number(stretch.inserted) is None:
                    group.removes.append(stretch.inserted)
            if stretch.inserted is None and stretch.deleted is None:
                line += stretch.text.count("\n")
        return self._with_struck_lines_joined(sorted(groups.values(), key=lambda group: (group.start, group.author)))

    def _with_struck_lines_joined(self, groups: list[_Group]) -> list[_Group]:
        """Whole lines struck one after the other are one edit, though a trip through .doc has kept the marks between them."""
        found: list[_Group] = []
        for group in groups:
            last = found[-1] if found else None
            if last is not None and (last.author, last.ours) == (group.author, None) and self._only_struck(last, group):
                last.end = group.end
                last.removes.extend(group.removes)
            else:
                found.append(group)
        return found

    def _only_struck(self, first: _Group, second: _Group) -> bool:
        """Whether nothing is left of two edits, and nothing but a break stands between them."""
        if second.start - first.end > _WIDEST_BREAK:
            return False
        return not self._rendered(first.start, second.end, lambda mark: mark.author == first.author).strip()

    def _spans_of_ours(self) -> dict[int, tuple[int, int]]:
        """Where the first stretch of each proposal of ours begins and its last one ends, among all the words."""
        found: dict[int, tuple[int, int]] = {}
        for stretch, start in zip(self.marked.stretches, self.marked.starts, strict=False):
            for mark in (stretch.inserted, stretch.deleted):
                number = None if mark is None else self._number_at(mark, start)
                if number is not None:
                    first, _ = found.get(number, (start, start))
                    found[number] = (first, start + len(stretch.text))
        return found

    def _number(self, mark: Mark) -> int | None:
        return None if mark.at is None else self._by_mark.get((mark.author, mark.at))

    def _number_at(self, mark: Mark, start: int) -> int | None:
        """The proposal of ours that a revision is, where it stands by that proposal's words: a person who edits at the very
        minute that a proposal of theirs is dated makes another.
        """
        number = self._number(mark)
        if number is None:
            return None
        change, at = self.copy.changes[number], self.places.start(self.marked.original_offset(start))
        return number if change.start - _NEAR <= at <= change.end + _NEAR else None

    def _theirs(self, stretch: Stretch, start: int) -> list[Mark]:
        marks = (stretch.inserted, stretch.deleted)
        return [mark for mark in marks if mark is not None and self._number_at(mark, start) is None]

    def _items(self, group: _Group) -> Iterator[Item]:
        if group.ours is not None:
            yield from self._of_ours(group, self.copy.changes[group.ours])
            return
        start, end = self.marked.original_offset(group.start), self.marked.original_offset(group.end)
        if start == end:
            at = self._gap(start)
            span = Span(at, at)
        elif not self.places.back[start:end].strip():  # a paragraph's mark, or spaces: what lies between two words
            span = Span(self.places.end(start), max(self.places.end(start), self.places.start(end)))
        else:
            span = Span(self.places.start(start), max(self.places.start(start), self.places.end(end)))
        new = self._rendered(group.start, group.end, lambda mark: mark.author == group.author)
        yield from self._proposals(ItemKind.EDIT, group.author, group.at, span, new, "")

    def _gap(self, back: int) -> int:
        """Where words that were put in at an offset of the returned text stand in the sent one: behind the word before,
        unless they begin a line.
        """
        text = self.places.back
        if back and text[back - 1] == "\n":
            return self.places.start(back)
        at = self.places.end(back)
        spaces = back - len(text[:back].rstrip(" \u3000\t"))
        return min(at + spaces, len(self.places.sent))

    def _rendered(self, start: int, end: int, counts: Callable[[Mark], bool]) -> str:
        """The words between two positions with the revisions that count accepted and all others rejected."""
        kept = []
        for stretch in self.marked.words(start, end):
            put_in = stretch.inserted is None or counts(stretch.inserted)
            taken_out = stretch.deleted is not None and counts(stretch.deleted)
            if put_in and not taken_out:
                kept.append(stretch.text)
        return "".join(kept)

    def _of_ours(self, group: _Group, change: SentChange) -> Iterator[Item]:
        """Somebody's change within a proposal of ours: another proposal for the same words, or none at all."""
        assert group.ours is not None
        first, last = self._seen[group.ours]

        def counts(mark: Mark) -> bool:
            return mark.author == group.author or self._number(mark) == group.ours

        new = self._rendered(min(first, group.start), max(last, group.end), counts)
        old = self.copy.text[change.start : change.end]
        if tight(new) == tight(change.proposed):
            return
        if tight(new) == tight(old):
            text = self.phrases.rejected
            key = digest(ItemKind.REJECTED, group.author, change.comment, text)
            yield Item(ItemKind.REJECTED, group.author, group.at, key, answers=change.comment, text=text)
            return
        body = self.phrases.in_place_of.format(id=change.comment)
        yield from self._proposals(ItemKind.EDIT, group.author, group.at, Span(change.start, change.end), new, body)

    def _struck(self, group: _Group, made: list[tuple[_Group, Item]]) -> Iterator[Item]:
        """Somebody strikes what another colleague put in: an answer to that colleague's proposal."""
        for mark in dict.fromkeys(group.removes):
            struck = [
                item
                for other, item in made
                if other.author == mark.author and other.start <= group.start and group.end <= other.end
            ]
            for item in struck[:1]:
                if item.answers:
                    continue
                words = self._rendered(group.start, group.end, lambda m, whose=mark: m == whose)  # type: ignore[misc]
                text = self.phrases.struck.format(words=_short(words))
                key = digest("struck", group.author, item.digest, text)
                yield Item(ItemKind.REPLY, group.author, group.at, key, answers_item=item.digest, text=text)

    def _proposals(
        self, kind: ItemKind, author: str, at: datetime | None, span: Span, new: str, body: str
    ) -> Iterator[Item]:
        """An edit of a stretch of the sent text as comments on the articles it touches."""
        text = self.copy.text
        span, new = _shifted(text, *_pared(text, span, new))
        old = text[span.start : span.end]
        if _BLANKS.sub("", old) == _BLANKS.sub("", new):
            return
        for comment in self._comments(span, new, body):
            key = digest(
                kind, author, comment.article, comment.quote.exact if comment.quote else "",
                comment.quote.start if comment.quote else "", comment.body, comment.proposal or "",
                comment.delete, comment.new_article,
            )  # fmt: skip
            yield Item(kind, author, at, key, new=comment)

    def _comments(self, span: Span, new: str, body: str) -> Iterator[NewComment]:
        if not new.strip() and self.copy.text[span.start : span.end].strip():
            yield from self._deletions(span, body)
            return
        provision = self.ground.provision(span, ends_before=True)
        if provision is None:
            yield self._general(span, new, body)
            return
        if _ARTICLE.match(new) and not len(span) and new.startswith("\n"):
            yield self.ground.comment(provision, None, body=body, proposal=new.strip(), new_article=True)
            return
        yield self._replacement(provision, span, new, body)

    def _replacement(self, provision: Provision, span: Span, new: str, body: str) -> NewComment:
        text, inside = self.copy.text, provision.body
        if not (inside.start <= span.start and span.end <= inside.end):
            end = max(provision.span.end, span.end)
            whole = text[provision.span.start : span.start] + new + text[span.end : end]
            return self.ground.comment(provision, None, body=body or self.phrases.whole, proposal=whole.strip())
        grown = span
        if len(text[span.start : span.end].strip()) < _LEAST or not len(span):
            grown = self.ground.clause(span, inside)
        quote = self.ground.quote(provision, grown)
        proposal = text[grown.start : span.start] + new + text[span.end : grown.end]
        return self.ground.comment(provision, quote, body=body, proposal=proposal)

    def _deletions(self, span: Span, body: str) -> Iterator[NewComment]:
        """Words taken out, by article; an article that lost all its words is to go."""
        at = span.start
        while at < span.end:
            provision = self.ground.provision(Span(at, at))
            if provision is None:
                line_end = self.copy.text.find("\n", at, span.end)
                stop = span.end if line_end < 0 else line_end + 1
                if self.copy.text[at:stop].strip():
                    yield self._general(Span(at, stop), "", body)
                at = stop
                continue
            articles = [a.span.start for a in self.ground.draft.articles if at < a.span.start < provision.span.end]
            stop = min(span.end, provision.span.end, *articles)
            inside = provision.body
            if at <= inside.start and stop >= inside.start + len(self.copy.text[inside.start : inside.end].rstrip()):
                yield self.ground.comment(provision, None, body=body, delete=True)
            elif at >= inside.start and (quote := self.ground.quote(provision, Span(at, stop))) is not None:
                yield self.ground.comment(provision, quote, body=body, delete=True)
            elif self.copy.text[at:stop].strip():
                yield self._replacement(provision, Span(at, stop), "", body)
            at = max(stop, at + 1)

    def _general(self, span: Span, new: str, body: str) -> NewComment:
        """Words outside every article: the proposal is for a line, or part of one, of the draft as a whole."""
        if not len(span):
            text = self.copy.text
            start = text.rfind("\n", 0, span.start) + 1
            end = text.find("\n", span.start)
            whole = Span(start, len(text) if end < 0 else end)
            new = text[whole.start : span.start] + new + text[span.end : whole.end]
            span = whole
        quote = self.ground.general_quote(span)
        return self.ground.comment(None, quote, body=body or self.phrases.outside, proposal=new.strip() or None,
                                   delete=not new.strip())  # fmt: skip


_LEAST = 6
"""Shorter words are quoted with their clause."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """What is said of an edit in the language of the team."""

    untracked: str
    in_place_of: str
    rejected: str
    accepted: str
    struck: str
    whole: str
    outside: str
    resolved: str
    reworded: str
    about: str


def _pared(text: str, span: Span, new: str) -> tuple[Span, str]:
    """Without the words at either end that stay the same."""
    old = text[span.start : span.end]
    front = 0
    while front < min(len(old), len(new)) and old[front] == new[front]:
        front += 1
    back = 0
    while back < min(len(old), len(new)) - front and old[-1 - back] == new[-1 - back]:
        back += 1
    return Span(span.start + front, span.end - back), new[front : len(new) - back]


def _shifted(text: str, span: Span, new: str) -> tuple[Span, str]:
    """A paragraph put in at the beginning of a line belongs behind the line before: there its break is the first."""
    if (
        not len(span)
        and new.endswith("\n")
        and not new.startswith("\n")
        and span.start
        and text[span.start - 1] == "\n"
    ):
        return Span(span.start - 1, span.start - 1), "\n" + new[:-1]
    if not new and text[span.end - 1 : span.end] == "\n" and text[span.start : span.end].strip():
        return Span(span.start, span.end - 1), new
    return span, new


def _short(words: str) -> str:
    shown = " ".join(words.split())
    return shown if len(shown) <= 30 else shown[:29] + "…"
