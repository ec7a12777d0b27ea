"""Puts the sample consultation into a store: its two drafts, the comments on them by roles, and the consultations of
November 2021 as facts.
"""

from __future__ import annotations

from importlib.resources import as_file

from comments.records import Status
from workbench import sample
from workbench.workspace import Workspace


def load_sample(workspace: Workspace, language: str) -> str:
    """Load the sample, unless the store has it already, and give its matter's slug.

    The comments are on the Chinese text; a reader of English gets the translation as a matter of its own besides.
    Raises SpokenError where the store can't be written.
    """
    present = {row.matter.slug for row in workspace.matters()}
    if sample.SLUG not in present:
        _load_drafts(workspace, sample.SLUG, "zh")
        for comment in sample.comments():
            _add(Workspace(workspace.store, comment.author, workspace.now), comment)
    translation = f"{sample.SLUG}-en"
    if language == "en" and translation not in present:
        _load_drafts(workspace, translation, "en")
    for consultation in sample.consultations():
        if consultation.slug not in present:
            workspace.store.add_matter(
                slug=consultation.slug,
                title=consultation.title(language),
                issuer=consultation.issuer(language),
                language="zh",
                opened=consultation.opened,
                deadline=consultation.deadline,
                notes=consultation.notes(language),
            )
    return translation if language == "en" else sample.SLUG


def _load_drafts(workspace: Workspace, slug: str, language: str) -> None:
    for text in sample.texts():
        if text.language == language:
            with as_file(text.path) as path:
                workspace.import_draft(
                    path,
                    slug,
                    label=text.label,
                    dated=text.dated,
                    deadline=text.deadline,
                    issuer=sample.ISSUER[language],
                    title=text.title,
                    language=language,
                )


def _add(workspace: Workspace, comment: sample.SampleComment) -> None:
    made = workspace.comment(
        sample.SLUG,
        comment.article,
        draft="draft1",
        quote=comment.quote,
        body=comment.body,
        rationale=comment.rationale,
        proposal=comment.proposal,
        delete=comment.delete,
        type=comment.type,
        priority=comment.priority,
        visibility=comment.visibility,
    )
    if comment.status is not Status.PROPOSED:
        workspace.edit(made.id, {"status": comment.status.value})
