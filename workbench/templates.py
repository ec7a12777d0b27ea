"""A firm's Word template and the file beside it that says which of its styles to use: ``firm.docx`` and ``firm.toml``."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from comments.errors import TemplateError
from drafts.given import read_given
from drafts.reasons import reason

if TYPE_CHECKING:
    from comments.word.firm import Template

_LARGEST_BYTES = 50_000_000
_LARGEST_MAP_BYTES = 200_000


def read_template(path: Path) -> Template:
    """The template and its map, where there is one beside it. Raises TemplateError."""
    from comments.word.firm import PLACEHOLDER, Template

    try:
        data = read_given(path, _LARGEST_BYTES)
    except OSError as error:
        raise _refused(path, *reason(error)) from error
    beside = path.with_suffix(".toml")
    if not beside.exists():
        return Template(path.name, data)
    try:
        found = tomllib.loads(read_given(beside, _LARGEST_MAP_BYTES).decode("utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        zh, en = reason(error)
        raise _refused(beside, f"{zh}。须为 UTF-8 编码的 TOML", f"{en}; it must be TOML in UTF-8") from error
    styles, placeholder = found.pop("styles", {}), found.pop("placeholder", PLACEHOLDER)
    if found or not isinstance(placeholder, str) or not placeholder.strip() or not isinstance(styles, dict):
        raise _refused(
            beside, "只能写 placeholder（文字）和 [styles]", "it may hold placeholder (a text) and [styles] only"
        )
    if not all(isinstance(value, str) for value in styles.values()):
        raise _refused(beside, "[styles] 的值应为样式名称", "the values of [styles] must be names of styles")
    return Template(path.name, data, styles, placeholder.strip())


def _refused(path: Path, zh: str, en: str) -> TemplateError:
    return TemplateError(
        f"模板“{path.name}”不能使用：{zh}。没有写出任何文件。",
        f"The template {path.name} can't be used: {en}. Nothing was written.",
    )
