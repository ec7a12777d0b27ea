"""The rules that turn one changed passage into flags, one function a kind.

Each yields flags with its reason in Chinese and English. A rule sees the passage, its sentence, and which legal words the
article as a whole gained or lost: a word that only changed its place (可以 moved to another clause) is no gain and no loss.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from drafts import legal_terms as terms
from drafts.comparison import Flag
from drafts.quantities import COUNT, MONEY, SHARE, TIME, Quantity, read_quantity

_SHOWN = 40
_SHORT_PASSAGE = 12
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATE = re.compile(rf"[0-9０-９〇零一二三四五六七八九]{{4}}年|[0-9]{{1,2}}.(?:{_MONTHS})|(?:{_MONTHS}).[0-9]")
_BODY = re.compile(
    rf"[^，,、；;。：:（）()\s和或及与由向经报照按对的并被将]{{0,12}}(?:{'|'.join(terms.BODIES)})(?!会议)(?<!本部门)(?<!该部门)"
)

_REST_OF_BODY = re.compile(rf"(?:人民|主管|监督|管理|行政|执法|检察){{0,3}}(?:{'|'.join((*terms.BODIES, '机构'))})")


@dataclass(frozen=True, slots=True)
class Passage:
    """One changed passage: the tokens before and after, and what surrounds them."""

    old: tuple[str, ...]
    new: tuple[str, ...]
    old_next: str
    """The token that follows in the old text, and in the new."""
    new_next: str
    following: str
    """The first words of the new text that stand after the passage."""
    around: Callable[[], str]
    """Gives the sentences, old and new, that it stands in."""
    gained: Counter[str]
    """How often more the new article uses a word than the old one; negative counts are left out."""
    lost: Counter[str]

    def gone(self, words: frozenset[str] | dict[str, str]) -> list[str]:
        """Which of the words the passage takes away, and the article loses."""
        return self._difference(self.old, self.new, self.lost, words)

    def came(self, words: frozenset[str] | dict[str, str]) -> list[str]:
        """Which of the words the passage puts in, and the article gains."""
        return self._difference(self.new, self.old, self.gained, words)

    @staticmethod
    def _difference(
        side: Sequence[str], other: Sequence[str], net: Counter[str], words: frozenset[str] | dict[str, str]
    ) -> list[str]:
        if not any(word in words or word.lower() in words for word in side):
            return []
        there = [terms.SAME_WORD.get(word, word) for word in other]
        found: list[str] = []
        before = ""
        for word in side:
            plain = terms.SAME_WORD.get(word, word)
            # 法律、行政法规禁止发布的信息 speaks of a ban and makes none
            told = word == "禁止" and before in ("法规", "法律", "规定", "国家", "明令")
            if word.lower() in words and net[plain] and plain not in there and not told:
                found.append(word)
            before = word
        return list(dict.fromkeys(found))

    def gained_any(self) -> bool:
        """Whether anything the passage puts in is new to the article, and not merely in another place."""
        return any(self.gained[word] for word in self.new)

    def lost_any(self) -> bool:
        """Whether anything the passage takes away is lost to the article."""
        return any(self.lost[word] for word in self.old)

    def words(self, gone: list[str], came: list[str]) -> tuple[str, str]:
        """What to show: the whole passage where it is short, else the words that matter."""
        a, b = "".join(self.old).strip(" ，,、；;。"), "".join(self.new).strip(" ，,、；;。")
        if a and b and max(len(self.old), len(self.new)) <= 3:
            return a, b
        return "、".join(gone), "、".join(came)


Rule = Callable[[Passage], Iterator[Flag]]


def modality(passage: Passage) -> Iterator[Flag]:
    """Duties, permissions, bans, rights and encouragements that change, come or go."""
    gone, came = passage.gone(terms.MODALS), passage.came(terms.MODALS)
    for a, b in zip(gone, came, strict=False):
        sort_a, sort_b = terms.MODALS[a.lower()], terms.MODALS[b.lower()]
        if sort_a != sort_b:
            (zh_a, en_a), (zh_b, en_b) = terms.MODAL_NAMES[sort_a], terms.MODAL_NAMES[sort_b]
            kind = "ban" if terms.BAN in (sort_a, sort_b) else "modality"
            yield Flag(kind, a, b, f"{a} → {b}：{zh_a}变为{zh_b}", f"“{a}” becomes “{b}”: {en_a} becomes {en_b}")
    for word in gone[len(came) :]:
        zh, en = terms.MODAL_NAMES[terms.MODALS[word.lower()]]
        yield Flag(
            _modal_kind(word), word, "", f"删除“{word}”：{zh}取消或减弱", f"“{word}” is deleted: {en} falls away"
        )
    for word in came[len(gone) :]:
        zh, en = terms.MODAL_NAMES[terms.MODALS[word.lower()]]
        yield Flag(_modal_kind(word), "", word, f"增加“{word}”：新设{zh}", f"“{word}” is added: {en} is created")
    negations = passage.gone(terms.NEGATIONS) + passage.came(terms.NEGATIONS)
    if negations and not gone and not came and len(passage.old) + len(passage.new) == 1:
        word = negations[0]
        zh, en = f"否定词“{word}”有增减，肯定与否定颠倒", f"The negation “{word}” comes or goes"
        yield Flag("modality", "".join(passage.old), "".join(passage.new), zh, en)


def _modal_kind(word: str) -> str:
    return "ban" if terms.MODALS[word.lower()] == terms.BAN else "modality"


_QUANTITY_KINDS = {
    MONEY: ("amount", "金额", "The amount"),
    TIME: ("time-limit", "期限", "The time limit"),
    SHARE: ("threshold", "比例", "The share"),
    COUNT: ("threshold", "数量", "The number"),
}


def quantities(passage: Passage) -> Iterator[Flag]:
    """Amounts, time limits, shares and numbers that change, come or go, with their ratio."""
    before = [(word, q) for word in passage.old if (q := read_quantity(word))]
    after = [(word, q) for word in passage.new if (q := read_quantity(word))]
    if not before and not after:
        return
    for sort, (kind, zh, en) in _QUANTITY_KINDS.items():
        gone = [(w, q) for w, q in before if q.sort == sort and (w, q) not in after]
        came = [(w, q) for w, q in after if q.sort == sort and (w, q) not in before]
        if sort == MONEY and any(mark in passage.around() for mark in ("罚款", "fine", "penalt")):
            zh, en = "罚款", "The fine"
        for (a, x), (b, y) in zip(gone, came, strict=False):
            if x.value != y.value or x.unit != y.unit:
                limit, ratio = _limit(passage, b), _ratio(x, y)
                reason = f"{zh}{limit[0]}由{a}改为{b}{ratio[0]}", f"{en}{limit[1]} changes from {a} to {b}{ratio[1]}"
                yield Flag(kind, a, b, *reason)
        left = [word for word, _ in gone[len(came) :] if passage.lost[word]]
        if left:
            words = _range(passage.old, passage.old_next, left)
            yield Flag(kind, words, "", f"删除{zh}：{words}", f"{en} ({words}) is deleted")
        left = [word for word, _ in came[len(gone) :] if passage.gained[word]]
        if left:
            words = _range(passage.new, passage.new_next, left)
            yield Flag(kind, "", words, f"新增{zh}：{words}", f"{en} ({words}) is added")


def _range(side: Sequence[str], following: str, found: list[str]) -> str:
    """Quantities with the bound words after them: 一万元以上五万元以下."""
    after = dict(zip(side, (*side[1:], following), strict=True))
    written = [word + (after[word] if after[word] in terms.BOUNDS else "") for word in dict.fromkeys(found)]
    return "".join(written) if len(written) == 2 else "、".join(written)


def dates(passage: Passage) -> Iterator[Flag]:
    """Dates, those of effect told from others."""
    before, after = [w for w in passage.old if _DATE.match(w)], [w for w in passage.new if _DATE.match(w)]
    if before != after:
        a, b = "、".join(before), "、".join(after)
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
    if x.unit != y.unit and _family(x) != _family(y):
        return f"（单位由{x.unit}改为{y.unit}）", f" (the unit changes from {x.unit} to {y.unit})"
    if not x.value or not y.value or x.value == y.value:
        return "", ""
    ratio = Fraction(y.value) / x.value
    if ratio > 1:
        return f"（{float(ratio):.4g}倍）", f" ({float(ratio):.4g} times)"
    return f"（减至{float(ratio) * 100:.3g}%）", f" (down to {float(ratio) * 100:.3g} %)"


def _family(quantity: Quantity) -> str:
    """Units that can be set against each other: days and hours, months and years; working days stand alone."""
    for family in (
        ("日", "天", "自然日", "小时", "分钟", "周", "day", "hour", "week"),
        ("月", "年", "周年", "季度", "month", "year"),
    ):
        if quantity.sort == TIME and quantity.unit in family:
            return family[0]
    return quantity.unit


def bounds(passage: Passage) -> Iterator[Flag]:
    """以上 against 超过 and their like, where the number beside them stays; a new number brings its bound along."""
    if any(read_quantity(word) for word in (*passage.old, *passage.new)):
        return
    gone, came = passage.gone(terms.BOUNDS), passage.came(terms.BOUNDS)
    if not gone and not came:
        return
    if not any(
        character in "0123456789０１２３４５６７８９一二三四五六七八九十百千万" for character in passage.around()
    ):
        return
    if (passage.old and passage.old[0] in terms.LEVELS) or (passage.new and passage.new[0] in terms.LEVELS):
        return
    a, b = "、".join(gone), "、".join(came)
    note = "（“以上”“以下”“以内”含本数，“超过”“不满”不含）" if terms.INCLUSIVE & {*gone, *came} else ""
    zh = f"界限词由“{a or '无'}”改为“{b or '无'}”{note}"
    yield Flag("bound", a, b, zh, f"The bound changes from “{a or 'none'}” to “{b or 'none'}”")


def and_or(passage: Passage) -> Iterator[Flag]:
    """和 against 或: all against one of several. An enumeration comma may be either, so it isn't judged."""

    def sort(words: Sequence[str]) -> str:
        plain = [word.strip().lower() for word in words if word.strip()]
        if len(plain) != 1:
            return ""
        return "and" if plain[0] in terms.ALL_OF else "or" if plain[0] in terms.ONE_OF else ""

    if {sort(passage.old), sort(passage.new)} == {"and", "or"}:
        a, b = "".join(passage.old).strip(), "".join(passage.new).strip()
        strict = sort(passage.new) == "and"
        zh = "由择一变为并列" if strict else "由并列变为择一"
        en = "all are meant now, not one of them" if strict else "one is enough now, not all"
        yield Flag("and-or", a, b, f"“{a}”改为“{b}”：{zh}", f"“{a}” becomes “{b}”: {en}")


def _by_words(kind: str, words: frozenset[str], zh: str, en: str, longest: int) -> Rule:
    """A rule for a set of words; passages with more tokens than ``longest`` on a side are rewrites and say nothing by a word."""

    def rule(passage: Passage) -> Iterator[Flag]:
        if max(len(passage.old), len(passage.new)) > longest:
            return
        gone, came = passage.gone(words), passage.came(words)
        if kind == "sanction" and any(read_quantity(word) for word in (*passage.old, *passage.new)):
            gone, came = [w for w in gone if w != "罚款"], [w for w in came if w != "罚款"]  # the amount says it
        if kind == "scope" and max(len(passage.old), len(passage.new)) > 2:
            gone, came = [w for w in gone if w != "等"], [w for w in came if w != "等"]
        if not gone and not came:
            return
        if kind == "procedure":
            gone = _steps(passage.old, passage.old_next, gone)
            came = _steps(passage.new, passage.new_next, came)
            if not gone and not came:
                return
        a, b = passage.words(gone, came)
        if a and b:
            yield Flag(kind, a, b, f"{zh}：“{a}”改为“{b}”", f"The {en} changes from “{a}” to “{b}”")
        elif b:
            yield Flag(kind, "", b, f"{zh}：增加“{b}”", f"“{b}” is added ({en})")
        elif a:
            yield Flag(kind, a, "", f"{zh}：删除“{a}”", f"“{a}” is deleted ({en})")

    return rule


def _steps(words: Sequence[str], following: str, found: list[str]) -> list[str]:
    """The words that are steps of a procedure and not the first half of a name."""
    after = dict(zip(words, (*words[1:], following), strict=True)) if words else {}
    return [word for word in found if after.get(word, "") not in terms.NAMES_AFTER]


def authority(passage: Passage) -> Iterator[Flag]:
    """Bodies that come, go or change their level or name (主管部门 → 管理部门)."""
    a, b = "".join(passage.old), "".join(passage.new)
    before, after = set(_BODY.findall(a)), set(_BODY.findall(b))
    english = passage.gone(terms.BODY_WORDS), passage.came(terms.BODY_WORDS)
    levels: tuple[list[str], list[str]] = ([], [])
    if _BODY.search(b + passage.following) or _BODY.search(a):
        levels = passage.gone(terms.LEVELS), passage.came(terms.LEVELS)
    gone = [*sorted(before - after), *english[0]] or levels[0]
    came = [*sorted(after - before), *english[1]] or levels[1]
    x, y = short("、".join(gone)), short("、".join(came))
    if a and b and max(len(a), len(b)) <= _SHORT_PASSAGE:
        rest = _REST_OF_BODY.match(passage.following)
        if rest and max(len(passage.old), len(passage.new)) <= 3 and passage.old_next == passage.new_next:
            x, y = a + rest.group(), b + rest.group()
        elif gone or came:
            x, y = a.strip("，、；。 "), b.strip("，、；。 ")
    if not x and not y:
        return
    if x and y:
        yield Flag("authority", x, y, f"机关由“{x}”改为“{y}”", f"The authority changes from “{x}” to “{y}”")
    elif y:
        yield Flag("authority", "", y, f"机关或层级：增加“{y}”", f"An authority or level is added: “{y}”")
    else:
        yield Flag("authority", x, "", f"机关或层级：删除“{x}”", f"An authority or level is dropped: “{x}”")


def list_entry(passage: Passage) -> Iterator[Flag]:
    """A clean insertion into, or deletion from, an enumeration parted by 、."""
    if passage.old and passage.new:
        return
    text = "".join(passage.new or passage.old)
    entry = text.strip("、 \n")
    if "、" not in (text[:1], text[-1:]) or not 1 < len(entry) <= 24 or re.search(r"[，,。；;：:\n]|^第.+条$", entry):
        return
    if passage.new and passage.gained_any():
        yield Flag("list-item", "", entry, f"列举中增加“{entry}”", f"Added to the list: “{entry}”")
    elif passage.old and passage.lost_any():
        yield Flag("list-item", entry, "", f"列举中删除“{entry}”", f"Taken off the list: “{entry}”")


def definition(passage: Passage) -> Iterator[Flag]:
    """A change inside the sentence that defines a term."""
    if any(mark in passage.around() for mark in terms.DEFINING):
        a, b = short("".join(passage.old)), short("".join(passage.new))
        if a != b and sum(character.isalnum() for character in a + b) > 1:
            change = f"“{a}”→“{b}”" if a and b else f"增加“{b}”" if b else f"删除“{a}”"
            en = f"from “{a}” to “{b}”" if a and b else f"“{b}” is added" if b else f"“{a}” is deleted"
            yield Flag("definition", a, b, f"定义有改动：{change}", f"The definition changes: {en}")


RULES: tuple[Rule, ...] = (
    modality,
    quantities,
    dates,
    bounds,
    and_or,
    _by_words("exception", terms.EXCEPTIONS, "例外", "exception", 60),
    _by_words("sanction", terms.SANCTIONS, "法律责任", "sanction", 60),
    _by_words("procedure", terms.PROCEDURES, "程序", "procedure", 30),
    _by_words("scope", terms.SCOPES, "范围或程度", "scope or degree", 6),
    authority,
    list_entry,
    definition,
)
"""Every rule, in the order in which their flags are shown."""


def short(text: str) -> str:
    """A text on one line, at most 40 characters."""
    plain = " ".join(text.split())
    return plain if len(plain) <= _SHOWN else plain[: _SHOWN - 1] + "…"
