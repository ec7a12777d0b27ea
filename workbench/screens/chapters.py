"""Two ways to see a comparison at a glance: by chapter, and by kind of flag."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import ClassVar

from drafts.comparison import Comparison, Row, RowKind, Significance
from drafts.showing.chapters import Chapters
from drafts.wording import changed_besides, flag_name, kind_word
from workbench.language import say
from workbench.palette import Role
from workbench.render import ArticleId, Look, Side
from workbench.render.alignment import sign_of_row
from workbench.render.model import Paragraph
from workbench.render.pieces import words
from workbench.screens.header import TALLY
from workbench.screens.listing import Jump, ListingScreen
from workbench.widgets.entry_list import ListEntry

FLAGS_NAMED = 6


class ChaptersScreen(ListingScreen):
    """What became of each chapter's articles."""

    hints: ClassVar[tuple[str, ...]] = ("open_article", "leave_list")

    def __init__(self, comparison: Comparison) -> None:
        super().__init__()
        self._comparison = comparison

    def load(self) -> None:
        """Count by chapter."""
        rows = [row for row in self._comparison.rows if not row.partial]
        flagged = sum(row.klass is Significance.FLAGGED for row in rows)
        self.say_title(
            self.words("chapters.title"),
            self.words("chapters.rows", n=len(rows)),
            self.words("chapters.flagged", n=flagged),
        )
        self.put(self._entries)

    def _entries(self, look: Look) -> list[ListEntry]:
        chapters: dict[str, list[Row]] = {}
        named = Chapters(self._comparison)
        for row in self._comparison.rows:
            if not row.partial:
                chapters.setdefault(named.of(row), []).append(row)
        return [
            ListEntry(tuple(self._about(title, rows, look)), Jump(_first(rows))) for title, rows in chapters.items()
        ]

    def _about(self, title: str, rows: list[Row], look: Look) -> Iterable[Paragraph]:
        signs = Counter(sign_of_row(row)[0] for row in rows)
        besides = changed_besides(rows, look.language)
        yield words((title if title.strip("-") else self.words("chapters.title"), Role.STRONG))
        tally = [
            (f"{sign}{signs[sign]} {say(look.language, *name)}{besides if sign == '>' else ''}", role)
            for sign, name, role, _ in TALLY
            if signs[sign]
        ]
        if signs["="]:
            tally.append((f"{signs['=']} {kind_word(RowKind.SAME, look.language)}", Role.DIM))
        yield words(*(part for each in tally for part in (each, ("  ", Role.TEXT))), first=4, hang=4)
        kinds = Counter(flag.kind for row in rows for flag in row.flags).most_common()
        if kinds:
            named = [f"{look.glyphs.flag}{flag_name(kind, look.language)} {n}" for kind, n in kinds[:FLAGS_NAMED]]
            more = [f"+{len(kinds) - FLAGS_NAMED}"] if len(kinds) > FLAGS_NAMED else []
            yield words(("  ".join([*named, *more]), Role.FLAG), first=4, hang=4)


def _first(rows: list[Row]) -> ArticleId:
    """The first article of a chapter that changed in substance, else the first."""
    row = next((r for r in rows if r.klass in (Significance.FLAGGED, Significance.WORDING)), rows[0])
    return ArticleId(Side.NEW, row.new[0]) if row.new else ArticleId(Side.OLD, row.old[0])


class FlagKindsScreen(ListingScreen):
    """The kinds of flags with how many articles have them; ``kind`` is the one chosen, empty for any, None for no filter."""

    hints: ClassVar[tuple[str, ...]] = ("open_article", "leave_list")

    def __init__(self, comparison: Comparison, *, filtering: bool) -> None:
        super().__init__()
        self._comparison = comparison
        self._filtering = filtering
        self.chosen = False
        self.kind: str | None = None

    def load(self) -> None:
        """Count by kind."""
        self.say_title(self.words("filter.title"))
        self.put(self._entries)

    def _entries(self, look: Look) -> list[ListEntry]:
        rows = [row for row in self._comparison.rows if not row.partial]
        kinds = Counter(kind for row in rows for kind in {flag.kind for flag in row.flags}).most_common()
        flagged = sum(bool(row.flags) for row in rows)
        found = [ListEntry((words((self.words("filter.off"), Role.STRONG)),), (None,))] if self._filtering else []
        found.append(ListEntry((words((self.words("filter.any", n=flagged), Role.STRONG)),), ("",)))
        found += [
            ListEntry(
                (words((f"{look.glyphs.flag}{flag_name(kind, look.language)}", Role.FLAG), (f"  {n}", Role.DIM)),),
                (kind,),
            )
            for kind, n in kinds
        ]
        return found

    def action_open_article(self) -> None:
        """Take the kind under the cursor."""
        current = self.listing.current
        if current is not None and isinstance(current.value, tuple):
            self.chosen, self.kind = True, current.value[0]
            self.dismiss(None)
