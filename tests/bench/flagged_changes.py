"""The changes of the corpus as the rules for flags see them: one by one, with the place where each stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from drafts.align import align
from drafts.comparison import Flag, ReferenceCheck
from drafts.diffing.token_diff import token_diff
from drafts.flags import judged_hunks
from drafts.referring.kept_up import without_kept_up
from drafts.referring.reference_check import ArticleMap
from tests.bench.pairs import ComparedPair


@dataclass(frozen=True)
class FlaggedChange:
    """One change of an article that isn't mechanical, and its flags."""

    old_file: str
    new_file: str
    old_article: str
    new_article: str
    old_span: tuple[int, int]
    new_span: tuple[int, int]
    """Offsets in the texts of the row."""
    old_text: str
    new_text: str
    flags: tuple[Flag, ...]

    @property
    def place(self) -> tuple[str, str, str, str]:
        """The files and the numbers of the articles."""
        return self.old_file, self.new_file, self.old_article, self.new_article

    def shown(self, around: int = 30) -> str:
        """The change in its surroundings, on one line."""
        (a, b), (c, d) = self.old_span, self.new_span
        before, after = self.new_text[max(0, c - around) : c], self.new_text[d : d + around]
        line = f"{before}[-{self.old_text[a:b]}-]{{+{self.new_text[c:d]}+}}{after}"
        return line.replace("\n", "⏎")


def flagged_changes(pair: ComparedPair) -> Iterator[FlaggedChange]:
    """Every change of a pair of texts that isn't mechanical, in order; articles that are new or gone are left out."""
    old, new = pair.comparison.old, pair.comparison.new
    articles = ArticleMap(old, new, align(old, new))
    checks: dict[str, list[ReferenceCheck]] = {}
    for check in pair.comparison.references:
        checks.setdefault(check.article, []).append(check)
    for row in pair.changed():
        if row.partial:
            continue
        script = token_diff(row.old_text, row.new_text, new.language, articles.renumbered)
        old_starts, new_starts = _starts(script.old), _starts(script.new)
        here = [check for key in row.new for check in checks.get(key, ())]
        for hunk, flags in judged_hunks(script):
            yield FlaggedChange(
                pair.old,
                pair.new,
                *pair.numbers(row),
                (old_starts[hunk.old_start], old_starts[hunk.old_end]),
                (new_starts[hunk.new_start], new_starts[hunk.new_end]),
                row.old_text,
                row.new_text,
                without_kept_up(flags, here),
            )


def _starts(words: tuple[str, ...]) -> list[int]:
    """Where each word begins, and where the last ends."""
    found = [0]
    for word in words:
        found.append(found[-1] + len(word))
    return found
