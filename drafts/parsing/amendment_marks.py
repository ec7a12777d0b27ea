"""Marks that an editor puts before amended words: [F51A Power …, F63. . . ., 4[3A. Exemptions, *6 at the start of a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafts.model import Diagnostic
from drafts.parsing.marks import Line, Mark
from drafts.patterns import regex

_LABEL = r"(?=[0-9]{1,3}[A-Z]{0,2}(?:[ .]|[A-Z][a-z]|\[)|\([0-9a-zA-Z]{1,4}\)|(?:PART|Part|CHAPTER|Chapter|SCHEDULE|Schedule)[ ])"
_NUMBERED = regex(r"\[?F(?P<figures>[0-9]{1,7})")
_BEFORE_FIGURE = regex(rf"[ ]?{_LABEL}")
_OTHER = regex(rf"(?:[0-9]{{1,3}}\[|\*|\[)[ ]?{_LABEL}")
_MARK = regex(r"(?:\[?F[0-9]{1,4}|[0-9]{1,3}\[|\*|\[)[ ]?")
_BEGINS = frozenset("[F*0123456789")
_NOTE = regex(r"[FCIMEPX][0-9]{1,4}(?=[A-Z][a-z. ])")
_NOTES = regex(
    r"(?:Textual Amendments|Commencement Information|Modifications etc\. \(not altering text\)|Marginal Citations"
    r"|Extent Information|Annotations?:)[ ]*$"
)
_MOST_FIGURES = 4


def without_marks(text: str, lines: Sequence[Line]) -> list[Line]:
    """The lines, those with such a mark before a label beginning after it, so that the label is found."""
    return [Line(at, line.end) if at > line.start else line for line, at in _starts(text, lines)]


def _starts(text: str, lines: Sequence[Line]) -> Iterator[tuple[Line, int]]:
    last = 0
    for line in lines:
        at = line.start
        if text[at] in _BEGINS:
            note = _NOTE.match(text, at, line.end)
            numbered = None if note else _NUMBERED.match(text, at, line.end)
            if note and text[at] == "F":
                last = max(last, int(note[0][1:]))
            elif numbered:
                figures = numbered["figures"]
                for count in range(1, min(len(figures), _MOST_FIGURES) + 1):
                    # F51A is the mark F5 before 1A where F4 was the last; F1 is given again where one note tells of two places
                    begin = numbered.start("figures") + count
                    label = _BEFORE_FIGURE.match(text, begin, line.end)
                    if label and (int(figures[:count]) > last or count == len(figures)):
                        last, at = max(last, int(figures[:count])), label.end()
                        break
            elif other := _OTHER.match(text, at, line.end):
                at = other.end()
        yield line, at


def with_mark(text: str, mark: Mark) -> Mark:
    """The mark, beginning where the editor's sign before its label begins."""
    begin = text.rfind("\n", 0, mark.start) + 1
    if begin < mark.start and _MARK.fullmatch(text, begin, mark.start):
        mark.start = begin
    return mark


def notes(text: str, lines: Sequence[Line]) -> Iterator[Diagnostic]:
    """One doubt for all the notes of an editor, which stand among the words of the articles."""
    found = [i for i, line in enumerate(lines) if _NOTES.match(text, line.start, line.end)]
    if found:
        yield Diagnostic(
            "editorial-notes",
            f"文中有 {len(found)} 处编者注（如“{text[lines[found[0]].start : lines[found[0]].end]}”），"
            "不是法律条文，按所在条文的文字保留，比对时请留意。",
            f"{len(found)} blocks of an editor's notes (such as “{text[lines[found[0]].start : lines[found[0]].end]}”) are no "
            "words of the law; they are kept with the provision above them. Mind them when comparing.",
            found[0] + 1,
        )
