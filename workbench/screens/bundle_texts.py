"""What the screen on bundles says of two sides: their versions beside one another, and what a bundle brings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from comments.bundle.report import Disagreement, shown
from drafts.comparison import Change, Op
from drafts.diff import diff
from workbench.palette import Role
from workbench.render.model import Look, Paragraph
from workbench.render.pieces import BLANK, words
from workbench.render.redline import redline
from workbench.screens.beside import Columns
from workbench.wording import Words

if TYPE_CHECKING:
    from comments.bundle.report import MergeReport
    from comments.bundle.told import ToldComment


def versions(each: Disagreement, say: Words) -> Columns:
    """Each version in a column: the first as it stands, the others with what is different from it marked."""
    first = side_text(each.sides[0].value, say)

    def build(look: Look) -> list[list[Paragraph]]:
        found: list[list[Paragraph]] = []
        for number, side in enumerate(each.sides, 1):
            text = side_text(side.value, say)
            mark = f"  {say('bundles.shown')}" if number == 1 else ""
            column = [
                words((f"{number}  ", Role.KEY), (side.person, Role.STRONG), (mark, Role.COMMENT)),
                words((side.at[:16].replace("T", " "), Role.DIM)),
                BLANK,
            ]
            language = "en" if (first + text).isascii() else "zh"
            changes = (Change(Op.EQUAL, text),) if number == 1 else diff(first, text, language)
            found.append([*column, *redline(changes, look)])
        return found

    return build


def side_text(value: object, say: Words) -> str:
    """A version as people read it: a proposal by its words, a place by its article and quote, the rest as it is."""
    if isinstance(value, dict) and "words" in value:
        return say("says.delete") if value.get("delete") else str(value["words"] or "—")
    if isinstance(value, dict) and "label" in value:
        quote = value.get("quote")
        exact = quote.get("exact", "") if isinstance(quote, dict) else ""
        return str(value["label"] or say("dock.whole.draft")) + (f" “{exact}”" if exact else "")
    return shown(value)


def merge_lines(report: MergeReport, comments: Sequence[ToldComment], say: Words) -> list[tuple[str, str]]:
    """What a bundle brings, counted and then comment by comment, and what is disagreed on."""
    counts = say(
        "bundles.counts",
        new=len(report.new),
        updated=len(report.updated),
        unchanged=report.unchanged,
        replies=report.replies,
        drafts="、".join(report.drafts) or "–",
        conflicts=len(report.conflicts),
    )
    lines = [(counts, "bold")]
    if report.internal:
        lines.append((say("bundles.held.internal"), "bold $warning"))
    if not report.events:
        lines.append((say("bundles.nothing"), "$text-muted"))
    lines.append(("", ""))
    new = set(report.new)
    for told in comments:
        key = "bundles.is.new" if told.id in new else "bundles.is.updated"
        sign = "⊘" if told.internal else ""
        place = told.label or say("dock.whole.draft")
        lines.append((sign + say(key, who=told.author, place=place, text=told.text or say("says.delete")), ""))
    for each in report.conflicts:
        what = f"{each.entity or each.kind} {say.field(each.field)}"
        texts = "  ↔  ".join(f"{side.person} {side_text(side.value, say)}" for side in each.sides)
        lines.append((say("bundles.differ", what=what, texts=texts), "$warning"))
    return lines
