"""A draft beside its text in another language, with the comments on both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar, NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal

from comments.records import Comment, DraftVersion, Reply
from drafts.comparison import Comparison
from drafts.model import Draft, Span
from workbench import actions
from workbench.bindings import bound
from workbench.palette import Role
from workbench.render import ArticleId, Side, Translation
from workbench.render.bilingual import paired_articles
from workbench.screens.law_screen import LawScreen
from workbench.screens.listing import Jump
from workbench.screens.opened import Remarks, Shown, comments_by_article, fetch_remarks, quotes
from workbench.screens.translations import Choice
from workbench.widgets.bars import HeaderBar, Item, KeysBar, StatusBar
from workbench.widgets.comments_pane import CommentsPane
from workbench.widgets.law_view import LawView

WIDE = 140
"""From this many columns on, the comments stand beside the two texts unasked."""


class Text(NamedTuple):
    """A text as fetched: its words, its matter's comments, and what changed since the draft before, if there is one."""

    draft: Draft
    remarks: Remarks
    since: Comparison | None
    before: str
    """The label of the draft before; empty for none."""


def draft_before(versions: Sequence[DraftVersion], label: str) -> str:
    """The label of the last draft before this one in its language; empty for none. ``versions`` are oldest first."""
    at = next((at for at, version in enumerate(versions) if version.label == label), 0)
    return next((v.label for v in reversed(versions[:at]) if v.language == versions[at].language), "")


class BilingualScreen(LawScreen):
    """Two columns with one scroll. Leaving it by Enter or for a comment sets ``jump``, always into the text that counts."""

    place = "bilingual"
    BINDINGS: ClassVar[list[BindingType]] = bound("bilingual", "all")

    def __init__(self, shown: Shown, choice: Choice, article: ArticleId | None) -> None:
        super().__init__()
        self.jump: Jump | None = None
        self.wants_other = False
        self._shown, self._choice, self._article = shown, choice, article
        self._translation: Translation | None = None
        self._by_article: Mapping[ArticleId | None, tuple[Comment, ...]] = {}
        self._theirs: dict[str, tuple[Comment, ...]] = {}
        self._replies: dict[str, tuple[Reply, ...]] = {}
        self._partners: dict[ArticleId, ArticleId] = {}
        self._pane: bool | None = None
        self._marks = True
        self._since: tuple[Text | None, Text | None] = (None, None)
        """The text that counts and its translation, as fetched."""

    def compose(self) -> ComposeResult:
        """Header, text, comments, status, keys."""
        language = self.words.language
        yield HeaderBar(language=language)
        with Horizontal(id="bilingual", classes="main"):
            yield LawView(id="law", language=language)
            yield CommentsPane(id="bilingual-comments", language=language)
        yield StatusBar(language=language)
        yield KeysBar(language=language)

    def on_mount(self) -> None:
        """Fetch the translation and its comments."""
        self.law.focus()
        self._arrange()
        self.show_keys(actions.BAR["bilingual"])
        self.work("bilingual", self.words("opening"), self._fetch, lambda found: self._loaded(*found))

    def _fetch(self) -> tuple[Text, Text]:
        """Both texts with what changed in each since its own draft before."""
        workspace, shown, choice = self.workspace, self._shown, self._choice
        since, before = shown.comparison, shown.old.label if shown.old is not None else ""
        if since is None and (before := draft_before(shown.versions, shown.new.label)):
            since = workspace.compare(shown.matter.slug, before, shown.new.label)
        own = Text(shown.draft, shown.remarks, since, before)
        versions = workspace.drafts(choice.slug)
        theirs = draft_before(versions, choice.label)
        changed = workspace.compare(choice.slug, theirs, choice.label) if theirs else None
        draft = changed.new if changed is not None else workspace.draft(choice.slug, choice.label)
        return own, Text(draft, fetch_remarks(workspace, choice.slug), changed, theirs)

    @property
    def pane(self) -> CommentsPane:
        """The comments on both."""
        return self.query_one(CommentsPane)

    def _loaded(self, own: Text, other: Text) -> None:
        self._since = own, other
        translation = self._translated()
        self._translation = translation
        for mine, theirs in paired_articles(translation):
            if mine is not None and theirs is not None:
                one, two = ArticleId(Side.NEW, mine.key), ArticleId(Side.OLD, theirs.key)
                self._partners[one], self._partners[two] = two, one
        self._by_article = comments_by_article(self._shown)
        self._gather(other)
        here = self._article.key if self._article is not None and self._article.side is Side.NEW else None
        self.law.show_translation(translation, article=here)
        self._mark_comments()
        self._show_article()

    def _mark_comments(self) -> None:
        translation = self._translation
        if translation is None:
            return
        counts: dict[str, int] = {}
        for article in translation.base.provisions:
            number = len(self._comments(ArticleId(Side.NEW, article.key)))
            if number:
                counts[article.key] = number
        self.law.set_comment_counts(counts)
        self.law.set_quotes(quotes(self._shown, self._by_article))

    def _translated(self) -> Translation:
        own, other = self._since
        assert own is not None
        assert other is not None
        if not self._marks:
            return Translation(own.draft, other.draft)
        return Translation(own.draft, other.draft, own.since, other.since)

    def action_mark_changes(self) -> None:
        """Mark in each text what changed since its own draft before, or show both clean."""
        own, other = self._since
        if own is None or other is None:
            return
        if own.since is None and other.since is None:
            self.tell(self.words("bilingual.first"), "hint")
            return
        self._marks = not self._marks
        article = self.law.article
        self._translation = self._translated()
        self.law.show_translation(self._translation, article=self._key_of_base(article))
        self._mark_comments()
        self._show_article()
        if not self._marks:
            self.tell(self.words("bilingual.clean"))

    def _key_of_base(self, article: ArticleId | None) -> str | None:
        """The article, or its counterpart, in the text that counts."""
        here = self._partners.get(article) if article is not None and article.side is Side.OLD else article
        return here.key if here is not None else None

    def _gather(self, other: Text) -> None:
        """The translation's own comments by article; those on its draft before where that article is now."""
        self._replies = {**self._shown.remarks.replies, **other.remarks.replies}
        if self._choice.slug == self._shown.matter.slug:
            return  # drafts of one matter: its comments are shown already
        found: dict[str, list[Comment]] = {}
        for comment in other.remarks.comments:
            key = comment.article
            if other.since is not None and comment.draft == other.before:
                row = other.since.row_of_old(key)
                key = row.new[0] if row is not None and row.new else ""
            found.setdefault(key if key in other.draft.by_key else "", []).append(comment)
        self._theirs = {key: tuple(comments) for key, comments in found.items()}

    def _comments(self, article: ArticleId) -> tuple[Comment, ...]:
        partner = self._partners.get(article)
        mine, theirs = (article, partner) if article.side is Side.NEW else (partner, article)
        found = self._by_article.get(mine, ()) if mine is not None else ()
        return found + (self._theirs.get(theirs.key, ()) if theirs is not None else ())

    def on_law_view_article_changed(self, event: LawView.ArticleChanged) -> None:
        """Another article: the comments on both texts of it."""
        event.stop()
        self._show_article()

    def _show_article(self) -> None:
        article, translation = self.law.article, self._translation
        if article is None or translation is None:
            return
        draft = translation.base if article.side is Side.NEW else translation.other
        provision = draft.by_key[article.key]
        found = self._comments(article)
        if article == self._first():
            found = (*found, *self._by_article.get(None, ()), *self._theirs.get("", ()))
        bodies = dict.fromkeys((comment.id for comment in found), draft.body(provision))
        self.pane.show(provision.label, found, replies=self._replies, bodies=bodies)
        self._show_bars(provision.label)

    def _pairs_told(self) -> str:
        """Which drafts the marks compare; empty where nothing is marked."""
        own, other = self._since
        arrow = self.law.glyphs.arrow
        told = [
            f"{text.before}{arrow}{label}"
            for text, label in ((own, self._shown.new.label), (other, self._choice.label))
            if text is not None and text.since is not None
        ]
        return self.words("bilingual.since", pairs=" / ".join(dict.fromkeys(told))) if told and self._marks else ""

    def _first(self) -> ArticleId | None:
        articles = self._translation.base.articles if self._translation is not None else ()
        return ArticleId(Side.NEW, articles[0].key) if articles else None

    def _show_bars(self, label: str) -> None:
        translation = self._translation
        if translation is None:
            return
        pairs = paired_articles(translation)
        loose = sum(None in pair for pair in pairs)
        arrow = self.law.glyphs.divider
        items = [
            Item(self.words("bilingual.title"), Role.LABEL, 9),
            Item(f"{self._shown.new.label} {arrow} {self._choice.slug} {self._choice.label}", priority=7),
            Item(translation.base.title, Role.DIM, 3),
        ]
        if told := self._pairs_told():
            items.append(Item(told, Role.DIM, 5))
        if loose:
            items.append(Item(self.words("bilingual.unpaired", n=loose), Role.WARNING, 6, right=True))
        self.query_one(HeaderBar).set_items(items)
        partner = self._partners.get(self.law.article) if self.law.article else None
        both = label
        if partner is not None:
            other = translation.other if partner.side is Side.OLD else translation.base
            both = f"{label} {arrow} {other.by_key[partner.key].label}"
        self.query_one(StatusBar).set_items([Item(both, Role.STRONG, 9)])

    # -- moving, panes, leaving

    def action_next_article(self) -> None:
        """One article on."""
        self.law.next_article(1)

    def action_previous_article(self) -> None:
        """One article back."""
        self.law.next_article(-1)

    def on_resize(self, event: events.Resize) -> None:
        """The comments follow the width."""
        self._arrange(event.size.width)

    def _arrange(self, width: int | None = None) -> None:
        wide = (width or self.size.width or self.app.size.width) >= WIDE
        self.pane.display = wide if self._pane is None else self._pane

    def action_comments_beside(self) -> None:
        """Show or hide the comments."""
        self._pane = not self.pane.display
        self._arrange()

    def _counts(self) -> ArticleId | None:
        """The current article in the text that counts."""
        article = self.law.article
        if article is not None and article.side is Side.OLD:
            return self._partners.get(article)
        return article

    def action_open_article(self) -> None:
        """Back to the text that counts, at this article."""
        article = self._counts()
        if article is not None:
            self.jump = Jump(article)
            self.dismiss(None)

    def action_comment_on_entry(self) -> None:
        """Comment on this article, or on the words picked out of the text that counts."""
        article, selection = self._counts(), self.law.selection
        if article is None:
            self.tell(self.words("bilingual.one"), "hint")
            return
        span: Span | None = None
        if selection is not None and self.law.selection_side is Side.NEW and selection.article == article.key:
            span = selection.span
        self.jump = Jump(article, span, wants_comment=True)
        self.dismiss(None)

    def on_law_view_comment_asked(self, event: LawView.CommentAsked) -> None:
        """The right button asks for a comment."""
        event.stop()
        self.action_comment_on_entry()

    def action_other_translation(self) -> None:
        """Choose another text."""
        self.wants_other = True
        self.dismiss(None)

    def action_leave_list(self) -> None:
        """Out of a selection; then back to the text."""
        if self.law.is_selecting:
            self.law.clear_selection()
        else:
            self.dismiss(None)
