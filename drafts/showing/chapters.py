"""Under which chapter a row is told."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from drafts.comparison import Comparison, Row
from drafts.patterns import regex

_NUMBER = regex(r"第[^编章节]{1,8}(?:分编|编|章|节)|[A-Za-z]+[ ]+[0-9IVXLC]+[A-Za-z]?\b")


class Chapters:
    """The chapters of a comparison's rows."""

    def __init__(self, comparison: Comparison) -> None:
        self._comparison = comparison
        self._named: dict[str | None, str] = {}
        """What was said of the new draft's chapters, or sections, by their keys: most articles stand where the one before does."""

    def of(self, row: Row) -> str:
        """The chapter that a row's first new article stands in. That of a deleted one is named as in the new draft where a
        chapter of the same title is there, whatever its number. Empty where there is none.
        """
        old, new = self._comparison.old, self._comparison.new
        if row.new:
            article = new.by_key[row.new[0]]
            named = self._named.get(article.parent)
            if named is None:
                named = self._named[article.parent] = " / ".join(new.headings(article))
            return named
        headings = old.headings(old.by_key[row.old[0]])
        return self._new.get(_titles(headings)) or " / ".join(headings)

    def under(self, row: Row, named: Sequence[str]) -> str:
        """The chapter that a row of a list in order stands under, given those ``named`` above it so far: a deleted article goes
        back to no chapter that is over.
        """
        here = self.of(row)
        return named[-1] if not row.new and here in named else here

    @cached_property
    def _new(self) -> dict[str, str]:
        """The new draft's chapters by their titles."""
        new = self._comparison.new
        found: dict[str, str] = {}
        for article in {article.parent: article for article in new.articles}.values():
            headings = new.headings(article)
            if titles := _titles(headings):
                found.setdefault(titles, " / ".join(headings))
        return found


def _titles(headings: tuple[str, ...]) -> str:
    """Headings without their numbers, in small letters; empty where one has no title."""
    titles = ["".join(_NUMBER.sub("", heading, count=1).split()).lower() for heading in headings]
    return "/".join(titles) if all(titles) else ""
