"""Provisions of other laws that say the same as an article, something stricter, looser or conflicting; found by text and reference.

The duties of the article and of the other law's are set against each other: a shorter time limit, a higher fine, a duty where the
other law only permits make the article stricter; a ban where the other law permits, or the reverse, makes a conflict. What can't be
told by such signs is only said to be alike. None of it replaces reading both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from drafts.aligning.similarity import Index, Weights, features
from drafts.citing import stands_in
from drafts.duties import Duty, Modality, article_duties
from drafts.flagging.quantities import MONEY, TIME, read_quantity
from drafts.folding import comparable, fold
from drafts.model import Draft, Provision, Span
from drafts.numerals import read_numeral
from drafts.patterns import regex
from drafts.segment import tokens

ALIKE = 0.2
SAME = 0.6
"""How alike two articles must be to be set against each other, and to say the same where nothing tells them apart."""
SHORTEST_PARAGRAPH = 20
"""Characters that a paragraph needs to be looked for by itself as well: articles of several subjects resemble nothing."""
FINES_FROM = 0.35
"""How alike two articles must be for their fines to be about the same breach."""
SAME_ACT = 0.45
"""And two duties, to be about the same act."""
_CITED = regex(
    r"《(?P<law>[^《》\n]{2,60})》(?:（[^（）\n]{1,20}）)?\s*(?P<article>第[〇零一二三四五六七八九十百千0-9]{1,9}条(?:之[一二三四五六七八九十]{1,3})?)?"
)
_QUOTED = regex(r"[“\"]([^“”\"]{1,2000})[”\"]")
_FINES = ("罚款", "fine")


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
    counted = [features(comparable(laws[name].body(provision))) for name, provision in everywhere]
    own = features(comparable(body))
    weights = Weights([*counted, own])
    index = Index([weights.vector(each) for each in counted])
    scores: dict[int, float] = {}
    for words in dict.fromkeys((body, *(part for part in body.split("\n") if len(part) >= SHORTEST_PARAGRAPH))):
        for score, at in index.nearest(weights.vector(features(comparable(words))), most) if counted else ():
            scores[at] = max(score, scores.get(at, 0.0))
    near = sorted(((score, at) for at, score in scores.items()), reverse=True)
    places = {(name, provision.key): at for at, (name, provision) in enumerate(everywhere)}
    cited = [places[name, provision.key] for name, provision in _cited(body, laws)]
    chosen = list(dict.fromkeys([*cited, *(at for score, at in near if score >= ALIKE)]))[: len(set(cited)) + most]
    mine = tuple(article_duties(draft, article))
    found: list[Precedent] = []
    for at in chosen:
        name, provision = everywhere[at]
        law = laws[name]
        score = scores.get(at, 0.0)
        reasons, signs = _held_against(draft, mine, body, law, provision, fines=score >= FINES_FROM)
        found.append(
            Precedent(
                law=name,
                article=provision.key,
                label=provision.label,
                text=law.body(provision),
                bearing=_bearing(signs, score),
                score=round(score, 3),
                cited=at in cited,
                reasons=tuple(dict.fromkeys(reasons)),
            )
        )
    return tuple(found)


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
        near = max(
            mine,
            key=lambda duty: Indel.normalized_similarity(comparable(duty.action), comparable(theirs.action)),
            default=None,
        )
        if near is None or Indel.normalized_similarity(comparable(near.action), comparable(theirs.action)) < SAME_ACT:
            continue
        for sign, zh, en in (*_modality(near, theirs), *_limit(near, theirs)):
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
    if here is None or there is None or here == there:
        return
    zh = f"期限：本条{mine.limit}，该法{theirs.limit}"
    en = f"time limit: here {mine.limit}, there {theirs.limit}"
    yield (Bearing.STRICTER if here < there else Bearing.LOOSER), zh, en


def _fines(mine: str, theirs: str, language: str) -> Iterator[_Sign]:
    if not (any(word in mine for word in _FINES) and any(word in theirs for word in _FINES)):
        return
    here, there = _highest(mine, language), _highest(theirs, language)
    if here is None or there is None or here[0] == there[0]:
        return
    zh, en = f"罚款上限：本条{here[1]}，该法{there[1]}", f"highest fine: here {here[1]}, there {there[1]}"
    yield (Bearing.STRICTER if here[0] > there[0] else Bearing.LOOSER), zh, en


def _highest(text: str, language: str) -> tuple[Fraction, str] | None:
    amounts = [(read, word) for word in tokens(text, language) if (read := read_quantity(word)) and read.sort == MONEY]
    return max(((amount.value, word) for amount, word in amounts), default=None)


def _single(text: str, sort: str) -> Fraction | None:
    found = [read for word in tokens(text, "zh") if (read := read_quantity(word)) and read.sort == sort]
    return found[0].value if len(found) == 1 else None


def _bearing(signs: _Signs, score: float) -> Bearing:
    if Bearing.CONFLICT in signs:
        return Bearing.CONFLICT
    if len(signs) > 1:
        return Bearing.DIFFERS
    if signs:
        return next(iter(signs))
    return Bearing.SAME if score >= SAME else Bearing.RELATED
