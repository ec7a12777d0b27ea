"""What stands in each part of a Word package, and which of it may not leave. `comments.leaks` is the door to this."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from comments.errors import LeakError, WordFileError
from comments.leaks import EXCERPT_CHARACTERS, Finding, LeakKind
from comments.needles import Haystack, Needle, needles
from comments.word import lints, residue, traces
from comments.word.emptiness import attributes, empty_attributes, empty_parts
from comments.word.marked_line import Line, line_of
from comments.word.opening import XML, Opened, open_word, xml_parts
from comments.word.oxml import Element, W
from comments.word.package import template_parts
from drafts.patterns import regex

_KNOWN = regex(
    r"\[Content_Types\]\.xml|.*\.rels|docProps/(?:core|app|custom)\.xml|word/media/[^/]+|word/theme/theme\d*\.xml"
    r"|word/(?:document|styles|settings|fontTable|numbering|footnotes|endnotes|webSettings|people"
    r"|comments\w*|footer[\w-]*|header[\w-]*)\.xml|customXml/.*"
)
_PART_KINDS = (
    (regex(r"docProps/thumbnail.*|.*vbaProject.*|word/embeddings/.*|word/activeX/.*"), LeakKind.FOREIGN_PART),
    (regex(r"word/people\.xml"), LeakKind.PEOPLE),
    (regex(r"customXml/.*"), LeakKind.VARIABLE),
)


def inspect(
    data: bytes, forbidden: tuple[str, ...], allowed: tuple[str, ...], *, redline: bool
) -> tuple[int, int, int, tuple[Finding, ...]]:
    """Parts, characters, texts looked for, and findings of a package that we made. Raises LeakError."""
    try:
        opened = open_word(data, "out.docx")
    except WordFileError as error:
        raise LeakError(
            f"无法检查要外发的 Word 文件，不能确认其中没有不得外传的内容，未写出任何文件。原因：{error.zh}",
            f"The Word file can't be opened for the check, so it can't be vouched for; nothing was written. {error.en}",
        ) from error
    parts, characters, sought, findings, _ = inspect_opened(opened, forbidden, allowed, redline=redline)
    return parts, characters, sought, findings


def inspect_opened(
    opened: Opened, forbidden: Iterable[str], allowed: Iterable[str], *, redline: bool, open_days: bool = False
) -> tuple[int, int, int, tuple[Finding, ...], tuple[lints.Fault, ...]]:
    """Parts, characters, texts looked for, findings, and faults of the markup. With ``open_days``, a day of entry into force may
    be a blank.
    """
    allowed = tuple(allowed)
    sought = needles(forbidden, allowed)
    public = residue.Public.of(allowed, open_days=open_days)
    findings: list[Finding] = []
    roots: dict[str, Element] = {}
    characters, names = 0, set[str]()
    for name, root, content in xml_parts(opened):
        findings.extend(_of_name(name, sought))
        if name in names:
            findings.append(Finding(LeakKind.FOREIGN_PART, name, f"{PurePosixPath(name).name} × 2"))
        names.add(name)
        if root is None:
            if name.endswith(XML):
                findings.append(Finding(LeakKind.UNREADABLE, name, PurePosixPath(name).name))
            findings.extend(_of_bytes(name, content, sought))
            continue
        roots[name] = root
        lines, values = _texts(root), [value for _, _, value in attributes(root)]
        characters += sum(len(line.text) for line in lines)
        held = _held(sought, lines, values)
        if held and (name, content) not in template_parts():
            own = empty_attributes()
            said = [each[2] for each in attributes(root) if each not in own]
            findings.extend(_forbidden(name, needle) for needle in _held(held, lines, said))
        findings.extend(residue.found(name, lines, values, public))
        findings.extend(traces.found(name, root, redline=redline))
    if opened.note:
        findings.extend(_of_bytes("zip comment", opened.note, sought))
        findings.append(Finding(LeakKind.PROPERTY, "zip comment", opened.note[:EXCERPT_CHARACTERS].decode("latin-1")))
    parts = len(opened.parts) + bool(opened.note)
    return parts, characters, len(sought), tuple(dict.fromkeys(findings)), lints.faults(roots)


def _texts(root: Element) -> list[Line]:
    """The part's text: a line a paragraph, its runs joined; a line a text outside paragraphs."""
    paragraphs = [p for p in root.iter(f"{{{W}}}p") if next(p.iterancestors(f"{{{W}}}p"), None) is None]
    if not paragraphs:
        return [Line.plain(text) for text in (t.strip() for t in traces.strings(root)) if text]
    return [line_of(p) for p in paragraphs]


def _held(sought: Iterable[Needle], lines: Iterable[Line], values: Iterable[str]) -> list[Needle]:
    haystack = Haystack.of("\n".join((*(line.text for line in lines), *values)))
    return [needle for needle in sought if needle.is_in(haystack)]


def _of_name(name: str, sought: Iterable[Needle]) -> Iterator[Finding]:
    for pattern, kind in _PART_KINDS:
        if pattern.fullmatch(name):
            yield Finding(kind, name, PurePosixPath(name).name)
            break
    else:
        if not _KNOWN.fullmatch(name):
            yield Finding(LeakKind.FOREIGN_PART, name, PurePosixPath(name).name)
    haystack = Haystack.of(name)
    held = [needle for needle in sought if needle.is_in(haystack)]
    if held and name not in empty_parts():
        yield from (_forbidden(name, needle) for needle in held)


def _of_bytes(name: str, content: bytes, sought: Iterable[Needle]) -> Iterator[Finding]:
    """Forbidden texts in a part that isn't XML, in the encodings that programs write."""
    for needle in sought:
        if any(needle.shown.encode(code) in content for code in ("utf-8", "utf-16-le", "utf-16-be")):
            yield _forbidden(name, needle)


def _forbidden(name: str, needle: Needle) -> Finding:
    return Finding(LeakKind.FORBIDDEN, name, _cut(needle.shown), words=needle.shown)


def _cut(text: str) -> str:
    """The beginning of a text, in one line."""
    shown = " ".join(text[:EXCERPT_CHARACTERS].split())
    return f"{shown}{'…' if len(text) > EXCERPT_CHARACTERS else ''}"
