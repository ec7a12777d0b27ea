"""The duties table: who must and must not do what by when, and which of it is new, changed or gone."""

from __future__ import annotations

from collections import Counter
from typing import ClassVar

from drafts.duties import Duty, Modality
from drafts.duty_changes import DutyChange, DutyState
from drafts.model import Span
from workbench.language import say
from workbench.plain_following import MODALITIES, STATES
from workbench.render import ArticleId, Look, Side
from workbench.render.duty_table import SIGNS, by_actor, duty_paragraphs, heading, in_order
from workbench.render.pieces import BLANK, words
from workbench.screens.listing import Jump, ListingScreen
from workbench.screens.opened import Shown
from workbench.widgets.entry_list import ListEntry


class DutiesScreen(ListingScreen):
    """Duties by actor, or by article. Of two drafts, those that changed; of one, all."""

    hints: ClassVar[tuple[str, ...]] = ("open_article", "comment_on_entry", "regroup", "show_more", "leave_list")

    def __init__(self, slug: str, shown: Shown) -> None:
        super().__init__()
        self.slug = slug
        self._shown = shown
        self._changes: tuple[DutyChange, ...] = ()
        self._by_actor = True
        self._more = False

    def load(self) -> None:
        """Work the duties out."""
        workspace, slug, shown, more = self.workspace, self.slug, self._shown, self._more

        def work() -> tuple[DutyChange, ...]:
            if shown.old is not None and shown.comparison is not None:
                return workspace.duty_changes(slug, shown.old.label, shown.new.label, permissions=more)
            found: list[Duty] = [
                duty
                for duty in workspace.duties(slug, shown.new.label)
                if more or duty.modality is not Modality.PERMISSION
            ]
            return tuple(DutyChange(DutyState.SAME, duty, duty) for duty in found)

        self.work("list", self.words("list.working"), work, self._loaded)

    def _loaded(self, changes: tuple[DutyChange, ...]) -> None:
        self._changes = changes
        language, shown = self.words.language, self._shown
        if shown.comparison is not None:
            counts = Counter(change.state for change in changes)
            facts = [f"{SIGNS[s][0]}{counts[s]} {say(language, *STATES[s])}" for s in SIGNS if counts[s]]
            drafts = f"{shown.old.label if shown.old else ''} {self.listing.glyphs.arrow} {shown.new.label}"
        else:
            tally = Counter(change.new.modality for change in changes if change.new)
            facts = [f"{say(language, *MODALITIES[m])} {tally[m]}" for m in Modality if tally[m]]
            drafts = shown.new.label
        self.say_title(self.words("duties.title"), drafts, *facts)
        self._list()

    def _list(self) -> None:
        self.put(self._entries)

    def _entries(self, look: Look) -> list[ListEntry]:
        shown = self._shown
        new = shown.draft
        old = shown.comparison.old if shown.comparison is not None else None
        changes = self._changes
        if shown.comparison is not None:
            changes = tuple(change for change in changes if change.state is not DutyState.SAME)
        groups = by_actor(changes, look.language) if self._by_actor else in_order(changes, old or new, new)
        found: list[ListEntry] = []
        for group in groups:
            found.append(ListEntry((*((BLANK,) if found else ()), heading(group)), heading=True))
            found += [
                ListEntry(duty_paragraphs(change, old, new, look), self._jump(change)) for change in group.changes
            ]
        return found or [ListEntry((words(self.words("duties.none")),), heading=True)]

    def _jump(self, change: DutyChange) -> Jump:
        shown = self._shown
        side = Side.NEW if change.new is not None else Side.OLD
        duty = change.new or change.old
        assert duty is not None
        draft = shown.draft if side is Side.NEW or shown.comparison is None else shown.comparison.old
        body = draft.by_key[duty.article].body
        span = Span(max(0, duty.span.start - body.start), max(0, duty.span.end - body.start))
        language = self.words.language
        state = "" if change.state is DutyState.SAME else say(language, *STATES[change.state])
        modal = say(language, *MODALITIES[duty.modality])
        remark = self.words("duties.remark", state=state, modal=modal, actor=duty.actor or "—").strip()
        return Jump(ArticleId(side, duty.article), span, remark)

    def action_regroup(self) -> None:
        """By actor, or by article."""
        self._by_actor = not self._by_actor
        self._list()

    def action_show_more(self) -> None:
        """With or without permissions."""
        self._more = not self._more
        self.tell(self.words("duties.may" if self._more else "duties.nomay"))
        self.load()
