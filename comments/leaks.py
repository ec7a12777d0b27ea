"""The gate before a Word file leaves: every part of the package is searched for what must not be in it.

It knows nothing of how the file was made, and looks at the bytes alone. What it looks for is what was found in real
submissions: internal notes and names, template tags, blanks left unfilled, left-over comments and revisions, hidden
text, paths, and the marks that Word leaves of who edited what.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from comments.errors import LeakError
from drafts.patterns import regex

if TYPE_CHECKING:
    from comments.word.lints import Fault

EXCERPT_CHARACTERS = 24
"""Shown on each side of what was found."""


class LeakKind(StrEnum):
    """What may not leave."""

    FORBIDDEN = "forbidden"
    """An internal note, or a name that was not to be printed."""
    PROPERTY = "property"
    """A document property besides title and language: creator, company, dates, a custom one."""
    REVISION = "revision"
    COMMENT = "comment"
    HIDDEN = "hidden"
    EDIT_MARK = "edit-mark"
    """rsids and paragraph ids: which words were typed in one sitting."""
    TEMPLATE_LINK = "template-link"
    PEOPLE = "people"
    VARIABLE = "variable"
    """A document variable or custom XML."""
    PATH = "path"
    TAG = "tag"
    PLACEHOLDER = "placeholder"
    OBJECT = "object"
    """A file of another program set into this one: its own text and properties can't be looked at here."""
    DESCRIPTION = "description"
    """A picture described by the name of a file."""
    UNREADABLE = "unreadable"
    """A part that should be XML and isn't: nobody can say what it holds."""
    FOREIGN_PART = "foreign-part"
    """A thumbnail, macro, embedded or other part that none of our files has."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that must not leave, and where it is."""

    kind: LeakKind
    part: str
    """The name of the part: ``word/document.xml``."""
    excerpt: str
    paragraph: int = 0
    """The paragraph of the part, counted from 1; 0 where it isn't in one."""
    words: str = ""
    """What was looked for and found, whole; empty where it was no text of the records."""
    told: tuple[str, str] = ("", "")
    """What it is in Chinese and English, where the excerpt is markup; else empty."""

    def sentence(self, language: str) -> str:
        """What was found, for a person."""
        zh, en = _NAMES[self.kind]
        part_zh, part_en = next((names for pattern, names in _PARTS if pattern.match(self.part)), ("", ""))
        if language == "zh":
            place = f"，第 {self.paragraph} 段" if self.paragraph else ""
            return f"{zh}（{part_zh}{self.part}{place}）：{self.told[0] or self.excerpt}"
        place = f", paragraph {self.paragraph}" if self.paragraph else ""
        return f"{en} ({part_en}{self.part}{place}): {self.told[1] or self.excerpt}"


@dataclass(frozen=True, slots=True)
class LeakReport:
    """What the gate looked at and what it found."""

    parts: int
    characters: int
    searched_for: int
    """How many forbidden texts were looked for."""
    findings: tuple[Finding, ...]

    @property
    def clean(self) -> bool:
        """Whether the file may leave."""
        return not self.findings

    def sentence(self, language: str) -> str:
        """The report in a line."""
        if language == "zh":
            end = "未发现不得外传的内容" if self.clean else f"发现 {len(self.findings)} 处不得外传的内容"
            return f"外发检查：检查了 {self.parts} 个部件、{self.characters} 个字符，{end}。"
        end = "nothing that must not leave" if self.clean else f"{len(self.findings)} things that must not leave"
        return f"Leak check: {self.parts} parts and {self.characters} characters searched, {end}."

    def raise_if_leaking(self) -> None:
        """Raises LeakError, naming the first findings, where the file may not leave."""
        if not self.clean:
            raise self.error({}, None)

    def error(self, origins: Mapping[str, tuple[str, str]], advice: tuple[str, str] | None) -> LeakError:
        """What stopped the file, in both languages. ``origins`` tell of words found who says them; ``advice`` what to do."""
        count, first = len(self.findings), self.findings[:SENTENCES_IN_ERROR]
        sources = [origins.get(finding.words, ("", "")) for finding in first]
        zh = "；".join(
            finding.sentence("zh") + (f"，出自{source}" if source else "")
            for finding, (source, _) in zip(first, sources, strict=True)
        )
        en = "; ".join(
            finding.sentence("en") + (f", from {source}" if source else "")
            for finding, (_, source) in zip(first, sources, strict=True)
        )
        advice_zh, advice_en = advice or _ADVICE
        return LeakError(
            f"文件中有 {count} 处不得外传的内容，未写出任何文件。{zh}。{advice_zh}",
            f"The file holds {count} things that must not leave; nothing was written. {en}. {advice_en}",
        )


SENTENCES_IN_ERROR = 5
_ADVICE = (
    "请修改有关意见或资料后再导出。",
    "Correct the comment or setting that brings it in, then export again.",
)
_PARTS = (
    (regex(r"docProps/core\.xml"), ("文件属性中的标题等，", "the title among the file's properties, ")),
    (regex(r"docProps/"), ("文件属性，", "the file's properties, ")),
    (regex(r"word/document\.xml"), ("正文，", "the text itself, ")),
    (regex(r"word/(?:header|footer)"), ("页眉页脚，", "the head or foot of pages, ")),
    (regex(r"word/(?:footnotes|endnotes)"), ("脚注和尾注，", "the notes below, ")),
    (regex(r"word/comments"), ("批注，", "the comments in the margin, ")),
    (regex(r"word/media/"), ("图片，", "a picture, ")),
)
"""What a part is to somebody who reads the file; others go by their name alone."""
_NAMES = {
    LeakKind.FORBIDDEN: ("内部备注或不得出现的姓名", "an internal note or a name not to be printed"),
    LeakKind.PROPERTY: ("文档属性", "a document property"),
    LeakKind.REVISION: ("遗留的修订", "a left-over revision"),
    LeakKind.COMMENT: ("遗留的批注", "a left-over comment"),
    LeakKind.HIDDEN: ("隐藏文字", "hidden text"),
    LeakKind.EDIT_MARK: ("编辑痕迹", "a mark of editing sessions"),
    LeakKind.TEMPLATE_LINK: ("模板链接", "a link to a template"),
    LeakKind.PEOPLE: ("作者名单", "a list of authors"),
    LeakKind.VARIABLE: ("文档变量或自定义数据", "a document variable or custom data"),
    LeakKind.PATH: ("文件路径", "a file path"),
    LeakKind.TAG: ("模板标记", "a template tag"),
    LeakKind.PLACEHOLDER: ("未填写的空白", "a blank left unfilled"),
    LeakKind.OBJECT: ("嵌入的对象", "an embedded object"),
    LeakKind.DESCRIPTION: ("图片说明中的文件名", "a file's name in a picture's description"),
    LeakKind.UNREADABLE: ("无法读取、不能确认的部件", "a part that can't be read and so can't be vouched for"),
    LeakKind.FOREIGN_PART: ("不应有的部件", "a part that doesn't belong"),
}


def check_package(
    data: bytes, *, forbidden: Iterable[str], allowed: Iterable[str] = (), redline: bool = False
) -> LeakReport:
    """What a .docx holds that must not leave.

    ``forbidden``: texts of internal notes, and names; each is looked for whole and sentence by sentence, across runs and
    paragraphs, whatever the spacing. ``allowed``: texts that are public anyway, such as the draft's; what stands in
    them as well is no leak (a draft may leave its own date blank, an internal note may quote it). Give it texts from
    the records, never from the file. ``redline`` permits revisions and comments. Raises LeakError for a file that
    can't be opened as a package, which can't be vouched for.
    """
    from comments.word.inspection import inspect

    parts, characters, searched_for, findings = inspect(data, tuple(forbidden), tuple(allowed), redline=redline)
    return LeakReport(parts, characters, searched_for, findings)


def check_word_file(
    data: bytes, name: str, *, redline: bool = False, public: Iterable[str] = ()
) -> tuple[LeakReport, tuple[Fault, ...]]:
    """What somebody else's .docx holds that must not leave, and what is wrong in its markup.

    Blanks that stand in a ``public`` text, the draft's, aren't left over; nor is the day of entry into force that drafts leave
    open. Raises WordFileError for a file that can't be opened, or that is made to do harm when opened.
    """
    from comments.word.inspection import inspect_opened
    from comments.word.opening import open_word

    opened = open_word(data, name)
    opened.root(opened.main())
    parts, characters, sought, findings, faults = inspect_opened(opened, (), public, redline=redline, open_days=True)
    return LeakReport(parts, characters, sought, findings), faults
