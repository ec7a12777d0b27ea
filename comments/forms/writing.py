"""A submission in a form, as the bytes of the file that was asked for."""

from __future__ import annotations

from dataclasses import dataclass

from comments.forms.spec import Form
from comments.submission import Submission
from drafts.model import Draft


@dataclass(frozen=True, slots=True)
class Written:
    """A form's bytes, what kind of file they are, and what a person should know of them."""

    data: bytes
    format: str
    without: int = 0
    """How many comments have no place in this form."""
    conflicting: int = 0
    """How many more it can't show, since they change words that another changes."""
    over_limit: tuple[str, ...] = ()
    """Articles whose text is longer than a portal takes."""


def format_for(form: Form, suffix: str) -> str:
    """What a form is written as: what the file's name says where the form can be that, else its own first format."""
    wanted = suffix.lower().removeprefix(".")
    return wanted if wanted in form.formats else form.formats[0]


def write_form(
    form: Form,
    submission: Submission,
    draft: Draft,
    language: str,
    *,
    suffix: str = "",
    limit: int | None = None,
    other: Submission | None = None,
) -> Written:
    """The form filled and written. ``limit`` takes the place of a portal form's own; with ``other``, the same submission
    in the other language, headings and cells are in both. Raises FormError.
    """
    from comments.forms.filling import fill, in_both

    kind = format_for(form, suffix)
    if kind == "txt":
        return _portal(submission, other, form.limit if limit is None else limit)
    filled = fill(form, submission, draft, language)
    if other is not None:
        filled = in_both(filled, fill(form, other, draft, other.language))
    if kind == "docx":
        from comments.forms.paper import as_docx

        return Written(as_docx(filled), kind, filled.without)
    if kind == "xlsx":
        from comments.forms.sheet import as_xlsx

        return Written(as_xlsx(filled), kind, filled.without)
    from comments.forms.text import as_csv, as_markdown

    return Written(as_csv(filled) if kind == "csv" else as_markdown(filled), kind, filled.without)


def _portal(submission: Submission, other: Submission | None, limit: int) -> Written:
    from comments.forms.text import as_portal_text, over_limit

    texts, over = [], list[str]()
    for one in (submission, *((other,) if other else ())):
        texts.append(as_portal_text(one, limit))
        over += over_limit(one, limit)
    return Written(b"\n".join(texts), "txt", over_limit=tuple(dict.fromkeys(over)))
