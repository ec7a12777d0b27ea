"""What stands in each part of a Word package, and which of it may not leave. `comments.leaks` is the door to this."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from lxml import etree

from comments.errors import LeakError
from comments.leaks import EXCERPT_CHARACTERS, Finding, LeakKind
from comments.needles import Haystack, Needle, needles, tight
from comments.word.oxml import NAMESPACES, Element, W

_KNOWN = re.compile(
    r"\[Content_Types\]\.xml|.*\.rels|docProps/(?:core|app|custom)\.xml|word/media/[^/]+|word/theme/theme\d*\.xml"
    r"|word/(?:document|styles|settings|fontTable|numbering|footnotes|endnotes|webSettings|people"
    r"|comments\w*|footer[\w-]*|header[\w-]*)\.xml|customXml/.*"
)
_REVISION = re.compile(
    "ins|del|moveFrom|moveTo|cellIns|cellDel|cellMerge|(?:rPr|pPr|sectPr|tblPr|tblGrid|trPr|tcPr|tblPrEx|numbering)Change"
    "|(?:moveFrom|moveTo)RangeStart|trackRevisions"
)
_COMMENT_MARKS = frozenset(("comment", "commentRangeStart", "commentRangeEnd", "commentReference"))
_OFF = frozenset(("0", "false", "off"))
_PUBLIC_PROPERTIES = frozenset(("title", "language"))
_TELLING_APP_PROPERTIES = frozenset(("Company", "Manager", "Template", "HyperlinkBase"))
_PATTERNS = (
    (
        LeakKind.PATH,
        re.compile(
            r"(?<![A-Za-z])[A-Za-z]:\\\w[^\s]*|file:/[^\s]*|\\\\[\w.-]+\\[^\s]*|(?<![\w~])~/\w[^\s]*"
            r"|(?<![\w/.])/(?:home|Users|root|tmp|var|mnt|opt|etc|srv|private|Volumes)/\w[^\s]*"
        ),
    ),
    (
        LeakKind.TAG,
        re.compile(
            r"\{\{.*?\}\}|\{%.*?%\}|\$\{[^}\n]*\}|<%.*?%>|«[\w.]{1,40}»|\bMERGEFIELD\s+\S+|\{\{|\}\}"
            r"|</?[A-Za-z][\w:-]{1,40}(?:\s[^<>\n]{0,80})?/?>"
        ),
    ),
    (
        LeakKind.PLACEHOLDER,
        re.compile(
            r"(?<=[\u4e00-\u9fff《（“])[XＸ×]{2,}|[XＸ×]{2,}(?=[\u4e00-\u9fff])|\bX{4,}\b|[_＿]{3,}"
            r"|[\[【〔［][^\]】〕］\n]{0,20}?(?:待定|待补|待填|填写|请输入|insert|tbd|tbc|to come|●|•)[^\]】〕］\n]{0,40}[\]】〕］]"
            r"|\[(?:name|date|address|amount|company|number)\]|\b(?:TBD|TODO|FIXME)\b|lorem ipsum"
            r"|单击或点击此处输入文字|单击此处输入文字|Click (?:or tap )?here to enter text",
            re.IGNORECASE,
        ),
    ),
)
_PART_KINDS = (
    (re.compile(r"docProps/thumbnail.*|.*vbaProject.*|word/embeddings/.*|word/activeX/.*"), LeakKind.FOREIGN_PART),
    (re.compile(r"word/people\.xml"), LeakKind.PEOPLE),
    (re.compile(r"customXml/.*"), LeakKind.VARIABLE),
)


@dataclass(frozen=True, slots=True)
class _Public:
    """What may stand in the file although it looks like a blank or a tag: the draft's own words."""

    texts: str

    def holds(self, found: str, around: str) -> bool:
        """Whether a find stands in the public texts, with what is next to it where the find itself is short."""
        return tight(around) in self.texts if len(found) < len(around) else tight(found) in self.texts


def inspect(
    data: bytes, forbidden: tuple[str, ...], allowed: tuple[str, ...], *, redline: bool
) -> tuple[int, int, int, tuple[Finding, ...]]:
    """Parts, characters, texts looked for, and findings of a package."""
    sought = needles(forbidden, allowed)
    public = _Public(tight("\n".join(allowed)))
    parts = _read(data)
    findings: list[Finding] = []
    characters = 0
    for name, content in parts:
        findings.extend(_of_name(name, sought))
        root = _parsed(name, content)
        if root is None:
            findings.extend(_of_bytes(name, content, sought))
            continue
        lines, values = _texts(root), _values(root)
        characters += sum(map(len, lines))
        haystack = Haystack.of("\n".join((*lines, *values)))
        findings.extend(Finding(LeakKind.FORBIDDEN, name, _cut(n.shown)) for n in sought if n.is_in(haystack))
        findings.extend(_of_patterns(name, lines, values, public))
        findings.extend(_of_structure(name, root, redline=redline))
    return len(parts), characters, len(sought), tuple(dict.fromkeys(findings))


def _read(data: bytes) -> list[tuple[str, bytes]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [(entry.filename, archive.read(entry)) for entry in archive.infolist()]
            if archive.comment:
                parts.append(("zip comment", archive.comment))
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError) as error:
        raise LeakError(
            "无法打开要检查的 Word 文件（文件已损坏或加密），不能确认其中没有不得外传的内容。请重新生成该文件。",
            "The Word file can't be opened for the check (damaged or encrypted), so it can't be vouched for. Make it anew.",
        ) from error
    return parts


def _parsed(name: str, content: bytes) -> Element | None:
    """The part's root; None where it isn't XML."""
    if not name.endswith((".xml", ".rels", ".vml")):
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        return None


def _texts(root: Element) -> list[str]:
    """The part's text: a line a paragraph, its runs joined; a line a text outside paragraphs."""
    paragraphs = [p for p in root.iter(f"{{{W}}}p") if next(p.iterancestors(f"{{{W}}}p"), None) is None]
    if not paragraphs:
        return [text for text in (t.strip() for t in _strings(root)) if text]
    return ["".join(_strings(p)) for p in paragraphs]


def _strings(element: Element) -> Iterator[str]:
    """Every string below an element, comments and processing instructions of the markup included."""
    for found in element.iter():
        if found.text:
            yield found.text
        if found.tail and found is not element:
            yield found.tail


def _values(root: Element) -> list[str]:
    return [str(value) for e in root.iter(etree.Element) for value in e.attrib.values()]


def _of_name(name: str, sought: Iterable[Needle]) -> Iterator[Finding]:
    for pattern, kind in _PART_KINDS:
        if pattern.fullmatch(name):
            yield Finding(kind, name, PurePosixPath(name).name)
            break
    else:
        if not _KNOWN.fullmatch(name):
            yield Finding(LeakKind.FOREIGN_PART, name, PurePosixPath(name).name)
    haystack = Haystack.of(name)
    yield from (Finding(LeakKind.FORBIDDEN, name, _cut(needle.shown)) for needle in sought if needle.is_in(haystack))


def _of_bytes(name: str, content: bytes, sought: Iterable[Needle]) -> Iterator[Finding]:
    """Forbidden texts in a part that isn't XML, in the encodings that programs write."""
    for needle in sought:
        if any(needle.shown.encode(code) in content for code in ("utf-8", "utf-16-le", "utf-16-be")):
            yield Finding(LeakKind.FORBIDDEN, name, _cut(needle.shown))


def _of_patterns(name: str, lines: list[str], values: list[str], public: _Public) -> Iterator[Finding]:
    for kind, pattern in _PATTERNS:
        for line in (*lines, *values) if kind is LeakKind.PATH else lines:
            for found in pattern.finditer(line):
                start, end = max(0, found.start() - 4), found.end() + 4
                if not public.holds(found.group(), line[start:end]):
                    yield Finding(kind, name, _cut(line, found.start(), found.end()))


def _of_structure(name: str, root: Element, *, redline: bool) -> Iterator[Finding]:
    if name.startswith("docProps/"):
        yield from _of_properties(name, root)
    counts: dict[LeakKind, list[str]] = {}
    for element in root.iter(etree.Element):
        tag = etree.QName(element)
        kind = _kind_of(element, tag, redline=redline)
        if kind is not None:
            counts.setdefault(kind, []).append(f"{tag.localname} {''.join(_strings(element))}".strip())
        if any(etree.QName(key).localname.startswith(("rsid", "paraId", "textId")) for key in map(str, element.attrib)):
            counts.setdefault(LeakKind.EDIT_MARK, []).append(tag.localname)
    for kind, found in counts.items():
        yield Finding(kind, name, f"{_cut(found[0])} × {len(found)}" if len(found) > 1 else _cut(found[0]))


def _kind_of(element: Element, tag: etree.QName, *, redline: bool) -> LeakKind | None:
    if tag.namespace != W:
        relation = str(element.get("Type", ""))
        return LeakKind.TEMPLATE_LINK if relation.endswith("/attachedTemplate") else None
    local = tag.localname
    if _REVISION.fullmatch(local) or local in _COMMENT_MARKS:
        kind = LeakKind.COMMENT if local in _COMMENT_MARKS else LeakKind.REVISION
        return None if redline or element.get(f"{{{W}}}val") in _OFF else kind
    if local in ("vanish", "specVanish", "webHidden"):
        return None if element.get(f"{{{W}}}val") in _OFF else LeakKind.HIDDEN
    if local == "color" and str(element.get(f"{{{W}}}val")).upper() == "FFFFFF":
        return LeakKind.HIDDEN if _has_words(element) else None
    return {
        "rsids": LeakKind.EDIT_MARK,
        "attachedTemplate": LeakKind.TEMPLATE_LINK,
        "docVars": LeakKind.VARIABLE,
    }.get(local)


def _has_words(colour: Element) -> bool:
    """Whether a colour is that of a run with text (white words on white paper), not of a style or border."""
    run = next(colour.iterancestors(f"{{{W}}}r"), None)
    return run is not None and any((t.text or "").strip() for t in run.iterfind("w:t", NAMESPACES))


def _of_properties(name: str, root: Element) -> Iterator[Finding]:
    for element in root.iter(etree.Element):
        local, text = etree.QName(element).localname, (element.text or "").strip()
        telling = local in _TELLING_APP_PROPERTIES if name.endswith("app.xml") else local not in _PUBLIC_PROPERTIES
        if text and telling:
            yield Finding(LeakKind.PROPERTY, name, f"{local}: {_cut(text, 0, EXCERPT_CHARACTERS)}")


def _cut(text: str, start: int = 0, end: int = 0) -> str:
    """The text around a find, in one line."""
    first, last = max(0, start - EXCERPT_CHARACTERS), end + EXCERPT_CHARACTERS
    shown = " ".join(text[first:last].split())
    return f"{'…' if first else ''}{shown}{'…' if last < len(text) else ''}"
