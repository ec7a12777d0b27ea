"""The last look at a file that isn't Word's before it leaves: spreadsheets part by part, text as a reader takes it.

It knows nothing of how the file was made. Word files are looked at by `comments.leaks.check_package`.
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from lxml import etree

from comments.errors import LeakError
from comments.forms.emptiness import empty_strings, empty_words, said, strings
from comments.leaks import EXCERPT_CHARACTERS, Finding, LeakKind, LeakReport, check_package
from comments.word.oxml import clean, paragraph, run
from comments.word.package import Properties, document
from comments.word.page import portrait
from drafts.patterns import regex

_TELLING = ("creator", "lastModifiedBy", "Company", "Manager", "description", "keywords", "HyperlinkBase")
_MARKDOWN_SIGNS = regex(r"\\([\\`*_{}\[\]<>#|~])|<br>|[*~]{2,3}")
_FOREIGN = regex(r".*(?:vbaProject|embeddings|externalLinks|connections|comments|threadedComments|persons?/).*")


def check_file(data: bytes, kind: str, *, forbidden: Iterable[str], allowed: Iterable[str] = ()) -> LeakReport:
    """What a file of a kind (``xlsx``, ``csv``, ``md``, ``json``, ``txt``) holds that must not leave.

    ``forbidden`` and ``allowed`` are those of `check_package`, which is given the file's text as it would be given a
    Word file's. Raises LeakError for a file that can't be read as that kind.
    """
    parts = tuple(_parts(data, kind))
    lines = [line for part in parts for line in clean(part.text).split("\n") if line.strip()]
    package = document([*(paragraph("Body", run(line)) for line in lines), portrait("en")], Properties("", "en"))
    seen = check_package(package, forbidden=forbidden, allowed=allowed)
    findings = [replace(finding, part=kind) for finding in seen.findings]
    findings += [finding for part in parts for finding in part.findings]
    return LeakReport(
        len(parts), sum(len(part.text) for part in parts), seen.searched_for, tuple(dict.fromkeys(findings))
    )


@dataclass(frozen=True, slots=True)
class _Part:
    """A part's text, and what is wrong with it besides its words."""

    text: str
    findings: tuple[Finding, ...] = ()


def _parts(data: bytes, kind: str) -> Iterator[_Part]:
    try:
        if kind == "xlsx":
            yield from _sheet_parts(data)
            return
        text = data.decode("utf-8-sig")
        if kind == "json":
            own = empty_words()
            yield _Part("\n".join(dict.fromkeys(each[1] for each in said(json.loads(text)) if each not in own)))
        elif kind == "csv":
            yield _Part("\n".join("\n".join(row) for row in csv.reader(io.StringIO(text, newline=""))))
        elif kind == "md":
            yield _Part(_MARKDOWN_SIGNS.sub(lambda found: found.group(1) or " ", text))
        else:
            yield _Part(text)
    except (ValueError, csv.Error, zipfile.BadZipFile, etree.XMLSyntaxError, RuntimeError, OSError) as error:
        raise LeakError(
            f"无法打开要检查的文件（{kind}），不能确认其中没有不得外传的内容。请重新生成。",
            f"The file ({kind}) can't be opened for the check, so it can't be vouched for. Make it anew.",
        ) from error


def _sheet_parts(data: bytes) -> Iterator[_Part]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for entry in archive.infolist():
            name = entry.filename
            telling = [Finding(LeakKind.FOREIGN_PART, name, name)] if _FOREIGN.fullmatch(name) else []
            root = etree.fromstring(archive.read(entry), parser)
            if name.startswith("docProps/"):
                telling += [
                    Finding(LeakKind.PROPERTY, name, f"{etree.QName(e).localname}: {_cut(e.text)}")
                    for e in root.iter(etree.Element)
                    if etree.QName(e).localname in _TELLING and e.text and e.text.strip()
                ]
            texts = (text for text in strings(name, root) if (name, text) not in empty_strings())
            yield _Part("\n".join(texts), tuple(telling))


def _cut(text: str) -> str:
    shown = " ".join(text.split())
    return shown if len(shown) <= 2 * EXCERPT_CHARACTERS else f"{shown[: 2 * EXCERPT_CHARACTERS]}…"
