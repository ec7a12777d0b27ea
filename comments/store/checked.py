"""Values on their way in: checked, and refused with a sentence that names what would do."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import TypeVar

from pydantic import ValidationError
from sqlmodel import SQLModel

from comments.errors import InvalidRecordError
from comments.records import CommentType, Priority, Role, Stage, Status, Visibility
from drafts.characters import stands_in_a_line

_Row = TypeVar("_Row", bound=SQLModel)

_Choice = TypeVar("_Choice", bound=StrEnum)

_FIELDS = {
    "slug": "代号",
    "title": "名称",
    "issuer": "机关",
    "language": "语言",
    "opened": "公布日期",
    "deadline": "截止日期",
    "channels": "提交渠道",
    "notes": "备注",
    "label": "标签",
    "sha256": "SHA-256",
    "article": "条",
    "number": "条号",
    "quote": "引文",
    "body": "意见",
    "rationale": "理由",
    "proposal": "建议条文",
    "delete": "删除",
    "type": "类型",
    "priority": "重要程度",
    "visibility": "可见范围",
    "status": "状态",
    "author": "作者",
    "person": "人员",
    "text": "文字",
    "also": "其他条文",
    "new_article": "新增一条",
    "authorities": "依据",
    "topic": "主题",
    "unit": "提出单位",
    "body_other": "意见的另一语言文本",
    "rationale_other": "理由的另一语言文本",
    "proposal_other": "建议条文的另一语言文本",
    "assigned": "承办人",
    "response": "机关答复",
    "outcomes": "采纳情况",
    "role": "角色",
    "four_eyes": "双人审核",
    "channel": "渠道",
    "file": "文件",
    "topics": "主题",
    "owner": "经办人",
    "stage": "项目状态",
}
_CHOICES = {
    "type": CommentType,
    "priority": Priority,
    "visibility": Visibility,
    "status": Status,
    "role": Role,
    "stage": Stage,
}


def field_names(fields: Iterable[str]) -> str:
    """What fields are called in Chinese."""
    return "、".join(_FIELDS.get(field, field) for field in fields)


def row(kind: type[_Row], values: Mapping[str, object]) -> _Row:
    """A row with these values, each checked. Raises InvalidRecordError at the first that won't do."""
    for field, value in values.items():
        if isinstance(value, str):
            storable(field, value)
    try:
        return kind.model_validate(values)
    except ValidationError as error:
        first = error.errors()[0]
        raise refused(str(first["loc"][0]), first.get("input"), first["msg"]) from error


def refused(field: str, value: object, reason: str = "") -> InvalidRecordError:
    """The error for a value that a field can't hold."""
    zh = _FIELDS.get(field, field)
    if field in _CHOICES:
        allowed = [choice.value for choice in _CHOICES[field]]
        return InvalidRecordError(
            f"{zh}不能是“{value}”，没有保存。可以用：{'、'.join(allowed)}。",
            f"The {field} can't be “{value}”, so nothing was saved. It may be {', '.join(allowed)}.",
        )
    shown = str(value) if len(str(value)) <= 60 else str(value)[:60] + "…"
    return InvalidRecordError(
        f"{zh}不能是“{shown}”，没有保存（{reason}）。请改正后重试。",
        f"The {field} can't be “{shown}”, so nothing was saved ({reason}). Correct it and try again.",
    )


def choice(field: str, kind: type[_Choice], value: str) -> _Choice:
    """The choice with this value. Raises InvalidRecordError naming the choices there are."""
    try:
        return kind(value)
    except ValueError as error:
        raise refused(field, value) from error


def storable(field: str, text: str) -> str:
    """The text, if every character of it can be stored everywhere: no NUL, no half of a surrogate pair."""
    bad = next((c for c in text if c == "\0" or "\ud800" <= c <= "\udfff"), None)
    if bad is not None:
        zh = _FIELDS.get(field, field)
        raise InvalidRecordError(
            f"{zh}里有不能保存的字符（U+{ord(bad):04X}，第 {text.index(bad) + 1} 个字符），没有保存。请删除它后重试。",
            f"The {field} holds a character that can't be stored (U+{ord(bad):04X}, character {text.index(bad) + 1}), "
            "so nothing was saved. Delete it and try again.",
        )
    return text


def slug(given: str) -> str:
    """The slug, composed as Unicode NFC: letters (Chinese ones too), digits, ``-`` and ``_``; first a letter or digit.

    Case counts. Raises InvalidRecordError for anything else, or more than 100 characters.
    """
    composed = unicodedata.normalize("NFC", given)
    if len(composed) > 100 or not re.fullmatch(r"[^\W_][\w-]*", composed):
        raise InvalidRecordError(
            f"“{given}”不能作代号。代号用字母、汉字、数字、连字符和下划线，以字母、汉字或数字开头，不超过 100 个字符，"
            "例如 数据条例-2021。",
            f"“{given}” can't be a slug. Use letters, digits, hyphens and underscores, begin with a letter or digit, "
            "100 characters at most; for example data-rules-2021.",
        )
    return composed


def one_line(field: str, text: str) -> str:
    """The text without spaces around it. Raises InvalidRecordError where nothing is left, or it would break a list it stands in."""
    stripped = needed(field, text)
    bad = next((c for c in stripped if not stands_in_a_line(c)), None)
    if bad is not None:
        zh = _FIELDS.get(field, field)
        raise InvalidRecordError(
            f"{zh}里不能有换行和控制字符（U+{ord(bad):04X}，第 {stripped.index(bad) + 1} 个字符），没有保存。请写成一行。",
            f"The {field} can't hold line breaks or control characters (U+{ord(bad):04X}, character {stripped.index(bad) + 1}), "
            "so nothing was saved. Write it in one line.",
        )
    return stripped


def needed(field: str, text: str) -> str:
    """The text without spaces around it. Raises InvalidRecordError where nothing is left."""
    stripped = storable(field, text).strip()
    if not stripped:
        zh = _FIELDS.get(field, field)
        raise InvalidRecordError(
            f"没有写{zh}，没有保存。请填写后重试。",
            f"The {field} is empty, so nothing was saved. Fill it in and try again.",
        )
    return stripped
