"""What is doubtful about a draft: numbers that jump, repeat or stop, words in odd places, mentions that lead nowhere."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from operator import attrgetter

from drafts.model import Diagnostic, Kind, Provision, Reference, Region
from drafts.parsing.labels import Candidate
from drafts.parsing.marks import Line
from drafts.parsing.oddities import oddities
from drafts.parsing.profile import Inside, Profile, Series
from drafts.parsing.swallowed import swallowed

_IN_FORCE = (
    *(
        "施行",
        "起实施",
        "起执行",
        "生效",
        "废止",
        "解释",
        *("起實施", "起執行", "廢止", "解釋"),
        "hiệu lực",
        "enter into force",
        "enters into force",
        "shall apply",
    ),
    *("effective", "come into force", "come into effect", "implement"),
)
_ZH = {
    Kind.ARTICLE: "条",
    Kind.POINT: "部分",
    Kind.CHAPTER: "章",
    Kind.SECTION: "节",
    Kind.PART: "编",
    Kind.SUBPART: "分编",
}
_NOTES = ("Textual Amendments", "Commencement Information", "Modifications etc.")
_ARTICLE, _PARAGRAPH, _ITEM, _ANNEX = Kind.ARTICLE, Kind.PARAGRAPH, Kind.ITEM, Kind.ANNEX
_COUNTED = frozenset({Kind.ARTICLE, Kind.POINT, Kind.ANNEX})
_DIVISIONS = frozenset({Kind.PART, Kind.SUBPART, Kind.CHAPTER, Kind.SECTION})
_START = attrgetter("start")
_LineOf = Callable[[int], int]
_LONGEST_TITLE = 80
_MANY = 10
"""Articles of an instrument that says from when it applies."""
_LONG, _MANY_LINES = 4000, 40
"""Characters and lines of a text that has more than one article, if any."""
_MOST = 200
"""Diagnostics of one code; a text that has more is of another kind than it was read as, and a list is no help."""


def diagnose(
    text: str,
    lines: Sequence[Line],
    provisions: Sequence[Provision],
    promised: Sequence[Candidate],
    references: Sequence[Reference],
    profile: Profile,
    regions: Sequence[Region] = (),
    labels: Sequence[Candidate] = (),
) -> tuple[Diagnostic, ...]:
    """The diagnostics of a draft in the order of its text. ``labels`` are all that look like labels of its grammar."""

    def line_of(offset: int) -> int:
        return max(1, bisect_right(lines, offset, key=_START))

    above = [p for p in provisions if p.kind is not _PARAGRAPH]  # at most half, and looked at again and again
    counted = [p for p in above if p.kind in _COUNTED]
    divisions = [p for p in above if p.kind in _DIVISIONS]
    found = [
        *_nothing(text, counted),
        *_numbers(counted, line_of),
        *_items([p for p in above if p.kind is _ITEM], provisions, line_of),
        *(_ambiguous(provisions, line_of) if profile.inside is Inside.AMERICAN else ()),
        *_early_end(text, above, counted, promised, line_of, ends_in_force=_ends_in_force(profile)),
        *(_stray(text, provisions, line_of, han=profile.han) if divisions else ()),
        *swallowed(text, counted, labels, profile, regions, line_of),
        *(_mentions(text, references, counted, line_of) if references else ()),
        *(_notes(text, lines) if any(title in text for title in _NOTES) else ()),
        *oddities(text, lines, counted, divisions, regions, line_of),
    ]
    counts: dict[str, int] = {}
    kept: list[Diagnostic] = []
    for diagnostic in sorted(found, key=lambda d: d.line):
        counts[diagnostic.code] = counts.get(diagnostic.code, 0) + 1
        if counts[diagnostic.code] <= _MOST:
            kept.append(diagnostic)
    return tuple(kept)


def _mentions(
    text: str, references: Sequence[Reference], counted: Sequence[Provision], line_of: Callable[[int], int]
) -> Iterator[Diagnostic]:
    from drafts.parsing.doubtful_mentions import doubtful_mentions

    return doubtful_mentions(text, references, counted, line_of)


def _notes(text: str, lines: Sequence[Line]) -> Iterator[Diagnostic]:
    from drafts.parsing.amendment_marks import notes

    return notes(text, lines)


def _nothing(text: str, provisions: Sequence[Provision]) -> Iterator[Diagnostic]:
    units = (p for p in provisions if p.kind is _ARTICLE or p.kind is Kind.POINT)
    found = len([*islice(units, 2)])  # most texts have hundreds
    if not found:
        yield Diagnostic(
            "no-provisions",
            "没有找到条文：找过行首的第X条、一、、Article X、§ X，以及其他语言中表示“条”的字样（Artykuł、Член、Pasal、المادة……）。"
            "请确认文件内容（扫描件先做文字识别），或用编号体例选项指定体例。",
            "No provisions were found. Looked for: lines that begin with 第X条, 一、, Article X, § X or the word for an article "
            "in another language (Artykuł, Член, Pasal, المادة …). Check the file (a scan needs text recognition first), or name "
            "a numbering profile.",
            1,
        )
    elif found == 1 and len(text) > _LONG and text.count("\n") > _MANY_LINES:
        yield Diagnostic(
            "one-provision",
            f"全文 {len(text)} 字，只读出一条。如果条文不止一条，请确认各条的条号在行首，或用编号体例选项指定体例。",
            f"Of a text of {len(text)} characters but one article was read. If it has more, check that the number of each "
            "stands at the start of a line, or name a numbering profile.",
            1,
        )


def _numbers(provisions: Sequence[Provision], line_of: _LineOf) -> Iterator[Diagnostic]:
    before: Provision | None = None
    for provision in provisions:
        if provision.kind is _ANNEX:
            before = None
            continue
        if not provision.flags:
            before = provision
            continue
        line = line_of(provision.span.start)
        if "gap" in provision.flags:
            after = f"“{before.label}”之后" if before else "开头"
            follows = f"“{before.label}” is followed by" if before else "the text begins with"
            yield Diagnostic(
                "gap",
                f"{after}直接是“{provision.label}”，中间的条号缺失，可能漏了条文或条号有误。",
                f"{follows[0].upper()}{follows[1:]} “{provision.label}”: numbers are missing; an article was lost or misnumbered.",
                line,
                provision.key,
            )
        if "repeat" in provision.flags:
            yield Diagnostic(
                "repeat",
                f"“{provision.label}”出现了两次，可能条号有误。",
                f"“{provision.label}” appears twice; one of them may be misnumbered.",
                line,
                provision.key,
            )
        if "label-lost" in provision.flags:
            yield Diagnostic(
                "label-lost",
                f"条号印作“{provision.label}”，按前后条号读作第 {provision.number} 条，请核对。",
                f"The label is printed as “{provision.label}”; read as number {provision.number} from its neigh"
                f"bours. Please check.",
                line,
                provision.key,
            )
        before = provision


def _is_in_annex(provision: Provision) -> bool:
    """Annexes hold tables and forms, whose numbers may be any."""
    return provision.key.startswith("annex")


def _items(items: Sequence[Provision], provisions: Sequence[Provision], line_of: _LineOf) -> Iterator[Diagnostic]:
    by_key: dict[str, Provision] = {}
    last: dict[str | None, Provision] = {}
    item: Provision | None = None
    for provision in items:
        if not provision.number.isdecimal() or _is_in_annex(provision):
            continue
        before, above, item = last.get(provision.parent), item, provision
        last[provision.parent] = provision
        expected = int(before.number) + 1 if before and before.number.isdecimal() else 1
        if int(provision.number) == expected:
            continue
        by_key = by_key or {p.key: p for p in provisions}
        article: Provision | None = provision
        while article is not None and article.kind not in (Kind.ARTICLE, Kind.POINT):
            article = by_key.get(article.parent) if article.parent else None
        if article and article.kind is Kind.POINT and before is None and above and _goes_on(above, provision):
            continue
        code, zh, en = (
            ("repeat", "重复或倒退", "repeats or goes back")
            if int(provision.number) < expected
            else ("gap", "跳号", "jumps")
        )
        yield Diagnostic(
            code,
            f"{article.label if article else ''}中的“{provision.label}”{zh}，此处应为第 {expected} 项。",
            f"{article.label if article else ''}: item “{provision.label}” {en}; number {expected} was expected here.".lstrip(
                ": "
            ),
            line_of(provision.span.start),
            article.key if article else None,
        )


def _goes_on(above: Provision, item: Provision) -> bool:
    """Whether an item goes on counting from the last one of another point: （一）（二） below 一、, （三）（四） below 二、."""
    alike = above.label[-1:] == item.label[-1:] and above.label[:1].isdigit() == item.label[:1].isdigit()
    return alike and int(item.number) == int(above.number) + 1


def _ambiguous(provisions: Sequence[Provision], line_of: _LineOf) -> Iterator[Diagnostic]:
    for provision in provisions:
        if provision.flags and "ambiguous" in provision.flags:
            yield Diagnostic(
                "ambiguous-label",
                f"“{provision.label}”可能是字母，也可能是罗马数字，按前后编号无法确定其层级，请核对。",
                f"“{provision.label}” may be a letter or a Roman numeral; its neighbours don't tell its level. Please check.",
                line_of(provision.span.start),
            )


def _ends_in_force(profile: Profile) -> bool:
    """Whether instruments of this kind end with an article on entry into force."""
    return (
        profile.series is Series.FROM_ONE
        and profile.inside in (Inside.CHINESE, Inside.EUROPEAN)
        and profile.name != "uk"
    )


def _early_end(
    text: str,
    provisions: Sequence[Provision],
    counted: Sequence[Provision],
    promised: Sequence[Candidate],
    line_of: _LineOf,
    *,
    ends_in_force: bool,
) -> Iterator[Diagnostic]:
    there = {(p.kind, p.number) for p in provisions if p.kind in _ZH} if promised else set()
    missing = [c for c in promised if c.kind in _ZH and (c.kind, c.printed) not in there]
    for candidate in missing:
        label = text[candidate.start : candidate.end]
        yield Diagnostic(
            "stops-early",
            f"目录列有“{label}”，正文中没有找到，文本可能不完整。",
            f"The contents list “{label}”, which the text doesn't have; it may be incomplete.",
            line_of(candidate.start),
        )
    if missing or not ends_in_force:
        return
    backwards = (p for p in reversed(counted) if p.kind is _ARTICLE and not p.key.startswith("annex"))
    articles = list(islice(backwards, _MANY))
    last = articles[0] if articles else None
    if last and len(articles) > 2 and _breaks_off(words := text[last.body.start : last.body.end]):
        yield Diagnostic(
            "stops-early",
            f"最后一条“{last.label}”没有写完（“…{words[-12:]}”），文本可能被截断。",
            f"The last article, “{last.label}”, breaks off (“…{words[-12:]}”); the text may be incomplete.",
            line_of(last.span.start),
            last.key,
        )
        return
    if last is None or len(articles) < _MANY:
        return
    ends = [text[a.body.start : a.body.end].lower() for a in articles[:2]]
    if not any(word in end for word in _IN_FORCE for end in ends):
        yield Diagnostic(
            "stops-early",
            f"最后一条“{last.label}”没有施行、解释或废止的规定，文本可能不完整。",
            f"The last article, “{last.label}”, says nothing of entry into force; the text may be incomplete.",
            line_of(last.span.start),
            last.key,
        )


def _breaks_off(words: str) -> bool:
    """Whether an article in Chinese ends within a sentence, and not with one on its entry into force that lacks its full stop."""
    return words[-1:] >= "\u4e00" and words[-1:] <= "\u9fff" and not any(word in words for word in _IN_FORCE)


def _stray(text: str, provisions: Sequence[Provision], line_of: _LineOf, *, han: bool) -> Iterator[Diagnostic]:
    """Words between a chapter's heading and its first article belong to none, unless they are headings too, as in Canada."""
    for i, provision in enumerate(provisions):
        if provision.kind not in _DIVISIONS:
            continue
        after = provisions[i + 1] if i + 1 < len(provisions) else None
        child = after if after and after.parent == provision.key else None
        stop = child.span.start if child else provision.body.end
        words = text[provision.body.start : stop].strip()
        if words and not (not han and _all_titles(words)):
            yield Diagnostic(
                "stray-text",
                f"“{provision.label}”的标题与第一条之间有不属于任何条文的文字：“{words[:30]}”。",
                f"Between the heading “{provision.label}” and its first article stand words that belong to none: “{words[:60]}”.",
                line_of(
                    provision.body.start
                    + len(text[provision.body.start : stop])
                    - len(text[provision.body.start : stop].lstrip())
                ),
            )


def _all_titles(words: str) -> bool:
    """Whether lines in Latin script are all like titles: short and no sentences."""
    from drafts.parsing.western import is_title

    return all(len(line) <= _LONGEST_TITLE and is_title(line) for line in words.split("\n"))
