"""Overlapping comments side by side, conflicts with their reasons, and several made into one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.widgets import Static

from comments.consolidation import Cluster
from comments.records import Comment
from drafts.errors import SpokenError
from workbench import actions
from workbench.bindings import bound
from workbench.language import colon
from workbench.linebreak import break_lines
from workbench.palette import Role
from workbench.safe import safe
from workbench.screens.merging import Merged, MergeSheet
from workbench.screens.undoing import UndoesComments
from workbench.widgets.bars import HeaderBar, Item, KeysBar, StatusBar
from workbench.widgets.comments_pane import CommentsPane
from workbench.widgets.record_table import Cell, RecordTable, TableColumn, TableRow

if TYPE_CHECKING:
    from workbench.workspace import Overlap

SIDE_BY_SIDE = 4
"""The most comments that get a column of their own; more stand one below the other."""
COLUMN_CELLS = 36
DIGITS = "123456789"


def overlap_id(at: int, overlap: Overlap) -> str:
    """A name for a cluster that outlasts a change of its comments' text."""
    return f"{overlap.draft}/{overlap.cluster.article}/{overlap.cluster.comments[0].id}/{at}"


class OverlapsScreen(UndoesComments):
    """The clusters, the most opposed first within the order of the draft; merging makes one comment of several."""

    place = "overlaps"
    BINDINGS: ClassVar[list[BindingType]] = bound("all", "overlaps")

    def __init__(self, slug: str) -> None:
        super().__init__()
        self.slug = slug
        self._overlaps: tuple[Overlap, ...] = ()
        self._left_out: set[str] = set()
        """Ids of comments of the chosen cluster that are not to be merged."""
        self._source = 0
        """Which comment of the chosen cluster the cursor stands on."""
        self._shown_id: str | None = None

    def compose(self) -> ComposeResult:
        """Header, the clusters, the comments of the chosen one, status, keys."""
        language, words = self.words.language, self.words
        yield HeaderBar(language=language)
        with Container(id="overlaps", classes="main"):
            yield RecordTable(
                (
                    TableColumn("label", words("col.article"), 14),
                    TableColumn("n", words("col.comments"), 8),
                    TableColumn("draft", words("col.draft"), 12, from_width=110),
                    TableColumn("conflict", words("col.conflict"), 0),
                ),
                language=language,
                id="overlaps-table",
            )
            yield Static(id="overlaps-reasons")
            yield Horizontal(id="overlaps-columns")
        yield StatusBar(language=language)
        yield KeysBar(language=language)

    def on_mount(self) -> None:
        """Fetch and watch."""
        self.show_keys(actions.BAR["overlaps"])
        self.query_one(RecordTable).focus()
        self.watch_store(lambda _noticed: self._reload())
        self._reload()

    def _reload(self) -> None:
        self.work("overlaps", "", lambda: self.workspace.overlaps(self.slug), self._show)

    def _show(self, overlaps: tuple[Overlap, ...]) -> None:
        words = self.words
        self._overlaps = overlaps
        self._shown_id = None
        rows = []
        for at, overlap in enumerate(overlaps):
            cluster = overlap.cluster
            reasons = "；".join(conflict.sentence(words.language) for conflict in cluster.conflicts)
            opposed = bool(cluster.conflicts)
            rows.append(
                TableRow(
                    overlap_id(at, overlap),
                    {
                        "label": Cell(
                            f"! {cluster.label}" if opposed else cluster.label, Role.DEADLINE if opposed else Role.LABEL
                        ),
                        "n": Cell(str(len(cluster.comments)), Role.COMMENT),
                        "draft": Cell(overlap.draft, Role.DIM),
                        "conflict": Cell(reasons or words("overlaps.agree"), Role.DEADLINE if opposed else Role.DIM),
                    },
                )
            )
        self.query_one(RecordTable).show(rows)
        conflicts = sum(bool(overlap.cluster.conflicts) for overlap in overlaps)
        self.query_one(HeaderBar).set_items(
            [
                Item(words("overlaps.title"), Role.LABEL, 9),
                Item(words("overlaps.count", n=len(overlaps)), Role.TEXT, 7),
                Item(words("overlaps.conflicts", n=conflicts), Role.DEADLINE if conflicts else Role.DIM, 8),
            ]
        )
        if not overlaps:
            self.query_one("#overlaps-reasons", Static).update(Content(words("overlaps.none")))
            self.query_one("#overlaps-columns").remove_children()

    def _chosen(self) -> Overlap | None:
        wanted = self.query_one(RecordTable).chosen
        return next((o for at, o in enumerate(self._overlaps) if overlap_id(at, o) == wanted), None)

    def on_record_table_chosen(self, event: RecordTable.Chosen) -> None:
        """Another cluster: its comments."""
        event.stop()
        overlap = self._chosen()
        if overlap is None or event.id == self._shown_id:
            return
        self._shown_id = event.id
        self._left_out = set()
        self._source = 0
        self._show_cluster(overlap.cluster)

    def on_resize(self) -> None:
        """Columns follow the width."""
        overlap = self._chosen()
        if overlap is not None:
            self._show_cluster(overlap.cluster)

    def _show_cluster(self, cluster: Cluster) -> None:
        words = self.words
        numbers = {comment.id: at for at, comment in enumerate(cluster.comments, start=1)}
        width = max(20, self.size.width - 4)
        lines: list[Content] = []
        for conflict in cluster.conflicts:
            kind = words("overlaps.opposite" if conflict.opposite else "overlaps.differ")
            said = f"{kind}{colon(words.language)}{conflict.sentence(words.language)}"
            text = safe(f"! {numbers[conflict.first]} ↔ {numbers[conflict.second]}  {said}")
            lines += [
                Content.styled(text[x.start : x.shown], "bold $warning") for x in break_lines(text, width, hang=4)
            ]
        self.query_one("#overlaps-reasons", Static).update(Content("\n").join(lines))
        self.run_worker(self._fill(cluster, numbers), group="columns", exclusive=True)
        self._say(cluster)

    async def _fill(self, cluster: Cluster, numbers: dict[str, int]) -> None:
        columns = self.query_one("#overlaps-columns", Horizontal)
        room = max(1, min(SIDE_BY_SIDE, self.size.width // COLUMN_CELLS))
        groups: list[Sequence[Comment]] = [[comment] for comment in cluster.comments]
        if len(cluster.comments) > room:
            groups = [cluster.comments]
        with self.app.batch_update():
            await columns.remove_children()
            panes = []
            for _ in groups:
                pane = CommentsPane(language=self.words.language)
                pane.can_focus = len(groups) == 1
                panes.append(pane)
            await columns.mount(*panes)
        for pane, group in zip(panes, groups, strict=True):
            heading = " ".join(self._mark(numbers[comment.id], comment) for comment in group)
            pane.show(heading, group)

    def _mark(self, number: int, comment: Comment) -> str:
        here = "› " if number == self._source + 1 else ""
        return f"{here}[{' ' if comment.id in self._left_out else 'x'}] {number}"

    def _say(self, cluster: Cluster) -> None:
        n = len(cluster.comments) - len(self._left_out)
        self.query_one(StatusBar).set_items(
            [Item(cluster.label, Role.STRONG, 9), Item(self.words("overlaps.chosen", n=n), Role.COMMENT, 7)]
        )

    # -- choosing and merging

    def _toggle(self, number: int) -> None:
        overlap = self._chosen()
        if overlap is None or number > len(overlap.cluster.comments):
            return
        self._left_out ^= {overlap.cluster.comments[number - 1].id}
        self._show_cluster(overlap.cluster)

    def on_key(self, event: events.Key) -> None:
        """A digit leaves a comment out of the merging, or takes it in again."""
        if len(event.key) == 1 and event.key in DIGITS:
            event.stop()
            self._toggle(int(event.key))
            return
        super().on_key(event)

    def on_comments_pane_comment_chosen(self, event: CommentsPane.CommentChosen) -> None:
        """A comment was clicked; a second click leaves it out, or takes it in again."""
        event.stop()
        overlap = self._chosen()
        ids = [comment.id for comment in overlap.cluster.comments] if overlap is not None else []
        if event.opened and event.id in ids:
            self._source = ids.index(event.id)
            self._toggle(self._source + 1)

    def action_next_source(self) -> None:
        """To the next comment of the cluster."""
        self._step_source(1)

    def action_previous_source(self) -> None:
        """To the comment before."""
        self._step_source(-1)

    def _step_source(self, step: int) -> None:
        overlap = self._chosen()
        if overlap is not None:
            self._source = (self._source + step) % len(overlap.cluster.comments)
            self._show_cluster(overlap.cluster)

    def action_leave_out(self) -> None:
        """Leave the comment under the cursor out of the merging, or take it in again."""
        self._toggle(self._source + 1)

    def sources(self) -> Iterator[Comment]:
        """The comments that would be merged."""
        overlap = self._chosen()
        for comment in overlap.cluster.comments if overlap is not None else ():
            if comment.id not in self._left_out:
                yield comment

    def on_record_table_opened(self, event: RecordTable.Opened) -> None:
        """Enter merges."""
        event.stop()
        self.action_merge_comments()

    def action_merge_comments(self) -> None:
        """Word the comment that is to stand for all of these."""
        sources = tuple(self.sources())
        if len(sources) < 2:
            self.tell(self.words("overlaps.few"), "hint")
            return
        self._word(MergeSheet(sources, self.words), sources)

    def _word(self, sheet: MergeSheet, sources: tuple[Comment, ...]) -> None:
        self.app.push_screen(sheet, lambda merged: self._merge(sources, merged))

    def _merge(self, sources: tuple[Comment, ...], merged: Merged | None) -> None:
        if merged is None:
            return

        def merge() -> Comment:
            return self.workspace.consolidate(
                [comment.id for comment in sources],
                body=merged.body,
                rationale=merged.rationale,
                proposal=merged.proposal,
                quote=merged.quote,
                revisions={comment.id: comment.revision for comment in sources},
            )

        def done(comment: Comment) -> None:
            self.tell(self.words("overlaps.merged", n=len(sources), label=comment.label))
            self._reload()

        def as_they_are() -> tuple[Comment, ...]:
            found = (self.workspace.find(comment.id) for comment in sources)
            return tuple(each for each in found if not each.deleted and each.merged_into is None) or sources

        def failed(error: SpokenError) -> None:
            """What was worded comes back, over the comments as they are now."""
            self.tell_error(error)
            self._reload()
            wrong = error.sentence(self.words.language)
            self.work(
                "sources", "", as_they_are, lambda now: self._word(MergeSheet(now, self.words, merged, wrong), now)
            )

        self.work("merge", "", merge, done, failed)

    def action_back(self) -> None:
        """Close."""
        self.dismiss(None)
