"""From the text to what is behind it, and back: alignment, lineage, duties, references, terms, flags, the translation."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from comments.records import DraftVersion
from drafts.comparison import Comparison
from drafts.model import Draft, Span
from drafts.wording import flag_name
from workbench.render import ArticleId, Side
from workbench.screens.listing import Jump, ListingScreen
from workbench.screens.opened import Shown
from workbench.screens.review_reading import ReviewReading

if TYPE_CHECKING:
    from workbench.screens.translations import Choice
    from workbench.workspace import Hit, Workspace

JUMPS_KEPT = 100


def jump_of(hit: Hit, draft: Draft, side: Side) -> Jump | None:
    """Where in a draft a found paragraph is; the nearest article where it is in none, None in a draft without any."""
    start = hit.snippet.start + (hit.snippet.marks[0][0] if hit.snippet.marks else 0)
    provision = draft.by_key.get(hit.article)
    if provision is None:
        articles = draft.articles
        after = next((article for article in articles if article.span.start >= start), None)
        nearest = after or (articles[-1] if articles else None)
        return Jump(ArticleId(side, nearest.key)) if nearest is not None else None
    body = provision.body
    span = Span(start - body.start, start - body.start) if body.start <= start <= body.end else None
    return Jump(ArticleId(side, provision.key), span)


class ReviewFollowing(ReviewReading):
    """What opens a list over the text and comes back to a place in it."""

    def __init__(self, slug: str, *, continue_writing: bool = False, choose: str | None = None) -> None:
        super().__init__(slug, continue_writing=continue_writing, choose=choose)
        self._jumps: list[ArticleId] = []
        """Where jumps began, the last one at the end."""
        self._translation: Choice | None = None
        """The text that was set beside this matter's last."""

    # -- jumping

    def jump_to(self, jump: Jump | None) -> None:
        """Go where a list leads, remembering where we were; begin a comment there if one is wanted."""
        if jump is None:
            return
        here = self.law.article
        if here is not None and here != jump.article:
            self._jumps = [*self._jumps, here][-JUMPS_KEPT:]
        self.law.focus()
        self.law.go_to(jump.article.key, jump.article.side)
        if jump.wants_comment:
            self.comment_on(jump)
        elif jump.span is not None:
            self.law.show_span(jump.article, jump.span)

    def go_to_hit(self, hit: Hit) -> None:
        """Go to a place that a search found; a draft that isn't shown is opened. A comment is chosen in its pane."""
        shown = self.shown
        if shown is None:
            self.wanted_hit = hit  # still opening
            return
        if hit.comment is not None:
            if all(comment.id != hit.comment.id for comment in shown.comments):
                self.tell(self.words("everywhere.gone"), "hint")
            else:
                self.go_to_comment(hit.comment.id)
            return
        draft = shown.draft_labelled(hit.draft)
        if draft is None:
            self.wanted_hit = hit
            self.open(comparing=False, new=hit.draft)
            return
        jump = jump_of(hit, draft, Side.NEW if hit.draft == shown.new.label else Side.OLD)
        if not hit.article:
            self.tell(self.words("everywhere.outside"), "hint")
        self.jump_to(jump)

    def comment_on(self, jump: Jump) -> None:
        """Write a comment where a list led to."""

    def action_jump_back(self) -> None:
        """Back to where the last jump began."""
        if not self._jumps:
            self.tell(self.words("jump.none"), "hint")
            return
        article = self._jumps.pop()
        self.law.focus()
        self.law.go_to(article.key, article.side)

    def open_list(self, make: Callable[[Shown], ListingScreen], *, comparing: bool = True) -> None:
        """Open a list about what is shown; with ``comparing``, only where two drafts are compared."""
        shown = self.shown
        if shown is None:
            return
        if comparing and shown.comparison is None:
            self.tell_no_comparison()
            return
        screen = make(shown)
        self.app.push_screen(screen, lambda _: self.jump_to(screen.jump))

    # -- screens

    def action_alignment(self) -> None:
        """See and correct which articles were paired."""
        from workbench.screens.alignment import AlignmentScreen

        shown = self.shown
        if shown is None or shown.comparison is None or shown.old is None:
            self.tell_no_comparison()
            return
        old, new = shown.old.label, shown.new.label
        screen = AlignmentScreen(self.slug, old, new, shown.comparison, self.law.article)

        def left(_: object) -> None:
            if screen.changed:
                self.open(comparing=True, old=old, new=new)
            self.jump_to(screen.jump)

        self.app.push_screen(screen, left)

    def action_lineage(self) -> None:
        """The current article through all drafts."""
        from workbench.screens.lineage import LineageScreen

        shown = self.shown
        if shown is None:
            return
        if len(shown.versions) < 2:
            self.tell_no_comparison()
            return
        screen = LineageScreen(self.slug, shown, self.law.article)
        self.app.push_screen(screen, lambda _: self.jump_to(screen.jump))

    def action_duties(self) -> None:
        """Who must do what, and what of it changed."""
        from workbench.screens.duties import DutiesScreen

        self.open_list(lambda shown: DutiesScreen(self.slug, shown), comparing=False)

    def action_references(self) -> None:
        """References that need a look."""
        from workbench.screens.references import ReferencesScreen

        self.open_list(ReferencesScreen, comparing=False)

    def action_replacements(self) -> None:
        """Words exchanged all through the draft."""
        from workbench.screens.references import ReplacementsScreen

        self.open_list(lambda shown: ReplacementsScreen(_compared(shown)))

    def action_chapters(self) -> None:
        """The comparison by chapter."""
        from workbench.screens.chapters import ChaptersScreen

        self.open_list(lambda shown: ChaptersScreen(_compared(shown)))

    # -- beside the translation

    def action_bilingual(self) -> None:
        """The draft beside its text in another language: the one chosen last, the only one there is, or one of a list."""
        self._beside_translation(ask=False)

    def _beside_translation(self, *, ask: bool) -> None:
        shown = self.shown
        if shown is None:
            return
        workspace = self.workspace
        self.work(
            "translations",
            "",
            lambda: _other_texts(workspace, shown),
            lambda options: self._choose_translation(shown, options, ask=ask),
        )

    def _choose_translation(self, shown: Shown, options: tuple[tuple[str, DraftVersion], ...], *, ask: bool) -> None:
        from workbench.screens.translations import Choice, TranslationsScreen

        foreign = [option for option in options if option[1].language != shown.draft.language]
        if not options:
            self.tell(self.words("bilingual.none"), "hint")
        elif not ask and self._translation is not None:
            self._open_translation(shown, self._translation)
        elif not ask and len(foreign) == 1:
            self._open_translation(shown, Choice(foreign[0][0], foreign[0][1].label))
        else:
            screen = TranslationsScreen(options)
            self.app.push_screen(
                screen, lambda _: self._open_translation(shown, screen.choice) if screen.choice else None
            )

    def _open_translation(self, shown: Shown, choice: Choice) -> None:
        from workbench.screens.bilingual import BilingualScreen

        self._translation = choice
        screen = BilingualScreen(shown, choice, self.law.article)

        def left(_: object) -> None:
            if screen.wants_other:
                self._beside_translation(ask=True)
            self.jump_to(screen.jump)

        self.app.push_screen(screen, left)

    # -- only articles with flags

    def action_filter_flags(self) -> None:
        """Only flagged changes, or everything again."""
        self.filter_by(None if self.law.filter is not None else "")

    def action_filter_kind(self) -> None:
        """Choose a kind of flag to see only articles that have it."""
        from workbench.screens.chapters import FlagKindsScreen

        shown = self.shown
        if shown is None or shown.comparison is None:
            self.tell_no_comparison()
            return
        screen = FlagKindsScreen(shown.comparison, filtering=self.law.filter is not None)
        self.app.push_screen(screen, lambda _: self.filter_by(screen.kind) if screen.chosen else None)

    def filter_by(self, kind: str | None) -> None:
        """Fold away articles without a flag of this kind; empty for any kind, None shows everything."""
        if self.shown is None or self.shown.comparison is None:
            self.tell_no_comparison()
            return
        left = self.law.set_filter(kind)
        self.show_article()
        if kind is None:
            self.tell(self.words("filter.none"))
            return
        name = flag_name(kind, self.words.language) if kind else self.words("filter.flags")
        self.tell(self.words("filter.on", kind=name, n=left) if left else self.words("filter.empty"))


def _compared(shown: Shown) -> Comparison:
    assert shown.comparison is not None
    return shown.comparison


def _other_texts(workspace: Workspace, shown: Shown) -> tuple[tuple[str, DraftVersion], ...]:
    """Every other text of the store by its matter's slug: those in another language first, a like label before others."""
    found = [
        (row.matter.slug, version)
        for row in workspace.matters()
        for version in workspace.drafts(row.matter.slug)
        if version.id != shown.new.id
    ]

    def order(option: tuple[str, DraftVersion]) -> tuple[bool, bool, str]:
        slug, version = option
        return version.language == shown.draft.language, version.label != shown.new.label, slug

    return tuple(sorted(found, key=order))
