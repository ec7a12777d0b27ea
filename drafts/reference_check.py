"""Whether the references of a new draft kept up with what became of the articles they mean."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence

from drafts.align import Alignment
from drafts.comparison import Op, ReferenceCheck, ReferenceState, Row, joined_spans
from drafts.folding import fold
from drafts.mentions import article_of
from drafts.model import Draft, Kind, Reference
from drafts.numerals import read_numeral, write_numeral

_ARTICLE = re.compile(r"第([零〇一二三四五六七八九十百千万0-9]+)条(?:之([一二三四五六七八九十]+))?")
_ENGLISH = re.compile(r"(?:articles?|art\.)\s?([0-9]+[a-z]?)", re.I)


class ArticleMap:
    """What became of every article, by key and by number."""

    def __init__(self, old: Draft, new: Draft, alignment: Alignment) -> None:
        self._new_of: dict[str, set[str]] = {}
        for link in alignment.links:
            for key in link.old:
                self._new_of.setdefault(key, set()).update(link.new)
        self._old_by_number = {article.number: article.key for article in old.articles}
        self._number_of = {article.key: article.number for article in new.articles}
        self._main_new_of = {
            key: link.new[0] for link in alignment.links if link.new and not link.partial for key in link.old
        }

    def new_keys(self, old: str) -> set[str]:
        """The new articles that an old one became, or gave a passage to."""
        return self._new_of.get(old, set())

    def renumbered(self, mention: str) -> str:
        """A mention of the old draft as it reads in the new one if it merely follows: 第八条第二款 → 第十一条第二款.

        The mention as it is where its article isn't in the old draft, is gone, or was split.
        """
        found = _ARTICLE.search(mention) or _ENGLISH.search(mention)
        if found is None:
            return mention
        key = self._old_by_number.get(_number(found))
        main = self._main_new_of.get(key or "")
        if main is None:
            return mention
        number = self._number_of[main]
        if found.re is _ENGLISH:
            return mention[: found.start(1)] + number + mention[found.end(1) :]
        base, dash, branch = number.partition("-")
        if not base.isdigit() or (dash and not branch.isdigit()):
            return mention
        chinese = not found[1].isascii()
        written = f"第{write_numeral(int(base)) if chinese else base}条" + (
            f"之{write_numeral(int(branch))}" if dash else ""
        )
        return mention[: found.start()] + written + mention[found.end() :]


def _number(mention: re.Match[str]) -> str:
    """The number of the article that a mention names, as `Provision.number` has it; empty for no numeral."""
    if mention.re is _ENGLISH:
        return mention[1]
    try:
        return str(read_numeral(mention[1])) + (f"-{read_numeral(mention[2])}" if mention[2] else "")
    except ValueError:
        return ""


def check_references(old: Draft, new: Draft, rows: Sequence[Row], articles: ArticleMap) -> tuple[ReferenceCheck, ...]:
    """Every internal reference of the new draft's articles, judged; in the order of the text.

    A mention without a counterpart in the old draft is ``unchanged`` with no old target when it points to something.
    """
    old_mentions = _by_article(old)
    new_mentions = _by_article(new)
    earlier: dict[int, Reference] = {}
    for row in rows:
        if row.old and row.new and not row.partial:
            earlier.update(_counterparts(old, new, row, old_mentions, new_mentions))
    checks: list[ReferenceCheck] = []
    for mentions in new_mentions.values():
        for mention in mentions:
            before = earlier.get(mention.span.start)
            checks.append(_judged(old, new, mention, before, articles))
    return tuple(checks)


def _by_article(draft: Draft) -> Mapping[str, list[Reference]]:
    found: dict[str, list[Reference]] = {article.key: [] for article in draft.articles}
    for mention in draft.references:
        if not mention.external and mention.article in found:
            found[mention.article].append(mention)
    return found


def _judged(
    old: Draft, new: Draft, mention: Reference, before: Reference | None, articles: ArticleMap
) -> ReferenceCheck:
    target_new = article_of(new, mention.target)
    target_old = article_of(old, before.target) if before else None

    def result(state: ReferenceState) -> ReferenceCheck:
        return ReferenceCheck(mention.article, mention.text, target_old, target_new, state)

    if mention.target is None:
        return result(ReferenceState.DANGLING)
    if before is None or target_old is None or target_new is None:
        return result(ReferenceState.UNCHANGED)
    same_words = fold(before.text) == fold(mention.text)
    reached = articles.new_keys(target_old)
    if target_new in reached or (not _is_article(old, target_old) and target_old == target_new):
        return result(ReferenceState.UNCHANGED if same_words else ReferenceState.FOLLOWED)
    if not _is_article(old, target_old):
        return result(ReferenceState.UNCHANGED if same_words else ReferenceState.RETARGETED)
    return result(ReferenceState.NOT_UPDATED if same_words else ReferenceState.RETARGETED)


def _is_article(draft: Draft, key: str) -> bool:
    return draft.by_key[key].kind is Kind.ARTICLE


def _counterparts(
    old: Draft,
    new: Draft,
    row: Row,
    old_mentions: Mapping[str, list[Reference]],
    new_mentions: Mapping[str, list[Reference]],
) -> dict[int, Reference]:
    """New mentions (by the start of their span) with the old mentions that stood in their place."""
    olds = _placed(old, row.old, old_mentions)
    news = _placed(new, row.new, new_mentions)
    found: dict[int, Reference] = {}
    at_old = at_new = 0
    waiting: list[Reference] = []
    for op, text in row.changes:
        size = len(text)
        if op is Op.EQUAL:
            waiting = []
            starts = [place for place, _ in olds]
            for place, mention in news:
                if at_new <= place < at_new + size:
                    same = bisect_right(starts, at_old + place - at_new) - 1
                    if same >= 0 and starts[same] == at_old + place - at_new:
                        found[mention.span.start] = olds[same][1]
            at_old, at_new = at_old + size, at_new + size
        elif op is Op.DELETE:
            waiting = [mention for place, mention in olds if at_old <= place < at_old + size]
            at_old += size
        else:
            came = [mention for place, mention in news if at_new <= place < at_new + size]
            for mention, before in zip(came, waiting, strict=False):
                found[mention.span.start] = before
            at_new += size
    return found


def _placed(
    draft: Draft, keys: tuple[str, ...], mentions: Mapping[str, list[Reference]]
) -> list[tuple[int, Reference]]:
    """An article's mentions with their offsets in the row's text."""
    placed: list[tuple[int, Reference]] = []
    for key, (offset, span) in zip(keys, joined_spans(draft, keys), strict=True):
        placed.extend((offset + mention.span.start - span.start, mention) for mention in mentions.get(key, ()))
    return sorted(placed, key=lambda one: one[0])
