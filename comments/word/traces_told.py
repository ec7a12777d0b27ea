"""What traces of editing are, in words: a reader of a report knows tracked changes, not the elements they are stored in."""

from __future__ import annotations

from comments.leaks import LeakKind
from drafts.counting import many

_DONE = {
    "ins": ("插入", "inserted"),
    "del": ("删去", "deleted"),
    "moveFrom": ("移走", "moved away"),
    "moveTo": ("移入", "moved here"),
    "comment": ("写了批注", "commented"),
}
_CELLS = frozenset(("cellIns", "cellDel", "cellMerge"))
_TRACKING = ("“修订”功能仍开着", "Word still tracks changes")
_HIDING = ("使文字隐藏的格式", "a format that hides words")


def told(kind: LeakKind, element: str, person: str, words: str, count: int) -> tuple[str, str]:
    """The first of some traces of a kind, and how many there are, in Chinese and English.

    ``element`` is the local name of its markup; ``person`` and ``words`` are empty where it has none.
    """
    if kind is LeakKind.EDIT_MARK:
        return (
            f"Word 为每次编辑留下的编号，共 {count} 处",
            f"numbers that Word gives each sitting, {many(count, 'places')}",
        )
    zh, en = _one(kind, element, person, words)
    if count == 1:
        return zh, en
    return f"共 {count} 处，第一处：{zh}", f"{many(count, 'places')}, the first: {en}"


def _one(kind: LeakKind, element: str, person: str, words: str) -> tuple[str, str]:
    who = f"{person} " if person else ""
    if element == "trackRevisions":
        return _TRACKING
    if element in _DONE:
        zh, en = _DONE[element]
        what = ("", "") if element == "comment" else ("段落标记或空白", " a paragraph's end or a space")
        if words:
            what = f"“{words}”", f" “{words}”"
        return f"{who}{zh}{what[0]}", f"{who}{en}{what[1]}"
    if element.endswith("Change"):
        return f"{who}改了格式", f"{who}changed the format"
    if element in _CELLS:
        return f"{who}改了表格的单元格", f"{who}changed a table's cells"
    if kind is LeakKind.COMMENT:
        return "批注在正文中的位置", "a comment's place in the text"
    if kind is LeakKind.REVISION:
        return f"{who}移动了文字", f"{who}moved words"
    if words:
        return f"“{words}”", f"“{words}”"
    return _HIDING if kind is LeakKind.HIDDEN else (f"标记 {element}", f"the element {element}")
