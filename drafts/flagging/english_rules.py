"""Flags for what English drafts say in set phrases: rights and powers that are granted, and how a rule stands to another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafts.comparison import Flag
from drafts.diffing.word_weight import weight_of
from drafts.flagging import legal_terms as terms
from drafts.flagging.changed_passage import Passage, one_sided_flag, phrase_flag, short
from drafts.flagging.english_modals import GRANTED
from drafts.flagging.rules import Rule
from drafts.patterns import regex

_GRANTS = frozenset(
    ("empowered", "entitled", "authorised", "authorized", "allowed", "permitted", "right", "rights", "power", "powers")
)
"""One of these words stands wherever a right or a power is granted."""
_MODAL = regex(r"\b(?:shall not|may not|must not|shall|must|may)\b", re.I)
_NUMBER = regex(r"(?:than|least|most|exceed(?:s|ing)?|over|under|up to) [0-9][0-9 .,]*$")
_PLAIN = regex(r"[A-Za-z][A-Za-z -]+")
_SHORT_NAME = 3
_SUBJECT = 4
"""Words that tell who acts, with the “shall” after them."""
_WORD = regex(r"[A-Za-z]+")
_SAYS_MUCH = 1.5
"""The weight of an English word of five letters."""
_SEVERAL, _LONG_ENOUGH = 2, 6
"""Such words, of a change and of a sentence, from which on it may be said."""
_STAYS = 0.35
"""The share of such words that a rewritten sentence has in common with the old one at most."""
_EXEMPLARY = frozenset(
    ("in particular", "among others", "inter alia", "for example", "but not limited to", "without limitation")
)
_LEVEL_WORDS = frozenset((
    "level", "levels", "degree", "degrees", "standard", "standards", "amount", "amounts", "summary", "outline", "extract",
    "extracts", "portion",
))  # fmt: skip
_LEVEL = regex(
    r"(?!(?:at|in|on|to|by|of)\b)(?:an? |the )?(?:[a-z-]+ ){0,2}"
    r"(?:levels?|degrees?|standards?|amounts?|summary|outline|extracts?|portion) of(?: (?:an?|the))?",
    re.I,
)
_OPENING = regex(r"(?:and|or) (?:any |all )?others?|or otherwise")
_TRY = regex(
    r"(?:endeavou?r to|seek to|strive to|attempt to|try to|consider|take (?:all )?reasonable steps to"
    r"|(?:make|use) (?:[a-z]+ ){0,3}(?:efforts?|endeavours?) to)\b",
    re.I,
)
_MODAL_LAST = regex(r"\b(shall|must|may)(?: not)?(?: be)? $", re.I)
_STEM, _ROOT = 5, 4
_LONG_WORD = regex(r"[a-z]{4,}")
_SMALL = frozenset(
    ("wher", "when", "that", "this", "with", "from", "shal", "must", "have", "been", "such", "upon", "unde", "into")
)
"""The beginnings of words that say nothing by themselves."""
_ACTS = 3
"""Words that only one of the sentences has, from which on another act is told."""
_MANY = 6
"""The same for any other passage."""
_GROWS = 3
"""The same where the words in whose place they stand bring hardly anything new."""
_SHORT_FORM = regex(r"\b(?:[A-Z]{2,}|[Tt]hey|[Ii]t|[Tt]hose|[Tt]hese|law)\b")
"""What may stand for many words."""
_RELATIONS = {
    phrase: sort
    for sort, phrases in (
        ("in line with", ("in accordance with", "in compliance with", "pursuant to", "under", "on the basis of")),
        ("within", ("within the limits of", "within the scope of", "subject to")),
        ("besides", ("without prejudice to", "in addition to", "without affecting")),
        ("against", ("notwithstanding", "despite", "by way of derogation from", "irrespective of", "regardless of")),
    )
    for phrase in phrases
}
"""How a rule stands to what is named after these words."""


def grants(passage: Passage) -> tuple[str, str] | None:
    """What the sides say where one of them grants a right and the other doesn't: (“shall”, “shall have the right to”)."""
    lead = passage.lead().rsplit(None, 1)[-1:] or [""]
    before = f"{lead[0]} " if _MODAL.fullmatch(lead[0]) else ""
    texts = [f"{before}{''.join(side)}{passage.following}" for side in (passage.old, passage.new)]
    if not any("shall" in text or "must" in text for text in map(str.lower, texts)):
        return None
    found = [GRANTED.search(text) for text in texts]
    if bool(found[0]) == bool(found[1]):
        return None
    said = [granted or _MODAL.search(text) for granted, text in zip(found, texts, strict=True)]
    old, new = (match[0].lower() if match else "" for match in said)
    return old, new


def has_standing(passage: Passage) -> bool:
    """Whether the sides lay down something without a modal word, or in place of one: must, is required to."""
    if not passage.is_english:
        return False
    from drafts.flagging.standing_rules import standing

    return standing(passage) is not None


def powers(passage: Passage) -> Iterator[Flag]:
    """A right or a power in the place of a duty or a ban, or the other way round: shall {have the right to} take part."""
    granted = grants(passage)
    if not granted or "may" in granted:
        return
    a, b = granted
    if a and b and passage.old_lead().split()[-_SUBJECT:] != passage.lead().split()[-_SUBJECT:]:
        a, b = (a if GRANTED.match(a) else ""), (b if GRANTED.match(b) else "")  # somebody else acts
    if not (a and b):
        zh, en = ("删除", "is deleted: a right falls away") if a else ("增加", "is added: a right is created")
        yield Flag("modality", a, b, f"{zh}“{a or b}”：{'权利取消或减弱' if a else '新设权利'}", f"“{a or b}” {en}")
        return
    sorts = [terms.RIGHT if GRANTED.match(said) else terms.MODALS[said] for said in granted]
    (zh_a, en_a), (zh_b, en_b) = (terms.MODAL_NAMES[sort] for sort in sorts)
    kind = "ban" if terms.BAN in sorts else "modality"
    yield Flag(kind, a, b, f"{a} → {b}：{zh_a}变为{zh_b}", f"“{a}” becomes “{b}”: {en_a} becomes {en_b}")


def relation(passage: Passage) -> Iterator[Flag]:
    """How a rule stands to another: {within the limits of} → {without prejudice to} this Act."""
    a, b = ("".join(side).strip(" ,").lower() for side in (passage.old, passage.new))
    one, other = _RELATIONS.get(a), _RELATIONS.get(b)
    if one and other and one != other:
        zh = f"与所指规定的关系由“{a}”改为“{b}”"
        yield Flag("scope", a, b, zh, f"How the rule stands to what it names changes from “{a}” to “{b}”")


def rewritten(passage: Passage) -> Iterator[Flag]:
    """A sentence of which little stays: its words match by chance, and none of them says what changed."""
    if len(content("".join(passage.old)) | content("".join(passage.new))) < _SEVERAL or not is_rewritten(passage):
        return
    zh, en = "整句改写，原文所余无几", "The sentence is rewritten: little of the old one stays"
    old, new = map(short, passage.sides)
    yield Flag("sentence", old, new, zh, en)


def is_rewritten(passage: Passage) -> bool:
    """Whether the old and the new English sentence around a passage have little in common."""
    a, b = map(content, passage.sentences.whole(passage.hunk))
    fewest = min(len(a), len(b))
    return fewest >= _LONG_ENOUGH and len(a & b) < _STAYS * fewest


def counted(passage: Passage) -> Iterator[Flag]:
    """What a number counts: fewer than 250 {persons} → {clients}."""
    a, b = ("".join(side).strip() for side in (passage.old, passage.new))
    if not (a and b) or max(a.count(" "), b.count(" ")) > _SHORT_NAME or not _NUMBER.search(passage.lead()):
        return
    if _PLAIN.fullmatch(a) and _PLAIN.fullmatch(b) and a.lower().rstrip("s") != b.lower().rstrip("s"):
        yield Flag("scope", a, b, f"计数的对象由“{a}”改为“{b}”", f"What is counted changes from “{a}” to “{b}”")


def least(passage: Passage) -> Iterator[Flag]:
    """Whether what follows is a minimum: provides {at least} the following."""
    words, comes = passage.one_sided()
    if "".join(words).strip(" ,").lower() != "at least" or not passage.following.lstrip(" ").startswith(
        "the following"
    ):
        return
    said = ("增加“at least”：所列为最低要求", "“at least” is added: what follows is a minimum")
    if not comes:
        said = ("删除“at least”：所列不再是最低要求", "“at least” is deleted: what follows is no longer a minimum")
    yield Flag("scope", "" if comes else "at least", "at least" if comes else "", *said)


def exemplary(passage: Passage) -> Iterator[Flag]:
    """Whether a list holds all or only some: the following cases {in particular} are urgent:"""
    words, comes = passage.one_sided()
    said = "".join(words).strip(" ,").lower()
    if said not in _EXEMPLARY or ":" not in passage.tail():
        return
    zh, en = (
        ("增加", "is added: the list gives examples")
        if comes
        else ("删除", "is deleted: the list no longer gives examples")
    )
    yield Flag(
        "scope", "" if comes else said, said if comes else "", f"{zh}“{said}”：列举是否穷尽有变", f"“{said}” {en}"
    )


def level(passage: Passage) -> Iterator[Flag]:
    """How much there must be of something: {a high level of} safety."""
    words, comes = passage.one_sided()
    said = "".join(words).strip()
    if not _LEVEL.fullmatch(said):
        return
    yield phrase_flag(said, comes=comes, zh="要求的程度有变", en="how much is required changes")


def opened(passage: Passage) -> Iterator[Flag]:
    """Whether a word stands for more than it says: a financial {or other} interest."""
    words, comes = passage.one_sided()
    said = "".join(words).strip(" ,").lower()
    if not _OPENING.fullmatch(said):
        return
    zh, en = ("增加", "added: more is") if comes else ("删除", "deleted: less is")
    yield Flag(
        "scope", "" if comes else said, said if comes else "", f"{zh}“{said}”：范围有变", f"“{said}” is {en} meant"
    )


def weakened(passage: Passage) -> Iterator[Flag]:
    """A duty to try in the place of a duty to do, or the other way round: shall {endeavour to} repair."""
    if not _MODAL_LAST.search(passage.lead()):
        return
    weak = [match[0] if (match := _TRY.match("".join(side))) else "" for side in (passage.old, passage.new)]
    if bool(weak[0]) == bool(weak[1]):
        return
    zh, en = ("删除", "deleted: more") if weak[0] else ("增加", "added: less")
    said = weak[0] or weak[1]
    yield Flag("scope", weak[0], weak[1], f"{zh}“{said}”：要求的程度有变", f"“{said}” is {en} is required")


def required(passage: Passage) -> Iterator[Flag]:
    """What must or may be done, where another act takes its place: shall {be licensed by} → {pay dues to} the council."""
    modal = _MODAL_LAST.search(passage.lead())
    if not modal or _exchanged(passage) < _ACTS:
        return
    old, new = (short("".join(side).strip(" ,;.")) for side in (passage.old, passage.new))
    zh, en = ("允许的行为", "What is allowed") if modal[1].lower() == "may" else ("要求的行为", "What is required")
    yield Flag("scope", old, new, f"{zh}由“{old}”改为“{new}”", f"{en} changes from “{old}” to “{new}”")


def exchanged(passage: Passage) -> Iterator[Flag]:
    """A passage in the place of another that says something else: , {in particular} → {and to the crews of tugs, including:}"""
    if _exchanged(passage) < _MANY:
        return
    old, new = (short("".join(side).strip(" ,;.")) for side in (passage.old, passage.new))
    yield Flag("scope", old, new, f"文字由“{old}”改为“{new}”", f"A passage changes from “{old}” to “{new}”")


def outgrown(passage: Passage) -> Iterator[Flag]:
    """Words in the place of others that say more: offer {to sell} → {for sale, hire or import}."""
    sides = old, new = "".join(passage.old).strip(" ,;."), "".join(passage.new).strip(" ,;.")
    if not all(any(map(str.isalpha, side)) for side in sides):
        return
    gone, came = (stems(side) - stems(other) for side, other in zip(sides, reversed(passage.sides), strict=True))
    if max(len(gone), len(came)) < _GROWS or min(len(gone), len(came)) > 1:
        return
    comes = len(came) > len(gone)
    fewer, more = (old, new) if comes else (new, old)
    if _SHORT_FORM.search(fewer):
        return  # AI systems, {They}
    yield one_sided_flag(more, comes=comes, zh="文字", en="A passage")


def _exchanged(passage: Passage) -> int:
    """How many words that say something are in one of the two sentences alone; none where one side says nothing new."""
    before, after = map(stems, passage.sides)
    a, b = stems("".join(passage.old)) - after, stems("".join(passage.new)) - before
    return len(a) + len(b) if a and b else 0


def is_told_otherwise(text: str, other: str) -> bool:
    """Whether a sentence has all that some words say, in whatever form: on the expiry of the term, when the term expires."""
    said = {word[:_ROOT] for word in _LONG_WORD.findall(text.lower())} - _SMALL
    return len(said) > 1 and said <= {word[:_ROOT] for word in _LONG_WORD.findall(other.lower())}


def stems(text: str) -> set[str]:
    """The beginnings of the words that say something: avoiding, avoid."""
    return {word[:_STEM] for word in content(text)}


def content(sentence: str) -> set[str]:
    """The words of an English sentence that say something, in small letters."""
    return {word for word in map(str.lower, _WORD.findall(sentence)) if weight_of(word) > _SAYS_MUCH}


ENGLISH_RULES = (
    Rule(exemplary, one_sided=True, english=True),
    Rule(level, _LEVEL_WORDS, one_sided=True),
    Rule(opened, one_sided=True, english=True),
    Rule(weakened, english=True),
    Rule(counted, english=True),
    Rule(least, frozenset(("least",)), one_sided=True),
    Rule(powers, _GRANTS),
    Rule(relation, frozenset(phrase.split()[0] for phrase in _RELATIONS)),
)
"""Rules for phrases that only English drafts have."""
