"""What stands in JSON and spreadsheets of ours whatever a submission says: keys, words for kinds of things, the program's own."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from functools import cache
from itertools import product

from lxml import etree

from comments.forms.data import as_json
from comments.forms.filling import fill
from comments.forms.sheet import as_xlsx
from comments.forms.spec import load_form
from comments.places import Place
from comments.records import CommentType, Priority
from comments.redraft import Ask
from comments.submission import GeneralPoint, Sender, Submission, SubmissionRow
from comments.word.oxml import Element
from drafts.comparison import Change, Op
from drafts.model import Draft, Span

Said = tuple[str, str]
"""Words, and the key that they stand under; of a key itself, without one."""


def said(found: object, key: str = "") -> Iterator[Said]:
    """All words of a JSON document."""
    if isinstance(found, str):
        yield key, found
    elif isinstance(found, dict):
        for name, value in found.items():
            yield "", str(name)
            yield from said(value, str(name))
    elif isinstance(found, list):
        for value in found:
            yield from said(value, key)


@cache
def empty_words() -> frozenset[Said]:
    """Those of documents that say nothing, with a row of each kind."""
    rows = tuple(
        _row(ask, type_, priority, is_question=is_question)
        for ask, type_, priority, is_question in product(Ask, CommentType, Priority, (False, True))
    )
    draft = Draft("", "en", "", " ", (), (), (), None, ())
    both = [_submission(language, rows) for language in ("zh", "en")]
    made = [as_json(each, draft, each.language, other) for each, other in zip(both, reversed(both), strict=True)]
    return frozenset(word for each in made for word in said(json.loads(each)))


def strings(name: str, root: Element) -> list[str]:
    """The texts of a spreadsheet's part: runs of a string are one, strings kept apart. Numbers of rows and cells say nothing."""
    return [
        "".join(map(str, item.itertext())) for item in (root if len(root) and "/worksheets/" not in name else [root])
    ]


@cache
def empty_strings() -> frozenset[tuple[str, str]]:
    """Part and text of what a spreadsheet without comments says of itself, apart from its cells."""
    found: set[tuple[str, str]] = set()
    draft = Draft("", "en", "", " ", (), (), (), None, ())
    for language in ("zh", "en"):
        made = as_xlsx(fill(load_form("xlsx"), _submission(language, ()), draft, language))
        with zipfile.ZipFile(io.BytesIO(made)) as archive:
            for name in archive.namelist():
                if name.startswith("docProps/"):
                    found.update((name, text) for text in strings(name, etree.fromstring(archive.read(name))))
    return frozenset(found)


def _row(ask: Ask, type_: CommentType, priority: Priority, *, is_question: bool) -> SubmissionRow:
    return SubmissionRow(
        number=1,
        place=Place("", "en", (), ()),
        ask=ask,
        original="",
        proposed="",
        changes=tuple(Change(op, "") for op in Op),
        cut_before=False,
        cut_after=False,
        issue=" ",
        grounds="",
        type=type_,
        priority=priority,
        is_question=is_question,
        at=Span(0, 1),
    )


def _submission(language: str, rows: tuple[SubmissionRow, ...]) -> Submission:
    return Submission(
        language=language,
        title="",
        draft_language=language,
        issuer="",
        released=None,
        deadline=None,
        dated=date.min,
        sender=Sender(*(" " for _ in fields(Sender))),
        general=tuple(GeneralPoint(1, " ", "", priority) for priority in Priority),
        rows=rows,
        annexes=(),
        left_out=(),
        gaps=(),
    )
