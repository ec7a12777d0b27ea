"""What the screen on other laws says of a provision: its row, and its words beside the article's."""

from __future__ import annotations

from dataclasses import dataclass

from comments.records import Comment, ReferenceLaw
from drafts.model import Draft, Provision
from drafts.precedents import Bearing, Precedent
from workbench.palette import Role
from workbench.render.model import Look, Paragraph
from workbench.render.pieces import BLANK, plain, words
from workbench.screens.beside import Columns
from workbench.widgets.record_table import Cell, TableRow
from workbench.wording import Words

_ROLES = {
    Bearing.SAME: Role.GOOD,
    Bearing.STRICTER: Role.WARNING,
    Bearing.LOOSER: Role.CHANGED,
    Bearing.CONFLICT: Role.DEADLINE,
    Bearing.DIFFERS: Role.CHANGED,
}


@dataclass(frozen=True, slots=True)
class Subject:
    """An article, what the laws say, and the comments on it."""

    draft: Draft
    article: Provision
    found: tuple[Precedent, ...]
    laws: tuple[ReferenceLaw, ...]
    comments: tuple[Comment, ...]


def row_id(each: Precedent) -> str:
    """What tells a provision from the others of the table."""
    return f"{each.law}\n{each.article}"


def precedent_row(each: Precedent, say: Words) -> TableRow:
    """A provision's row; one that the article speaks of has a star."""
    return TableRow(
        row_id(each),
        {
            "bearing": Cell(say(f"bearing.{each.bearing.value}"), _ROLES.get(each.bearing, Role.DIM)),
            "law": Cell(("* " if each.cited else "") + each.law, Role.COMMENT if each.cited else Role.TEXT),
            "label": Cell(each.label, Role.LABEL),
            "score": Cell(f"{each.score:.2f}", Role.DIM),
            "why": Cell(each.why(say.language) or each.text, Role.TEXT if each.reasons else Role.DIM),
        },
    )


def beside(subject: Subject, each: Precedent, label: str, say: Words) -> Columns:
    """The article beside the other law's provision, each in its exact words."""
    article = subject.article
    ours = say("precedents.ours", label=article.label, draft=label)

    def build(_look: Look) -> list[list[Paragraph]]:
        left = [words((ours, Role.LABEL), ("  " + article.title if article.title else "", Role.STRONG)), BLANK]
        right = [words((f"《{each.law}》", Role.COMMENT), (each.label, Role.LABEL)), BLANK]
        return [left + plain(subject.draft.body(article)), right + plain(each.text)]

    return build
