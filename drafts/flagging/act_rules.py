"""Flags for other acts that an English draft cites or no longer cites: Regulation (EU) 2016/679, the Harbours Act 1964."""

from __future__ import annotations

from collections.abc import Iterator

from drafts.comparison import Flag
from drafts.flagging.changed_passage import Passage
from drafts.patterns import regex

_NUMBERED = regex(
    r"(?:\b(?P<sort>(?:Regulation|Directive|Decision|Recommendation)s?)\s)?(?:\((?:EU|EC|EEC|Euratom)[^()]{0,10}\)\s)?(?:No\.?\s)?"
    r"(?P<key>\b[0-9]{2,4}/[0-9]{1,4})(?:/[A-Z][A-Za-z]{1,6})?"
)
_TITLED = regex(
    r"(?P<key>(?:\b[A-Z][A-Za-z’'-]+\s(?:\([A-Z][A-Za-z ]+\)\s)?(?:(?:and|(?:of|for|to|in)(?:\sthe)?)\s)?){1,8}Act),?\s"
    r"(?:of\s)?[12][0-9]{3}\b"
)
_BEGINS = regex(r"[A-Z(]")
"""What a number of an act begins with; 1/2 is none."""
_SEVERAL = regex(r"^(Regulation|Directive|Decision|Recommendation)s\b")
_NEAR = 80
"""Letters before a change that the name of an act may begin in."""
_SOON = 24
"""Letters after it that the name may end in."""


def acts(passage: Passage) -> Iterator[Flag]:
    """Acts that only one text of the article cites."""
    if not (_may_cite(passage.old) or _may_cite(passage.new)):
        return
    gone = _cited(passage.old_lead(), passage.old, passage.old_tail()) if _may_cite(passage.old) else {}
    came = _cited(passage.lead(), passage.new, passage.tail()) if _may_cite(passage.new) else {}
    if gone:
        after = passage.sentences.new_text
        gone = {key: name for key, name in gone.items() if not _is_cited(key, after)}
    if came:
        before = passage.sentences.old_text
        came = {key: name for key, name in came.items() if not _is_cited(key, before)}
    if len(gone) == len(came) == 1:
        (a,), (b,) = gone.values(), came.values()
        yield Flag("reference", a, b, f"引用由{a}改为{b}", f"The reference changes from {a} to {b}")
        return
    for name in gone.values():
        yield Flag("reference", name, "", f"不再引用{name}", f"The reference to {name} is dropped")
    for name in came.values():
        yield Flag("reference", "", name, f"新增对{name}的引用", f"A reference to {name} is added")


def _may_cite(words: tuple[str, ...]) -> bool:
    return "Act" in words or any(map(str.isdigit, words))


def _is_cited(key: str, text: str) -> bool:
    """Whether a text cites an act, also with its number the other way round: 1020/2019, 2019/1020."""
    return key in text or "/".join(reversed(key.split("/"))) in text


def _cited(lead: str, words: tuple[str, ...], tail: str) -> dict[str, str]:
    """The acts whose number or title reaches into a passage, by what tells them apart."""
    before, within = lead[-_NEAR:], "".join(words)
    start, end = len(before), len(before) + len(within)
    text = before + within + tail[:_SOON]
    found: dict[str, str] = {}
    sort = ""
    for match in _NUMBERED.finditer(text):
        sort = match["sort"] or sort  # Regulations (EU) 2016/679 and (EU) 2018/1725
        if match.start() < end and start < match.end() and _BEGINS.match(match[0]):
            name = match[0] if match["sort"] or not sort else f"{sort} {match[0]}"
            found.setdefault(match["key"], _SEVERAL.sub(r"\1", " ".join(name.split())))
    for match in _TITLED.finditer(text):
        if match.start() < end and start < match.end():
            found.setdefault(match["key"].removeprefix("The "), " ".join(match[0].removeprefix("The ").split()))
    return found
