"""Operations on drafts: importing, reading, comparing."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from comments.errors import NeedlessImportError, UnknownRecordError
from comments.records import DraftVersion, Matter
from comments.store import MatterFields, checked
from comments.store.drafts import NewDraft
from comments.store.importing import Import
from comments.store.matters import NewMatter
from drafts.aligning.pins import NO_PINS, Pins
from drafts.compare import compare
from drafts.comparison import Comparison
from drafts.load import Choice, Source
from drafts.load.view import DEFAULT
from drafts.model import Draft, Kind
from drafts.outside_pins import outside_of
from drafts.parse import PARSER_VERSION, parse
from drafts.reading import read_file
from workbench.workspace.base import Desk

CACHED_DRAFTS = 16
CACHED_COMPARISONS = 4
_Key = TypeVar("_Key")
_Found = TypeVar("_Found")
_COMMENTED = (Kind.ARTICLE, Kind.POINT)


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import made."""

    version: DraftVersion
    draft: Draft
    created_matter: bool
    twin: str | None = None
    """The label of a draft that was made of the same bytes and reads the same, where the matter has one."""
    remark: tuple[str, str] | None = None
    """In Chinese and English, what a person may not have expected of the draft."""


def is_numbered(draft: Draft) -> bool:
    """Whether a text has an article, a point or anything else that comments could hang on."""
    return any(each.kind in _COMMENTED for each in draft.provisions)


def refuse_slug(given: str) -> None:
    """Raises InvalidRecordError for what can't be a matter's slug, before there is a store to ask."""
    checked.slug(given)


def refuse_unnumbered(name: str, draft: Draft) -> None:
    """Raises NeedlessImportError for a text without an article, a point or anything else that comments could hang on."""
    if not is_numbered(draft):
        raise NeedlessImportError(
            f"“{name}”里没有找到条文，没有导入。请用 workbench outline 看读出了什么；扫描件请先做文字识别。"
            "仍要导入的，加 --anyway。",
            f"No articles were found in “{name}”, so it wasn't imported. See what was read with workbench outline; scans "
            "need text recognition first. To import it all the same, add --anyway.",
        )


def _no_articles(draft: Draft) -> tuple[str, str] | None:
    if draft.articles:
        return None
    zh = "没有“条”可以逐条写意见，只能对整份草案（general）写意见。如果这是修改决定，请用 --amends 应用到原法，逐条审阅。"
    en = (
        "There are no articles to comment on one by one, only the draft as a whole (general). If this is an amending decision, "
        "--amends applies it to the law it amends, to be reviewed article by article."
    )
    return zh, en


def _changes(
    matter: Matter, *, draft: Draft, deadline: date | None, issuer: str | None, title: str | None
) -> MatterFields:
    """What a later draft changes in its matter: what a person said of it, and a deadline that its notice moves forward."""
    fields: MatterFields = {}
    announced = draft.notice.deadline if draft.notice else None
    if deadline:
        fields["deadline"] = deadline
    elif announced and (matter.deadline is None or announced > matter.deadline):
        fields["deadline"] = announced
        if draft.notice and draft.notice.opened:
            fields["opened"] = draft.notice.opened
        if draft.notice and draft.notice.channels:
            fields["channels"] = draft.notice.channels
    if issuer:
        fields["issuer"] = issuer
    if title:
        fields["title"] = title
    return fields


class DraftDesk(Desk):
    """The drafts of a store, parsed when first asked for."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self._lock = threading.Lock()
        self._comparing = threading.Lock()
        """Held while two drafts are compared: whoever asks for the same meanwhile is to find it done."""
        self._drafts: dict[int, Draft] = {}
        self._comparisons: dict[tuple[int, int, Pins], Comparison] = {}

    def import_draft(
        self,
        path: Path,
        slug: str,
        *,
        label: str | None = None,
        dated: date | None = None,
        deadline: date | None = None,
        issuer: str | None = None,
        title: str | None = None,
        language: str | None = None,
        choice: Choice = DEFAULT,
        anyway: bool = True,
    ) -> Imported:
        """Read a file and add it to a matter, which is made where it doesn't exist.

        Title, issuer, deadline, channels and date come from the draft's notice where they aren't given. A later draft's
        notice moves the matter's deadline only forward. ``choice`` says which of several drafts in the file is meant.
        Without ``anyway``, a text in which nothing is numbered is refused, and so is, without a label, a file that the
        matter has already. Raises UnreadableDraftError or CommentsError; nothing is changed then.
        """
        source, draft = read_file(path, choice=choice)
        if not anyway:
            refuse_unnumbered(source.name, draft)
        return self.add_draft(
            source,
            draft,
            slug,
            label=label,
            dated=dated,
            deadline=deadline,
            issuer=issuer,
            title=title,
            language=language,
            anyway=anyway,
        )

    def add_draft(
        self,
        source: Source,
        draft: Draft,
        slug: str,
        *,
        label: str | None = None,
        dated: date | None = None,
        deadline: date | None = None,
        issuer: str | None = None,
        title: str | None = None,
        language: str | None = None,
        anyway: bool = True,
    ) -> Imported:
        """Add a draft that was read already; for what is given and raised, see `import_draft`."""
        notice = draft.notice
        brought = self.store.import_draft(
            Import(
                NewMatter(
                    slug=slug,
                    title=title or draft.title or slug,
                    issuer=issuer or (notice.issuer if notice else ""),
                    language=language or draft.language,
                    opened=notice.opened if notice else None,
                    deadline=deadline or (notice.deadline if notice else None),
                    channels=notice.channels if notice else (),
                ),
                NewDraft(
                    label=label or "",
                    title=draft.title,
                    language=language or draft.language,
                    dated=dated or (notice.opened if notice else None),
                    text=draft.text,
                    format=source.format,
                    sha256=source.sha256,
                    source=source.name,
                    parser_version=PARSER_VERSION,
                    original=source.data,
                ),
                insists=anyway,
                changes=partial(_changes, draft=draft, deadline=deadline, issuer=issuer, title=title),
            ),
            person=self.person,
        )
        with self._lock:
            _keep(self._drafts, brought.version.id, draft, CACHED_DRAFTS)
        return Imported(
            brought.version,
            draft,
            created_matter=brought.created_matter,
            twin=brought.twin.label if brought.twin else None,
            remark=_no_articles(draft),
        )

    def drafts(self, slug: str) -> tuple[DraftVersion, ...]:
        """A matter's drafts, oldest first. Raises UnknownRecordError."""
        return self.store.drafts(slug)

    def version(self, slug: str, label: str | None = None) -> DraftVersion:
        """A draft as stored; without a label, the newest. Raises UnknownRecordError."""
        return self.store.draft(slug, label)

    def draft(self, slug: str, label: str | None = None) -> Draft:
        """A draft, parsed; without a label, the newest. Raises UnknownRecordError."""
        version = self.store.draft(slug, label)
        with self._lock:
            found = self._drafts.get(version.id)
        if found is None or found.text != version.text:  # somebody may have repaired it
            found = parse(version.text)
            with self._lock:
                _keep(self._drafts, version.id, found, CACHED_DRAFTS)
        return found

    def pair_of_versions(self, slug: str, old: str | None, new: str | None) -> tuple[DraftVersion, DraftVersion]:
        """Two drafts of a matter by their labels; without labels, the last two. Raises UnknownRecordError."""
        versions = self.store.drafts(slug)
        if len(versions) < 2 and not (old and new):
            raise UnknownRecordError(
                f"项目“{slug}”只有 {len(versions)} 稿，无法比对。请再导入一稿：workbench import FILE --matter {slug}",
                f"Matter {slug} has {len(versions)} draft(s): nothing to compare. "
                f"Import another: workbench import FILE --matter {slug}",
            )
        return self.store.draft(slug, old or versions[-2].label), self.store.draft(slug, new or versions[-1].label)

    def compare(self, slug: str, old: str | None = None, new: str | None = None) -> Comparison:
        """Two drafts of a matter compared as their pins say; without labels, the last two. Raises UnknownRecordError."""
        first, second = self.pair_of_versions(slug, old, new)
        with self._comparing:
            before, after = self.draft(slug, first.label), self.draft(slug, second.label)
            pins = self.placed_pins(first, second, before, after)
            key = (first.id, second.id, pins)
            with self._lock:
                done = self._comparisons.get(key)
            if done is None or (done.old.text, done.new.text) != (first.text, second.text):
                done = compare(before, after, pins)
                with self._lock:
                    _keep(self._comparisons, key, done, CACHED_COMPARISONS)
        return done

    def know(self, new: DraftVersion, draft: Draft, old: DraftVersion | None, comparison: Comparison | None) -> None:
        """Take over a draft that was parsed before the store was open, and its comparison, without corrections, with another."""
        with self._lock:
            _keep(self._drafts, new.id, draft, CACHED_DRAFTS)
            if old is not None and comparison is not None:
                _keep(self._drafts, old.id, comparison.old, CACHED_DRAFTS)
                _keep(self._comparisons, (old.id, new.id, NO_PINS), comparison, CACHED_COMPARISONS)

    def placed_pins(self, first: DraftVersion, second: DraftVersion, before: Draft, after: Draft) -> Pins:
        """The corrections between two drafts, without those whose articles a later reading no longer finds."""
        if first.id == second.id:
            return NO_PINS
        olds, news = ({one.key for one in (*draft.articles, *outside_of(draft))} for draft in (before, after))
        said = [kept.pin for kept in self.store.pins(first.matter, first.label, second.label)]
        return Pins(tuple(pin for pin in said if olds.issuperset(pin.old) and news.issuperset(pin.new)))


def _keep(cache: dict[_Key, _Found], key: _Key, found: _Found, most: int) -> None:
    """Keep one more, for which the oldest make room."""
    while len(cache) >= most:
        cache.pop(next(iter(cache)))
    cache[key] = found
