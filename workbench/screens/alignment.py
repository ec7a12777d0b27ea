"""The alignment editor: which old article became which new one, and a person's say in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from comments.errors import LockedRowError
from drafts.aligning.explain import Explainer, Explanation
from drafts.aligning.pins import PinAction
from drafts.comparison import Comparison, Row
from drafts.errors import SpokenError
from drafts.wording import flag_name
from workbench import actions
from workbench.bindings import bound
from workbench.language import say
from workbench.palette import Role
from workbench.render import ArticleId, Look, Side
from workbench.render.alignment import PairLine, pair_lines
from workbench.render.pieces import BLANK, words
from workbench.render.row_words import as_row, row_words
from workbench.screens.finding_rows import FindingRows
from workbench.screens.listing import Jump
from workbench.widgets.alignment_table import AlignmentTable
from workbench.widgets.bars import HeaderBar, Item, KeysBar, StatusBar
from workbench.widgets.entry_list import EntryList, ListEntry
from workbench.widgets.prompt_line import PromptLine
from workbench.workspace import Pairing

EXPLAIN_AFTER = 0.15
"""Seconds that the cursor rests before the evidence is worked out."""
EXPLAINED_UNASKED = 400
"""Up to so many articles in a draft the evidence is worked out unasked; beyond, it takes memory and time worth asking for."""
REASONS = 4
"""Pieces of evidence that are shown."""


class AlignmentScreen(FindingRows):
    """Two joined lists above, what they come to below. ``changed`` tells whether anything was said."""

    place = "alignment"
    BINDINGS: ClassVar[list[BindingType]] = bound("alignment", "all")

    def __init__(self, slug: str, old: str, new: str, comparison: Comparison, article: ArticleId | None) -> None:
        super().__init__()
        self.slug, self.old_label, self.new_label = slug, old, new
        self.comparison = comparison
        self.lines: tuple[PairLine, ...] = ()
        self.changed = False
        self.jump: Jump | None = None
        self._article = article
        self._pins: Pairing | None = None
        self._explainer: Explainer | None = None
        self._explained: Explanation | None = None
        self._turn = 0

    def compose(self) -> ComposeResult:
        """Header, lists, preview, status, keys."""
        language = self.words.language
        yield HeaderBar(language=language)
        with Vertical(id="alignment", classes="main"):
            yield AlignmentTable(id="alignment-table", language=language)
            yield EntryList(id="alignment-preview", language=language)
        yield PromptLine()
        yield StatusBar(language=language)
        yield KeysBar(language=language)

    def on_mount(self) -> None:
        """Show what is paired now."""
        self.preview.can_focus = False
        self.table.focus()
        self.show_keys(actions.BAR["alignment"])
        self._fetch(lambda: None, lambda _: None)

    @property
    def preview(self) -> EntryList:
        """What stands below."""
        return self.query_one("#alignment-preview", EntryList)

    # -- saying something

    def _fetch(self, do: Callable[[], object], told: Callable[[object], object]) -> None:
        """Do something to the corrections, compare anew, and show the outcome."""
        workspace, slug, old, new = self.workspace, self.slug, self.old_label, self.new_label

        def work() -> tuple[object, Pairing]:
            done = do()
            return done, workspace.pairing(slug, old, new)

        def done(found: tuple[object, Pairing]) -> None:
            self._show(found[1])
            told(found[0])

        self.work("alignment", self.words("alignment.working"), work, done, self._refused)

    def _refused(self, error: SpokenError) -> None:
        """Say what couldn't be done; of a locked row, the key that unlocks it here."""
        if isinstance(error, LockedRowError):
            self.tell(self.words("alignment.locked", person=error.person), "error")
        else:
            self.tell_error(error)

    def _show(self, pairing: Pairing) -> None:
        article = self.table.article or self._article
        self._pins, self.comparison, self._explainer = pairing, pairing.comparison, None
        self.lines = pair_lines(pairing.comparison, [pin.kept.pin for pin in pairing.pins if pin.placed])
        self.table.show(pairing.comparison, self.lines, article)
        self._look_below()

    def _say(self, action: PinAction, old: Sequence[str], new: Sequence[str]) -> None:
        """Keep a correction of articles by key."""
        workspace, slug = self.workspace, self.slug

        def told(_done: object) -> None:
            self.changed = True
            what = self.words(f"pin.{action.value}")
            self.tell(
                self.words("alignment.said", what=what, old=self._names(Side.OLD, old), new=self._names(Side.NEW, new))
            )

        self._fetch(
            lambda: workspace.add_pin(slug, action, old, new, old_draft=self.old_label, new_draft=self.new_label), told
        )

    def _names(self, side: Side, keys: Sequence[str]) -> str:
        draft = self.comparison.old if side is Side.OLD else self.comparison.new
        names = [draft.by_key[key].label or draft.by_key[key].number for key in keys if key in draft.by_key]
        return say(self.words.language, "、", ", ").join(names) or self.words("alignment.nothing")

    def _meant(self, side: Side, *, of_marked: bool = True) -> list[str]:
        """The articles meant on a side: those marked; else those in the rows of what is marked on the other side; else the
        one on the cursor's line.
        """
        marked = self.table.marked[side]
        if marked:
            return self._ordered(side, marked)
        other = Side.NEW if side is Side.OLD else Side.OLD
        across = self.table.marked[other]
        if across and of_marked:
            found = [line.row for line in self.lines if line.key(other) in across]
            keys = [key for line in self.lines if line.row in found and (key := line.key(side))]
            if keys:
                return list(dict.fromkeys(keys))
        line = self.table.line
        key = line.key(side) if line else None
        return [key] if key else []

    def _ordered(self, side: Side, keys: Sequence[str]) -> list[str]:
        draft = self.comparison.old if side is Side.OLD else self.comparison.new
        return sorted(keys, key=lambda key: draft.by_key[key].span.start)

    def _need(self, action: PinAction, old: list[str], new: list[str], fits: bool) -> None:
        if fits:
            self._say(action, old, new)
        else:
            self.tell(self.words(f"alignment.need.{action.value}"), "hint")

    def action_mark_article(self) -> None:
        """Mark the article under the cursor."""
        self.table.mark()

    def action_pair_articles(self) -> None:
        """One old and one new article are one."""
        marked = self.table.marked
        old = self._meant(Side.OLD, of_marked=False)
        new = self._meant(Side.NEW, of_marked=False)
        if marked[Side.OLD] and not marked[Side.NEW]:
            new = [key for key in (self._under(Side.NEW),) if key]
        self._need(PinAction.PAIR, old, new, len(old) == 1 == len(new))

    def _under(self, side: Side) -> str | None:
        line = self.table.line
        return line.key(side) if line else None

    def action_unpair_articles(self) -> None:
        """An old and a new article have nothing to do with each other."""
        old, new = self._meant(Side.OLD), self._meant(Side.NEW)
        line = self.table.line
        if line is not None and not any(self.table.marked.values()):
            row = self.comparison.rows[line.row]
            old, new = [line.old or row.old[0]] if row.old else [], [line.new or row.new[0]] if row.new else []
        self._need(PinAction.UNPAIR, old, new, len(old) == 1 == len(new))

    def action_split_article(self) -> None:
        """One old article became several new ones."""
        old, new = self._meant(Side.OLD), self._meant(Side.NEW)
        self._need(PinAction.SPLIT, old, new, len(old) == 1 and len(new) > 1)

    def action_merge_articles(self) -> None:
        """Several old articles became one new one."""
        old, new = self._meant(Side.OLD), self._meant(Side.NEW)
        self._need(PinAction.MERGE, old, new, len(old) > 1 and len(new) == 1)

    def action_moved_article(self) -> None:
        """One article, and it was moved."""
        old, new = self._meant(Side.OLD), self._meant(Side.NEW)
        self._need(PinAction.MOVE, old, new, len(old) == 1 == len(new))

    def action_no_counterpart(self) -> None:
        """The article under the cursor has no counterpart."""
        article = self.table.article
        if article is not None:
            sides = ([article.key], []) if article.side is Side.OLD else ([], [article.key])
            self._say(PinAction.PAIR, *sides)

    def action_lock_row(self) -> None:
        """Lock the row under the cursor, or unlock it."""
        line = self.table.line
        if line is None:
            return
        row = self.comparison.rows[line.row]
        if line.locked and self._pins is not None:
            locks = [
                pin.kept.number
                for pin in self._pins.pins
                if pin.kept.pin.action is PinAction.LOCK
                and set(pin.kept.pin.old) <= set(row.old)
                and set(pin.kept.pin.new) <= set(row.new)
            ]
            workspace, slug = self.workspace, self.slug

            def told(_done: object) -> None:
                self.changed = True
                self.tell(self.words("alignment.unlocked"))

            self._fetch(lambda: [workspace.remove_pin(slug, number) for number in locks], told)
        else:
            self._say(PinAction.LOCK, row.old, row.new)

    def action_undo(self) -> None:
        """Undo this person's last correction."""
        workspace, slug = self.workspace, self.slug

        def told(done: object) -> None:
            assert isinstance(done, tuple)
            pin, holds = done
            self.changed = True
            what = self.words(f"pin.{pin.kept.pin.action.value}")
            between = say(self.words.language, "、", ", ")
            values = {
                "what": what,
                "old": between.join(pin.old) or self.words("alignment.nothing"),
                "new": between.join(pin.new) or self.words("alignment.nothing"),
                "drafts": f"{pin.kept.old_draft} → {pin.kept.new_draft}",
            }
            self.tell(self.words("alignment.redone" if holds else "alignment.undone", **values))

        self._fetch(lambda: workspace.undo_pin(slug), told)

    # -- what stands below

    def on_alignment_table_moved(self, event: AlignmentTable.Moved) -> None:
        """Another row, or other marks."""
        event.stop()
        self._look_below()

    def _look_below(self) -> None:
        self._explained = None
        self._show_below()
        self._show_bars()
        self._turn += 1
        turn = self._turn
        if max(len(self.comparison.old.articles), len(self.comparison.new.articles)) <= EXPLAINED_UNASKED:
            self.set_timer(EXPLAIN_AFTER, lambda: self._explain(turn))

    def action_explain_row(self) -> None:
        """Work out the evidence on the row, or on the two articles marked."""
        self._explain(self._turn)

    def _explain(self, turn: int) -> None:
        line = self.table.line
        if turn != self._turn or line is None:
            return
        marked = self.table.marked
        pair = (marked[Side.OLD], marked[Side.NEW])
        workspace, slug, old, new = self.workspace, self.slug, self.old_label, self.new_label
        comparison, explainer = self.comparison, self._explainer

        def work() -> tuple[Explainer, Explanation | None]:
            told = explainer or workspace.explainer(slug, old, new)
            if len(pair[0]) == 1 == len(pair[1]):
                return told, told.pair(pair[0][0], pair[1][0])
            return told, told.row(comparison.rows[line.row]) if not any(pair) else None

        def done(found: tuple[Explainer, Explanation | None]) -> None:
            if comparison is self.comparison:
                self._explainer = found[0]
            if turn == self._turn:
                self._explained = found[1]
                self._show_below()

        self.work("explain", "", work, done)

    def _show_below(self) -> None:
        self.preview.show(self._preview)

    def _preview(self, look: Look) -> list[ListEntry]:
        line = self.table.line
        if line is None:
            return []
        comparison, row = self.comparison, self.comparison.rows[line.row]
        marks = any(self.table.marked.values())
        old, new = (self._meant(Side.OLD), self._meant(Side.NEW)) if marks else (list(row.old), list(row.new))
        arrow = f" {look.glyphs.arrow} "
        title = self._names(Side.OLD, old) + arrow + self._names(Side.NEW, new)
        head = [words((title, Role.LABEL), (f"  {self._about(row, look, marks=marks)}", Role.DIM))]
        if not marks and row.flags:
            kinds = dict.fromkeys(flag.kind for flag in row.flags)
            head[0] = words(
                (title, Role.LABEL),
                (f"  {self._about(row, look, marks=False)}", Role.DIM),
                *((f"  {look.glyphs.flag}{flag_name(kind, look.language)}", Role.FLAG) for kind in kinds),
            )
        if self._explained is not None:
            head += [
                words((say(look.language, reason.zh, reason.en), Role.DIM), first=2, hang=4)
                for reason in self._explained.reasons[:REASONS]
            ]
        if marks:
            row = as_row(comparison, old, new)
        text = row_words(Comparison(comparison.old, comparison.new, (row,)), row, look)
        return [ListEntry((*head, BLANK, *text), heading=True)]

    def _about(self, row: Row, look: Look, *, marks: bool) -> str:
        if marks:
            return self.words("alignment.preview")
        if self._explained is not None:
            return say(look.language, self._explained.zh, self._explained.en)
        return ""

    def _show_bars(self) -> None:
        words = self.words
        pins = len(self._pins.pins) if self._pins is not None else 0
        rows = [row for row in self.comparison.rows if not row.partial]
        self.query_one(HeaderBar).set_items(
            [
                Item(words("alignment.title"), Role.LABEL, 9),
                Item(f"{self.old_label} {self.table.glyphs.arrow} {self.new_label}", priority=8),
                Item(words("alignment.rows", n=len(rows)), Role.DIM, 4),
                Item(words("alignment.pins", pen=self.table.glyphs.pen, n=pins), Role.COMMENT, 6, right=True),
            ]
        )
        marked = self.table.marked
        items = [
            Item(self._names(self.table.side, [self.table.article.key]) if self.table.article else "", Role.STRONG, 9)
        ]
        items.append(Item(words(f"alignment.side.{self.table.side.value}"), Role.DIM, 5))
        if any(marked.values()):
            old, new = self._names(Side.OLD, marked[Side.OLD]), self._names(Side.NEW, marked[Side.NEW])
            items.append(Item(words("alignment.marked", old=old, new=new), Role.KEY, 8))
        self.query_one(StatusBar).set_items(items)

    # -- leaving

    def action_open_article(self) -> None:
        """Back to the text, at the article under the cursor."""
        article = self.table.article
        if article is not None:
            self.jump = Jump(article)
            self.dismiss(None)

    def action_leave_list(self) -> None:
        """Take the marks away; without marks, back to the text."""
        if not self.table.clear_marks():
            self.dismiss(None)
