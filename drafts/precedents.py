"""Provisions of other laws that say the same as an article, something stricter, looser or conflicting; found by text and reference.

Articles are sought as a whole and part by part, since one of several subjects resembles nothing. The duties of the article and of
the other law's are set against each other: a shorter time limit or one where the other law has none, a set interval for a
regular one, a higher fine, a duty where the other law only permits make the article stricter; a ban of the very act that the other
law permits, or the reverse, makes a conflict. What can't be told by such signs is only said to be alike. None of it replaces
reading both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from drafts.aligning.similarity import Index, Weights, cosine, features
from drafts.citing import stands_in
from drafts.duties import Duty, Modality, article_duties
from drafts.flagging.quantities import MONEY, TIME, read_quantity
from drafts.folding import comparable, fold
from drafts.model import Draft, Provision, Span
from drafts.numerals import read_numeral
from drafts.patterns import regex
from drafts.segment import tokens
from drafts.traditional import simplified

ALIKE = 0.2
SAME = 0.5
"""How alike two articles must be to be set against each other, and they or parts of them to say the same where nothing tells
them apart.
"""
SHORTEST_PART = 20
"""Characters that a paragraph, item or sentence needs to be looked for by itself."""
WHOLE = 0.7
"""What the likeness of the whole articles counts; the rest is that of their likest parts."""
LOOKED_AT = 16
"""Parts of other laws that are looked at for each part of the article."""
_SENTENCE = regex(r"(?<=[。；;])|(?<=\.)\s")
FINES_FROM = 0.35
"""How alike two articles must be for their fines to be about the same breach."""
SAME_ACT = 0.45
"""And two duties, to be about the same act."""
THE_ACT = 0.7
"""And for a ban to be of the very act that the other bids or permits."""
_CITED = regex(
    r"《(?P<law>[^《》\n]{2,60})》(?:（[^（）\n]{1,20}）)?\s*(?P<article>第[〇零一二三四五六七八九十百千0-9]{1,9}条(?:之[一二三四五六七八九十]{1,3})?)?"
)
_QUOTED = regex(r"[“\"]([^“”\"]{1,2000})[”\"]")
_FINES = ("罚款", "fine")
_INTERVAL = regex(
    r"每(?:个)?(?:半年|年度?|季度|月|周|日)|(?:annually|every \w{2,12} (?:days|months|years)|each (?:year|month))"
)
_OPEN_INTERVAL = regex(r"定期|regularly|periodically")


class Bearing(StrEnum):
    """How an article stands to a provision of another law."""

    SAME = "same"
    STRICTER = "stricter"
    """The article asks more than the other law."""
    LOOSER = "looser"
    CONFLICT = "conflict"
    DIFFERS = "differs"
    """Stricter in one point and looser in another."""
    RELATED = "related"


@dataclass(frozen=True, slots=True)
class Precedent:
    """A provision of another law, and how the article stands to it."""

    law: str
    article: str
    """Its key in that law."""
    label: str
    text: str
    bearing: Bearing
    score: float
    """How alike the two articles are, 0 to 1."""
    cited: bool
    """Whether the article speaks of it."""
    reasons: tuple[tuple[str, str], ...]
    """Why, in Chinese and English each."""

    def why(self, language: str) -> str:
        """The reasons in one line."""
        return ("；" if language == "zh" else "; ").join(zh if language == "zh" else en for zh, en in self.reasons)


def precedents(draft: Draft, article: Provision, laws: Mapping[str, Draft], most: int = 8) -> tuple[Precedent, ...]:
    """The provisions of other laws that an article speaks of, then those most like it, at most so many of these."""
    body = draft.body(article)
    everywhere = [(name, provision) for name, law in laws.items() for provision in law.articles]
    scores = _likeness(body, [laws[name].body(provision) for name, provision in everywhere])
    near = sorted(((score, at) for at, (score, _) in scores.items()), reverse=True)
    places = {(name, provision.key): at for at, (name, provision) in enumerate(everywhere)}
    cited = [places[name, provision.key] for name, provision in _cited(body, laws)]
    chosen = list(dict.fromkeys([*cited, *(at for score, at in near if score >= ALIKE)]))[: len(set(cited)) + most]
    mine = tuple(article_duties(draft, article))
    found: list[Precedent] = []
    for at in chosen:
        name, provision = everywhere[at]
        law = laws[name]
        score, part = scores.get(at, (0.0, 0.0))
        reasons, signs = _held_against(draft, mine, body, law, provision, fines=score >= FINES_FROM)
        found.append(
            Precedent(
                law=name,
                article=provision.key,
                label=provision.label,
                text=law.body(provision),
                bearing=_bearing(signs, max(score, part)),
                score=round(score, 3),
                cited=at in cited,
                reasons=tuple(dict.fromkeys(reasons)),
            )
        )
    return tuple(found)


def _likeness(body: str, provisions: Sequence[str]) -> dict[int, tuple[float, float]]:
    """How like an article each of these provisions is, those that are like it at all, and how like their likest parts are.

    An article of several subjects resembles nothing as a whole; each of its paragraphs, items and sentences is looked for by
    itself, among those of the provisions.
    """
    if not provisions:
        return {}
    whole = [features(comparable(text)) for text in provisions]
    weights = Weights([*whole, features(comparable(body))])
    of: list[int] = []
    vectors: list[dict[str, float]] = []
    for at, text in enumerate(provisions):
        for part in _parts(text):
            of.append(at)
            vectors.append(weights.vector(features(comparable(part))))
    index = Index(vectors)
    mine = weights.vector(features(comparable(body)))
    best: dict[int, float] = {}
    for part in _parts(body):
        for score, number in index.nearest(weights.vector(features(comparable(part))), LOOKED_AT):
            best[of[number]] = max(score, best.get(of[number], 0.0))
    return {
        at: (WHOLE * cosine(mine, weights.vector(whole[at])) + (1 - WHOLE) * part, part) for at, part in best.items()
    }


def _parts(text: str) -> list[str]:
    """The text, its paragraphs, and the sentences of these, each once."""
    paragraphs = text.split("\n")
    sentences = [part for paragraph in paragraphs for part in _SENTENCE.split(paragraph)]
    long = [part for part in (*paragraphs, *sentences) if len(part) >= SHORTEST_PART]
    return list(dict.fromkeys((text, *long)))


def law_named(name: str, laws: Mapping[str, Draft]) -> str | None:
    """The loaded law that a citation means: by its name, its title, or its title without the state's name; None for none."""
    wanted = _plain_title(name)
    for known, law in laws.items():
        if wanted and wanted in (_plain_title(known), _plain_title(law.title)):
            return known
    return None


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation of another law's article, held against that law where it is loaded."""

    text: str
    """As written: 《数据安全法》第三十条."""
    law: str | None
    """The loaded law that is meant; None where it isn't loaded."""
    article: str
    """The label as written; empty where only the law is cited."""
    found: bool
    """Whether the article is there. True where there is nothing to check."""
    words: tuple[str, ...] = ()
    """Quoted words that the article, or the law, doesn't have."""

    @property
    def right(self) -> bool:
        """Whether nothing is wrong with it, as far as can be told."""
        return self.found and not self.words


def citations(text: str, laws: Mapping[str, Draft]) -> tuple[Citation, ...]:
    """The citations in a text, each held against its law. Words in quotation marks after a citation must stand in it exactly."""
    found: list[Citation] = []
    places = list(_CITED.finditer(text))
    for at, place in enumerate(places):
        label = place["article"] or ""
        name = law_named(place["law"], laws)
        if name is None:
            found.append(Citation(place.group().strip(), None, label, found=True))
            continue
        law = laws[name]
        article = _article(law, label) if label else None
        after = text[place.end() : places[at + 1].start() if at + 1 < len(places) else len(text)]
        within = article.body if article else Span(0, len(law.text))
        quoted = [words for words in _QUOTED.findall(after) if not stands_in(law, within, words)]
        there = article is not None or not label
        found.append(Citation(place.group().strip(), name, label, there, tuple(quoted) if there else ()))
    return tuple(found)


def _cited(body: str, laws: Mapping[str, Draft]) -> Iterator[tuple[str, Provision]]:
    for place in _CITED.finditer(body):
        name = law_named(place["law"], laws) if place["article"] else None
        article = _article(laws[name], place["article"]) if name else None
        if name and article:
            yield name, article


def _article(law: Draft, label: str) -> Provision | None:
    plain = "".join(label.split())
    main, _, branch = plain.removeprefix("第").partition("条")
    try:
        number = str(read_numeral(main))
        number += f"-{read_numeral(branch.removeprefix('之'))}" if branch else ""
    except ValueError:
        number = ""
    return next((each for each in law.articles if "".join(each.label.split()) == plain or each.number == number), None)


def _plain_title(title: str) -> str:
    plain = fold("".join(title.split())).strip("《》<>")
    plain = re.sub(r"\([^()]{1,30}\)$", "", plain)
    return plain.removeprefix("中华人民共和国")


_Signs = set[Bearing]


def _held_against(
    draft: Draft, mine: tuple[Duty, ...], body: str, law: Draft, provision: Provision, *, fines: bool
) -> tuple[list[tuple[str, str]], _Signs]:
    """Reasons and signs from the duties about the same acts, and from the fines."""
    from rapidfuzz.distance import Indel

    reasons: list[tuple[str, str]] = []
    signs: _Signs = set()
    for theirs in article_duties(law, provision):
        alike, near = max(
            ((Indel.normalized_similarity(comparable(duty.action), comparable(theirs.action)), duty) for duty in mine),
            key=lambda each: each[0],
            default=(0.0, None),
        )
        if near is None or alike < SAME_ACT:
            continue
        modality = (
            _modality(near, theirs) if alike >= THE_ACT or Modality.BAN not in (near.modality, theirs.modality) else ()
        )
        for sign, zh, en in (*modality, *_limit(near, theirs), *_how_often(near, theirs)):
            signs.add(sign)
            reasons.append((zh, en))
    for sign, zh, en in _fines(body, law.body(provision), draft.language) if fines else ():
        signs.add(sign)
        reasons.append((zh, en))
    return reasons, signs


_Sign = tuple[Bearing, str, str]
_NAMES = {Modality.DUTY: ("应当", "must"), Modality.BAN: ("不得", "must not"), Modality.PERMISSION: ("可以", "may")}


def _modality(mine: Duty, theirs: Duty) -> Iterator[_Sign]:
    if mine.modality is theirs.modality:
        return
    pair = {mine.modality, theirs.modality}
    zh = f"本条“{_NAMES[mine.modality][0]}”，该法“{_NAMES[theirs.modality][0]}”"
    en = f"here {_NAMES[mine.modality][1]}, there {_NAMES[theirs.modality][1]}"
    if Modality.BAN in pair:
        yield Bearing.CONFLICT, zh, en
    else:
        yield (Bearing.STRICTER if mine.modality is Modality.DUTY else Bearing.LOOSER), zh, en


def _limit(mine: Duty, theirs: Duty) -> Iterator[_Sign]:
    times = [_single(duty.limit, TIME) for duty in (mine, theirs)]
    here, there = times
    if here == there:
        return
    if here is None or there is None:
        if here is not None:
            yield Bearing.STRICTER, f"本条定有期限：{mine.limit}", f"here a time limit: {mine.limit}"
        elif not mine.limit:
            yield Bearing.LOOSER, f"该法定有期限：{theirs.limit}", f"there a time limit: {theirs.limit}"
        return
    zh = f"期限：本条{mine.limit}，该法{theirs.limit}"
    en = f"time limit: here {mine.limit}, there {theirs.limit}"
    yield (Bearing.STRICTER if here < there else Bearing.LOOSER), zh, en


def _how_often(mine: Duty, theirs: Duty) -> Iterator[_Sign]:
    """A set interval against one that is left open: 每年 against 定期."""
    here, there = (_INTERVAL.search(duty.action) for duty in (mine, theirs))
    if here and not there and _OPEN_INTERVAL.search(theirs.action):
        yield (
            Bearing.STRICTER,
            f"频次：本条{here.group()}，该法定期",
            f"how often: here {here.group()}, there regularly",
        )
    if there and not here and _OPEN_INTERVAL.search(mine.action):
        yield (
            Bearing.LOOSER,
            f"频次：本条定期，该法{there.group()}",
            f"how often: here regularly, there {there.group()}",
        )


def _fines(mine: str, theirs: str, language: str) -> Iterator[_Sign]:
    mine, theirs = simplified(mine), simplified(theirs)
    if not (any(word in mine for word in _FINES) and any(word in theirs for word in _FINES)):
        return
    here, there = _highest(mine, language), _highest(theirs, language)
    if here is None or there is None or here[0] == there[0]:
        return
    zh, en = f"罚款上限：本条{here[1]}，该法{there[1]}", f"highest fine: here {here[1]}, there {there[1]}"
    yield (Bearing.STRICTER if here[0] > there[0] else Bearing.LOOSER), zh, en


def _highest(text: str, language: str) -> tuple[int | Fraction, str] | None:
    amounts = [(read, word) for word in tokens(text, language) if (read := read_quantity(word)) and read.sort == MONEY]
    return max(((amount.value, word) for amount, word in amounts), default=None)


def _single(text: str, sort: str) -> int | Fraction | None:
    found = [read for word in tokens(simplified(text), "zh") if (read := read_quantity(word)) and read.sort == sort]
    return found[0].value if len(found) == 1 else None


def _bearing(signs: _Signs, score: float) -> Bearing:
    if Bearing.CONFLICT in signs:
        return Bearing.CONFLICT
    if len(signs) > 1:
        return Bearing.DIFFERS
    if signs:
        return next(iter(signs))
    return Bearing.SAME if score >= SAME else Bearing.RELATED
