"""Changes that matter in law, each with its reason, and how much an article's change matters.

Flags are read from the token diff before hunks are glued for reading: gluing would turn 三十日→六十日 and 可以→应当 into one
rewrite. A change is called mechanical only when that is proven (punctuation, widths, an item's new number, a reference that
followed the renumbering); whatever is neither flagged nor mechanical is a change of wording, and never hidden.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, partial

from drafts import legal_terms as terms
from drafts.changed_passage import Passage, short
from drafts.comparison import Flag, Significance
from drafts.flag_rules import RULES
from drafts.folding import fold_word
from drafts.quantities import MONEY, TIME, read_quantity
from drafts.readable import slid
from drafts.segment import tokens
from drafts.token_diff import Hunk, TokenDiff

_MENTION = re.compile(
    r"第[^条]*条.*|前.?[款条项]$|第.*[款项]$|(?:sub)?(?:articles?|art\.|sections?|annex(?:es)?|recitals?|paragraphs?|points?)\s?[0-9ivxl]",
    re.I,
)
_ITEM = re.compile(
    r"[（(](?:[一二三四五六七八九十]{1,4}|[0-9０-９]{1,3}|[a-z]{1,4})[）)]$|[0-9]{1,3}[.．、]$|[一二三四五六七八九十]{1,4}、$"
)
_SENTENCE_ENDS = ("。", "；", ";", "\n", "！", "？")
_AND_WORDS = frozenset("和及与") | {"以及"}
_LIST_COMMAS = frozenset("、，,")


def find_flags(script: TokenDiff) -> tuple[Flag, ...]:
    """The flags of one article's changes, in the order of the text, each once."""
    return judge(script)[0]


def classify(script: TokenDiff) -> Significance:
    """How much one article's change matters."""
    return judge(script)[1]


def judge(script: TokenDiff) -> tuple[tuple[Flag, ...], Significance]:
    """The flags of one article's changes and how much they matter together.

    Tokens that the diff took for equal although they differ (widths, references that followed a renumbering) are mechanical.
    """
    hunks = [hunk for hunk in slid(script) if not _is_mechanical(script, hunk)]
    if not hunks:
        return (), Significance.NONE if script.old == script.new else Significance.MECHANICAL
    gained, lost = _net(script, hunks)
    found: dict[tuple[str, str, str], Flag] = {}
    for hunk in hunks:
        for flag in _hunk_flags(script, hunk, gained, lost):
            found.setdefault((flag.kind, flag.old, flag.new), flag)
    return tuple(found.values()), Significance.FLAGGED if found else Significance.WORDING


def whole_article_flag(text: str, language: str, *, inserted: bool) -> Flag:
    """The flag of an article that is new or gone, saying what of legal weight it holds."""
    zh, en = _contents(tokens(text, language))
    if inserted:
        return Flag("sentence", "", short(text), "新增一条" + zh, "A new article" + en)
    return Flag("sentence", short(text), "", "删除一条" + zh, "An article is deleted" + en)


def _net(script: TokenDiff, hunks: list[Hunk]) -> tuple[Counter[str], Counter[str]]:
    """How often more each word is used by the new text, and by the old one."""
    balance: Counter[str] = Counter()
    for hunk in hunks:
        for word in script.new[hunk.new_start : hunk.new_end]:
            balance[terms.SAME_WORD.get(word, word)] += 1
        for word in script.old[hunk.old_start : hunk.old_end]:
            balance[terms.SAME_WORD.get(word, word)] -= 1
    return +balance, -balance


def _is_mechanical(script: TokenDiff, hunk: Hunk) -> bool:
    old, new = script.old[hunk.old_start : hunk.old_end], script.new[hunk.new_start : hunk.new_end]
    a, b = _meaningful(old), _meaningful(new)
    if a == b:
        return True
    if {*a, *b} <= _AND_WORDS:  # 和 against 、 in a list, or 和 against 以及
        return (
            bool(old and new)
            and (bool(a) or bool(_LIST_COMMAS.intersection(old)))
            and (bool(b) or bool(_LIST_COMMAS.intersection(new)))
        )
    return len(a) == len(b) and all(x == y or (_ITEM.match(x) and _ITEM.match(y)) for x, y in zip(a, b, strict=True))


def _meaningful(words: Sequence[str]) -> list[str]:
    """The tokens that say something, folded; punctuation and spaces left out."""
    folded = [fold_word(word).strip() for word in words]
    return [word for word in folded if word and (len(word) > 1 or word.isalnum())]


def _hunk_flags(script: TokenDiff, hunk: Hunk, gained: Counter[str], lost: Counter[str]) -> Iterator[Flag]:
    whole = _whole_sentence(script, hunk)
    if whole is not None:
        yield whole
        return
    passage = Passage(
        script.old[hunk.old_start : hunk.old_end],
        script.new[hunk.new_start : hunk.new_end],
        script.old[hunk.old_end] if hunk.old_end < len(script.old) else "",
        script.new[hunk.new_end] if hunk.new_end < len(script.new) else "",
        "".join(script.new[hunk.new_end : hunk.new_end + 5]),
        cache(partial(_sentences, script, hunk)),
        gained,
        lost,
    )
    yield from _references(passage)
    for rule in RULES:
        yield from rule(passage)


def _whole_sentence(script: TokenDiff, hunk: Hunk) -> Flag | None:
    """The flag of a sentence or item that was put in or taken out whole."""
    if not hunk.pure:
        return None
    inserted = hunk.old_start == hunk.old_end
    words = script.new if inserted else script.old
    start, end = (hunk.new_start, hunk.new_end) if inserted else (hunk.old_start, hunk.old_end)
    while start < end - 1 and words[start] in ("；", ";", "。") and words[start + 1].startswith("\n"):
        start += 1  # an item put in at the end turns the full stop before it into a semicolon
    piece = words[start:end]
    begins = start == 0 or words[start - 1].endswith(_SENTENCE_ENDS) or words[start].startswith("\n")
    ends = words[end - 1].endswith(_SENTENCE_ENDS) or end == len(words) or words[end].startswith("\n")
    if not (begins and ends) or len(_meaningful(piece)) < 3:
        return None
    text = "".join(piece).strip()
    item = bool(_ITEM.match(next((p for p in piece if not p.isspace()), "")))
    zh, en = _contents(piece)
    zh = ("增加" if inserted else "删除") + ("一项" if item else "一句") + zh
    en = ("An item" if item else "A sentence") + (" is added" if inserted else " is deleted") + en
    return Flag(
        "list-item" if item else "sentence", "" if inserted else short(text), short(text) if inserted else "", zh, en
    )


def _contents(words: Sequence[str]) -> tuple[str, str]:
    """What of legal weight a passage holds, as the end of a sentence in both languages."""
    modals = dict.fromkeys(terms.MODALS[word.lower()] for word in words if word.lower() in terms.MODALS)
    zh = [terms.MODAL_NAMES[sort][0] for sort in modals]
    en = [terms.MODAL_NAMES[sort][1] for sort in modals]
    different = list(dict.fromkeys(words))
    sanctions = [word for word in different if word.lower() in terms.SANCTIONS]
    amounts = [word for word in different if (q := read_quantity(word)) and q.sort == MONEY]
    limits = [word for word in different if (q := read_quantity(word)) and q.sort == TIME]
    for found, name_zh, name_en in (
        (sanctions, "罚则", "sanctions"),
        (amounts, "金额", "amounts"),
        (limits, "期限", "time limits"),
    ):
        if found:
            zh.append(f"{name_zh}（{'、'.join(found[:4])}）")
            en.append(f"{name_en} ({', '.join(found[:4])})")
    return ("，含" + "、".join(zh) if zh else ""), (" with " + ", ".join(en) if en else "")


def _references(passage: Passage) -> Iterator[Flag]:
    """Mentions that came, went or changed; those that merely followed a renumbering are equal in the token diff."""
    before, after = [w for w in passage.old if _MENTION.match(w)], [w for w in passage.new if _MENTION.match(w)]
    for a, b in zip(before, after, strict=False):
        if a != b:
            yield Flag(
                "reference",
                a,
                b,
                f"引用由{a}改为{b}，不只是随条号顺延",
                f"The reference changes from {a} to {b}, beyond the renumbering",
            )
    for a in before[len(after) :]:
        if passage.lost[a]:
            yield Flag("reference", a, "", f"不再引用{a}", f"The reference to {a} is dropped")
    for b in after[len(before) :]:
        if passage.gained[b]:
            yield Flag("reference", "", b, f"新增对{b}的引用", f"A reference to {b} is added")


def _sentences(script: TokenDiff, hunk: Hunk) -> str:
    old = _sentence_around(script.old, hunk.old_start, hunk.old_end)
    return old + _sentence_around(script.new, hunk.new_start, hunk.new_end)


def _sentence_around(words: Sequence[str], start: int, end: int) -> str:
    """The sentence that holds the tokens, at most some 60 tokens either way."""
    first, last = max(0, start - 60), min(len(words), end + 60)
    while start > first and words[start - 1][-1] not in "。；;\n":
        start -= 1
    while end < last and (end == 0 or words[end - 1][-1] not in "。；;\n"):
        end += 1
    return "".join(words[start:end])
