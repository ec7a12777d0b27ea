"""Flags for mentions of articles, paragraphs, chapters and annexes that came, went or point elsewhere.

Those that merely followed a renumbering are equal in the token diff and never come here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from drafts.comparison import Flag
from drafts.flagging.changed_passage import Passage, short
from drafts.numerals import read_numeral, read_roman
from drafts.patterns import regex

_MENTION = regex(
    r"第[^条]*条.*|前.?[款条项]$|第.*[款项]$|(?:sub)?(?:articles?|art\.|sections?|chapters?|annex(?:es)?|recitals?|paragraphs?|points?)\s?[0-9ivxl]",
    re.I,
)
_BEGINS = frozenset("第sacrpSACRP")
_PART = regex(r"^(?:Title|Part|Chapter|Section)\b", re.I)
"""The name of a level of the draft's own structure; Chapter 2 that is called Section 2 now is no other reference."""
_WRITTEN = regex(r"(?P<unit>[a-z]+\.?)\s?(?P<number>[0-9]+[a-z]{0,2}|[ivxl]+)(?P<rest>.*)$", re.I)
_BESIDE = regex(
    r"(?:Parts?|Sections?) [IVXA-D0-9]{1,4}"
    r"|(?:(?:and|or|to) )?(?:(?:points?|paragraphs?) )?\(?[0-9]{1,3}[a-z]?\)?(?:\([0-9a-z]{1,3}\))*(?: (?:and|or))?"
    r"|(?:(?:and|or|to) )?[0-9]{1,5}(?:\.[0-9]{1,5})+(?:\([0-9a-z]{1,3}\))*"
    r"(?:,? (?:and |or )?[0-9]{1,5}(?:\.[0-9]{1,5})+(?:\([0-9a-z]{1,3}\))*)*(?:,? (?:and|or))?"
)
_POINTS = regex(
    r"(?:points?|items?|paragraphs?)\s(?:\([a-z0-9]{1,3}\))(?:(?:,? (?:and|or|to) |, )\([a-z0-9]{1,3}\))*", re.I
)
_NEAR = 40
_ANNEX = regex(r"\bannex(?:es)? [ivxl0-9]", re.I)
_MENTIONED = regex(
    r"(?:articles?|paragraphs?|points?|sections?|annex(?:es)?) [0-9ivx]{1,4}[a-z]?[0-9a-z(), ]{0,24}$"
    r"|(?:sections?|§+) ?[0-9]{1,5}\.[0-9.]+(?:\([0-9a-z]{1,3}\))*(?:, [0-9.]+(?:\([0-9a-z]{1,3}\))*)*(?:,? (?:and |or )?|,)$",
    re.I,
)
_ROW = 80
"""Letters before a number that a row of places may begin in."""
_BRACKETS = regex("[（()）]")
_BARE = regex(r"[0-9]{1,3}[a-z]{0,2}", re.I)
_PLURAL = regex(r"^((?:sub)?(?:article|section|chapter|recital|paragraph|point|annex))(?:e?s)(?=\s)", re.I)
_LAW_BEFORE = regex(
    r"(?P<law>《[^《》\n]{2,60}》|(?<![违适符])(?:国有|(?!违反|适用|符合|以及)[^，,。；;：:、\s《》（）本该和或及与有照据按由对]){1,14}(?<!方)法)"
    r"(?:的|(?:第[^，,。；;：:\s]{1,24}?[条款项目](?:、|和|或者?|及|以及|至))*)$"
)
"""What law a mention belongs to, also as one of several: 《民事诉讼法》第一条、"""
_ARTICLE = regex("第[^条款项\\s]{1,12}条(?:之[一二三四五六七八九十])?")
_IS_HEADED = regex("[\u3000 ]")
"""What follows the number of an article at its head, which mentions nothing."""
_SHORT = 8
"""Tokens on a side, up to which a mention that goes and one that comes are one mention that changes."""
_LAST = "前款"
_PARAGRAPH = regex("第([一二三四五六七八九十]{1,3})款")
_ITEM_LINE = regex("[（(][一二三四五六七八九十]{1,3}[）)]")
_INNER = frozenset(("point", "paragraph", "subparagraph"))
_HERE = frozenset(("本条", "本款", "该条", "该款"))


@lru_cache(maxsize=1 << 14)
def is_mention(word: str) -> bool:
    """Whether a token mentions an article, a paragraph, a chapter or an annex."""
    begins = word[0] in _BEGINS or (word[0] == "前" and word[-1] in "款条项")
    return begins and bool(_MENTION.match(word))


def references(passage: Passage) -> Iterator[Flag]:
    """Mentions that came, went or changed."""
    before = _mentions(passage.old, passage.old_next, passage.lost)
    after = _mentions(passage.new, passage.new_next, passage.gained)
    if not before and not after:
        yield from _numbers_beside(passage)
        return
    brief = max(len(passage.old), len(passage.new)) <= _SHORT
    if brief and not (before and after):  # 前款 → 前两款, where the article speaks of another 前款 as well
        before = before or [word for word in passage.old if is_mention(word) or word in _HERE][: len(after)]
        after = after or [word for word in passage.new if is_mention(word) or word in _HERE][: len(before)]
    if before and after:
        changed = _numbers(passage.old) != _numbers(passage.new)
        if brief and changed and set(map(_key, before)) & set(map(_key, after)):  # paragraph 1 → paragraphs 1 and 2
            x, y = short("".join(passage.old).strip(" ,;.")), short("".join(passage.new).strip(" ,;."))
            yield Flag("reference", x, y, f"引用由“{x}”改为“{y}”", f"The reference changes from “{x}” to “{y}”")
            return
    inner = {_unit(word) for word in (*before, *after)} <= _INNER
    if brief and before and after and inner and _numbers(passage.old) == _numbers(passage.new):
        return  # paragraph 1, point (a), point 1 (a)
    before, after = (
        [word for word in before if not _stays(passage, word, passage.new) and not _is_named(word, *passage.sides)],
        [
            word
            for word in after
            if not _stays(passage, word, passage.old) and not _is_named(word, *passage.sides[::-1])
        ],
    )
    if bool(before) != bool(after) and len({len(_ANNEX.findall(side)) for side in passage.sides}) == 1:
        before, after = (  # Annex II, {section A}, and section A {of Annex I}, which got another number
            [word for word in found if not _ANNEX.match(word)] for found in (before, after)
        )
    apart = bool(before and after) and not brief
    for a in list(before):
        b = next((b for b in after if brief or (_unit(a) == _unit(b) and not apart)), None)
        if b is None:
            continue
        before.remove(a)
        after.remove(b)
        if a != b and _PART.sub("", a) != _PART.sub("", b) and not _is_last_paragraph(passage, a, b):
            yield _changed(a, b, _law_of(a, passage.old_lead, passage.old), _law_of(b, passage.lead, passage.new))
    for a in before:
        said = _law_of(a, passage.old_lead, passage.old) + _one(a)
        yield Flag("reference", a, "", f"不再引用{said}", f"The reference to {said} is dropped")
    for b in after:
        said = _law_of(b, passage.lead, passage.new) + _one(b)
        yield Flag("reference", "", b, f"新增对{said}的引用", f"A reference to {said} is added")


def _is_named(mention: str, own: str, other: str) -> bool:
    """Whether the other sentence mentions an English place at least as often, in whatever form: Sections 4, Section 4."""
    written = _WRITTEN.match(mention) if mention.isascii() else None
    if not written:
        return False
    place = re.compile(
        rf"\b{_unit(mention)}(?:e?s)?\s{re.escape(written['number'] + written['rest'])}(?![0-9a-z(])", re.I
    )
    return len(place.findall(other)) >= len(place.findall(own)) > 0


def _is_last_paragraph(passage: Passage, a: str, b: str) -> bool:
    """Whether 前款 in the old text is the paragraph of the article that the new one calls by its number, or the other way round."""
    script, hunk = passage.sentences.script, passage.hunk
    if a == _LAST:
        text, other = "".join(script.old[: hunk.old_start]), b
    elif b == _LAST:
        text, other = "".join(script.new[: hunk.new_start]), a
    else:
        return False
    paragraphs = [line for line in text.split("\n") if not _ITEM_LINE.match(line)]
    number = _PARAGRAPH.fullmatch(other)
    return number is not None and read_numeral(number[1]) == len(paragraphs) - 1


def _changed(a: str, b: str, law: str, other_law: str) -> Flag:
    """The flag of a mention in the place of another; what another law counts has nothing to do with this draft's numbers."""
    if law or other_law:
        x, y = f"{law or '本法'}{a}", f"{other_law or '本法'}{b}"
        return Flag("reference", a, b, f"引用由{x}改为{y}", f"The reference changes from {x} to {y}")
    return Flag(
        "reference",
        a,
        b,
        f"引用由{a}改为{b}，条号顺延解释不了",
        f"The reference changes from {_one(a)} to {_one(b)}; the renumbering of articles doesn’t explain it",
    )


def _one(mention: str) -> str:
    """A mention as it is told by itself: Articles 6(1) is the first of several, Article 6(1)."""
    return _PLURAL.sub(r"\1", mention)


def _law_of(mention: str, lead: Callable[[], str], words: Sequence[str]) -> str:
    """The other law that a Chinese mention belongs to, as named before it; nothing where that is the draft itself."""
    if mention.isascii() or mention not in words:
        return ""
    named = _LAW_BEFORE.search(lead() + "".join(words[: words.index(mention)]))
    return named["law"] if named else ""


def _mentions(words: Sequence[str], following: str, net: Counter[str]) -> list[str]:
    """The mentions that the article gains or loses; 前款所称 only says that a word is the one used right before."""
    if not any(map(is_mention, words)):
        return []
    return [
        word
        for before, word, after in zip(("", *words), words, (*words[1:], following), strict=False)
        if word in net
        and is_mention(word)
        and not (word[0] == "前" and after == "所称")
        and not (before[-1:] in ("", "\n") and _IS_HEADED.match(after) and _ARTICLE.fullmatch(word))
    ]


def _numbers_beside(passage: Passage) -> Iterator[Flag]:
    """A number that comes or goes in a row of places: Article 6(1) and 6(2)."""
    if not (passage.old and all(map(str.isascii, passage.old))) and not (
        passage.new and all(map(str.isascii, passage.new))
    ):
        return
    if row := _row(passage):
        yield row
        return
    a, b = _bare(passage.old), _bare(passage.new)
    if a and b and (a < b or b < a) and _MENTIONED.search(passage.lead()[-_ROW:]):
        x, y = "".join(passage.old).strip(" ,"), "".join(passage.new).strip(" ,")
        yield Flag("reference", x, y, f"引用由“{x}”改为“{y}”", f"The reference changes from “{x}” to “{y}”")
        return
    comes = not passage.old
    text = "".join(passage.old or passage.new).strip(" ,")
    if not passage.hunk.pure or not _BESIDE.fullmatch(text) or not _MENTIONED.search(passage.lead()[-_ROW:]):
        return
    if text in passage.sides[not comes] and not text[:1].isdigit():
        return  # in Annex I, {point 2,} and in point 2 of Annex I
    if comes:
        yield Flag("reference", "", text, f"引用增加“{text}”", f"The reference is widened: “{text}”")
    else:
        yield Flag("reference", text, "", f"引用删除“{text}”", f"The reference is narrowed: “{text}”")


def _row(passage: Passage) -> Flag | None:
    """The flag of a row of points that got longer or shorter: points (b) and (c), points (b) to (e); other letters may follow a
    renumbering.
    """
    if "(" not in passage.lead()[-_NEAR:] + "".join((*passage.old, *passage.new)):
        return None
    old, new = (
        _points(passage.old_lead(), passage.old, passage.old_tail()),
        _points(passage.lead(), passage.new, passage.tail()),
    )
    if not old or not new or _length(old) == _length(new):
        return None
    return Flag("reference", old, new, f"引用由“{old}”改为“{new}”", f"The reference changes from “{old}” to “{new}”")


def _points(lead: str, words: Sequence[str], tail: str) -> str:
    """The row of points around or beside a change."""
    start, end = len(lead), len(lead) + len("".join(words))
    rows = _POINTS.finditer(f"{lead}{''.join(words)}{tail}")
    return next((row[0] for row in rows if row.start() <= start and end <= row.end() + 1), "")


def _length(row: str) -> int:
    """How many points a row names; a range counts all that it spans."""
    letters = re.findall(r"\(([a-z0-9]{1,3})\)", row)
    if " to " in row and all(len(letter) == 1 for letter in letters[-2:]):
        return len(letters) - 1 + ord(letters[-1]) - ord(letters[-2])
    return len(letters)


def _bare(words: Sequence[str]) -> set[str]:
    """The numbers of a side that holds nothing but numbers and what joins them: 2, 2a and 3."""
    said = [word.lower() for word in words if word.strip(" ,") and word.lower() not in ("and", "or", "to")]
    return set(said) if all(_BARE.fullmatch(word) for word in said) else set()


def _stays(passage: Passage, mention: str, other: Sequence[str]) -> bool:
    """Whether the other side speaks of the same place in another way: paragraph 3, and 3; Section IV, Section 4; Chapter 2,
    Section 2.
    """
    written = _WRITTEN.match(mention)
    if not written:
        return any(_BRACKETS.sub("", word) == _BRACKETS.sub("", mention) for word in other)  # 第（五）项, 第五项
    number = _number(written["number"]) + written["rest"]
    if len(other) <= _SHORT and re.search(rf"(?<![0-9]){re.escape(number)}(?![0-9])", "".join(other)):
        return True  # also where the word before it is misprinted: Aricle 9(2)
    if any(_number(word.strip()) == number or (is_mention(word) and _key(word) == _key(mention)) for word in other):
        return True
    if not _PART.match(mention):
        return False
    changed = passage.gained if other is passage.new else passage.lost
    return any(_PART.match(word) and _key(word)[1] == number for word in (*other, *changed)) or any(
        word.lower() in ("title", "part", "chapter", "section") for word in other
    )


def _numbers(words: Sequence[str]) -> set[str]:
    """The numbers of places that a side names, in mentions and alone."""
    found = {_key(word)[1] for word in words if is_mention(word)}
    return found | {word.lower() for word in words if _BARE.fullmatch(word)}


def _key(mention: str) -> tuple[str, str]:
    """What a mention names: paragraphs 2 and paragraph 2 are one, and so are Section IV and Section 4."""
    written = _WRITTEN.match(mention)
    return (_unit(mention), _number(written["number"]) + written["rest"]) if written else ("", mention)


def _unit(mention: str) -> str:
    """The sort of place: article, annex, 条, 款."""
    written = _WRITTEN.match(mention)
    if not written:
        return "款" if mention.endswith("款") else "项" if mention.endswith("项") else "条"
    return (
        re.sub(r"es$", "", written["unit"].lower())
        if "nnex" in written["unit"]
        else written["unit"].lower().rstrip("s.")
    )


def _number(written: str) -> str:
    """A number in figures, lower case."""
    plain = written.lower()
    try:
        return str(read_roman(plain))
    except ValueError:
        return plain
