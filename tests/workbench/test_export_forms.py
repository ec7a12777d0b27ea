"""Every form of every matter, through the workspace: nothing private is in any part of it, and it is the same twice."""

from __future__ import annotations

import io
import shutil
import stat
import subprocess
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from comments.errors import CommentsError, LeakError, NothingToExportError, UntranslatedError
from comments.records import Priority, Status, Visibility
from comments.submission import Sender
from comments.word.proposing import draft_start
from tests.comments import libreoffice_resolve
from tests.comments.word_reading import assert_valid, resolved
from tests.workbench.cli_runner import Runner
from tests.workbench.screen_setting import SLUG, open_workspace
from workbench.load_sample import load_sample
from workbench.pdf import PdfError, as_pdf
from workbench.workspace import Wanted, Workspace

NOW = datetime(2021, 12, 1, 9, tzinfo=UTC)
CANARY = "琥珀金丝雀{}不得外传"
NAMES = ("审阅人庚子", "审阅人辛丑")
ENDINGS = {"xlsx": ".xlsx", "csv": ".csv", "md": ".md", "json": ".json", "portal": ".txt"}


def everything(path: Path) -> str:
    """All of a file's text, markup taken out, so that nothing hides between runs."""
    data = path.read_bytes()
    if not data.startswith(b"PK"):
        return path.name + data.decode("utf-8")
    import re

    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return "\n".join(
            f"{name}\n" + re.sub(r"<[^>]+>", "", package.read(name).decode("utf-8")) for name in package.namelist()
        )


def said_by(workspace: Workspace, person: str) -> Workspace:
    return Workspace(workspace.store, person, workspace.now)


@settings(max_examples=3, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(
            st.sampled_from(("", "3", "4", "5", "6")),
            st.sampled_from(tuple(Visibility)),
            st.sampled_from((Status.PROPOSED, Status.DRAFT, Status.APPROVED)),
            st.sampled_from(NAMES),
            st.booleans(),
        ),
        min_size=1,
        max_size=6,
    ),
    st.sampled_from(("zh", "en")),
)
def test_no_canary_is_in_any_form(
    tmp_path_factory: pytest.TempPathFactory,
    chosen: list[tuple[str, Visibility, Status, str, bool]],
    language: str,
) -> None:
    folder = tmp_path_factory.mktemp("forms")
    with open_workspace(folder) as workspace:
        public = workspace.comment(SLUG, "5", quote="可以", proposal="应当", rationale="一致。", draft="draft2")
        workspace.reply(public.id, CANARY.format("回复"))
        workspace.edit_matter(SLUG, notes=CANARY.format("备注"))
        for n, (article, visibility, status, person, delete) in enumerate(chosen):
            goes = visibility is Visibility.SUBMISSION and status is not Status.DRAFT
            text = f"公开意见{n}，恳请予以采纳。" if goes else CANARY.format(n)
            made = said_by(workspace, person).comment(
                SLUG, article, body=text, visibility=visibility, draft="draft2",
                topic="专题" if goes else CANARY.format("专题"), delete=delete and bool(article),
            )  # fmt: skip
            if status is not Status.PROPOSED:
                workspace.edit(made.id, {"status": status.value})
        for form in workspace.forms():
            out = folder / f"out-{form}{ENDINGS.get(form, '.docx')}"
            wanted = Wanted(form=form, language=language, annexes=("redline",) if form == "letter" else ())
            first = workspace.export(SLUG, out, wanted=wanted)
            text = everything(out)
            assert "金丝雀" not in text
            assert not any(name in text for name in (*NAMES, public.id, str(folder)))
            again = workspace.export(SLUG, folder / f"again{out.suffix}", wanted=wanted)
            assert again.sha256 == first.sha256


MARKUP = ("TableText", "LawText", "eastAsia", "landscape", "default", "center", "document")


@pytest.mark.parametrize(
    ("form", "language", "words"),
    [
        ("letter", "zh", MARKUP),
        ("redline", "zh", (*MARKUP, "comments", "CommentText")),
        ("gb", "zh", (*MARKUP, "页（页码见页脚）")),
        ("iso", "en", (*MARKUP, "Footer")),
        ("json", "zh", ("conflicting_rows", "TextQuoteSelector", "substantive", "draft_language")),
        ("xlsx", "en", ("Microsoft Excel", "Worksheets", "Named Ranges")),
    ],
)
def test_an_internal_note_of_words_that_stand_in_any_empty_file_of_the_form_stops_none(
    tmp_path: Path, form: str, language: str, words: tuple[str, ...]
) -> None:
    with open_workspace(tmp_path) as workspace:
        workspace.comment(SLUG, "5", quote="可以", proposal="应当", draft="draft2")
        for each in words:
            workspace.comment(SLUG, "3", body=each, visibility=Visibility.INTERNAL, draft="draft2")
        out = tmp_path / f"out{ENDINGS.get(form, '.docx')}"
        assert workspace.export(SLUG, out, form=form, language=language).leaks.clean


def test_a_letter_in_both_languages_names_what_is_missing_and_then_has_both(tmp_path: Path) -> None:
    out = tmp_path / "both.docx"
    with open_workspace(tmp_path) as workspace:
        made = workspace.comment(SLUG, "5", quote="可以", proposal="应当", body="宜统一。", draft="draft2")
        with pytest.raises(UntranslatedError) as raised:
            workspace.export(SLUG, out, language="both")
        assert made.id in raised.value.zh
        assert "第五条" in raised.value.zh
        assert "comment, proposal" in raised.value.en
        assert not out.exists()
        workspace.edit(made.id, {"body_other": "To be aligned.", "proposal_other": "shall"})
        report = workspace.export(SLUG, out, language="both", sender=Sender("示例协会"))
        text = everything(out)
        assert "宜统一。" in text
        assert "To be aligned." in text
        assert "the Chinese text prevails" in text
        assert report.included == 1
        wanted = Wanted(
            language="both", title_en="Sample Measures", addressee_en="Sample Authority",
            sender_en=Sender("Sample Association", contact="审阅人甲"),
        )  # fmt: skip
        workspace.export(SLUG, out, wanted=wanted, sender=Sender("示例协会"))
        text = everything(out)
        assert all(
            f"{name}" in text for name in ("Re: Sample Measures", "Sample Authority", "Sample Association", "示例协会")
        )
        for form in workspace.forms():
            path = tmp_path / f"both-{form}{ENDINGS.get(form, '.docx')}"
            assert workspace.export(SLUG, path, form=form, language="both").included >= 0
            if form != "redline":
                assert "To be aligned." in everything(path), form


def test_what_does_not_go_with_a_form_is_a_sentence(tmp_path: Path) -> None:
    with open_workspace(tmp_path) as workspace:
        workspace.comment(SLUG, "5", body="请予明确。", visibility=Visibility.SUBMISSION, draft="draft2")
        out = tmp_path / "out.docx"
        for wanted in (
            Wanted(form="gb", annexes=("redline",)),
            Wanted(annexes=("maps",)),
            Wanted(form="csv", pdf=tmp_path / "a.pdf"),
            Wanted(form="iso", template=tmp_path / "firm.docx"),
            Wanted(template=tmp_path / "firm.docx"),
        ):
            with pytest.raises(CommentsError):
                workspace.export(SLUG, out, wanted=wanted)
        with pytest.raises(NothingToExportError):
            workspace.export(SLUG, out, wanted=Wanted(annexes=("redline",)))
        assert not out.exists()


def test_the_commands_list_forms_and_write_them(run: Runner, tmp_path: Path, two_drafts: tuple[Path, Path]) -> None:
    assert "gb" in run("forms").out
    assert "grounds" in run("forms", "gb").out
    assert run("forms", "nosuch").status == 1
    assert run("import", two_drafts[0], "--matter", "m").status == 0
    assert run("comment", "m", "3", "--quote", "三日内", "--proposal", "十日内", "--topic", "期限").status == 0
    done = run("export", "m", tmp_path / "o.csv", "--form", "gb", "--order", "topic")
    assert done.status == 0, done.err
    assert (tmp_path / "o.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_without_libreoffice_pdf_is_a_sentence_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with open_workspace(tmp_path) as workspace:
        workspace.comment(SLUG, "5", quote="可以", proposal="应当", draft="draft2")
        with pytest.raises(PdfError) as raised:
            workspace.export(SLUG, tmp_path / "o.docx", wanted=Wanted(pdf=tmp_path / "o.pdf"))
    assert "LibreOffice" in raised.value.zh
    assert not (tmp_path / "o.docx").exists()


@pytest.mark.skipif(shutil.which("sh") is None, reason="a stand-in for the program needs a shell")
def test_a_pdf_program_that_hangs_or_fails_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "soffice"
    for script, said in (("exec sleep 30", "0 秒"), ("echo broken >&2; exit 1", "broken")):
        program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
        with pytest.raises(PdfError) as raised:
            as_pdf(b"", seconds=0.3)
        assert said in raised.value.zh


@pytest.mark.corpus
@pytest.mark.external
@pytest.mark.parametrize("name", ["pdr_draft.txt", "civilgp_draft2.txt", "aia_com2021_en.txt"])
def test_exports_of_real_drafts_are_valid_and_give_back_the_draft(
    name: str, corpus: Path, validator: str, tmp_path: Path
) -> None:
    with Workspace.open(str(tmp_path / "store.sqlite3"), "审阅人甲", lambda: NOW) as workspace:
        workspace.import_draft(corpus / "texts" / name, "m")
        draft = workspace.draft("m", workspace.store.draft("m").label)
        long = [article for article in draft.articles if len(draft.body(article)) > 60][:20]
        for n, article in enumerate(long):
            quote = draft.body(article)[10:20].split("\n")[0].strip() if n % 3 else None
            workspace.comment(
                "m", article.key, body="建议修改。", quote=quote, proposal="修改后的文字" if n % 3 == 1 else None,
                delete=n % 3 != 1, visibility=Visibility.SUBMISSION,
            )  # fmt: skip
        letter = workspace.export("m", tmp_path / "letter.docx", wanted=Wanted(annexes=("redline",)))
        assert_valid(validator, letter.path.read_bytes(), tmp_path)
        marked = workspace.export("m", tmp_path / "redline.docx", form="redline")
        assert marked.included == len(long)
        data = marked.path.read_bytes()
        assert resolved(data, accept=False) == draft.text[draft_start(draft) :]
        assert_valid(validator, data, tmp_path)


@pytest.mark.external
def test_libreoffice_resolves_the_proposals_to_the_same_texts(soffice: str, uno_python: str, tmp_path: Path) -> None:
    """Accepting all proposals of the sample's redline, and rejecting all, in LibreOffice and by our own resolver."""
    with Workspace.open(str(tmp_path / "store.sqlite3"), "审阅人甲", lambda: NOW) as workspace:
        slug = load_sample(workspace, "zh")
        file = workspace.export(slug, tmp_path / "redline.docx", form="redline").path
    script = str(Path(libreoffice_resolve.__file__))
    for how in ("accept", "reject"):
        command = [uno_python, script, soffice, str(file), how, str(tmp_path / how)]
        done = subprocess.run(command, capture_output=True, check=True, timeout=120)
        own = resolved(file.read_bytes(), accept=how == "accept")
        assert done.stdout.decode().rstrip("\n") == own.rstrip("\n")


@pytest.mark.parametrize("form", ["letter", "gb", "iso", "ep", "md", "csv", "portal", "json"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_new_article_without_a_number_says_where_it_is_to_stand(tmp_path: Path, form: str, language: str) -> None:
    text = tmp_path / "draft.txt"
    text.write_text(
        "数据处理办法\n第一条　为了规范数据处理，制定本办法。\n第二条　处理者应当报告。\n", encoding="utf-8"
    )
    workspace = open_workspace(tmp_path, empty=True)
    workspace.import_draft(text, slug="rules", label="first")
    workspace.comment(
        "rules",
        "art_2",
        proposal="处理者应当留存记录。",
        rationale="建议增加",
        new_article=True,
        priority=Priority.HIGH,
    )
    out = tmp_path / f"out{ENDINGS.get(form, '.docx')}"
    workspace.export("rules", out, wanted=Wanted(form=form, language=language))
    said = everything(out)
    assert ("第二条之后（新增）" if language == "zh" else "fter Article 2 (new)") in said
    assert "第二条　处理者应当留存记录" not in said


def _firm(tmp_path: Path, *, style: str = "") -> Path:
    """A firm's template with a lawyer's name and a sentence in its header."""
    document = docx.Document()
    document.core_properties.author = "制作人丙"
    document.sections[0].header.paragraphs[0].text = "示例律师事务所　审阅人庚子"
    document.add_paragraph("本函仅供内部参考之外的正式用途。")
    document.add_paragraph("{{submission}}")
    if style:
        document.styles.add_style(style, WD_STYLE_TYPE.PARAGRAPH)
    path = tmp_path / "firm.docx"
    document.save(str(path))
    return path


def test_what_a_firms_template_prints_may_leave_and_is_named(tmp_path: Path) -> None:
    with open_workspace(tmp_path, person="审阅人庚子") as workspace:
        workspace.comment(SLUG, "5", proposal="数据处理者应当建立制度。", rationale="明确。", draft="draft2")
        note = "本函仅供内部参考之外的正式用途。"
        workspace.comment(SLUG, "4", body=note, visibility=Visibility.INTERNAL, draft="draft2")
        out = tmp_path / "out.docx"
        report = workspace.export(SLUG, out, wanted=Wanted(template=_firm(tmp_path)))
        assert set(report.printed) == {"审阅人庚子", note}
        assert "模板里印有" in "".join(report.lines("zh"))
        plain = workspace.export(SLUG, tmp_path / "plain.docx")
        assert plain.printed == ()


def test_what_a_template_holds_unprinted_stops_the_file_and_the_template_is_named(tmp_path: Path) -> None:
    with open_workspace(tmp_path, person="审阅人辛丑") as workspace:
        workspace.comment(SLUG, "5", proposal="数据处理者应当建立制度。", rationale="明确。", draft="draft2")
        with pytest.raises(LeakError) as raised:
            workspace.export(
                SLUG, tmp_path / "out.docx", wanted=Wanted(template=_firm(tmp_path, style="审阅人辛丑正文"))
            )
        assert "模板“firm.docx”" in raised.value.zh
        assert "names of styles" in raised.value.en
