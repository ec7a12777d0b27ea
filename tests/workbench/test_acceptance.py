"""What a person should be able to do, with how few keys, on our sample and on real drafts: tasks are driven by keys and counted.

Typing of words isn't counted. Keys are those of a keyboard without an input method; the tasks done most are also done with arrows,
F-keys, digits and Enter alone.
"""

from __future__ import annotations

import functools
import shutil
import tempfile
import zipfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

from comments.records import Status, Visibility
from drafts.comparison import RowKind, Significance
from tests.workbench.screen_setting import PERSON, docket, press, review, running, said, screen_text, write
from workbench.load_sample import load_sample
from workbench.render import ArticleId, BlockKind, Side
from workbench.screens.drafts import DraftsScreen
from workbench.screens.export import ExportScreen
from workbench.screens.help import ActionsScreen
from workbench.workspace import Workspace

NOW = datetime(2021, 12, 11, 12, 19, tzinfo=UTC)
INTERNAL = "内部记录：客户不愿公开表态"
REAL = ("espionage_2014.md", "espionage_2023.md", "real", "国家安全")
"""Two texts of the corpus, a matter's name, and words to look for."""


@dataclass
class Desk:
    """A running screen on a store, and how many keys were pressed since the last count."""

    pilot: Pilot[int]
    workspace: Workspace
    slug: str
    words: str
    """Words that several articles have."""
    pressed: int = 0

    async def keys(self, *keys: str) -> None:
        """Press keys; each counts."""
        self.pressed += len(keys)
        await press(self.pilot, *keys)

    async def type(self, text: str) -> None:
        """Write words; they don't count."""
        await write(self.pilot, text)

    def count(self) -> int:
        """The keys pressed since the last count."""
        counted, self.pressed = self.pressed, 0
        return counted

    @property
    def article(self) -> str:
        """The label of the article the cursor is on."""
        screen = review(self.pilot)
        return screen.label_of(screen.law.article)


@functools.cache
def _sample_store() -> Path:
    path = Path(tempfile.mkdtemp(prefix="workbench-acceptance-")) / "store.sqlite3"
    with Workspace.open(str(path), PERSON, lambda: NOW) as workspace:
        load_sample(workspace, "zh")
    return path


@functools.cache
def _real_store(corpus: Path) -> Path:
    path = Path(tempfile.mkdtemp(prefix="workbench-acceptance-")) / "store.sqlite3"
    with Workspace.open(str(path), PERSON, lambda: NOW) as workspace:
        for name in REAL[:2]:
            workspace.import_draft(corpus / "texts" / name, REAL[2], label=name[:-3], deadline=date(2021, 12, 12))
    return path


@pytest.fixture(params=["sample", pytest.param("real", marks=pytest.mark.corpus)])
def stored(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, str, str]:
    """A store of its own with drafts, the matter with the nearest deadline in it, and words its drafts repeat."""
    if request.param == "sample":
        from workbench import sample

        found, slug, words = _sample_store(), sample.SLUG, "重要数据"
    else:
        found, slug, words = _real_store(request.getfixturevalue("corpus")), REAL[2], REAL[3]
    shutil.copy(found, tmp_path / "store.sqlite3")
    return tmp_path / "store.sqlite3", slug, words


@pytest.fixture
def sample_only(tmp_path: Path) -> tuple[Path, str, str]:
    """The same for our sample alone: for other ways to do what was done on real drafts before."""
    from workbench import sample

    shutil.copy(_sample_store(), tmp_path / "store.sqlite3")
    return tmp_path / "store.sqlite3", sample.SLUG, "重要数据"


@asynccontextmanager
async def at_desk(
    stored: tuple[Path, str, str], *, opened: bool = True, size: tuple[int, int] = (120, 40)
) -> AsyncIterator[Desk]:
    """The screen on the docket, or with the matter open."""
    path, slug, words = stored
    workspace = Workspace.open(str(path), PERSON, lambda: NOW)
    async with running(workspace, start=slug if opened else None, size=size) as pilot:
        yield Desk(pilot, workspace, slug, words)


async def test_1_the_most_urgent_draft_is_one_key_away(stored: tuple[Path, str, str]) -> None:
    async with at_desk(stored, opened=False) as desk:
        docket(desk.pilot)
        await desk.keys("enter")
        assert review(desk.pilot).slug == desk.slug
        assert desk.count() <= 1


async def test_2_its_last_two_versions_are_compared_with_two_keys(stored: tuple[Path, str, str]) -> None:
    async with at_desk(stored) as desk:
        await press(desk.pilot, "R")  # reading one draft
        assert review(desk.pilot).shown.comparison is None  # type: ignore[union-attr]  # it is open
        await desk.keys("d", "enter")
        comparison = review(desk.pilot).shown.comparison  # type: ignore[union-attr]  # it is open
        assert comparison is not None
        assert len(comparison.old.articles) < len(comparison.new.articles)
        assert desk.count() <= 2


async def test_2_with_arrows_f_keys_and_enter_alone(sample_only: tuple[Path, str, str]) -> None:
    async with at_desk(sample_only) as desk:
        await press(desk.pilot, "R")
        await desk.keys("f1")
        shown: object = desk.pilot.app.screen
        assert isinstance(shown, ActionsScreen)
        listed = shown.query_one(OptionList)
        ids = [listed.get_option_at_index(at).id for at in range(listed.option_count)]
        reachable = [name for at, name in enumerate(ids) if not listed.get_option_at_index(at).disabled]
        steps = reachable.index("drafts") - reachable.index(ids[listed.highlighted or 0])
        await desk.keys(*["down"] * steps, "enter")
        assert isinstance(desk.pilot.app.screen, DraftsScreen)
        await desk.keys("enter")
        assert review(desk.pilot).shown.comparison is not None  # type: ignore[union-attr]  # it is open


async def test_3_with_an_f_key(sample_only: tuple[Path, str, str]) -> None:
    async with at_desk(sample_only) as desk:
        await desk.keys("f8")
        by_f_key = review(desk.pilot).law.article
        await press(desk.pilot, "g", "right_square_bracket")
        assert review(desk.pilot).law.article == by_f_key
        assert desk.count() == 1


@pytest.mark.parametrize("keys", [("f2", "2", "4", "enter"), ("2", "4", "enter")])
async def test_4_with_an_f_key_or_digits_alone(sample_only: tuple[Path, str, str], keys: tuple[str, ...]) -> None:
    async with at_desk(sample_only) as desk:
        await desk.keys(*keys)
        assert desk.article == "第二十四条"
        assert desk.count() <= 4


async def test_3_the_next_change_of_substance_is_one_key_away(stored: tuple[Path, str, str]) -> None:
    async with at_desk(stored) as desk:
        comparison = review(desk.pilot).shown.comparison  # type: ignore[union-attr]  # it is open
        assert comparison is not None
        seen = []
        for _ in range(6):
            await desk.keys("right_square_bracket")
            assert desk.count() == 1
            seen.append(review(desk.pilot).law.article)
        assert len(set(seen)) == 6
        rows = [
            row for row in comparison.rows if row.kind is not RowKind.SAME and row.klass is not Significance.MECHANICAL
        ]
        matters = {*(ArticleId(Side.OLD, key) for row in rows for key in row.old)}
        matters |= {ArticleId(Side.NEW, key) for row in rows for key in row.new}
        assert set(seen) <= matters


async def test_4_an_article_is_reached_by_its_number(stored: tuple[Path, str, str]) -> None:
    async with at_desk(stored) as desk:
        await desk.keys("colon", "2", "4", "enter")
        assert desk.article == "第二十四条"
        assert "第二十四条" in screen_text(desk.pilot)
        assert desk.count() <= 4


async def test_5_a_comment_with_proposed_text_takes_seven_keys(stored: tuple[Path, str, str]) -> None:
    async with at_desk(stored) as desk:
        await desk.keys("2", "4", "enter", "f4")
        await desk.type("规则过宽")
        await desk.keys("tab", "tab")
        await desk.type("依法")
        await desk.keys("ctrl+s")
        assert desk.count() <= 7
        article = desk.workspace.draft(desk.slug).article("24")
        (found,) = (c for c in desk.workspace.comments(desk.slug) if c.body == "规则过宽")
        assert (found.label, found.visibility) == ("第二十四条", Visibility.SUBMISSION)
        assert found.proposal is not None
        assert found.proposal.startswith("依法")
        assert len(found.proposal) > len("依法") + 20
        assert article is not None


async def test_6_a_comment_on_one_sentence_takes_three_keys(stored: tuple[Path, str, str]) -> None:
    async with at_desk(stored) as desk:
        await press(desk.pilot, "2", "4", "enter")
        await desk.keys("v", "right_parenthesis", "c")
        await desk.type("此句应当明确")
        assert desk.count() <= 3
        await press(desk.pilot, "ctrl+s")
        (found,) = (c for c in desk.workspace.comments(desk.slug) if c.body == "此句应当明确")
        assert found.quote is not None
        assert found.quote.exact.endswith(("。", "，", "；", "："))
        assert found.label == "第二十四条"


async def test_7_every_article_with_some_words_is_found_and_walked(stored: tuple[Path, str, str]) -> None:
    async with at_desk(stored) as desk:
        await press(desk.pilot, "g")
        await desk.keys("slash")
        await desk.type(desk.words)
        await desk.keys("enter")
        places = [desk.article]
        assert any(desk.words in text and "处" in text for text in said(desk.pilot))
        for _ in range(2):
            await desk.keys("n")
            places.append(desk.article)
        assert desk.count() <= 4
        for label in places:
            assert label
        for _ in range(4):
            await desk.pilot.press(*["n"] * 5)
            places.append(desk.article)
        assert len(set(places)) >= 4
        await desk.keys("escape")
        assert desk.article == places[-1]


async def test_8_only_changes_with_flags_are_seen(stored: tuple[Path, str, str]) -> None:
    async with at_desk(stored) as desk:
        comparison = review(desk.pilot).shown.comparison  # type: ignore[union-attr]  # it is open
        assert comparison is not None
        await desk.keys("ctrl+p")
        await desk.type("旗标的改动")
        await desk.keys("enter")
        assert desk.count() <= 5
        flagged = {ArticleId(Side.NEW, key) for row in comparison.rows if row.flags for key in row.new}
        flagged |= {ArticleId(Side.OLD, key) for row in comparison.rows if row.flags for key in row.old}
        blocks = review(desk.pilot).law._page.blocks
        shown = {article for block in blocks if block.kind is BlockKind.ARTICLE for article in block.articles}
        assert shown
        assert shown <= flagged
        assert any(block.kind is BlockKind.FOLD for block in blocks)
        await desk.keys("right_square_bracket")
        assert review(desk.pilot).law.article in flagged


async def test_10_four_comments_get_a_status_together(sample_only: tuple[Path, str, str]) -> None:
    path, slug, _ = sample_only
    with Workspace.open(str(path), PERSON, lambda: NOW) as workspace:
        before = {c.id: c.status for c in workspace.comments(slug)}
    async with at_desk(sample_only) as desk:
        await desk.keys("b", "space", "space", "space", "space", "1")
        assert desk.count() <= 10
        after = {c.id: c.status for c in desk.workspace.comments(slug)}
        changed = [identifier for identifier, status in after.items() if status is not before[identifier]]
        assert len([status for status in after.values() if status is Status.IN_REVIEW]) >= 4
        await press(desk.pilot, "u")
        assert {c.id: c.status for c in desk.workspace.comments(slug)} == before
        assert changed


async def test_12_the_submission_is_written_and_holds_no_internal_note(
    stored: tuple[Path, str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with at_desk(stored) as desk:
        desk.workspace.comment(desk.slug, "24", body="规则过宽", visibility=Visibility.SUBMISSION)
        desk.workspace.comment(desk.slug, "24", body=INTERNAL, visibility=Visibility.INTERNAL)
        await desk.keys("E")
        assert isinstance(desk.pilot.app.screen, ExportScreen)
        await desk.keys("enter")
        assert desk.count() <= 4
        assert "内部" in screen_text(desk.pilot)
        (path,) = tmp_path.glob("*.docx")
        with zipfile.ZipFile(path) as package:
            whole = "".join(package.read(name).decode("utf-8", "ignore") for name in package.namelist())
        assert "规则过宽" in whole
        assert INTERNAL not in whole


async def test_14_the_last_change_of_status_is_taken_back_with_one_key(sample_only: tuple[Path, str, str]) -> None:
    path, slug, _ = sample_only
    with Workspace.open(str(path), PERSON, lambda: NOW) as workspace:
        free = {c.number for c in workspace.comments(slug)}
        number = next(a.number for a in workspace.draft(slug).articles if a.number not in free)
        made = workspace.comment(slug, number, body="规则过宽")
    async with at_desk(sample_only) as desk:
        await press(desk.pilot, *number, "enter", "p", "1")
        status = {c.id: c.status for c in desk.workspace.comments(slug)}
        assert status[made.id] is Status.IN_REVIEW
        await desk.keys("u")
        assert desk.count() == 1
        status = {c.id: c.status for c in desk.workspace.comments(desk.slug)}
        assert status[made.id] is made.status


@pytest.mark.parametrize("widths", [(200, 80), (80, 200)])
async def test_15_a_window_resized_keeps_article_and_selection(
    sample_only: tuple[Path, str, str], widths: tuple[int, int]
) -> None:
    async with at_desk(sample_only, size=(widths[0], 50)) as desk:
        await press(desk.pilot, "2", "4", "enter", "v", "right_parenthesis")
        law = review(desk.pilot).law
        before = (desk.article, law.selection)
        assert before[1]
        await desk.pilot.resize_terminal(widths[1], 24)
        await press(desk.pilot)
        assert (desk.article, law.selection) == before
        assert "第二十四条" in screen_text(desk.pilot)
        await press(desk.pilot, "c")
        assert review(desk.pilot).dock.typed().quote is not None
