"""Word files: the submission as a letter.

Every writer returns the bytes of a .docx, the same bytes for the same input. Importing this loads no XML library.
"""

from __future__ import annotations

from comments.submission import Submission


def write_submission(submission: Submission, language: str) -> bytes:
    """The submission as a letter, headings and set phrases in ``zh`` or ``en``."""
    from comments.word.letter import letter

    return letter(submission, language)
