"""What the acceptance tasks begin with, and what must be so once they are done, whichever keys did them."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

from comments.records import Comment, Status, Visibility
from drafts.comparison import Comparison, RowKind
from drafts.model import Provision
from tests.workbench.desk import NOW, Desk, Stored
from tests.workbench.screen_setting import PERSON, review
from workbench.render import ArticleId, BlockKind, Side
from workbench.render.alignment import pair_lines
from workbench.render.search import find_words
from workbench.workspace import Workspace

INTERNAL = "内部记录：客户不愿公开表态"


def status_of(desk: Desk, identifier: str) -> Status:
    """The status that a comment has now."""
    return desk.workspace.find(identifier).status


def articles_with(desk: Desk) -> set[ArticleId | None]:
    """The articles and annexes of the newer draft, and those deleted, that have the desk's words."""
    shown = []
    for comparison in _compared(desk):
        shown += [(ArticleId(Side.NEW, article.key), comparison.new) for article in comparison.new.articles]
        gone = [row for row in comparison.rows if row.kind is RowKind.DELETED]
        shown += [(ArticleId(Side.OLD, row.old[0]), comparison.old) for row in gone]
    hits = find_words(desk.words, shown)
    return {hit.place.article for hit in hits}


def _compared(desk: Desk) -> list[Comparison]:
    """The comparison of the articles, and that of what stands outside them."""
    return [one for one in (desk.comparison, desk.comparison.outside) if one is not None]


def flagged_articles(desk: Desk) -> set[ArticleId]:
    """The articles and annexes in whose row something matters in law."""
    rows = [row for comparison in _compared(desk) for row in comparison.rows if row.flags]
    new = {ArticleId(Side.NEW, key) for row in rows for key in row.new}
    return new | {ArticleId(Side.OLD, key) for row in rows for key in row.old}


def shown_articles(desk: Desk) -> set[ArticleId]:
    """The articles that aren't folded away."""
    blocks = review(desk.pilot).law._page.blocks
    return {article for block in blocks if block.kind is BlockKind.ARTICLE for article in block.articles}


def joined_later(desk: Desk) -> tuple[Provision, Provision, Provision]:
    """An old article, the new one it is paired with, and the next, which is taken for new: to be said that both came of it."""
    comparison = desk.comparison
    lines = pair_lines(comparison, ())
    for line, below in pairwise(lines):
        row, other = comparison.rows[line.row], comparison.rows[below.row]
        if (len(row.old), len(row.new), other.kind) == (1, 1, RowKind.INSERTED) and line.new and below.new:
            new = comparison.new.by_key
            return comparison.old.by_key[row.old[0]], new[line.new], new[below.new]
    raise AssertionError("no such pair")


def four_in_review(stored: Stored) -> list[str]:
    """Four comments in review that stand first on the board; gives their ids in the board's order."""
    path, slug, _ = stored
    with Workspace.open(str(path), PERSON, lambda: NOW) as workspace:
        for comment in workspace.comments(slug):
            workspace.delete(comment.id)
        articles = workspace.draft(slug).articles[:4]
        made = [workspace.comment(slug, article.number, body="规则过宽") for article in articles]
        for comment in made:
            workspace.edit(comment.id, {"status": Status.IN_REVIEW.value}, revision=comment.revision)
    return [comment.id for comment in made]


CARRY = ("pdr_draft.txt", "pdr_final.txt", "carry")
"""A real consultation draft, what became of it, and the matter's name."""


def before_the_new_draft(corpus: Path, folder: Path) -> Stored:
    """A real consultation draft with comments: on words that stay, that change, and that move to another article."""
    path = folder / "store.sqlite3"
    with Workspace.open(str(path), PERSON, lambda: NOW) as workspace:
        workspace.import_draft(corpus / "texts" / CARRY[0], CARRY[2], label="draft1", deadline=date(2021, 12, 12))
        draft = workspace.draft(CARRY[2])
        for number in ("2", "17", "18"):
            article = draft.article(number)
            assert article is not None
            quote = draft.body(article).partition("。")[0][-12:]
            workspace.comment(CARRY[2], number, body=f"意见{number}", quote=quote, visibility=Visibility.SUBMISSION)
    return path, CARRY[2], "登记"


def carried_comments(desk: Desk) -> dict[str, Comment]:
    """The comments by what they say; each must be on the newer draft now, and at a place that it has."""
    workspace, slug = desk.workspace, desk.slug
    newest = workspace.drafts(slug)[-1].label
    assert newest != "draft1"
    assert workspace.carry(slug).carried == ()
    comments = workspace.comments(slug)
    assert {comment.draft for comment in comments} == {newest}
    assert all(workspace.placed(comments))
    return {comment.body: comment for comment in comments}
