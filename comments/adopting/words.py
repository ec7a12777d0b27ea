"""Words as evidence: which words say something, and which say the same in another form."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import lru_cache

from drafts.diffing.word_weight import weight_of
from drafts.flagging.quantities import read_quantity
from drafts.folding import fold_word
from drafts.patterns import regex

_EMPTY = frozenset(
    """
    a an the of and or to in on for by with from at as into under upon within any all both either each every such same other
    others that which who whom whose this these those it its their his her him he she they them there where when while if
    then than so also only not no nor but be been being is are was were has have had having do does did thereof therein
    thereto hereby relating relate concerning regard regards regarding respect particular pursuant accordance referred
    subject manner case cases including include includes
    的 和 及 或 与 由 在 对 并 其 等 为 以 于 向 将 按 之 所 且 该 者 后 时 有 是 下列 以及 或者 并且 及其 有关 相关 进行 予以
    情况 情形 规定 依照 按照 根据 经 就 一 个 中 内 上 下 均 都 又 再 从 自 至 到 把 被 因 而 则 如 若 即 另 其他
    """.split()  # noqa: SIM905
)
"""Words too common to show anything; in Chinese, single characters that join and point."""
_SAME_WORDS = """
individual person; adopt enact; record document documentation documented; monetary material pecuniary financial
nonmonetary nonmaterial nonpecuniary; infringement violation breach; undertaking enterprise; law legislation
notify inform communicate; duty obligation; collaborate cooperate; ensure guarantee; website site; reasonable reasonably
likely likelihood; begin start commence; end cease stop; conform comply compliance compliant
evaluate evaluation assess assessment; erase delete erasure deletion; sanction penalty; enlist engage
permission authorisation authorization; necessary needed; obtain receive; provide supply; show demonstrate
expert expertise; possible feasible practicable; intentional deliberate wilful; assign entrust; unlawful illegal
negligent negligence
通知 告知; 公布 公开 发布; 立即 即时 马上; 保存 留存; 设立 建立; 定期 按期; 损失 损害; 删除 清除; 方便 便利; 帮助 协助; 遵守 遵循
核实 核查 查验; 审查 审核; 变更 变化; 证明 举证; 应 应当; 可 可以; 严禁 禁止 不得; 须 必须
"""
"""Words that a draft may use one for another; only such as make no difference in law (批准 and 备案 do)."""
_OTHER_WORDS = frozenset(("author",))
"""What is left of a word of these (authorisation) and of another (authority) without their endings."""
_SUFFIXES = (
    "isations", "izations", "isation", "ization", "ations", "ation", "ements", "ement", "ments", "ment", "ological", "ology",
    "ingly", "edly", "ibilities", "ibility", "ible",
    "ities", "ity", "ences", "ence", "ances", "ance", "ised", "ized", "ise", "ize", "ings", "ing", "ions",
    "ion", "ives", "ive", "iely", "ely", "ly", "ies", "ied", "es", "ed", "ous", "e", "s", "y",
)  # fmt: skip
"""Endings taken off to compare; never -or and -er (a processor isn't processing)."""
_SHORTEST_STEM = 4
_REFERENCE = regex(
    r"第[一二三四五六七八九十百0-9]|(?:article|paragraph|point|section|chapter|annex|recital)s? ?[0-9ivx]"
)
_LATIN = regex(r"[a-z]")


@lru_cache(maxsize=1 << 14)
def stem(word: str) -> str:
    """The form in which a word is compared: folded, in small letters, without its ending or its possessive."""
    folded = fold_word(word).strip()
    if folded.endswith("s") and len(folded) > 2 and folded[:-1].isupper():  # SMEs
        folded = folded[:-1]
    folded = folded.casefold()
    if not folded or not _LATIN.match(folded) or not folded.replace("-", "").replace("'", "").isalpha():
        return _MEANT.get(folded, folded)
    folded = folded.removesuffix("'s").removesuffix("s'").replace("-", "")
    return _MEANT.get(folded) or _MEANT.get(cut := _cut(folded), cut)


def _cut(word: str) -> str:
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST_STEM and not word.endswith("ss"):
            return word[: -len(suffix)]
    return word


def _meanings() -> dict[str, str]:
    found: dict[str, str] = {}
    for group in _SAME_WORDS.strip().replace("\n", ";").split(";"):
        words = group.split()
        for word in words:
            found[word] = words[0]
            if word.isascii() and _cut(word) not in _OTHER_WORDS:
                found.setdefault(_cut(word), words[0])
    return found


_MEANT = _meanings()


@lru_cache(maxsize=1 << 14)
def says_something(word: str) -> bool:
    """Whether a word is more than a joining word, a space or a mark."""
    folded = fold_word(word).casefold().strip()
    return bool(folded) and folded not in _EMPTY and any(map(str.isalnum, folded)) and weight_of(word) >= 0.5


def stems(words: Iterable[str]) -> list[str]:
    """The stems of the words that say something, in order; of compounds (medium-sized) each part's."""
    return [stem(part) for word in words if says_something(word) for part in _parts(word)]


@lru_cache(maxsize=1 << 14)
def _parts(word: str) -> tuple[str, ...]:
    parts = word.split("-") if word.isascii() and word.replace("-", "").isalpha() else [word]
    return (word,) if min(map(len, parts)) < _SHORTEST_STEM else tuple(parts)


def is_reference(stemmed: str) -> bool:
    """Whether a stem is a mention of an article or paragraph; its number may change with the draft."""
    return bool(_REFERENCE.match(stemmed))


def novel_words(stemmed: Iterable[str], known: frozenset[str]) -> frozenset[str]:
    """The stems of a proposal that the whole older draft never used, numbers and mentions of articles aside; none where what it
    it used isn't at hand.
    """
    new = frozenset(stemmed) - known if known else frozenset[str]()
    return frozenset(each for each in new if read_quantity(each) is None and not is_reference(each))


def most_of(used: Collection[str], novel: Collection[str]) -> bool:
    """Whether words that were new to the draft are at least two, and half by weight, of those that a proposal brought."""
    return len(used) >= 2 and 2 * sum(map(weight, used)) >= sum(map(weight, novel))


def weight(stemmed: str) -> float:
    """How much a stem tells, by its length; amounts and time limits as much as a long word."""
    if any(map(str.isdigit, stemmed)):
        return 3.0
    return min(4.0, max(1.0, len(stemmed) / 2.5 if stemmed.isascii() else float(len(stemmed))))
