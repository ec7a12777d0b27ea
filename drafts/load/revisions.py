"""Tracked changes in a Word file: counted, then resolved into one of the two texts they stand between."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from drafts.load.package import MC, W
from drafts.load.view import View
from drafts.model import Diagnostic

_MARKERS = frozenset({f"{W}rPr", f"{W}trPr", f"{W}tcPr", f"{W}numPr"})
"""Inside these, w:ins and w:del say something about the mark, row or cell; elsewhere they hold runs."""
_HELD = frozenset({f"{W}t", f"{W}delText", f"{W}tab", f"{W}drawing", f"{W}pict", f"{W}object", f"{W}sym", f"{W}br"})
_PASSED_OVER = frozenset(
    {
        f"{W}{name}"
        for name in (
            *("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "proofErr", "permStart"),
            *("permEnd", "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd"),
        )
    }
)


@dataclass(frozen=True, slots=True)
class Revisions:
    """How many tracked changes a document has, and whose."""

    insertions: int
    deletions: int
    moves: int
    rows: int
    """Table rows put in or taken out."""
    authors: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.insertions or self.deletions or self.moves or self.rows)

    def remark(self, view: View) -> Diagnostic:
        """What was found and which text was read."""
        zh = f"插入 {self.insertions} 处，删除 {self.deletions} 处"
        en = f"{self.insertions} insertions, {self.deletions} deletions"
        if self.moves:
            zh, en = f"{zh}，移动 {self.moves} 处", f"{en}, {self.moves} moves"
        if self.rows:
            zh, en = f"{zh}，表格行增删 {self.rows} 处", f"{en}, {self.rows} table rows"
        if self.authors:
            names = self.authors[:6]
            more = len(self.authors) - len(names)
            zh += f"；修订人：{'、'.join(names)}" + (f"等 {len(self.authors)} 人" if more else "")
            en += f"; by {', '.join(names)}" + (f" and {more} more" if more else "")
        if self and view is View.ORIGINAL:
            zh_view, en_view = "拒绝全部修订后的原文", "with all rejected, as it stood before"
        else:
            zh_view, en_view = (
                "接受全部修订后的文本；要读修订前的原文，用 --view original",
                "with all accepted; --view original reads the text before them",
            )
        return Diagnostic(
            "tracked-changes",
            f"文件带有修订痕迹（{zh}），这里读的是{zh_view}。",
            f"The file has tracked changes ({en}), read here {en_view}.",
            0,
        )


def count_revisions(body: etree._Element) -> Revisions:
    """The tracked changes of a document body, each content once."""
    counts = {"ins": 0, "del": 0, "moveTo": 0, "moveFrom": 0}
    rows, authors = 0, dict[str, None]()
    for element in body.iter(*(f"{W}{name}" for name in counts)):
        parent = element.getparent()
        within = None if parent is None else parent.tag
        kind = etree.QName(element).localname
        if within == f"{W}trPr":
            rows += 1
        elif within not in _MARKERS or (within == f"{W}rPr" and kind in {"ins", "del"}):
            counts[kind] += 1
        author = element.get(f"{W}author", "").strip()
        if author:
            authors[author[:60]] = None
    return Revisions(counts["ins"], counts["del"], max(counts["moveTo"], counts["moveFrom"]), rows, tuple(authors))


def resolve(body: etree._Element, view: View) -> None:
    """Changes a body into the text of one view; afterwards it holds no revisions.

    A paragraph whose mark is gone goes on in the next one and keeps its own style and number, unless it is empty.
    """
    if view is View.ACCEPTED:
        gone = tuple(f"{W}{name}" for name in ("del", "moveFrom", "cellDel"))
    else:
        gone = tuple(f"{W}{name}" for name in ("ins", "moveTo", "cellIns"))
        _restore_properties(body)
        for element in list(body.iter(f"{W}delText")):
            element.tag = f"{W}t"
    joins = [
        paragraph
        for paragraph in body.iter(f"{W}p")
        if any(mark.tag in gone for mark in paragraph.iterfind(f"{W}pPr/{W}rPr/*"))
    ]
    for element in list(body.iter(*gone)):
        _remove(element)
    _join(joins)


def choose_alternatives(body: etree._Element) -> None:
    """Where Word stores a drawing twice, for newer and older programs, keeps one of the two."""
    for alternative in list(body.iter(f"{MC}AlternateContent")):
        kept = alternative.find(f"{MC}Choice")
        for other in list(alternative):
            if kept is not None and other is not kept:
                alternative.remove(other)


def _restore_properties(body: etree._Element) -> None:
    """Puts the paragraph's former style and number in place of the present ones."""
    for change in list(body.iter(f"{W}pPrChange")):
        present, former = change.getparent(), change.find(f"{W}pPr")
        if present is None or former is None:
            continue
        for name in ("pStyle", "numPr"):
            now, then = present.find(f"{W}{name}"), former.find(f"{W}{name}")
            if now is not None:
                present.remove(now)
            if then is not None:
                present.insert(0, then)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    if parent.tag not in _MARKERS:
        parent.remove(element)
        return
    holder = parent.getparent()
    around = None if holder is None else holder.getparent()
    if parent.tag in {f"{W}trPr", f"{W}tcPr"} and holder is not None and around is not None:
        around.remove(holder)


def _join(marked: list[etree._Element]) -> None:
    """Joins each marked paragraph to the one after it, from the last to the first, so that chains come together."""
    for paragraph in reversed(marked):
        parent = paragraph.getparent()
        if parent is None:
            continue
        after = paragraph.getnext()
        while after is not None and after.tag in _PASSED_OVER:
            after = after.getnext()
        empty = next(paragraph.iter(*_HELD), None) is None
        if after is None or after.tag != f"{W}p":
            if empty and after is None and len(parent) > 1:
                parent.remove(paragraph)
            continue
        if empty:
            parent.remove(paragraph)
            continue
        for child in list(after):
            if child.tag != f"{W}pPr":
                paragraph.append(child)
        parent.remove(after)
