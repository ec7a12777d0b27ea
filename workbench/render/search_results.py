"""What a search found, written for a list: headings with counts, and the words around each place with marks. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.language import say
from workbench.palette import Role
from workbench.render.model import Look, Paragraph
from workbench.render.pieces import words

if TYPE_CHECKING:
    from comments.search.found import Snippet
    from workbench.workspace import Hit


def draft_heading(title: str, draft: str) -> Paragraph:
    """The matter and the draft that places are in."""
    return words((title, Role.HEADING), "  ", (draft, Role.STRONG))


def article_heading(hit: Hit, count: int, look: Look) -> Paragraph:
    """The article, and how many places in it were found."""
    if hit.label:
        label = hit.label
    elif hit.comment is None:
        label = say(look.language, "条文之外", "outside the articles")
    else:
        label = say(look.language, "全文", "the whole draft")
    return words((label, Role.LABEL), "  ", (say(look.language, f"{count} 处", f"{count} found"), Role.DIM), first=2)


def place_paragraph(hit: Hit, look: Look) -> Paragraph:
    """The words around a place. A comment says whose it is; an internal note has its sign before everything else."""
    lead: list[tuple[str, Role]] = []
    if hit.comment is not None:
        if hit.internal:
            sign = say(look.language, "内部·不导出", "INTERNAL · never exported")
            lead.append((f"{look.glyphs.internal}{sign}  ", Role.INTERNAL))
        answers = say(look.language, "（回复）", " (reply)") if hit.field == "reply" else ""
        lead.append((hit.person + answers + say(look.language, "：", ": "), Role.COMMENT))
    return words(*lead, *_marked(hit.snippet, look), first=4, hang=4)


def _marked(snippet: Snippet, look: Look) -> list[tuple[str, Role]]:
    """The words in pieces, those found in the role of search; in brackets where there is no colour."""
    pieces: list[tuple[str, Role]] = []
    at = 0
    for start, end in snippet.marks:
        found = snippet.text[start:end]
        pieces.append((snippet.text[at:start], Role.TEXT))
        pieces.append((f"【{found}】" if look.brackets else found, Role.SEARCH))
        at = end
    return [*pieces, (snippet.text[at:], Role.TEXT)]
