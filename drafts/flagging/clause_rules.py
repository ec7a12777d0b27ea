"""Flags for clauses and qualifiers that are put into a sentence or taken out of it whole, and say whom or what it reaches."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafts.comparison import Flag
from drafts.diffing.word_weight import weight_of
from drafts.flagging import legal_terms as terms
from drafts.flagging.changed_passage import Passage, is_item, one_sided_flag
from drafts.flagging.chinese_rules import CHINESE_RULES, attribute, is_said_elsewhere
from drafts.flagging.english_rules import exchanged, is_told_otherwise, outgrown, required, rewritten, stems
from drafts.flagging.list_rules import respelled
from drafts.flagging.rules import Rule, Rules
from drafts.patterns import regex

_STOPS = "，,。；;：:\n"
_AND_ALSO = ("并", "并且")
"""Joins on what is done besides: 可以扣留{并依法作出处理}。"""
_CLAUSE = regex(r"[^。；;：:\n（）()《》]{4,120}")
_ARTICLE_HEAD = regex("^第[^条款项\\s]{1,12}条(?:之[一二三四五六七八九十])?[\u3000 ]+")
"""The number at the head of an article that stands in the row of another."""
_OPEN_PHRASE = regex("(?:按照|依照|根据|依据)[^，,。；;：:的]{2,20}$")
"""A phrase that goes on: 依照本市{法律取得的}."""
_QUALIFIER = regex(r"(?![的中所上下])[^，,、。；;：:\n（）()《》“”][^，,。；;：:\n（）()《》“”]{1,23}的")
_SHORT_QUALIFIER = 4
_MANNER_BEGINS = ("按照", "根据", "依据", "依照", "通过", "采取", "采用", "在", "以")
_MANNER = regex(
    "(?:按照|根据|依据|依照|通过|采取|采用)[^，,。；;：:\n]{4,40}|在[^，,。；;：:\n]{4,30}(?:过程中|活动中|期间)"
    "|以[^，,。；;：:的\n]{2,12}(?:方式|形式|名义|手段|方法)"
    "|在[^，,。；;：:的\n]{2,30}(?:位置|场所|地点|地段|网站|平台)"
)
_EMPTY_ENDS = ("规定", "要求", "职责", "分工", "情况", "需要", "程序", "实际", "原则", "的")
"""Ends of what goes without saying: 按照各自的职责."""
_IN_CASE = regex(r"(?:且|并|并且|但|但是|在)[^，,、。；;：:\n]{3,30}")
_EMPTY_CLAUSE = regex("违反(?:本.{1,3}|前.?款)的?(?:规定)?|依法|(?:按照|依照)(?:国家)?(?:有关)?规定")
"""Says nothing that the rest of the rule doesn't say."""
_TIME_ENDS = ("后", "前", "时", "时间", "期间", "期限内", "范围内", "情况下")
_ENGLISH_QUALIFIER = regex(
    r",? ?(?:and |or )?(?:who|whose|which|including|in particular|such as|provided that|on condition that|only (?:if|where|when)|"
    r"whenever|by virtue of|on the basis of|upon (?:a |an )?[a-z ]{0,24}request|where|if|unless|to the extent|"
    r"in accordance with [a-z]|"
    r"in compliance with|within the limits of|for (?:a|the) period|for the (?:sole )?purposes?|without prejudice)\b[^.;:\n]{8,240}"
    r"|(?:not )?[a-z]{3,}(?:ed|wn|de|ing) (?:on|by|under|in|for|from|with|to|of|at)\b[^.;:\n]{4,240}"
    r"|\(?(?:but not|but excluding|excluding|not including)\b[^.;:\n]{4,240}"
    r"|[^.;:\n]{0,100} other than [^.;:\n]{4,100}",
    re.I,
)
_ENGLISH_PHRASE = regex(r",(?: [^ .;:\n]{1,30}){4,60}", re.I)
_ARTICLE = regex(r"^(?:an?|the) ", re.I)
_RULES_NOTHING = regex(r"^so that\b|without prejudice|^\.\s", re.I)
_TITLE = regex(r"(?:on|of|laying down|concerning|amending|establishing|repealing)\b")
_ACT_LAST = regex(
    r"\b(?:Regulation|Directive|Decision|Recommendation|Act)(?: \(E[A-Z]+\)| (?:No )?[0-9]+/[0-9/A-Z]+)*\s$"
)
"""What the title of an act follows."""
_SHORTEST_QUALIFIER = 3
_BEFORE_WHICH = ("with", "in", "to", "by", "for", "of", "on", "from", "under")
_SAYS_MUCH, _SAYS_ENOUGH = 3, 2
"""Words that are new to a sentence, from which on a passage is told, and from which on if it is a phrase of its own."""
_UNFINISHED = regex(
    r"^(?:an?|the|to|those)\b|^[a-z]+(?:ible|ed) (?:for|by)\b"
    r"|\b(?:an?|the|of|to|for|in|on|by|with|and|or|other|that|which|is|are)$|:|\.(?:\s|$)"
    r"|\b(?:shall|may|it|they|this|th(?:ese|ose)|subparagraphs?|referred|set out|laid down|parliament|chapter|concerned)\b",
    re.I,
)
"""What is cut out of a sentence, or only says where something stands."""
_JOINS_ON = regex(", (?:and|or)$")
_JOINED_ON = regex(r" (?:and|or)$")
_ADVERBIAL_HEAD = (
    "once|twice|only|solely|of|through|for|by|with|within|without|under|on|in|from|to|against|during|before|after|until|at|between"
    "|among|subject to|prior to|over|above|below|beyond|exceeding|up to|more than|less than|fewer than|not (?:more|less) than|free"
)
_ADVERBIAL = regex(rf"(?:,? ?(?:and|or|but) )?(?:{_ADVERBIAL_HEAD})\b(?: [^ .;:\n]+){{2,40}}", re.I)
_UNLIKE = regex(
    r"\b(?:shall|may|must|is|are|has|have)\b|\b(?:and|or|the|an?|of|to|in|by|for|with|from|on|under|any|its|their)$",
    re.I,
)
"""What no such phrase holds, or ends with."""
_CLAUSE_GOES_ON = regex(
    r"\s*(?:$|[,;.:)\n]|(?:and|or|acting|in|on|by|which|that|who|under|for|to|shall|may|must|is|are|has|have|with|from|at|as|if|when"
    r"|where|unless|until|because|after|before|during|within|against|between|into|than)\b)",
    re.I,
)
_SAYS_LITTLE = regex(
    r"(?:th(?:is|at|ese|ose)|said|thereof|at the (?:latest|time)|in (?:particular|turn|general|addition|fact)|for example)\b",
    re.I,
)
_PLACE = regex(r"^, (?:Part|Section|Annex|Chapter|Title|point|paragraph)s?\b")
_EMPTY = regex(
    r"laid down|set out|referred to|provided for|as appropriate|of this (?:regulation|article|paragraph)|assigned", re.I
)


def qualifier(passage: Passage) -> Iterator[Flag]:
    """A qualifier before a noun, or a case of a rule: 关键信息基础设施的…, …且需继续使用的，"""
    words, comes = passage.one_sided()
    text = "".join(words).strip("，,、 ")
    other = passage.old if comes else passage.new
    if not text or "".join(other).strip("，,") or text.isascii() or passage.says(terms.AIM):
        return
    cased = passage.following.startswith(terms.CASE_ENDS) or text.endswith(_TIME_ENDS)
    qualified = text[-1] == "的" and passage.new_next not in ("，", ",", "。", "；", ";", "\n", "")
    qualified = qualified and not _OPEN_PHRASE.search(passage.lead())
    qualified = qualified and bool(_QUALIFIER.fullmatch(text)) and text[:-1] not in terms.TELLS_NO_OTHER
    if len(text) <= _SHORT_QUALIFIER and is_said_elsewhere(passage, text[:-1], comes=comes):
        return
    if (cased and _IN_CASE.fullmatch(text)) or qualified:
        yield one_sided_flag(text, comes=comes, zh="限定", en="A qualifier")


def manner(passage: Passage) -> Iterator[Flag]:
    """By what something is done: 按照资源消耗水平确定重点."""
    words, comes = passage.one_sided()
    text = "".join(words).strip("，, ")
    if (
        text.startswith(_MANNER_BEGINS)
        and _MANNER.fullmatch(text)
        and not text.endswith(_EMPTY_ENDS)
        and not passage.says(terms.AIM)
    ):
        yield one_sided_flag(text, comes=comes, zh="限定", en="A qualifier")


def clause(passage: Passage) -> Iterator[Flag]:
    """A whole clause between commas: ，规范、拓展应用, put into a sentence that stays."""
    words, comes = passage.one_sided()
    text = "".join(words)
    if words[-1:] in (("并",), ("并且",)) and text[-2:-1] in _STOPS:
        text = text[: -len(words[-1])]  # {纳入规划，并}公布
    if not text or text.isascii() or passage.says(terms.AIM):
        return
    before = passage.before
    starts = text[:1] in _STOPS or not before or before[-1] in _STOPS or before in terms.MODALS or is_item(before)
    starts = starts or words[0] in _AND_ALSO
    ends = text[-1:] in _STOPS or passage.following[:1] in ("", *_STOPS)
    said = _ARTICLE_HEAD.sub("", text.strip(_STOPS + " "))
    if starts and ends and _CLAUSE.fullmatch(said) and not _EMPTY_CLAUSE.fullmatch(said):
        yield one_sided_flag(said, comes=comes, zh="分句", en="A clause", kind="sentence")


def english_qualifier(passage: Passage) -> Iterator[Flag]:
    """A relative clause or a phrase that says in which cases or to what extent: “, including their frequency,”."""
    for text, _ in _slid(passage):
        if not text.isascii() or not _ENGLISH_QUALIFIER.fullmatch(text) or _EMPTY.search(text):
            continue
        if len(text.split()) < _SHORTEST_QUALIFIER or (_is_stranded(passage, text)):
            continue  # those {which together} form it; the places with {which it deals}
        yield one_sided_flag(text.strip(" ,"), comes=passage.one_sided()[1], zh="限定", en="A qualifier")
        return


def _is_stranded(passage: Passage, text: str) -> bool:
    """Whether a “which” only stands in for a word order: the places they deal with, the places with {which they deal}."""
    return text.startswith("which") and (passage.lead().split() or [""])[-1] in _BEFORE_WHICH


def _slid(passage: Passage) -> Iterator[tuple[str, str]]:
    """What a side alone says, and the words that follow it; also as it may be cut elsewhere in the same words: keep the {list in
    order to check the }list, keep the list {in order to check the list}; act in {good faith and in }time.
    """
    words, comes = passage.one_sided()
    text = "".join(words).strip()
    if not words or text.strip(" ,").lower() in passage.sentences.whole(passage.hunk)[not comes].lower():
        return  # {Before it sails, the} raft is shown, the raft is shown before it sails
    yield text, passage.following
    script, hunk = passage.sentences.script, passage.hunk
    if passage.new if not comes else passage.old:
        return
    own, start, end = (
        (script.new, hunk.new_start, hunk.new_end) if comes else (script.old, hunk.old_start, hunk.old_end)
    )
    after = own[end : end + len(words)]
    for at, (word, same) in enumerate(zip(words, after, strict=False), 1):
        if word != same:
            break
        yield "".join((*words[at:], *words[:at])).strip(), "".join(after[at : at + 5])
    before = own[max(0, start - len(words)) : start]
    for at, (word, same) in enumerate(zip(reversed(words), reversed(before), strict=False), 1):
        if word != same:
            break
        yield "".join((*words[-at:], *words[:-at])).strip(), "".join((*words[-at:], *after[:5]))


def english_phrase(passage: Passage) -> Iterator[Flag]:
    """A phrase between commas: “, to withdraw it from the market or to recall it” falls out."""
    words, comes = passage.one_sided()
    text = "".join(words).strip()
    if not text.isascii() or not _ENGLISH_PHRASE.fullmatch(text) or _EMPTY.search(text):
        return
    if is_told_otherwise(text, passage.sentences.whole(passage.hunk)[not comes]):
        return  # {, at the end of the lease,} when the lease ends
    if (
        text.endswith(",")
        or passage.following.lstrip()[:1] in (",", ";", ".", "(")
        or passage.following.startswith(" without")
    ):
        kind = "reference" if _PLACE.search(text) else "scope"
        yield one_sided_flag(text.strip(" ,"), comes=comes, zh="内容", en="A phrase", kind=kind)


_TOLD_SHORTLY = regex(
    r"(?:under|in|by|without|with|on|upon|at|for) (?!particular|general|turn|addition|fact|full|part|order|case|question|place"
    r"|time|this|that|such|these|those|it|them|law|accordance|relation|respect|connection|view|terms|line|so|all|any|each"
    r"|doing|which|whom|whose|its|their|his|her|our|your|force)[a-z]{3,}",
    re.I,
)
"""Says in two words how something is done: under oath, in writing, by proxy, without notice."""


def english_adverbial(passage: Passage) -> Iterator[Flag]:
    """A phrase that says how, for whom or how often, at the end of its clause: {through a secure channel}, {once a year}."""
    words, comes = passage.one_sided()
    if is_told_otherwise("".join(words), passage.sentences.whole(passage.hunk)[not comes]):
        return
    for said, following in _slid(passage):
        text = _JOINED_ON.sub("", said)  # {in good faith and} in the interest of the crew
        if (
            not text.isascii()
            or not (_ADVERBIAL.fullmatch(text) or _TOLD_SHORTLY.fullmatch(text.strip(" ,")))
            or _EMPTY.search(text)
            or _SAYS_LITTLE.search(text)
        ):
            continue
        if _UNLIKE.search(text) or not (
            text.endswith(",") or _TOLD_SHORTLY.fullmatch(text.strip(" ,")) or _CLAUSE_GOES_ON.match(following)
        ):
            continue
        other = passage.sides[not comes].replace("written", "in writing")
        if all(word in other for word in words if weight_of(word) > 1 and word not in _ADVERBIAL_HEAD):
            return  # is justified {by the keeper}, the keeper considers it to be justified
        yield one_sided_flag(text.strip(" ,"), comes=comes, zh="限定", en="A qualifier")
        return


def english_passage(passage: Passage) -> Iterator[Flag]:
    """Words that bring something new to a sentence or take it away, whatever they say: {and are open to the crews}."""
    words, comes = passage.one_sided()
    text = "".join(words).strip()
    if any(map(str.isalpha, passage.old if comes else passage.new)):
        text = _ARTICLE.sub("", text)  # {an} → {a sufficiently reasoned} answer
    if _is_stranded(passage, text):
        return
    if not text.isascii() or "\n" in text or _RULES_NOTHING.search(text):
        return
    if _TITLE.match(text) and _ACT_LAST.search(passage.lead() if comes else passage.old_lead()):
        return  # Regulation {on the safety of piers} (Piers Act)
    news = len(stems(text) - stems(passage.sides[not comes]))
    if text.startswith("or ") and 0 < news < _SAYS_MUCH:
        news = _SAYS_MUCH  # which holds {or is derived from} it
    if news < (_SAYS_MUCH if _UNFINISHED.search(_JOINS_ON.sub("", text).strip(" ,;")) else _SAYS_ENOUGH):
        return
    yield one_sided_flag(text.strip(" ,;"), comes=comes, zh="文字", en="A passage")


def exchanged_item(passage: Passage) -> Iterator[Flag]:
    """What an item begins with is exchanged: （三）资本、基金的增减 becomes （三）净资产的增减."""
    if not is_item(passage.before):
        return
    a, b = passage.old_words.strip(), passage.new_words.strip()
    if not (a and b) or max(len(a), len(b)) > 16 or a.isascii() or respelled(a, b):
        return
    if re.search(r"[，,。；;：:\n]", a + b) or not (passage.gained_any() and passage.lost_any()):
        return
    yield Flag("list-item", a, b, f"列举项由“{a}”改为“{b}”", f"The item changes from “{a}” to “{b}”")


def english_words(passage: Passage) -> Iterator[Flag]:
    """One English word in the place of another, or before another."""
    from drafts.flagging.english_only import SINGLE_WORDS

    yield from SINGLE_WORDS.first_flags(passage)


LAST_RULES = Rules(
    Rule(qualifier, one_sided=True),
    Rule(attribute, one_sided=True),
    Rule(manner, one_sided=True),
    Rule(clause, one_sided=True),
    Rule(english_qualifier, one_sided=True, english=True),
    Rule(english_phrase, one_sided=True, english=True),
    Rule(english_adverbial, one_sided=True, english=True),
    Rule(exchanged_item, sides=2),
    Rule(rewritten, english=True),
    Rule(required, english=True),
    Rule(english_passage, one_sided=True, english=True),
    Rule(exchanged, english=True),
    Rule(outgrown, english=True),
    Rule(english_words, english=True),
    *CHINESE_RULES,
)
"""Rules for changes that no other rule says anything about."""
