"""Writing in the review screen: the dock, and what is kept while typing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from comments.ids import new_id
from comments.records import Comment, Quote, Unsaved
from workbench.palette import Role
from workbench.render import ArticleId, Side
from workbench.screens.dialogs import Answer, Question
from workbench.screens.listing import Jump
from workbench.screens.review_panel import ReviewPanel
from workbench.screens.typed import changes_of, unsaved_of
from workbench.widgets.bars import Item
from workbench.widgets.comment_dock import CommentDock
from workbench.widgets.law_view import LawView


class ReviewWriting(ReviewPanel):
    """What happens to text that is being written."""

    def __init__(self, slug: str, *, continue_writing: bool = False, choose: str | None = None) -> None:
        super().__init__(slug, continue_writing=continue_writing, choose=choose)
        self._folded: dict[str, Unsaved] = {}
        """Texts kept and not being written now, by id, the oldest first."""
        self._finished: set[str] = set()
        """Ids of texts that were saved or dropped: a late autosave must not bring them back."""

    def store_opened(self) -> None:
        """Remember what was left unfinished here."""
        super().store_opened()
        self.work("unsaved", "", self.workspace.unsaved, self._recall)

    def _recall(self, found: tuple[Unsaved, ...]) -> None:
        for typed in reversed(found):
            if typed.matter == self.slug and typed.id not in self._finished:
                self._folded.setdefault(typed.id, typed)
        self.show_status()

    # -- beginning

    def on_law_view_comment_asked(self, event: LawView.CommentAsked) -> None:
        """The text pane asks for a comment, by the right button."""
        event.stop()
        if self.is_ready:
            self.action_comment()

    def action_comment(self) -> None:
        """Write a comment on the words picked out, or on the article; go on with one begun on the same.

        A draft without articles is commented on as a whole.
        """
        shown, article = self.shown, self.law.article
        if self.dock.is_open:
            self.dock.focus_field("body")
            return
        if shown is not None and article is None and not shown.draft.articles:
            self._write_on(None, None)
        draft = self.draft_of(article) if article is not None else None
        if shown is None or article is None or draft is None or self.is_preamble(article):
            return
        quote: Quote | None = None
        selection, side = self.law.selection, self.law.selection_side
        if selection is not None and side is article.side and selection.article == article.key and len(selection.span):
            from drafts.anchor import take

            quote = Quote(*take(draft, article.key, selection.span))
        elif selection is not None and side is not article.side:
            self.tell(self.words("select.old"), "hint")
        self._write_on(article, quote)

    def comment_on(self, jump: Jump) -> None:
        """Write a comment where a list led to, beginning with what the list says about it."""
        draft = self.draft_of(jump.article)
        if draft is None or self.dock.is_open:
            return
        quote: Quote | None = None
        if jump.span is not None and len(jump.span):
            from drafts.anchor import take

            quote = Quote(*take(draft, jump.article.key, jump.span))
        self._write_on(jump.article, quote, jump.remark)

    def _write_on(self, article: ArticleId | None, quote: Quote | None, body: str = "") -> None:
        """Open the dock on an article, on words of it, or on the draft; on the text begun there before, if there is one."""
        shown = self.shown
        draft = self.draft_of(article) if article is not None else shown.draft if shown is not None else None
        if shown is None or draft is None:
            return
        version = shown.old if article is not None and article.side is Side.OLD and shown.old else shown.new
        label = version.label
        key = article.key if article is not None else ""
        provision = draft.by_key.get(key)
        for typed in self._folded.values():
            if (typed.draft, typed.article, typed.quote, typed.comment) == (label, key, quote, None):
                self.begin(typed)
                return
        self.begin(
            Unsaved(
                person=self.workspace.person,
                matter=self.slug,
                draft=label,
                article=key,
                number=provision.number if provision is not None else "",
                label=provision.label if provision is not None else "",
                quote=quote,
                body=body,
                id=new_id(),
            )
        )

    def in_hand(self, label: str, article: str) -> Unsaved | None:
        """The text being written, or begun and put aside, on an article of a draft; None where there is none."""
        texts = [self.dock.typed()] if self.dock.is_open else []
        texts += reversed(self._folded.values())
        return next((typed for typed in texts if (typed.draft, typed.article) == (label, article)), None)

    def write_on(self, typed: Unsaved, citations: Sequence[str]) -> None:
        """Go on with a text, with citations added to its authorities."""
        current = self.dock.typed() if self.dock.is_open and self.dock.typed().id == typed.id else typed
        authorities = tuple(dict.fromkeys((*current.authorities, *citations)))
        if self.dock.is_open and current.id != self.dock.typed().id:
            self.fold_dock()
        self.begin(replace(current, authorities=authorities), "authorities")

    def begin(self, typed: Unsaved, field: str = "body") -> None:
        """Open the dock on a text: a new one, one kept, or a comment to be changed."""
        with self.spoken():
            shown = self.shown
            draft = shown.draft_labelled(typed.draft) if shown is not None else None
            if draft is None:
                draft = self.workspace.draft(self.slug, typed.draft or None)
            provision = draft.by_key.get(typed.article)
            body = draft.body(provision) if provision is not None else ""
            comment = (
                (self._comment_with(typed.comment) or self.workspace.find(typed.comment)) if typed.comment else None
            )
            new_article = comment is not None and comment.new_article
            original = "" if new_article else typed.quote.exact if typed.quote is not None else body
            self._folded.pop(typed.id, None)
            begun = bool(typed.comment or typed.kept)
            self.dock.open(
                typed,
                original,
                language=draft.language,
                chosen_visibility=begun,
                field=field,
                new_article=new_article,
                elsewhere=typed.draft if shown is not None and typed.draft != shown.new.label else "",
            )
            self.call_after_refresh(self._keep_in_sight)
            self.show_status()

    def _keep_in_sight(self) -> None:
        """The dock took rows from the text: bring the article, or the words picked out, back into what is left."""
        selection, side, article = self.law.selection, self.law.selection_side, self.law.article
        if selection is not None and side is not None:
            self.law.select(selection.article, selection.span, side)
        elif article is not None:
            self.law.go_to(article.key, article.side)

    def action_continue_writing(self) -> None:
        """Go on with the text left last."""
        if self.dock.is_open:
            self.dock.focus_field("body")
        elif not self._folded:
            with self.spoken():
                self._recall(self.workspace.unsaved())
            if self._folded:
                self.action_continue_writing()
            else:
                self.tell(self.words("dock.none"), "hint")
        else:
            typed = list(self._folded.values())[-1]
            if self.shown is not None and typed.article:
                side = Side.OLD if self.shown.old is not None and typed.draft == self.shown.old.label else Side.NEW
                self.law.go_to(typed.article, side)
            self.begin(typed)

    # -- keeping

    @property
    def unsaved_count(self) -> int:
        """How many texts aren't saved as comments."""
        return len(self._folded) + (1 if self.dock.is_open and not self.dock.is_empty else 0)

    def on_comment_dock_settled(self, event: CommentDock.Settled) -> None:
        """Typing stopped for a moment: keep the text."""
        event.stop()
        typed = event.typed
        self.work("keep", "", lambda: self._keep(typed), self._kept)

    def _keep(self, typed: Unsaved) -> Unsaved:
        if typed.id not in self._finished:
            self.workspace.keep_unsaved(typed)
            if typed.id in self._finished:
                self.workspace.forget_unsaved(typed.id)
        return typed

    def _kept(self, typed: Unsaved) -> None:
        if self.dock.is_open and typed.id not in self._finished:
            self.show_message(self.words("dock.kept"), "kept")

    def keep_now(self) -> None:
        """Keep what is typed at once, before the screen goes."""
        if self.dock.is_open and not self.dock.is_empty:
            with self.spoken():
                self._keep(self.dock.typed())

    def _forget(self, identifier: str) -> None:
        self._finished.add(identifier)
        self._folded.pop(identifier, None)
        with self.spoken():
            self.workspace.forget_unsaved(identifier)

    def on_comment_dock_folded(self, event: CommentDock.Folded) -> None:
        """Fold the dock away; its text stays."""
        event.stop()
        self.fold_dock()

    def fold_dock(self, *, at_once: bool = False) -> None:
        """Fold the dock away; a text stays, an empty dock leaves nothing behind.

        ``at_once`` keeps it before returning: a screen that is about to go takes its threads with it.
        """
        typed, empty = self.dock.typed(), self.dock.is_empty
        self._close_dock()
        if empty or self._is_unchanged_edit(typed):
            self._forget(typed.id)
        else:
            self._folded[typed.id] = typed
            if at_once:
                with self.spoken():
                    self._keep(typed)
            else:
                self.work("keep", "", lambda: self._keep(typed), lambda _: None)
            self.tell(self.words("dock.folded"), "hint")
        self.show_status()

    def _is_unchanged_edit(self, typed: Unsaved) -> bool:
        comment = self._comment_with(typed.comment) if typed.comment else None
        return comment is not None and changes_of(typed) == changes_of(unsaved_of(comment, typed.person))

    def _close_dock(self) -> None:
        self.dock.close()
        self.show_message("", "kept")
        self.law.focus()

    def on_comment_dock_discard_asked(self, event: CommentDock.DiscardAsked) -> None:
        """Ask before a text is dropped."""
        event.stop()
        words = self.words
        answers = (
            Answer("D", "discard", words("answer.discard")),
            Answer("escape", "keep", words("answer.keep"), "Esc"),
        )
        self.app.push_screen(Question(words("discard.title"), answers), self._discard_answered)

    def _discard_answered(self, answer: str | None) -> None:
        if answer == "discard" and self.dock.is_open:
            typed = self.dock.typed()
            self._close_dock()
            self._forget(typed.id)
            self.tell(self.words("dock.discarded"))
        self.show_status()

    # -- leaving

    def leave(self) -> None:
        """Close this screen; what is in the dock is kept."""
        if self.dock.is_open:
            self.fold_dock(at_once=True)
        super().leave()

    def status_items(self) -> list[Item]:
        """With the number of texts not saved."""
        items = super().status_items()
        if self._folded:
            items.append(Item(self.words("typed.kept", n=len(self._folded)), Role.WARNING, 8))
        return items

    def _comment_with(self, identifier: str | None) -> Comment | None:
        comments = self.shown.comments if self.shown is not None else ()
        return next((comment for comment in comments if comment.id == identifier), None)
