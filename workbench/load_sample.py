"""Puts the sample consultation into a store: its two drafts, the comments on them by roles, and the consultations of
November 2021 as facts.
"""

from __future__ import annotations

from importlib.resources import as_file

from comments.records import Stage, Status
from drafts.load import Source
from drafts.model import Draft
from drafts.reading import read_file
from workbench import sample
from workbench.workspace import Workspace

FIRST, SECOND = "draft1", "draft2"
"""The labels of the sample's drafts."""


def slug_for(language: str) -> str:
    """The matter a reader of this language is shown: the Chinese sample, or its English translation."""
    return f"{sample.SLUG}-en" if language == "en" else sample.SLUG


def load_sample(workspace: Workspace, language: str) -> str:
    """Load the sample, unless the store has it already, and give its matter's slug.

    The comments are on the Chinese text; a reader of English gets the translation as a matter of its own besides.
    Raises SpokenError where the store can't be written.
    """
    present = {row.matter.slug for row in workspace.matters()}
    if sample.SLUG not in present:
        add_draft(workspace, FIRST, "zh")
        add_comments(workspace)
        add_draft(workspace, SECOND, "zh")
    if language == "en" and slug_for("en") not in present:
        add_draft(workspace, FIRST, "en")
        add_draft(workspace, SECOND, "en")
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
                topics=consultation.topics(language),
                stage=Stage.ENACTED if consultation.adopted else None,
            )
    return slug_for(language)


def add_draft(workspace: Workspace, label: str, language: str) -> tuple[Source, Draft]:
    """Import one of the sample's drafts, in Chinese or English, as a person would; gives what was read."""
    text = next(found for found in sample.texts() if (found.label, found.language) == (label, language))
    with as_file(text.path) as path:
        source, draft = read_file(path)
    workspace.add_draft(
        source,
        draft,
        slug_for(language),
        label=text.label,
        dated=text.dated,
        deadline=text.deadline,
        issuer=sample.ISSUER[language],
        title=text.title,
        language=language,
    )
    return source, draft


def add_comments(workspace: Workspace) -> None:
    """Write the sample's comments on the Chinese first draft, each in its author's name."""
    for comment in sample.comments():
        _add(Workspace(workspace.store, comment.author, workspace.now), comment)


def _add(workspace: Workspace, comment: sample.SampleComment) -> None:
    made = workspace.comment(
        sample.SLUG,
        comment.article,
        draft=FIRST,
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
