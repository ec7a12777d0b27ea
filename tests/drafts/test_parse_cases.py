"""Cases a lawyer can read: a text, and what was read from it. A mismatch leaves ``actual.txt`` beside them."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafts.load import load
from drafts.model import Draft, Kind, RegionKind
from drafts.reading import read
from tests.drafts.checks import check_draft

CASES = Path(__file__).resolve().parent.parent / "cases"


def described(draft: Draft) -> str:
    """A draft in lines: its title, notice, regions, provisions with their words, mentions and doubts."""
    lines = [f"title: {draft.title}", f"read as: {draft.profile}, {draft.language}"]
    if draft.notice is not None:
        notice = draft.notice
        lines.append(f"notice: {notice.issuer}; opened {notice.opened}; until {notice.deadline}")
        lines += [f"  {channel.kind}: {channel.value}" for channel in notice.channels]
    lines.append("regions: " + ", ".join(region.kind.value for region in draft.regions))
    depth: dict[str, int] = {}
    for provision in draft.provisions:
        depth[provision.key] = depth[provision.parent] + 1 if provision.parent else 0
        children = draft.children(provision.key)
        stop = children[0].span.start if children else provision.span.end
        words = " / ".join(draft.text[provision.body.start : max(stop, provision.body.start)].split("\n")).strip(" /")
        own = "" if provision.kind is Kind.ARTICLE and children else words
        title = f" <{provision.title}>" if provision.title else ""
        flags = f" [{', '.join(provision.flags)}]" if provision.flags else ""
        lines.append(
            f"{'  ' * depth[provision.key]}{provision.key.rpartition('__')[2]}: {provision.label}{title}{flags} {own}".rstrip()
        )
    for reference in draft.references:
        means = "another law" if reference.external else reference.target or "NOTHING"
        lines.append(f"mention in {reference.article}: {reference.text} -> {means}")
    lines += [f"doubt on line {d.line}: {d.code}: {d.zh}" for d in draft.diagnostics]
    for region in draft.regions:
        if region.kind in (RegionKind.TAIL, RegionKind.CONTENTS):
            lines.append(f"{region.kind.value}: " + " / ".join(draft.slice(region.span).split()))
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("case", sorted(path.name for path in (CASES / "parse").iterdir() if path.is_dir()))
def test_a_text_is_read_as_a_lawyer_would(case: str) -> None:
    folder = CASES / "parse" / case
    draft = read(load(next(folder.glob("input.*"))))
    check_draft(draft)
    actual = described(draft)
    expected = folder / "expected.txt"
    if not expected.exists() or expected.read_text(encoding="utf-8") != actual:
        (folder / "actual.txt").write_text(actual, encoding="utf-8")
    assert actual == expected.read_text(encoding="utf-8")
