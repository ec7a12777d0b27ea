"""Comments as cards: who, where it stands, who may see it, the words it is about, what it says and proposes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from comments.records import Comment, CommentType, Priority, Reply, Status, Visibility
from comments.redraft import asks_new_article
from drafts.comparison import Change, Op
from workbench.language import say
from workbench.linebreak import break_lines
from workbench.outcome_words import outcomes_told
from workbench.palette import Role, Run
from workbench.render.model import Chunk, Look, Paragraph
from workbench.safe import safe, safe_line
from workbench.wording import Words

STATUS_WORDS: Mapping[Status, tuple[str, str]] = {
    Status.DRAFT: ("草稿", "draft"),
    Status.PROPOSED: ("已提出", "proposed"),
    Status.IN_REVIEW: ("审阅中", "in review"),
    Status.APPROVED: ("已批准", "approved"),
    Status.SUBMITTED: ("已提交", "submitted"),
    Status.ADOPTED: ("已采纳", "adopted"),
    Status.PARTLY: ("部分采纳", "partly adopted"),
    Status.REJECTED: ("未采纳", "not adopted"),
    Status.WITHDRAWN: ("已撤回", "withdrawn"),
}
TYPE_WORDS: Mapping[CommentType, tuple[str, str]] = {
    CommentType.SUBSTANTIVE: ("实质", "substance"),
    CommentType.WORDING: ("文字", "wording"),
    CommentType.COHERENCE: ("衔接", "coherence"),
}
CONTEXT = 12
"""Characters kept on either side of a change in a proposal; longer unchanged stretches are cut."""


class CardLine(NamedTuple):
    """A line of a card, without its bar."""

    runs: tuple[Run, ...]
    comment: str
    """The comment's id; empty between cards."""
    internal: bool = False


def card_lines(
    comment: Comment,
    width: int,
    look: Look,
    *,
    replies: Sequence[Reply] = (),
    changes: Sequence[Change] | None = None,
    here: tuple[str, str] | None = None,
) -> list[CardLine]:
    """A comment's card at a width in cells. ``changes`` turn the quoted words into those proposed.

    ``here`` is the draft and the article that the cards stand beside, by their labels: a comment made elsewhere says where.
    """
    internal = comment.visibility is Visibility.INTERNAL
    paragraphs = list(_paragraphs(comment, look, replies, changes, here))
    lines = [runs for paragraph in paragraphs for runs in set_lines(paragraph, width)]
    return [CardLine(runs, comment.id, internal) for runs in lines]


def _paragraphs(
    comment: Comment,
    look: Look,
    replies: Sequence[Reply],
    changes: Sequence[Change] | None,
    here: tuple[str, str] | None,
) -> Iterable[Paragraph]:
    yield _head(comment, look)
    if here is not None and (comment.draft, comment.label) != here:
        place = comment.label or say(look.language, "全文", "the whole draft")
        yield Paragraph((Chunk(safe_line(f"{look.glyphs.arrow} {comment.draft} {place}"), Role.MOVED),))
    if comment.quote is not None:
        quote = say(look.language, f"“{comment.quote.exact}”", f"“{comment.quote.exact}”")
        yield Paragraph((Chunk(safe_line(quote), Role.COMMENT),))
    yield from _prose(comment.body, Role.TEXT)
    if comment.rationale:
        label = say(look.language, "理由 ", "Why: ")
        yield from _prose(comment.rationale, Role.DIM, Chunk(label, Role.DIM))
    if comment.delete:
        words = say(look.language, "建议删去", "Proposes deletion")
        yield Paragraph((Chunk(words, Role.PROPOSAL),))
    elif comment.proposal is not None:
        new = asks_new_article(comment)
        yield _proposal(comment.proposal, look, None if new else changes, new=new)
    if comment.outcomes:
        say_words = Words(look.language)
        told = say_words("outcome.latest", said=outcomes_told(reversed(comment.outcomes), say_words))
        yield Paragraph((Chunk(safe_line(told), Role.MOVED),), 0, 2)
    for reply in replies:
        mark = f" {look.glyphs.internal}" if reply.internal else ""
        text = f"{look.glyphs.reply} {reply.person}{mark}{say(look.language, '：', ': ')}{reply.text}"
        yield Paragraph((Chunk(safe_line(text), Role.DIM),), 0, 2)


def _head(comment: Comment, look: Look) -> Paragraph:
    language = look.language
    zh, en = STATUS_WORDS[comment.status]
    chunks = [Chunk(safe_line(comment.author), Role.STRONG), Chunk("  ", Role.TEXT)]
    chunks.append(Chunk(say(language, zh, en), Role.GOOD if comment.status is Status.ADOPTED else Role.DIM))
    chunks.append(Chunk("  ", Role.TEXT))
    if comment.visibility is Visibility.INTERNAL:
        words = say(language, "内部·不导出", "INTERNAL · never exported")
        chunks.append(Chunk(look.glyphs.internal + words, Role.INTERNAL))
    elif comment.visibility is Visibility.TEAM:
        chunks.append(Chunk(say(language, "团队·不导出", "team · not exported"), Role.DIM))
    else:
        chunks.append(Chunk(say(language, "提交", "for submission"), Role.COMMENT))
    zh, en = TYPE_WORDS[comment.type]
    chunks += [Chunk("  ", Role.TEXT), Chunk(say(language, zh, en), Role.DIM)]
    if comment.priority is Priority.HIGH:
        chunks += [Chunk("  ", Role.TEXT), Chunk(say(language, "重要", "high priority"), Role.STRONG)]
    return Paragraph(tuple(chunks), at_spaces=True)


def _prose(text: str, role: Role, lead: Chunk | None = None) -> Iterable[Paragraph]:
    for number, line in enumerate(text.split("\n") if text.strip() else ()):
        first = (lead,) if lead is not None and number == 0 else ()
        yield Paragraph((*first, Chunk(safe(line), role)))


def _proposal(proposal: str, look: Look, changes: Sequence[Change] | None, *, new: bool) -> Paragraph:
    lead = say(look.language, "建议新增一条 ", "New article: ") if new else say(look.language, "建议 ", "Proposes ")
    label = Chunk(lead, Role.PROPOSAL)
    if changes is None:
        return Paragraph((label, Chunk(safe_line(proposal), Role.TEXT)))
    return Paragraph((label, *change_chunks(changes, look)))


def change_chunks(changes: Sequence[Change], look: Look) -> list[Chunk]:
    """A small diff in one line: what stays is cut to a few characters around each change."""
    found: list[Chunk] = []
    for number, (op, text) in enumerate(changes):
        shown = safe_line(text)
        if op is Op.EQUAL:
            found.append(Chunk(_shortened(shown, number > 0, number < len(changes) - 1), Role.TEXT))
            continue
        role = Role.DELETED if op is Op.DELETE else Role.INSERTED
        if look.brackets:
            shown = f"[-{shown}-]" if op is Op.DELETE else f"{{+{shown}+}}"
        elif _has_numeral(shown):
            role = Role.DELETED_NUMERAL if op is Op.DELETE else Role.INSERTED_NUMERAL
            shown = f"[{shown}]" if op is Op.DELETE else shown
        found.append(Chunk(shown, role))
    return found


def _has_numeral(text: str) -> bool:
    return any(character in "零〇一二三四五六七八九十百千万亿0123456789" for character in text)


def _shortened(text: str, follows: bool, leads: bool) -> str:
    if len(text) <= 2 * CONTEXT + 2:
        return text
    head = text[:CONTEXT] if follows else ""
    tail = text[-CONTEXT:] if leads else ""
    return f"{head}…{tail}" if head or tail else text


def set_lines(paragraph: Paragraph, width: int) -> Iterable[tuple[Run, ...]]:
    """A paragraph's lines as runs."""
    for number, line in enumerate(
        break_lines(
            paragraph.text,
            width,
            first=paragraph.first,
            hang=min(paragraph.hang, width // 4),
            at_spaces=paragraph.at_spaces,
        )
    ):
        indent = paragraph.first if number == 0 else min(paragraph.hang, width // 4)
        runs = [Run(" " * indent, Role.TEXT)] if indent else []
        for chunk, begin in zip(paragraph.chunks, paragraph.starts, strict=True):
            low, high = max(line.start, begin), min(line.shown, begin + len(chunk.text))
            if low < high:
                runs.append(Run(chunk.text[low - begin : high - begin], chunk.role))
        yield tuple(runs)
