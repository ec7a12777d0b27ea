"""A citation of a law's provision, its quoted words taken from the law itself: 《练习安全法》第二条第二款：“……”.

What a person types to say which words they mean may differ in widths, quotation marks and spaces; the citation has the law's
own. An ellipsis leaves words out: 应当……报告.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafts.errors import DraftError, UnknownProvisionError
from drafts.folding import fold
from drafts.model import Draft, Kind, Provision, Span
from drafts.numerals import CHINESE_NUMERAL, read_numeral, write_numeral
from drafts.patterns import regex

_CHINESE_PLACE = regex(
    rf"(?P<article>第?[{CHINESE_NUMERAL}]{{1,12}}[条條]?(?:之[{CHINESE_NUMERAL}]{{1,4}})?)"
    rf"(?:第(?P<paragraph>[{CHINESE_NUMERAL}]{{1,6}})款)?(?:第[（(]?(?P<item>[{CHINESE_NUMERAL}a-z]{{1,6}})[）)]?项)?"
)
"""第三十条第二款第一项, 三十."""
_WESTERN_PLACE = regex(
    r"(?P<article>(?:[Aa]rt(?:icle|\.)?)?[0-9]{1,4}[a-z]{0,2}(?:-[0-9]{1,3})?)"
    r"(?:[(.](?P<paragraph>[0-9]{1,3})\)?)?(?:[(](?P<item>[0-9a-z]{1,4})[)])?"
)
"""Article 30(2)(a), 30.2, with spaces taken out."""
_ELLIPSIS = regex(r"[ 　]{0,4}(?:…{1,4}|\.{3,6})[ 　]{0,4}")
_SENTENCES = regex(r"(?<=[。；;\n])|(?<=[.!?])\s")
_SHOWN = 120
_STATE = "中华人民共和国"


@dataclass(frozen=True, slots=True)
class Cited:
    """A provision of a law as a submission cites it."""

    law: str
    """The law's title as cited, without 《》 and the state's name."""
    article: str
    """The article's key in the law."""
    place: str
    """第二条第二款, or Article 2(2)."""
    words: str
    """The words quoted, as the law has them; empty where none are."""
    text: str
    """The citation: 《练习安全法》第二条第二款：“……”."""
    plain: str
    """The same without the words quoted."""


def cite(law: Draft, place: str, words: str = "", *, language: str = "zh", title: str = "") -> Cited:
    """The citation of a place in a law: an article by number, label or key, and its paragraph and item where they are named.

    Where words are quoted and the place is an article, the paragraph and item are those that the words stand in; words in several
    of them, or across them, are cited by the article alone. ``title`` is what to call the law, its own title where none is given.
    Raises UnknownProvisionError where the law has no such place, DraftError where these words don't stand in it.
    """
    provision = _provision(law, place)
    called = title.strip().strip("《》") or _short(law.title)
    article = _article(law, provision)
    quoted = ""
    if words.strip():
        spans = _spans(law, provision.body, words)
        if not spans:
            raise _not_there(law, called, provision, words)
        quoted = "……".join(law.slice(span) for span in spans)
        if provision.kind is Kind.ARTICLE:
            provision = _holding(law, provision, words, Span(spans[0].start, spans[-1].end))
    chinese = language == "zh"
    name = _chinese(law, provision) if chinese else _western(law, provision)
    lead = f"《{called}》{name}" if chinese else f"{_western_title(called)}, {name}"
    joined = "".join(part.strip() for part in quoted.split("\n")) if law.language == "zh" else " ".join(quoted.split())
    mark = "：" if chinese else ": "
    text = f"{lead}{mark}“{_inner(joined)}”" if joined else lead
    return Cited(called, article.key, name, quoted, text, lead)


def stands_in(law: Draft, within: Span, words: str) -> bool:
    """Whether a stretch of the law has these words, whatever their widths, quotation marks and spaces; in order around ellipses."""
    return bool(_spans(law, within, words))


def _short(title: str) -> str:
    return "".join(title.split()).strip("《》").removeprefix(_STATE) if _is_chinese(title) else title.strip()


def _is_chinese(text: str) -> bool:
    return any("一" <= character <= "鿿" for character in text)


def _western_title(title: str) -> str:
    return f"《{title}》" if _is_chinese(title) else title


def _inner(words: str) -> str:
    """Quotation marks inside quotation marks become single ones; those that are single already stay."""
    return words.replace("“", "‘").replace("”", "’").replace('"', "'")


# -- which provision


def _provision(law: Draft, place: str) -> Provision:
    wanted = "".join(place.split())
    match = _CHINESE_PLACE.fullmatch(wanted) or _WESTERN_PLACE.fullmatch(wanted)
    if match is None or not (match["paragraph"] or match["item"]):
        return law.by_key[wanted] if wanted in law.by_key else law.article(place)
    article = law.article(match["article"])
    paragraphs = [each for each in law.children(article.key) if each.kind is Kind.PARAGRAPH]
    found: Provision | None = article
    if match["paragraph"]:
        found = _numbered(paragraphs, match["paragraph"])
    if found is not None and match["item"]:
        holders = paragraphs if found is article else [found]
        items = [item for holder in (article, *holders) for item in law.children(holder.key) if item.kind is Kind.ITEM]
        found = _numbered([item for item in items if found is article or item.parent == found.key], match["item"])
    if found is None:
        raise UnknownProvisionError(
            f"《{_short(law.title)}》{article.label}没有“{place.strip()}”这一处（该条共 {len(paragraphs)} 款）。",
            f"{article.label} of “{_short(law.title)}” has no {place.strip()} (paragraphs: {len(paragraphs)}).",
        )
    return found


def _numbered(among: Sequence[Provision], numeral: str) -> Provision | None:
    try:
        number = str(read_numeral(numeral))
    except ValueError:
        number = numeral
    return next((each for each in among if each.number == number), None)


def _article(law: Draft, provision: Provision) -> Provision:
    return next((each for each in (provision, *law.ancestors(provision)) if each.kind is Kind.ARTICLE), provision)


def _holding(law: Draft, article: Provision, words: str, span: Span) -> Provision:
    """The innermost paragraph or item that alone has these words; the article where there is none."""
    inner = [
        each for each in law.provisions if article.span.holds(each.span) and each.kind in (Kind.PARAGRAPH, Kind.ITEM)
    ]
    having = [each for each in inner if each.span.holds(span)]
    if not having:
        return article
    within = {law.by_key[key].key for each in having for key in (each.key, each.parent or "") if key in law.by_key}
    elsewhere = [each for each in inner if each.key not in within and _spans(law, each.body, words)]
    return article if elsewhere else max(having, key=lambda each: (each.span.start, -each.span.end))


# -- how it is named


def _chinese(law: Draft, provision: Provision) -> str:
    parts: list[str] = []
    for each in _path(law, provision):
        if each.kind is Kind.ARTICLE:
            parts.append(_chinese_article(each))
        elif each.kind is Kind.PARAGRAPH:
            parts.append(f"第{_chinese_number(each.number)}款")
        elif each.kind is Kind.ITEM:
            parts.append(f"第{_chinese_number(each.number)}项")
        else:
            parts.append("".join(each.label.split()) or each.number)
    return "".join(parts)


def _chinese_article(article: Provision) -> str:
    label = "".join(article.label.split())
    if label.startswith("第") or not article.number:
        return label
    return f"第{article.number}条"


def _chinese_number(number: str) -> str:
    return write_numeral(int(number)) if number.isascii() and number.isdigit() else f"（{number}）"


def _western(law: Draft, provision: Provision) -> str:
    path = list(_path(law, provision))
    first, rest = path[0], path[1:]
    name = f"Article {first.number}" if first.kind is Kind.ARTICLE and first.number else first.label
    if all(each.label for each in rest if each.kind is Kind.PARAGRAPH) and not _is_chinese(first.label):
        return name + "".join(f"({each.number})" for each in rest)
    # Paragraphs that the law doesn't number are counted, and an item of the only paragraph isn't to look like one.
    return name + "".join(f", {each.kind.value} {each.number}" for each in rest)


def _path(law: Draft, provision: Provision) -> Iterator[Provision]:
    """The provisions named, from the article inwards; an article's only paragraph isn't."""
    chain = [provision, *law.ancestors(provision)]
    at = next((n for n, each in enumerate(chain) if each.kind is Kind.ARTICLE), 0)
    for each in reversed(chain[: at + 1]):
        if each.kind is Kind.PARAGRAPH and each.parent is not None:
            beside = [other for other in law.children(each.parent) if other.kind is Kind.PARAGRAPH]
            if len(beside) == 1:
                continue
        yield each


# -- the words


def _spans(law: Draft, within: Span, words: str) -> tuple[Span, ...]:
    """Where the words stand in this stretch of the law, a span for each piece between ellipses; empty where they don't."""
    pieces = [piece.strip() for piece in _ELLIPSIS.split(words) if piece.strip()]
    text = law.slice(within)
    folded, places = _folded(text)
    found: list[Span] = []
    at = 0
    for piece in pieces:
        start = text.find(piece, at)
        end = start + len(piece)
        if start < 0:
            wanted, _ = _folded(piece)
            first = folded.find(wanted, bisect_left(places, at)) if wanted else -1
            if first < 0:
                return ()
            start, end = places[first], places[first + len(wanted) - 1] + 1
        at = end
        found.append(Span(within.start + start, within.start + end))
    return tuple(found)


def _folded(text: str) -> tuple[str, list[int]]:
    """The text with widths, quotation marks and white space made one, and where each of its characters stood.

    White space counts only between letters that aren't Chinese.
    """
    made: list[str] = []
    places: list[int] = []
    gap = False
    for at, character in enumerate(text):
        if character.isspace():
            gap = bool(made)
            continue
        if gap and made[-1].isascii() and character.isascii():
            made.append(" ")
            places.append(at - 1)
        gap = False
        plain = fold(character).replace('"', "'")
        made.extend(plain)
        places.extend([at] * len(plain))
    return "".join(made), places


def _not_there(law: Draft, called: str, provision: Provision, words: str) -> DraftError:
    """What is said where the words aren't there: the sentence most like them, and the article that has them, if one does."""
    from rapidfuzz.distance import LCSseq

    elsewhere = next((each for each in law.articles if _spans(law, each.body, words)), None)
    label = _chinese(law, provision)
    if elsewhere is not None and not elsewhere.span.holds(provision.span):
        return DraftError(
            f"《{called}》{label}没有“{words.strip()}”这些字；它们在{elsewhere.label}。没有引用。",
            f"{_western(law, provision)} of {called} doesn't say “{words.strip()}”; {elsewhere.label} does. Nothing was cited.",
        )
    sentences = [part.strip() for part in _SENTENCES.split(law.body(provision)) if part.strip()]
    near = max(sentences, key=lambda each: LCSseq.similarity(fold(words), fold(each)), default="")
    near = near if len(near) <= _SHOWN else near[:_SHOWN] + "……"
    return DraftError(
        f"《{called}》{label}没有“{words.strip()}”这些字，没有引用。最接近的是：“{near}”",
        f"{_western(law, provision)} of {called} doesn't say “{words.strip()}”; nothing was cited. The nearest is: “{near}”",
    )
