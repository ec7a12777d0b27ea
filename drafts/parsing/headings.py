"""Headings above the articles: where the body begins, what the table of contents lists, and which numbers can be headings."""

from __future__ import annotations

from collections.abc import Sequence

from drafts.model import Kind
from drafts.parsing.labels import Candidate
from drafts.parsing.marks import RANK, Line
from drafts.patterns import regex

_CONTENTS = regex(r"(?:目[ 　]*[录次]|(?:TABLE OF )?CONTENTS|(?:Table of )?Contents)[ 　:：]*$")


def first_line(first: Candidate, headings: Sequence[Candidate]) -> int:
    """The line where the body begins: the headings right above the first article, outermost first."""
    line, rank = first.line, RANK[Kind.ARTICLE]
    for heading in reversed([h for h in headings if h.start < first.start]):
        if line - heading.line > 3 or RANK[heading.kind] >= rank or heading.leader:
            break
        line, rank = heading.line, RANK[heading.kind]
    return line


def code_lines(
    text: str, first: Candidate, headings: Sequence[Candidate], labels: Sequence[Candidate]
) -> tuple[int, int | None]:
    """The line where the sections of a code begin, with the headings right above them, and the line where they are listed.

    Codes nest their headings in different orders, so any go together as long as no word comes twice.
    """

    def word(heading: Candidate) -> str:
        return text[heading.start : heading.end].split()[0].lower()

    begins, words = first.line, set[str]()
    for heading in reversed([h for h in headings if h.start < first.start]):
        if begins - heading.line > 3 or word(heading) in words:
            break
        begins = heading.line
        words.add(word(heading))
    listed = [c.line for c in labels if c.line < begins and c.kind is first.kind]
    again = {(h.kind, h.printed) for h in headings if h.line >= begins}
    above = [h.line for h in headings if listed and 0 < listed[0] - h.line <= 3 and (h.kind, h.printed) in again]
    if not listed:
        return begins, None
    return begins, above[-1] if above else listed[0]


def part_title(text: str, lines: Sequence[Line], headings: Sequence[Candidate], first: Candidate) -> str:
    """The line PART 40—… above a code's sections, which is the title of a federal rule; empty where there is none."""
    parts = [h for h in headings if h.start < first.start and text.startswith("PART", h.start)]
    return text[parts[-1].start : lines[parts[-1].line].end] if parts and "—" in text[parts[-1].end :][:3] else ""


def contents_line(text: str, lines: Sequence[Line], first: int, headings: Sequence[Candidate]) -> int | None:
    """The line where a table of contents begins above the body, by its heading 目录 or by the headings it lists."""
    listed = {h.line for h in headings if h.line < first}
    above = [
        i
        for i in range(first)
        if text[lines[i].start] in "目TC" and _CONTENTS.match(text, lines[i].start, lines[i].end)
    ]
    if above and (not listed or above[-1] <= max(listed)):
        return above[-1]
    block = [i for i in sorted(listed) if first - i <= 200]
    while block and first - block[-1] > 4 and not any(_is_list(text, lines[j]) for j in range(block[-1] + 1, first)):
        block.pop()
    start = len(block)
    while start > 0 and (start == len(block) or block[start] - block[start - 1] <= 2):
        start -= 1
    return block[start] if len(block) - start >= 2 else None


def _is_list(text: str, line: Line) -> bool:
    return text[line.start] == "第"


def in_sequence(headings: Sequence[Candidate]) -> list[Candidate]:
    """Headings whose number can be one: the next of its level, the first below a new one above, or any in plain company."""
    kept: list[Candidate] = []
    last: dict[Kind, Candidate] = {}
    for heading in headings:
        before = last.get(heading.kind)
        expected = heading.number == 1 or (before is not None and heading.number in (before.number, before.number + 1))
        if not expected and (heading.citing or not heading.after_end):
            continue
        if before is not None and heading.number <= before.number and heading.number != 1 and heading.citing:
            continue
        kept.append(heading)
        last[heading.kind] = heading
        for kind in [k for k in last if RANK[k] > RANK[heading.kind]]:
            if RANK[kind] == RANK[Kind.SECTION]:
                del last[kind]
    return kept


def above_articles(headings: Sequence[Candidate], articles: Sequence[Candidate]) -> list[Candidate]:
    """The headings without the sections that the articles themselves are made of: ARTICLE I, and below it Section 1.

    Right below most article's labels and titles then stands a section.
    """
    below = {line for h in headings if h.kind is Kind.SECTION for line in (h.line - 1, h.line - 2)}
    made = sum(article.line in below for article in articles)
    return [h for h in headings if made * 2 < len(articles) or h.kind is not Kind.SECTION or made < 2]
