"""One changed passage of an article, as the rules for flags see it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache

from drafts.comparison import Flag
from drafts.diffing.token_diff import Hunk
from drafts.diffing.word_weight import weight_of
from drafts.flagging import legal_terms as terms
from drafts.flagging.surroundings import Sentences
from drafts.flagging.word_sense import AHEAD, negated, rules
from drafts.patterns import regex
from drafts.records import NamedTuple

_ITEM = regex(
    r"[（(](?:[一二三四五六七八九十]{1,4}|[0-9０-９]{1,3}|[a-z]{1,4})[）)]|[0-9]{1,3}[.．、]|[一二三四五六七八九十]{1,4}、"
)
_ITEM_ENDS = frozenset("）).．、")
_JOINS = frozenset("和及与或的") | {"以及", "或者", "and", "or", "the", "The", "a", "A", "an", "An"}
"""Words that only join on."""
_OR_BANNED = regex(r"(?:需要(?:(?!的，)[^。；;：:]){0,30}|限制)或者?$")
"""The same further off: 需要限制或者禁止出口的; 责令停业或者禁止其从业 bans."""
_OR = ("或", "或者")
_CHINESE = "\u2e80"
"""No letter before this one is Chinese."""
_SHORT = 6
"""Words on a side, up to which a change is judged by its own sentence as well as by the article."""
_SHORT_CLAUSE = 14
"""The same for English words that only come or only go."""
_MOVED = 4
"""Words in a row that are taken to have moved where the article has all of them as often as before."""
_ENDS = frozenset("。；")
_SHOWN = 40
_HALVES = frozenset(terms.SPLIT_WORDS)
_JOINED = regex("^(?:和|或者?|及|以及)(?!时)|(?:和|或者?|及|以及|并)$")
"""What joins words on at either end."""
_FOLLOWING, _ALIKE = 5, 8
"""Words after a passage that are looked at, and letters that are the same where both sentences go on alike."""


class _Beside(NamedTuple):
    """What stands beside a passage in one of the texts."""

    before: str
    """The token before it."""
    following: str
    """The first words after it."""
    lead: Callable[[], str]
    """What stands before it in its sentence."""


class Passage:
    """One changed passage: the tokens before and after, and what surrounds them."""

    def __init__(self, sentences: Sentences, hunk: Hunk, gained: Counter[str], lost: Counter[str]) -> None:
        old, new, old_end, new_end = sentences.script.old, sentences.script.new, hunk.old_end, hunk.new_end
        self.sentences, self.hunk = sentences, hunk
        """Those of the whole article, and the hunk of its change that the passage is."""
        self._say(old[hunk.old_start : old_end], new[hunk.new_start : new_end])
        self.gained, self.lost = gained, lost
        """How often more the new article uses a word than the old one, and the other way round; words that it doesn't use more
        often are left out."""
        self.before = new[hunk.new_start - 1] if hunk.new_start else ""
        """The token that stands before the passage in the new text."""
        self.old_next = old[old_end] if old_end < len(old) else ""
        """The token that follows in the old text, and in the new."""
        self.new_next = new[new_end] if new_end < len(new) else ""
        self.following = "".join(new[new_end : new_end + _FOLLOWING])
        """The first words of the new text that stand after the passage."""
        self.is_english = max(self.old_words + self.new_words, default="") < _CHINESE
        """Whether no Chinese stands on either side."""
        self._sides: tuple[str, str] | None = None

    def _say(self, old: tuple[str, ...], new: tuple[str, ...]) -> None:
        self.old, self.new = old, new
        self.old_words, self.new_words = "".join(old), "".join(new)
        self._old_said, self._new_said = _said(old), _said(new)
        self.said = self._old_said | self._new_said
        """The words of both sides, as written and in small letters."""
        self._one_sided: tuple[tuple[str, ...], bool] | None = None

    def saying(self, old: tuple[str, ...], new: tuple[str, ...]) -> Passage:
        """The same passage with other words on its sides."""
        found = self._with()
        found._say(old, new)
        return found

    def _with(self, **changed: object) -> Passage:
        """The same passage with other values."""
        found = Passage.__new__(Passage)
        found.__dict__.update(self.__dict__, **changed)
        return found

    def by_sentence(self) -> Passage:
        """The same passage; where it is short, with what its sentence gains and loses besides what the article does."""
        longest = max(len(self.old) - sum(map(str.isspace, self.old)), len(self.new) - sum(map(str.isspace, self.new)))
        if longest > _SHORT and not (
            longest <= _SHORT_CLAUSE and self.hunk.pure and (self.old_words + self.new_words).isascii()
        ):
            return self
        if not (_ENDS.isdisjoint(self.old[:-1]) and _ENDS.isdisjoint(self.new[:-1])):
            return self  # it reaches into the next sentence
        words = () if self.old and self.new else self.new or self.old
        if longest > _SHORT and self._stands_elsewhere(words):
            return self
        moved = len(words) >= _MOVED and sum(weight_of(word) > 0.5 for word in words) >= _MOVED
        if moved and not (self.gained_any() or self.lost_any()):
            return self  # so many words that the article has as often as before stand elsewhere now
        gained, lost = self.sentences.net(self.hunk, self.gained, self.lost)
        if not gained and not lost:
            return self
        return self._with(
            gained=Counter({**self.gained, **gained}) if gained else self.gained,
            lost=Counter({**self.lost, **lost}) if lost else self.lost,
            _one_sided=None,
        )

    def only_moves(self) -> bool:
        """Whether several words that only come or only go stand one after the other elsewhere in the other text."""
        words = self.new or self.old
        return not (self.old and self.new) and len(words) > _MOVED and self._stands_elsewhere(words)

    def _stands_elsewhere(self, words: Sequence[str]) -> bool:
        """Whether words that only come or only go stand one after the other in the other text as often."""
        text = "".join(words).strip(" ,;")
        old, new = self.sentences.old_text.count(text), self.sentences.new_text.count(text)
        return old >= new if self.new else new >= old

    @property
    def sides(self) -> tuple[str, str]:
        """The old sentence that it stands in, and the new one."""
        if self._sides is None:
            self._sides = self.sentences.around(self.hunk)
        return self._sides

    def around(self) -> str:
        """The sentences, old and new, that it stands in."""
        return "".join(self.sides)

    def says(self, phrase: terms.Phrase) -> bool:
        """Whether the sentences around hold a phrase."""
        return self.sentences.may_say(phrase) and bool(phrase.pattern.search(self.around()))

    def lead(self) -> str:
        """What stands before the passage in the sentence of the new text."""
        return self.sentences.lead(self.hunk)

    def old_lead(self) -> str:
        """What stands before the passage in the sentence of the old text."""
        return self.sentences.old_lead(self.hunk)

    def tail(self) -> str:
        """What stands after the passage in the sentence of the new text."""
        return self.sentences.tail(self.hunk)

    def old_tail(self) -> str:
        """What stands after the passage in the sentence of the old text."""
        return self.sentences.old_tail(self.hunk)

    def goes_on_alike(self) -> bool:
        """Whether the same letters follow in both sentences."""
        return self.tail()[:_ALIKE] == self.old_tail()[:_ALIKE]

    def gone(self, words: frozenset[str]) -> list[str]:
        """Which of the words the passage takes away, and the article loses."""
        if self._old_said.isdisjoint(words):
            return []
        script, hunk = self.sentences.script, self.hunk
        before = script.old[hunk.old_start - 1] if hunk.old_start else ""
        following = "".join(script.old[hunk.old_end : hunk.old_end + _FOLLOWING])
        return self._differing(self.old, self.new, self.lost, words, _Beside(before, following, self.old_lead))

    def came(self, words: frozenset[str]) -> list[str]:
        """Which of the words the passage puts in, and the article gains."""
        if self._new_said.isdisjoint(words):
            return []
        beside = _Beside(self.before, self.following, self.lead)
        return self._differing(self.new, self.old, self.gained, words, beside)

    def _differing(
        self,
        side: Sequence[str],
        other: Sequence[str],
        net: Counter[str],
        words: frozenset[str],
        beside: _Beside,
    ) -> list[str]:
        """Which of the words stand on a side and not on the other, and are of those that make a difference to the article."""
        there = {terms.SAME_WORD.get(word, word) for word in other}
        found: list[str] = []
        before = beside.before
        for at, (word, after) in enumerate(zip(side, (*side[1:], ""), strict=False)):  # an empty side has no last word
            if terms.SPLIT_WORDS.get(word) == after:
                if word + after in words and word in net and word not in there:
                    found.append(word + after)
            elif word.lower() in words and rules(before, word, "".join(side[at + 1 : at + AHEAD]) + beside.following):
                plain = terms.SAME_WORD.get(word, word)
                spoken_of = word == "禁止" and before in _OR and _OR_BANNED.search(beside.lead() + "".join(side[:at]))
                if plain in net and plain not in there and not spoken_of:
                    found.append(negated(before, word))
            before = before if word.isspace() else word
        return list(dict.fromkeys(found))

    def one_sided(self) -> tuple[tuple[str, ...], bool]:
        """The words of the side that says something and whether they come, where the other side holds nothing but punctuation,
        an item's number or a word that joins on; no words otherwise, or where they merely stand elsewhere now.
        """
        if self._one_sided is None:
            left, right = _apart(self.old, self.new)
            old, new = any(map(_says_something, left)), any(map(_says_something, right))
            words: tuple[str, ...] = ()
            if old != new and (self.gained_any() if new else self.lost_any()):
                words = right if new else left
            self._one_sided = words, new
        return self._one_sided

    def gained_any(self) -> bool:
        """Whether any word the passage puts in is new to the article, and not merely in another place."""
        return any(terms.SAME_WORD.get(word, word) in self.gained and weight_of(word) > 0.5 for word in self.new)

    def lost_any(self) -> bool:
        """Whether any word the passage takes away is lost to the article."""
        return any(terms.SAME_WORD.get(word, word) in self.lost and weight_of(word) > 0.5 for word in self.old)

    def words(self, gone: list[str], came: list[str]) -> tuple[str, str]:
        """What to show: the whole passage where it is short, else the words that matter."""
        a, b = (_JOINED.sub("", "".join(side).strip(" ，,、；;。")).removesuffix("的") for side in (self.old, self.new))
        if a and b and max(len(self.old), len(self.new)) <= 3:
            return a, b
        return "、".join(gone), "、".join(came)


def _apart(old: tuple[str, ...], new: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Both sides without the words that end them both but for capitals: {Common or interested} → {Interested} keepers."""
    if not old or not new or old[-1].lower() != new[-1].lower():
        return old, new
    same = 0
    for a, b in zip(reversed(old), reversed(new), strict=False):
        if a.lower() != b.lower():
            break
        same += 1
    return old[: len(old) - same], new[: len(new) - same]


def _said(side: tuple[str, ...]) -> frozenset[str]:
    """The words of a side, as written and in small letters; also whole where the tokens are halves of a word."""
    words = frozenset(side)
    if any(map(str.isascii, words)):
        words = words.union(map(str.lower, words))
    if _HALVES.isdisjoint(words):
        return words
    return words.union([half + terms.SPLIT_WORDS[half] for half in _HALVES & words])


@lru_cache(maxsize=1 << 14)
def _says_something(word: str) -> bool:
    """Whether a word is more than punctuation, an item's number or a word that joins on."""
    return any(map(str.isalnum, word)) and word not in _JOINS and not is_item(word)


def is_item(word: str) -> bool:
    """Whether a token is the number of an item."""
    return word[-1:] in _ITEM_ENDS and bool(_ITEM.fullmatch(word))


def short(text: str) -> str:
    """A text on one line, at most 40 characters; a Western word isn't cut."""
    plain = " ".join(text.split())
    if len(plain) <= _SHOWN:
        return plain
    kept, following = plain[: _SHOWN - 1], plain[_SHOWN - 1]
    if following.isascii() and following.isalnum() and kept[-1].isascii() and kept[-1].isalnum():
        kept = kept.rpartition(" ")[0] or kept
    return kept.rstrip(" ,;、，；") + "…"


def one_sided_flag(text: str, *, comes: bool, zh: str, en: str, kind: str = "scope") -> Flag:
    """The flag of words that only one side has; ``zh`` and ``en`` say what they are: a condition, a qualifier."""
    said = short(text)
    told = f"{'增加' if comes else '删除'}{zh}：“{said}”", f"{en} is {'added' if comes else 'dropped'}: “{said}”"
    return Flag(kind, "" if comes else said, said if comes else "", *told)


def phrase_flag(said: str, *, comes: bool, zh: str, en: str) -> Flag:
    """The flag of a set phrase that only one side has; ``zh`` and ``en`` say what that changes."""
    told = f"{'增加' if comes else '删除'}“{said}”：{zh}", f"“{said}” is {'added' if comes else 'deleted'}: {en}"
    return Flag("scope", "" if comes else said, said if comes else "", *told)
