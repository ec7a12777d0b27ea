"""After the comment, as tasks with keys counted, on our sample and on real drafts: outcomes confirmed and told, sent, cited."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from comments.adoption import Verdict
from comments.records import Comment, Status
from drafts.comparison import RowKind
from tests.workbench.desk import BOTH, NOW, Stored, at_desk, real_store, stored_for
from tests.workbench.screen_setting import PERSON, screen_text
from workbench.workspace import Workspace

SOME = 6
"""Proposals made on each pair of drafts."""
LAWS = ("csl_2016.md", "dsl_2021.md", "pipl_2021.md")
"""Real laws to hold a real draft against."""


@pytest.fixture(params=BOTH)
def stored(request: pytest.FixtureRequest, tmp_path: Path) -> Stored:
    """A store of its own with two drafts."""
    return stored_for(request, tmp_path)


def send_proposals(stored: Stored) -> tuple[list[str], list[str]]:
    """Proposals on the older draft, marked as sent: what the newer one then says, and what it doesn't; their ids."""
    path, slug, _ = stored
    taken: list[str] = []
    refused: list[str] = []
    with Workspace.open(str(path), PERSON, lambda: NOW) as workspace:
        for comment in workspace.comments(slug):
            workspace.delete(comment.id)
        comparison = workspace.compare(slug)
        rows = [
            row
            for row in comparison.rows
            if row.kind is RowKind.EDITED and len(row.new) == 1 and len(row.old) == 1 and not row.partial
        ]
        label = workspace.drafts(slug)[0].label
        for number, row in enumerate(rows[:SOME]):
            before = comparison.old.body(comparison.old.by_key[row.old[0]])
            after = comparison.new.body(comparison.new.by_key[row.new[0]])
            wanted = after if number % 2 == 0 else f"{before}国家对此另有规定的，从其规定，并应当书面说明理由。"
            made = workspace.comment(slug, row.old[0], draft=label, proposal=wanted, rationale="便于执行。")
            workspace.edit(made.id, {"status": Status.SUBMITTED.value})
            (taken if number % 2 == 0 else refused).append(made.id)
    return taken, refused


async def test_outcomes_are_confirmed_and_both_memos_written_with_a_dozen_keys(
    stored: Stored, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    taken, refused = send_proposals(stored)
    async with at_desk(stored) as desk:
        judged = {each.comment.id: each.verdict for each in desk.workspace.adoption(desk.slug).outcomes}
        assert {judged[each] for each in taken} == {Verdict.ADOPTED}
        assert {judged[each] for each in refused} == {Verdict.NOT}
        certain = {each.comment.id for each in desk.workspace.adoption(desk.slug).certain}
        assert set(taken) <= certain  # the words stand in the newer draft letter for letter
        await desk.keys("a", "Y")
        for _ in range(SOME):  # what isn't certain, one by one; Enter goes on to the next
            await desk.keys("enter")
        await desk.keys("m", "enter", "escape", "c", "enter")
        assert "未发现不得外传" in screen_text(desk.pilot)
        assert desk.count() <= 13

        def status(identifier: str) -> Status:
            return desk.workspace.find(identifier).status

        assert {status(each) for each in taken} == {Status.ADOPTED}
        assert {status(each) for each in refused} == {Status.REJECTED}
    written = sorted(path.name for path in tmp_path.glob("*.docx"))
    assert written == [f"{stored[1]}-主要变化.docx", f"{stored[1]}-采纳情况.docx"]
    for name in written:
        with zipfile.ZipFile(tmp_path / name) as package:
            assert package.testzip() is None


@pytest.mark.corpus
async def test_a_real_law_is_read_beside_a_real_draft_and_cited(corpus: Path, tmp_path: Path) -> None:
    from drafts.reading import read_file

    stored = real_store(corpus, tmp_path)
    path, slug, _ = stored
    with Workspace.open(str(path), PERSON, lambda: NOW) as workspace:
        workspace.import_draft(corpus / "texts" / "ndsr_2024_final.md", slug, label="ndsr")
        for name in LAWS:
            workspace.add_law(*read_file(corpus / "texts" / name))
        draft = workspace.draft(slug, "ndsr")
        found = [(a, p) for a in draft.articles[:20] for p in workspace.precedents(slug, a.key, draft="ndsr")]
        article, best = max(found, key=lambda each: each[1].score)
        made: Comment = workspace.comment(slug, article.key, draft="ndsr", body="与上位法一致。")
    async with at_desk(stored) as desk:
        await desk.keys(*article.number, "enter", "x")
        text = screen_text(desk.pilot)
        assert best.label in text
        assert best.text[:12] in text.replace("\n", "")
        await desk.keys("c", "enter")
        (authority,) = desk.workspace.find(made.id).authorities
        assert best.label in authority
        assert desk.count() <= 6
        checked = desk.workspace.check_authorities([authority])
        assert all(each.right for each in checked)
