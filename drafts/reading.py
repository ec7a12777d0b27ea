"""From a source to a draft: the two calls that most callers want."""

from __future__ import annotations

from drafts.load import Choice, Progress, Source, View, load, load_bytes
from drafts.load.view import DEFAULT
from drafts.model import Draft
from drafts.normalize import normalize
from drafts.parse import parse
from drafts.records import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def read(source: Source, profile: str | None = None) -> Draft:
    """The draft in a source, with the remarks of loading and normalizing among its diagnostics.

    Where the text has no title of its own, the file's name stands in for it.
    """
    canonical = normalize(source.text)
    draft = parse(canonical.text, profile)
    remarks = (*source.remarks, *canonical.remarks)
    return draft._replace(title=draft.title or _stem(source.name), diagnostics=remarks + draft.diagnostics)


def _stem(name: str) -> str:
    """A file's name without its ending."""
    from pathlib import Path  # most texts have a title, and it takes 3 ms to load

    return Path(name).stem


def read_file(
    path: Path, profile: str | None = None, *, choice: Choice = DEFAULT, progress: Progress | None = None
) -> tuple[Source, Draft]:
    """A file's source and draft; ``choice`` says which of the drafts in it. Raises UnreadableDraftError."""
    source = load(path, view=choice.view, column=choice.column, progress=progress)
    return source, read(source, profile)


def two_drafts_of(source: Source) -> tuple[Source, Source] | None:
    """The older and the newer draft in one file: the columns of a comparison chart, or the two views of tracked changes.

    None where the file holds one draft only.
    """
    drafts = [column for column in source.columns if column.articles]
    if len(drafts) > 1:
        chosen = source.choice.column
        newer = next(column for column in source.columns if column.number == chosen)
        older = next((c for c in drafts if not c.newer and c is not newer), drafts[0])
        return _again(source, column=older.number), source
    if source.revised:
        return _again(source, view=View.ORIGINAL), source
    return None


def _again(source: Source, *, column: int | None = None, view: View = View.ACCEPTED) -> Source:
    return load_bytes(source.data, source.name, view=view, column=column)
