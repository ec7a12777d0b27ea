"""Names of bodies of which only a part changes: 渔业{行政}主管部门, 工业{和信息化主管}部门."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafts.comparison import Flag
from drafts.flagging.body_names import NAMES, name_ending
from drafts.flagging.changed_passage import Passage
from drafts.patterns import regex

REST_OF_BODY = regex(rf"(?:人民|主管|监督|管理|行政|执法|检察){{0,3}}(?:{NAMES})")
"""The end of a name after a change inside it."""
WHICHEVER = frozenset(("主管", "有关", "相关", "行政主管"))
"""What tells no body from others at the end of an enumeration: 水务、港务等{主管}部门."""
_GENERIC = regex("(?:主管|行政|监督|管理|综合|执法|评审|环境|保护){0,4}(?:委员会|机构|部门|机关)")
"""Names that say little without the word before them: 仲裁{委员会}, 农业{行政}主管部门."""
_WORDS_BEFORE = 2
"""Words before a passage that may belong to a name in it."""
_SHORT_NAME, _LONGEST_NAME = 3, 4
"""Words that tell one body from another: {财政、发展改革}主管部门."""
_LONGEST_IN_ROW = 6
"""Letters of a name among several with a common end."""
_STOP = regex("[，,。；;：:]")
_PART_ENDS = ("主管", "行政", "监督", "管理")
_PART = regex(f"[^，,。；;：:、的有]{{2,12}}(?:{'|'.join(_PART_ENDS)})")
"""A part of a name, which says what the body is for."""


def qualifies(words: Sequence[str], rest: str) -> bool:
    """Whether words before the end of a body's name are few enough to be part of it, or of the names of several that share it;
    those before 机构 are often something else.
    """
    said = [word for word in words if word != "、"]
    few = len(said) <= _LONGEST_NAME or is_row(words)
    return len(words) <= _SHORT_NAME or (few and rest != "机构" and not any(map(_STOP.search, said)))


def is_row(words: Sequence[str]) -> bool:
    """Whether words are the names of several bodies without their common end: {运输、公安、市场监督管理等}部门."""
    names = "".join(words).removesuffix("等").split("、")
    return len(names) > 1 and all(0 < len(name) <= _LONGEST_IN_ROW and name.isalpha() for name in names)


def named_whole(passage: Passage, x: str, y: str) -> tuple[str, str]:
    """Two bodies with the words before them, where one says little without: 仲裁{委员会}, 仲裁{机构}."""
    if not (_GENERIC.fullmatch(x) or _GENERIC.fullmatch(y)):
        return x, y
    script, hunk = passage.sentences.script, passage.hunk
    return _name_before(script.old, hunk.old_start) + x, _name_before(script.new, hunk.new_start) + y


def with_start(names: set[str], text: str, words: Sequence[str], start: int) -> set[str]:
    """Some bodies of a passage, the one that it begins with as a whole: 生态环境{主管部门和}."""
    return {
        _name_before(words, start) + name if _GENERIC.fullmatch(name) and text.startswith(name) else name
        for name in names
    }


def is_said_of_each(passage: Passage) -> bool:
    """Whether a name is only said of each of several now, or no longer: 水务{主管部门}、港务主管部门."""
    words, _ = passage.one_sided()
    name = "".join(words)
    return bool(_GENERIC.fullmatch(name)) and bool(
        re.match(rf"(?:、|和|及|以及|或者?)[^，,。；;：:的]{{1,24}}?{name}", passage.tail())
    )


def is_part_of_body(passage: Passage) -> bool:
    """Whether what comes or goes is a part of a body's name: 工业{和信息化主管}部门."""
    return _part(passage) is not None


def renamed(passage: Passage) -> Iterator[Flag]:
    """A body whose name gains or loses a part."""
    found = _part(passage)
    if found is None:
        return
    name, rest = found
    words, comes = passage.one_sided()
    plain, whole = name + rest, name + "".join(words) + rest
    x, y = (plain, whole) if comes else (whole, plain)
    yield Flag("authority", x, y, f"机关由“{x}”改为“{y}”", f"The authority changes from “{x}” to “{y}”")


def _part(passage: Passage) -> tuple[str, str] | None:
    """The beginning and the end of the name that a part comes into or goes from."""
    words, _ = passage.one_sided()
    part = "".join(words)
    is_part = part.endswith(_PART_ENDS) and _PART.fullmatch(part) is not None
    rest = REST_OF_BODY.match(passage.following) if is_part else None
    name = _name_before(passage.sentences.script.new, passage.hunk.new_start) if rest else ""
    return (name, rest[0]) if rest and name and not name.endswith(("有关", "相关")) else None


def _name_before(words: Sequence[str], start: int) -> str:
    """The words before a passage that belong to the name of a body that it begins with."""
    return name_ending("".join(words[max(0, start - _WORDS_BEFORE) : start]))
