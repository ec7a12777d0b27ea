"""What can go wrong with matters, comments and files that leave, as sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafts.errors import SpokenError

if TYPE_CHECKING:
    from comments.records import DraftVersion


class CommentsError(SpokenError):
    """A matter, comment or submission couldn't be worked with."""


class StoreError(CommentsError):
    """The store can't be used: missing rights, damaged, foreign, newer than this program, full, on a network folder."""


class UnknownRecordError(CommentsError):
    """A matter, draft or comment that the store doesn't have was asked for."""


class ConflictError(CommentsError):
    """Somebody else saved in between; nothing was changed. ``current`` is the revision that is stored now."""

    def __init__(self, zh: str, en: str, current: int) -> None:
        super().__init__(zh, en)
        self.current = current


class DraftChangedError(CommentsError):
    """Somebody else repaired a draft in between; nothing was changed."""


class InvalidRecordError(CommentsError):
    """A value that a record can't hold, such as an unknown status."""


class LockedRowError(InvalidRecordError):
    """A row of an alignment that ``person`` locked was to be changed; nothing was."""

    def __init__(self, zh: str, en: str, person: str) -> None:
        super().__init__(zh, en)
        self.person = person


class NeedlessImportError(CommentsError):
    """A file that the matter has already, or that has nothing to comment on, was to be imported; nothing was changed.

    ``twin`` is the draft that the matter has of it, for who says it in words of their own.
    """

    def __init__(self, zh: str, en: str, twin: DraftVersion | None = None) -> None:
        super().__init__(zh, en)
        self.twin = twin


class LeakError(CommentsError):
    """A file about to leave holds something that must not: nothing was written."""


class NothingToExportError(CommentsError):
    """No comment was chosen for the submission."""


class WordFileError(CommentsError):
    """A Word file that can't be opened, or that is made to do harm when opened; nothing was changed."""


class BundleError(CommentsError):
    """A bundle can't be used: damaged, foreign, too large, newer than this program, or unsafe; nothing was changed."""


class FormError(CommentsError):
    """A form's file can't be used, or a form can't hold what it would have to."""


class UntranslatedError(CommentsError):
    """A submission in both languages lacks one of them somewhere."""


class TemplateError(CommentsError):
    """A firm's Word template can't be used."""
