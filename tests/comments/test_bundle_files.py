"""Bundles as files and folders: what is read back, and everything that is refused with a sentence."""

from __future__ import annotations

import hashlib
import io
import json
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from comments.bundle import archive, folder
from comments.bundle.archive import VERSION, Bundle, from_bytes, to_bytes
from comments.errors import BundleError
from tests.comments.store_builders import MATTER, QUOTE, REVIEWER_A, REVIEWER_B, add_comment, fill, open_store


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Bundle:
    """A matter with a draft, two comments and a reply."""
    with open_store(tmp_path_factory.mktemp("pack") / "store.db") as store:
        fill(store)
        comment = add_comment(store, "两行的\n意见", quote=QUOTE, proposal="改为十日")
        store.reply(comment.id, "同意。", person=REVIEWER_B)
        store.edit_comment(comment.id, {"body": "改过的意见"}, revision=1, person=REVIEWER_A)
        add_comment(store, "Second comment.\n\n" + folder.RULE)
        return store.pack(MATTER, person=REVIEWER_A)[0]


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as found:
        return {name: found.read(name) for name in found.namelist()}


def zipped(files: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in files.items():
            out.writestr(name, data)
    return made.getvalue()


def with_manifest(files: dict[str, bytes], **changes: Any) -> dict[str, bytes]:
    manifest = {**json.loads(files["manifest.json"]), **changes}
    return {**files, "manifest.json": json.dumps(manifest).encode()}


def with_events(files: dict[str, bytes], told: bytes) -> dict[str, bytes]:
    return with_manifest({**files, "events.jsonl": told}, sha256=hashlib.sha256(told).hexdigest())


REFUSED: dict[str, tuple[str, Callable[[dict[str, bytes]], bytes]]] = {
    "no zip": ("isn't a bundle", lambda _: b"no zip at all"),
    "empty": ("isn't a bundle", lambda _: b""),
    "another zip": ("isn't a bundle", lambda _: zipped({"word/document.xml": b"<x/>"})),
    "another manifest": ("isn't a bundle", lambda files: zipped(with_manifest(files, format="other"))),
    "newer": ("newer version", lambda files: zipped(with_manifest(files, version=VERSION + 1))),
    "out of the folder": ("doesn't belong", lambda files: zipped({**files, "../../etc/passwd": b"x"})),
    "absolute": ("doesn't belong", lambda files: zipped({**files, "/etc/passwd": b"x"})),
    "backslash": ("doesn't belong", lambda files: zipped({**files, "originals\\..\\x": b"x"})),
    "an event altered": (
        "damaged",
        lambda files: zipped(with_events(files, files["events.jsonl"].replace(b"Second", b"Secret"))),
    ),
    "events altered": ("damaged", lambda files: zipped({**files, "events.jsonl": files["events.jsonl"] + b"\n"})),
    "events missing": ("damaged", lambda files: zipped({n: d for n, d in files.items() if n != "events.jsonl"})),
    "an event left out": (
        "damaged",
        lambda files: zipped(with_events(files, files["events.jsonl"].split(b"\n", 1)[1])),
    ),
    "an original altered": ("damaged", lambda files: zipped({n: d + b"x" * ("orig" in n) for n, d in files.items()})),
    "an original missing": ("damaged", lambda files: zipped({n: d for n, d in files.items() if "orig" not in n})),
    "a slug with a path": ("damaged", lambda files: zipped(with_manifest(files, matter="../x"))),
    "manifest no JSON": ("damaged", lambda files: zipped({**files, "manifest.json": b"{"})),
    "manifest too deep": ("damaged", lambda files: zipped({**files, "manifest.json": b"[" * 100_000})),
    "a bomb": ("too large", lambda files: zipped({**files, "events.jsonl": b"\0" * 30_000_000})),
    "too many members": (
        "too large",
        lambda files: zipped({**files, **{f"originals/{n:064x}": b"" for n in range(archive.MOST_MEMBERS)}}),
    ),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_no_bundle_is_refused(bundle: Bundle, what: str) -> None:
    sentence, make = REFUSED[what]
    with pytest.raises(BundleError, match=sentence) as caught:
        from_bytes(make(members(to_bytes(bundle))))
    assert caught.value.zh.endswith("。")


def test_a_file_cut_short_or_with_a_byte_changed_is_refused_or_the_same(bundle: Bundle) -> None:
    data = to_bytes(bundle)
    for length in range(0, len(data) - 1, max(1, len(data) // 40)):
        with pytest.raises(BundleError):
            from_bytes(data[:length])
    for at in range(0, len(data), max(1, len(data) // 120)):
        altered = data[:at] + bytes([data[at] ^ 0x55]) + data[at + 1 :]
        try:
            assert from_bytes(altered) == bundle  # a byte that says nothing, such as a time
        except BundleError:
            continue


def test_an_encrypted_member_is_refused(bundle: Bundle) -> None:
    data = bytearray(to_bytes(bundle))
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    with pytest.raises(BundleError):
        from_bytes(bytes(data))


def write(files: dict[str, bytes], into: Path) -> None:
    for name, data in files.items():
        (into / name).parent.mkdir(parents=True, exist_ok=True)
        (into / name).write_bytes(data)


def test_a_folder_gives_the_same_bundle_back(bundle: Bundle, tmp_path: Path) -> None:
    files = folder.to_files(bundle)
    write(files, tmp_path)
    (tmp_path / ".git").mkdir()
    (tmp_path / "notes.md").write_text("not ours")
    assert folder.from_folder(tmp_path) == bundle
    assert folder.to_files(bundle) == files
    assert folder.stale_files(tmp_path, files) == []
    comment = next(
        text.decode() for name, text in files.items() if name.startswith("comments/") and "改过".encode() in text
    )
    assert "body: 改过的意见" in comment, "what holds now stands in words above the record"
    assert any(name.startswith("drafts/一稿-") and data.decode().startswith("第一条") for name, data in files.items())


@pytest.mark.parametrize("where", ["comments", "drafts", "originals", "matter.txt"])
def test_a_folder_changed_by_hand_is_refused(bundle: Bundle, tmp_path: Path, where: str) -> None:
    write(folder.to_files(bundle), tmp_path)
    path = tmp_path / where
    if path.is_dir():
        path = next(each for each in sorted(path.iterdir()) if where != "drafts" or each.name.endswith(".events.txt"))
    before, rule, after = path.read_bytes().partition(b"\n" + folder.RULE.encode() + b"\n")
    path.write_bytes(
        before + rule + after.replace(b'"person":"', b'"person":"X') + (b"x" if where == "originals" else b"")
    )
    with pytest.raises(BundleError, match="damaged"):
        folder.from_folder(tmp_path)


@pytest.mark.parametrize("where", ["comments", "drafts", "matter.txt"])
@pytest.mark.parametrize("how", ["changed", "added", "taken out"])
def test_what_is_changed_by_hand_above_the_line_is_refused_with_what_to_do(
    bundle: Bundle, tmp_path: Path, where: str, how: str
) -> None:
    write(folder.to_files(bundle), tmp_path)
    path = tmp_path / where
    if path.is_dir():
        path = next(each for each in sorted(path.iterdir()) if not each.name.endswith(".events.txt"))
    if (where, how) == ("drafts", "taken out"):
        return  # git may have joined two repairs: a draft's lines are looked at one by one
    lines = path.read_text(encoding="utf-8").split("\n")
    at = next(number for number, line in enumerate(lines) if re.match(r"(body|title|第一条)", line))
    lines[at : at + 1] = {"changed": [lines[at] + "改了"], "added": [lines[at], "body: 另加的"], "taken out": []}[how]
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(BundleError, match=r"by hand.*--record-only") as refused:
        folder.from_folder(tmp_path)
    assert path.relative_to(tmp_path).as_posix() in refused.value.zh
    assert folder.from_folder(tmp_path, record_only=True) == bundle


def test_folders_of_others_and_of_newer_forms_are_refused(bundle: Bundle, tmp_path: Path) -> None:
    with pytest.raises(BundleError, match="isn't a bundle"):
        folder.from_folder(tmp_path)
    write(folder.to_files(bundle), tmp_path)
    about = tmp_path / "bundle.txt"
    about.write_text(about.read_text(encoding="utf-8").replace("version: 1", "version: 7"), encoding="utf-8")
    with pytest.raises(BundleError, match="newer version"):
        folder.from_folder(tmp_path)


def test_a_link_in_a_folder_is_not_followed(bundle: Bundle, tmp_path: Path) -> None:
    write(folder.to_files(bundle), tmp_path / "bundle")
    secret = tmp_path / "secret.txt"
    secret.write_text("event " + "0" * 64)
    try:
        (tmp_path / "bundle" / "comments" / "C000000000.txt").symlink_to(secret)
    except OSError:
        pytest.skip("no links here")
    assert folder.from_folder(tmp_path / "bundle") == bundle


@pytest.mark.skipif(shutil.which("git") is None, reason="git isn't installed")
def test_git_joins_two_branches_that_both_added_to_a_comment(tmp_path: Path) -> None:
    repository = tmp_path / "repository"
    repository.mkdir()

    def git(*arguments: str) -> None:
        named = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", *named, *arguments], cwd=repository, check=True, capture_output=True)

    with open_store(tmp_path / "ours.db") as ours, open_store(tmp_path / "theirs.db") as theirs:
        fill(ours)
        comment = add_comment(ours)
        first = ours.pack(MATTER, person=REVIEWER_A)[0]
        theirs.merge(first, person=REVIEWER_B)
        git("init", "-q", "-b", "main")
        write(folder.to_files(first), repository)
        git("add", "-A")
        git("commit", "-qm", "first")
        packed = []
        for branch, store in (("a", ours), ("b", theirs)):
            store.edit_comment(comment.id, {"body": f"写法 {branch}"}, revision=None, person=REVIEWER_A)
            store.reply(comment.id, f"回复 {branch}", person=REVIEWER_B)
            packed.append(store.pack(MATTER, person=REVIEWER_A)[0])
            git("checkout", "-q", "-b", branch, "main")
            write(folder.to_files(packed[-1]), repository)
            git("commit", "-qam", branch)
        git("merge", "-q", "a", "-m", "join")
        joined = folder.from_folder(repository)
        assert joined.events == {**packed[0].events, **packed[1].events}
        theirs.merge(joined, person=REVIEWER_B)
        assert {reply.text for reply in theirs.replies(comment.id)} == {"回复 a", "回复 b"}
