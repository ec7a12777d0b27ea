"""What stands above the provisions: the notice, the title, a table of contents, the enacting words and recitals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafts.akn.body import Body
from drafts.akn.inline import Element, Words, add
from drafts.akn.names import Names
from drafts.model import Draft, Kind, Provision, RegionKind, Span
from drafts.patterns import regex

_DIVISIONS = (Kind.PART, Kind.SUBPART, Kind.CHAPTER, Kind.SECTION)
_HEADING = regex(r"(?:目[ 　]*[录次]|(?i:table of contents|contents))")


class Opening:
    """Writes ``preface`` and ``preamble``.

    The preface holds what presents the draft: the notice (a container of that name), the title, a table of contents.
    What follows them, up to the first provision, is the preamble.
    """

    def __init__(self, draft: Draft, words: Words, body: Body, names: Names) -> None:
        self._draft = draft
        self._words = words
        self._body = body
        self._names = names
        self._count = 0

    def write(self, bill: Element, recitals: Sequence[Provision], end: int) -> None:
        """Adds both, where they have anything to hold. ``end`` is where the first provision begins."""
        stop = recitals[0].span.start if recitals else end
        title = self._title(stop)
        listed = [r.span.end for r in self._draft.regions if r.kind is RegionKind.CONTENTS and r.span.end <= stop]
        presented = [r.span.end for r in self._draft.regions if r.kind is RegionKind.NOTICE and r.span.end <= stop]
        cut = max([0, *(line.end for line in title), *listed, *presented])
        if not self._words.is_blank(0, cut):
            preface = add(bill, "preface", eId="preface")
            for kind, start, to in self._pieces(0, cut):
                self._piece(preface, kind, start, to, title)
        if self._words.is_blank(cut, end):
            return
        preamble = add(bill, "preamble", eId="preamble")
        for kind, start, to in self._pieces(cut, stop):
            self._piece(preamble, kind, start, to, ())
        if recitals:
            self._recitals(preamble, recitals)
            if not self._words.is_blank(recitals[-1].span.end, end):
                formula = add(preamble, "formula", eId="preamble__formula_1", name="enacting")
                self._words.paragraphs(formula, recitals[-1].span.end, end)

    def _pieces(self, start: int, end: int) -> Iterator[tuple[RegionKind, int, int]]:
        """The regions between two places that hold something, cut to fit."""
        for region in self._draft.regions:
            a, b = max(start, region.span.start), min(end, region.span.end)
            if a < b and not self._words.is_blank(a, b):
                yield region.kind, a, b

    def _piece(self, parent: Element, kind: RegionKind, start: int, end: int, title: Sequence[Span]) -> None:
        if kind is RegionKind.NOTICE:
            self._count += 1
            name = f"preface__container_{self._count}"
            self._words.paragraphs(add(parent, "container", eId=name, name="notice"), start, end)
        elif kind is RegionKind.CONTENTS:
            self._contents(parent, start, end)
        else:
            own = [line for line in title if start <= line.start and line.end <= end]
            if not own:
                self._words.paragraphs(parent, start, end)
                return
            if not self._words.is_blank(start, own[0].start):
                self._words.paragraphs(parent, start, own[0].start)
            heading = add(parent, "longTitle", eId="preface__longTitle_1")
            for line in own:
                self._words.inline(add(add(heading, "p"), "docTitle"), line.start, line.end)
            if not self._words.is_blank(own[-1].end, end):
                self._words.paragraphs(parent, own[-1].end, end)

    def _title(self, end: int) -> tuple[Span, ...]:
        """The lines above the provisions that make up the title, the last ones where it is repeated; none where it isn't there."""
        wanted = _squeezed(self._draft.title)
        lines = self._words.lines(0, end)
        if not wanted:
            return ()
        for i in range(len(lines) - 1, -1, -1):
            joined = ""
            for j in range(i, min(i + 12, len(lines))):
                joined += _squeezed(self._draft.slice(lines[j]))
                if joined == wanted:
                    return tuple(lines[i : j + 1])
                if not wanted.startswith(joined):
                    break
        return ()

    def _contents(self, parent: Element, start: int, end: int) -> None:
        """A table of contents: its heading as a paragraph, each entry with a link to the heading it names."""
        entries = [(line, self._listed(_squeezed(self._draft.slice(line)))) for line in self._words.lines(start, end)]
        kinds = sorted({target.kind for _, target in entries if target is not None}, key=_DIVISIONS.index)
        toc: Element | None = None
        for line, target in entries:
            if toc is None and target is None and _HEADING.match(self._draft.text, line.start, line.end):
                self._words.inline(add(parent, "p"), line.start, line.end)
                continue
            if toc is None:
                self._count += 1
                toc = add(parent, "toc", eId=f"preface__toc_{self._count}")
            level = kinds.index(target.kind) + 1 if target is not None else 1
            href = f"#{self._names.of[target.key]}" if target is not None else "#body"
            self._words.inline(add(toc, "tocItem", level=str(level), href=href), line.start, line.end)

    def _listed(self, words: str) -> Provision | None:
        """The part, chapter or section that an entry names: the first with this label, by title where several have it."""
        alike = [
            p
            for p in self._draft.provisions
            if p.kind in _DIVISIONS and p.label and words.startswith(_squeezed(p.label))
        ]
        titled = [p for p in alike if p.title and _squeezed(p.title) in words]
        return next(iter(titled or alike), None)

    def _recitals(self, parent: Element, recitals: Sequence[Provision]) -> None:
        group = add(parent, "recitals", eId="recs_1")
        for recital in recitals:
            self._body.recital(group, recital)


def _squeezed(words: str) -> str:
    return "".join(words.split())
