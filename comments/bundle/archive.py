"""A bundle as one file: a zip with members of fixed names, each read within bounds and never unpacked to a disk.

``manifest.json`` says what it is, ``events.jsonl`` has an event a line (its id, a space, its canonical JSON), and
``originals/`` the files that drafts were read from, each under its SHA-256. Equal bundles are equal bytes.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from comments.bundle import events
from comments.bundle.events import BundleEvent, damaged
from comments.errors import BundleError
from drafts.patterns import regex

FORMAT: Final = "draft-regulation-workbench bundle"
VERSION: Final = 3

LARGEST_FILE: Final = 200 * 2**20
"""Bytes of the file."""
LARGEST_WHOLE: Final = 500 * 2**20
"""Bytes of everything in it."""
LARGEST_RATIO: Final = 200
"""Bytes in it for one byte of the file, beyond the first megabyte; text packs to about a twelfth."""
MOST_MEMBERS: Final = 2_000
_MEGABYTE = 2**20
_MANIFEST, _EVENTS = "manifest.json", "events.jsonl"
_MEMBER = regex(r"manifest\.json|events\.jsonl|originals/[0-9a-f]{64}")
_MOMENT = (1980, 1, 1, 0, 0, 0)
_SLUG = regex(r"[^\W_][\w-]{0,99}")


@dataclass(frozen=True, slots=True)
class Bundle:
    """A matter as it is handed on."""

    slug: str
    """What the matter was called where it was packed."""
    events: Mapping[str, BundleEvent]
    """By id."""
    originals: Mapping[str, bytes]
    """The files that drafts were read from, by SHA-256."""
    internal: bool = False
    """Whether internal notes, and the matter's own, are in it."""
    partial: bool = False
    """Whether it holds only what an earlier bundle didn't."""


def to_bytes(bundle: Bundle) -> bytes:
    """The file. The same bundle gives the same bytes."""
    told = written(bundle.events.values()).encode("utf-8")
    manifest = {
        "format": FORMAT,
        "version": form_of(bundle),
        "matter": bundle.slug,
        "internal": bundle.internal,
        "partial": bundle.partial,
        "events": len(bundle.events),
        "sha256": hashlib.sha256(told).hexdigest(),
        "originals": sorted(bundle.originals),
    }
    members = {_MANIFEST: json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True).encode(), _EVENTS: told}
    members |= {f"originals/{digest}": bundle.originals[digest] for digest in sorted(bundle.originals)}
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, data in members.items():
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, data)
    return made.getvalue()


def form_of(bundle: Bundle) -> int:
    """The form in which a bundle is written: the oldest that can hold it, so that older programs read what they can."""
    kinds = {event.kind for event in bundle.events.values()}
    if events.OUTCOME in kinds:
        return 3
    return 2 if kinds.intersection(events.HANDED) else 1


def from_bytes(data: bytes) -> Bundle:
    """The bundle in a file's bytes. Raises BundleError for anything else, and for what is too large or damaged."""
    if len(data) > LARGEST_FILE:
        raise _too_large(f"{len(data) // _MEGABYTE} MB")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = _members(archive, len(data))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError) as error:
        raise (damaged("zip") if data[:2] == b"PK" else foreign()) from error
    manifest = _manifest(members.get(_MANIFEST))
    told = members.get(_EVENTS)
    if told is None or hashlib.sha256(told).hexdigest() != manifest["sha256"]:
        raise damaged(_EVENTS)
    originals = {name.removeprefix("originals/"): content for name, content in members.items() if "/" in name}
    for digest, content in originals.items():
        if hashlib.sha256(content).hexdigest() != digest:
            raise damaged(f"originals/{digest[:12]}…")
    if sorted(originals) != manifest["originals"]:
        raise damaged("originals")
    found = read(_decoded(told))
    if len(found) != manifest["events"]:
        raise damaged(_EVENTS)
    return Bundle(str(manifest["matter"]), found, originals, manifest["internal"] is True, manifest["partial"] is True)


def written(found: Iterable[BundleEvent]) -> str:
    """Events as lines in a fixed order: the id, a space, the canonical JSON."""
    ordered = sorted(found, key=lambda event: (event.clock, event.id))
    return "".join(f"{event.id} {events.text_of(event)}\n" for event in ordered)


def read(lines: str) -> dict[str, BundleEvent]:
    """The events that these lines hold, by id; empty lines don't count. Raises BundleError for anything else."""
    found: dict[str, BundleEvent] = {}
    for line in lines.split("\n"):
        if line:
            identifier, _, text = line.partition(" ")
            found[identifier] = events.parsed(identifier, text)
    return found


def _decoded(told: bytes) -> str:
    try:
        return told.decode("utf-8")
    except UnicodeDecodeError as error:
        raise damaged(_EVENTS) from error


def _members(archive: zipfile.ZipFile, size: int) -> dict[str, bytes]:
    """Every member within the bounds. Nothing is read before names, number and sizes have been looked at."""
    entries = archive.infolist()
    if len(entries) > MOST_MEMBERS:
        raise _too_large(f"{len(entries)} files")
    names = [entry.filename for entry in entries]
    if _MANIFEST not in names:
        raise foreign()
    whole = sum(entry.file_size for entry in entries)
    if whole > LARGEST_WHOLE or whole > _MEGABYTE + size * LARGEST_RATIO:
        raise _too_large(f"{whole // _MEGABYTE} MB")
    strange = next((name for name in names if not _MEMBER.fullmatch(name)), None)
    if strange is not None or len(set(names)) != len(names):
        shown = strange if strange is not None else _MANIFEST
        raise BundleError(
            f"意见包里有不该有的文件（“{shown[:80]}”），没有合并任何内容。请确认来源，并请对方重新打包。",
            f"The bundle holds a file that doesn't belong there (“{shown[:80]}”), so nothing was merged. "
            "Make sure where it comes from, and ask for a new one.",
        )
    return {entry.filename: _read(archive, entry) for entry in entries}


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    if entry.flag_bits & 1:
        raise damaged(entry.filename)
    with archive.open(entry) as file:
        data = file.read(entry.file_size + 1)
    if len(data) != entry.file_size:
        raise damaged(entry.filename)
    return data


def _manifest(data: bytes | None) -> dict[str, object]:
    try:
        manifest = json.loads((data or b"").decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise damaged(_MANIFEST) from error
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        raise foreign()
    refuse_newer(manifest.get("version"))
    expected = {"matter": str, "internal": bool, "partial": bool, "events": int, "sha256": str, "originals": list}
    if not all(isinstance(manifest.get(name), kind) for name, kind in expected.items()):
        raise damaged(_MANIFEST)
    if not _SLUG.fullmatch(manifest["matter"]):
        raise damaged(_MANIFEST)
    return manifest


def refuse_newer(version: object) -> None:
    """Raises BundleError for a form that a later program writes."""
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise damaged("version")
    if version > VERSION:
        raise BundleError(
            f"这个意见包由更新的版本写成（格式 {version}，本程序只懂到 {VERSION}），没有合并任何内容。请先升级本程序。",
            f"This bundle was written by a newer version (form {version}; this program reads up to {VERSION}), "
            "so nothing was merged. Upgrade first.",
        )


def foreign() -> BundleError:
    """The error for a file that is no bundle."""
    return BundleError(
        "这不是意见包，没有合并任何内容。意见包由 workbench pack 写成。",
        "This isn't a bundle, so nothing was merged. Bundles are written by workbench pack.",
    )


def _too_large(size: str) -> BundleError:
    return BundleError(
        f"意见包过大（{size}），没有打开。请确认来源。",
        f"The bundle is too large ({size}), so it wasn't opened. Make sure where it comes from.",
    )
