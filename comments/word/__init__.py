"""Word files: the submission as a letter, two drafts as tracked changes, two drafts side by side.

Every writer returns the bytes of a .docx, the same bytes for the same input. Importing this loads no XML library.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from comments.submission import Submission
from drafts.comparison import Comparison
from drafts.model import Draft

if TYPE_CHECKING:
    from comments.circulation import Circulation
    from comments.word.letter import Extras
    from comments.word.marked import Marked


def write_submission(submission: Submission, language: str, extras: Extras | None = None) -> bytes:
    """The submission as a letter, headings and set phrases in ``zh`` or ``en``; ``extras`` are its annexes."""
    from comments.word.letter import letter

    return letter(submission, language, extras)


def write_proposals(submission: Submission, draft: Draft, language: str) -> bytes:
    """The draft with all proposals as tracked changes; rejecting them gives the draft."""
    from comments.word.proposing import proposals_redline

    return proposals_redline(submission, draft, language)


def write_redline(comparison: Comparison, *, author: str, at: datetime, language: str) -> bytes:
    """The new draft as tracked changes over the old one; accepting all gives the new text, rejecting all the old.

    ``author`` is the name that the changes bear; the latest of them is dated ``at``.
    """
    from comments.word.redline import redline

    return redline(comparison, author=author, at=at, language=language)


def write_table(comparison: Comparison, language: str) -> bytes:
    """The two drafts article by article, side by side: 新旧条文对照表."""
    from comments.word.table import comparison_table

    return comparison_table(comparison, language)


def write_circulation(draft: Draft, circulation: Circulation, title: str) -> bytes:
    """A copy of a draft for colleagues: its comments with their replies, its proposals as tracked changes.

    ``draft`` is the one circulated, ``title`` the file's own.
    """
    from comments.word import circulated

    return circulated.write_circulation(draft, circulation, title)


def read_word(data: bytes, name: str) -> Marked:
    """The body of a .docx with its revisions and comments. Raises WordFileError for what can't be read, or is hostile."""
    from comments.word.opening import open_word
    from comments.word.reading import read_marked

    return read_marked(open_word(data, name))
