"""Saving in the review screen, also where a colleague saved the same comment, or put it away, meanwhile."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from comments.errors import ConflictError
from comments.records import Comment, Unsaved
from comments.three_way import Changed, at_beginning, fields
from drafts.errors import SpokenError
from drafts.model import Span
from workbench.screens.dialogs import Answer, Question
from workbench.screens.review_writing import ReviewWriting
from workbench.screens.three_way import Resolved, ThreeWaySheet
from workbench.screens.typed import changes_of, unsaved_of, with_values
from workbench.widgets.comment_dock import CommentDock

if TYPE_CHECKING:
    from workbench.workspace.discussion import ThreeWay


class ReviewSaving(ReviewWriting):
    """Saves what is in the dock; what can't be saved stays there until a person has decided."""

    def on_comment_dock_save_asked(self, event: CommentDock.SaveAsked) -> None:
        """Save what is in the dock."""
        event.stop()
        if self.dock.is_empty:
            self.tell(self.words("dock.empty"), "hint")
            return
        self.save(event.typed)

    def save(self, typed: Unsaved) -> None:
        """Save a text as a comment, or as a change to one; it stays in the dock until that has worked."""
        self.work(
            "save", "", lambda: self._write(typed), lambda c: self._saved(typed, c), lambda e: self._not_saved(typed, e)
        )

    def _write(self, typed: Unsaved, like: Comment | None = None) -> Comment:
        """Save it; a new comment has the further places, and stands as a new article, as ``like`` does."""
        if typed.comment is not None:
            return self.workspace.edit(typed.comment, changes_of(typed), revision=typed.revision)
        span = Span(typed.quote.start, typed.quote.start + len(typed.quote.exact)) if typed.quote else None
        return self.workspace.comment(
            typed.matter,
            typed.article,
            draft=typed.draft or None,
            span=span,
            body=typed.body,
            rationale=typed.rationale,
            proposal=typed.proposal,
            delete=typed.delete,
            type=typed.type,
            priority=typed.priority,
            visibility=typed.visibility,
            authorities=typed.authorities,
            topic=typed.topic,
            unit=typed.unit,
            body_other=typed.body_other,
            rationale_other=typed.rationale_other,
            proposal_other=typed.proposal_other,
            also=[(each.article, each.quote.exact if each.quote else None) for each in like.also] if like else (),
            new_article=like.new_article if like else False,
        )

    def _saved(self, typed: Unsaved, comment: Comment) -> None:
        if self.dock.is_open and self.dock.typed().id == typed.id:
            self._close_dock()
        self._forget(typed.id)
        self.law.clear_selection()
        visibility = self.words.value(comment.visibility)
        self.tell(self.words("dock.saved", label=comment.label or self.words("dock.whole"), visibility=visibility))
        self.reload_comments()
        self.show_status()

    def _not_saved(self, typed: Unsaved, error: SpokenError) -> None:
        self.tell_error(error)
        if isinstance(error, ConflictError) and typed.comment is not None:
            self.work("theirs", "", lambda: self._theirs(typed), lambda found: self._ask(typed, found))

    def _theirs(self, typed: Unsaved) -> ThreeWay:
        assert typed.comment is not None
        return self.workspace.three_way(typed.comment, typed.revision)

    def _ask(self, typed: Unsaved, found: ThreeWay) -> None:
        if found.theirs.deleted or found.theirs.merged_into is not None:
            self._ask_put_away(typed, found)
            return
        theirs = changes_of(unsaved_of(found.theirs, typed.person))
        base = at_beginning(theirs, found.before) if found.before is not None else None
        sheet = ThreeWaySheet(found.theirs.label, found.person, base, theirs, changes_of(typed), self.words)
        self.app.push_screen(sheet, lambda resolved: self._resolve(resolved, typed, found.theirs))

    def _resolve(self, resolved: Resolved | None, typed: Unsaved, theirs: Comment) -> None:
        if resolved is None:
            self.tell(self.words("three.kept"), "hint")
            return
        whole = with_values(typed, resolved.values, theirs.revision)
        if resolved.editing:
            self.begin(whole)
            self.tell(self.words("three.merged"), "hint")
        elif changes_of(whole) == changes_of(unsaved_of(theirs, typed.person)):
            self._forget(typed.id)  # theirs in every field: there is nothing to save
            if self.dock.is_open and self.dock.typed().id == typed.id:
                self._close_dock()
            self.reload_comments()
            self.show_status()
        else:
            self.save(whole)

    # -- put away meanwhile

    def _ask_put_away(self, typed: Unsaved, found: ThreeWay) -> None:
        """The comment is in the bin, or merged into another: what becomes of the text is for the person to say."""
        words, theirs = self.words, found.theirs
        answers = [
            Answer("n", "anew", words("answer.anew")),
            Answer("l", "let-go", words("answer.let-go")),
            Answer("escape", "keep", words("answer.go-on"), "Esc"),
        ]
        if theirs.merged_into is None:
            answers.insert(0, Answer("r", "put-back", words("answer.put-back")))
        title = "three.gone.into" if theirs.merged_into is not None else "three.binned"
        label = theirs.label or words("dock.whole.draft")
        mine = {"body": typed.body, "proposal": typed.proposal or "", "rationale": typed.rationale}
        details = [(words("three.yours", field=words.field(name)), text) for name, text in mine.items() if text.strip()]
        question = Question(words(title, person=found.person, label=label), answers, details)
        self.app.push_screen(question, lambda answer: self._put_away_answered(answer, typed, theirs))

    def _put_away_answered(self, answer: str | None, typed: Unsaved, theirs: Comment) -> None:
        if answer == "put-back":
            self.work("theirs", "", lambda: self._put_back(typed, theirs), lambda found: self._go_on(typed, found))
        elif answer == "anew":
            anew = replace(typed, comment=None, revision=None)
            self.work("save", "", lambda: self._write(anew, theirs), lambda made: self._saved(typed, made))
        elif answer == "let-go":
            if self.dock.is_open and self.dock.typed().id == typed.id:
                self.fold_dock()
            self.reload_comments()
            self.tell(self.words("three.let.go"), "hint")
        else:
            self.tell(self.words("three.kept"), "hint")

    def _put_back(self, typed: Unsaved, theirs: Comment) -> ThreeWay:
        if self.workspace.find(theirs.id).deleted:
            self.workspace.restore(theirs.id)
        return self._theirs(typed)

    def _go_on(self, typed: Unsaved, found: ThreeWay) -> None:
        """Save the text on the comment that is back; ask where words were changed, too, before it was put away."""
        theirs = changes_of(unsaved_of(found.theirs, typed.person))
        base = at_beginning(theirs, found.before) if found.before is not None else {}
        mine = (Changed.MINE, Changed.ALIKE)
        if all(each.changed in mine for each in fields(base, theirs, changes_of(typed))):
            self.save(replace(typed, revision=found.theirs.revision))
        else:
            self._ask(typed, found)
