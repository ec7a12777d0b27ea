"""What each run of words in a decision orders: patterns over the letters of its tokens, as data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from drafts.amending.model import EVERYWHERE, Action, Instruction, Target
from drafts.amending.quoting import Quoted, Skeleton
from drafts.amending.tokens import Token, signature
from drafts.model import Kind, Span
from drafts.patterns import regex

_PATTERNS: tuple[tuple[Action, re.Pattern[str]], ...] = (
    (Action.INSERT_WORDS, regex("(?P<t>[TL])?K?I?(?P<old>Q)(?P<side>[BF])K?(?P<e>E?)Z(?P<new>Q)")),
    (Action.INSERT_WORDS, regex("(?P<t>[TL])?K?(?P<side>[BF])(?P<old>Q)K?(?P<e>E?)(?P<new>Q)Z")),
    (Action.REPLACE_WORDS, regex("E?(?P<t>[TL])?[KE]?I?(?P<old>Q(?:P?Q)*)K?(?P<e>[EY]*)M(?P<f>E?)S?(?P<new>Q(?:PQ)*)")),
    (Action.DELETE_WORDS, regex("(?P<t>[TL])?K?I?(?P<old>Q(?:P?Q)*)K?(?P<e>[EY]*)D")),
    (Action.DELETE_WORDS, regex("(?P<e>E?)D(?P<t>[TL])?I?(?P<old>Q(?:P?Q)*)")),
    (Action.HEADING, regex("(?P<t>T)N(?:I?(?P<old>Q))?K?MS?(?P<new>Q)")),
    (Action.HEADING, regex("(?P<t>T)KNI?MS?(?P<new>Q)")),
    (Action.TITLE, regex("L?NMS?(?P<new>[QG])")),
    (Action.DELETE, regex("DE?(?P<t>T)(?!I?Q)")),
    (Action.DELETE, regex("(?P<t>T)K?[EY]*D(?!Q)")),
    (Action.INSERT, regex("(?P<t>[TL])?I?(?P<side>[BFU]?)K?A(?:K?W?(?P<as>T))?K?(?:NM?)?M?K?S?(?P<new>Q(?:P?Q)*)")),
    (Action.INSERT, regex("A(?P<as>T)S?(?P<new>Q)")),
    (Action.MERGE, regex("(?P<t>T)K?C(?:K?W?(?P<as>T))?(?:K?M?S?(?P<new>Q(?:P?Q)*))?")),
    (Action.SPLIT, regex("(?P<t>T)?K?V(?:K?[WM]?Y?(?P<as>T))?K?M?S?(?P<new>Q(?:P?Q)*)")),
    (Action.RENUMBER, regex("(?P<t>T)K?[EY]*[MW]Y?(?P<as>T)(?!C)")),
    (Action.REPLACE, regex("(?P<t>T)?I?K?[EY]*MY?S?(?P<new>Q(?:P?Q)*)")),
)  # fmt: skip
_SEVERAL = regex("TI?Q(?:[PK]?TI?Q)+[KEY]*MS?(?P<new>Q)")
_BETWEEN = regex("[KSPR]*")
_FRESH = frozenset({Kind.ARTICLE, Kind.CHAPTER, Kind.SECTION, Kind.PART, Kind.SUBPART})
"""Levels whose number stands by itself; a bare 第二款 belongs to the article named before."""


@dataclass
class Context:
    """What the words before have settled."""

    article: Target | None = None
    words: Target | None = None
    """Where the last words were replaced: 将第三条中的“A”修改为“B”，“C”修改为“D”."""


@dataclass(frozen=True, slots=True)
class Clause:
    """What was read at a place: an instruction, or ``None`` for a place that only names provisions (第五条：)."""

    instruction: Instruction | None
    start: int
    end: int
    """In the skeleton."""


def read_clauses(tokens: list[Token], frame: Skeleton, point: str, context: Context) -> Iterator[Clause]:
    """The instructions of one sentence, in order; what isn't understood ends the sentence with an unknown one."""
    letters = signature(tokens)
    at = _BETWEEN.match(letters, 0).end()  # type: ignore[union-attr]  # matches the empty string
    while at < len(letters):
        several = _SEVERAL.match(letters, at)
        if several is not None:
            yield from _several(several, tokens, frame, point, context)
            at = _BETWEEN.match(letters, several.end()).end()  # type: ignore[union-attr]
            continue
        action, found = _first_match(letters, at, context)
        if found is None:
            named = re.compile("T[IKS]*").match(letters, at)
            if named and named.end() > at and (named.end() == len(letters) or "S" in named[0] or "K" in named[0]):
                settle_context(context, _in_context(tokens[at].targets, context))
                yield Clause(None, tokens[at].start, tokens[named.end() - 1].end)
                at = named.end()
                continue
            yield _unknown(tokens, at, frame, point)
            return
        built = _built(action, found, tokens, frame, point, context)
        yield Clause(built, tokens[at].start, tokens[found.end() - 1].end)
        at = _BETWEEN.match(letters, found.end()).end()  # type: ignore[union-attr]


def _several(
    found: re.Match[str], tokens: list[Token], frame: Skeleton, point: str, context: Context
) -> Iterator[Clause]:
    """第三条中的“A”和第五条中的“B”修改为“C”: an instruction for each."""
    end = tokens[found.end() - 1].end
    (new,) = _quotes(found, "new", tokens, frame)
    for place in re.compile("TI?(?P<old>Q)").finditer(found.string, found.start(), found.start("new")):
        (old,) = _quotes(place, "old", tokens, frame)
        targets = _in_context(tokens[place.start()].targets, context)
        settle_context(context, targets)
        span = Span(frame.source(tokens[place.start()].start), frame.source_end(end))
        order = Instruction(
            Action.REPLACE_WORDS, span, "", point, targets, old=(old.text,), new=(new.text,), every=len(targets) > 1
        )
        yield Clause(order, tokens[place.start()].start, tokens[place.end() - 1].end)


def _first_match(letters: str, at: int, context: Context) -> tuple[Action, re.Match[str] | None]:
    for action, pattern in _PATTERNS:
        found = pattern.match(letters, at)
        if found is None or found.end() == at:
            continue
        given = found.groupdict()
        if given.get("t") is None and action in (Action.REPLACE, Action.SPLIT) and context.article is None:
            continue
        return action, found
    return Action.UNKNOWN, None


def _unknown(tokens: list[Token], at: int, frame: Skeleton, point: str) -> Clause:
    start, end = tokens[at].start, tokens[-1].end
    span = Span(frame.source(start), frame.source_end(end))
    return Clause(Instruction(Action.UNKNOWN, span, "", point), start, end)


def _built(
    action: Action, found: re.Match[str], tokens: list[Token], frame: Skeleton, point: str, context: Context
) -> Instruction:
    given = found.groupdict()
    start, end = tokens[found.start()].start, tokens[found.end() - 1].end
    old, new = _quotes(found, "old", tokens, frame), _quotes(found, "new", tokens, frame)
    targets = _targets(action, found, tokens, context)
    if action is Action.INSERT and not given.get("t"):
        targets = _holders(targets, found, tokens)
    named = tokens[found.start("as")].targets if given.get("as") else ()
    unit = next((t for t in tokens[found.start() : found.end()] if t.letter in "AVC" and t.unit), None)
    built = Instruction(
        action,
        Span(frame.source(start), frame.source_end(end)),
        "",
        point,
        targets,
        _becoming(named, targets),
        tuple(q.text for q in old),
        tuple(q.text for q in new),
        unit.unit if unit else (named[0].kind if named and action is Action.INSERT else None),
        unit.count if unit else max(len(named), 1),
        {"B": "after", "F": "before", "U": "end"}.get(given.get("side") or "", ""),
        bool(given.get("e") and "E" in given["e"]) or bool(given.get("f")) or EVERYWHERE in targets or len(targets) > 1,
    )
    if not all(q.closed for q in (*old, *new)):
        return replace(
            built,
            fault=(
                "引号没有配对，不知道引文到哪里为止",
                "its quotation marks don't pair, so it isn't clear where the quotation ends",
            ),
        )
    return built


def _quotes(found: re.Match[str], group: str, tokens: list[Token], frame: Skeleton) -> list[Quoted]:
    if group not in found.re.groupindex or found[group] is None:
        return []
    chosen = [t for t in tokens[found.start(group) : found.end(group)] if t.letter == "Q"]
    if not chosen and found[group] == "G":  # 名称修改为《…》
        law = tokens[found.start(group)]
        return [Quoted(Span(law.start, law.end), frame.text[law.start : law.end], True)]
    return [frame.quotes[frame.text.count("\x00", 0, token.start)] for token in chosen]


def _targets(action: Action, found: re.Match[str], tokens: list[Token], context: Context) -> tuple[Target, ...]:
    given = found.groupdict()
    wordwise = action in (Action.REPLACE_WORDS, Action.INSERT_WORDS, Action.DELETE_WORDS)
    if not given.get("t"):
        if action is Action.TITLE:
            return ()
        carried = (context.words if wordwise else None) or context.article
        if wordwise and carried is None:
            return (EVERYWHERE,)
        return (carried,) if carried is not None else ()
    token = tokens[found.start("t")]
    if token.letter == "L":
        context.words = EVERYWHERE
        return (EVERYWHERE,)
    targets = _in_context(token.targets, context)
    settle_context(context, targets)
    if wordwise:
        context.words = targets[-1]
    return targets


def _holders(carried: tuple[Target, ...], found: re.Match[str], tokens: list[Token]) -> tuple[Target, ...]:
    """What a new provision joins, where only the words before name it: 第五条第一款修改为…，增加一款 is added to article 5."""
    unit = next((t.unit for t in tokens[found.start() : found.end()] if t.letter == "A"), None)
    if unit is None or not carried:
        return carried
    steps = _above(carried[0], unit)
    return (Target(steps, carried[0].words),) if steps else ()


def _in_context(targets: Sequence[Target], context: Context) -> tuple[Target, ...]:
    """Targets without an article of their own put into the one named before."""
    if context.article is None:
        return tuple(targets)
    return tuple(
        Target((*_above(context.article, t.steps[0][0]), *t.steps), t.words) if t.steps[0][0] not in _FRESH else t
        for t in targets
    )


def _above(article: Target, kind: Kind) -> tuple[tuple[Kind, str], ...]:
    order = list(Kind)
    return tuple(step for step in article.steps if order.index(step[0]) < order.index(kind))


def settle_context(context: Context, targets: Sequence[Target]) -> None:
    """Keep what was named last, for what is named only by its place within."""
    context.words = None
    last = targets[-1]
    if any(kind is Kind.ARTICLE for kind, _ in last.steps):
        context.article = Target(last.steps, last.words)
    elif last.kind in (Kind.CHAPTER, Kind.SECTION):
        context.article = None


def _becoming(named: Sequence[Target], targets: Sequence[Target]) -> tuple[Target, ...]:
    """Numbers in the result: 作为第二款 of the article that the instruction speaks of."""
    if not targets or not named:
        return tuple(named)
    inside = targets[0]
    return tuple(
        t if not t.steps or t.steps[0][0] in _FRESH else Target((*_above(inside, t.steps[0][0]), *t.steps), t.words)
        for t in named
    )
