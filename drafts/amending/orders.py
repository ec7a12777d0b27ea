"""Each kind of instruction, turned into changes of a plan. A function raises Unfit before it has changed anything."""

from __future__ import annotations

import re

from drafts.amending.finding import Unfit, find, level_name, paragraph_with_items
from drafts.amending.lists import Fresh
from drafts.amending.model import Action, Instruction, Target
from drafts.amending.plan import ARTICLES, Plan
from drafts.amending.sheet import Change
from drafts.amending.texts import Printed, printed_provisions, unlabelled
from drafts.model import Kind, Provision, Span

_INNER = (Kind.PARAGRAPH, Kind.ITEM, Kind.SUBITEM)
_DIVISIONS = (Kind.PART, Kind.SUBPART, Kind.CHAPTER, Kind.SECTION)


def _found(plan: Plan, order: Instruction, by: int) -> list[Provision]:
    found = [find(plan.base, target) for target in order.targets]
    plan.targets[by] = [p.key for p in found]
    return found


def _text(plan: Plan, printed: Printed, kind: Kind | None) -> str:
    """The words of a provision without the label that a quotation prints before them."""
    return unlabelled(printed.text, kind).text if not printed.number else printed.text


def body_span(plan: Plan, provision: Provision, text: str, *, whole: bool = False) -> Span:
    """What new words take the place of: all after the label, caption included where the new words have one too.

    ``whole``: the quotation prints the label; in a European act the caption follows it then.
    """
    if provision.kind is Kind.PARAGRAPH and not provision.label:
        return provision.span
    start = provision.body.start
    if provision.title and (text[:1] in "（(【" or (whole and plan.fixed)):
        after = provision.span.start + len(provision.label)
        start = after + len(plan.base.text[after:start]) - len(plan.base.text[after:start].lstrip(" 　\xa0\n"))
    return Span(min(start, provision.span.end), provision.span.end)


def replace(plan: Plan, order: Instruction, by: int) -> None:
    """将第五条修改为：“…”; several provisions may become one."""
    found = _found(plan, order, by)
    if any(p.kind in _DIVISIONS for p in found):
        raise Unfit("整章修改须逐条给出", "a whole chapter can't be replaced; its articles must be given")
    kinds = {p.kind for p in found}
    if len(kinds) != 1:
        raise Unfit("条和款不能一并换成一段文字", "provisions of several levels can't be replaced by one text")
    kind = found[0].kind
    printed = printed_provisions(order.new, kind, len(found))
    for provision in found:
        plan.free(provision.span)
    if len(printed) == len(found):
        for provision, one in zip(found, printed, strict=True):
            _check_label(plan, provision, one, by)
            text = _text(plan, one, kind)
            plan.replace(body_span(plan, provision, text, whole=bool(one.number)), (text,), by)
        return
    if len(printed) > len(found) and printed[0].number and kind is Kind.ARTICLE:
        _replace_by_more(plan, found, printed, by)
        return
    if len(printed) == 1:
        _become_one(plan, found, printed[0], by)
        return
    zh, en = level_name(kind)
    raise Unfit(
        f"要修改 {len(found)} {zh}，引文却有 {len(printed)} {zh}",
        f"{len(found)} of level {en} are to be replaced, and the quotation prints {len(printed)}",
    )


def _check_label(plan: Plan, provision: Provision, printed: Printed, by: int) -> None:
    if printed.number:
        plan.row(plan.row_key(provision)).printed.append((provision.key, printed.number, by))


def _replace_by_more(plan: Plan, found: list[Provision], printed: list[Printed], by: int) -> None:
    for provision, one in zip(found, printed, strict=False):
        _check_label(plan, provision, one, by)
        plan.replace(body_span(plan, provision, one.text), (one.text,), by)
    row = plan.row(ARTICLES)
    row.fresh += [Fresh(one.number, (one.text,), by, origin=found[-1].key) for one in printed[len(found) :]]


def _become_one(plan: Plan, found: list[Provision], printed: Printed, by: int) -> None:
    first, *rest = found
    text = _text(plan, printed, first.kind)
    for provision in rest:
        plan.take_out(provision, by)
    plan.replace(body_span(plan, first, text), (text,), by)
    if printed.number:
        _check_label(plan, first, printed, by)


def delete(plan: Plan, order: Instruction, by: int) -> None:
    """删去第七条."""
    found = _found(plan, order, by)
    for provision in found:
        plan.free(provision.span)
        siblings = plan.row(plan.row_key(provision)).members
        if provision.kind is Kind.PARAGRAPH and len(siblings) == 1:
            raise Unfit("这一条只有一款，删去后没有文字", "it is the article's only paragraph; nothing would be left")
    for provision in found:
        if provision.kind in _DIVISIONS:
            for article in plan.row(ARTICLES).members:
                if provision.span.holds(article.span):
                    plan.row(ARTICLES).removed.setdefault(article.key, by)
        plan.take_out(provision, by)


def renumber(plan: Plan, order: Instruction, by: int) -> None:
    """第八条改为第九条, 第八条第二款改为第九条."""
    found = _found(plan, order, by)
    if len(found) != len(order.becomes):
        raise Unfit(
            f"{len(found)} 处改为 {len(order.becomes)} 处，对不上",
            f"{len(found)} provisions and {len(order.becomes)} new numbers don't match",
        )
    pairs = list(zip(found, order.becomes, strict=True))
    for provision, becomes in pairs:
        _check_renumber(plan, provision, becomes)
    for provision, becomes in pairs:
        if provision.kind is becomes.kind:
            plan.row(plan.row_key(provision)).claims.append((provision.key, becomes.number, by))
            if becomes.kind in _INNER and "条" in becomes.words:  # 第八条第一款改为第九条第一款
                article = find(plan.base, Target(order.targets[0].steps[:1], ""))
                plan.hosts.append((article.key, becomes.steps[0][1], by))
        else:
            plan.take_out(provision, by, moves=True)
            plan.row(ARTICLES).fresh.append(Fresh(becomes.number, (provision.body,), by, origin=provision.parent or ""))


def _check_renumber(plan: Plan, provision: Provision, becomes: Target) -> None:
    if provision.kind is becomes.kind:
        return
    if becomes.kind in _DIVISIONS:
        raise Unfit("移到另一章的，须说明移动后是第几条", "to move it into a chapter, its new number must be given")
    if provision.kind is not Kind.PARAGRAPH or becomes.kind is not Kind.ARTICLE:
        raise Unfit("只有款能改为条", "only a paragraph can become an article")
    row = plan.row(plan.row_key(provision))
    if len(row.members) == 1:
        raise Unfit("这一条只有这一款", "it is the article's only paragraph")
    if provision.key in row.removed:
        raise Unfit("它已由另一项修改移走", "another instruction has moved it")


def merge(plan: Plan, order: Instruction, by: int) -> None:
    """第三条、第四条合并为一条, with new words or without."""
    found = _found(plan, order, by)
    if len({p.kind for p in found}) != 1 or len(found) < 2:
        raise Unfit("合并须指明两个以上同级条款", "merging needs two or more provisions of one level")
    first, *rest = found
    for provision in found:
        plan.free(provision.span)
    number = order.becomes[0].number if order.becomes else ""
    if order.new:
        printed = printed_provisions(order.new, first.kind, 1)
        if len(printed) != 1:
            raise Unfit("合并后应为一条，引文却不止一条", "the quotation prints more than one provision")
        _become_one(plan, found, Printed("", _text(plan, printed[0], first.kind)), by)
    elif first.kind in (Kind.ARTICLE, Kind.PARAGRAPH) and all(p.title == "" for p in rest):
        for provision in rest:
            plan.take_out(provision, by, moves=True)
        join = "\n" if first.kind is Kind.ARTICLE else ""
        _append(plan, first, rest, join, by)
    else:
        raise Unfit("没有给出合并后的文字", "the words after merging aren't given")
    if number:
        plan.row(plan.row_key(first)).claims.append((first.key, number, by))


def _append(plan: Plan, first: Provision, rest: list[Provision], join: str, by: int) -> None:
    pieces: list[str | Span] = []
    for provision in rest:
        pieces += [join, provision.body] if join else [provision.body]
    plan.sheet.add(Change(Span(first.span.end, first.span.end), tuple(pieces), by, 2, (10**6,)))
    plan.doubt(
        by,
        "合并后的文字没有给出，已按原文先后连在一起",
        "the merged words aren't given; the old ones were joined in order",
    )


def split(plan: Plan, order: Instruction, by: int) -> None:
    """第五条分为两条，作为第五条、第六条：“…”."""
    (provision,) = _found(plan, order, by) if len(order.targets) == 1 else (None,)
    unit = order.unit
    if provision is None or unit is None:
        raise Unfit("只能把一条或一款分开", "one provision can be split at a time")
    if unit is not provision.kind:
        if unit is Kind.PARAGRAPH and provision.kind is Kind.ARTICLE:
            replace(plan, order, by)  # 第五条修改为两款：“…”
            return
        raise Unfit("分成的单位与原条款不同级", "the parts aren't of the provision's level")
    printed = printed_provisions(order.new, unit, order.count)
    if len(printed) != order.count:
        raise Unfit(
            f"应分为 {order.count} 处，引文有 {len(printed)} 处",
            f"{order.count} parts are announced, {len(printed)} are printed",
        )
    numbers = [b.number for b in order.becomes] or [p.number for p in printed]
    if len(numbers) != len(printed):
        raise Unfit("新编号的个数与引文不符", "there are more or fewer new numbers than parts")
    text = _text(plan, printed[0], unit)
    plan.replace(body_span(plan, provision, text), (text,), by)
    row = plan.row(plan.row_key(provision))
    if numbers[0]:
        row.claims.append((provision.key, numbers[0], by))
    for number, one in zip(numbers[1:], printed[1:], strict=True):
        row.fresh.append(
            Fresh(number, (_text(plan, one, unit),), by, "" if number else provision.key, origin=provision.key)
        )


def insert(plan: Plan, order: Instruction, by: int) -> None:
    """增加一条，作为第六条：“…”; likewise paragraphs, items and chapters."""
    unit = order.unit or (order.becomes[0].kind if order.becomes else None)
    if unit in _DIVISIONS:
        _insert_division(plan, order, by, unit)
        return
    if unit is None:
        raise Unfit("没有说明增加的是条、款还是项", "whether an article, paragraph or item is added isn't said")
    printed = printed_provisions(order.new, unit, max(order.count, 1))
    if len(printed) != (order.count or len(printed)):
        zh, en = level_name(unit)
        raise Unfit(
            f"应增加 {order.count} {zh}，引文有 {len(printed)} {zh}",
            f"{order.count} of {en} announced, {len(printed)} printed",
        )
    numbers = _numbers(order, printed)
    key, after, before, division = _place(plan, order, by, unit)
    row = plan.row(key)
    if not numbers[0] and not after and not before:
        if order.side != "end" or not row.members:
            raise Unfit("没有说明增加在哪里", "where it is to stand isn't said")
        after = row.members[-1].key
    for number, one in zip(numbers, printed, strict=True):
        text = _text(plan, one, unit)
        beside = not number
        row.fresh.append(
            Fresh(number, (text,), by, after if beside else "", before if beside else "", division=division)
        )


def _numbers(order: Instruction, printed: list[Printed]) -> list[str]:
    named = [b.number for b in order.becomes]
    shown = [p.number for p in printed]
    if named and len(named) != len(printed):
        raise Unfit("新编号的个数与引文不符", "there are more or fewer new numbers than provisions")
    if named and any(s and s != n for s, n in zip(shown, named, strict=True)):
        raise Unfit(
            "引文中的编号与“作为第…”不一致", "the numbers in the quotation differ from those in the instruction"
        )
    return named or shown


def _place(plan: Plan, order: Instruction, by: int, unit: Kind) -> tuple[str, str, str, str]:
    """The row that something joins, the sibling it follows or precedes, and the chapter named for it."""
    holder = find(plan.base, order.targets[0]) if order.targets and order.targets[0].steps else None
    if holder is not None:
        plan.targets[by] = [holder.key]
    if unit is Kind.ARTICLE:
        if holder is None:
            return ARTICLES, "", "", ""
        if holder.kind in _DIVISIONS:
            return ARTICLES, "", "", holder.key
        after = holder.key if order.side in ("after", "") and holder.kind is Kind.ARTICLE else ""
        return ARTICLES, after, holder.key if order.side == "before" else "", ""
    if holder is None:
        holder = _host(plan, order, by)
    if holder.kind is unit or (unit in (Kind.ITEM, Kind.SUBITEM) and holder.kind is unit):
        row = plan.row_key(holder)
        return row, holder.key if order.side != "before" else "", holder.key if order.side == "before" else "", ""
    if unit is Kind.PARAGRAPH:
        if holder.kind is not Kind.ARTICLE:
            raise Unfit("款只能加在条里", "a paragraph can only be added to an article")
        return holder.key, "", "", ""
    return paragraph_with_items(plan.base, holder).key, "", "", ""


def _host(plan: Plan, order: Instruction, by: int) -> Provision:
    """增加一款，作为第六条第二款: without another word, the article is the base's where numbers don't shift before it."""
    if order.becomes and len(order.becomes[0].steps) > 1:
        host = find(plan.base, Target(order.becomes[0].steps[:-1], order.becomes[0].words))
        if order.becomes[0].steps[0][0] is Kind.ARTICLE:
            article = find(plan.base, Target(order.becomes[0].steps[:1], ""))
            plan.hosts.append((article.key, article.number, by))
        return host
    raise Unfit("没有说明加在哪一条", "the article it is added to isn't named")


def _insert_division(plan: Plan, order: Instruction, by: int, unit: Kind) -> None:
    if order.count != 1:
        raise Unfit("一次只能增加一章", "one chapter can be added at a time")
    text = "\n".join(order.new)
    head, _, rest = text.partition("\n")
    if not rest:
        raise Unfit(
            "增加的章里没有条文，无法确定位置", "the new chapter has no articles, so where it begins isn't said"
        )
    printed = printed_provisions((rest,), Kind.ARTICLE, 1)
    title = unlabelled(head, unit)
    number = order.becomes[0].number if order.becomes else title.number
    if not number or not printed[0].number:
        raise Unfit("新的章或其中的条没有编号", "the new chapter or its articles aren't numbered")
    if title.number and title.number != number:
        raise Unfit(
            "引文中的章号与“作为第…章”不一致", "the chapter's number in the quotation differs from the instruction's"
        )
    like = next((p for p in plan.base.provisions if p.kind is unit), None)
    if like is None:
        raise Unfit("原文不分章", "the base has no such divisions")
    key = plan.row_key(like)
    plan.row(key).fresh.append(Fresh(number, (title.text,), by))
    row = plan.row(ARTICLES)
    for i, one in enumerate(printed):
        row.fresh.append(
            Fresh(one.number, (one.text,), by, lead=f"{number}\n{title.text}" if i == 0 else "", division=f"+{key}")
        )


def heading(plan: Plan, order: Instruction, by: int) -> None:
    """第三章章名修改为“…”, 第五条条标修改为“…”."""
    for provision in _found(plan, order, by):
        title = provision.title
        start = provision.span.start + len(provision.label)
        line_end = plan.base.text.find("\n", start)
        line_end = provision.span.end if line_end < 0 else min(line_end, provision.span.end)
        if not title:
            raise Unfit("它没有标题", "it has no heading")
        text = unlabelled(order.new[0], provision.kind).text
        words = plan.base.text[start:line_end]
        if provision.kind in (Kind.ARTICLE, Kind.POINT):
            at = words.find(title)
            span = Span(start + at, start + at + len(title))
            text = text.strip("（）()【】")
        else:
            at = len(words) - len(words.lstrip(" 　\t:："))
            span = Span(start + at, line_end)
        if at < 0:
            raise Unfit("没有找到标题的文字", "the heading's words weren't found")
        if order.old and "".join(order.old[0].split()) not in "".join(plan.base.slice(span).split()):
            raise Unfit(f"标题不是“{order.old[0]}”", f"the heading isn't “{order.old[0]}”")
        plan.replace(span, (text,), by)


def title(plan: Plan, order: Instruction, by: int) -> None:
    """名称修改为《…》."""
    base = plan.base
    before = base.articles[0].span.start if base.articles else len(base.text)
    wanted = "".join(base.title.split())
    at = 0
    for line in base.text[:before].split("\n"):
        if wanted and "".join(line.split()) == wanted:
            plan.replace(Span(at, at + len(line)), (re.sub("[《》]", "", order.new[0]),), by)
            return
        at += len(line) + 1
    raise Unfit("没有找到原文的名称", "the base's title wasn't found")


HANDLERS = {
    Action.REPLACE: replace,
    Action.DELETE: delete,
    Action.RENUMBER: renumber,
    Action.MERGE: merge,
    Action.SPLIT: split,
    Action.INSERT: insert,
    Action.HEADING: heading,
    Action.TITLE: title,
}
