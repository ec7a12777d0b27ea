"""The provision of the base that an instruction names."""

from __future__ import annotations

from drafts.amending.model import Remark, Target
from drafts.model import Draft, Kind, Provision
from drafts.numerals import write_numeral

_DIVISIONS = (Kind.PART, Kind.SUBPART, Kind.CHAPTER, Kind.SECTION)
_NAMES = {
    Kind.PART: ("编", "part"),
    Kind.SUBPART: ("分编", "subpart"),
    Kind.CHAPTER: ("章", "chapter"),
    Kind.SECTION: ("节", "section"),
    Kind.ARTICLE: ("条", "article"),
    Kind.PARAGRAPH: ("款", "paragraph"),
    Kind.ITEM: ("项", "item"),
    Kind.SUBITEM: ("目", "subitem"),
}


class Unfit(Exception):  # noqa: N818  # a reason that travels, never shown as an error
    """An instruction can't be applied, and why."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.remark = Remark(zh, en)


def find(base: Draft, target: Target) -> Provision:
    """The provision of the base that a target means. Raises Unfit where there is none, or more than one."""
    here: Provision | None = None
    for kind, number in target.steps:
        found = _step(base, here, kind, number)
        if not found:
            raise Unfit(*_missing(base, here, kind, number))
        if len(found) > 1:
            zh, en = _NAMES[kind]
            raise Unfit(
                f"原文有 {len(found)} 处{printed(number, zh)}，无法确定是哪一处",
                f"the base has {len(found)} of {en} {number}; which one is meant isn't said",
            )
        here = found[0]
    if here is None:
        raise Unfit("没有指明条款", "no provision is named")
    return here


def _step(base: Draft, here: Provision | None, kind: Kind, number: str) -> list[Provision]:
    if kind is Kind.ARTICLE:
        found = [a for a in base.articles if a.number == number]
        return found or (
            [p for p in base.provisions if p.kind is Kind.POINT and p.number == number] if not base.articles else []
        )
    if kind in _DIVISIONS:
        body = [p for p in base.provisions if p.kind is kind and p.number == number and not _in_annex(base, p)]
        return [p for p in body if here is None or here.span.holds(p.span)]
    if here is None:
        return []
    children = [c for c in base.children(here.key) if c.number == number]
    if kind is Kind.PARAGRAPH:
        return [c for c in children if c.kind is Kind.PARAGRAPH]
    inner = [c for c in children if c.kind in (Kind.ITEM, Kind.SUBITEM)]
    if inner or here.kind is not Kind.ARTICLE:
        return inner
    return [
        c
        for paragraph in base.children(here.key)
        for c in base.children(paragraph.key)
        if c.kind is Kind.ITEM and c.number == number
    ]


def printed(number: str, unit: str) -> str:
    """A number as a Chinese sentence has it: 第十条之一, 第三款; 第 4a 条 where it has letters."""
    base, _, branch = number.partition("-")
    if not base.isdigit() or len(base) > 8:
        return f"第 {number} {unit}"
    return f"第{write_numeral(int(base))}{unit}" + (f"之{write_numeral(int(branch))}" if branch.isdigit() else "")


def _in_annex(base: Draft, provision: Provision) -> bool:
    return any(p.kind is Kind.ANNEX for p in base.ancestors(provision))


def _missing(base: Draft, here: Provision | None, kind: Kind, number: str) -> tuple[str, str]:
    zh, en = _NAMES[kind]
    if here is None:
        return f"原文没有{printed(number, zh)}", f"the base has no {en} {number}"
    inside = here.label or printed(here.number, _NAMES.get(here.kind, ("", ""))[0])
    return f"{inside}没有{printed(number, zh)}", f"{here.label or here.key} has no {en} {number}"


def paragraph_with_items(base: Draft, holder: Provision) -> Provision:
    """The paragraph or item whose list an item is to join. Raises Unfit where there is none or more than one."""
    if holder.kind is not Kind.ARTICLE:
        if any(c.kind in (Kind.ITEM, Kind.SUBITEM) for c in base.children(holder.key)):
            return holder
        raise Unfit(f"{holder.label or '这一款'}没有分项", f"{holder.label or holder.key} has no items")
    holders = [p for p in base.children(holder.key) if base.children(p.key)]
    if len(holders) == 1:
        return holders[0]
    if not holders:
        raise Unfit(f"{holder.label}没有分项", f"{holder.label} has no items")
    raise Unfit(
        f"{holder.label}有 {len(holders)} 款分项，没有说明是哪一款",
        f"{len(holders)} paragraphs of {holder.label} have items; which one isn't said",
    )


def level_name(kind: Kind | None) -> tuple[str, str]:
    """What a level is called in both languages."""
    return _NAMES.get(kind, ("处", "place")) if kind else ("处", "place")
