"""Flags for whole sentences and list items that come or go, alone or as part of a larger change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from drafts.comparison import Flag
from drafts.diffing.token_diff import Hunk, TokenDiff
from drafts.flagging import legal_terms as terms
from drafts.flagging.changed_passage import is_item, short
from drafts.flagging.quantities import MONEY, TIME, is_age, is_term_in_prison, read_quantity
from drafts.flagging.word_sense import imposed, modal_words
from drafts.folding import fold_word
from drafts.patterns import regex

_ENDS = ("。", "；", ";", "\n", "！", "？")
_STOPS = frozenset("。！？.")
_MARKS = _STOPS | {"\n", "\r\n"}
_COMMAS = frozenset("，,")
_HEADS = frozenset("：:")
_GOES_ON = regex(r"(?:and|or|but|which|where|if|unless|except|provided)\b")
"""What goes on with a sentence and begins none."""
_LABEL = regex(r"-?[0-9]{1,3}[a-z]{0,3}|[A-Za-z]")
"""The number of a paragraph before its full stop: -1b."""
_PARAGRAPH = regex(r"[0-9]{1,3}\.")
"""The number of a paragraph of an article: 2. The keeper shall pay."""
_FOOTNOTE = regex(r"\s*[0-9]{1,3}\n[^\n]*\bOJ [LC] ")
_NOTHING = regex(r"\s*(?:\[deleted\])?[\s;]*(?:\(?-?[0-9]{0,3}[a-z]{0,4}[).]?)?\s*")
_SENTENCE_HEAD = regex(r"\.\s+(?:[A-Z][a-z]*|[a-z]+)(?:\s[A-Za-z]+){0,8}?\s(?:shall|must|may|is|are)\s*")
_ITEM_JOINS = frozenset((";", ",", ".", "and", "or", ""))
_PENALTIES = terms.SANCTIONS - terms.NO_PENALTIES
_NAMED = 4
"""Sanctions, amounts or time limits of a passage that are named."""
_CRIMINAL = frozenset(("构成犯罪的依法追究刑事责任", "构成犯罪依法追究刑事责任"))
_SENTENCE = 5
"""Words that say something, from which on a piece of text beside a full stop counts as a sentence."""


def meaningful(words: Sequence[str]) -> list[str]:
    """The tokens that say something, folded; punctuation and spaces left out."""
    return list(filter(None, map(_meaning, words)))


@lru_cache(maxsize=1 << 14)
def _meaning(word: str) -> str:
    """A token folded, or nothing for punctuation and spaces."""
    folded = fold_word(word).strip()
    return folded if len(folded) > 1 or folded.isalnum() else ""


def contents(words: Sequence[str]) -> tuple[str, str]:
    """What of legal weight a passage holds: as the end of a sentence in Chinese, in English as what follows the noun."""
    modals = dict.fromkeys(terms.MODALS[word.lower()] for word in modal_words(words))
    zh = [terms.MODAL_NAMES[sort][0] for sort in modals]
    en = [terms.MODAL_NAMES[sort][1] for sort in modals]
    different = list(dict.fromkeys(words))
    sanctions = imposed(words, [word for word in different if word.lower() in _PENALTIES])
    quantities = [(word, q.sort) for word, q in zip(different, map(read_quantity, different), strict=True) if q]
    amounts = [word for word, sort in quantities if sort == MONEY]
    limits = [word for word, sort in quantities if sort == TIME]
    text = "".join(words) if limits else ""
    limits = [word for word in limits if not is_age([word], text) and not _is_in_prison(word, text)]
    for found, name_zh, name_en in (
        (sanctions, "罚则", "sanctions"),
        (amounts, "金额", "amounts"),
        (limits, "期限", "time limits"),
    ):
        if found:
            zh.append(f"{name_zh}（{'、'.join(found[:_NAMED])}{'等' if found[_NAMED:] else ''}）")
            en.append(f"{name_en} ({', '.join(found[:_NAMED])}{' and others' if found[_NAMED:] else ''})")
    return ("，含" + "、".join(zh) if zh else ""), (" with " + _listed(en) if en else "")


def _is_in_prison(limit: str, text: str) -> bool:
    before, _, after = text.partition(limit)
    return is_term_in_prison(before, after)


def is_footnote(old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether nothing but a footnote that was printed between the lines comes or goes."""
    text = "".join(old if len(old) > len(new) else new)
    if "\n" not in text or not _FOOTNOTE.match(text):
        return False
    return not all(any(word for word in meaningful(side) if not is_item(word)) for side in (old, new))


def whole_sentence(script: TokenDiff, hunk: Hunk, gained: Counter[str], lost: Counter[str]) -> Flag | None:
    """The flag of a sentence or item that was put in or taken out whole; one that only changed its place has none."""
    piece, inserted = _whole(script, hunk), hunk.old_start == hunk.old_end
    if not piece or not _is_news(piece, gained if inserted else lost) or _stood(script, piece, inserted=inserted):
        return None
    return _flag(piece, inserted=inserted)


def only_moved(script: TokenDiff, hunk: Hunk) -> bool:
    """Whether a change is nothing but a sentence that stands word for word in another place of the other text."""
    piece = _whole(script, hunk)
    return bool(piece) and _stood(script, piece, inserted=hunk.old_start == hunk.old_end)


def _whole(script: TokenDiff, hunk: Hunk) -> Sequence[str]:
    """The sentence or item that a change puts in or takes out whole; no words where it does neither."""
    if not hunk.pure:
        return ()
    inserted = hunk.old_start == hunk.old_end
    words = script.new if inserted else script.old
    start, end = (hunk.new_start, hunk.new_end) if inserted else (hunk.old_start, hunk.old_end)
    while start < end - 1 and words[start] in ("；", ";", "。") and words[start + 1].startswith("\n"):
        start += 1  # an item put in at the end turns the full stop before it into a semicolon
    piece = words[start:end]
    begins = _ends_before(words, start) or words[start].startswith("\n")
    if start > 2 and words[start - 1].isspace() and is_item(words[start - 2]):
        begins = begins or words[start - 3].endswith("\n")  # (aa) …
    ends = _ends_before(words, end) or end == len(words) or words[end].startswith("\n")
    if words[start].startswith("\n") and end < len(words) and words[end] in _STOPS:
        ends = True  # ；⏎（五）… put in before the last full stop
    said = [word for word in meaningful(piece) if not is_item(word)]
    enough = len(said) >= (1 if len(said) < len(meaningful(piece)) else 3)
    return piece if begins and ends and enough else ()


def sentences_inside(script: TokenDiff, hunk: Hunk, gained: Counter[str], lost: Counter[str]) -> Iterator[Flag]:
    """The flags of items and sentences that one side of a change has more of than the other, moved ones left out."""
    old, new = script.old[hunk.old_start : hunk.old_end], script.new[hunk.new_start : hunk.new_end]
    if (_MARKS.isdisjoint(old) and _MARKS.isdisjoint(new)) or became_item(old, new) or became_item(new, old):
        return
    for inserted, more, fewer in ((True, new, old), (False, old, new)):
        if _MARKS.isdisjoint(more) or not _is_news(more, gained if inserted else lost):
            continue
        if _is_line(more, fewer):
            yield _flag(more, inserted=inserted)
            continue
        items, others = _items(more), _items(fewer)
        if len(items) > len(others) and _lines(more) > _lines(fewer):
            yield _flag(more[items[0] :], inserted=inserted)
            continue
        if not fewer and _ends_with_number(more):
            yield _flag(more[:-1], inserted=inserted)  # {(iv) …;⏎(v)} and what (v) held before
            continue
        stops = _stops(more)
        if len(stops) > len(_stops(fewer)):
            longest = max(_between(more, stops), key=lambda piece: len(meaningful(piece)))
            if len(stops) == 1 and stops[0] == len(more) - 1 and fewer and fewer[-1] in _COMMAS:
                continue  # 保障{站台的费用。}车辆的费用…: {车站的运行，} the sentence goes on
            if len(stops) == 1 and not _HEADS.isdisjoint(fewer) and not meaningful(more[stops[0] :]):
                continue  # 以登记的先后为准。 becomes the head of a list: 按照下列情形确定：
            if len(meaningful(longest)) >= _SENTENCE and not _stood(script, longest, inserted=inserted):
                yield _flag(longest, inserted=inserted, sentence=True)


def became_item(old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether a sentence is an item of the list before it now: {. The keeper shall} pay, {; and (iv)} pay."""
    if not old or old[0][0] != ".":
        return False
    labels = [word for word in new if word.strip().lower() not in _ITEM_JOINS]
    return len(labels) == 1 and is_item(labels[0]) and bool(_SENTENCE_HEAD.fullmatch("".join(old)))


def _is_news(piece: Sequence[str], net: Counter[str]) -> bool:
    """Whether a passage holds a word that the article gains, or loses; without one it only changed its place."""
    return any(word in net for word in piece if len(word) > 1)


def _stood(script: TokenDiff, piece: Sequence[str], *, inserted: bool) -> bool:
    """Whether a sentence stands word for word in another place of the other text; once is enough to declare a crime."""
    text, old, new = ("".join(meaningful(words)).replace("-", "") for words in (piece, script.old, script.new))
    if text in _CRIMINAL:
        return text in (old if inserted else new)
    return new.count(text) <= old.count(text) if inserted else old.count(text) <= new.count(text)


def _flag(piece: Sequence[str], *, inserted: bool, sentence: bool = False) -> Flag:
    """The flag of a piece that comes or goes; ``sentence``: there is one sentence more or less, wherever the piece was cut."""
    text = "".join(piece).strip()
    is_clause = (
        text.isascii() and "\n" not in text and bool(_GOES_ON.match(text) or (text[:1].islower() and text[-1:] != ";"))
    )
    inside = text.endswith("；") or (text.endswith(";") and text[:1].islower() and piece[0] == " ")
    is_clause = is_clause or (inside and "\n" not in text)
    first = next((word for word in piece if not word.isspace()), "")
    item = (text.endswith(";") and not is_clause) or is_item(first)
    items, others = _paragraphs(piece)
    zh, en = contents(piece)
    if items > 1 or (items and others):
        said_zh = f"{items}项" + (f"和{others}段" if others else "")
        said_en = _listed(
            [_counted(number, name) for number, name in ((items, "item"), (others, "paragraph")) if number]
        )
        is_done = "are added" if inserted else "are deleted"
    else:
        said_zh, said_en = (
            ("一款", "A paragraph")
            if item and _PARAGRAPH.fullmatch(first) and text.endswith(".")
            else ("一项", "An item")
            if item
            else ("一个分句", "A clause")
            if is_clause and not sentence
            else ("一句", "A sentence")
        )
        is_done = "is added" if inserted else "is deleted"
    zh, en = ("增加" if inserted else "删除") + said_zh + zh, f"{said_en}{en} {is_done}"
    kind = "list-item" if item else "sentence"
    return Flag(kind, "" if inserted else short(text), short(text) if inserted else "", zh, en)


def _paragraphs(words: Sequence[str]) -> tuple[int, int]:
    """How many items a passage holds, each at the head of its line, and how many other paragraphs."""
    items = others = 0
    is_numbered: bool | None = None  # not known before something is said
    for word in words:
        if "\n" in word:
            is_numbered = None
        elif not meaningful((word,)):
            continue
        elif is_numbered is None:
            is_numbered = is_item(word)
            others += not is_numbered
        elif is_numbered:  # and says something
            items, is_numbered = items + 1, False
    return items, others


def _counted(number: int, name: str) -> str:
    return f"{number} {name}{'s' if number > 1 else ''}"


def _listed(said: Sequence[str]) -> str:
    """English words as an enumeration: a duty, a ban and amounts."""
    return " and ".join((", ".join(said[:-1]), said[-1])) if len(said) > 1 else "".join(said)


def _ends_before(words: Sequence[str], at: int) -> bool:
    """Whether a sentence or an item ends before the token at a place; an English full stop has a space after it."""
    if at == 0 or words[at - 1].endswith(_ENDS):
        return True
    if words[at - 1].isspace():
        return at > 1 and words[at - 2] in (".", ";")
    return words[at - 1] == "." and (at == len(words) or words[at].isspace())


def _items(words: Sequence[str]) -> list[int]:
    """Where items with enough words begin, the number at the head of its line."""
    return [
        at
        for at, word in enumerate(words)
        if at and words[at - 1].endswith("\n") and is_item(word) and len(meaningful(words[at + 1 : at + 6])) >= 2
    ]


def _ends_with_number(words: Sequence[str]) -> bool:
    """Whether lines end with the number of the next, which stands there already."""
    said = [word for word in words if word.endswith("\n") or not word.isspace()]
    heads = len(said) > 2 and not _HEADS.isdisjoint((said[-2].rstrip()[-1:], said[-3]))  # {下列文件：⏎（一）}车票
    return len(said) > _SENTENCE and is_item(said[-1]) and said[-2].endswith("\n") and not heads


def _is_line(more: Sequence[str], fewer: Sequence[str]) -> bool:
    """Whether one side is whole lines, and the other nothing but the number of the line that follows, or [deleted]."""
    said = [word for word in more if not is_item(word)]
    return (
        bool(more)
        and more[-1].endswith("\n")
        and bool(fewer)
        and _NOTHING.fullmatch("".join(fewer)) is not None
        and len(meaningful(said)) >= _SENTENCE
    )


def _lines(words: Sequence[str]) -> int:
    """How many lines end; an item that merely got its number ends none more."""
    return sum(word.count("\n") for word in words)


def _stops(words: Sequence[str]) -> list[int]:
    """Where sentences end."""
    return [at for at, word in enumerate(words) if word in "。！？" or (word == "." and _is_full_stop(words, at))]


def _is_full_stop(words: Sequence[str], at: int) -> bool:
    """Whether an English stop ends a sentence: not that of a label, nor one in a row where the sentence goes on: Article 4. 1 h."""
    if at and _LABEL.fullmatch(words[at - 1]):
        return False
    after = "".join(words[at + 1 : at + 3])
    if not after or "\n" in after:
        return True
    return after[0].isspace() and not (after[1:2].islower() or after[1:2].isdigit())


def _between(words: Sequence[str], stops: Sequence[int]) -> Iterator[Sequence[str]]:
    """The pieces between sentence ends, the last without an end of its own."""
    at = 0
    for stop in stops:
        yield words[at : stop + 1]
        at = stop + 1
    yield words[at:]
