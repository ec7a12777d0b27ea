"""The rule's own title: not the notice's, nor the web page's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafts.numerals import CHINESE_NUMERAL
from drafts.parsing.labels import heading_title
from drafts.parsing.marks import Line
from drafts.parsing.profile import read_any_numeral
from drafts.patterns import regex

_KINDS = (
    "法|法典|总则|条例|办法|规定|规则|细则|决定|规范|指南|指引|意见|通知|方案|解释|制度|准则|标准|通则|章程|要求"
    "|措施|目录|公约|修正案|纲要|规程|公告|清单|规划|批复|决议|條例|辦法|規定|規則|細則|規程"
    "|する法律|政令|省令|府令|要点|须知|守则|手册|要點|須知|準則|標準|綱要|規範|规章|規章|守則|協議|合同|协议"
)
_ENDINGS = tuple(_KINDS.split("|"))
_TITLE = regex(rf"(?:{_KINDS})(?:[（(〔【][^（）()]{{1,40}}[）)〕】]){{0,3}}$")
_BRACKET = regex(r"[（(〔【][^（）()]{0,20}(?:稿|草案|试行|暂行|修订|修正|版)[^（）()]{0,10}[）)〕】]$")
_TAIL_OF_TITLE = regex(rf"(?:暂行|试行|实施|管理|若干|监督|的){{0,3}}(?:{_KINDS})(?:[（(].{{1,20}}[）)])?$")
_BODIES = ("院", "部", "局", "委员会", "政府", "厅", "署", "总局", "常委会", "办公室", "大会")
"""How the name of a body ends that makes rules."""
_CLOSING = ("）", ")", "〕", "】")
_CONTENTS = regex(r"目[ 　]*[录次]$")
_NO_TITLE = regex(
    r"附件|附[ 　]?[:：]|第.{1,6}[章节条]|.{0,8}(?:令|字|发|函)?[〔\[（(]?[0-9]{4}[〕\]）)].{0,6}号|[0-9]{4}年"
    r"|来源|标签|根据|依据|现将|为了?|\[[0-9]{4}年"
)
_NO_TITLE_BEGINS = frozenset("附第来标根依现为[0123456789")
"""How a line that `_NO_TITLE` matches begins, unless it holds a file's number, with 号."""
_ATTACHED = regex(r"附[ 　]?件?[ 　]*[0-9０-９一二三四五]{0,2}[ 　]*[:：．.][ 　]*")
_NAMED = regex(r"(?:法[規规]名[稱称]|文件名[稱称]|[标標][ 　]*[题題]|名[ 　]*[稱称])[ 　]*[：:][ 　]*")
"""What a page's list of facts puts before a title."""
_NAMED_ABOVE_STAGE = regex(rf"《([^《》\n]{{4,60}})》\n({_BRACKET.pattern})")
"""《某某条例》, and below it （修订草案·二审稿）."""
_ORDER_NUMBER = regex(r"[（(]?第?[ 　]?[0-9零〇一二三四五六七八九十百]{1,5}[ 　]?号[）)]?$")
_ISSUED = regex(
    rf"(?:印发|发布|公布|通过)(?:了[^《》\n]{{0,12}})?《([^《》\n]{{2,80}}(?:{_KINDS})(?:[（(][^（）()《》\n]{{1,20}}[）)])?)》"
    rf"|《([^《》\n]{{2,80}}(?:{_KINDS})(?:[（(][^（）()《》\n]{{1,20}}[）)])?)》(?:已|业经|的主要内容)"
    rf"|^《([^《》\n]{{2,80}}(?:{_KINDS}))》$",
    re.MULTILINE,
)
"""The rule that an order or a report brings."""
_QUOTED = regex(r"《([^《》\n]{4,80}(?:稿|草案)[）)]?)》")
_EU = regex(
    r"(?:Proposal for a |Amended proposal for a )?(?:(?:COMMISSION|Commission|COUNCIL|Council) )?"
    r"(?:(?:IMPLEMENTING|Implementing|DELEGATED|Delegated) )?(?:REGULATION|DIRECTIVE|DECISION|Regulation|Directive|Decision)\b"
)
_EU_LOUD = regex(
    r"(?:(?:COMMISSION|COUNCIL) )?(?:(?:IMPLEMENTING|DELEGATED) )?(?:REGULATION|DIRECTIVE|DECISION)\b"
    r"(?: \([A-Z]{2,3}\)| OF| of \d| No|$)"
)
_EU_END = regex(
    r"\(Text with|Whereas|HA(?:VE|S) |\([0-9]|THE EUROPEAN|THE COUNCIL|Having regard"
    r"|of \d{1,2} \w+ \d{4}|$|\{",
    re.IGNORECASE,
)
_EN_TITLE = regex(
    r"\b(?:Law|Act|Code|Regulations?|Rules?|Measures|Provisions|Decisions?|Specifications?|Guidelines?"
    r"|Standards?|Interpretations?|Opinions?|Decree|Bill|Directive)\b",
    re.IGNORECASE,
)
_EN_NO_TITLE = regex(
    r"An act (?:to|for|of|relating|concerning)\b|(?:A |The )?(?:bill|an act|bill text)(?:$| for this)"
    r"|Issued (?:pursuant|under|by)\b|[0-9]+[.)]?\s"
    r"|(?:Public )?(?:Act|Law|Decree)[ ]+(?:No|[0-9])|M(?:r|s|rs)\. |H\. ?R\.|S\. [0-9]|Enforcement Date",
    re.IGNORECASE,
)
"""An Act to …: what an act is for, its number, a heading; not what it is called."""
_EN_GOES_ON = regex(r"(?:Concerning|Regarding|On|Relating to|For) (?:the )?[A-Z]", re.IGNORECASE)
_EN_CITED = regex(
    r"(?:may be cited as|shall be known as|may be called|(?:Act|Law|Code|Ordinance|Regulations|Rules) is called)(?: the)?[ ]"
    r"(?:(?:[“\"‘']|``)([A-Z][^”\"’'\n]{4,120})"
    r"|([A-Z][^“”\"\n.]{2,120}? (?:Act|Law|Code|Ordinance|Regulations|Rules|Order)(?:,? [0-9]{4})?))"
)
"""This Act may be cited as the “Public Lamps Act”."""
_EN_BARE = regex(r"(?:[A-Z]{2,10} ){0,2}(?:LAW|ACT|DECREE|ORDINANCE|CODE)(?: OF THE [A-Z ]{4,40})?$")
_EN_BELOW_BARE = regex(r"(?:ON|OF|CONCERNING|REGARDING|NUMBER|NO\.|N) ?[^a-z]{0,120}$")
"""LAW, and below it: ON LAMPS."""
_ANNEX_NUMBER = regex(
    rf"(?:附[ 　]{{0,2}}[件录表图]|別表第?)[ 　]*([{CHINESE_NUMERAL}]{{1,3}}|[A-ZＡ-Ｚ])()"
    r"|\S{2,20}(?:[ ]\S{2,10})?[ \xa0]+([0-9]{1,3}|[IVXivx]{1,6}|[A-Z])([a-zA-Z]{0,2})$"
)


def find(text: str, lines: Sequence[Line], before: int, han: bool) -> tuple[int, str]:
    """The line where the title stands among the lines above ``before``, and the title with its 征求意见稿 bracket.

    Where none reads like a title: the rule that the notice names, else the first line if it is short, else nothing.
    """
    found = _chinese(text, lines, before) if han else _in_english(text, lines, before)
    if found is not None:
        return found
    if not lines or before == 0:
        return 0, ""
    above = lines[before - 1].end
    named = _QUOTED.search(text, 0, above) or (_ISSUED.search(text, 0, above) if han else None)
    if named:
        return 0, next(group for group in named.groups() if group)
    first = text[lines[0].start : lines[0].end]
    return 0, first if len(first) <= (60 if han else 200) and not _BRACKET.match(first) else ""


def _chinese(text: str, lines: Sequence[Line], before: int) -> tuple[int, str] | None:
    for i in range(before - 1, max(-1, before - 400), -1):
        line = text[lines[i].start : lines[i].end]
        if i >= before - 3:  # 附件：某办法（征求意见稿）, with the rule right below
            line = _ATTACHED.sub("", line, count=1) if "附" in line else line
        if "：" in line or ":" in line:
            line = _NAMED.sub("", line, count=1) if _NAMED.match(line) else line
        if i + 1 < before and (named := _NAMED_ABOVE_STAGE.match(text, lines[i].start, lines[i + 1].end)):
            return i, f"{named[1]}{named[2]}"
        if len(line) > 90 or (line.startswith("目") and _CONTENTS.match(line)) or _is_no_title(line):
            continue
        close = "".join(line.split()) if _spread(line) else line
        if not _is_title(close):
            continue
        if (
            close.endswith("公告")
            and i + 1 < before
            and _ORDER_NUMBER.match(text, lines[i + 1].start, lines[i + 1].end)
        ):
            continue  # the announcement that brings the rule
        if (line.startswith(("（", "(", "《")) and not line.startswith("《中")) or line[-1] in "。；：":
            continue
        title = heading_title(close, 0, len(close)) if _spread(line) else close
        start, above = _above(text, lines, i, close)
        title = above + title
        if i + 1 < before:
            below = text[lines[i + 1].start : lines[i + 1].end]
            if len(below) <= 30 and below.endswith(_CLOSING) and _BRACKET.match(below):
                title += below
        return start, title
    return None


def _above(text: str, lines: Sequence[Line], i: int, close: str) -> tuple[int, str]:
    """Where a title begins whose last line is ``i``, and what of it stands above: 某市, above 暂行办法.

    Or, with the body that makes the rule: 最高人民法院, 关于审理某案件适用法律, above 若干问题的解释.
    """
    above = text[lines[i - 1].start : lines[i - 1].end] if i else ""
    if not 2 <= len(above) <= 40 or above[-1] in "。：；，:;）)" or _is_title(above):
        return i, ""
    if any(character.isdigit() for character in above):
        return i, ""  # a standard's number, a gazette's issue
    if _TAIL_OF_TITLE.match(close) or len(close) <= 6 or _ends_open(text, lines[i - 1]):
        return (i, "") if _is_no_title(above) else (i - 1, above)
    if "关于" in close or not above.startswith("关于"):
        return i, ""
    body = text[lines[i - 2].start : lines[i - 2].end] if i > 1 else ""
    return (i - 2, body + above) if len(body) <= 24 and body.endswith(_BODIES) else (i - 1, above)


def _is_title(line: str) -> bool:
    """Whether a line ends like a title: in a word for a kind of rule, with or without brackets after it."""
    return _TITLE.search(line) is not None if line.endswith(_CLOSING) else line.endswith(_ENDINGS)


def _is_no_title(line: str) -> bool:
    """Whether a line begins like a label, a file's number, a date or a sentence."""
    return (line[:1] in _NO_TITLE_BEGINS or "号" in line) and _NO_TITLE.match(line) is not None


def _spread(line: str) -> bool:
    """Whether a title is printed with a space after each character: 暂 行 办 法."""
    parts = line.split()
    single = sum(len(part) == 1 for part in parts)
    return single == len(parts) == 2 or (len(parts) > 2 and single >= 0.7 * len(parts))


def _ends_open(text: str, line: Line) -> bool:
    above = text[line.start : line.end]
    return len(above) <= 40 and (
        above.endswith(("中华人民共和国", "关于", "的", "和", "与", "及", "、"))
        or bool(re.search(r"(?:省|市|自治区|特区)$", above))
    )


def _in_english(text: str, lines: Sequence[Line], before: int) -> tuple[int, str] | None:
    """The line that names the act, else the short title it gives itself, else the line that says what it is for."""
    loud = [i for i in range(before) if _EU_LOUD.match(text, lines[i].start, lines[i].end)]
    plain = [i for i in range(before) if _EU.match(text, lines[i].start, lines[i].end) and _is_act(text, lines[i])]
    if loud or plain:
        return _eu_title(text, lines, loud[-1] if loud else plain[0], before)
    like = [i for i in range(before - 1, max(-1, before - 60), -1) if _is_english_title(text, lines[i])]
    named = next((i for i in like if not _EN_NO_TITLE.match(text, lines[i].start, lines[i].end)), None)
    if named is None:
        body = lines[before].start if before < len(lines) else 0
        cited = _EN_CITED.search(text, body)
        if cited:
            return (like[-1] if like else 0), " ".join((cited[1] or cited[2]).split()).rstrip(".,")
        if not like:
            return None
        named = like[0]
    title = text[lines[named].start : lines[named].end]
    if named + 1 < before:
        below = text[lines[named + 1].start : lines[named + 1].end]
        draft = below.startswith(("(", "（")) and re.search(r"draft|trial|interim|comment", below, re.IGNORECASE)
        if (len(below) < 60 and draft) or (_EN_GOES_ON.match(below) and "No." in title and len(below) <= 120):
            title = f"{title} {below}"
    if _EN_BARE.match(title):
        for line in lines[named + 1 : min(before, named + 5)]:
            below = text[line.start : line.end]
            if not _EN_BELOW_BARE.match(below) and not title.endswith((" CONCERNING", " ON", " REGARDING")):
                break
            title = f"{title} {below}"
    return named, title


def _is_english_title(text: str, line: Line) -> bool:
    words = text[line.start : line.end]
    return (
        len(words) <= 200
        and _EN_TITLE.search(words) is not None
        and words[-1] not in ".;:,"
        and words[0] not in "(["
        and not words[0].islower()
    )


def _is_act(text: str, line: Line) -> bool:
    words = text[line.start : line.end]
    return 20 <= len(words) <= 400 and words[-1] not in ".;," and " shall " not in words


def _eu_title(text: str, lines: Sequence[Line], start: int, before: int) -> tuple[int, str]:
    title, j = text[lines[start].start : lines[start].end], start + 1
    while j < before and j < start + 8 and len(title) < 400:
        more = text[lines[j].start : lines[j].end]
        if _EU_END.match(more) and not more.lower().startswith("of "):
            break
        title, j = f"{title} {more}", j + 1
    above = text[lines[start - 1].start : lines[start - 1].end] if start else ""
    if above.lower().startswith(("proposal for", "amended proposal")) and len(above) < 40:
        return start - 1, f"{above} {title}"
    return start, title


def annex_number(label: str) -> str:
    """The number of an annex's label in Arabic figures, or its letter; empty where it has none."""
    match = _ANNEX_NUMBER.match(label)
    if match is None:
        return ""
    number, letters = (match[1], "") if match[1] else (match[3], match[4].lower())
    try:
        return f"{read_any_numeral(number)}{letters}"
    except ValueError:
        return f"{number.lower()}{letters}"
