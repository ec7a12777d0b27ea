"""From a source to a draft: the two calls that most callers want."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from drafts.load import Source, load
from drafts.model import Draft
from drafts.normalize import normalize
from drafts.parse import parse


def read(source: Source, profile: str | None = None) -> Draft:
    """The draft in a source, with the remarks of loading and normalizing among its diagnostics.

    Where the text has no title of its own, the file's name stands in for it.
    """
    canonical = normalize(source.text)
    draft = parse(canonical.text, profile)
    remarks = (*source.remarks, *canonical.remarks)
    return replace(draft, title=draft.title or Path(source.name).stem, diagnostics=remarks + draft.diagnostics)


def read_file(path: Path, profile: str | None = None) -> tuple[Source, Draft]:
    """A file's source and draft. Raises UnreadableDraftError."""
    source = load(path)
    return source, read(source, profile)
