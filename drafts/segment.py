"""Where a legal text may be cut: legal atoms first, then words, compounds split into their parts.

Legal atoms (第十二条第二款, （三）, 三十日, 五万元, 百分之五, 应当, Article 12(3), shall not, EUR 20 000) are single tokens, so
that no diff ever shows 第[-八-]{+十一+}条, which reads 第八十一条. What is left between the atoms is cut into words: Chinese by
`drafts.segmenting.words`, everything else at the edges of words.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from drafts.characters import han_letters
from drafts.patterns import regex
from drafts.segmenting.words import cut

_HAN_NUMERAL = "〇零一二两三四五六七八九十百千万亿"
NUMERAL = f"{_HAN_NUMERAL}0-9０-９"

_UNITS = (
    "(?!日常|日益|日志|日程|日期|年度|年龄|年检|年限|年报|周边|周期|周围|周知|元素|人民|人员|人士|人格|人身|人工|人才|人类|人力|人大"
    "|人数|人口|名称|名义|名录|名单|名誉|次性|次序|次要|份额|家庭|家长|家属|起草|起诉|起来|起施)"  # words, and no unit
    "(?:个工作日|工作日|个自然日|自然日|日|天|个月|月|周岁|周年|年|个?小时|分钟|秒|周|季度"
    f"|点(?:钟|半|整|[{NUMERAL}]{{1,3}}分)?(?![击评名火菜餐赞心子滴])"
    "|倍|万亿元|亿元|万元|千元|百元|元|美元|欧元|岁|人|名|次|份|家|件|起|条|类|级|种|项|户|票|页|平方米|平方公里|公里|千米|厘米|毫米|米"
    "|公顷|亩|公斤|千克|克|吨|升|千瓦|兆瓦|伏|赫兹|分贝|摄氏度|度"
    "|计算单位|特别提款权|总吨(?!位))"
)
_STEP = "(?:分?[编編]|[章节節条條款项項目])"
_NUMERALS = f"[{NUMERAL}]+(?:点[〇零一二三四五六七八九]+)?"
_PLAIN = rf"(?:[0-9０-９]+(?:[,，][0-9]{{3}})*(?:[.．][0-9０-９]+)?[百千万亿]*|{_NUMERALS})"
_BEFORE_NUMBERS = "(?<![统同唯任专万划单之惟第])"
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_BRANCH = "(?:之[一二三四五六七八九十]+)?"
_LEVEL = (
    "(?:Sub)?[Aa]rticles?|Art\\.|[Ss]ections?|[Cc]hapters?|[Aa]nnex(?:es)?|[Rr]ecitals?|(?:[Ss]ub)?[Pp]aragraphs?"
    "|[Pp]oints?|[Rr]ules?|[Cc]lauses?|§{1,2}"
)
_CURRENCY = "EUR|USD|GBP|RMB|CNY|HKD|INR|AUD|CAD|SGD|CHF|JPY|Rs\\.?"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_ENGLISH_NUMBER = (
    f"[0-9]+|(?:{_TENS})(?:-[a-z]{{3,5}})?|(?:four|six|seven|eight|nine)(?:teen)?|one|two|three|five|ten|eleven|twelve"
    "|(?:thir|fif|eigh)teen"
)
_SHARE_OF = "一二三四五六七八九十"

LETTERS = (
    "0-9A-Za-z\u00aa\u00b2\u00b3\u00b5\u00b9\u00ba\u00bc-\u00be\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"  # Latin
    "\u0370-\u0373\u0376\u0377\u037b-\u037d\u037f\u0386\u0388-\u03f5\u03f7-\u0481\u048a-\u052f"  # Greek, Cyrillic
    "\u2070-\u2079\u2080-\u2089\u2160-\u2188\u2460-\u249b\u24ea-\u24ff"  # ⁵ ₅ Ⅻ ①
    "ぁ-ゖゝ-ゟァ-ヺー-ヿㄅ-ㄯ㈠-㈩０-９Ａ-Ｚａ-ｚｦ-ﾟ"
)
"""What words are made of in other scripts. Letters of any other script are cut as Chinese ones where Chinese stands beside them:
to name these few compiles ten times as fast as to name the 28,000 characters of Chinese."""
_FIRST = f"第前应可不必严禁㝵湏{_HAN_NUMERAL}"
"""The Chinese characters that an atom may begin with."""
_CURRENCY_SIGNS = "€$£¥￥"
_CHINESE, _LETTER, _EITHER = 1, 2, 3
_ATOMS = (
    (_EITHER, r"\n"),
    (_EITHER, r"[^\S\n]+"),
    # 第十二条之一第二款第（三）项, 第三章第二节
    (_CHINESE, rf"(?:第[（(]?[{NUMERAL}]+[）)]?{_STEP}{_BRANCH})+"),
    (_CHINESE, r"前[一二两三四五六七八九十]?[款条條项項]"),
    # Article 12(3)(a)
    (
        _LETTER,
        (
            rf"(?:{_LEVEL})[ \u00a0]?(?:[0-9]+(?:(?:-[0-9]+){{2,}}|(?:\.[0-9]+)*)(?:[a-z](?![a-z]))?|[IVXL]+(?![A-Za-z]))"
            r"(?:\([0-9a-z]{1,4}\))*"
        ),
    ),
    (_LETTER, r"(?:[Ss]hall|[Mm]ust|[Mm]ay|[Ss]hould|[Ww]ill|[Cc]an)[ \u00a0]+not(?![A-Za-z])"),
    # dates
    (
        _EITHER,
        rf"[0-9０-９〇零{_SHARE_OF[:9]}]{{4}}年(?:[0-9０-９{_SHARE_OF}]{{1,3}}月(?:[0-9０-９{_SHARE_OF}]{{1,3}}日)?)?",
    ),
    (
        _LETTER,
        (
            rf"[0-9]{{1,2}}[ \u00a0](?:{_MONTHS})(?:[ \u00a0][0-9]{{4}})?"
            rf"|(?:{_MONTHS})[ \u00a0][0-9]{{1,2}}(?![0-9])(?:,[ \u00a0][0-9]{{4}})?"
        ),
    ),
    # shares and percentages
    (_CHINESE, rf"(?:百分之|千分之|万分之){_PLAIN}|[{_SHARE_OF}]+分之[{_SHARE_OF}]+"),
    (_LETTER, r"[0-9０-９]+(?:[.．][0-9０-９]+)?[ \u00a0]?[%％‰]"),
    # sums and terms in English
    (
        _LETTER,
        (
            rf"(?:{_CURRENCY}|[{_CURRENCY_SIGNS}])[ \u00a0]?"
            r"[0-9]{1,3}(?:[ ,.\u00a0\u202f]?[0-9]{3})*(?:\.[0-9]+)?(?:[ \u00a0](?:million|billion|lakh|crore)s?(?![a-z]))?"
        ),
    ),
    (
        _LETTER,
        rf"[0-9]{{1,3}}(?:[ ,.\u00a0\u202f]?[0-9]{{3}})*[ \u00a0](?:{_CURRENCY}|euros?|penalty units?)(?![A-Za-z])",
    ),
    (
        _LETTER,
        (
            rf"(?:{_ENGLISH_NUMBER})(?:[ \u00a0]\([0-9]{{1,3}}\))?[ \u00a0-](?:(?:working|calendar|business)[ \u00a0])?"
            r"(?:days?|weeks?|months?|years?|hours?|minutes?)(?![A-Za-z])"
        ),
    ),
    # （三）, (a), and 1. or 一、 at the head of a line
    (_EITHER, rf"[（(](?:[{_SHARE_OF}]{{1,4}}|[0-9０-９]{{1,3}}|[a-z]{{1,4}})[）)]"),
    (_LETTER, r"(?<![^\n])[0-9]{1,3}[.．、](?![0-9])"),
    (_CHINESE, rf"(?<![^\n])[{_SHARE_OF}]{{1,4}}、"),
    # the letter of Article 4a, paragraph 1a
    (_LETTER, r"(?<![0-9])[0-9]{1,3}[a-z]{1,2}(?![A-Za-z0-9])"),
    # numbers with their unit; 统一年度 and 同一人 hold none
    (_LETTER, rf"{_BEFORE_NUMBERS}{_PLAIN}{_UNITS}"),
    (_CHINESE, rf"{_BEFORE_NUMBERS}{_NUMERALS}{_UNITS}"),
    (_LETTER, r"[0-9０-９]+(?:[,.，．][0-9０-９]+)*[百千万亿]*"),
    (_CHINESE, rf"[{NUMERAL}]{{2,}}"),
    # duties, permissions, bans; 相应当事人 and 认可以后 hold none
    (_CHINESE, r"(?<![相对反响适供])应当|(?<![认许])可以|(?<![取获])不得(?![不已])|必须(?!品)|严禁|禁止|[㝵湏]"),
    (_LETTER, rf"[{LETTERS}]+(?:['’\-][{LETTERS}]+)*"),
    (_EITHER, r"[\ud800-\udbff][\udc00-\udfff]|[\U0001f1e6-\U0001f1ff]{2}"),
)
"""Atoms, the first that fits coming first, and what they begin with: a Chinese character, a letter, figure or sign as English has
them, or either of these or something else."""


def _atoms(beginning: int) -> str:
    return "|".join(atom for begins, atom in _ATOMS if begins & beginning)


_RUN = rf"([^\W_{LETTERS}{_FIRST}]+)"
"""Chinese characters that no atom begins with, as many as follow each other."""
_PIECE = regex(rf"{_RUN}|([{LETTERS}§{_CURRENCY_SIGNS}])|[、。，]|{_atoms(_CHINESE)}|([^\W_])|(?s:.)")
"""A run; a letter, for `_LETTERED` to say what begins there; a usual sign; an atom; a character that might have begun one; any
other.
"""
_AT_LETTER = 2
_LETTERED = regex(rf"{_RUN}|{_atoms(_LETTER)}|(?s:.)")
"""What begins with a letter, and all in texts without Chinese.

One pattern of all atoms takes longer to compile than to compare some articles, and many drafts need only half of it.
"""
_JOINING = regex(r"[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0900-\u0903\u093a-\u094f\u0e31-\u0e3a"
                      r"\u0e47-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u200d\u20d0-\u20ff\u302a-\u302f\u3099\u309a\ufe00-\ufe0f\ufe20-\ufe2f"
                      r"\U0001f3fb-\U0001f3ff\U000e0100-\U000e01ef]")  # fmt: skip

_THAI = regex("[\u0e00-\u0eff]")


def tokens(text: str, language: str = "zh") -> list[str]:
    """The text cut into tokens, in order; joined they are the text, character for character.

    ``language`` is the draft's; Chinese runs are cut into words in drafts of any language.
    """
    found: list[str] = []
    if not han_letters(text) and "〇" not in text:
        found = [piece.group() for piece in _LETTERED.finditer(text)]
    else:
        first, *others = text.split("。")
        found += _in_sentence(first)
        for sentence in others:
            found += _in_sentence(f"。{sentence}")
    if _JOINING.search(text) or "\r\n" in text:
        found = _with_marks_joined(found)
        if _THAI.search(text):
            from drafts.segmenting import thai

            found = thai.cut(found)
    return found


@lru_cache(maxsize=1 << 12)  # of two versions of an article most sentences are the same
def _in_sentence(text: str) -> tuple[str, ...]:
    """The tokens of a sentence that holds Chinese, given with the 。 before it and not the one after it.

    No atom holds 。 nor goes by whether one follows; some go by what stands before them.
    """
    found: list[str] = []
    for piece, is_run in atoms_and_runs(text):
        if is_run:
            found += cut(piece)
        else:
            found.append(piece)
    return tuple(found)


def atoms_and_runs(text: str) -> Iterator[tuple[str, bool]]:
    """The text as legal atoms and, told by True, the runs of Chinese characters between them, not yet cut into words."""
    begin = end = 0
    while end < len(text):
        for piece in _PIECE.finditer(text, end):
            which = piece.lastindex
            if which is None or which == _AT_LETTER:
                if end > begin:
                    yield text[begin:end], True
                if which:
                    piece = _LETTERED.match(text, end) or piece
                yield piece.group(), False
                begin = end = piece.end()
                if which:
                    break
            else:  # the run goes on
                end = piece.end()
    if end > begin:
        yield text[begin:end], True


def boundaries(text: str, language: str = "zh") -> list[int]:
    """The offsets at which a token begins, and the text's end; a cursor that moves by words stops there."""
    edges = [0]
    for token in tokens(text, language):
        edges.append(edges[-1] + len(token))
    return edges


def _with_marks_joined(pieces: list[str]) -> list[str]:
    """Combining marks, joiners and variation selectors stay with the character they belong to, so does CR with LF."""
    joined: list[str] = []
    for piece in pieces:
        follows = joined and (
            _JOINING.match(piece)
            or joined[-1].endswith("\u200d")
            or ("\u064b" <= joined[-1][-1] <= "\u065f" and "\u0620" <= piece[0] <= "\u06d3")  # an Arabic word goes on
            or (joined[-1].endswith("\r") and piece == "\n")
        )
        if follows:
            joined[-1] += piece
        else:
            joined.append(piece)
    return joined
