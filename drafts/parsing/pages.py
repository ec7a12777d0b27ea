"""Printed pages: which lines are page numbers and running heads, and which lines of print make one paragraph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from drafts.characters import han_letters
from drafts.patterns import regex
from drafts.records import NamedTuple

_PAGE_NUMBER = regex(
    r"[ 　]*(?:[-—–―－•·~～<《〈\[(（|][ 　]{0,2}){0,3}(?:第|共|[Pp]age|PAGE|[Pp]\.)?[ 　]{0,2}[0-9０-９]{1,4}[ 　]{0,2}(?:页)?"
    r"(?:[ 　]{0,2}(?:[/／,，]|of|共)[ 　]{0,2}(?:共)?[ 　]{0,2}[0-9]{1,4}[ 　]{0,2}(?:页)?)?(?:[ 　]{0,2}"
    r"[-—–―－•·~～>》〉\])）|]){0,3}[ 　]*"
)
_ROMAN_PAGE = regex(r"[ivxlc]{1,7}")
_FIGURES = regex(r"[0-9０-９]+")
_OPENING = regex(
    r"[ 　]*(?:第[ 　]?[零〇一二三四五六七八九十百千0-9０-９.．]{1,9}[ 　]?(?:分编|[编章节条])"
    r"|[（(][零〇一二三四五六七八九十0-9]{1,4}[）)]|[一二三四五六七八九十]{1,4}、"
    r"|[0-9０-９]{1,3}[.．、)](?![0-9])|附[件录表]|目[ 　]*录|[①-⑳]|[（(][12][0-9]{3}[ ]?年)"
)
_LABEL_SET_APART = regex(r"[ 　]*第[零〇一二三四五六七八九十百千0-9０-９.．]{1,9}(?:分编|[编章节条])[ 　]")
"""A label followed by a space: no sentence that goes on begins so."""
_NOTE = regex(r"[ 　]*[（(][12][0-9]{3}[ ]?年[^（）()\n]{1,80}[）)]$")
"""When and by whom a rule was adopted, below its title."""
_NOTE_BEGINS = regex(r"[ 　]*[（(][12][0-9]{3}[ ]?年")
_TITLE_ENDS = ("法", "条例", "规定", "决定", "决议", "细则", "规则", "意见", "通知", "解释", "方案", "规范", "章程")
_OPENING_LATIN = regex(
    r"[ ]*(?:\([a-z0-9]{1,4}\)|[0-9]{1,3}[.)](?:\s|$)|[0-9]{1,2}(?:\.[0-9]{1,2}){1,3}\.?\s{1,8}[A-Z‘“\"(]"
    r"|[ivx]{1,4}[.)]\s|[a-z][.)]\s|(?:Article|ARTICLE|TITLE"
    r"|CHAPTER|Chapter|SECTION|Section|PART|Part|ANNEX|Annex)\s+[0-9IVXⅠ-Ⅻ]+[0-9a-zA-Z]*\s*(?:[:.]|$|[A-Z])"
    r"|[—–•▪●-]\s|HAVE ADOPTED|Whereas)"
)
_SECTION_LATIN = regex(r"[ ]*[0-9]{1,3}[A-Z]{0,2}\s{1,8}[A-Z(“]")
"""2 Offences, which opens a section only where the line above ends a sentence; else it may be 2 Members of a sentence."""
_AWAITS_NUMBER = regex(
    r"\b(?:[Aa]rticles?|[Pp]aragraphs?|[Ss]ub-?paragraphs?|[Pp]oints?|[Ss]ub-?sections?|[Ss]ections?|[Cc]lauses?"
    r"|[Rr]egulations?|[Rr]ules?|[Aa]nnex(?:es)?|[Cc]hapters?|[Ss]chedules?|[Pp]arts?|No\.?)$"
)
"""A line that ends so goes on with a number: according to Article / 71."""
_AWAITS_PROVISION = (" in", " of", " to", " under", " with", " by", " and", " or", " from", " the", " this")
"""A line that ends so may go on with a provision: the requirements set out in / Section 2."""
_COUNTED = regex(
    r"\([0-9]{1,3}\)[ ](?:business |calendar |working )?(?:months?|days?|years?|weeks?|hours?|percent|per cent)\b"
)
"""at least six / (6) months"""
_NUMBER_BEGINS = frozenset("(0123456789")
_CHINESE_LABEL = regex(r"第[零〇○一二三四五六七八九十百千]{1,9}[编章节条]")
_HYPHENS = ("-", "\u2010", "\xad")
_BROKEN = regex(r"[A-Za-zÀ-ɏ]{2}[-\u2010\xad]$")
_SEAM = "\ue0f0"
_SEAMED = regex(f"([A-Za-zÀ-ɏ]{{1,40}}){_SEAM}([A-Za-zÀ-ɏ]{{1,40}})")
_WORD = regex(r"[A-Za-zÀ-ɏ]+(?:-[A-Za-zÀ-ɏ]+)*")
_SAME_HEIGHT = 6.0
"""Points; lines of two pages that are nearer are at the same height."""
_TERMINATORS = '。；;：:！？!?”」"'


class Print(NamedTuple):
    """A line as printed, and where on its page."""

    text: str
    left: float
    """In the page's units; characters where the file is text."""
    right: float
    size: float
    """The height of a line of this type; 1 where the file is text."""
    gap: float
    """The space above it, in line heights; 0 for the first of a page."""
    margin: float = 0.0
    """Where full lines of its column end; 0 where that is the same for the whole text."""


def running_heads(pages: Sequence[Sequence[str]], places: Sequence[Sequence[float]] | None = None) -> list[set[int]]:
    """For each page, the indexes of the lines that are page numbers or heads and feet repeated from page to page.

    ``places`` has the height at which each line stands, where that is known: a head stands at the same one on all pages.
    """
    keys: list[dict[int, str]] = []
    edges: Counter[str] = Counter()
    for number, page in enumerate(pages):
        shapes = {i: _shape(page[i]) for i in _edge(page)}
        heads = [i for i, shape in shapes.items() if _may_be_head(shape)]
        if places:
            shapes = {i: f"{shape}@{round(places[number][i] / _SAME_HEIGHT)}" for i, shape in shapes.items()}
        keys.append(shapes)
        edges.update({shapes[i] for i in heads})
    often = max(2, len(pages) * 0.4)
    repeated = {shape for shape, count in edges.items() if len(pages) > 2 and count >= often}
    signs = {sign for shape in repeated if len(sign := shape.partition("@")[0]) <= 4 and sign.isalpha()}
    return [_heads_of(page, shapes, repeated, signs) for page, shapes in zip(pages, keys, strict=True)]


def _heads_of(page: Sequence[str], shapes: Mapping[int, str], repeated: set[str], signs: set[str]) -> set[int]:
    initials = {sign[0] for sign in signs}
    marked = {i for i, line in enumerate(page) if line.lstrip()[:1] in initials and _shape(line) in signs}
    edge = list(shapes)
    half = len(edge) // 2 + 1
    for order in (edge[:half], edge[::-1][:half]):
        for i in order:
            if not (_is_page_number(page[i].strip()) or shapes[i] in repeated):
                break
            marked.add(i)
    return marked


def _may_be_head(shape: str) -> bool:
    """Whether a line that comes back on most pages may be furniture: no sentence and no label of a provision."""
    return (
        0 < len(shape) < 120
        and shape[-1] not in _TERMINATORS
        and not shape.startswith(("第#条", "（", "(", "Article#"))
        and not _CHINESE_LABEL.match(shape)
    )


def _edge(page: Sequence[str]) -> list[int]:
    filled = [i for i, line in enumerate(page) if line.strip()]
    return filled if len(filled) <= 6 else [*filled[:3], *filled[-3:]]


def _shape(line: str) -> str:
    return _FIGURES.sub("#", "".join(line.split()))


def _is_page_number(line: str) -> bool:
    return len(line) <= 24 and (_PAGE_NUMBER.fullmatch(line) is not None or _ROMAN_PAGE.fullmatch(line) is not None)


def unwrap(lines: Sequence[Print], width: float | None = None, *, indented: bool = False) -> list[str]:
    """The paragraphs that lines of print make. A line goes on in the next where it is full and the next isn't indented.

    Between two Chinese characters nothing is put in; between Latin words, a space; a word broken at a hyphen is put
    together again, with or without the hyphen as the rest of the text writes it. ``width`` is the right margin where it
    is known; a line beyond it stands for itself. ``indented`` says that every paragraph begins with an indent, so that a
    line without one goes on from a shorter line as well.
    """
    if not lines:
        return []
    words = "".join(line.text for line in lines)
    cjk = han_letters(words) * 2 > len(words) / 2
    right = width or right_margin([line.right for line in lines])
    left = margin(lines)
    vocabulary = _vocabulary(lines)
    paragraphs = [[lines[0].text.strip()]]
    before = lines[0]
    for line in lines[1:]:
        full = before.margin or right
        joins = _joins_cjk(before, line, left, full, indented) if cjk else _joins_latin(before, line, left, full)
        if joins and not (width and before.right > 1.1 * width):
            _add(paragraphs[-1], line.text.strip(), cjk=cjk)
        else:
            paragraphs.append([line.text.strip()])
        before = line
    whole = ["".join(pieces) for pieces in paragraphs]
    return [_whole_words(paragraph, vocabulary) for paragraph in whole] if vocabulary else whole


def join(first: str, second: str) -> str:
    """Two lines of print as one, with a space between Latin words and none beside a Chinese character."""
    return f"{first}{_space(first, second)}{second}"


def _space(first: str, second: str) -> str:
    return " " if first and second and not (_wide(first[-1]) or _wide(second[0])) else ""


def _add(pieces: list[str], below: str, *, cjk: bool) -> None:
    """Puts a line of print at the end of a paragraph that is made of these pieces.

    They are put together once, at the end: a paragraph of a thousand lines would be copied a thousand times.
    """
    above = pieces[-1]
    if cjk and above[-1:].isdigit() and below[:1].isdigit():
        pieces.append(below)
    elif _breaks_word(above) and below[:1].isalpha() and below[:1].islower():
        pieces[-1] = above[:-1] + _SEAM
        pieces.append(below)
    elif below:
        pieces.append(_space(above, below) + below)


def _breaks_word(line: str) -> bool:
    """Whether a line ends within a word."""
    return line.endswith(_HYPHENS) and _BROKEN.match(line, max(0, len(line) - 3)) is not None


def _vocabulary(lines: Sequence[Print]) -> frozenset[str]:
    """The words of a text, those with hyphens as such; empty where no line breaks a word."""
    if not any(_breaks_word(line.text) for line in lines):
        return frozenset()
    words = _WORD.findall("\n".join(line.text.rstrip("".join(_HYPHENS)) for line in lines))
    return frozenset(word.lower() for word in set(words))


def _whole_words(paragraph: str, vocabulary: frozenset[str]) -> str:
    if _SEAM not in paragraph:
        return paragraph
    return _SEAMED.sub(lambda match: _whole_word(match[1], match[2], vocabulary), paragraph)


def _whole_word(first: str, second: str, vocabulary: frozenset[str]) -> str:
    """A word that was broken at a line's end: high-risk keeps its hyphen, regu-lation doesn't."""
    if (first + second).lower() in vocabulary:
        return first + second
    hyphenated = f"{first}-{second}"
    both = first.lower() in vocabulary and second.lower() in vocabulary
    return hyphenated if both or hyphenated.lower() in vocabulary else first + second


def _wide(character: str) -> bool:
    return character >= "\u2e80" or character in "“”‘’…—"


def right_margin(rights: Sequence[float]) -> float:
    """The right margin: where the fullest tenth of the lines end, so that one stray line doesn't move it."""
    return sorted(rights, reverse=True)[len(rights) // 10] if len(rights) >= 20 else max(rights, default=0.0)


def margin(lines: Sequence[Print]) -> float:
    """The left margin: the leftmost place where lines often begin."""
    counts = Counter(round(line.left) for line in lines)
    often = [left for left, count in counts.items() if count >= max(2, len(lines) * 0.08)]
    return min(often) if often else min(line.left for line in lines)


def _joins_cjk(before: Print, line: Print, left: float, right: float, every_indented: bool) -> bool:
    if line.gap > 1.2 or (line.size and abs(line.size - before.size) > 0.25 * max(line.size, before.size)):
        return False
    full = before.right >= right - 2.2 * before.size
    indented = line.left > left + 1.2 * line.size
    if _OPENING.match(line.text) and (not full or indented or _ends_paragraph(before.text.rstrip())):
        return False
    if _LABEL_SET_APART.match(line.text) or _NOTE.match(line.text):
        return False
    if before.text.rstrip().endswith(_TITLE_ENDS) and _NOTE_BEGINS.match(line.text):
        return False
    if every_indented and not full and before.text.rstrip()[-1:] not in _TERMINATORS:
        full = before.right >= left + 0.6 * (right - left) and not _OPENING.match(line.text)
    return full and not indented


def _ends_paragraph(words: str) -> bool:
    """Whether a line ends a sentence, or is a note that stands in brackets: （2020年5月1日通过）."""
    return words[-1:] in _TERMINATORS or (words[:1] in "（(" and words[-1:] in "）)" and words.count(words[0]) == 1)


def _joins_latin(before: Print, line: Print, left: float, right: float) -> bool:
    above = before.text.rstrip()
    if line.gap <= 0.9 and line.text[:1] in _NUMBER_BEGINS:
        counted = above[-1:].isalpha() and _COUNTED.match(line.text)
        if counted or _AWAITS_NUMBER.search(above, max(0, len(above) - 16)):
            return True
    if (
        line.gap > 0.9
        or (_OPENING_LATIN.match(line.text) and not (line.text[:1].isalpha() and above.endswith(_AWAITS_PROVISION)))
        or (above[-1:] in ".;:—" and _SECTION_LATIN.match(line.text))
        or (line.size and abs(line.size - before.size) > 0.3 * max(line.size, before.size))
    ):
        return False
    if line.left > left + 6 * line.size and before.left <= left + 2 * line.size:
        return False  # set in the middle, or at the right
    full = (
        0.45 if line.text[:1].islower() and above[-1:].isalpha() else 0.72
    )  # of the page; words may run short, ragged
    return before.right >= left + full * (right - left)
