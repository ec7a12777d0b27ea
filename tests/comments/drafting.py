"""Drafts, matters and comments for tests, made by hand: no loader, parser or store behind them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from comments.records import Comment, CommentType, Matter, Priority, Quote, Status, Visibility
from drafts.model import Draft, Kind, Provision, Region, RegionKind, Span
from drafts.numerals import read_numeral

BEGUN = datetime(2021, 11, 20, 9, 0, tzinfo=UTC)
_ZH = re.compile(r"(第(\S+)(章|条))\s+(.*)", re.DOTALL)
_EN = re.compile(r"((CHAPTER|Article) (\w+))[. ]*\n?(.*)", re.DOTALL)
_ITEM = re.compile(r"（(\S+?)）|\((\w)\) ")


@dataclass
class _Making:
    """A draft's provisions while its lines are read."""

    text: str
    provisions: list[Provision] = field(default_factory=list)


def draft_of(text: str, *, language: str = "zh", title: str = "") -> Draft:
    """A draft of blocks: a title line, chapter lines, and articles whose further lines are paragraphs and items."""
    text = text.strip("\n")
    starts = [m.start() for m in re.finditer(r"(?m)^(?:第\S+[章条]\s|CHAPTER |Article )", text)]
    made = _Making(text)
    chapter: str | None = None
    for start, end in zip(starts, [*starts[1:], len(text) + 1], strict=False):
        chapter = _block(made, Span(start, len(text[: end - 1].rstrip("\n"))), chapter)
    body = starts[0] if starts else len(text)
    regions = (Region(RegionKind.FRONT, Span(0, body)), Region(RegionKind.BODY, Span(body, len(text))))
    name = title or text.split("\n", 1)[0]
    return Draft(name, language, f"{language}-test", text, regions, tuple(made.provisions), (), None, ())


def _block(made: _Making, span: Span, chapter: str | None) -> str | None:
    words = made.text[span.start : span.end]
    found = _ZH.fullmatch(words) or _EN.fullmatch(words)
    assert found is not None, words
    if found.re is _ZH:
        label, numeral, is_chapter, body = found[1], found[2], found[3] == "章", found.start(4)
        head, _, tail = numeral.partition("条之")
        number = f"{read_numeral(head)}-{read_numeral(tail)}" if tail else str(read_numeral(head))
    else:
        label, number, is_chapter, body = found[1], found[3], found[2] == "CHAPTER", found.start(4)
    inside = Span(span.start + body, span.end)
    if is_chapter:
        key = f"chp_{number}"
        made.provisions.append(Provision(key, Kind.CHAPTER, number, label, words[body:], span, inside, None))
        return key
    key = f"art_{number}"
    made.provisions.append(Provision(key, Kind.ARTICLE, number, label, "", span, inside, chapter))
    _paragraphs(made, key, inside)
    return chapter


def _paragraphs(made: _Making, article: str, inside: Span) -> None:
    at, paragraphs, parent = inside.start, 0, article
    items = 0
    for line in made.text[inside.start : inside.end].split("\n"):
        span = Span(at, at + len(line))
        at += len(line) + 1
        item = _ITEM.match(line)
        if item:
            items += 1
            body = Span(span.start + item.end(), span.end)
            if parent != article:
                above = next(p for p in reversed(made.provisions) if p.key == parent)
                whole = Span(above.span.start, span.end)
                made.provisions[made.provisions.index(above)] = above._replace(span=whole, body=whole)
            made.provisions.append(
                Provision(
                    f"{parent}__item_{items}", Kind.ITEM, str(items), item.group().strip(), "", span, body, parent
                )
            )
        else:
            paragraphs, items = paragraphs + 1, 0
            parent = f"{article}__para_{paragraphs}"
            made.provisions.append(Provision(parent, Kind.PARAGRAPH, str(paragraphs), "", "", span, span, article))


def matter_of(title: str = "示例数据安全管理条例（征求意见稿）", **fields: object) -> Matter:
    """A consultation."""
    facts: dict[str, object] = {
        "id": 1,
        "slug": "sample",
        "title": title,
        "issuer": "示例网信主管部门",
        "language": "zh",
        "opened": date(2021, 11, 14),
        "deadline": date(2021, 12, 13),
        "channels": (),
        "notes": "",
        "created": BEGUN,
    }
    return Matter(**{**facts, **fields})  # type: ignore[arg-type]  # a test may set any field by name


class Comments:
    """Makes comments on a draft, each a minute after the one before."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.made = 0

    def on(
        self,
        article: str,
        body: str = "",
        *,
        quote: str = "",
        proposal: str | None = None,
        delete: bool = False,
        rationale: str = "",
        visibility: Visibility = Visibility.SUBMISSION,
        status: Status = Status.PROPOSED,
        priority: Priority = Priority.NORMAL,
        type: CommentType = CommentType.SUBSTANTIVE,  # noqa: A002  # named as the record's field
        author: str = "审阅人甲",
    ) -> Comment:
        """A comment on an article by its number; empty for the draft as a whole."""
        self.made += 1
        provision = next((p for p in self.draft.articles if p.number == article), None)
        at = BEGUN + timedelta(minutes=self.made)
        return Comment(
            id=f"COMMENT{self.made:03}",
            matter="sample",
            draft="一审稿",
            article=provision.key if provision else (f"art_{article}" if article else ""),
            number=article,
            label=provision.label if provision else (f"第{article}条" if article else ""),
            quote=self._quote(provision, quote) if quote else None,
            body=body,
            rationale=rationale,
            proposal=proposal,
            delete=delete,
            type=type,
            priority=priority,
            visibility=visibility,
            status=status,
            author=author,
            created=at,
            updated=at,
            revision=1,
        )

    def _quote(self, provision: Provision | None, words: str) -> Quote:
        if provision is None:
            return Quote(words, "", "", 0)
        body = self.draft.body(provision)
        start = max(body.find(words), 0)
        end = start + len(words)
        return Quote(words, body[max(0, start - 24) : start], body[end : end + 24], start)
