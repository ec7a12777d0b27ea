"""Flags for the level of a Chinese body, where its name begins with it: 县交通主管部门, 市公安局."""

from __future__ import annotations

from collections.abc import Iterator

from drafts.comparison import Flag
from drafts.flagging.actor_rules import JOINS
from drafts.flagging.body_names import NAMES
from drafts.flagging.body_parts import REST_OF_BODY
from drafts.flagging.changed_passage import Passage
from drafts.flagging.rules import Rule
from drafts.patterns import regex
from drafts.subsequence import same_at_start

_LEVELS = frozenset((
    "省", "市", "县", "区", "乡", "镇", "州", "盟", "旗", "街道", "村", "自治区", "直辖市", "自治州", "自治县", "中央",
    "上级", "下级", "同级", "国务院",
))  # fmt: skip
_REST = regex(rf"(?!和)[^，,、；;。：:（）()\s或及与由向经报照对按的并被将应]{{0,12}}?(?:{NAMES}|[局厅])(?![部面限势])")
"""What stands after the level, up to the end of the name."""


def level(passage: Passage) -> Iterator[Flag]:
    """A body of another level, or of any level where it was of one: {县 → 市}交通主管部门, {市}公安局."""
    same = same_at_start(passage.old_words[::-1], passage.new_words[::-1])  # 县公安局 may be one word
    a, b = (words[: len(words) - same] for words in (passage.old_words, passage.new_words))
    if not {a, b} <= _LEVELS | {""} or passage.old_next != passage.new_next or passage.before in JOINS:
        return
    if a and b and REST_OF_BODY.match(passage.following):
        return  # told with the name: {县 → 市}人民政府
    rest = _REST.match(passage.new_words[len(b) :] + passage.tail())
    if rest:
        x, y = a + rest[0], b + rest[0]
        yield Flag("authority", x, y, f"机关由“{x}”改为“{y}”", f"The authority changes from “{x}” to “{y}”")


LEVEL_RULE = Rule(level, _LEVELS, chinese=True)
