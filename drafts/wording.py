"""What becomes of articles, how much it matters, and what is flagged: one set of words in each language, however shown."""

from __future__ import annotations

from collections.abc import Iterable

from drafts.comparison import Flag, ReferenceState, Row, RowKind, Significance

Words = tuple[str, str]
"""Chinese and English."""

KINDS: dict[RowKind, Words] = {
    RowKind.SAME: ("未改动", "unchanged"),
    RowKind.EDITED: ("修改", "changed"),
    RowKind.MOVED: ("移动", "moved"),
    RowKind.SPLIT: ("拆分", "split"),
    RowKind.MERGED: ("合并", "merged"),
    RowKind.INSERTED: ("新增", "new"),
    RowKind.DELETED: ("删去", "deleted"),
}
MOVED_AND_CHANGED: Words = ("移动并修改", "moved and changed")
RENUMBERED: Words = ("仅改号", "renumbered only")
"""Of an article whose words stayed."""
SIGNS = {
    RowKind.SAME: "=",
    RowKind.EDITED: "~",
    RowKind.MOVED: ">",
    RowKind.SPLIT: "<",
    RowKind.MERGED: "&",
    RowKind.INSERTED: "+",
    RowKind.DELETED: "-",
}
"""A sign for each kind, so that nothing hangs on colour."""

CLASSES: dict[Significance, Words] = {
    Significance.NONE: ("无改动", "no change"),
    Significance.MECHANICAL: ("无实质改动", "nothing of substance"),
    Significance.WORDING: ("文字改动", "wording"),
    Significance.FLAGGED: ("应注意", "flagged"),
}

REFERENCES: dict[ReferenceState, Words] = {
    ReferenceState.NOT_UPDATED: ("未更新", "not updated"),
    ReferenceState.DANGLING: ("落空", "points to nothing"),
    ReferenceState.RETARGETED: ("改指别处", "now means another"),
    ReferenceState.FOLLOWED: ("已随改号更新", "followed the renumbering"),
    ReferenceState.UNCHANGED: ("未变", "unchanged"),
}

FLAGS: dict[str, Words] = {
    "modality": ("情态", "duty"),
    "ban": ("禁止", "ban"),
    "amount": ("金额", "amount"),
    "time-limit": ("期限", "time limit"),
    "threshold": ("门槛", "threshold"),
    "bound": ("界限", "bound"),
    "exception": ("除外", "exception"),
    "and-or": ("和/或", "and/or"),
    "sanction": ("处罚", "sanction"),
    "procedure": ("程序", "procedure"),
    "authority": ("机关", "authority"),
    "effective-date": ("施行日期", "effective date"),
    "scope": ("范围", "scope"),
    "sentence": ("增删句", "sentence"),
    "list-item": ("增删项", "list item"),
    "reference": ("条文引用", "reference"),
    "definition": ("定义", "definition"),
}


def fate_word(row: Row, language: str) -> str:
    """What became of a row's articles, in a word or two; of a moved one also whether it was changed."""
    return MOVED_AND_CHANGED[language != "zh"] if row.moved_and_changed else kind_word(row.kind, language)


def changed_besides(rows: Iterable[Row], language: str) -> str:
    """How many of some rows' moved articles were changed as well, in brackets; nothing where none was."""
    number = sum(row.moved_and_changed for row in rows)
    if not number:
        return ""
    return f"（其中 {number} 条并修改）" if language == "zh" else f" ({number} of them changed too)"


def kind_word(kind: RowKind, language: str) -> str:
    """What became of an article, in a word."""
    return KINDS[kind][language != "zh"]


def class_word(klass: Significance, language: str) -> str:
    """How much a change matters, in a word or two."""
    return CLASSES[klass][language != "zh"]


def flag_name(kind: str, language: str) -> str:
    """A flag's short name; a kind nobody named shows as it is."""
    return FLAGS.get(kind, (kind, kind))[language != "zh"]


def sign_of(row: Row) -> str:
    """The sign of a row: ``#`` where nothing but its number changed."""
    return "#" if row.kind is RowKind.SAME and row.renumbered else SIGNS[row.kind]


def named_reason(flag: Flag, which: int) -> tuple[str, str]:
    """A flag's name and its reason after it, in Chinese (0) or English (1); a name that the reason begins with isn't said twice."""
    name, reason = FLAGS.get(flag.kind, (flag.kind, flag.kind))[which], (flag.zh, flag.en)[which]
    if reason.lower().startswith(name.lower()):
        return reason[: len(name)], reason[len(name) :]
    return name, ("：", ": ")[which] + reason
