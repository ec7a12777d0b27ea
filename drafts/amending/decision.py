"""From a decision to its instructions: where they stand, point by point, and which law each is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from drafts.amending import chinese, english
from drafts.amending.clauses import Context, read_clauses, settle_context
from drafts.amending.model import Action, Instruction
from drafts.amending.quoting import QUOTE, Skeleton, skeleton
from drafts.folding import fold
from drafts.model import Draft, RegionKind, Span
from drafts.patterns import regex

_LABELS = (
    regex(r"[ 　]*([一二三四五六七八九十百]{1,5}、)"),
    regex(r"[ 　]*([（(][一二三四五六七八九十百]{1,4}[）)])(?!项|款|目|[、至和])"),
    regex(r"[ 　]*([0-9]{1,3}(?:[.．、](?![0-9])))"),
)
_WESTERN_LABELS = (
    regex(r"[ 　]*(\(?[0-9]{1,3}[.)])[ \t\xa0]*"),
    regex(r"[ 　]*(\([a-z]{1,2}\))[ \t\xa0]+"),
    regex(r"[ 　]*(\((?:[ivx]{1,5})\))[ \t\xa0]+"),
)
_ARTICLE_LABEL = regex(r"[ 　]*(第[一二三四五六七八九十百]{1,6}条)[ 　]+(?=将|把|删|对|在|增|《|第)")
_SENTENCE_END = regex("[。；;\n]")
_WESTERN_END = regex(r"[;\n]|\.(?=[ \n]|$)")
_LAW = regex(r"[ 　]*(?:决定)?(?:将|对|把|在|修改|删去)?《([^《》\n]{2,80})》(?:[（(][^（）()\n]{0,120}[）)])?")
_ANY_LAW = regex(r"《((?:[^《》\n]|〈[^〈〉\n]{0,80}〉){2,120})》")
_SHORT_NAME = regex(
    r"《([^《》\n]{2,80})》(?:[（(][^（）()《》\n]{0,120}[）)])?[（(][^（）()\n]{0,80}?以下(?:统)?称《?([^《》（）()\n]{2,40})》?[）)]"
)
_AMENDING_TITLE = regex(
    r"关于(?:修改|修正|修订)(?:部分[^〈《\n]{0,10})?([〈《][^\n]{2,400}?[〉》])[^〈《〉》\n]{0,12}的(?:决定|修正案)"
)
_TITLED_LAW = regex(r"[〈《]([^〈〉《》\n]{2,80})[〉》]")
_JOINED_LINE = regex(r"(?<=[：:\x00])[ 　]*\n[ 　]*(?=\x00)")
_ENDS = regex(
    r"[ 　]*本(?:决定|修正案|办法)自|[ 　]*This (?:Regulation|Directive|Decision|Act) shall (?:enter|be binding)"
)
_ANNEX = regex(r"[ 　]*附件")


@dataclass(frozen=True)
class Instructions:
    """What a decision orders to be done to one law."""

    orders: tuple[Instruction, ...]
    named: tuple[str, ...]
    """The laws that the decision says it amends."""
    others: int
    """How many instructions are about other laws."""


def same_law(one: str, other: str) -> bool:
    """Whether two titles are one law's: without 中华人民共和国, brackets at the end, spaces and signs of reading."""
    return _bare(one) == _bare(other) != ""


def _bare(title: str) -> str:
    title = re.sub(r"\s|[《》〈〉]", "", fold(title))
    title = re.sub(r"\([^()]{0,60}\)$", "", title)
    return title.removeprefix("中华人民共和国")


def read_decision(decision: Draft, title: str) -> Instructions:
    """The instructions of a decision that are about the law of this title, in their order.

    Where the decision amends one law, they are all taken, whatever the law's name; the caller compares ``named``.
    """
    han = decision.language in ("zh", "ja")
    named = laws_amended(decision) if han else ()
    areas = _areas(decision)
    best: Instructions | None = None
    for area in areas:
        frame = skeleton(decision.text, area, chinese=han)
        frame = replace(frame, text=_JOINED_LINE.sub(lambda m: " " * len(m[0]), frame.text))
        orders, others = _read(decision, frame, title, named, han=han)
        read = Instructions(tuple(orders), named, others)
        if any(order.action is not Action.UNKNOWN for order in orders):
            return read
        best = best or read
    return best or Instructions((), named, 0)


def laws_amended(decision: Draft) -> tuple[str, ...]:
    """The laws that the title or the words before the first instruction say are amended; empty where none is named."""
    titled = _AMENDING_TITLE.search(decision.title) or _AMENDING_TITLE.search(decision.text[:4000])
    if titled is not None:
        return tuple(dict.fromkeys(_TITLED_LAW.findall(titled[1])))
    for line in decision.text[:6000].split("\n"):
        if re.search(r"(?:作|做)(?:出|了)?(?:如下|以下)(?:修改|修正|修订)", line):
            return tuple(dict.fromkeys(_ANY_LAW.findall(line)))
    return ()


def _areas(decision: Draft) -> list[Span]:
    """Where the instructions may stand, the likeliest first: above the law's own text, where a file holds both."""
    whole = Span(0, len(decision.text))
    body = next((r.span for r in decision.regions if r.kind is RegionKind.BODY), None)
    notice = [r.span for r in decision.regions if r.kind is RegionKind.NOTICE and r.span.start == 0]
    start = notice[0].end if notice and body and notice[0].end <= body.start else 0
    areas = []
    if body is not None and decision.articles and body.start > start:
        areas.append(Span(start, body.start))
    if start < whole.end:
        areas.append(Span(start, whole.end))
    return [*areas, whole] if start else areas


@dataclass
class _Scope:
    """Which law the words are about, and under which labels they stand."""

    about: bool
    by_default: bool
    labels: list[str]
    context: Context
    begun: bool = False
    elsewhere: bool = False
    """Whether the point names another law."""
    labelled: bool = False
    """Whether the line began with a point's label; 此外… often stands on a line of its own, after the last point."""
    ended: bool = False


def _read(
    decision: Draft, frame: Skeleton, title: str, named: tuple[str, ...], *, han: bool
) -> tuple[list[Instruction], int]:
    one_law = len(named) <= 1
    scope = _Scope(one_law or _names(named, title), one_law, [], Context())
    if not one_law:
        scope.about = False
    short = {b: a for a, b in _SHORT_NAME.findall(decision.text)}
    orders: list[Instruction] = []
    others = 0
    for start, end in _sentences(frame.text, scope, han=han):
        about = _law_at(frame.text, start, end, short)
        if about is not None:
            scope.about = same_law(about[0], title) or (
                scope.by_default and one_law and bool(named) and same_law(about[0], named[0])
            )
            scope.elsewhere = not scope.about
            if about[0] in short.values() or same_law(about[0], title):
                scope.context = Context()
            start = about[1]
        found = list(_orders(decision, frame, start, end, scope, han=han))
        if scope.about or (orders and found and _is_for_all(found[0], scope)):
            orders += found
        else:
            others += sum(order.action is not Action.UNKNOWN for order in found)
    return orders, others


def _is_for_all(order: Instruction, scope: _Scope) -> bool:
    """Whether 条文序号作相应调整 is said of all the regulations of a decision, on a line or in a point of its own."""
    return order.action in (Action.ADJUST_NUMBERS, Action.EDITORIAL) and (not order.point or not scope.elsewhere)


def _names(named: tuple[str, ...], title: str) -> bool:
    return any(same_law(name, title) for name in named)


def _law_at(text: str, start: int, end: int, short: dict[str, str]) -> tuple[str, int] | None:
    found = _LAW.match(text, start, end)
    if found is None:
        return None
    return short.get(found[1], found[1]), found.end()


def _sentences(text: str, scope: _Scope, *, han: bool) -> Iterator[tuple[int, int]]:
    """Each sentence outside quotations, its point's label taken off and kept in the scope."""
    ends = _SENTENCE_END if han else _WESTERN_END
    at = 0
    while at < len(text):
        if at == 0 or text[at - 1] == "\n":
            if scope.ended and _ANNEX.match(text, at):
                scope.ended = False
            elif _ENDS.match(text, at):
                scope.ended = True
            line = at
            at = _labelled(text, at, scope, han=han)
            scope.labelled = at > line
        found = ends.search(text, at)
        end = found.start() if found else len(text)
        if text[at:end].strip() and not (scope.ended and scope.begun):
            yield at, end
        at = end + 1


def _labelled(text: str, at: int, scope: _Scope, *, han: bool) -> int:
    labels = _LABELS if han else _WESTERN_LABELS
    if han and (article := _ARTICLE_LABEL.match(text, at)) is not None:
        _enter(scope, 0, article[1])
        return article.end()
    for depth, pattern in enumerate(labels):
        found = pattern.match(text, at)
        if found is not None:
            _enter(scope, depth, found[1])
            return _labelled(text, found.end(), scope, han=han) if depth == 0 and not han else found.end()
    return at


def _enter(scope: _Scope, depth: int, label: str) -> None:
    scope.labels = [*scope.labels[:depth], *[""] * max(depth - len(scope.labels), 0), label]
    if depth == 0:
        scope.context = Context()
        scope.about, scope.elsewhere = scope.by_default, False


def _orders(
    decision: Draft, frame: Skeleton, start: int, end: int, scope: _Scope, *, han: bool
) -> Iterator[Instruction]:
    """The instructions of one sentence; a sentence that changes something and isn't understood is an unknown one."""
    words = frame.text[start:end]
    point = "".join(scope.labels)
    language = chinese if han else english
    span = Span(frame.source(start), frame.source_end(end))
    general = _general(words, language)
    if general is not None:
        begin = start + general[1]
        span = Span(frame.source(begin), frame.source_end(end))
        yield Instruction(general[0], span, decision.slice(span), point if scope.labelled else "")
        return
    if language.SET_PHRASE.search(words) and (QUOTE not in words or not scope.begun):
        scope.begun = scope.begun or bool(re.search("如下|以下|following|amended as follows", words))
        if not han:
            _settle(frame, start, end, scope)
        return
    found = list(read_clauses(language.lex(frame.text, start, end), frame, point, scope.context))
    known = [c for c in found if c.instruction is None or c.instruction.action is not Action.UNKNOWN]
    scope.begun = scope.begun or any(c.instruction is not None for c in known)
    before = start
    for clause in found:
        begin, before = before, clause.end
        order = clause.instruction
        if order is None:
            continue
        if (
            order.action is Action.UNKNOWN
            and not known
            and not _orders_something(words, language, scope, decision, order)
        ):
            continue
        tidy = _trimmed(decision.text, Span(frame.source(begin), order.span.end))
        yield replace(order, span=tidy, words=decision.slice(tidy))


def _settle(frame: Skeleton, start: int, end: int, scope: _Scope) -> None:
    """Article 5 is amended as follows: names where the instructions after it belong."""
    named = next((token for token in english.lex(frame.text, start, end) if token.letter == "T"), None)
    if named is not None:
        settle_context(scope.context, named.targets)


def _orders_something(words: str, language: object, scope: _Scope, decision: Draft, order: Instruction) -> bool:
    """Whether a sentence that wasn't understood is an instruction.

    It changes something, and stands among the instructions or in a point that names a provision or quotes words.
    """
    if not getattr(language, "CHANGING").search(words):  # noqa: B009
        return False
    if scope.begun:
        return True
    return scope.labelled and bool(re.search('[第“”"名]|[Aa]rticle', decision.slice(order.span)))


def _general(words: str, language: object) -> tuple[Action, int] | None:
    if QUOTE in words:
        return None
    numbers = getattr(language, "ADJUST_NUMBERS").search(words)  # noqa: B009
    if numbers is not None:
        return Action.ADJUST_NUMBERS, len(words) - len(words.lstrip(" \u3000"))
    editorial = getattr(language, "EDITORIAL").search(words)  # noqa: B009
    if editorial is not None:
        return Action.EDITORIAL, len(words) - len(words.lstrip(" \u3000"))
    return None


def _trimmed(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and text[start] in " \u3000，,；;\n":
        start += 1
    while end > start and text[end - 1] in " \u3000，,\n":
        end -= 1
    return Span(start, end)
