"""Where a legal text may be cut: legal atoms first, then words, compounds split into their parts.

Legal atoms (第十二条第二款, （三）, 三十日, 五万元, 百分之五, 应当, Article 12(3), shall not, EUR 20 000) are single tokens, so
that no diff ever shows 第[-八-]{+十一+}条, which reads 第八十一条. What is left between the atoms is cut into words: Chinese by
rjieba's dictionary (loaded at first use, about 0.15 s), everything else at the edges of words.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from drafts.patterns import regex

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
NUMERAL = "〇零一二两三四五六七八九十百千万亿0-9０-９"

_UNITS = (
    "个工作日|工作日|个自然日|自然日|日(?!常|益|志|程|期)|天|个月|月|周岁|周年|年(?!度|龄|检|限|报)|个?小时|分钟|秒|周(?!边|期|围|知)|季度"
    "|倍|万亿元|亿元|万元|千元|百元|元(?!素)|美元|欧元|岁|人(?!民|员|士|格|身|工|才|类|力|大|数|口)|名(?!称|义|录|单|誉)"
    "|次(?!性|序|要)|份(?!额)|家(?!庭|长|属)|件|起(?!草|诉|来|施)|条|类|级|种|项|户|票|页|平方米|平方公里|公里|千米|厘米|毫米|米"
    "|公顷|亩|公斤|千克|克|吨|升|千瓦|兆瓦|伏|赫兹|分贝|摄氏度|度"
)
_STEP = "(?:分?编|章|节|条|款|项|目)"
_PLAIN = (
    rf"(?:[0-9０-９]+(?:[,，][0-9]{{3}})*(?:[.．][0-9０-９]+)?[百千万亿]*|[{NUMERAL}]+(?:点[〇零一二三四五六七八九]+)?)"
)
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_BRANCH = "(?:之[一二三四五六七八九十]+)?"
_LEVEL = (
    "(?:Sub)?[Aa]rticles?|Art\\.|[Ss]ections?|[Cc]hapters?|[Aa]nnex(?:es)?|[Rr]ecitals?|(?:[Ss]ub)?[Pp]aragraphs?"
    "|[Pp]oints?|[Rr]ules?|[Cc]lauses?|§{1,2}"
)
_CURRENCY = "EUR|USD|GBP|RMB|CNY|HKD|[€$£¥￥]"
_ENGLISH_NUMBER = "[0-9]+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|sixty|ninety"
_SHARE_OF = "一二三四五六七八九十"

_ATOMS = (
    r"\n",
    r"[^\S\n]+",
    # 第十二条之一第二款第（三）项, 第三章第二节
    rf"第[（(]?[{NUMERAL}]+[）)]?{_STEP}{_BRANCH}(?:第[（(]?[{NUMERAL}]+[）)]?{_STEP}{_BRANCH})*",
    r"前[一二两三四五六七八九十]?[款条项]",
    # Article 12(3)(a)
    rf"(?:{_LEVEL})[ \u00a0]?(?:[0-9]+(?:[a-z](?![a-z]))?|[IVXL]+(?![A-Za-z]))(?:\([0-9a-z]{{1,4}}\))*",
    r"(?:[Ss]hall|[Mm]ust|[Mm]ay|[Ss]hould|[Ww]ill|[Cc]an)[ \u00a0]+not(?![A-Za-z])",
    # dates
    rf"[0-9０-９〇零{_SHARE_OF[:9]}]{{4}}年(?:[0-9０-９{_SHARE_OF}]{{1,3}}月(?:[0-9０-９{_SHARE_OF}]{{1,3}}日)?)?",
    rf"[0-9]{{1,2}}[ \u00a0](?:{_MONTHS})(?:[ \u00a0][0-9]{{4}})?|(?:{_MONTHS})[ \u00a0][0-9]{{1,2}},[ \u00a0][0-9]{{4}}",
    # shares and percentages
    rf"[百千万]分之{_PLAIN}|[{_SHARE_OF}]+分之[{_SHARE_OF}]+",
    r"[0-9０-９]+(?:[.．][0-9０-９]+)?[ \u00a0]?[%％‰]",
    # sums and terms in English
    rf"(?:{_CURRENCY})[ \u00a0]?[0-9]{{1,3}}(?:[ ,.\u00a0\u202f]?[0-9]{{3}})*(?:\.[0-9]+)?(?:[ \u00a0](?:million|billion))?",
    (
        rf"(?:{_ENGLISH_NUMBER})[ \u00a0-](?:(?:working|calendar|business)[ \u00a0])?"
        r"(?:days?|weeks?|months?|years?|hours?|minutes?)(?![A-Za-z])"
    ),
    # （三）, (a), and 1. or 一、 at the head of a line
    rf"[（(](?:[{_SHARE_OF}]{{1,4}}|[0-9０-９]{{1,3}}|[a-z]{{1,4}})[）)]",
    r"(?<![^\n])[0-9]{1,3}[.．、](?![0-9])",
    rf"(?<![^\n])[{_SHARE_OF}]{{1,4}}、",
    # the letter of Article 4a, paragraph 1a
    r"(?<![0-9])[0-9]{1,3}[a-z]{1,2}(?![A-Za-z0-9])",
    # numbers with their unit; 统一年度 and 同一人 hold none
    rf"(?<![统同唯任专万划单之惟第])(?:{_PLAIN})(?:{_UNITS})",
    rf"[0-9０-９]+(?:[,.，．][0-9０-９]+)*[百千万亿]*|[{NUMERAL}]{{2,}}",
    # duties, permissions, bans; 相应当事人 and 认可以后 hold none
    r"(?<![相对反响适供])应当|(?<![认许])可以|(?<![取获])不得(?![不已])|必须(?!品)|严禁|禁止",
    rf"[^\W_{HAN}]+(?:['’\-][^\W_{HAN}]+)*",
    r"[\ud800-\udbff][\udc00-\udfff]|[\U0001f1e6-\U0001f1ff]{2}",
    rf"[^{HAN}]",
)
_ATOM = regex("|".join(_ATOMS))
_JOINING = regex(r"[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0900-\u0903\u093a-\u094f\u0e31-\u0e3a"
                      r"\u0e47-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u200d\u20d0-\u20ff\u302a-\u302f\u3099\u309a\ufe00-\ufe0f\ufe20-\ufe2f"
                      r"\U0001f3fb-\U0001f3ff\U000e0100-\U000e01ef]")  # fmt: skip
_NOT_MODAL = frozenset(
    "相应 对应 反应 响应 适应 供应 效应 回应 感应 呼应 顺应 照应 策应 因应 答应 报应 理应 一应 许可 认可 不可 必须 无须 毋须 急须"  # noqa: SIM905
    " 应用 应急 应对 应收 应付 应聘 应诉 应有 应邀 应届 应税 应答 应变 应试 应战 应征 应予 应当 应承 应允 应激 应募 应酬".split()
)
"""Words that hold 应, 可 or 须 without setting a duty or a permission; rjieba guesses 前应 and 均可 to be words of their own."""
_LINE_ENDS = regex(r"\r(?=\n)")


def tokens(text: str, language: str = "zh") -> list[str]:
    """The text cut into tokens, in order; joined they are the text, character for character.

    ``language`` is the draft's; Chinese runs are cut into words in drafts of any language.
    """
    found: list[str] = []
    at = 0
    for atom in _ATOM.finditer(text):
        start = atom.start()
        if start > at:
            found.extend(_words(text[at:start]))
        at = atom.end()
        found.append(atom.group())
    if at < len(text):
        found.extend(_words(text[at:]))
    if _JOINING.search(text) or _LINE_ENDS.search(text):
        return _with_marks_joined(found)
    return found


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
            _JOINING.match(piece) or joined[-1].endswith("\u200d") or (joined[-1].endswith("\r") and piece == "\n")
        )
        if follows:
            joined[-1] += piece
        else:
            joined.append(piece)
    return joined


@lru_cache(maxsize=1 << 15)
def _words(run: str) -> tuple[str, ...]:
    """A run of Chinese characters as words."""
    if len(run) == 1:
        return (run,)
    from rjieba import cut

    found: list[str] = []
    for word in cut(run):
        if word[-1] in "应可须" and 1 < len(word) < 4 and word[-2:] not in _NOT_MODAL:
            found.extend((word[:-1], word[-1]))
        elif word[0] == "应" and 1 < len(word) < 4 and word[:2] not in _NOT_MODAL:
            found.extend((word[0], word[1:]))
        elif len(word) < 4:
            found.append(word)
        else:
            found.extend(_parts(word))
    return tuple(found)


@lru_cache(maxsize=1 << 13)
def _parts(word: str) -> tuple[str, ...]:
    """A compound as the fewest dictionary words of two or three characters that make it up, or the word itself.

    产品质量 → 产品, 质量: an edit that touches one half then leaves the other alone.
    """
    from rjieba import tokenize

    pieces = {(start, end) for piece, start, end in tokenize(word, "search") if 2 <= end - start <= 3}
    best: dict[int, tuple[int, ...]] = {0: (0,)}
    for end in range(2, len(word) + 1):
        ways = [best[end - size] for size in (2, 3) if end - size in best and (end - size, end) in pieces]
        if ways:
            best[end] = (*min(ways, key=len), end)
    edges = best.get(len(word))
    return (word,) if edges is None else tuple(word[a:b] for a, b in pairwise(edges))
