"""Operations on bundles: a matter handed on as a file or a folder, taken in, and what two sides disagree on."""

from __future__ import annotations

import contextlib
from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

from comments.bundle import archive, folder
from comments.bundle.archive import Bundle
from comments.bundle.handwork import HandworkError
from comments.bundle.report import Disagreement, MergeReport, PackReport
from comments.bundle.told import ToldComment, told
from comments.errors import BundleError, InvalidRecordError
from comments.store.removing import Held
from drafts.counting import many
from drafts.given import read_given
from drafts.patterns import regex
from drafts.reasons import reason
from workbench.files import FileWriteError, is_leftover, make_folder, write_document, write_whole
from workbench.workspace.base import Desk

_UNFIT = regex(r"[^\w·-]+")


@dataclass(frozen=True, slots=True)
class Removed:
    """What was taken out of the store, and the bundle that keeps it."""

    matter: str
    draft: str | None
    """The draft's label; None for the whole matter."""
    held: Held
    kept: Path


class BundleDesk(Desk):
    """Bundles of a store's matters."""

    def pack(
        self,
        slug: str,
        out: Path,
        *,
        internal: bool = False,
        since: Path | None = None,
        text: bool = False,
        anyway: bool = False,
    ) -> PackReport:
        """Write a matter as a bundle: one file, or with ``text`` a folder of text files.

        Internal notes stay here unless ``internal`` asks for them. With ``since``, only what an earlier bundle doesn't have.
        A folder that was changed by hand, or that can't be read, is written over with ``anyway`` alone; another bundle that stood
        at ``out`` is kept beside it, as `write_document` says. Raises UnknownRecordError, BundleError, FileWriteError; what stood
        at ``out`` is then unchanged. The earlier bundle is never written over: the new one would hold nothing of it.
        """
        if since is not None and since.resolve() == out.resolve():
            raise BundleError(
                f"“{out.name}”就是 --since 所说的那个较早的意见包，没有写出，免得盖掉它。请换一个文件名。",
                f"{out.name} is the earlier bundle itself, so nothing was written over it. Choose another name.",
            )
        besides = read_bundle(since).events.keys() if since is not None else ()
        bundle, report = self.store.pack(slug, person=self.person, internal=internal, besides=besides)
        if text:
            whole = bundle if internal else self.store.pack(slug, person=self.person, internal=True)[0]
            _refuse_unmerged(out, whole.events, anyway=anyway)
            _write_folder(bundle, out)
        else:
            _refuse_another(out)
            report = replace(report, former=write_document(out, archive.to_bytes(bundle), private=internal))
        return report

    def merge(self, path: Path, *, slug: str | None = None, dry_run: bool = False) -> MergeReport:
        """Take in a bundle, a file or a folder, into the matter it names or another. A second time changes nothing.

        Raises BundleError or InvalidRecordError, with the store as it was.
        """
        return self.merge_bundle(read_bundle(path), slug=slug, dry_run=dry_run)

    def merge_bundle(self, bundle: Bundle, *, slug: str | None = None, dry_run: bool = False) -> MergeReport:
        """Take in a bundle that was read already; see `merge`."""
        return self.store.merge(bundle, person=self.person, slug=slug, dry_run=dry_run)

    def remove(
        self, slug: str, draft: str | None = None, *, keep: Path | None = None, with_comments: bool = False
    ) -> Removed:
        """Take a matter, or one of its drafts, out of the store. First a bundle is written that brings all of it back when it is
        merged: to ``keep``, or into the folder ``removed`` beside the store.

        Raises InvalidRecordError where comments would go and ``with_comments`` doesn't say so, where it can't be removed, or where
        the person doesn't lead; FileWriteError, ConflictError. Nothing is removed then.
        """
        held = self.store.held(slug, draft, person=self.person)
        what = slug if draft is None else f"{slug} / {draft}"
        if held.comments and not with_comments:
            raise InvalidRecordError(
                f"“{what}”有 {held.comments} 条意见（其中内部意见 {held.internal} 条，已删除和已合并的也算在内），没有移除。"
                "要连同意见一起移除，请加 --with-comments。",
                f"“{what}” has comments: {held.comments}, internal notes among them: {held.internal} (deleted and merged ones "
                "count as well). Nothing was removed. To remove it with its comments, add --with-comments.",
            )
        bundle, _ = self.store.pack(slug, person=self.person, internal=True)
        out = keep or self._place_for(slug, draft)
        if keep is None:
            make_folder(out.parent)
        if out.exists():
            raise FileWriteError(
                f"“{out}”已经存在，没有移除。请换一个文件名。",
                f"{out} exists, so nothing was removed. Choose another name.",
            )
        write_whole(out, archive.to_bytes(bundle), private=True)
        if read_bundle(out) != bundle:
            raise FileWriteError(
                f"“{out}”写出后读回不一致，没有移除。请检查磁盘。",
                f"{out} doesn't read as it was written, so nothing was removed. Check the disk.",
            )
        self.store.remove(slug, draft, person=self.person, seen=bundle.events.keys())
        return Removed(slug, draft, held, out)

    def _place_for(self, slug: str, draft: str | None) -> Path:
        name = slug if draft is None else f"{slug}-{_UNFIT.sub('-', draft)[:60]}"
        return self.store.path.parent / "removed" / f"{name[:120]}-{self.now():%Y%m%dT%H%M%S%f}.bundle"

    def look_into(self, bundle: Bundle, *, slug: str | None = None) -> tuple[MergeReport, tuple[ToldComment, ...]]:
        """What merging a bundle would do, and what its new and updated comments say. Nothing is changed. Raises as `merge` does."""
        report = self.merge_bundle(bundle, slug=slug, dry_run=True)
        known = told(bundle)
        return report, tuple(known[each] for each in (*report.new, *report.updated) if each in known)

    def disagreements(self, slug: str) -> tuple[Disagreement, ...]:
        """The fields that two sides changed without knowing of each other. Raises UnknownRecordError."""
        return self.store.disagreements(slug, person=self.person)

    def fields_in_conflict(self, slug: str) -> dict[str, tuple[str, ...]]:
        """For each comment that two sides changed differently, the fields, by the comment's id. Raises UnknownRecordError."""
        found: dict[str, tuple[str, ...]] = {}
        for each in self.disagreements(slug):
            if each.comment:
                found[each.comment] = (*found.get(each.comment, ()), each.field)
        return found

    def settle(self, slug: str, entity: str, field: str, choice: int) -> Disagreement:
        """End a disagreement with one of its values, counted from 1; a comment by its id or the beginning of it.

        Raises UnknownRecordError where there is none, InvalidRecordError for another choice.
        """
        standing = [each for each in self.disagreements(slug) if each.field == field]
        named = [each for each in standing if each.entity.upper().startswith(entity.upper())] if entity else standing
        kind, name = (named[0].kind, named[0].entity) if len(named) == 1 else ("comment", entity)
        return self.store.settle(slug, kind, name, field, choice, person=self.person)

    def settle_on(self, slug: str, seen: Disagreement, event: str) -> Disagreement:
        """End a disagreement with the version of it that somebody saw, wherever that stands by now.

        Raises BundleError where it doesn't stand any more, and what `settle` raises; nothing is changed then.
        """
        for each in self.disagreements(slug):
            if (each.kind, each.entity, each.field) == (seen.kind, seen.entity, seen.field):
                for number, side in enumerate(each.sides, 1):
                    if side.event == event:
                        return self.store.settle(slug, each.kind, each.entity, each.field, number, person=self.person)
        raise BundleError(
            "这处分歧已由他人处理，或其中的写法已经变了，没有选定。请看现在的写法再选。",
            "This conflict was settled by somebody else, or its versions have changed, so nothing was settled. "
            "Look at the versions as they stand now.",
        )


def read_bundle(path: Path, *, record_only: bool = False) -> Bundle:
    """The bundle in a file or a folder, of this by its record alone with ``record_only``. Raises BundleError."""
    if path.is_dir():
        return folder.from_folder(path, record_only=record_only)
    try:
        data = read_given(path, archive.LARGEST_FILE)
    except OSError as error:
        zh, en = reason(error)
        raise BundleError(
            f"无法读取“{path}”（{zh}），没有合并任何内容。请检查路径和权限。",
            f"{path} can't be read ({en}), so nothing was merged. Check the path and your rights.",
        ) from error
    return archive.from_bytes(data)


def _refuse_another(out: Path) -> None:
    """Raises FileWriteError where a file stands that isn't a bundle."""
    if not out.is_file():
        return
    try:
        read_bundle(out)
    except BundleError as error:
        raise FileWriteError(
            f"“{out}”已经存在，又不是意见包，没有写入。请换一个文件名。",
            f"{out} exists and isn't a bundle, so nothing was written. Choose another name.",
        ) from error


def _refuse_unmerged(out: Path, known: Collection[str], *, anyway: bool) -> None:
    """Raises BundleError where a bundle's folder has records that the store doesn't: a colleague's, which would be lost.
    So it does, but for ``anyway``, where somebody changed it by hand, or it can't be read.
    """
    if not _is_bundle(out):
        return
    try:
        there = read_bundle(out, record_only=anyway).events
    except HandworkError as error:
        zh, en = error.where
        raise BundleError(
            f"“{out}”里，{zh}，没有写出，免得盖掉。要保留修改，请在工作台里改（{error.how}）；"
            "要放弃，用 git checkout 还原，或加 --anyway。",
            f"In {out}, {en}; nothing was written over it. To keep the change, make it in the workbench ({error.how}); to drop it, "
            "restore the file with git checkout, or add --anyway.",
        ) from error
    except BundleError as error:
        if anyway:
            return
        raise BundleError(
            f"“{out}”里的意见包读不出来，没有写出，免得盖掉同事的记录。请用 git 还原它，或另给一个文件夹；要盖掉它，加 --anyway。"
            f"原因：{error.zh}",
            f"The bundle in {out} can't be read; nothing was written, lest a colleague's records be lost. Restore it with git, or "
            f"name another folder; to write over it, add --anyway. What is wrong: {error.en}",
        ) from error
    missing = sum(each not in known for each in there)
    if missing:
        raise BundleError(
            f"“{out}”里有 {missing} 项记录是意见库没有的（多半是同事的），没有写出，免得丢失。请先 workbench merge {out}，再打包。",
            f"{out} holds {many(missing, 'records')} that this store doesn't have, a colleague's it seems. Nothing was written, so "
            f"that none is lost: first workbench merge {out}, then pack.",
        )


def _write_folder(bundle: Bundle, out: Path) -> None:
    """Write the folder's files, each whole, and remove those of an earlier state. Another folder's files are left alone."""
    files = folder.to_files(bundle)
    if out.exists() and (not out.is_dir() or (any(out.iterdir()) and not _is_ours(out))):
        raise FileWriteError(
            f"“{out}”里已有别的内容，没有写入。请给出空文件夹、新文件夹，或以前写出的意见包文件夹。",
            f"{out} holds something else, so nothing was written. Name a new or empty folder, or one written before.",
        )
    # What says whose the folder is comes first: one that a crash left half written is then ours to write again.
    for name, data in sorted(files.items(), key=lambda item: item[0] != folder.ABOUT):
        place = out / name
        make_folder(place.parent)
        if not place.is_file() or place.read_bytes() != data:
            write_whole(place, data, private=bundle.internal)
    for stale in folder.stale_files(out, files):
        with contextlib.suppress(OSError):
            stale.unlink()


def _is_ours(out: Path) -> bool:
    """Whether a folder was written as a bundle, or holds nothing but git's own and what a crash left of our first file."""
    others = (each.name for each in out.iterdir() if each.name != ".git")
    return _is_bundle(out) or all(is_leftover(name) for name in others)


def _is_bundle(out: Path) -> bool:
    return (out / folder.ABOUT).is_file()
