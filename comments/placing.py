"""Where each chosen comment stands in the submission: the provision it is about, what it asks for, and its turn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from comments.places import Place, named_place, place_of
from comments.records import Comment
from comments.redraft import Ask, Redraft, redraft
from drafts.model import Draft, Provision, Span
from drafts.patterns import regex

_QUESTION = regex(
    r"[?？][”’」』\s]*$|(?:^|[^申])请(?:贵\S{1,3}|予以?|进一步)?\S{0,4}(?:明确|说明|澄清|解释|释明)"
    r"|(?i:please (?:clarify|explain|confirm)|\b(?:could|would) you clarify|we (?:ask|request|seek) \S{0,12}? ?clarif)"
)
"""A remark that asks rather than proposes: 请明确…, …吗？, please clarify. 建议明确 is a wish, and stays with the wishes."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A chosen comment with the place it is about, before rows are numbered."""

    comment: Comment
    provision: Provision | None
    redraft: Redraft
    place: Place
    also: tuple[Place, ...]
    """Its further places."""
    order: tuple[int, int, int, str]

    @property
    def is_general(self) -> bool:
        """Whether it is on the draft as a whole; a new article proposed on that is a row."""
        return not self.comment.article and self.redraft.ask in (Ask.REMARK, Ask.DELETE_ARTICLE)

    @property
    def is_lost(self) -> bool:
        """Whether the draft no longer has its article."""
        return bool(self.comment.article) and self.provision is None

    @property
    def is_question(self) -> bool:
        """Whether it asks for an explanation and proposes nothing."""
        if self.redraft.ask is not Ask.REMARK or self.is_general:
            return False
        return any(_QUESTION.search(text.strip()) for text in (self.comment.body, self.comment.rationale) if text)


def placed(draft: Draft, comment: Comment) -> Placed:
    """A comment placed in the draft it is made on."""
    provision = draft.by_key.get(comment.article) if comment.article else None
    asked = redraft(draft, provision, comment)
    if asked.ask is Ask.NEW_ARTICLE:
        provision = _stands_after(draft, comment, asked)
        if provision is not None:
            asked = replace(asked, at=Span(provision.span.end, provision.span.end))
    return Placed(
        comment,
        provision,
        asked,
        place_asked_for(draft, comment, asked),
        _also(draft, comment),
        _order(draft, provision, comment, asked),
    )


def in_order(chosen: Iterable[Placed], order: str) -> list[Placed]:
    """By article, or by topic: topics as they first come up in the draft, comments without one last."""
    ordered = sorted(chosen, key=lambda found: found.order)
    if order != "topic":
        return ordered
    topics = list(dict.fromkeys(found.comment.topic.strip() for found in ordered if found.comment.topic.strip()))
    turn = {topic: number for number, topic in enumerate(topics)}
    return sorted(ordered, key=lambda found: turn.get(found.comment.topic.strip(), len(turn)))


def cross_references(rows: Iterable[Placed]) -> tuple[tuple[int, ...], ...]:
    """For each row the numbers (from 1) of the others that are about one of its further places, or it about theirs."""
    rows = tuple(rows)
    at_article: dict[str, list[int]] = {}
    for number, row in enumerate(rows, 1):
        if row.comment.article:
            at_article.setdefault(row.comment.article, []).append(number)
    found: list[set[int]] = [set() for _ in rows]
    for number, row in enumerate(rows, 1):
        for key in {place.article for place in row.comment.also} - {row.comment.article}:
            for other in at_article.get(key, ()):
                found[number - 1].add(other)
                found[other - 1].add(number)
    return tuple(tuple(sorted(numbers)) for numbers in found)


def _also(draft: Draft, comment: Comment) -> tuple[Place, ...]:
    found: dict[str, Place] = {}
    for other in comment.also:
        if other.article == comment.article:
            continue
        provision = draft.by_key.get(other.article)
        place = place_of(draft, provision) if provision is not None else named_place(draft.language, other.label)
        found.setdefault(other.article, replace(place, around=()))
    return tuple(found.values())


def place_asked_for(draft: Draft, comment: Comment, asked: Redraft) -> Place:
    """The place that a comment is about, in the draft it is made on; of a new article, where it is to stand."""
    if asked.ask is Ask.NEW_ARTICLE:
        after = _stands_after(draft, comment, asked)
        if after is None:
            return replace(named_place(draft.language, asked.label), new_after=not asked.label)
        before = place_of(draft, after)
        if asked.label:
            return named_place(draft.language, asked.label, before.around)
        return replace(before, key="", new_after=True)
    provision = draft.by_key.get(comment.article)
    if provision is None:
        return named_place(draft.language, comment.label)
    return place_of(draft, provision, asked.words)


def _order(draft: Draft, provision: Provision | None, comment: Comment, asked: Redraft) -> tuple[int, int, int, str]:
    """By place in the draft, a new article after the one it follows; what has no place comes last, in order of writing."""
    written = f"{comment.created.isoformat()} {comment.id}"
    if provision is None:
        return len(draft.text), 0, 0, written
    if asked.ask is Ask.NEW_ARTICLE:
        return provision.span.start, 1, 0, f"{asked.label} {written}"
    return provision.span.start, 0, asked.words.start if asked.words else 0, written


def _stands_after(draft: Draft, comment: Comment, asked: Redraft) -> Provision | None:
    """The provision that a new article follows: the one commented on, or else by its label."""
    return draft.by_key.get(comment.article) or _article_before(draft, asked.label)


def _article_before(draft: Draft, label: str) -> Provision | None:
    """The article that a new one with this label follows: 第三十条之一 stands after 第三十条."""
    steps = named_place(draft.language, label).steps
    number = steps[0].number if steps else ""
    main = number.partition("-")[0].rstrip("abcdefghijklmnopqrstuvwxyz")
    if not main.isdigit():
        return None
    last = main if main != number else str(int(main) - 1)
    return next((article for article in draft.articles if article.number == last), None)
