"""Writes a circulated copy: the draft, a bookmark at each article, comments with their replies, proposals as tracked changes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from comments.circulation import Circulation, SentChange, SentComment
from comments.word.oxml import MC, W14, W15, Element, Look, W, clean, el, run
from comments.word.package import Properties, document
from comments.word.page import portrait
from comments.word.title_lines import title_lines
from drafts.comparison import Op
from drafts.model import Draft, Kind

_HEADINGS = frozenset((Kind.PART, Kind.SUBPART, Kind.CHAPTER, Kind.SECTION, Kind.ANNEX))
_TAG = {Op.INSERT: "ins", Op.DELETE: "del"}
_REFERENCE = Look(style="CommentReference")
_FIRST_PARAGRAPH = 0x10000000
"""Paragraph ids are eight hexadecimal figures below 80000000; only those of comments are needed."""


@dataclass(slots=True)
class _Atom:
    """Words with one fate; ``start`` and ``end`` are their place in the draft's text, alike for inserted words."""

    op: Op
    text: str
    start: int
    end: int
    change: int = -1
    """Which of the circulation's changes it belongs to."""
    before: list[Element] = field(default_factory=list)
    after: list[Element] = field(default_factory=list)


def write_circulation(draft: Draft, circulation: Circulation, title: str) -> bytes:
    """The copy's bytes, the same for the same circulation. ``draft`` is the one circulated."""
    atoms = _atoms(circulation)
    _put_bookmarks(atoms, circulation)
    _put_comments(atoms, circulation)
    language = "zh" if draft.language == "zh" else "en"
    blocks = [*_paragraphs(atoms, _styles(draft), circulation.changes), portrait(language)]
    notes, threads = _comments(circulation.comments)
    return document(blocks, Properties(title, language), notes, threads)


def _atoms(circulation: Circulation) -> list[_Atom]:
    """The text cut wherever something begins or ends."""
    cuts = {0, len(circulation.text), *(start for _, start in circulation.articles)}
    for comment in circulation.comments:
        cuts.update((comment.start, comment.end))
    atoms: list[_Atom] = []
    at = 0
    order = sorted(range(len(circulation.changes)), key=lambda n: (circulation.changes[n].start, n))
    sorted_cuts = sorted(cuts)
    for number in order:
        change = circulation.changes[number]
        atoms.extend(_cut(Op.EQUAL, circulation.text, at, change.start, sorted_cuts, -1))
        at = change.start
        for part in change.changes:
            if part.op is Op.INSERT:
                atoms.extend(_Atom(Op.INSERT, words, at, at, number) for words in _with_ends_apart(part.text))
            else:
                for words in _with_ends_apart(part.text):
                    atoms.extend(_cut(part.op, circulation.text, at, at + len(words), sorted_cuts, number))
                    at += len(words)
    atoms.extend(_cut(Op.EQUAL, circulation.text, at, len(circulation.text), sorted_cuts, -1))
    return atoms


def _with_ends_apart(text: str) -> Iterator[str]:
    """The line breaks at either end on their own: a comment hangs on the words between, and not on the next paragraph's."""
    words = text.strip("\n")
    first = text.find(words) if words else len(text)
    yield from (piece for piece in (text[:first], words, text[first + len(words) :]) if piece)


def _cut(op: Op, text: str, start: int, end: int, cuts: list[int], change: int) -> Iterator[_Atom]:
    inside = cuts[bisect_right(cuts, start) : bisect_left(cuts, end)]
    for first, last in zip([start, *inside], [*inside, end], strict=True):
        if first < last:
            yield _Atom(op, text[first:last], first, last, change)


def _put_bookmarks(atoms: list[_Atom], circulation: Circulation) -> None:
    at = {atom.start: atom for atom in reversed(atoms) if atom.op is not Op.INSERT}
    for number, (_, start) in enumerate(circulation.articles):
        atom = at.get(start)
        if atom is not None:
            identity = number + 1
            atom.before.append(el("bookmarkStart", id=identity, name=circulation.bookmark(number)))
            atom.before.append(el("bookmarkEnd", id=identity))


def _put_comments(atoms: list[_Atom], circulation: Circulation) -> None:
    """Ranges and references. A comment whose proposal is in the text spans the proposal's words, struck and new."""
    firsts: dict[int, _Atom] = {}
    lasts: dict[int, _Atom] = {}
    own_first: dict[str, _Atom] = {}
    own_last: dict[str, _Atom] = {}
    for atom in atoms:
        if atom.op is not Op.INSERT:
            firsts.setdefault(atom.start, atom)
            lasts[atom.end] = atom
        if atom.change >= 0 and atom.text.strip("\n"):
            proposed = circulation.changes[atom.change].comment
            own_first.setdefault(proposed, atom)
            own_last[proposed] = atom
    for number, comment in enumerate(circulation.comments, 1):
        first = own_first.get(comment.comment) or firsts.get(comment.start) or atoms[0]
        last = own_last.get(comment.comment) or lasts.get(comment.end) or first
        reference = run("", _REFERENCE)
        reference.append(el("commentReference", id=number))
        first.before.append(el("commentRangeStart", id=number))
        last.after.extend((el("commentRangeEnd", id=number), reference))


@dataclass(frozen=True, slots=True)
class _Styles:
    headings: frozenset[int]
    title: frozenset[int]

    def of(self, start: int) -> str:
        if start in self.headings:
            return "LawHeading"
        return "LawTitle" if start in self.title else "LawText"


def _styles(draft: Draft) -> _Styles:
    """The style of a line by where it begins."""
    headings = frozenset(p.span.start for p in draft.provisions if p.kind in _HEADINGS)
    return _Styles(headings, frozenset(line.start for line in title_lines(draft)))


def _paragraphs(atoms: Iterable[_Atom], styles: _Styles, changes: tuple[SentChange, ...]) -> Iterator[Element]:
    """The paragraphs; a line feed among deleted or inserted words is a mark with the same fate."""
    content: list[Element] = []
    style = ""
    marker = _Marker(changes)
    for atom in atoms:
        content.extend(atom.before)
        at = atom.start
        for number, line in enumerate(atom.text.split("\n")):
            if number:
                yield marker.paragraph(style or styles.of(at), content, atom)
                content, style = [], ""
                at += atom.op is not Op.INSERT
            style = style or ("LawText" if atom.op is Op.INSERT else styles.of(at))
            if clean(line):
                content.append(marker.words(line, atom))
            at += len(line) if atom.op is not Op.INSERT else 0
        content.extend(atom.after)
    yield marker.paragraph(style or "LawText", content, None)


class _Marker:
    """Puts words and paragraph marks into revisions, each with an id of its own."""

    def __init__(self, changes: tuple[SentChange, ...]) -> None:
        self.changes = changes
        self._ids = 0

    def words(self, line: str, atom: _Atom) -> Element:
        words = run(line, deleted=atom.op is Op.DELETE)
        return words if atom.op is Op.EQUAL else self._revision(atom, words)

    def paragraph(self, style: str, content: list[Element], mark: _Atom | None) -> Element:
        properties = el("pPr", el("pStyle", val=style))
        if mark is not None and mark.op is not Op.EQUAL:
            properties.append(el("rPr", self._revision(mark)))
        return el("p", properties, *content)

    def _revision(self, atom: _Atom, *content: Element) -> Element:
        self._ids += 1
        change = self.changes[atom.change]
        date = change.at.strftime("%Y-%m-%dT%H:%M:00Z")
        return el(_TAG[atom.op], *content, id=self._ids, author=clean(change.author), date=date)


def _comments(said: tuple[SentComment, ...]) -> tuple[list[Element], Element | None]:
    """The comments, and the part that says which of them answer which."""
    if not said:
        return [], None
    notes: list[Element] = []
    threads = etree.Element(f"{{{W15}}}commentsEx", nsmap={"w15": W15})
    paragraphs: dict[str, str] = {}
    for number, comment in enumerate(said, 1):
        identity = f"{_FIRST_PARAGRAPH + number:08X}"
        notes.append(_comment(number, comment, identity))
        entry = etree.SubElement(threads, f"{{{W15}}}commentEx")
        entry.set(f"{{{W15}}}paraId", identity)
        if comment.reply:
            entry.set(f"{{{W15}}}paraIdParent", paragraphs[comment.comment])
        else:
            paragraphs[comment.comment] = identity
        entry.set(f"{{{W15}}}done", "0")
    return notes, threads


def _comment(number: int, comment: SentComment, identity: str) -> Element:
    reference = run("", _REFERENCE)
    reference.append(el("annotationRef"))
    lines: list[Element] = []
    for line in clean(comment.text).split("\n"):
        opening = [reference] if not lines else []
        lines.append(el("p", el("pPr", el("pStyle", val="CommentText")), *opening, run(line)))
    lines[-1].set(f"{{{W14}}}paraId", identity)
    date = comment.at.strftime("%Y-%m-%dT%H:%M:%SZ")
    made = etree.Element(f"{{{W}}}comment", nsmap={"w": W, "w14": W14, "mc": MC})
    for name, value in (("id", str(number)), ("author", clean(comment.author)), ("date", date)):
        made.set(f"{{{W}}}{name}", value)
    made.extend(lines)
    return made
