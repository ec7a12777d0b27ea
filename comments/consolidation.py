"""Comments on the same words side by side, and which of them ask for opposite things. Pure.

Two comments overlap where they quote words that touch or nearly do, or where one proposes something for the whole
article. Whether they are opposed is read from what each would make of the article: only where both change the same words are
these set against each other, with the rules that flag changes between drafts. What agrees, or differs only in wording, is no
conflict.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from comments.records import Comment, Priority, Quote, Visibility
from comments.redraft import Ask, redraft
from drafts.comparison import Change, Flag, Op
from drafts.diffing.token_diff import token_diff
from drafts.flagging.quantities import Quantity, read_quantity
from drafts.flags import find_flags
from drafts.model import Draft, Provision, Span

NEAR_CHARACTERS = {"zh": 6}
NEAR_LATIN_CHARACTERS = 20
"""Quotes no further apart than this are about the same point: a word or two lie between them."""

_JUDGED = {
    "modality": ("义务、许可或权利不一致", "duty, permission or right differ"),
    "ban": ("禁止与否不一致", "one bans what the other doesn't"),
    "amount": ("金额不一致", "the amounts differ"),
    "time-limit": ("期限不一致", "the time limits differ"),
    "threshold": ("标准或比例不一致", "the thresholds differ"),
    "bound": ("界限不一致", "the bounds differ"),
    "and-or": ("并列与择一不一致", "all against one of several"),
    "exception": ("例外不一致", "the exceptions differ"),
    "sanction": ("罚则不一致", "the sanctions differ"),
    "effective-date": ("施行日期不一致", "the dates of effect differ"),
    "authority": ("主管机关不一致", "the authorities differ"),
}
"""The kinds of difference that make two proposals a conflict; the others are differences of wording."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two comments that can't both be followed, and why."""

    first: str
    second: str
    """Ids, in the order of the cluster."""
    kind: str
    """``keep-or-delete``, or a kind of flag: ``modality``, ``amount``, ``time-limit`` …"""
    opposite: bool
    """Whether they pull in opposite directions; otherwise they go the same way, to different lengths."""
    zh: str
    en: str

    def sentence(self, language: str) -> str:
        """The reason in the language asked for."""
        return self.zh if language == "zh" else self.en


@dataclass(frozen=True, slots=True)
class Cluster:
    """Comments on the same words of an article, in the order of their quotes."""

    article: str
    """The article's key."""
    label: str
    span: Span | None
    """What they are about, in the article's body; None where they are about all of it."""
    comments: tuple[Comment, ...]
    conflicts: tuple[Conflict, ...]


def clusters(draft: Draft, comments: Iterable[Comment]) -> tuple[Cluster, ...]:
    """The clusters of two and more among a draft's comments, in the order of the draft. Further places count."""
    on: dict[str, list[tuple[Comment, Quote | None]]] = {}
    for comment in comments:
        places = [(comment.article, comment.quote), *((place.article, place.quote) for place in comment.also)]
        for article, quote in places:
            if article:
                on.setdefault(article, []).append((comment, quote))
    found: list[Cluster] = []
    for article in sorted(on, key=lambda key: draft.by_key[key].span.start if key in draft.by_key else len(draft.text)):
        found.extend(_on_article(draft, article, on[article]))
    return tuple(found)


def _on_article(draft: Draft, article: str, placed: list[tuple[Comment, Quote | None]]) -> Iterable[Cluster]:
    whole = _once(comment for comment, quote in placed if quote is None)
    proposing = [comment for comment in whole if comment.delete or (comment.proposal or "").strip()]
    quoted = sorted(((c, q) for c, q in placed if q is not None), key=lambda each: (each[1].start, each[0].created))
    within = False
    for span, group in _touching(quoted, NEAR_CHARACTERS.get(draft.language, NEAR_LATIN_CHARACTERS)):
        members = _once([*group, *proposing])
        if len(members) > 1:
            within = True
            yield _cluster(draft, article, span, members)
    if len(whole) > 1 and not (within and proposing == whole):
        yield _cluster(draft, article, None, whole)


def _touching(quoted: Sequence[tuple[Comment, Quote]], near: int) -> Iterable[tuple[Span, list[Comment]]]:
    """Groups of quotes that overlap or are near each other, with the span from the first to the last."""
    start = end = 0
    group: list[Comment] = []
    for comment, quote in quoted:
        if group and quote.start > end + near:
            yield Span(start, end), _once(group)
            group = []
        start = start if group else quote.start
        end = max(end, quote.start + len(quote.exact)) if group else quote.start + len(quote.exact)
        group.append(comment)
    if group:
        yield Span(start, end), _once(group)


def _once(comments: Iterable[Comment]) -> list[Comment]:
    return list({comment.id: comment for comment in comments}.values())


def _cluster(draft: Draft, article: str, span: Span | None, members: list[Comment]) -> Cluster:
    label = next((c.label for c in members if c.article == article), "")
    if article in draft.by_key:
        label = draft.by_key[article].label
    return Cluster(article, label, span, tuple(members), conflicts(draft, article, members))


def conflicts(draft: Draft, article: str, comments: Sequence[Comment]) -> tuple[Conflict, ...]:
    """Each pair of comments on an article that can't both be followed, with its first reason."""
    provision = draft.by_key.get(article)
    if provision is None:
        return ()
    asked = [(comment, _asked(draft, provision, comment)) for comment in comments if comment.article == article]
    found = []
    for (a, edits_a), (b, edits_b) in combinations(asked, 2):
        conflict = _between(draft, provision, a, edits_a, b, edits_b)
        if conflict is not None:
            found.append(conflict)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Edit:
    """Words of the article's body that a comment would replace; ``whole`` where it asks for their deletion and no more."""

    span: Span
    text: str
    deletes: bool


def _asked(draft: Draft, provision: Provision, comment: Comment) -> tuple[_Edit, ...]:
    """What a comment would change in the article's body; empty for a remark, a new article or a lost place."""
    found = redraft(draft, provision, comment)
    if found.ask in (Ask.REMARK, Ask.NEW_ARTICLE):
        return ()
    body = draft.body(provision)
    at = body.find(found.original)
    if found.words is not None:
        around = found.words.start - provision.body.start
        at = body.rfind(found.original, 0, around + len(found.original)) if found.original else -1
    if at < 0 or not found.original:
        return ()
    deletes = found.ask in (Ask.DELETE_ARTICLE, Ask.DELETE_WORDS)
    return tuple(_Edit(span, text, deletes) for span, text in _edits(found.changes, at))


def _edits(changes: Iterable[Change], at: int) -> Iterable[tuple[Span, str]]:
    """(span of the body, words instead) of each change, neighbouring deletions and insertions taken together."""
    start, end, text = at, at, ""
    open_edit = False
    for change in changes:
        if change.op is Op.EQUAL:
            if open_edit:
                yield Span(start, end), text
            open_edit, start, text = False, end + len(change.text), ""
            end = start
            continue
        open_edit = True
        if change.op is Op.DELETE:
            end += len(change.text)
        else:
            text += change.text
    if open_edit:
        yield Span(start, end), text


def _between(
    draft: Draft, provision: Provision, a: Comment, edits_a: tuple[_Edit, ...], b: Comment, edits_b: tuple[_Edit, ...]
) -> Conflict | None:
    for x in edits_a:
        for y in edits_b:
            if not _meet(x.span, y.span):
                continue
            if x.deletes != y.deletes:
                return _keep_or_delete(draft.body(provision), a, x, b, y)
            if not x.deletes:
                found = _opposed(draft, provision, a, x, b, y)
                if found is not None:
                    return found
    return None


def _meet(x: Span, y: Span) -> bool:
    """Whether two changes are of the same words. An insertion meets what begins, ends or lies around its place."""
    if not len(x) or not len(y):
        return x.start <= y.end and y.start <= x.end
    return x.start < y.end and y.start < x.end


def _keep_or_delete(body: str, a: Comment, x: _Edit, b: Comment, y: _Edit) -> Conflict:
    gone, kept = (x, y) if x.deletes else (y, x)
    words = _short(body[gone.span.start : gone.span.end])
    instead = _short(kept.text) or _short(body[kept.span.start : kept.span.end])
    return Conflict(
        a.id,
        b.id,
        "keep-or-delete",
        True,
        f"一条建议删除“{words}”，一条建议保留并改为“{instead}”",
        f"One would delete “{words}”, the other keep it and write “{instead}”",
    )


def _opposed(draft: Draft, provision: Provision, a: Comment, x: _Edit, b: Comment, y: _Edit) -> Conflict | None:
    """Why two rewordings of the same words can't both be followed; None where they agree in law."""
    body = draft.body(provision)
    first, second = _made(body, x), _made(body, y)
    if first == second:
        return None
    flag = next((flag for flag in find_flags(token_diff(first, second, draft.language)) if flag.kind in _JUDGED), None)
    if flag is None:
        return None
    opposite = _is_opposite(draft.language, body, first, second, flag)
    zh, en = _JUDGED[flag.kind]
    one, other = flag.old or "（无）", flag.new or "（无）"
    one_en, other_en = flag.old or "nothing", flag.new or "nothing"
    way_zh = "，方向相反" if opposite else "，方向相同而幅度不同"
    way_en = "they pull in opposite directions" if opposite else "they go the same way, to different lengths"
    return Conflict(
        a.id,
        b.id,
        flag.kind,
        opposite,
        f"{zh}：一条写“{one}”，一条写“{other}”{way_zh}",
        f"{en[0].upper()}{en[1:]}: one writes “{one_en}”, the other “{other_en}”; {way_en}",
    )


def _made(body: str, edit: _Edit) -> str:
    return body[: edit.span.start] + edit.text + body[edit.span.end :]


def _is_opposite(language: str, body: str, first: str, second: str, between: Flag) -> bool:
    """Two quantities that both grow or both shrink go the same way; everything else that is flagged is opposed."""
    steps = []
    for made in (first, second):
        flag = next((f for f in find_flags(token_diff(body, made, language)) if f.kind == between.kind), None)
        if flag is None:
            return True  # one of them leaves what the other changes
        old, new = read_quantity(flag.old), read_quantity(flag.new)
        if old is None or new is None or old.sort != new.sort:
            return between.kind not in ("amount", "time-limit", "threshold")
        steps.append(_step(old, new))
    return steps[0] != steps[1]


def _step(old: Quantity, new: Quantity) -> int:
    return (new.value > old.value) - (new.value < old.value)


def _short(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= 24 else plain[:23] + "…"


# What a merged comment says, unless somebody words it


def joined_words(comments: Sequence[Comment], field: str) -> str:
    """The words of one field of several comments, each once, one a paragraph."""
    return "\n".join(dict.fromkeys(text for comment in comments if (text := str(getattr(comment, field)).strip())))


def common_proposal(comments: Sequence[Comment]) -> str | None:
    """The proposal that all comments that propose words share; None where they differ or none does."""
    proposals = {(comment.proposal or "").strip() for comment in comments} - {""}
    return proposals.pop() if len(proposals) == 1 else None


def closest_visibility(comments: Sequence[Comment]) -> Visibility:
    """The narrowest circle among the comments: what was said inside stays inside."""
    order = (Visibility.INTERNAL, Visibility.TEAM, Visibility.SUBMISSION)
    return min((comment.visibility for comment in comments), key=order.index)


def highest_priority(comments: Sequence[Comment]) -> Priority:
    """The highest priority among the comments."""
    order = (Priority.HIGH, Priority.NORMAL, Priority.LOW)
    return min((comment.priority for comment in comments), key=order.index)
