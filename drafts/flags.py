"""Changes that matter in law, each with its reason, and how much an article's change matters.

Flags are read from the token diff before hunks are glued for reading: gluing would turn 三十日→六十日 and 可以→应当 into one
rewrite. A change is called mechanical only when that is proven (punctuation, widths, an item's new number, a reference that
followed the renumbering); whatever is neither flagged nor mechanical is a change of wording, and never hidden.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from drafts import legal_terms as terms
from drafts.comparison import Flag, Significance
from drafts.diff import Hunk, TokenDiff, slid
from drafts.folding import fold
from drafts.quantities import COUNT, MONEY, SHARE, TIME, Quantity, read_quantity
from drafts.segment import tokens

Follows = Callable[[str, str], bool]
"""Whether the second mention (第十一条第二款) is what became of the first (第八条第二款), by the map of articles."""

_MENTION = re.compile(
    r"第.*[编章节条款项目]|前.?[款条项]$|(?:sub)?(?:article|art\.|section|chapter|annex|recital|paragraph|point|rule|clause|§)",
    re.I,
)
_ITEM = re.compile(
    r"[（(](?:[一二三四五六七八九十]{1,4}|[0-9０-９]{1,3}|[a-z]{1,4})[）)]$|[0-9]{1,3}[.．、]$|[一二三四五六七八九十]{1,4}、$"
)
_DATE = re.compile(
    r"[0-9０-９〇零一二三四五六七八九]{4}年|.*(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
_SENTENCE_ENDS = ("。", "；", ";", "\n", "！", "？")
_SHOWN = 40


def never_follows(_old: str, _new: str) -> bool:
    """For texts without a map of articles: no reference is taken to have followed."""
    return False


def find_flags(script: TokenDiff, follows: Follows = never_follows) -> tuple[Flag, ...]:
    """The flags of one article's changes, in the order of the text, each once."""
    flags, _ = judge(script, follows)
    return flags


def classify(script: TokenDiff, follows: Follows = never_follows) -> Significance:
    """How much one article's change matters."""
    return judge(script, follows)[1]


def judge(script: TokenDiff, follows: Follows = never_follows) -> tuple[tuple[Flag, ...], Significance]:
    """The flags of one article's changes and how much they matter together."""
    found: dict[tuple[str, str, str], Flag] = {}
    proven = True
    for hunk in slid(script):
        if _is_mechanical(script, hunk, follows):
            continue
        proven = False
        for flag in _hunk_flags(script, hunk, follows):
            found.setdefault((flag.kind, flag.old, flag.new), flag)
    if found:
        return tuple(found.values()), Significance.FLAGGED
    if not proven:
        return (), Significance.WORDING
    return (), Significance.NONE if script.old == script.new else Significance.MECHANICAL


def whole_article_flag(text: str, language: str, *, inserted: bool) -> Flag:
    """The flag of an article that is new or gone, saying what of legal weight it holds."""
    zh, en = _contents(tokens(text, language))
    if inserted:
        return Flag("sentence", "", _short(text), "新增一条" + zh, "A new article" + en)
    return Flag("sentence", _short(text), "", "删除一条" + zh, "An article is deleted" + en)


# ----------------------------------------------------------------------------------------------------------- mechanical


def _is_mechanical(script: TokenDiff, hunk: Hunk, follows: Follows) -> bool:
    old = _meaningful(script.old[hunk.old_start : hunk.old_end])
    new = _meaningful(script.new[hunk.new_start : hunk.new_end])
    if old == new:
        return True
    if len(old) != len(new) or not old:
        joint = set(old) | set(new)
        return joint <= {"和", "及", "与", "以及"} and _is_list_comma(script, hunk)
    return all(
        a == b
        or (_ITEM.match(a) and _ITEM.match(b))
        or (_is_mention(a) and _is_mention(b) and _same_external(script, hunk) and follows(a, b))
        for a, b in zip(old, new, strict=True)
    )


def _same_external(script: TokenDiff, hunk: Hunk) -> bool:
    """No title of another law stands right before the mention; its numbering is not ours."""
    before = script.new[hunk.new_start - 1] if hunk.new_start else ""
    return before not in ("》", "〉", ">")


def _is_list_comma(script: TokenDiff, hunk: Hunk) -> bool:
    """和 against 、 in a list: one of the two texts has the word, the other the mark."""
    marks = {"、", ",", "，"}
    old, new = script.old[hunk.old_start : hunk.old_end], script.new[hunk.new_start : hunk.new_end]
    return bool(marks.intersection(old)) != bool(marks.intersection(new)) and bool(old) and bool(new)


def _meaningful(words: Sequence[str]) -> list[str]:
    """The tokens that say something, folded; punctuation and spaces left out."""
    folded = (fold(word).strip() for word in words)
    return [word for word in folded if any(character.isalnum() for character in word)]


def _is_mention(token: str) -> bool:
    return bool(_MENTION.match(token)) and any(
        character.isdigit() or character in "一二三四五六七八九十" for character in token
    )


# ---------------------------------------------------------------------------------------------------------------- flags


def _hunk_flags(script: TokenDiff, hunk: Hunk, follows: Follows) -> Iterator[Flag]:
    old = list(script.old[hunk.old_start : hunk.old_end])
    new = list(script.new[hunk.new_start : hunk.new_end])
    whole = _whole_sentence(script, hunk)
    if whole is not None:
        yield whole
        return
    context = _sentence_around(script.new, hunk.new_start, hunk.new_end)
    old_context = _sentence_around(script.old, hunk.old_start, hunk.old_end)
    yield from _modality(old, new)
    yield from _quantities(old, new, context + old_context)
    yield from _bounds(old, new)
    yield from _and_or(script, hunk, old, new)
    yield from _references(old, new, follows)
    for kind, words, zh, en in _WORD_KINDS:
        yield from _words(kind, words, zh, en, old, new)
    yield from _authority(old, new)
    yield from _list_entry(script, hunk, old, new)
    if any(mark in context or mark in old_context for mark in terms.DEFINING) and _meaningful(old) + _meaningful(new):
        yield Flag(
            "definition",
            _short("".join(old)),
            _short("".join(new)),
            f"定义有改动：{_change(old, new)}",
            f"The definition changes: {_change(old, new)}",
        )


def _whole_sentence(script: TokenDiff, hunk: Hunk) -> Flag | None:
    """The flag of a sentence or item that was put in or taken out whole."""
    if not hunk.pure:
        return None
    inserted = hunk.old_start == hunk.old_end
    words = script.new if inserted else script.old
    start, end = (hunk.new_start, hunk.new_end) if inserted else (hunk.old_start, hunk.old_end)
    piece = words[start:end]
    begins = start == 0 or words[start - 1].endswith(_SENTENCE_ENDS) or words[start].startswith("\n")
    ends = words[end - 1].endswith(_SENTENCE_ENDS) or end == len(words) or words[end].startswith("\n")
    if not (begins and ends) or len(_meaningful(piece)) < 3:
        return None
    text = "".join(piece).strip()
    kind = "list-item" if _ITEM.match(next((p for p in piece if not p.isspace()), "")) else "sentence"
    contents_zh, contents_en = _contents(piece)
    zh = ("增加" if inserted else "删除") + ("一项" if kind == "list-item" else "一句") + contents_zh
    en = (
        ("An item" if kind == "list-item" else "A sentence")
        + (" is added" if inserted else " is deleted")
        + contents_en
    )
    return Flag(kind, "" if inserted else _short(text), _short(text) if inserted else "", zh, en)


def _contents(words: Sequence[str]) -> tuple[str, str]:
    """What of legal weight a passage holds, as the end of a sentence in both languages."""
    zh: list[str] = []
    en: list[str] = []
    modals = [terms.MODALS[word.lower()] for word in words if word.lower() in terms.MODALS]
    for sort in dict.fromkeys(modals):
        zh.append(terms.MODAL_NAMES[sort][0])
        en.append(terms.MODAL_NAMES[sort][1])
    sanctions = [word for word in dict.fromkeys(words) if word.lower() in terms.SANCTIONS]
    amounts = [word for word in dict.fromkeys(words) if (q := read_quantity(word)) and q.sort == MONEY]
    limits = [word for word in dict.fromkeys(words) if (q := read_quantity(word)) and q.sort == TIME]
    for found, name_zh, name_en in (
        (sanctions, "罚则", "sanctions"),
        (amounts, "金额", "amounts"),
        (limits, "期限", "time limits"),
    ):
        if found:
            zh.append(f"{name_zh}（{'、'.join(found[:4])}）")
            en.append(f"{name_en} ({', '.join(found[:4])})")
    return ("，含" + "、".join(zh) if zh else ""), (" with " + ", ".join(en) if en else "")


def _modality(old: list[str], new: list[str]) -> Iterator[Flag]:
    before = [word for word in old if word.lower() in terms.MODALS]
    after = [word for word in new if word.lower() in terms.MODALS]
    gone = list((Counter(before) - Counter(after)).elements())
    came = list((Counter(after) - Counter(before)).elements())
    for a, b in zip(gone, came, strict=False):
        sort_a, sort_b = terms.MODALS[a.lower()], terms.MODALS[b.lower()]
        if sort_a != sort_b:
            (zh_a, en_a), (zh_b, en_b) = terms.MODAL_NAMES[sort_a], terms.MODAL_NAMES[sort_b]
            kind = "ban" if terms.BAN in (sort_a, sort_b) else "modality"
            yield Flag(kind, a, b, f"{a} → {b}：{zh_a}变为{zh_b}", f"“{a}” becomes “{b}”: {en_a} becomes {en_b}")
    for word in gone[len(came) :]:
        zh, en = terms.MODAL_NAMES[terms.MODALS[word.lower()]]
        yield Flag(
            _modal_kind(word),
            word,
            "",
            f"删除“{word}”：{zh}被取消或减弱",
            f"“{word}” is deleted: {en} falls away or softens",
        )
    for word in came[len(gone) :]:
        zh, en = terms.MODAL_NAMES[terms.MODALS[word.lower()]]
        yield Flag(_modal_kind(word), "", word, f"增加“{word}”：新设{zh}", f"“{word}” is added: {en} is created")
    negations = Counter(w for w in new if w in terms.NEGATIONS)
    negations.subtract(w for w in old if w in terms.NEGATIONS)
    if sum(negations.values()) and not before and not after and len(old) + len(new) <= 4:
        word = next(w for w, n in negations.items() if n)
        yield Flag(
            "modality",
            "".join(old),
            "".join(new),
            f"否定词“{word}”有增减：肯定与否定可能颠倒",
            f"A negation (“{word}”) comes or goes",
        )


def _modal_kind(word: str) -> str:
    return "ban" if terms.MODALS[word.lower()] == terms.BAN else "modality"


_QUANTITY_KINDS = {
    MONEY: ("amount", "金额", "The amount"),
    TIME: ("time-limit", "期限", "The time limit"),
    SHARE: ("threshold", "比例", "The share"),
    COUNT: ("threshold", "数量", "The number"),
}


def _quantities(old: list[str], new: list[str], context: str) -> Iterator[Flag]:
    before = [(word, q) for word in old if (q := read_quantity(word))]
    after = [(word, q) for word in new if (q := read_quantity(word))]
    for sort, (kind, zh, en) in _QUANTITY_KINDS.items():
        gone = [(w, q) for w, q in before if q.sort == sort and (w, q) not in after]
        came = [(w, q) for w, q in after if q.sort == sort and (w, q) not in before]
        if sort == MONEY and any(mark in context for mark in ("罚款", "fine", "penalt")):
            zh, en = "罚款", "The fine"
        for (a, x), (b, y) in zip(gone, came, strict=False):
            if x.value != y.value or x.unit != y.unit:
                ratio_zh, ratio_en = _ratio(x, y)
                limit = _limit(context, b)
                yield Flag(
                    kind,
                    a,
                    b,
                    f"{zh}{limit[0]}由{a}改为{b}{ratio_zh}",
                    f"{en}{limit[1]} changes from {a} to {b}{ratio_en}",
                )
        for word, _ in gone[len(came) :]:
            yield Flag(kind, word, "", f"删除{zh}：{word}", f"{en} of {word} is deleted")
        for word, _ in came[len(gone) :]:
            yield Flag(kind, "", word, f"新增{zh}：{word}", f"{en} of {word} is added")
    dates = [w for w in old if _DATE.match(w)], [w for w in new if _DATE.match(w)]
    if dates[0] != dates[1]:
        takes_effect = any(mark in context for mark in terms.TAKES_EFFECT)
        a, b = "、".join(dates[0]), "、".join(dates[1])
        if takes_effect:
            yield Flag(
                "effective-date",
                a,
                b,
                f"施行日期由“{a or '未定'}”改为“{b or '未定'}”",
                f"The date of effect changes from “{a or 'none'}” to “{b or 'none'}”",
            )
        else:
            yield Flag(
                "time-limit",
                a,
                b,
                f"日期由“{a or '无'}”改为“{b or '无'}”",
                f"A date changes from “{a or 'none'}” to “{b or 'none'}”",
            )


def _limit(context: str, word: str) -> tuple[str, str]:
    """Whether an amount is an upper or a lower limit, by the bound word after it."""
    after = context.partition(word)[2][:3]
    if after.startswith("以下"):
        return "上限", "'s upper limit"
    if after.startswith("以上"):
        return "下限", "'s lower limit"
    return "", ""


def _ratio(x: Quantity, y: Quantity) -> tuple[str, str]:
    if not x.value or not y.value:
        return "", ""
    ratio = y.value / x.value
    if x.sort in (TIME, COUNT) and x.unit != y.unit:
        same = x.sort == TIME and not {"工作日", "working day", "business day"} & {x.unit, y.unit}
        return (
            _times(ratio)
            if same and ratio != 1
            else (f"（单位由{x.unit}改为{y.unit}）", f" (the unit changes from {x.unit} to {y.unit})")
        )
    if x.unit != y.unit:
        return f"（单位由{x.unit}改为{y.unit}）", f" (the unit changes from {x.unit} to {y.unit})"
    return _times(ratio)


def _times(ratio: Fraction) -> tuple[str, str]:
    """A ratio in words: 5倍, or 减至40%."""
    if ratio >= 1:
        number = f"{float(ratio):.4g}"
        return f"（{number}倍）", f" ({number} times)"
    share = f"{float(ratio) * 100:.3g}"
    return f"（减至{share}%）", f" (down to {share} %)"


def _bounds(old: list[str], new: list[str]) -> Iterator[Flag]:
    gone = [w for w in old if w.lower() in terms.BOUNDS]
    came = [w for w in new if w.lower() in terms.BOUNDS]
    if Counter(gone) != Counter(came):
        a, b = "、".join(gone), "、".join(came)
        note = (
            "（“以上”“以下”“以内”含本数，“超过”“不满”不含）"
            if {"以上", "以下", "以内", "超过", "不满", "低于", "高于"} & {*gone, *came}
            else ""
        )
        yield Flag(
            "bound",
            a,
            b,
            f"界限词由“{a or '无'}”改为“{b or '无'}”{note}",
            f"The bound changes from “{a or 'none'}” to “{b or 'none'}”",
        )


def _and_or(script: TokenDiff, hunk: Hunk, old: list[str], new: list[str]) -> Iterator[Flag]:
    def sort(words: list[str]) -> str:
        plain = [w.strip().lower() for w in words if w.strip()]
        if len(plain) != 1:
            return ""
        return "and" if plain[0] in terms.ALL_OF | {"、"} else "or" if plain[0] in terms.ONE_OF else ""

    if {sort(old), sort(new)} == {"and", "or"}:
        a, b = "".join(old).strip(), "".join(new).strip()
        stricter = sort(new) == "and"
        zh = "须同时满足" if stricter else "满足其一即可"
        en = "all are needed now" if stricter else "one is enough now"
        yield Flag("and-or", a, b, f"“{a}”改为“{b}”：{zh}", f"“{a}” becomes “{b}”: {en}")


def _references(old: list[str], new: list[str], follows: Follows) -> Iterator[Flag]:
    before, after = [w for w in old if _is_mention(w)], [w for w in new if _is_mention(w)]
    for a, b in zip(before, after, strict=False):
        if a != b and not follows(a, b):
            yield Flag(
                "reference",
                a,
                b,
                f"引用由{a}改为{b}，不只是随条号顺延",
                f"The reference changes from {a} to {b}, which is more than following the renumbering",
            )
    for a in before[len(after) :]:
        yield Flag("reference", a, "", f"不再引用{a}", f"The reference to {a} is dropped")
    for b in after[len(before) :]:
        yield Flag("reference", "", b, f"新增对{b}的引用", f"A reference to {b} is added")


_WORD_KINDS: tuple[tuple[str, frozenset[str], str, str], ...] = (
    ("exception", terms.EXCEPTIONS, "例外", "exception"),
    ("sanction", terms.SANCTIONS, "法律责任", "sanction"),
    ("procedure", terms.PROCEDURES, "程序", "procedure"),
    ("scope", terms.SCOPES, "范围或程度", "scope or degree"),
)


def _words(kind: str, words: frozenset[str], zh: str, en: str, old: list[str], new: list[str]) -> Iterator[Flag]:
    before, after = Counter(w for w in old if w.lower() in words), Counter(w for w in new if w.lower() in words)
    gone, came = list(before - after), list(after - before)
    if not gone and not came:
        return
    a, b = "、".join(gone), "、".join(came)
    if gone and came:
        yield Flag(kind, a, b, f"{zh}：“{a}”改为“{b}”", f"The {en} changes from “{a}” to “{b}”")
    elif came:
        yield Flag(kind, "", b, f"{zh}：增加“{b}”", f"“{b}” is added ({en})")
    else:
        yield Flag(kind, a, "", f"{zh}：删除“{a}”", f"“{a}” is deleted ({en})")


def _authority(old: list[str], new: list[str]) -> Iterator[Flag]:
    def authorities(words: list[str]) -> Counter[str]:
        return Counter(
            w for w in words if w.lower() in terms.AUTHORITIES or (len(w) > 2 and w.endswith(terms.AUTHORITY_ENDINGS))
        )

    before, after = authorities(old), authorities(new)
    if before == after:
        return
    gone, came = list(before - after), list(after - before)
    a, b = _short("".join(old).strip("，、；。")), _short("".join(new).strip("，、；。"))
    if gone and came:
        yield Flag("authority", a, b, f"机关由“{a}”改为“{b}”", f"The authority changes from “{a}” to “{b}”")
    elif came:
        yield Flag(
            "authority", a if old else "", b, f"机关或层级：增加“{b}”", f"An authority or its level is added: “{b}”"
        )
    else:
        yield Flag(
            "authority", a, b if new else "", f"机关或层级：删除“{a}”", f"An authority or its level is dropped: “{a}”"
        )


def _list_entry(script: TokenDiff, hunk: Hunk, old: list[str], new: list[str]) -> Iterator[Flag]:
    """A clean insertion into, or deletion from, a list whose entries 、 or commas part."""
    if not hunk.pure:
        return
    words = new or old
    text = "".join(words)
    if len(_meaningful(words)) == 0 or "、" not in (words[0][0], words[-1][-1]):
        return
    entry = text.strip("、")
    if new:
        yield Flag("list-item", "", entry, f"列举中增加“{_short(entry)}”", f"Added to the list: “{_short(entry)}”")
    else:
        yield Flag("list-item", entry, "", f"列举中删除“{_short(entry)}”", f"Taken off the list: “{_short(entry)}”")


# -------------------------------------------------------------------------------------------------------------- helpers


def _sentence_around(words: Sequence[str], start: int, end: int) -> str:
    while start > 0 and not words[start - 1].endswith(("。", "；", "\n", ";")):
        start -= 1
    while end < len(words) and not words[end - 1 if end else 0].endswith(("。", "；", "\n", ";")):
        end += 1
    return "".join(words[start:end])


def _change(old: list[str], new: list[str]) -> str:
    a, b = _short("".join(old).strip()), _short("".join(new).strip())
    return f"“{a}”→“{b}”" if a and b else f"+“{b}”" if b else f"-“{a}”"


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _SHOWN else plain[: _SHOWN - 1] + "…"
