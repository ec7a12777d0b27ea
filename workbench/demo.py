"""The sample consultation without a screen: its results as files in a folder."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from comments.word import write_redline, write_table
from drafts.counting import many
from drafts.outline import outline, render_outline
from drafts.showing.comparison_json import comparison_json
from drafts.showing.page import html_page
from workbench import sample
from workbench.config import Settings
from workbench.files import make_folder, write_document
from workbench.language import say
from workbench.load_sample import FIRST, SECOND, add_comments, add_draft
from workbench.throw_away import READING_TIME, WRITING_TIME, SampleClock, throw_away
from workbench.workspace import Workspace


def headless(folder: Path, settings: Settings) -> Iterator[str]:
    """Import, comment, export, import the next draft, compare; the results go into the folder. Yields a line for each step.

    Raises SpokenError where the folder can't be written to.
    """
    make_folder(folder)
    clock = SampleClock(WRITING_TIME)
    with throw_away(settings, clock) as workspace:
        yield from _outline(workspace, folder, FIRST, settings)
        add_comments(workspace)
        n = len(workspace.comments(sample.SLUG))
        yield say(settings.language, f"按角色写了 {n} 条意见", f"Wrote {many(n, 'comments')}, by roles")
        report = workspace.export(
            sample.SLUG,
            folder / "submission.docx",
            language=settings.language,
            sender=sample.sender(settings.language),
        )
        yield from report.lines(settings.language)
        clock.move_to(READING_TIME)
        yield from _outline(workspace, folder, SECOND, settings)
        yield from _comparison(workspace, folder, settings)


def _outline(workspace: Workspace, folder: Path, label: str, settings: Settings) -> Iterator[str]:
    """Import a draft and write its outline, for people and as JSON."""
    language = settings.language
    source, draft = add_draft(workspace, label, "zh")
    write_document(
        folder / f"{label}-outline.txt", (render_outline(draft, language, source=source) + "\n").encode("utf-8")
    )
    data = json.dumps(outline(source, draft, language), ensure_ascii=False, indent=1)
    write_document(folder / f"{label}-outline.json", (data + "\n").encode("utf-8"))
    yield say(
        language,
        f"导入 {label}：《{draft.title}》，{len(draft.articles)} 条 → {label}-outline.txt、{label}-outline.json",
        f"Imported {label}: {draft.title}, {many(len(draft.articles), 'articles')} → {label}-outline.txt, {label}-outline.json",
    )


def _comparison(workspace: Workspace, folder: Path, settings: Settings) -> Iterator[str]:
    language = settings.language
    comparison = workspace.compare(sample.SLUG, FIRST, SECOND)
    data = json.dumps(comparison_json(comparison, language), ensure_ascii=False, indent=1)
    redline = write_redline(comparison, author=settings.person, at=workspace.now(), language=language)
    written = {
        "comparison.html": html_page(comparison, language).encode("utf-8"),
        "comparison.json": (data + "\n").encode("utf-8"),
        "redline.docx": redline,
        "table.docx": write_table(comparison, language),
    }
    for name, content in written.items():
        write_document(folder / name, content)
    yield say(
        language,
        f"比对两稿：{len(comparison.rows)} 行 → {'、'.join(written)}",
        f"Compared the two drafts: {many(len(comparison.rows), 'rows')} → {', '.join(written)}",
    )
