"""The comments of a Word file: what they say, what they hang on, which answers which, which are settled."""

from __future__ import annotations

from lxml import etree

from comments.errors import WordFileError
from comments.word.marked import WordComment
from comments.word.opening import Opened
from comments.word.oxml import W14, W15, Element, W
from comments.word.walking import Walked, mark_of

_W = f"{{{W}}}"


def read_threads(opened: Opened, walked: Walked) -> tuple[WordComment, ...]:
    """The comments in the file's order. Raises WordFileError where the part that holds them is damaged."""
    name = opened.beside("comments")
    root = opened.root(name) if name else None
    if root is None:
        return ()
    elements = root.findall(f"{_W}comment")
    by_paragraph = {_paragraph_id(element): number for number, element in enumerate(elements)}
    by_paragraph.pop("", None)
    parents, settled = _extended(opened)
    found: list[WordComment] = []
    for number, element in enumerate(elements):
        start, end = _range(walked, str(element.get(f"{_W}id")))
        identity = _paragraph_id(element)
        mark = mark_of(element)
        parent = by_paragraph.get(parents.get(identity, ""))
        found.append(
            WordComment(
                author=mark.author,
                at=mark.at,
                text=_said(element),
                start=start,
                end=end,
                resolved=identity in settled,
                parent=None if parent == number else parent,
            )
        )
    return tuple(found)


def _range(walked: Walked, identity: str) -> tuple[int, int]:
    if identity in walked.ranges:
        start, end = walked.ranges[identity]
        return start, max(start, end)
    at = walked.references.get(identity, -1)
    return at, at


def _paragraph_id(comment: Element) -> str:
    """The id of a comment's last paragraph, by which others speak of it."""
    paragraphs = comment.findall(f"{_W}p")
    return str(paragraphs[-1].get(f"{{{W14}}}paraId", "")) if paragraphs else ""


def _extended(opened: Opened) -> tuple[dict[str, str], frozenset[str]]:
    """Who answers whom, and which are settled, by paragraph ids; without the part, nothing is known."""
    name = opened.beside("commentsExtended")
    try:
        root = opened.root(name) if name else None
    except WordFileError:
        root = None
    parents: dict[str, str] = {}
    settled: set[str] = set()
    for entry in () if root is None else root.iterchildren(etree.Element):
        identity = str(entry.get(f"{{{W15}}}paraId", ""))
        if entry.get(f"{{{W15}}}paraIdParent"):
            parents[identity] = str(entry.get(f"{{{W15}}}paraIdParent"))
        if entry.get(f"{{{W15}}}done") in ("1", "true", "on") and identity:
            settled.add(identity)
    return parents, frozenset(settled)


def _said(comment: Element) -> str:
    """A comment's words, a line a paragraph; what was deleted in it is left out."""
    paragraphs = comment.iter(f"{_W}p")
    lines = ("".join(_word(e) for e in p.iter(f"{_W}t", f"{_W}tab", f"{_W}br")) for p in paragraphs)
    return "\n".join(lines).strip()


def _word(element: Element) -> str:
    return {f"{_W}tab": "\t", f"{_W}br": "\n"}.get(str(element.tag), element.text or "")
