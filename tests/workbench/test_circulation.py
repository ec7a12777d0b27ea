"""A draft goes round in Word and comes back: everything once, at its place, and nothing internal ever with it."""

from __future__ import annotations

import io
import os
import re
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

import comments.word
from comments.circulation import Circulation
from comments.errors import LeakError, StoreError, WordFileError
from comments.records import Visibility
from comments.word import read_word
from comments.word.oxml import W14, W15, W
from comments.word.redline import redline
from drafts.compare import compare as compare_drafts
from drafts.model import Draft
from drafts.parse import parse
from tests.comments.test_leaks import with_part
from tests.comments.word_reading import assert_valid, faults, part, words_of
from tests.workbench.cli_runner import Runner
from tests.workbench.screen_setting import SLUG, open_workspace
from tests.workbench.test_check import HOSTILE
from workbench.files import FileWriteError
from workbench.workspace import Workspace

CANARY = "金丝雀备忘不得外传"
OTHER = "合伙人丙"


def commented(folder: Path) -> Workspace:
    """A matter with a proposal, a remark with a reply, an article to go, and an internal note."""
    workspace = open_workspace(folder)
    first = workspace.comment(SLUG, "4", quote="三十日内", proposal="十五日内", rationale="时限过长。", draft="draft2")
    remark = workspace.comment(SLUG, "5", body="负责人要不要备案？", draft="draft2")
    workspace.reply(remark.id, "先问客户")
    workspace.comment(SLUG, "3", delete=True, body="没有必要设立", draft="draft2")
    note = workspace.comment(SLUG, "6", body=CANARY, visibility=Visibility.INTERNAL, draft="draft2")
    workspace.reply(note.id, f"再说：{CANARY}")
    workspace.edit(first.id, {"rationale": "时限过长，执行困难。"})
    return workspace


def changed(data: bytes, change: Callable[[str], str], name: str = "word/document.xml") -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return with_part(data, name, change(archive.read(name).decode()))


def body_of(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read("word/document.xml").decode()


def with_comment(data: bytes, words: str, text: str, *, parent: str = "", author: str = OTHER) -> bytes:
    """The copy with another Word comment on some words of one run, or as an answer to one that says ``parent``."""

    def in_text(xml: str) -> str:
        run = re.search(rf"<w:r>(?:(?!</w:r>).)*?<w:t[^>]*>[^<]*{words}", xml)
        assert run is not None
        end = xml.index("</w:r>", run.start()) + 6
        reference = '<w:commentRangeEnd w:id="90"/><w:r><w:commentReference w:id="90"/></w:r>'
        return xml[: run.start()] + '<w:commentRangeStart w:id="90"/>' + xml[run.start() : end] + reference + xml[end:]

    def in_comments(xml: str) -> str:
        said = (
            f'<w:comment w:id="90" w:author="{author}" w:date="2021-12-12T08:00:00Z">'
            f'<w:p w14:paraId="2ABCDEF0"><w:r><w:t>{text}</w:t></w:r></w:p></w:comment>'
        )
        return xml.replace("</w:comments>", f"{said}</w:comments>")

    above = next((_id(c) for c in part(data, "word/comments.xml") if parent and parent in words_of(c)), "")

    def in_threads(xml: str) -> str:
        up = f' w15:paraIdParent="{above}"' if above else ""
        return xml.replace(
            "</w15:commentsEx>", f'<w15:commentEx w15:paraId="2ABCDEF0"{up} w15:done="0"/></w15:commentsEx>'
        )

    data = changed(changed(data, in_text), in_comments, "word/comments.xml")
    return changed(data, in_threads, "word/commentsExtended.xml")


def _id(comment: etree._Element) -> str:
    return str(comment.findall(f"{{{W}}}p")[-1].get(f"{{{W14}}}paraId"))


def edited(data: bytes, old: str, new: str, *, tracked: bool = True, author: str = OTHER) -> bytes:
    """The copy with some words of one run exchanged."""

    def change(xml: str) -> str:
        at = xml.index(old)
        start = xml.rindex("<w:t", 0, at)
        opening = xml[start : xml.index(">", start) + 1]
        before, after = xml[start + len(opening) : at], xml[at + len(old) : xml.index("</w:t>", at)]
        run_start, run_end = xml.rindex("<w:r>", 0, at), xml.index("</w:r>", at) + 6
        who = f'w:author="{author}" w:date="2021-12-12T08:05:00Z"'
        space = '<w:t xml:space="preserve">'
        taken = f'<w:del w:id="901" {who}><w:r><w:delText>{old}</w:delText></w:r></w:del>' if tracked else ""
        put = f"<w:r><w:t>{new}</w:t></w:r>" if new else ""
        put = f'<w:ins w:id="902" {who}>{put}</w:ins>' if tracked and put else put
        runs = f"<w:r>{space}{before}</w:t></w:r>{taken}{put}<w:r>{space}{after}</w:t></w:r>"
        return xml[:run_start] + runs + xml[run_end:]

    return changed(data, change)


@pytest.fixture
def sent(tmp_path: Path) -> tuple[Workspace, bytes]:
    workspace = commented(tmp_path)
    return workspace, workspace.circulate(SLUG, tmp_path / "copy.docx").path.read_bytes()


def collect(workspace: Workspace, folder: Path, data: bytes) -> dict[str, object]:
    (folder / "back.docx").write_bytes(data)
    return workspace.collect(SLUG, folder / "back.docx").as_json()


def items(found: dict[str, object]) -> list[dict[str, object]]:
    told = found["items"]
    assert isinstance(told, list)
    return told


def test_the_copy_holds_the_team_s_comments_in_threads_and_nothing_internal(
    sent: tuple[Workspace, bytes],
) -> None:
    workspace, data = sent
    marked = read_word(data, "copy.docx")
    assert marked.original == workspace.draft(SLUG, "draft2").text
    assert "在十五日内公布" in marked.accepted
    assert "数据安全专家委员会" not in marked.accepted
    assert [c.text for c in marked.comments if c.parent is not None] == ["先问客户"]
    assert {len(marked.bookmarks)} == {7}
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert not any(CANARY in package.read(name).decode("utf-8") for name in package.namelist())
    assert faults(data) == []


@pytest.mark.external
def test_the_validator_passes_the_copy(sent: tuple[Workspace, bytes], validator: str, tmp_path: Path) -> None:
    assert_valid(validator, sent[1], tmp_path)


def test_the_same_copy_twice_is_the_same_bytes_and_one_record(sent: tuple[Workspace, bytes], tmp_path: Path) -> None:
    workspace, data = sent
    assert workspace.circulate(SLUG, tmp_path / "again.docx").path.read_bytes() == data
    assert len(workspace.circulations(SLUG)) == 1


def test_a_writer_gone_wrong_is_stopped_and_nothing_is_remembered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = comments.word.write_circulation

    def wrong(draft: Draft, circulation: Circulation, title: str) -> bytes:
        return right(draft, circulation, title + CANARY)

    monkeypatch.setattr(comments.word, "write_circulation", wrong)
    workspace = commented(tmp_path)
    with pytest.raises(LeakError):
        workspace.circulate(SLUG, tmp_path / "copy.docx")
    assert not (tmp_path / "copy.docx").exists()
    assert workspace.circulations(SLUG) == ()


def test_a_copy_that_cannot_be_recorded_is_not_written_and_one_not_written_is_not_recorded(tmp_path: Path) -> None:
    workspace = commented(tmp_path)
    out = tmp_path / "copy.docx"
    with pytest.raises(FileWriteError):
        workspace.circulate(SLUG, tmp_path / "nowhere" / "copy.docx")
    assert workspace.circulations(SLUG) == ()
    workspace.close()
    workspace.store.path.chmod(0o400)
    try:
        with pytest.raises(StoreError, match="read-only"):
            workspace.circulate(SLUG, out)
    finally:
        workspace.store.path.chmod(0o600)
    assert not out.exists()


@pytest.mark.skipif(os.name != "posix", reason="rights of files are POSIX's")
def test_a_copy_and_what_it_replaces_are_their_owners_alone(sent: tuple[Workspace, bytes], tmp_path: Path) -> None:
    workspace, _data = sent
    copy = tmp_path / "copy.docx"
    assert copy.stat().st_mode & 0o777 == 0o600
    copy.write_bytes(b"a colleague's words")
    assert workspace.circulate(SLUG, copy).former == tmp_path / "copy.docx.bak"
    assert (tmp_path / "copy.docx.bak").stat().st_mode & 0o777 == 0o600


def test_an_untouched_copy_brings_nothing(sent: tuple[Workspace, bytes], tmp_path: Path) -> None:
    found = collect(*_at(sent, tmp_path))
    assert items(found) == []
    assert found["tracked"]
    assert found["unchanged"] == 4


def _at(sent: tuple[Workspace, bytes], folder: Path) -> tuple[Workspace, Path, bytes]:
    return sent[0], folder, sent[1]


def test_a_new_comment_a_reply_an_edit_and_a_settled_thread_come_back_once(
    sent: tuple[Workspace, bytes], tmp_path: Path
) -> None:
    workspace, data = sent
    back = edited(data, "五万元", "三万元")
    back = with_comment(back, "负责人", "客户说不用", parent="负责人要不要备案")
    back = changed(back, lambda xml: xml.replace('w15:done="0"', 'w15:done="1"', 1), "word/commentsExtended.xml")
    found = items(collect(workspace, tmp_path, back))
    assert {(i["kind"], i["author"]) for i in found} == {("reply", OTHER), ("edit", OTHER), ("resolved", "审阅人甲")}
    edit = next(i for i in found if i["kind"] == "edit")
    assert (edit["article"], edit["quote"], edit["proposal"]) == ("art_6", "处五万元以下罚款", "处三万元以下罚款")
    comment = workspace.find(str(edit["comment"]))
    assert (comment.author, comment.visibility, comment.created.isoformat()) == (
        OTHER,
        "team",
        "2021-12-12T08:05:00+00:00",
    )
    remark = next(c for c in workspace.comments(SLUG) if c.body == "负责人要不要备案？")
    assert [r.person for r in workspace.replies(remark.id)] == ["审阅人甲", OTHER]
    before = len(workspace.comments(SLUG))
    again = collect(workspace, tmp_path, back)
    assert again["new"] == 0
    assert len(workspace.comments(SLUG)) == before
    workspace.undo()
    assert workspace.find(comment.id).status == "withdrawn"
    assert len(workspace.comments(SLUG)) == before - 1, "what was taken back is in the bin and counts no more"
    assert collect(workspace, tmp_path, back)["new"] == 0


def test_a_second_round_tells_the_first_one_s_words_from_new_ones(
    sent: tuple[Workspace, bytes], tmp_path: Path
) -> None:
    workspace, data = sent
    first = with_comment(edited(data, "五万元", "三万元"), "负责人", "客户说不用", parent="负责人要不要备案")
    assert collect(workspace, tmp_path, first)["new"] == 2
    again = workspace.circulate(SLUG, tmp_path / "second.docx").path.read_bytes()
    assert [c.author for c in read_word(again, "second.docx").comments].count(OTHER) == 2
    assert items(collect(workspace, tmp_path, again)) == []
    second = with_comment(again, "自公布之日", "何时公布？", author="合伙人丁")
    found = items(collect(workspace, tmp_path, second))
    assert [(i["kind"], i["author"], i["article"]) for i in found] == [("comment", "合伙人丁", "art_7")]
    assert collect(workspace, tmp_path, first)["new"] == 0


def test_an_edit_in_the_minute_of_a_proposal_by_the_same_person_is_not_taken_for_it(
    sent: tuple[Workspace, bytes], tmp_path: Path
) -> None:
    workspace, data = sent
    dated = re.findall(r'<w:(?:ins|del) w:id="\d+" w:author="审阅人甲" w:date="([^"]*)"', body_of(data))
    back = edited(data, "五万元", "三万元", author="审阅人甲")
    back = changed(back, lambda xml: xml.replace("2021-12-12T08:05:00Z", dated[0]))
    assert [(i["kind"], i["article"]) for i in items(collect(workspace, tmp_path, back))] == [("edit", "art_6")]


def test_a_comment_goes_to_its_article_and_words(sent: tuple[Workspace, bytes], tmp_path: Path) -> None:
    workspace, data = sent
    found = items(collect(workspace, tmp_path, with_comment(data, "五万元", "太高")))
    assert [(i["kind"], i["article"], i["text"]) for i in found] == [("comment", "art_6", "太高")]


def test_a_comment_is_known_again_though_its_author_and_ids_are_gone(
    sent: tuple[Workspace, bytes], tmp_path: Path
) -> None:
    workspace, data = sent
    back = changed(data, lambda xml: re.sub(r'w:author="[^"]*"', 'w:author="作者"', xml), "word/comments.xml")
    assert items(collect(workspace, tmp_path, back)) == []


def test_a_change_within_our_proposal_is_another_proposal_for_its_words(
    sent: tuple[Workspace, bytes], tmp_path: Path
) -> None:
    workspace, data = sent
    ours = next(c for c in workspace.comments(SLUG) if c.proposal == "十五日内")

    def change(xml: str) -> str:
        """Strikes our inserted 十五 and puts 二十 beside it, as Word does with somebody else's insertion."""
        at = xml.index("十五</w:t>") if "十五</w:t>" in xml else xml.index("十五")
        start, end = xml.rindex("<w:ins ", 0, at), xml.index("</w:ins>", at) + 8
        inside = xml[start:end]
        opening = inside[: inside.index(">") + 1]
        who = f'w:author="{OTHER}" w:date="2021-12-12T09:00:00Z"'
        words = re.sub("<[^>]+>", "", inside)
        struck = f'{opening}<w:del w:id="903" {who}><w:r><w:delText>{words}</w:delText></w:r></w:del></w:ins>'
        put = f'<w:ins w:id="904" {who}><w:r><w:t>{words.replace("十五", "二十")}</w:t></w:r></w:ins>'
        again = opening.replace(re.search(r'w:id="(\d+)"', opening)[1], "905")  # type: ignore[index]
        tail = f"{again}<w:r><w:t>起</w:t></w:r></w:ins>"
        return xml[:start] + struck + put + tail + xml[end:]

    found = items(collect(workspace, tmp_path, changed(data, change)))
    assert [i["kind"] for i in found] == ["edit"]
    assert found[0]["article"] == "art_4"
    assert ours.id in str(found[0]["text"])
    assert "二十" in str(found[0]["proposal"])


def test_a_proposal_taken_back_or_accepted_in_word_is_told_to_its_comment(
    sent: tuple[Workspace, bytes], tmp_path: Path
) -> None:
    workspace, data = sent
    ours = next(c for c in workspace.comments(SLUG) if c.proposal == "十五日内")

    def resolve(xml: str, *, accept: bool) -> str:
        gone, kept = ("del", "ins") if accept else ("ins", "del")
        first = xml.index("市主管部门应当在")
        head, tail = xml[:first], xml[first:]
        stop = tail.index("</w:p>")
        line = re.sub(rf"<w:{gone} .*?</w:{gone}>", "", tail[:stop])
        line = re.sub(rf"</?w:{kept}(?: [^>]*)?>", "", line).replace("w:delText", "w:t")
        return head + line + tail[stop:]

    for accept, kind in ((True, "accepted"), (False, "rejected")):
        found = items(collect(workspace, tmp_path, changed(data, lambda xml, how=accept: resolve(xml, accept=how))))  # type: ignore[misc]
        assert [(i["kind"], i["comment"]) for i in found] == [(kind, ours.id)]


def test_an_edit_without_a_trace_is_told_from_a_tracked_one(sent: tuple[Workspace, bytes], tmp_path: Path) -> None:
    workspace, data = sent
    found = collect(workspace, tmp_path, edited(data, "五万元", "八万元", tracked=False))
    assert not found["tracked"]
    assert [(i["kind"], i["article"]) for i in items(found)] == [("untracked", "art_6")]
    assert "八万元" in str(items(found)[0]["proposal"])


def test_a_deleted_comment_is_named_and_stays_in_the_store(sent: tuple[Workspace, bytes], tmp_path: Path) -> None:
    workspace, data = sent

    def without(xml: str) -> str:
        return re.sub(r"<w:comment (?:(?!</w:comment>).)*没有必要设立.*?</w:comment>", "", xml)

    found = collect(workspace, tmp_path, changed(data, without, "word/comments.xml"))
    gone = next(c for c in workspace.comments(SLUG) if c.body == "没有必要设立")
    assert found["missing"] == [gone.id]


def test_a_comment_without_a_place_waits_in_the_inbox(
    run: Runner, tmp_path: Path, two_drafts: tuple[Path, Path]
) -> None:
    assert run("import", two_drafts[0], "--matter", "m").status == 0
    assert run("comment", "m", "3", "--body", "看一下").status == 0
    assert run("circulate", "m", tmp_path / "copy.docx").status == 0
    data = (tmp_path / "copy.docx").read_bytes()
    back = with_comment(data, "本办法", "放在哪里？")
    back = changed(back, lambda xml: re.sub(r'<w:comment(?:RangeStart|RangeEnd|Reference) w:id="90"/>', "", xml))
    (tmp_path / "back.docx").write_bytes(back)
    done = run("collect", "m", tmp_path / "back.docx", "--json")
    assert done.status == 0, done.err
    assert done.json["unplaced"] == 1
    waiting = run("inbox", "m", "--json").json
    assert [comment["body"] for comment in waiting] == ["放在哪里？"]
    assert [c["id"] for c in run("comments", "m", "--unplaced", "--json").json] == [waiting[0]["id"]]
    assert run("set", waiting[0]["id"], "--article", "2").status == 0
    assert run("inbox", "m", "--json").json == []


def test_another_matter_s_copy_is_refused_and_changes_nothing(sent: tuple[Workspace, bytes], tmp_path: Path) -> None:
    workspace, data = sent
    (tmp_path / "back.docx").write_bytes(data)
    with pytest.raises(WordFileError, match="isn't a copy"):
        workspace.collect("single", tmp_path / "back.docx")
    assert workspace.comments("single") == ()


@pytest.mark.parametrize("hostile", HOSTILE, ids=list(HOSTILE))
def test_a_hostile_file_brings_a_sentence_and_nothing_else(
    run: Runner, tmp_path: Path, two_drafts: tuple[Path, Path], hostile: str
) -> None:
    if hostile == "an old format":
        pytest.skip("LibreOffice may be asked to convert it")
    assert run("import", two_drafts[0], "--matter", "m").status == 0
    (tmp_path / "back.docx").write_bytes(HOSTILE[hostile])
    begun = time.perf_counter()
    done = run("collect", "m", tmp_path / "back.docx")
    assert time.perf_counter() - begun < 2
    assert done.status == 1
    assert "back.docx" in done.err
    assert "Traceback" not in done.err
    assert run("comments", "m", "--json").json == []


def test_threads_name_their_namespaces(sent: tuple[Workspace, bytes]) -> None:
    root = part(sent[1], "word/commentsExtended.xml")
    assert {str(e.tag) for e in root} == {f"{{{W15}}}commentEx"}


def test_another_file_of_the_same_law_is_no_copy_unless_one_says_so(
    sent: tuple[Workspace, bytes], tmp_path: Path
) -> None:
    workspace, _ = sent
    text = workspace.draft(SLUG, "draft2")
    other = compare_drafts(text, parse(text.text.replace("五万元", "三万元")))
    (tmp_path / "c.docx").write_bytes(redline(other, author="审阅人甲", at=workspace.now(), language="zh"))
    before = workspace.comments(SLUG)
    with pytest.raises(WordFileError, match="--unmarked"):
        workspace.collect(SLUG, tmp_path / "c.docx")
    assert workspace.comments(SLUG) == before
    found = workspace.collect(SLUG, tmp_path / "c.docx", unmarked=True).as_json()
    assert {i["kind"] for i in items(found)} == {"edit"}
    assert found["missing"] == []


def test_a_copy_without_bookmarks_is_known_by_its_comments(sent: tuple[Workspace, bytes], tmp_path: Path) -> None:
    workspace, data = sent
    back = changed(edited(data, "五万元", "三万元"), lambda xml: re.sub(r"<w:bookmark(?:Start|End)[^>]*/>", "", xml))
    assert [i["kind"] for i in items(collect(workspace, tmp_path, back))] == ["edit"]


def test_undoing_a_collection_says_in_words_what_it_took_back(
    sent: tuple[Workspace, bytes], tmp_path: Path, run: Runner
) -> None:
    workspace, data = sent
    back = with_comment(edited(data, "五万元", "三万元"), "负责人", "客户说不用", parent="负责人要不要备案")
    (tmp_path / "back.docx").write_bytes(back)
    counted = len(workspace.comments(SLUG))
    assert run("collect", SLUG, tmp_path / "back.docx").status == 0
    told = run("undo").out
    assert "新意见 1 条" in told
    assert "回复 1 条" in told
    assert "第 2 版" not in told, "no single comment stands for what was done to several"
    assert len(workspace.comments(SLUG)) == counted
    said = run("collect", SLUG, tmp_path / "back.docx").out
    assert "在回收站里：" in said
    binned = said.partition("在回收站里：")[2].partition("。")[0]
    assert run("restore", binned).status == 0
    assert len(workspace.comments(SLUG)) == counted + 1
    assert "回收站" not in run("collect", SLUG, tmp_path / "back.docx").out
