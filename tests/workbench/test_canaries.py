"""Secrets in every private field of made-up matters: none of them is in any file that leaves, whatever its form."""

from __future__ import annotations

import io
import re
import shutil
import tempfile
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from comments.errors import NothingToExportError
from comments.records import Comment, Status, Visibility
from comments.submission import EXPORTED_STATUSES
from comments.workflow import OPEN
from tests.workbench.screen_setting import NOW, OLD_TEXT, SLUG
from workbench.workspace import Workspace
from workbench.workspace.submissions import DRAFT_FORMS

AUTHOR = "审阅人CANARYNAME"
ASSIGNED = "承办人CANARYASSIGNED"


@dataclass
class Secrets:
    """Texts, numbered so that each is its own: those that may leave and those that may not."""

    made: int = 0
    private: list[str] = field(default_factory=list)
    inside: list[str] = field(default_factory=list)
    """Those that may go round among colleagues but not leave."""

    def secret(self, *, among_colleagues: bool = False) -> str:
        self.made += 1
        word = f"CANARY{self.made:04}X"
        (self.inside if among_colleagues else self.private).append(word)
        return f"这句话{word}不得外传"

    def public(self) -> str:
        self.made += 1
        return f"公开的理由之{self.made}"


@dataclass(frozen=True)
class Made:
    """A comment as Hypothesis would have it."""

    article: str
    visibility: Visibility
    status: Status
    reworded: bool
    answered: bool
    deleted: bool
    whole: bool


MADE = st.builds(
    Made,
    article=st.sampled_from(("3", "4", "5", "general")),
    visibility=st.sampled_from(Visibility),
    status=st.sampled_from((*OPEN, Status.APPROVED, Status.WITHDRAWN)),
    reworded=st.booleans(),
    answered=st.booleans(),
    deleted=st.integers(0, 9).map(lambda n: n == 0),
    whole=st.booleans(),
)


def texts(secrets: Secrets, made: Made) -> dict[str, str]:
    """The words of a comment: secrets where it stays behind."""
    leaves = made.visibility is Visibility.SUBMISSION and made.status in EXPORTED_STATUSES and not made.deleted
    goes_round = made.visibility is not Visibility.INTERNAL and made.status in EXPORTED_STATUSES and not made.deleted
    if leaves:
        return {name: secrets.public() for name in ("body", "rationale", "proposal", "body_other")}
    names = ("body", "rationale", "proposal", "body_other", "rationale_other", "proposal_other", "unit", "topic")
    return {name: secrets.secret(among_colleagues=goes_round) for name in names}


def put(workspace: Workspace, secrets: Secrets, made: Made) -> Comment:
    """A comment with its history: reworded, answered, assigned, deleted as asked."""
    said = texts(secrets, made)
    first = {name: secrets.secret() for name in said} if made.reworded else said
    quote = (
        None if made.whole or made.article == "general" else {"3": "十日", "4": "数据处理", "5": "罚款"}[made.article]
    )
    comment = workspace.comment(
        SLUG, made.article, quote=quote, visibility=made.visibility, assigned=ASSIGNED, **first  # type: ignore[arg-type]
    )  # fmt: skip
    if made.reworded:
        workspace.edit(comment.id, said)
    workspace.edit(comment.id, {"response": secrets.secret()})
    if made.answered:
        round_too = made.visibility is not Visibility.INTERNAL and made.status in EXPORTED_STATUSES and not made.deleted
        workspace.reply(comment.id, secrets.secret(among_colleagues=round_too))
    comment = workspace.edit(comment.id, {"status": made.status}) if made.status is not comment.status else comment
    if made.deleted:
        workspace.delete(comment.id)
    return comment


def every_word(data: bytes) -> str:
    """All text of a file, of every part of a package, with and without its markup, and names of parts."""
    if not data.startswith(b"PK"):
        return data.decode("utf-8", "replace")
    found = []
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        found.append(package.comment.decode("latin-1"))
        for name in package.namelist():
            raw = package.read(name)
            for code in ("utf-8", "utf-16-le"):
                text = raw.decode(code, "replace")
                found += [name, text, re.sub(r"<[^>]*>", "", text)]
    return "\n".join(found)


SUFFIXES = {"akn": ".xml", "xlsx": ".xlsx", "csv": ".csv", "md": ".md", "json": ".json", "portal": ".txt"}
"""Other forms are Word files."""


@settings(
    max_examples=12,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(st.lists(MADE, min_size=1, max_size=6), st.booleans())
def test_no_secret_is_in_any_file_that_leaves(wanted: list[Made], twice: bool) -> None:
    folder = Path(tempfile.mkdtemp(prefix="CANARYFOLDER"))
    try:
        source = folder / "CANARYFILE.txt"
        source.write_text(OLD_TEXT, encoding="utf-8")
        secrets = Secrets()
        with Workspace.open(str(folder / "store.sqlite3"), AUTHOR, lambda: NOW) as workspace:
            workspace.import_draft(source, SLUG, label="draft1", issuer="市主管部门")
            workspace.edit_matter(SLUG, notes=secrets.secret())
            for made in wanted:
                put(workspace, secrets, made)
            if twice:
                workspace.circulate(SLUG, folder / "first.docx")
            for form in (*workspace.forms(), *DRAFT_FORMS):
                out = folder / f"out-{form}{SUFFIXES.get(form, '.docx')}"
                try:
                    if form in DRAFT_FORMS:
                        workspace.export_draft(SLUG, out)
                    else:
                        workspace.export(SLUG, out, form=form)
                except NothingToExportError:
                    continue
                said = every_word(out.read_bytes())
                assert "CANARY" not in said, (form, re.findall(r"CANARY[0-9A-Z]*", said))
            workspace.circulate(SLUG, folder / "copy.docx")
            found = set(re.findall(r"CANARY[0-9A-Z]*", every_word((folder / "copy.docx").read_bytes())))
            known = {*secrets.inside, "CANARYNAME"}
            assert found <= known, found - known
    finally:
        shutil.rmtree(folder)


def test_the_secrets_would_be_seen(tmp_path: Path) -> None:
    """The search finds one in a part, across runs, and in UTF-16: else the law above proves nothing."""
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as package:
        package.writestr("word/document.xml", "<w:t>CAN</w:t><w:t>ARY0001X</w:t>")
        package.writestr("b.bin", "CANARY0002X".encode("utf-16-le"))
    said = every_word((tmp_path / "a.docx").read_bytes())
    assert "CANARY0001X" in said
    assert "CANARY0002X" in said


@pytest.mark.parametrize("secret", ["CANARY0001X", AUTHOR])
def test_a_copy_in_which_one_stands_is_stopped(secret: str) -> None:
    from comments.leaks import check_package
    from tests.comments.test_leaks import letter

    assert not check_package(letter(f"时限过短。{secret}"), forbidden=[secret]).clean
