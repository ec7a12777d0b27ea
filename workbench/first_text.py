"""The text of a matter as it stands in the store's file, for the time until the store is open."""

from __future__ import annotations

from comments import glance
from drafts.compare import compare
from drafts.parse import parse
from workbench.first_docket import FirstDocket
from workbench.screens.opened import Remarks, Shown


def first_text(first: FirstDocket, slug: str, *, at_most: int | None = None) -> Shown | None:
    """A matter's last two drafts compared, or its only one, without the comments on them.

    None where the matter has no draft, where its drafts can't be read at once, and where those to be shown have more
    characters than ``at_most``.
    """
    matter = next((row.matter for row in first.rows if row.matter.slug == slug), None)
    versions = glance.drafts(first.path, slug)
    if matter is None or not versions:
        return None
    *_, newer = versions
    older = versions[-2] if len(versions) > 1 else None
    if at_most is not None and len(newer.text) + (len(older.text) if older else 0) > at_most:
        return None
    draft = parse(newer.text)
    comparison = compare(parse(older.text), draft) if older else None
    return Shown(matter, versions, newer, older, draft, comparison, Remarks((), {}))
