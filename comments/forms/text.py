"""Filled forms as text: CSV that a spreadsheet opens without running anything, Markdown, and text to paste into a portal."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import replace

from comments.forms.filling import Filled, Pieces, plain
from comments.redraft import Ask
from comments.submission import Submission, SubmissionRow
from comments.word.oxml import Look, clean
from comments.word.wording import ZH, wording
from drafts.patterns import regex

_FORMULA = regex(r"\s{0,100}[=+\-@＝＋－＠|%]")
"""What a spreadsheet may take for a formula, after whatever white space."""
_MARKDOWN = regex(r"([\\`*_{}\[\]<>#|~])")


def harmless(text: str) -> str:
    """A cell that a spreadsheet shows rather than reckons: one that could begin a formula stands behind an apostrophe."""
    text = clean(text)
    return f"'{text}" if _FORMULA.match(text) or (text[:1] in "\t\r\n" and text) else text


def as_csv(filled: Filled) -> bytes:
    """The table alone, in UTF-8 with a byte order mark; cells are quoted where they must be."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([harmless(heading) for heading in filled.headings])
    writer.writerows([harmless(plain(cell)) for cell in row] for row in filled.rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")


def as_markdown(filled: Filled) -> bytes:
    """Title, head, and the table or the blocks; deleted words ~~struck~~, added ones **bold**."""
    lines = [f"# {_escaped(filled.title)}", ""]
    facts = [(label, said) for label, said, _ in filled.head if said]
    lines += [f"- {_escaped(label)}：{_escaped(said)}" if filled.language == "zh" else f"- {_escaped(label)}: {_escaped(said)}"
              for label, said in facts]  # fmt: skip
    lines += [""] if facts else []
    if filled.form.layout == "blocks":
        lines += _blocks(filled)
    else:
        lines += _table(filled.headings, filled.rows)
    if filled.note:
        lines += ["", _escaped(filled.note)]
    return ("\n".join(lines) + "\n").encode("utf-8")


def _blocks(filled: Filled) -> Iterator[str]:
    block = filled.form.block
    closing_heading = _escaped(block.closing_heading.said(filled.language)) if block else ""
    for around, row in zip(filled.around, filled.rows, strict=True):
        yield from (f"## {_escaped(around.heading)}", "")
        yield from ((f"**{_escaped(around.location)}**", "") if around.location else ())
        yield from _table(filled.headings, (row,))
        if around.closing:
            yield from ("", f"*{closing_heading}*", "", _escaped(around.closing, "  \n"))
        yield ""


def _table(headings: tuple[str, ...], rows: tuple[tuple[Pieces, ...], ...]) -> Iterator[str]:
    yield f"| {' | '.join(map(_escaped, headings))} |"
    yield f"|{' --- |' * len(headings)}"
    for row in rows:
        yield f"| {' | '.join(map(_styled, row))} |"


def _styled(pieces: Pieces) -> str:
    return "".join(_in_look(text, look) for text, look in pieces)


def _in_look(text: str, look: Look) -> str:
    """Each line in its marks: marks can't span a line break, nor stand beside a space within."""
    sign = "~~" if look.strike else "***" if look.bold and look.italic else "**" if look.bold else ""
    lines = []
    for line in clean(text).split("\n"):
        words = line.strip()
        marked = f"{sign}{_escaped(words)}{sign}" if words and sign else _escaped(words)
        lead, tail = line[: len(line) - len(line.lstrip())], line[len(line.rstrip()) :] if words else ""
        lines.append(f"{lead}{marked}{tail}")
    return "<br>".join(lines)


def _escaped(text: str, line_break: str = "<br>") -> str:
    return _MARKDOWN.sub(r"\\\1", clean(text)).replace("\n", line_break)


def as_portal_text(submission: Submission, limit: int) -> bytes:
    """A block for each article, with its length; those over the limit say by how much."""
    zh = submission.language == "zh"
    blocks = list(_portal_blocks(submission, zh=zh))
    lines = [submission.title, ""]
    for number, (name, text) in enumerate(blocks, 1):
        over = len(text) - limit if limit else 0
        if zh:
            count = f"{len(text)} 字" + (f"，上限 {limit}" if limit else "") + (f"，超出 {over} 字" if over > 0 else "")
        else:
            count = (
                f"{len(text)} characters"
                + (f" of {limit}" if limit else "")
                + (f", {over} too many" if over > 0 else "")
            )
        lines += [f"───── {number}/{len(blocks)}　{name}　{count} ─────", text, ""]
    return ("\n".join(lines)).encode("utf-8")


def over_limit(submission: Submission, limit: int) -> tuple[str, ...]:
    """The names of the blocks that are longer than a portal takes."""
    if not limit:
        return ()
    return tuple(name for name, text in _portal_blocks(submission, zh=submission.language == "zh") if len(text) > limit)


def _portal_blocks(submission: Submission, *, zh: bool) -> list[tuple[str, str]]:
    """(name, text) of each article's comments, general ones first."""
    phrases = wording("zh" if zh else "en")
    found: dict[str, list[str]] = {}
    for point in submission.general:
        said = "\n".join(part for part in (point.text, point.grounds) if part)
        found.setdefault(phrases.whole, []).append(said)
    for row in submission.rows:
        name = replace(row.place, steps=row.place.steps[:1]).alone("zh" if zh else "en") or phrases.nothing
        found.setdefault(name, []).append(_portal_row(row, zh=zh))
    return [(name, clean("\n\n".join(texts))) for name, texts in found.items()]


def _portal_row(row: SubmissionRow, *, zh: bool) -> str:
    phrases = wording("zh" if zh else "en")
    language = "zh" if zh else "en"
    lines = [row.place.citation(language) if len(row.place.steps) > 1 else ""]
    if row.ask is Ask.DELETE_ARTICLE:
        lines.append(phrases.delete_article)
    elif row.ask is Ask.DELETE_WORDS:
        gone = "".join(c.text for c in row.changes if c.op.value == "delete")
        lines.append(f"{ZH.delete_words}“{gone}”。" if zh else f"{phrases.delete_words}“{gone}”.")
    elif row.ask is Ask.NEW_ARTICLE:
        lines.append(
            f"{'建议增加：' if zh else 'Proposed new article: '}{row.label}{'　' if row.label else ''}{row.proposed}"
        )
    elif row.ask is Ask.REPLACE:
        lines.append(f"{phrases.proposed}{row.proposed}")
    if row.translated:
        lines.append(f"[{row.translated}]")
    if row.issue:
        lines.append(f"{phrases.issue if row.ask is not Ask.REMARK else ''}{row.issue}")
    if row.grounds:
        lines.append(f"{phrases.grounds}{row.grounds}")
    return "\n".join(line for line in lines if line)
