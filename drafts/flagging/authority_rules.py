"""Flags for who acts: bodies that come, go or change their level or name, and the agent of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from drafts.comparison import Flag
from drafts.flagging import legal_terms as terms
from drafts.flagging.body_names import NAME_ENDS, NAMES, is_level, is_scrap, sole_name, told_apart
from drafts.flagging.body_parts import (
    REST_OF_BODY,
    WHICHEVER,
    is_row,
    is_said_of_each,
    named_whole,
    qualifies,
    with_start,
)
from drafts.flagging.changed_passage import Passage, short
from drafts.flagging.named_bodies import BODY, NO_ACT, PROVINCES, bodies, levels, merged, news, unjoined, up_to_name
from drafts.patterns import regex

_SHORT_PASSAGE = 12
_NAMED_LAST = regex(rf"(?:{NAMES})$")
_HEAD = regex("(?:主要)?负责人")
_LISTED = ("、", "和", "或", "的")
"""Where one of these follows, the head is one of several persons, or of something else."""
_COURTS = ("court", "courts", "tribunal", "tribunals")
"""They are more often spoken of than they act: judgments of a court, proceedings before a court."""
_BRACKETS = regex("[（）()]")
_AGENT = regex(r"由[^，,。；;：:\n由]{2,24}")
_GOVERNMENT, _NO_ACT = "政府", regex(NO_ACT)
_ITS_BODY = regex("[^，,。；;：:、和或及与]{1,10}(?:部门|机关|机构|局)")
_IS_OF = ("组成", "构成", "产生", "引起", "造成")
"""What 由 begins where nobody acts: 由若干委员组成."""
_TOWARDS = frozenset(
    ["报", "送", "抄送", "报送", "报请", "报经", "报告", "会同", "商", "经", "由", "向", "征求", "通知", "告知"]
)
_SUBMITTED = frozenset(("报", "报经", "报请"))
"""All of them ask the body for its consent."""
_ANAPHORA = frozenset(("that", "this", "those", "these", "such", "said"))
_ACTS = frozenset((*terms.ACTS, "Framework", "Implementing", "Delegated"))
"""Words that the title of an act begins with."""
_OF_BOTH = ["Parliament", "and", "of", "the"]
_DEFINED = ("’ means", "' means", "” means", '" means')
"""What follows a term that is defined."""
_BODY_AFTER = regex(rf"(?:[a-z]+ )?(?:{'|'.join(sorted(terms.BODY_WORDS))})\b", re.I)
_TELLS_NOTHING = terms.NO_NAMES | {
    "relevant",
    "respective",
    "concerned",
    "aforementioned",
    "same",
    "new",
    "own",
    "national",
    "competent",
}
_BODY_NAMES = 2
"""Words before authority or board that are shown with it: market surveillance authorities."""


def _is_seat(words: Sequence[str]) -> bool:
    """Whether a word names no body: a registered office, legal authority to represent someone."""
    return words[-1] == "office" or words[0].lower() == "legal"


def _is_cited(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether a body stands in the title of an act: Council Decision 2002/584, of the European Parliament and of the Council."""
    return (bool(after) and after[0] in _ACTS) or list(before) == _OF_BOTH


def _english_bodies(passage: Passage, side: Sequence[str]) -> list[str]:
    """The English bodies that a side names and the article gains or loses, with the words that tell them apart; not those
    that stand for a pronoun of the other side.
    """
    if terms.BODY_WORDS.isdisjoint(passage.said):
        return []
    net, other = (passage.gained, passage.old) if side is passage.new else (passage.lost, passage.new)
    words = [word for word in side if not word.isspace()]
    following = passage.following.split()[:1]
    found: list[str] = []
    for at, word in enumerate(words):
        if word.lower() not in terms.BODY_WORDS or not net[word] or _is_seat(words[at - 1 : at + 1] if at else [word]):
            continue
        if _is_cited(words[max(0, at - 4) : at], (*words[at + 1 : at + 2], *following)):
            continue
        first = at
        while (
            first
            and at - first < _BODY_NAMES
            and words[first - 1].isalpha()
            and words[first - 1].lower() not in terms.NO_NAMES
        ):
            first -= 1
        name = words[first : at + 1]
        if words[first - 1 : first] in (["between"], ["among"]):
            continue  # is only spoken of
        told = {one.lower() for one in words[max(0, first - 1) : at]} & _ANAPHORA
        bare = len(name) == 1 and word == "authority" and words[at - 1 : at] not in (["the"], ["an"], ["any"], ["each"])
        bare = bare or (len(name) == 1 and _singular(word) in {_singular(one) for one in other})
        must_act = len(words) > _SHORT_PASSAGE or word.lower() in _COURTS
        if must_act and not _acts(words[:first], (words[at + 1 :] + passage.following.split())[:4]):
            continue
        if told or bare or (len(side) <= _SHORT_PASSAGE and terms.PRONOUNS.intersection(one.lower() for one in other)):
            continue
        found.append(" ".join(name))
    return list(dict.fromkeys(found))


def _singular(name: str) -> str:
    return re.sub(r"ies$", "y", name)


def _is_sort(passage: Passage) -> bool:
    """Whether a government only says of which sort something is, or whose a body is: 执行{政府}指导价."""
    sides = passage.old_words[-2:], passage.new_words[-2:]
    shorter, longer = sorted((passage.old_words, passage.new_words), key=len)
    if longer in (f"{shorter}人民政府", f"{shorter}政府") and _ITS_BODY.match(passage.following):
        return True  # 市{人民政府}卫生主管部门
    return _GOVERNMENT in sides and passage.before != "由" and _NO_ACT.match(passage.following) is not None


def _told_closer(passage: Passage) -> tuple[str, str] | None:
    """A body with and without a word that tells which: the {lead} supervisory authority."""
    words = [word for word in (*passage.old, *passage.new) if not word.isspace()]
    following = passage.following.strip()
    body = _BODY_AFTER.match(following) if following[:1].isascii() else None
    if not body or not 0 < len(words) <= _BODY_NAMES or terms.NO_NAMES.intersection(body[0].lower().split()):
        return None
    if not all(word.isalpha() and word.islower() and word not in _TELLS_NOTHING for word in words):
        return None
    old, new = (side.lower() for side in passage.sides)
    if all(old.count(word) == new.count(word) for word in words):
        return None  # the competent {national} authorities, the national competent authorities
    longer = " ".join((*words, body[0]))
    return (longer, body[0]) if passage.old else (body[0], longer)


def _qualified(passage: Passage) -> tuple[str, str] | None:
    """Two bodies of which only what stands before authority differs: national competent, market surveillance."""
    if not passage.following.strip()[:1].isascii():
        return None
    if passage.hunk.pure:
        return _told_closer(passage)
    body = passage.following.strip().split(" ", 1)[0].rstrip(",.;’'”\"")
    if body.lower() not in terms.BODY_WORDS or passage.old_next != passage.new_next:
        return None
    names = []
    for side in (passage.old, passage.new):
        words = [word for word in side if not word.isspace()][-_BODY_NAMES:]
        while words and (words[0].lower() in terms.NO_NAMES or not words[0].isalpha()):
            words = words[1:]
        names.append(words)
    if not all(names) or not all(word.isalpha() for word in (*names[0], *names[1])):
        return None
    x, y = (" ".join((*name, body)) for name in names)
    return (x, y) if x.lower() != y.lower() else None


def _acts(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether a body in a longer passage does something, or something is done towards it; others are only spoken of."""
    near = takewhile(str.isalpha, after)  # the powers of the board, such a boat may
    if {word.lower() for word in near} & terms.BODY_ACTS:
        return True
    said = [word.lower() for word in before if word.lower() not in terms.BEFORE_BODY]
    return not said or said[-1] in terms.TO_BODY or not said[-1].isalnum()


def agent(passage: Passage) -> Iterator[Flag]:
    """Who does something, where that comes or goes as a whole: 由其所在单位依法给予处分."""
    words, comes = passage.one_sided()
    text = "".join(words).strip("，, ")
    if text[:1] != "由" or text.endswith(_IS_OF) or not _AGENT.fullmatch(text) or bodies(text):
        return
    if comes:
        yield Flag("authority", "", text, f"增加由谁办理：“{text}”", f"Who acts is added: “{text}”")
    else:
        yield Flag("authority", text, "", f"删除由谁办理：“{text}”", f"Who acts is dropped: “{text}”")


def _plain(name: str) -> str:
    """What names a body, however it is written: 乡（镇）, 乡镇; 省、自治区、直辖市人民政府, 省级人民政府."""
    return _BRACKETS.sub("", name).replace(*PROVINCES).removeprefix("的").removeprefix("各").lower()


def head(passage: Passage) -> Iterator[Flag]:
    """The head of a body in the place of the body: 经主管部门{负责人}批准."""
    words, comes = passage.one_sided()
    text = "".join(words)
    if not _HEAD.fullmatch(text) or not _NAMED_LAST.search(passage.lead()) or passage.following[:1] in _LISTED:
        return
    if comes:
        yield Flag("authority", "", text, f"由机关改为其“{text}”", f"The head of the body acts in its place: “{text}”")
    else:
        yield Flag("authority", text, "", f"由机关的“{text}”改为机关", f"The body acts in its head's place: “{text}”")


def authority(passage: Passage) -> Iterator[Flag]:
    """Bodies that come, go or change their level or name (主管部门 → 管理部门)."""
    qualified = _qualified(passage)
    if qualified:
        x, y = qualified
        yield Flag("authority", x, y, f"机关由“{x}”改为“{y}”", f"The authority changes from “{x}” to “{y}”")
        return
    a, b = passage.old_words, passage.new_words
    said = f"{a} {b}{passage.following}"
    if (terms.BODY_WORDS.isdisjoint(passage.said) and not any(map(said.__contains__, NAME_ENDS))) or _is_sort(passage):
        return
    if passage.says(terms.AIM) or passage.following.startswith(_DEFINED) or is_said_of_each(passage):
        return
    before, after = news(passage, bodies(a), passage.old), news(passage, bodies(b), passage.new)
    english = _english_bodies(passage, passage.old), _english_bodies(passage, passage.new)
    by_level = levels(passage)
    script, hunk = passage.sentences.script, passage.hunk
    before, after = (
        with_start(before - after, a, script.old, hunk.old_start),
        with_start(after - before, b, script.new, hunk.new_start),
    )
    gone = [*merged(told_apart(sorted(before)), a), *(x for x in english[0] if x not in english[1])] or by_level[0]
    came = [*merged(told_apart(sorted(after)), b), *(y for y in english[1] if y not in english[0])] or by_level[1]
    x, y = short("、".join(gone)), short("、".join(came))
    rest = REST_OF_BODY.match(passage.following) if a and b else None
    if a and b and (max(len(a), len(b)) <= _SHORT_PASSAGE or (rest and (is_row(passage.old) or is_row(passage.new)))):
        if {a, b} <= _SUBMITTED or (passage.before == "等" and {a, b} <= WHICHEVER):
            return
        if {a.lstrip("需须"), b.lstrip("需须")} <= _TOWARDS and BODY.match(passage.following):
            yield Flag(
                "procedure",
                a,
                b,
                f"与机关的关系由“{a}”改为“{b}”",
                f"What is done towards the authority changes from “{a}” to “{b}”",
            )
            return
        if (
            rest
            and all(qualifies(side, rest.group()) for side in (passage.old, passage.new))
            and passage.old_next == passage.new_next
        ):
            x, y = named_whole(passage, unjoined(a) + rest.group(), unjoined(b) + rest.group())
        elif (gone or came) and not a.endswith("的") and not b.endswith("的"):
            x, y = named_whole(passage, up_to_name(a), up_to_name(b))
    elif a and b and gone and came and not (sole_name(a) and sole_name(b)) and not f"{x}{y}".isascii():
        yield from _each(gone, came)
        return
    if max(len(passage.old), len(passage.new)) > _SHORT_PASSAGE and f"{x}{y}".isascii():
        yield from _in_words(passage, gone, came)
    else:
        yield from _told(x, y, gone, came)


def _in_words(passage: Passage, gone: Sequence[str], came: Sequence[str]) -> Iterator[Flag]:
    """The flags of English bodies in a longer passage, neither in the place of the other; the article may name them elsewhere."""
    script = passage.sentences.script
    old, new = "".join(script.old).lower(), "".join(script.new).lower()
    for flag in _each(gone, came):
        name = flag.old or flag.new
        if all(one.lower() in (new if flag.old else old) for one in (gone if flag.old else came)):
            zh, en = ("删去", "dropped") if flag.old else ("增加", "added")
            said = f"此处{zh}“{name}”，他处仍有", f"“{name}” is {en} here; it is named elsewhere too"
            yield Flag(flag.kind, flag.old, flag.new, *said)
        else:
            yield flag


def _told(x: str, y: str, gone: Sequence[str], came: Sequence[str]) -> Iterator[Flag]:
    """The flags of what went and what came: one body in the place of another where both sides are names, else each by itself."""
    if _plain(x) == _plain(y):
        return
    if x and y and not f"{x}{y}".isascii():
        one, other = sole_name(x), sole_name(y)
        if is_scrap(one) or is_scrap(other) or is_level(one) != is_level(other):
            yield from _each(gone, came)
            return
        x, y = one, other
    if not x or not y:
        yield from _each(told_apart([x]), told_apart([y]))
    elif _plain(x) != _plain(y):
        yield Flag("authority", x, y, f"机关由“{x}”改为“{y}”", f"The authority changes from “{x}” to “{y}”")


def _each(gone: Sequence[str], came: Sequence[str]) -> Iterator[Flag]:
    """The flags of bodies that went and of those that came, neither in the place of the other."""
    x, y = short("、".join(gone)), short("、".join(came))
    if x and x != y:
        yield Flag("authority", x, "", f"机关或层级：删除“{x}”", f"An authority or level is dropped: “{x}”")
    if y and x != y:
        yield Flag("authority", "", y, f"机关或层级：增加“{y}”", f"An authority or level is added: “{y}”")
