"""Flags for amounts, time limits, shares, numbers and dates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from drafts.comparison import Flag
from drafts.flagging import legal_terms as terms
from drafts.flagging.calendar_rules import calendar_points
from drafts.flagging.changed_passage import Passage, short
from drafts.flagging.quantities import (
    COUNT,
    MONEY,
    SHARE,
    TIME,
    Quantity,
    family_of,
    is_age,
    is_term_in_prison,
    read_quantities,
    read_quantity,
)
from drafts.patterns import regex

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATE = regex(rf"[0-9０-９〇零一二三四五六七八九]{{4}}年|[0-9]{{1,2}}.(?:{_MONTHS})|(?:{_MONTHS}).[0-9]")

_LABELLED = regex(r"^(?P<number>[0-9]{1,2})[.．、](?=[0-9])")
"""An item's number and the number that the item begins with: 1.300总吨."""
_LONGEST_DAY = 8
"""Tokens that may say from when something holds in the place of a date: 公布之日."""
_ACT = rf"\b(?:{'|'.join(terms.ACTS)})\b[^.;]{{0,60}}(?<!\bas )\bof"
"""What stands before the date of an act that is cited; a Regulation may also apply as of a day."""
_BRACKET = regex("情节(?:特别)?(?:严重|恶劣|较轻|较重|轻微)|严重后果|(?:没有|无)违法所得|拒不改正|逾期")
"""What tells a heavier or lighter bracket of fines from another."""
_BESIDE = 8
_TO_FINE = regex("[^，。；;]{0,30}罚款")
"""What follows a sum that measures a fine."""
_FINE = ("罚款", "The fine")
_QUANTITY_KINDS = {
    MONEY: ("amount", "金额", "The amount"),
    TIME: ("time-limit", "期限", "The time limit"),
    SHARE: ("threshold", "比例", "The share"),
    COUNT: ("threshold", "数量", "The number"),
}

_AGE = ("bound", "年龄", "The age")
_LEVEL = ("等级", "The level")
_SAME_UNIT = {"天": "日", "自然日": "日", "周年": "年"}
_ALL_AT_ONCE = "一次性"
_BOUNDS_AFTER = ("以上", "以下", "以内", "之内")
_PRISON = ("sanction", "刑期", "The term of imprisonment")
_Found = list[tuple[str, Quantity]]


def quantities(passage: Passage) -> Iterator[Flag]:
    """Amounts, time limits, shares and numbers that change, come or go, with their ratio."""
    if not any(map(read_quantity, (*passage.old, *passage.new))):
        return
    passage = _without_labels(passage)
    before, after = _read(passage)
    if before == after:
        return
    script, hunk = passage.sentences.script, passage.hunk
    for sort, (kind, plain_zh, plain_en) in _QUANTITY_KINDS.items():
        gone = [(w, q) for w, q in before if q.sort == sort and (w, q) not in after]
        came = [(w, q) for w, q in after if q.sort == sort and (w, q) not in before]
        if not gone and not came:
            continue
        if sort == TIME and is_age([word for word, _ in (*gone, *came)], passage.around()):
            kind, plain_zh, plain_en = _AGE
        elif sort == TIME and _is_term_in_prison(passage, [word for word, _ in (*gone, *came)]):
            kind, plain_zh, plain_en = _PRISON
        if sort == COUNT and {q.unit for _, q in (*gone, *came)} == {"级"}:
            plain_zh, plain_en = _LEVEL
        fines = _fines(passage, [word for word, _ in (*gone, *came)]) if sort == MONEY else frozenset()
        gone, came = _by_bound(passage, gone, came)
        detained = sort == TIME and "拘留" in passage.tail()[:_BESIDE]
        pairs = (
            []
            if (fines or detained) and _is_other_bracket(passage, both=detained)
            else list(zip(gone, came, strict=False))
        )
        for (a, x), (b, y) in pairs:
            if x.value != y.value or _SAME_UNIT.get(x.unit, x.unit) != _SAME_UNIT.get(y.unit, y.unit):
                limit, ratio = _limit(passage, b), _ratio(x, y)
                zh, en = _FINE if fines & {a, b} else (plain_zh, plain_en)
                reason = f"{zh}{limit[0]}由{a}改为{b}{ratio[0]}", f"{en}{limit[1]} changes from {a} to {b}{ratio[1]}"
                yield Flag(kind, a, b, *reason)
        left = [word for word, _ in gone[len(pairs) :] if passage.lost[word]]
        for (zh, en), sums in _named(left, fines, (plain_zh, plain_en)):
            words = _range(script.old, hunk.old_start, hunk.old_end, sums)
            yield Flag(kind, words, "", f"删除{zh}：{words}", f"{en} ({words}) is deleted")
        left = [word for word, _ in came[len(pairs) :] if passage.gained[word]]
        for (zh, en), sums in _named(left, fines, (plain_zh, plain_en)):
            words = _range(script.new, hunk.new_start, hunk.new_end, sums)
            yield Flag(kind, "", words, f"新增{zh}：{words}", f"{en} ({words}) is added")


def _read(passage: Passage) -> tuple[_Found, _Found]:
    """The quantities of both sides, but for months and days of the calendar; 一次告知 counts nothing where the other side says
    一次性告知.
    """
    before, after = read_quantities(passage.old, passage.old_lead), read_quantities(passage.new, passage.lead)
    if before and (points := calendar_points(passage.old, passage.old_lead, passage.old_tail)):
        before = [one for one in before if one[0] not in points]
    if after and (points := calendar_points(passage.new, passage.lead, passage.tail)):
        after = [one for one in after if one[0] not in points]
    if _ALL_AT_ONCE not in passage.said:
        return before, after
    return [one for one in before if one[0] != "一次"], [one for one in after if one[0] != "一次"]


def _is_term_in_prison(passage: Passage, words: Sequence[str]) -> bool:
    """Whether one of some lengths of time is that of a punishment: 处三年以下有期徒刑, imprisonment for two years."""
    sides = (
        (passage.old_lead() + "".join(passage.old), passage.old_tail()),
        (passage.lead() + "".join(passage.new), passage.tail()),
    )
    for said, tail in sides if words else ():
        for word in words:
            at = said.rfind(word)
            if at >= 0 and is_term_in_prison(said[:at], said[at + len(word) :] + tail):
                return True
    return False


def _without_labels(passage: Passage) -> Passage:
    """The passage without the numbers of items that are printed before its quantities."""
    old, new = _unlabelled(passage, passage.old), _unlabelled(passage, passage.new)
    return passage if (old, new) == (passage.old, passage.new) else passage.saying(old, new)


def _unlabelled(passage: Passage, words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a side, a quantity at the head of a line without the item's number that is printed before it."""
    if not any(word[0].isdecimal() for word in words):
        return words
    article = f"{passage.sentences.old_text}\n{passage.sentences.new_text}"
    heads = zip((passage.before, *words), words, strict=False)
    return tuple(_LABELLED.sub("", word) if _is_labelled(before, word, article) else word for before, word in heads)


def _is_labelled(before: str, word: str, article: str) -> bool:
    """Whether a figure before a point is an item's number: a line with the number before it or after it stands there too."""
    label = _LABELLED.match(word) if before[-1:] in ("", "\n") and word[0].isdecimal() else None
    if not label or not read_quantity(word):
        return False
    number = int(label["number"])
    return re.search(rf"^(?:{number - 1}|{number + 1})[.．、]", article, re.M) is not None


def _named(
    words: Sequence[str], fines: frozenset[str], plain: tuple[str, str]
) -> Iterator[tuple[tuple[str, str], list[str]]]:
    """The quantities that are no fines and those that are, as far as there are any, with what they are called."""
    for name, found in (
        (plain, [word for word in words if word not in fines]),
        (_FINE, [word for word in words if word in fines]),
    ):
        if found:
            yield name, found


def _fines(passage: Passage, sums: Sequence[str]) -> frozenset[str]:
    """Which sums are fines, and not what else is in a sentence about fines: 违法所得超过二万元的，并处…罚款."""
    text = passage.around()
    if "fine" in text or "penalt" in text:
        return frozenset(sums)
    if "罚款" not in text:
        return frozenset()
    tail = passage.tail()
    return frozenset(
        word
        for side in (passage.old, passage.new)
        for at, word in enumerate(side)
        if word in sums and _TO_FINE.match("".join(side[at + 1 :]) + tail)
    )


def _is_other_bracket(passage: Passage, *, both: bool) -> bool:
    """Whether the sums stand in brackets of different weight, so that the one doesn't take the other's place: 处五万元以下的罚款;
    情节严重的，处二十万元以下的罚款.
    """
    before, after = _BRACKET.findall(passage.old_lead()), _BRACKET.findall(passage.lead())
    return bool(before[-1:] != after[-1:]) and (not both or bool(before and after))


def _by_bound(passage: Passage, gone: _Found, came: _Found) -> tuple[_Found, _Found]:
    """Both lists with the quantities first that have the same bound word after them: upper limit against upper limit."""
    if len(gone) == len(came):
        return gone, came
    bounds_old, bounds_new = _bounds_after(passage.old, passage.old_next), _bounds_after(passage.new, passage.new_next)
    first: list[tuple[tuple[str, Quantity], tuple[str, Quantity]]] = []
    rest = list(came)
    for quantity in gone:
        match = next((q for q in rest if bounds_new.get(q[0]) == bounds_old.get(quantity[0])), None)
        if match:
            rest.remove(match)
            first.append((quantity, match))
    matched = [quantity for quantity, _ in first]
    return [*matched, *(q for q in gone if q not in matched)], [*(q for _, q in first), *rest]


def _bounds_after(side: Sequence[str], following: str) -> dict[str, str]:
    """Each word with the bound word that follows it, or with nothing."""
    if not side:
        return {}
    pairs = zip(side, (*side[1:], following), strict=True)
    return {word: (after if after in terms.BOUNDS else "") for word, after in pairs}


def _range(words: Sequence[str], start: int, end: int, found: list[str]) -> str:
    """Quantities with the bound words after them, and a range of which one end is found as a whole, also where the other stands
    beside the passage: 一万元以上五万元以下.
    """
    at, written = max(0, start - 2), list[str]()
    while at < end:
        word, bound, other, last = (*words[at : at + 4], "", "", "")[:4]
        is_range = bound == "以上" and last == "以下"
        if (word in found and at >= start) or (is_range and other in found):
            written.append(word + (f"{bound}{other}{last}" if is_range else bound if bound in _BOUNDS_AFTER else ""))
        at += 4 if is_range else 1
    return "、".join(dict.fromkeys(written or found))


@lru_cache(maxsize=1 << 14)
def _is_date(word: str) -> bool:
    if word[4:5] != "年" and not any("a" <= letter <= "z" for letter in word):  # the name of a month
        return False
    return bool(_DATE.match(word))


def _dates(words: Sequence[str]) -> list[str]:
    """The dates among some words; that of an act which is cited is none: Decision of 24 January 2024."""
    found = list(filter(_is_date, words))
    if found and any(map(str.isascii, found)):
        text = "".join(words)
        found = [word for word in found if not re.search(rf"{_ACT} {re.escape(word)}", text)]
    return found


def dates(passage: Passage) -> Iterator[Flag]:
    """Dates, those of effect told from others."""
    before, after = _dates(passage.old), _dates(passage.new)
    if before != after:
        a, b = (
            "、".join(found) or (short("".join(side)) if len(side) <= _LONGEST_DAY else "")
            for found, side in ((before, passage.old), (after, passage.new))
        )
        effect = any(mark in passage.around() for mark in terms.TAKES_EFFECT)
        kind, zh, en = (
            ("effective-date", "施行日期", "The date of effect") if effect else ("time-limit", "日期", "A date")
        )
        yield Flag(
            kind,
            a,
            b,
            f"{zh}由“{a or '未定'}”改为“{b or '无'}”",
            f"{en} changes from “{a or 'none'}” to “{b or 'none'}”",
        )


def _limit(passage: Passage, word: str) -> tuple[str, str]:
    """Whether an amount is an upper or a lower limit, by the bound word after it."""
    at = passage.new.index(word)
    after = passage.new[at + 1] if at + 1 < len(passage.new) else passage.new_next
    return {"以下": ("上限", "'s upper limit"), "以上": ("下限", "'s lower limit")}.get(after, ("", ""))


def _ratio(x: Quantity, y: Quantity) -> tuple[str, str]:
    """How many times the old quantity the new one is, where that means something."""
    if x.unit != y.unit and family_of(x) != family_of(y):
        return f"（单位由{x.unit}改为{y.unit}）", f" (the unit changes from {x.unit} to {y.unit})"
    if not x.value or not y.value or x.value == y.value or x.unit == "级":
        return "", ""
    ratio = y.value / x.value
    up = ratio > 1
    shown, exact = _to_three_digits(float(ratio if up else ratio * 100))
    about_zh, about_en = ("", "") if exact else ("约", "about ")
    if up:
        return f"（{about_zh}{shown}倍）", f" ({about_en}{shown} times)"
    return f"（减至{about_zh}{shown}%）", f" (down to {about_en}{shown} %)"


def _to_three_digits(number: float) -> tuple[str, bool]:
    """A number to three digits, or all of those before its point, and whether nothing was rounded away."""
    whole = len(str(int(number))) if number >= 1 else 0
    shown = f"{number:.{max(0, 3 - whole)}f}" if number >= 0.01 else f"{number:.1g}"
    shown = shown.rstrip("0").rstrip(".") if "." in shown else shown
    return shown, abs(float(shown) - number) <= 1e-9 * number
