"""A file brought into a matter, which is made where it is missing: looked up and written in one transaction.

Two people who import the same file at the same moment make one matter and one draft of it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from sqlmodel import Session

from comments.errors import NeedlessImportError
from comments.records import DraftVersion, Matter
from comments.store import checked, drafts, matters, repairs
from comments.store.drafts import NewDraft
from comments.store.matters import MatterFields, NewMatter
from drafts.repair import edited


@dataclass(frozen=True, slots=True)
class Import:
    """A draft to bring into a matter."""

    matter: NewMatter
    """The matter where there is none of its slug yet."""
    draft: NewDraft
    """With an empty label, the next ``draft-N`` that is free."""
    insists: bool
    """Whether it is wanted even where the matter has the same file already."""
    changes: Callable[[Matter], MatterFields]
    """What the draft changes in a matter that was there before."""


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """What an import made."""

    version: DraftVersion
    created_matter: bool
    twin: DraftVersion | None
    """A draft that was there before, made of the same bytes, which reads the same."""


def bring_in(session: Session, given: Import, *, now: datetime, person: str) -> BroughtIn:
    """Adds a draft to its matter. Raises NeedlessImportError for one that the matter has, given neither label nor insistence.

    For the rest, see `drafts.add`.
    """
    slug = checked.slug(given.matter["slug"])
    there = next((matter for matter in matters.listed(session) if matter.slug == slug), None)
    before = drafts.listed(session, slug) if there else ()
    twin = next((version for version in before if _is_twin(session, version, given.draft)), None)
    if twin is not None and not given.draft.label and not given.insists:
        raise _has_it(twin)
    if there is None:
        matters.add(session, now, given.matter)
    new = given.draft if given.draft.label else replace(given.draft, label=_next_label(before))
    version = drafts.add(session, slug, new, now=now, person=person)
    if there is not None and (changes := given.changes(there)):
        matters.update(session, slug, changes, now=now, person=person)
    return BroughtIn(version, there is None, twin)


def _is_twin(session: Session, version: DraftVersion, new: NewDraft) -> bool:
    """Whether a draft is of the same bytes and reads the same, whatever was repaired in it since."""
    if version.sha256 != new.sha256:
        return False
    text = version.text
    row = drafts.find(session, matters.find(session, version.matter), version.label)
    for repair in reversed(repairs.listed(session, row)):
        text = edited(text, repairs.back(repair)) if repair.undone is None else text
    return new.text in (version.text, text)


def _next_label(before: tuple[DraftVersion, ...]) -> str:
    taken = {version.label for version in before}
    number = len(taken) + 1
    while f"draft-{number}" in taken:
        number += 1
    return f"draft-{number}"


def _has_it(twin: DraftVersion) -> NeedlessImportError:
    return NeedlessImportError(
        f"“{twin.matter}”里已经有这份文件：{twin.label}（{twin.source}，{twin.added:%Y-%m-%d} 由 {twin.added_by} 导入），内容完全"
        "相同，没有再导入。如果确实要作为另一稿，请加 --anyway，或用 --label 给它一个稿次名称。",
        f"“{twin.matter}” has this file already: {twin.label} ({twin.source}, imported {twin.added:%Y-%m-%d} by "
        f"{twin.added_by}), with the very same content, so it wasn't imported again. If it really is another draft, "
        "add --anyway, or give it a label with --label.",
        twin,
    )
