"""The Chinese bodies that a passage names."""

from __future__ import annotations

from collections.abc import Sequence

from drafts.flagging import legal_terms as terms
from drafts.flagging.changed_passage import Passage
from drafts.patterns import regex

NO_ACT = "(?<!由政府)定价|指导价|采购|信息|规章|网站|性基金|债券|储备"
"""What 政府 only says of which sort it is: 高于政府定价, 政府采购合同."""
_LETTER = r"(?:对外|经[济贸]|[^，,、；;。：:（）()\s和或及与由向经报照对按的并被将])"
_ENDS = "|".join(terms.BODIES)
BODY = regex(
    rf"{_LETTER}{{0,12}}(?:{_ENDS})(?!会议|法人|(?<=国家机关)工作|(?<=政府)(?:{NO_ACT}))(?<!本部门)(?<!该部门)"
)
"""The name of a body, as far as letters tell it."""
_STATE_COUNCIL = regex(rf"国务院{_LETTER}{{1,12}}?(?:{_ENDS})")
"""A body of the State Council, however many words stand before it."""
PROVINCES = ("省、自治区、直辖市", "省级")
"""Two ways of writing one level."""
_BROKEN = regex("违反[^，,。；;：:]{0,24}规定")
"""Rules that someone breaks; whose they are says nothing of who acts."""
_ITS_ACT = regex("(?:[作做]出|颁发|发给|制定|规定)$")
_JOINED_ON = regex("^(?:或者?|和|以及|及其?|报)(?!时)")
_CALLED = regex(r"以下.称")
_NO_ACTOR = ("阻碍", "妨碍", "泄露", "拒不", "抗拒", "侵犯", "侵害", "危害", "损害", "冲击", "冒充", "假冒")
_SHORT_PASSAGE = 12
"""Letters, up to which a body must be named more often in its sentence to be news."""
_BESIDE = 6
"""Letters before a level that are looked at."""


def unjoined(text: str) -> str:
    """A text without what joins it on: 或者主管部门."""
    return _JOINED_ON.sub("", text)


def up_to_name(text: str) -> str:
    """A text up to the last body that it names, without what joins it on: 和主管部门作出, 报主管部门."""
    ends = [name.end() for name in BODY.finditer(text)]
    return unjoined(_ITS_ACT.sub("", text[: ends[-1] if ends else None])).strip("，、；。 ,")


def bodies(text: str) -> set[str]:
    """The Chinese bodies that a text names."""
    if not any(map(text.__contains__, terms.BODIES)):
        return set()  # the pattern takes longer to find none
    said = _BROKEN.sub("，", text) if "违反" in text else text
    said = said.replace(*PROVINCES)
    named = _STATE_COUNCIL.findall(said) if "国务院" in said else []
    return {
        name.removeprefix("者")
        for name in named + BODY.findall(_STATE_COUNCIL.sub("，", said) if named else said)
        if not any(map(name.__contains__, _NO_ACTOR)) and not ("以下" in name and _CALLED.search(name))
    }


def merged(names: list[str], text: str) -> list[str]:
    """Names with those in one that stand in one in a text: 省级人民政府 and 财政部门 where it says 省级人民政府财政部门."""
    if not names:
        return names
    said = text.replace(*PROVINCES)
    pairs = [(first, last) for first in names for last in names if first.endswith("政府") and f"{first}{last}" in said]
    parts = {part for pair in pairs for part in pair}
    return [*(f"{first}{last}" for first, last in pairs), *(name for name in names if name not in parts)]


def news(passage: Passage, names: set[str], side: Sequence[str]) -> set[str]:
    """The bodies that the article gains or loses; one that stands elsewhere in the sentence acted there before."""
    if not names:
        return names
    net = passage.gained if side is passage.new else passage.lost
    said = {word for word in side if net[word]}
    found = {name for name in names if any(word in name for word in said if len(word) > 1 or len(name) == 1)}
    if len("".join(side)) > _SHORT_PASSAGE:
        return found
    old, new = (sentence.replace(*PROVINCES) for sentence in passage.sides)
    here, there = (old, new) if side is passage.old else (new, old)
    return {name for name in found if there.count(name) < here.count(name)}


def levels(passage: Passage) -> tuple[list[str], list[str]]:
    """The levels of bodies that go and come; 各级 says nothing after 以上: 县级以上地方{各级}人民政府."""
    if terms.LEVELS.isdisjoint(passage.said) or not (
        BODY.search(passage.new_words + passage.following) or BODY.search(passage.old_words)
    ):
        return [], []
    gone, came = passage.gone(terms.LEVELS), passage.came(terms.LEVELS)
    return ([], []) if [*gone, *came] == ["各级"] and "以上" in passage.lead()[-_BESIDE:] else (gone, came)
