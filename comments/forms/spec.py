"""A form read from its TOML file: which columns, in which words, from which fields, on which paper. See docs/forms.md."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from comments.errors import FormError
from comments.forms.names import BLANK, HEAD_FIELDS, PAGES, ROW_FIELDS
from drafts.given import read_given
from drafts.reasons import reason

FORMATS = ("docx", "xlsx", "csv", "md", "txt")
LAYOUTS = ("table", "blocks", "portal")
ROW_SOURCES = ("comments", "articles", "amendments")
"""Every comment; each article that is changed; each comment that proposes words."""
_KEYS = {
    "name", "about", "layout", "rows", "formats", "paper", "orientation", "title", "note", "marks", "limit",
    "head", "columns", "block",
}  # fmt: skip
_LARGEST_FORM_BYTES = 200_000


@dataclass(frozen=True, slots=True)
class Words:
    """A phrase in Chinese and English."""

    zh: str = ""
    en: str = ""

    def said(self, language: str) -> str:
        """In the language asked for; in the other where it isn't given."""
        return (self.zh or self.en) if language == "zh" else (self.en or self.zh)


@dataclass(frozen=True, slots=True)
class HeadField:
    """A line above the table: its name, and the field that fills it (``blank`` for the authority to fill in)."""

    label: Words
    field: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, the fields it holds one below the other, its share of the width."""

    heading: Words
    fields: tuple[str, ...]
    width: float
    centred: bool


@dataclass(frozen=True, slots=True)
class Block:
    """What stands around each row's small table where a form has one table a row. ``{number}`` is the row's number."""

    heading: Words
    location: str
    """The field shown below the heading; empty for none."""
    closing_heading: Words
    closing: str
    """The field shown below the table."""


@dataclass(frozen=True, slots=True)
class Form:
    """Everything that a form's file says."""

    name: str
    about: Words
    layout: str
    rows: str
    formats: tuple[str, ...]
    """What it can be written as; the first where the file's name doesn't say."""
    paper: str
    landscape: bool
    title: Words
    """``{title}`` stands for the draft's."""
    note: Words
    marks: str
    """``redline``: struck, bold and underlined; ``bold-italic``: added words so, deleted ones so in the original; ``plain``."""
    limit: int
    """Characters that a portal takes for one article; 0 for no limit."""
    head: tuple[HeadField, ...]
    columns: tuple[Column, ...]
    block: Block | None

    def phrases(self, title: str) -> tuple[str, ...]:
        """What it says in either language whatever is filled in, for a draft of this title."""
        words = [self.title, self.note, *(column.heading for column in self.columns)]
        words += [Words(f"{line.label.zh}：", f"{line.label.en}: ") for line in self.head]
        if any(line.field == "pages" for line in self.head):
            words += [Words(zh, en) for zh, en in zip(PAGES["zh"], PAGES["en"], strict=True)]
        words += [self.block.heading, self.block.closing_heading] if self.block is not None else []
        return tuple(text.replace("{title}", title) for each in words for text in (each.zh, each.en) if text)


def form_names() -> tuple[str, ...]:
    """The names of the forms that come with the program."""
    found = (entry.name for entry in resources.files("comments.forms").iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in found if name.endswith(".toml")))


def load_form(name: str) -> Form:
    """A form by its name, or from a file where the name ends in ``.toml``. Raises FormError."""
    if name.endswith(".toml"):
        return _read(Path(name), name)
    if name not in form_names():
        raise FormError(
            f"没有名为“{name}”的表格。可用的有：{'、'.join(form_names())}；自己的表格请给出 .toml 文件的路径。",
            f"There is no form “{name}”. Choose one of: {', '.join(form_names())}; for your own, give the path of a .toml file.",
        )
    return _read(resources.files("comments.forms").joinpath(f"{name}.toml"), name)


def _read(file: Traversable | Path, shown: str) -> Form:
    try:
        data = read_given(file, _LARGEST_FORM_BYTES) if isinstance(file, Path) else file.read_bytes()
        found = tomllib.loads(data.decode("utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        zh, en = reason(error)
        raise _refused(shown, f"{zh}。须为 UTF-8 编码的 TOML", f"{en}; it must be TOML in UTF-8") from error
    return _Reader(shown).form(found)


def _refused(shown: str, zh: str, en: str) -> FormError:
    return FormError(
        f"表格文件“{shown}”不能使用：{zh}。写法见 docs/forms.md。",
        f"The form {shown} can't be used: {en}. See docs/forms.md.",
    )


class _Reader:
    """Checks a form's file key by key, so that a slip is named rather than passed over."""

    def __init__(self, shown: str) -> None:
        self.shown = shown

    def form(self, found: Mapping[str, object]) -> Form:
        self._known(found, _KEYS, "")
        layout = self._one_of(found, "layout", LAYOUTS)
        block = found.get("block")
        columns = tuple(self._column(entry) for entry in self._tables(found, "columns"))
        if not columns and layout != "portal":
            raise _refused(self.shown, "没有 [[columns]]", "it has no [[columns]]")
        if layout == "blocks" and not isinstance(block, dict):
            raise _refused(self.shown, 'layout = "blocks" 须有 [block]', 'layout = "blocks" needs a [block]')
        return Form(
            name=self._text(found, "name") or Path(self.shown).stem,
            about=self._words(found, "about"),
            layout=layout,
            rows=self._one_of(found, "rows", ROW_SOURCES),
            formats=self._formats(found, layout),
            paper=self._one_of(found, "paper", ("A4", "A3", "Letter")),
            landscape=self._one_of(found, "orientation", ("landscape", "portrait")) == "landscape",
            title=self._words(found, "title"),
            note=self._words(found, "note"),
            marks=self._one_of(found, "marks", ("redline", "bold-italic", "plain")),
            limit=self._whole(found, "limit"),
            head=tuple(self._head(entry) for entry in self._tables(found, "head")),
            columns=columns,
            block=self._block(block) if isinstance(block, dict) else None,
        )

    def _column(self, entry: Mapping[str, object]) -> Column:
        self._known(entry, {"zh", "en", "field", "width", "align"}, "columns.")
        given = entry.get("field", BLANK)
        fields = tuple(given) if isinstance(given, list) else (given,)
        for field in fields:
            if field not in ROW_FIELDS:
                raise self._unknown_field(field, ROW_FIELDS)
        width = entry.get("width", 10)
        if isinstance(width, bool) or not isinstance(width, int | float) or not 0 < width <= 1000:
            raise _refused(
                self.shown, f"width = {width!r} 不是 0 到 1000 的数", f"width = {width!r} is no number to 1000"
            )
        align = self._one_of(entry, "align", ("left", "centre"))
        return Column(self._pair(entry), tuple(map(str, fields)), float(width), align == "centre")

    def _head(self, entry: Mapping[str, object]) -> HeadField:
        self._known(entry, {"zh", "en", "field"}, "head.")
        field = entry.get("field", BLANK)
        if field not in HEAD_FIELDS:
            raise self._unknown_field(field, HEAD_FIELDS)
        return HeadField(self._pair(entry), str(field))

    def _block(self, entry: Mapping[str, object]) -> Block:
        self._known(entry, {"heading", "location", "closing_heading", "closing"}, "block.")
        for key in ("location", "closing"):
            if entry.get(key, BLANK) not in ROW_FIELDS:
                raise self._unknown_field(entry.get(key), ROW_FIELDS)
        return Block(
            self._words(entry, "heading"),
            self._text(entry, "location"),
            self._words(entry, "closing_heading"),
            self._text(entry, "closing"),
        )

    def _formats(self, found: Mapping[str, object], layout: str) -> tuple[str, ...]:
        given = found.get("formats", ["txt"] if layout == "portal" else ["docx"])
        formats = tuple(str(one) for one in given) if isinstance(given, list) else ()
        possible = {"portal": ("txt",), "blocks": ("docx", "md")}.get(layout, FORMATS[:4])
        if not formats or not set(formats) <= set(possible):
            names = ", ".join(possible)
            raise _refused(self.shown, f"formats 可以是：{names}", f"formats may hold: {names}")
        return formats

    def _words(self, found: Mapping[str, object], key: str) -> Words:
        given = found.get(key, {})
        if isinstance(given, str):
            return Words(given, given)
        if not isinstance(given, dict):
            raise _refused(self.shown, f"{key} 应为 {{zh = …, en = …}}", f"{key} must be {{zh = …, en = …}}")
        self._known(given, {"zh", "en"}, f"{key}.")
        return self._pair(given)

    def _pair(self, entry: Mapping[str, object]) -> Words:
        return Words(self._text(entry, "zh"), self._text(entry, "en"))

    def _text(self, found: Mapping[str, object], key: str) -> str:
        value = found.get(key, "")
        if not isinstance(value, str):
            raise _refused(self.shown, f"{key} 应为文字", f"{key} must be a text")
        return value

    def _whole(self, found: Mapping[str, object], key: str) -> int:
        value = found.get(key, 0)
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            raise _refused(self.shown, f"{key} 应为不小于 0 的整数", f"{key} must be a whole number")
        return value

    def _one_of(self, found: Mapping[str, object], key: str, possible: tuple[str, ...]) -> str:
        value = found.get(key, possible[0])
        if value not in possible:
            names = ", ".join(possible)
            raise _refused(self.shown, f"{key} = {value!r}，可以是：{names}", f"{key} = {value!r}; it may be {names}")
        return str(value)

    def _tables(self, found: Mapping[str, object], key: str) -> list[Mapping[str, object]]:
        given = found.get(key, [])
        if not isinstance(given, list) or not all(isinstance(entry, dict) for entry in given):
            raise _refused(self.shown, f"{key} 应写作 [[{key}]]", f"{key} must be written as [[{key}]]")
        return given

    def _known(self, found: Mapping[str, object], known: set[str], where: str) -> None:
        for key in found:
            if key not in known:
                names = ", ".join(sorted(known))
                raise _refused(
                    self.shown,
                    f"不认识“{where}{key}”，可以写：{names}",
                    f"“{where}{key}” isn't known; it may hold {names}",
                )

    def _unknown_field(self, field: object, possible: Mapping[str, tuple[str, str]]) -> FormError:
        names = ", ".join(possible)
        return _refused(
            self.shown, f"没有字段“{field}”，可以是：{names}", f"there is no field “{field}”; it may be {names}"
        )
