"""What the files that leave say of themselves in either language, whatever comments are in them.

Made without any comment, so that none of what comments say can pass for a set phrase.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields
from datetime import date

from comments.records import Matter
from comments.submission import Sender, Submission
from comments.word import chinese, english
from comments.word.memo_phrases import MemoPhrases
from comments.word.wording import EN, ZH, Wording, written_date


def set_phrases(matter: Matter, sender: Sender, titles: Iterable[str], days: Iterable[date | None]) -> Iterator[str]:
    """The sentences around the comments and the table's words, for each title that a file may give the draft, and dates."""
    for title in dict.fromkeys(text.strip().removeprefix("《").removesuffix("》") for text in titles):
        if title:
            yield from chinese.set_phrases(_without_comments(matter, sender, title, "zh"))
            yield from english.set_phrases(_without_comments(matter, sender, title, "en"))
            yield from (*filled(ZH, title), *filled(EN, title))
    for day in days:
        if day is not None:
            yield from (written_date(day, "zh"), written_date(day, "en"))


def _without_comments(matter: Matter, sender: Sender, title: str, language: str) -> Submission:
    return Submission(
        language=language,
        title=title,
        draft_language=matter.language,
        issuer=matter.issuer.strip(),
        released=matter.opened,
        deadline=matter.deadline,
        dated=matter.created.date(),  # no phrase says it
        sender=sender,
        general=(),
        rows=(),
        annexes=(),
        left_out=(),
        gaps=(),
    )


def filled(phrases: Wording | MemoPhrases, title: str) -> Iterator[str]:
    """A language's phrases with the draft's title in its place."""
    for field in fields(phrases):
        value = getattr(phrases, field.name)
        texts = (value,) if isinstance(value, str) else value.values() if isinstance(value, dict) else value
        yield from (text.replace("{title}", title) for text in texts)
