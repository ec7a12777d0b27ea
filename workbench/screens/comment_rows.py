"""Comments as rows of a table: pure."""

from __future__ import annotations

from comments.records import Comment, Priority, Status, Visibility
from comments.redraft import asks_new_article
from workbench.palette import Role
from workbench.widgets.record_table import Cell, TableColumn, TableRow
from workbench.wording import Words

_VISIBILITY_ROLES = {
    Visibility.INTERNAL: Role.INTERNAL,
    Visibility.TEAM: Role.DIM,
    Visibility.SUBMISSION: Role.COMMENT,
}
_STATUS_ROLES = {
    Status.DRAFT: Role.WARNING,
    Status.APPROVED: Role.GOOD,
    Status.ADOPTED: Role.GOOD,
    Status.WITHDRAWN: Role.DIM,
}


def comment_columns(words: Words, *, names_drafts: bool = False) -> tuple[TableColumn, ...]:
    """The columns of the review board, by importance: the article, what it says and its status stay longest, and the draft
    where not all are on the newest.
    """
    chinese = words.language == "zh"
    return (
        TableColumn("label", words("col.article"), 14),
        TableColumn("author", words("col.author"), 12 if chinese else 14, from_width=96 if names_drafts else 76),
        TableColumn("visibility", words("col.visibility"), 6 if chinese else 10, from_width=56),
        TableColumn("status", words("col.status"), 8 if chinese else 14),
        TableColumn("priority", words("col.priority"), 6, from_width=128),
        TableColumn("topic", words("col.topic"), 12, from_width=150),
        TableColumn("assigned", words("col.assigned"), 12, from_width=104),
        TableColumn("says", words("col.says"), 0),
        TableColumn("place", words("col.draft"), 12 if chinese else 14, from_width=0 if names_drafts else 96),
    )


def summary(comment: Comment, words: Words) -> str:
    """What a comment says, in a line: its own words, else what it proposes, else its reasons."""
    if comment.body.strip():
        return comment.body
    if comment.delete:
        return words("says.delete")
    if comment.proposal:
        return words("says.new" if asks_new_article(comment) else "says.proposal", text=comment.proposal)
    return comment.rationale


def comment_row(comment: Comment, words: Words, *, placed: bool) -> TableRow:
    """A comment's row; one that has lost its place says so where its draft would stand."""
    lost = Cell(words("says.unplaced"), Role.DEADLINE)
    internal = comment.visibility is Visibility.INTERNAL
    seen = words.value(comment.visibility)
    label = comment.label or words("dock.whole.draft")
    return TableRow(
        comment.id,
        {
            "label": Cell(label if placed else f"! {label}", Role.LABEL if placed else Role.DEADLINE),
            "author": Cell(comment.author),
            "visibility": Cell(f"⊘{seen}" if internal else seen, _VISIBILITY_ROLES[comment.visibility]),
            "status": Cell(words.value(comment.status), _STATUS_ROLES.get(comment.status, Role.TEXT)),
            "priority": Cell(
                "" if comment.priority is Priority.NORMAL else words.value(comment.priority),
                Role.STRONG if comment.priority is Priority.HIGH else Role.DIM,
            ),
            "topic": Cell(comment.topic, Role.DIM),
            "assigned": Cell(comment.assigned, Role.MOVED),
            "says": Cell(summary(comment, words), Role.INTERNAL if internal else Role.TEXT),
            "place": Cell(comment.draft, Role.DIM) if placed else lost,
        },
    )
