"""A bundle as a folder of text files for git: a readable file for each comment and draft, which is also its record.

Above the line of equals signs a file shows what holds now and how it came about; that part is written for people and not
read back: a line changed there is refused with what to do instead (`handwork`). Below it stand the events, a line each, so that
git can join two branches that both added some. A comment is therefore changed in the workbench, not by hand: an event changed by
hand no longer fits its id and is refused.

    bundle.txt            what this is
    matter.txt            facts, people, marks, corrections
    drafts/LABEL.txt      a draft's canonical text, and beside it LABEL.events.txt
    comments/ID.txt       a comment with its replies
    originals/SHA256      the files that drafts were read from
"""

from __future__ import annotations

import errno
import hashlib
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from comments.bundle import archive, handwork
from comments.bundle.archive import Bundle, foreign
from comments.bundle.events import BundleEvent, damaged
from comments.bundle.fold import conflicts, fold, values
from comments.errors import BundleError
from drafts.given import read_given
from drafts.patterns import regex
from drafts.reasons import reason

RULE: Final = "=" * 60
ABOUT: Final = "bundle.txt"
_ATTRIBUTES: Final = (
    "* text eol=lf\noriginals/* -text\ncomments/*.txt merge=union\n*.events.txt merge=union\nmatter.txt merge=union\n"
)
_MATTER = "matter.txt"
_EVENTS = ".events.txt"
_SLUG = regex(r"[^\W_][\w-]{0,99}")
_NAMES = regex(
    r"bundle\.txt|matter\.txt|\.gitattributes|comments/[0-9A-Z]{10}\.txt|drafts/[^/\\]{1,120}\.txt|originals/[0-9a-f]{64}"
)
_UNFIT = regex(r"[^\w·-]+")


def to_files(bundle: Bundle) -> dict[str, bytes]:
    """The files by their names within the folder. The same bundle gives the same bytes."""
    files: dict[str, str] = {".gitattributes": _ATTRIBUTES, ABOUT: _about(bundle)}
    by_file: dict[str, list[BundleEvent]] = {_MATTER: []}
    for event in bundle.events.values():
        by_file.setdefault(_file_of(event), []).append(event)
    for name, found in by_file.items():
        if name.startswith("drafts/"):
            files[name.removesuffix(_EVENTS) + ".txt"] = _text_of(found)
        files[name] = _record(found)
    made = {name: text.encode("utf-8") for name, text in files.items()}
    return dict(sorted({**made, **{f"originals/{digest}": data for digest, data in bundle.originals.items()}}.items()))


def from_folder(folder: Path, *, record_only: bool = False) -> Bundle:
    """The bundle in a folder that `to_files` filled. Raises BundleError for what isn't one, is damaged or too large, and, but for
    ``record_only``, where somebody changed by hand what isn't read back.

    Files that aren't of a bundle, such as git's own, aren't looked at; links aren't followed.
    """
    about = _read(folder / ABOUT, archive.LARGEST_WHOLE)
    if about is None or not about.startswith(archive.FORMAT.encode()):
        raise foreign()
    slug, internal, partial = _facts(about)
    files = _files(folder)
    events: dict[str, BundleEvent] = {}
    for name, data in files.items():
        if name.startswith("originals/"):
            continue
        text = _decoded(name, data)
        above, rule, below = text.partition("\n" + RULE + "\n")
        if rule:
            found = archive.read(below)
            if not record_only:
                handwork.refuse_edited(name, above, tuple(found.values()))
                _refuse_retyped(name, files, found.values())
            events |= found
    originals = {name.removeprefix("originals/"): data for name, data in files.items() if name.startswith("originals/")}
    for digest, data in originals.items():
        if hashlib.sha256(data).hexdigest() != digest:
            raise damaged(f"originals/{digest[:12]}…")
    return Bundle(slug, events, originals, internal, partial)


def _refuse_retyped(name: str, files: Mapping[str, bytes], found: Iterable[BundleEvent]) -> None:
    """Raises BundleError where the text beside a draft's record was changed by hand."""
    beside = name.removesuffix(_EVENTS) + ".txt"
    if name.endswith(_EVENTS) and beside in files:
        texts = [str(event.sets["content"].get("text", "")) for event in found if event.sets.get("content")]
        handwork.refuse_retyped(beside, _decoded(beside, files[beside]), texts)


def stale_files(folder: Path, wanted: Mapping[str, bytes]) -> list[Path]:
    """Files of an earlier state of the bundle that its present state doesn't have."""
    return sorted(folder / name for name in _names(folder) if name not in wanted)


def _file_of(event: BundleEvent) -> str:
    if event.comment:
        return f"comments/{event.comment}.txt"
    if event.kind == "draft":
        label, _, digest = event.entity.rpartition("#")
        return f"drafts/{_UNFIT.sub('-', label)[:80] or 'draft'}-{digest[:8]}{_EVENTS}"
    return _MATTER


def _about(bundle: Bundle) -> str:
    return (
        f"{archive.FORMAT}\nversion: {archive.form_of(bundle)}\nmatter: {bundle.slug}\n"
        f"internal: {'yes' if bundle.internal else 'no'}\npartial: {'yes' if bundle.partial else 'no'}\n\n"
        "由 workbench pack --text 写成，用 workbench merge 读回。请在工作台里修改，不要改动这些文件。\n"
        "Written by workbench pack --text, read back by workbench merge. Make changes in the workbench, not in these files.\n"
    )


def _facts(about: bytes) -> tuple[str, bool, bool]:
    told = dict(line.split(": ", 1) for line in _decoded(ABOUT, about).split("\n") if re.match(r"[a-z]{1,20}: ", line))
    version = told.get("version", "")
    archive.refuse_newer(int(version) if re.fullmatch(r"[0-9]{1,6}", version) else None)
    if not _SLUG.fullmatch(told.get("matter", "")):
        raise damaged(ABOUT)
    return told["matter"], told.get("internal") == "yes", told.get("partial") == "yes"


def _text_of(found: list[BundleEvent]) -> str:
    """A draft's text as it now stands; empty where these events don't tell it."""
    for fields in fold(found).values():
        content = fields.get("content")
        if content:
            return str(content[0].sets["content"].get("text", ""))
    return ""


def _record(found: list[BundleEvent]) -> str:
    return "\n".join([*_standing(found), RULE, ""]) + archive.written(found)


def _standing(found: list[BundleEvent]) -> list[str]:
    """What holds now, for people."""
    state = fold(found)
    lines: list[str] = []
    for key in sorted(state):
        lines.append(handwork.heading(*key))
        for name, value in sorted(values(state[key]).items()):
            lines += handwork.told(name, value)
        lines.append("")
    lines += [handwork.happening(event) for event in sorted(found, key=lambda each: (each.clock, each.id))]
    for conflict in conflicts(state):
        lines.append(handwork.conflict(conflict.field, len(conflict.heads)))
        lines += [handwork.side(head, conflict.field) for head in conflict.heads]
    return lines


def _names(folder: Path) -> list[str]:
    """Names of files of a bundle in a folder. Nothing that a link leads to counts."""
    found: list[str] = []
    for place in ("", "comments", "drafts", "originals"):
        inside = folder / place
        if inside.is_symlink() or not inside.is_dir():
            continue
        names = [f"{place}/{each.name}".removeprefix("/") for each in inside.iterdir() if each.is_file()]
        found += [name for name in names if _NAMES.fullmatch(name) and not (folder / name).is_symlink()]
    return sorted(found)


def _files(folder: Path) -> dict[str, bytes]:
    left = archive.LARGEST_WHOLE
    found: dict[str, bytes] = {}
    for name in _names(folder):
        data = _read(folder / name, left)
        if data is not None:
            found[name] = data
            left -= len(data)
    return found


def _read(path: Path, most: int) -> bytes | None:
    """A file's bytes, None where there is no file. Raises BundleError where it is larger than ``most``."""
    try:
        return read_given(path, most)
    except FileNotFoundError:
        return None
    except OSError as error:
        if error.errno == errno.EFBIG:
            raise BundleError(
                f"“{path}”过大，没有合并任何内容。请确认来源。",
                f"{path} is too large, so nothing was merged. Make sure where it comes from.",
            ) from error
        zh, en = reason(error)
        raise BundleError(
            f"无法读取“{path}”（{zh}），没有合并任何内容。请检查权限。",
            f"{path} can't be read ({en}), so nothing was merged. Check your rights.",
        ) from error


def _decoded(name: str, data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise damaged(name) from error
