"""The panel below the text: terms, references, flags and evidence of the current article, without leaving it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from drafts.aligning.explain import Explanation
from drafts.model import Draft, Reference
from drafts.terms import Term, term_at
from workbench.language import say
from workbench.palette import Role
from workbench.render import ArticleId, Look, Side
from workbench.render.behind import (
    Line,
    Spot,
    flag_lines,
    home_of,
    is_moved,
    mention_line,
    mentions_in,
    move_lines,
    term_line,
    term_lines,
    terms_in,
)
from workbench.render.pieces import BLANK, words
from workbench.screens.listing import Jump
from workbench.screens.review_following import ReviewFollowing
from workbench.widgets.entry_list import EntryList, ListEntry

TERM_DRAFTS_KEPT = 4


class ReviewPanel(ReviewFollowing):
    """What opens the panel, and the jumps it leads to."""

    def __init__(self, slug: str, *, continue_writing: bool = False, choose: str | None = None) -> None:
        super().__init__(slug, continue_writing=continue_writing, choose=choose)
        self._terms: dict[int, tuple[Draft, tuple[Term, ...]]] = {}

    @property
    def panel(self) -> EntryList:
        """The panel."""
        return self.query_one("#panel", EntryList)

    def places(self) -> tuple[str, ...]:
        """With the panel, while it has the focus."""
        found = super().places()
        return ("panel", *found) if self.focused is self.panel else found

    def open_panel(self, build: Callable[[Look], Sequence[ListEntry]]) -> None:
        """Show entries below the text and go there."""
        self.panel.display = True
        self.panel.focus()
        self.panel.show(build)
        self.call_after_refresh(self._article_in_sight)

    def _article_in_sight(self) -> None:
        """The panel took rows from the text: bring the article back into what is left."""
        article = self.law.article
        if article is not None and not self.law.is_selecting:
            self.law.go_to(article.key, article.side)

    def close_panel(self) -> bool:
        """Close the panel; gives back whether it was open."""
        if not self.panel.display:
            return False
        self.panel.display = False
        self.law.focus()
        return True

    def on_entry_list_chosen(self, event: EntryList.Chosen) -> None:
        """An entry was clicked twice."""
        event.stop()
        self._go(event.entry)

    def _go(self, entry: ListEntry | None) -> None:
        if entry is not None and isinstance(entry.value, Jump):
            self.panel.display = False
            self.jump_to(entry.value)

    def _entries(self, title: str, lines: Iterable[Line], side: Side, empty: str) -> list[ListEntry]:
        found = [ListEntry((words((title, Role.LABEL)),), heading=True)]
        entries = [ListEntry(line.paragraphs, _jump(line.spot, side), heading=False) for line in lines]
        return found + (entries or [ListEntry((words((empty, Role.DIM)),), heading=True)])

    # -- terms

    def action_term(self) -> None:
        """The term under the selection's end, or those of the article."""
        article = self.law.article
        draft = self.draft_of(article) if article is not None else None
        if article is None or draft is None:
            return
        known = self._terms.get(id(draft))
        if known is not None and known[0] is draft:
            self._show_terms(article, draft, known[1])
            return

        def done(found: tuple[Term, ...]) -> None:
            while len(self._terms) >= TERM_DRAFTS_KEPT:
                self._terms.pop(next(iter(self._terms)))
            self._terms[id(draft)] = draft, found
            self._show_terms(article, draft, found)

        from drafts.terms import terms_of

        self.work("terms", "", lambda: terms_of(draft), done)

    def _show_terms(self, article: ArticleId, draft: Draft, terms: tuple[Term, ...]) -> None:
        provision, head = draft.by_key[article.key], self.law.head
        label = self.label_of(article)
        here = None
        if head is not None and head.article == article:
            here = term_at(draft, provision.body.start + head.offset, terms)
        title = self.words("panel.terms", label=label)
        empty = self.words("panel.noterms")
        chosen = here

        def build(look: Look) -> list[ListEntry]:
            if chosen is not None:
                return self._entries(chosen.name, term_lines(draft, chosen, look), article.side, empty)
            lines = [term_line(draft, term, look) for term in terms_in(terms, provision.span)]
            return self._entries(title, lines, article.side, empty)

        self.open_panel(build)

    # -- references

    def action_follow(self) -> None:
        """Go to what the reference means; choose among several in the panel."""
        if self.focused is self.panel:
            self._go(self.panel.current)
            return
        article = self.law.article
        draft = self.draft_of(article) if article is not None else None
        if article is None or draft is None or self.focused is not self.law:
            return
        head = self.law.head
        mentions = mentions_in(draft, article.key)
        if head is not None:
            at = draft.by_key[article.key].body.start + head.offset
            mentions = [m for m in mentions if m.span.start <= at < m.span.end] or mentions
        if not mentions:
            self.tell(self.words("panel.noreferences"), "hint")
        elif len({mention.target for mention in mentions}) == 1:
            self.law.clear_selection()
            self.jump_to(_jump(home_of(draft, draft.by_key[mentions[0].target or ""]), article.side))
        else:
            self._choose_reference(article, draft, mentions)

    def _choose_reference(self, article: ArticleId, draft: Draft, mentions: Sequence[Reference]) -> None:
        title = self.words("panel.references", label=self.label_of(article))

        def build(look: Look) -> list[ListEntry]:
            return self._entries(title, (mention_line(draft, m, look) for m in mentions), article.side, "")

        self.open_panel(build)

    # -- flags, moves, evidence

    def action_why(self) -> None:
        """What the article's flags say, what moved in it, and why it was paired as it is."""
        shown, article = self.shown, self.law.article
        if shown is None or article is None or shown.comparison is None or shown.old is None:
            self.tell_no_comparison()
            return
        comparison = shown.comparison.around(article.key)
        row = comparison.row_of_new(article.key) if article.side is Side.NEW else comparison.row_of_old(article.key)
        if row is None:
            return
        label, old, new = self.label_of(article), shown.old.label, shown.new.label
        told: list[Explanation] = []

        def build(look: Look) -> list[ListEntry]:
            title = self.words("panel.flags", label=label)
            found = self._entries(title, flag_lines(comparison, row, look), Side.NEW, self.words("panel.noflags"))
            if is_moved(row):
                head = words((self.words("panel.moves"), Role.LABEL))
                found.append(ListEntry((BLANK, head), heading=True))
                found += [ListEntry(line.paragraphs, heading=True) for line in move_lines(comparison, row, look)]
            for explanation in told:
                head = words(
                    (self.words("panel.evidence"), Role.LABEL), "  ", say(look.language, explanation.zh, explanation.en)
                )
                reasons = [
                    words((say(look.language, reason.zh, reason.en), Role.DIM), first=2, hang=4)
                    for reason in explanation.reasons
                ]
                found.append(ListEntry((BLANK, head, *reasons), heading=True))
            return found

        self.open_panel(build)

        def explained(found: Explanation) -> None:
            told.append(found)
            if self.panel.display and self.law.article == article:
                self.panel.repaint()

        if comparison is not shown.comparison:
            return  # how annexes and recitals were paired is not kept
        workspace, slug = self.workspace, self.slug
        self.work("why", "", lambda: workspace.explainer(slug, old, new).row(row), explained)


def _jump(spot: Spot | None, side: Side) -> Jump | None:
    return Jump(ArticleId(side, spot.key), spot.span) if spot is not None else None
