"""Flags for who must or may act, where somebody else does now: the subject of 应当 or “shall”, and whom 由 or “by” names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafts.comparison import Flag
from drafts.flagging import legal_terms as terms
from drafts.flagging.changed_passage import Passage
from drafts.flagging.list_rules import respelled
from drafts.patterns import regex

_LONGEST = 16
"""Tokens on a side; a longer passage says more than who acts."""
JOINS = frozenset("、和或及与") | {"或者", "以及"}
"""What joins one name to another."""
PERSONS = (
    "人", "者", "人员", "官员", "方", "户", "业主", "商", "旅客", "船东", "股东", "单位",
    "机构", "企业", "公司", "平台", "组织", "机关", "部门", "主体", "团体", "协会", "学会",
    "学校", "医院", "银行", "国家", "政府", "法院", "检察院", "委员会", "董事", "董事会", "理事会",
    "监事", "经理", "公民", "家庭", "居民", "学生", "教师", "律师", "医师", "场", "店", "厂", "社", "站", "中心", "民",
    "船主", "货主", "车主", "公众", "会员", "成员", "学员", "职工", "游客", "乘客", "儿童",
    "妇女", "股东会", "监事会", "大会", "工会", "商会", "员", "船长", "机长", "子女", "父母", "配偶", "亲属",
)  # fmt: skip
"""Ends of names for somebody."""
_LAST_LETTERS = frozenset(name[-1] for name in PERSONS)
_BODIES = (*terms.BODIES, "机构")
_MODALS = ("应当", "不得", "必须", "可以", "有权", "不应", "违反", "拒不", "擅自", "有下列")
"""What somebody must or may do, or does against the law."""
_SHORTEST_NAME, _LONGEST_NAME, _LONGEST_SUBJECT = 2, 12, 24
_NO_SUBJECT = (
    "对", "在", "按照", "依照", "依据", "根据", "自", "从", "因", "为", "经", "除", "如",
    "违反", "向", "将", "把", "与", "通过", "凡", "未", "不", "由", "以", "该", "其", "本",
)  # fmt: skip
_SUBJECT_STILL = (
    "对外", "自然人", "自治", "从业", "经营", "经济", "经理", "经办", "经纪", "经销", "未成年", "与会", "本市", "本省", "本地",
)  # fmt: skip
"""What begins with such a word and is somebody."""
_STOPS = "，,。；;：:\n"
_APART = frozenset(_STOPS + "、")
_HEADS = "\u3000 ）"
"""What ends the number at the head of an article or item."""
_TELLS_NO_OTHER = ("有关", "相关", "上述", "各", "依法")
"""Words by which nobody else is meant."""
_ANY_ONE = ("任何组织", "任何单位")
"""Two ways of saying one thing."""
_BY, _TOWARDS = "由", ("向", "告知", "通知")
"""What stands before somebody who acts, and before somebody towards whom something is done."""

_TO, _EVERYBODY = frozenset("向对为给同与"), ("社会", "公众")
_NO_PREDICATE = ("", "的", "、", "和", "或", "及", "与", *_STOPS)
"""What no predicate begins with."""
_BETWEEN, _BRACKETED = regex("、|和|或者?|以及|及"), regex("（[^（）]{0,12}）")
_MODAL = regex("|".join(_MODALS))
_BORNE = regex("由([^，,。；;：:由]{2,16}?)(?:承担|负担|支付)")
_ENGLISH_MODAL = r"(shall not|may not|must not|shall|must|may)\b"
_SAYS_WHO = (
    r"(?: (?:of|that|which|who|referred|responsible|established|designated|for|in|on|at|to|with)\b[^,.;:()\n]{2,100}?)?"
)
_ACTS = regex(rf"(?: ?([A-Za-z-]+(?: [A-Za-z-]+)?))??{_SAYS_WHO}\s?{_ENGLISH_MODAL}")
"""What follows a changed subject: the rest of its name, which one is meant, and “shall”."""
_NAME = regex(r"(?:(?:the|an?|any|each|every|all|such|that|its|their) )?([A-Za-z][A-Za-z-]*(?: [A-Za-z-]+){0,3})", re.I)
_LABEL = regex(r"^\s*(?:[0-9]{1,3}[a-z]?\.|\([0-9a-z]{1,4}\))\s+")
_TELLS_NOTHING = frozenset((
    "new", "latter", "former", "relevant", "respective", "same", "concerned", "other", "said", "each", "every", "any", "all",
    "such",
))  # fmt: skip
_NUMBERED = ("At least", "at least", "Not ", "not ", "More than", "Fewer than")
"""What tells how many of them, and is judged with the number."""
_BEGINS = regex(
    r"(?:^|[,.;:)\n]|\b(?:and|or|that|but|then|nor|where|if|when))\s*(?:(?:the|an?|any|each|every|all|such|that) )?$",
    re.I,
)
_BELONGS = regex(r"\b(?:of|by|to|for|from|with|between|on|in)\b[^,.;:]*$", re.I)
"""What makes the words after it no subject: the obligations of the provider shall."""
_DONE = regex(r"\b(by|to|notify|notifies|informs?) (?:(?:the|an?|any|each|every|all|such|its|their) )?$", re.I)
_ENGLISH_PERSON = regex(
    r"[a-z-]{2,}(?:er|or|ee|ist|ian|ant|(?<!m)ent)s?|persons?|people|part(?:y|ies)|compan(?:y|ies)|undertakings?|enterprises?"
    r"|states?|firms?|banks?|councils?|bod(?:y|ies)|authorit(?:y|ies)|business(?:es)?|entit(?:y|ies)|institutions?"
    r"|organi[sz]ations?|unions?|citizens?|child(?:ren)?|guardians?|agenc(?:y|ies)|commission|courts?|boards?|pilots?"
    r"|secretary|beneficiar(?:y|ies)|(?:land)?lords?|judges?|tribunals?|registrars?|magistrates?|spouses?|police|witness(?:es)?"
    r"|individuals?|parliament|assembly|relatives?",
    re.I,
)


def actor(passage: Passage) -> Iterator[Flag]:
    """Another subject of a duty, a ban or a permission, another agent, and somebody else to whom something is done."""
    if max(len(passage.old), len(passage.new)) > _LONGEST:
        return
    if passage.is_english:
        yield from _english(passage)
        return
    a, b = passage.old_words, passage.new_words
    if not _APART.isdisjoint(a + b) or (_is_body(a) and _is_body(b)):
        return
    if passage.before in (_BY, *_TOWARDS) and is_name(a) and is_name(b) and is_another(a, b):
        yield _named(a, b, acts=passage.before == _BY)
    elif any(map((a + b + passage.following).__contains__, _MODALS)) and not _is_joined(passage):
        yield from _subjects(passage, a, b)


def party(passage: Passage) -> Iterator[Flag]:
    """Somebody towards whom something is done, or who does it, and is named on one side alone: {向渔民}提供, {港口}转让的."""
    words, comes = passage.one_sided()
    text = "".join(words)
    if not _SHORTEST_NAME < len(text) <= _LONGEST_SUBJECT or "\n" in text or text.isascii() or _is_body(text):
        return
    if text[0] in _TO and (text[1:] in _EVERYBODY or is_name(text[1:])):
        zh, en = "相对人", "To whom it is done"
    elif _begins_clause(passage, text):
        zh, en = "主体", "Who does it"
    else:
        return
    done_zh, done_en = ("增加", "is told now") if comes else ("删除", "is no longer told")
    yield Flag("scope", *(("", text) if comes else (text, "")), f"{done_zh}{zh}：“{text}”", f"{en} {done_en}: “{text}”")


def bearer(passage: Passage) -> Iterator[Flag]:
    """Who bears a cost or a risk, where that is said on one side alone: 费用{由建设单位承担 → 列入预算}."""
    a, b = (_BORNE.search(side) for side in (passage.old_words, passage.new_words))
    said = a or b
    if said is None or (a and b) or f"由{said[1]}" in passage.sides[bool(a)]:
        return
    zh, en = ("删除", "is dropped") if a else ("增加", "is added")
    yield Flag(
        "scope",
        *((said[0], "") if a else ("", said[0])),
        f"{zh}由谁承担：“{said[0]}”",
        f"Who bears it {en}: “{said[0]}”",
    )


def _begins_clause(passage: Passage, text: str) -> bool:
    """Whether a text names those whom a clause speaks of, and the article names them nowhere else."""
    if passage.following[:1] in _NO_PREDICATE or _clause(passage.lead()):
        return False
    names = [name for name in _BETWEEN.split(_BRACKETED.sub("", text)) if name]
    script = passage.sentences.script
    other = "".join(script.old if passage.new else script.new)
    return all(is_name(name) and name not in other for name in names)


def _is_joined(passage: Passage) -> bool:
    """Whether somebody joins somebody else: 企业{和个人}应当; that is told as an entry of a list."""
    words, _ = passage.one_sided()
    return bool(words) and not JOINS.isdisjoint((words[0], words[-1]))


def _subjects(passage: Passage, a: str, b: str) -> Iterator[Flag]:
    """The flag of a clause that says of somebody else now what must or may be done."""
    before, after = _clause(passage.old_lead()), _clause(passage.lead())
    old, _ = _up_to_modal(before + a + passage.old_tail())
    new, modal = _up_to_modal(after + b + passage.tail())
    if (before.startswith(old) and after.startswith(new)) or not is_another(old, new):
        return
    if is_name(old, _LONGEST_SUBJECT) and is_name(new, _LONGEST_SUBJECT):
        yield _told(old, new, modal)


def _clause(lead: str) -> str:
    """What stands before a passage in its clause, without the number of the article or item and 但 at its head."""
    clause = lead[1 + max(map(lead.rfind, _STOPS + _HEADS)) :]
    return clause.removeprefix("但是").removeprefix("但")


def _up_to_modal(text: str) -> tuple[str, str]:
    """What stands before the first modal word of a text, and that word; nothing where there is none near."""
    found = _MODAL.search(text, 0, _LONGEST_SUBJECT + 3)
    if found is None or found.start() > _LONGEST_SUBJECT:
        return "", ""
    return text[: found.start()], found[0]


def is_name(text: str, longest: int = _LONGEST_NAME) -> bool:
    """Whether a text names somebody."""
    if text[-1:] not in _LAST_LETTERS or not _SHORTEST_NAME <= len(text) <= longest:
        return False
    if not _APART.isdisjoint(text) or not text.endswith(PERSONS):
        return False
    return not text.startswith(_NO_SUBJECT) or text.startswith(_SUBJECT_STILL)


def is_another(a: str, b: str) -> bool:
    """Whether two names mean two persons, not both of them bodies: bodies have a rule of their own."""
    for word in _TELLS_NO_OTHER:
        a, b = a.replace(word, ""), b.replace(word, "")
    a, b = a.replace(*_ANY_ONE), b.replace(*_ANY_ONE)
    return sorted(a) != sorted(b) and not respelled(a, b) and not (_is_body(a) and _is_body(b))


def _told(a: str, b: str, modal: str) -> Flag:
    zh, en = f"“{modal}”的主体由“{a}”改为“{b}”", f"Who “{modal}” act changes from “{a}” to “{b}”"
    return Flag(_kind(a, b), a, b, zh, en)


def _named(a: str, b: str, *, acts: bool) -> Flag:
    zh, en = ("由谁办理", "Who acts") if acts else ("相对人", "To whom it is done")
    return Flag(_kind(a, b), a, b, f"{zh}：由“{a}”改为“{b}”", f"{en} changes from “{a}” to “{b}”")


def _english(passage: Passage) -> Iterator[Flag]:
    a, b = (_NAME.fullmatch(_LABEL.sub("", "".join(side)).strip()) for side in (passage.old, passage.new))
    if a is None or b is None or a[1].lower() in _TELLS_NOTHING or b[1].lower() in _TELLS_NOTHING:
        return
    done, acts = _DONE.search(passage.lead()), _ACTS.match(" " + passage.tail().lstrip())
    rest = (acts[1] or "") if acts else ""
    x, y = (f"{name[1]} {rest}".strip() for name in (a, b))
    if (
        x.startswith(_NUMBERED)
        or not is_person(x)
        or not is_person(y)
        or stem(x) == stem(y)
        or (_is_body(x) and _is_body(y))
    ):
        return
    from drafts.flagging.same_meaning import name_the_same

    if name_the_same(x, y):
        return  # the purchaser, the buyer; the organiser, the organizer
    before, after = (sentence.lower() for sentence in passage.sentences.whole(passage.hunk))
    if b[1].lower() in before and a[1].lower() in after:
        return  # the auditor shall be appointed by the members, the members shall appoint the auditor
    if acts and _BEGINS.search(passage.lead()) and not _BELONGS.search(passage.lead()):
        yield _told(x, y, acts[2])
    elif done:
        yield _named(x, y, acts=done[1].lower() == "by")


def is_person(name: str) -> bool:
    """Whether an English name, by its last word, is one of somebody."""
    last = name.lower().rsplit(" ", 1)[-1]
    return stem(last) not in terms.NO_PERSONS and bool(_ENGLISH_PERSON.fullmatch(last))


def _is_body(name: str) -> bool:
    return name.endswith(_BODIES) or name.lower().rsplit(" ", 1)[-1] in terms.BODY_WORDS


def _kind(a: str, b: str) -> str:
    return "authority" if _is_body(a) or _is_body(b) else "scope"


def stem(name: str) -> str:
    """An English name in small letters, the same for one and for several."""
    return name.lower().removesuffix("s").removesuffix("ie").removesuffix("y")
