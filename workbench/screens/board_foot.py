"""The foot of the review board: what would leave, what stays behind, what is to be looked at first. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from workbench.safe import safe_line
from workbench.wording import Words

if TYPE_CHECKING:
    from workbench.workspace import ExportCheck


def check_lines(check: ExportCheck, words: Words) -> Content:
    """The export check: what needs a person has a ``!``, what is in order none."""
    lines = [
        Content.assemble((words("check.title"), "bold"), "  ", (words("check.leaving", n=check.leaving), "$text-muted"))
    ]
    if len(check.by_draft) > 1:
        each = words("check.joint").join(f"{safe_line(label)} {n}" for label, n in check.by_draft)
        lines.append(Content.styled(f"! {words('check.by_draft', each=each)}", "$warning"))
    for key, n in (
        ("check.unplaced", check.unplaced),
        ("check.drafts", check.drafts),
        ("check.unapproved", check.unapproved),
        ("check.reasons", check.without_reasons),
    ):
        if n:
            lines.append(Content.styled(f"! {words(key, n=n)}", "$warning"))
    kept = words("check.kept", internal=check.internal, team=check.team)
    lines.append(Content.styled(f"  {kept}", "$text-muted"))
    return Content("\n").join(lines)
