"""Tracked changes and comments as Word writes them: w:ins, w:del, paragraph marks, w:comment, each with an id of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from comments.word.oxml import Element, Look, clean, el, run
from drafts.comparison import Op

MINUTES_SPREAD = 60
"""Neighbouring changes are dated a minute apart, or LibreOffice joins them; all lie within this many minutes."""
_ELEMENT = {Op.INSERT: "ins", Op.DELETE: "del"}


@dataclass(frozen=True, slots=True)
class Piece:
    """Words kept, deleted or inserted. Each line feed in ``text`` is a paragraph mark with the same fate."""

    op: Op
    text: str
    style: str
    """Of the paragraph it stands in."""
    stretch: int
    """Pieces of one kind and stretch that follow one another are one change, of one date."""
    explanation: str = ""
    """Said in a comment on the first line of this piece."""


class RevisionWriter:
    """Turns pieces into paragraphs. ``comments`` holds the comments made on the way."""

    def __init__(self, author: str, at: datetime) -> None:
        self.author = " ".join(clean(author).split())
        self.at = at.astimezone(UTC) if at.tzinfo else at
        self.comments: list[Element] = []
        self._annotations = 0
        self._changes = 0
        self._last: tuple[Op, int] | None = None

    def paragraphs(self, pieces: Iterable[Piece]) -> Iterator[Element]:
        """The paragraphs; the last one's mark is always kept."""
        content: list[Element] = []
        style = ""
        for piece in pieces:
            self._step(piece)
            explanation = piece.explanation
            for number, line in enumerate(clean(piece.text).split("\n")):
                if number:
                    yield self._paragraph(style or piece.style, content, piece.op)
                    content, style = [], ""
                if not line:
                    continue
                style = style or piece.style
                content.extend(self._words(piece.op, line, explanation))
                explanation = ""
        yield self._paragraph(style or "LawText", content, Op.EQUAL)

    def _step(self, piece: Piece) -> None:
        """Another minute for another change."""
        if self._last != (piece.op, piece.stretch):
            self._changes += piece.op is not Op.EQUAL
            self._last = (piece.op, piece.stretch)

    def _paragraph(self, style: str, content: list[Element], mark: Op) -> Element:
        properties = el("pPr", el("pStyle", val=style))
        if mark is not Op.EQUAL:
            properties.append(el("rPr", self._revision(mark)))
        return el("p", properties, *content)

    def _words(self, op: Op, line: str, explanation: str) -> list[Element]:
        words = run(line, deleted=op is Op.DELETE)
        if not explanation:
            return [words if op is Op.EQUAL else self._revision(op, words)]
        identity = self._comment(explanation)
        reference = run("", Look(style="CommentReference"))
        reference.append(el("commentReference", id=identity))
        inside = [words, reference]
        marked = inside if op is Op.EQUAL else [self._revision(op, words), self._revision(op, reference)]
        return [el("commentRangeStart", id=identity), marked[0], el("commentRangeEnd", id=identity), marked[1]]

    def _comment(self, text: str) -> int:
        identity = self._next_id()
        reference = run("", Look(style="CommentReference"))
        reference.append(el("annotationRef"))
        said = el("p", el("pPr", el("pStyle", val="CommentText")), reference, run(text))
        self.comments.append(el("comment", said, id=identity, author=self.author, date=self._date()))
        return identity

    def _revision(self, op: Op, *content: Element) -> Element:
        return el(_ELEMENT[op], *content, id=self._next_id(), author=self.author, date=self._date())

    def _next_id(self) -> int:
        self._annotations += 1
        return self._annotations

    def _date(self) -> str:
        minutes_before = (MINUTES_SPREAD - self._changes) % MINUTES_SPREAD
        return (self.at - timedelta(minutes=minutes_before)).strftime("%Y-%m-%dT%H:%M:00Z")
