"""Changes that matter in law, each with its reason, and how much an article's change matters.

Flags are read from the token diff before hunks are glued for reading: gluing would turn 三十日→六十日 and 可以→应当 into one
rewrite. A change is called mechanical only when that is proven (punctuation, widths, an item's new number, a reference that
followed the renumbering); whatever is neither flagged nor mechanical is a change of wording, and never hidden.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import accumulate

from drafts.comparison import Flag, Significance
from drafts.diffing.readable import settled
from drafts.diffing.token_diff import Hunk, TokenDiff
from drafts.diffing.typography import is_typing
from drafts.flagging import legal_terms as terms
from drafts.flagging.act_rules import acts
from drafts.flagging.changed_passage import Passage, is_item, short
from drafts.flagging.clause_rules import LAST_RULES
from drafts.flagging.flag_rules import RULES
from drafts.flagging.reference_rules import is_mention, references
from drafts.flagging.sentence_rules import (
    contents,
    is_footnote,
    meaningful,
    only_moved,
    sentences_inside,
    whole_sentence,
)
from drafts.flagging.surroundings import Sentences
from drafts.patterns import regex
from drafts.records import NamedTuple
from drafts.segment import tokens
from drafts.traditional import simplified

_NUMBER = regex(
    r"(?:\(?-?[0-9]{1,3}[a-z]{0,2}[.)]?|\([a-z]{1,4}\)|[（(][一二三四五六七八九十]{1,4}[）)]|[一二三四五六七八九十]{1,4}、)?"
)
_NUMBER_BEGINS = frozenset("(（-0123456789一二三四五六七八九十")
_LAW = regex(r"《[^《》\n]{2,60}(?:法|条例|办法|规定|规则|决定|细则|解释|标准|目录|公约)(?:（[^（）\n]{1,12}）)?》")
_TITLE_STYLE = regex(r"中华人民共和国|[\s、，]")
_ENTRIES_BY_NAME = frozenset(("procedure", "authority", "sanction", "definition"))
_AND_WORDS = frozenset("和及与") | {"以及"}
_LIST_COMMAS = frozenset("、，,")


class Noun(NamedTuple):
    """What is new or gone, in a sentence."""

    zh: str
    en: str


ARTICLE = Noun("一条", "article")


def find_flags(script: TokenDiff) -> tuple[Flag, ...]:
    """The flags of one article's changes, in the order of the text, each once."""
    return judge(script)[0]


def classify(script: TokenDiff) -> Significance:
    """How much one article's change matters."""
    return judge(script)[1]


def judge(script: TokenDiff) -> tuple[tuple[Flag, ...], Significance]:
    """The flags of one article's changes and how much they matter together.

    Tokens that the diff took for equal although they differ (widths, references that followed a renumbering) are mechanical.
    """
    judged = judged_hunks(script)
    if not judged:
        same = script.old == script.new if script.printed is None else script.printed[0] == script.printed[1]
        return (), Significance.NONE if same else Significance.MECHANICAL
    return each_once(flag for _, flags in judged for flag in flags)


def each_once(flags: Iterable[Flag]) -> tuple[tuple[Flag, ...], Significance]:
    """The flags of a change that isn't mechanical, each once, and how much it matters."""
    found: dict[tuple[str, str, str], Flag] = {}
    for flag in flags:
        found.setdefault((flag.kind, flag.old, flag.new), flag)
    return tuple(found.values()), Significance.FLAGGED if found else Significance.WORDING


def judged_hunks(script: TokenDiff) -> list[tuple[Hunk, tuple[Flag, ...]]]:
    """Each change that isn't mechanical, with its flags; one without flags is a change of wording."""
    hunks = [hunk for hunk in settled(script) if not _is_mechanical(script, hunk) or _is_spelt_otherwise(script, hunk)]
    if not hunks:
        return []
    gained, lost = _net(script, hunks)
    sentences = Sentences(script)
    old, new = sentences.old_text, sentences.new_text
    laws = _LawChanges.between(old, new, script)
    judged = [(hunk, _flags(Passage(sentences, hunk, gained, lost), laws)) for hunk in hunks]
    return judged if script.printed is None else _as_printed(judged, script.printed, (old, new))


def _as_printed(
    judged: Sequence[tuple[Hunk, tuple[Flag, ...]]], printed: tuple[str, str], read: tuple[str, str]
) -> list[tuple[Hunk, tuple[Flag, ...]]]:
    """What was judged in simplified letters, the flags quoting both texts as they are printed; without the spaces inside words."""
    if list(map(len, printed)) != list(map(len, read)):
        return list(judged)
    from drafts.lettering.quoting import Printed

    texts = Printed(*zip(printed, read, strict=True))
    return [(hunk, tuple(map(texts.flag, flags))) for hunk, flags in judged]


def whole_flag(text: str, language: str, noun: Noun, *, inserted: bool) -> Flag:
    """The flag of an article, annex or recital that is new or gone, saying what of legal weight it holds."""
    plain = simplified(text) if language == "zh" else text
    if plain != text:
        from drafts.lettering.quoting import Printed

        return Printed((text, plain)).flag(whole_flag(plain, language, noun, inserted=inserted))
    zh, en = contents(tokens(text, language))
    if inserted:
        return Flag("sentence", "", short(text), f"新增{noun.zh}{zh}", f"A new {noun.en}{en}")
    article = "An" if noun.en[0] in "ae" else "A"
    return Flag("sentence", short(text), "", f"删除{noun.zh}{zh}", f"{article} {noun.en}{en} is deleted")


def number_flag(placeholder: str, *, inserted: bool) -> Flag:
    """The flag of a number that stands in one draft alone, with nothing but “deleted” after it."""
    zh = f"{'新' if inserted else '旧'}稿中只有条号，内容为“{placeholder}”"
    en = f"Only a number in the {'new' if inserted else 'old'} draft, with “{placeholder}” after it"
    return Flag("sentence", "" if inserted else placeholder, placeholder if inserted else "", zh, en)


def _net(script: TokenDiff, hunks: list[Hunk]) -> tuple[Counter[str], Counter[str]]:
    """How often more each word is used by the new text, and by the old one."""
    olds = [word for hunk in hunks for word in script.old[hunk.old_start : hunk.old_end]]
    news = [word for hunk in hunks for word in script.new[hunk.new_start : hunk.new_end]]
    if any(map(is_mention, news)):  # an old mention that merely follows the renumbering counts as the new one
        forms = [form for hunk in hunks for form in script.new_forms[hunk.new_start : hunk.new_end]]
        followed = {form: word for form, word in zip(forms, news, strict=True) if is_mention(word)}
        forms = [form for hunk in hunks for form in script.old_forms[hunk.old_start : hunk.old_end]]
        olds = [followed.get(form, word) for form, word in zip(forms, olds, strict=True)]
    usual = terms.SAME_WORD.get
    old, new = Counter(map(usual, olds, olds)), Counter(map(usual, news, news))
    if old.keys().isdisjoint(new):
        return new, old
    return _more(new, old), _more(old, new)


def _more(one: Counter[str], other: Counter[str]) -> Counter[str]:
    """How often more the one has each word, where it has it more often."""
    return Counter({word: more for word, often in one.items() if (more := often - other.get(word, 0)) > 0})


def _is_mechanical(script: TokenDiff, hunk: Hunk) -> bool:
    old, new = script.old[hunk.old_start : hunk.old_end], script.new[hunk.new_start : hunk.new_end]
    a, b = meaningful(old), meaningful(new)
    if a == b or (_heads_line(script, hunk) and _is_number(old) and _is_number(new)):
        return True
    if any(map(str.isspace, (*old, *new))) and is_typing("".join(old), "".join(new)):
        return True  # 国务院 → 国 务院, as a scan or a justified line leaves it
    if _AND_WORDS.issuperset(a) and _AND_WORDS.issuperset(b):  # 和 against 、 in a list, or 和 against 以及
        return (
            bool(old and new)
            and (bool(a) or bool(_LIST_COMMAS.intersection(old)))
            and (bool(b) or bool(_LIST_COMMAS.intersection(new)))
        )
    return len(a) == len(b) and all(x == y or (is_item(x) and is_item(y)) for x, y in zip(a, b, strict=True))


def _is_spelt_otherwise(script: TokenDiff, hunk: Hunk) -> bool:
    """Whether both sides are one in simplified letters and in the mainland's words, and not as they are printed."""
    if script.printed is None or script.old_words(hunk) != script.new_words(hunk):
        return False
    as_printed = script.as_printed()
    return as_printed.old_words(hunk) != as_printed.new_words(hunk)


def _heads_line(script: TokenDiff, hunk: Hunk) -> bool:
    """Whether a change stands at the head of a paragraph in both texts."""
    return (not hunk.new_start or script.new[hunk.new_start - 1][-1] == "\n") and (
        not hunk.old_start or script.old[hunk.old_start - 1][-1] == "\n"
    )


def _is_number(words: Sequence[str]) -> bool:
    """Whether nothing but the number of a paragraph or item is there: 1. or (a) or nothing."""
    text = "".join(words).strip()
    return not text or (text[0] in _NUMBER_BEGINS and bool(_NUMBER.fullmatch(text)))


def _flags(passage: Passage, laws: _LawChanges) -> tuple[Flag, ...]:
    at = passage.sentences.script, passage.hunk, passage.gained, passage.lost
    if "\n" in passage.old_words + passage.new_words and is_footnote(passage.old, passage.new):
        return ()
    only_one_side = not (passage.old and passage.new)
    whole = whole_sentence(*at) if only_one_side else None
    if whole is not None:
        return (whole,)
    found = list(sentences_inside(*at))
    holds_sentences = bool(found) and not passage.is_english
    if laws.dropped or laws.added:
        found += _laws(passage.hunk, laws)
    found += references(passage)
    passage = passage.by_sentence()
    ruled = RULES.flags(passage)
    found.extend(_not_in_both(ruled, passage.sentences) if holds_sentences else ruled)
    told = tuple(_once(found)) if found else ()
    flags = (*(told or LAST_RULES.first_flags(passage)), *acts(passage))
    return () if flags and only_one_side and only_moved(*at[:2]) else flags


def _once(flags: Sequence[Flag]) -> Iterator[Flag]:
    """The flags of a passage but for those that say in other words what another tells: an entry of a list that is a step of a
    procedure or an authority, a body that acts in another's place.
    """
    told = {(flag.old, flag.new) for flag in flags if flag.kind in _ENTRIES_BY_NAME}
    exchanged = [flag for flag in flags if flag.kind in ("scope", "authority") and flag.old and flag.new]
    for flag in flags:
        if flag.kind == "list-item" and ((flag.old, flag.new) in told or _is_within(flag, told)):
            continue
        one_sided = not (flag.old and flag.new)
        if flag.kind == "authority" and one_sided and any(flag.old in x.old and flag.new in x.new for x in exchanged):
            continue
        yield flag


def _not_in_both(flags: Sequence[Flag], sentences: Sentences) -> Iterator[Flag]:
    """The flags of a passage with whole sentences in it but for those of bodies and sanctions that only come or only go and stand
    in the other text as well: what the sentence holds is told with it.
    """
    for flag in flags:
        other = sentences.old_text if flag.new else sentences.new_text
        one_sided = flag.kind in ("authority", "sanction") and not (flag.old and flag.new)
        if not one_sided or any(name not in other for name in (flag.old or flag.new).split("、")):
            yield flag


def _is_within(flag: Flag, told: Set[tuple[str, str]]) -> bool:
    """Whether an exchanged entry is part of an exchange that is told whole: 海事 → 港务 within 海事部门 → 港务部门."""
    return bool(flag.old and flag.new) and any(flag.old in old and flag.new in new for old, new in told)


def _laws(hunk: Hunk, laws: _LawChanges) -> Iterator[Flag]:
    """The laws that a change cites or no longer cites."""
    for title in _touched(laws.dropped, hunk.old_start, hunk.old_end):
        yield Flag("reference", title, "", f"不再引用{title}", f"The reference to {title} is dropped")
    for title in _touched(laws.added, hunk.new_start, hunk.new_end):
        yield Flag("reference", "", title, f"新增对{title}的引用", f"A reference to {title} is added")


class _Title(NamedTuple):
    """The title of a law and the tokens that it stands in."""

    title: str
    start: int
    end: int

    @property
    def law(self) -> str:
        """What names the law, however it is written: the state's name and punctuation make no other law of it."""
        return _TITLE_STYLE.sub("", self.title)


class _LawChanges(NamedTuple):
    """Titles of laws that only one text of an article cites. Read from the whole texts: the diff may cut a title in two
    where its neighbours share words with it, and a title that stands elsewhere now is no new reference.
    """

    dropped: tuple[_Title, ...]
    added: tuple[_Title, ...]

    @classmethod
    def between(cls, before: str, after: str, script: TokenDiff) -> _LawChanges:
        """The titles that went and those that came, between the old text and the new."""
        old, new = _titles(before, script.old), _titles(after, script.new)
        if not old and not new:
            return cls((), ())
        known_old, known_new = {title.law for title in old}, {title.law for title in new}
        # 依照刑事诉讼法 cites it without 《》
        dropped = (one for one in old if one.law not in known_new and one.law.strip("《》") not in after)
        added = (one for one in new if one.law not in known_old and one.law.strip("《》") not in before)
        return cls(tuple(dropped), tuple(added))


def _titles(text: str, words: Sequence[str]) -> list[_Title]:
    found = list(_LAW.finditer(text)) if "《" in text else []
    if not found:
        return []
    ends = list(accumulate(map(len, words)))
    return [_Title(m[0], bisect_right(ends, m.start()), bisect_left(ends, m.end()) + 1) for m in found]


def _touched(titles: Sequence[_Title], start: int, end: int) -> Iterator[str]:
    """The titles that a change from token start to token end reaches into."""
    return (title.title for title in titles if title.start < end and start < title.end)
