"""Faults of a Word file that the Open XML validator passes over, and by which Word loses words or offers to repair."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from comments.word.oxml import W14, W15, Element, W

_RANGES = {
    "moveFromRange": "unpaired-move",
    "moveToRange": "unpaired-move",
    "commentRange": "open-comment-range",
    "bookmark": "unpaired-bookmark",
}
_SENTENCES = {
    "text-in-deletion": (
        "删除的修订中有普通文字，拒绝修订时会丢失",
        "ordinary text inside a deletion: it is lost when the deletion is rejected",
    ),
    "deleted-text-outside": ("删除的文字不在修订之内", "deleted text outside any deletion"),
    "unpaired-move": ("移动的修订缺开头或结尾", "a tracked move without its beginning or end"),
    "open-comment-range": ("批注范围缺开头或结尾", "a comment's range without its beginning or end"),
    "unpaired-bookmark": ("书签缺开头或结尾", "a bookmark without its beginning or end"),
    "repeated-bookmark": ("书签名重复", "a bookmark's name used twice"),
    "repeated-revision": ("修订编号重复", "a revision's id used twice"),
    "lost-comment": ("正文引用的批注不存在", "the text refers to a comment that isn't there"),
    "lost-thread": ("批注的回复找不到原批注", "a comment's reply to a comment that isn't there"),
}


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong in the markup."""

    code: str
    part: str
    detail: str
    """The id or name concerned."""

    def sentence(self, language: str) -> str:
        """What is wrong, for a person."""
        zh, en = _SENTENCES[self.code]
        return f"{zh}（{self.part}）：{self.detail}" if language == "zh" else f"{en} ({self.part}): {self.detail}"


def faults(roots: Mapping[str, Element]) -> tuple[Fault, ...]:
    """The faults of a package, given the root of each of its parts of XML under the part's name."""
    found: list[Fault] = []
    for part, root in roots.items():
        if part.startswith("word/") and not part.endswith(".rels"):
            found.extend(_of_revisions(part, root))
            found.extend(_of_ranges(part, root))
    found.extend(_of_comments(roots))
    return tuple(dict.fromkeys(found))


def _of_revisions(part: str, root: Element) -> Iterator[Fault]:
    for text in root.iter(f"{{{W}}}t", f"{{{W}}}delText"):
        deleted = next(text.iterancestors(f"{{{W}}}del"), None) is not None
        if deleted and text.tag == f"{{{W}}}t" and not _in_box(text):
            yield Fault("text-in-deletion", part, (text.text or "")[:40])
        if not deleted and text.tag == f"{{{W}}}delText" and next(text.iterancestors(f"{{{W}}}moveFrom"), None) is None:
            yield Fault("deleted-text-outside", part, (text.text or "")[:40])
    ids = Counter(str(e.get(f"{{{W}}}id")) for e in root.iter(f"{{{W}}}ins", f"{{{W}}}del"))
    yield from (Fault("repeated-revision", part, one) for one, times in ids.items() if times > 1)


def _in_box(text: Element) -> bool:
    """Whether a text stands in a box that hangs in a deleted run: its own words aren't deleted ones."""
    for above in text.iterancestors():
        if above.tag == f"{{{W}}}txbxContent":
            return True
        if above.tag == f"{{{W}}}del":
            return False
    return False


def _of_ranges(part: str, root: Element) -> Iterator[Fault]:
    for pair, code in _RANGES.items():
        starts = Counter(str(e.get(f"{{{W}}}id")) for e in root.iter(f"{{{W}}}{pair}Start"))
        ends = Counter(str(e.get(f"{{{W}}}id")) for e in root.iter(f"{{{W}}}{pair}End"))
        yield from (Fault(code, part, one) for one in sorted({*(starts - ends), *(ends - starts)}))
    names = Counter(str(e.get(f"{{{W}}}name")) for e in root.iter(f"{{{W}}}bookmarkStart"))
    yield from (Fault("repeated-bookmark", part, one) for one, times in names.items() if times > 1)


def _of_comments(roots: Mapping[str, Element]) -> Iterator[Fault]:
    root = roots.get("word/comments.xml")
    known = set() if root is None else {str(c.get(f"{{{W}}}id")) for c in root.iter(f"{{{W}}}comment")}
    document = roots.get("word/document.xml")
    for reference in () if document is None else document.iter(f"{{{W}}}commentReference"):
        if str(reference.get(f"{{{W}}}id")) not in known:
            yield Fault("lost-comment", "word/document.xml", str(reference.get(f"{{{W}}}id")))
    paragraphs = set() if root is None else {str(p.get(f"{{{W14}}}paraId")) for p in root.iter(f"{{{W}}}p")}
    extended = roots.get("word/commentsExtended.xml")
    for entry in () if extended is None else extended.iter(etree.Element):
        parent = entry.get(f"{{{W15}}}paraIdParent")
        if parent is not None and str(parent) not in paragraphs:
            yield Fault("lost-thread", "word/commentsExtended.xml", str(parent))
