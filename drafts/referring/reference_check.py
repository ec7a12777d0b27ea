"""Whether the references of a new draft kept up with what became of the articles they mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from drafts.align import Alignment
from drafts.comparison import ReferenceCheck, ReferenceState, Row
from drafts.folding import fold
from drafts.model import Draft, Kind, Reference
from drafts.numerals import read_numeral, write_numeral
from drafts.patterns import regex
from drafts.referring.mentions import article_of

_ARTICLE = regex(r"第([零〇一二三四五六七八九十百千万0-9]+)([条條])(?:之([一二三四五六七八九十]+))?")
_ENGLISH = regex(r"(?:articles?|art\.)\s?([0-9]+[a-z]?)", re.I)


class ArticleMap:
    """What became of every article, by key and by number. Looked up when first asked for: many drafts mention no article."""

    def __init__(self, old: Draft, new: Draft, alignment: Alignment) -> None:
        self._old, self._new, self._links = old, new, alignment.links

    @cached_property
    def _new_of(self) -> dict[str, set[str]]:
        """The new articles of each old one."""
        found: dict[str, set[str]] = {}
        for link in self._links:
            for key in link.old:
                found.setdefault(key, set()).update(link.new)
        return found

    @cached_property
    def _old_by_number(self) -> dict[str, str]:
        return {article.number: article.key for article in self._old.articles}

    @cached_property
    def _main_new_of(self) -> dict[str, str]:
        """The new article that is the main place of each old one."""
        return {key: link.new[0] for link in self._links if link.new and not link.partial for key in link.old}

    def new_keys(self, old: str) -> set[str]:
        """The new articles that an old one became, or gave a passage to."""
        return self._new_of.get(old, set())

    def add_annexes(self, rows: Iterable[Row]) -> None:
        """Takes in what became of annexes, so that 附件1 is known to be 附件2 now."""
        for row in rows:
            for key in row.old:
                self._new_of.setdefault(key, set()).update(row.new)

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
        number = self._new.by_key[main].number
        if found.re.pattern == _ENGLISH.pattern:
            return mention[: found.start(1)] + number + mention[found.end(1) :]
        base, dash, branch = number.partition("-")
        if not base.isdigit() or (dash and not branch.isdigit()):
            return mention
        chinese = not found[1].isascii()
        written = f"第{write_numeral(int(base)) if chinese else base}{found[2]}" + (
            f"之{write_numeral(int(branch))}" if dash else ""
        )
        return mention[: found.start()] + written + mention[found.end() :]


def _number(mention: re.Match[str]) -> str:
    """The number of the article that a mention names, as `Provision.number` has it; empty for no numeral."""
    if mention.re.pattern == _ENGLISH.pattern:
        return mention[1]
    try:
        return str(read_numeral(mention[1])) + (f"-{read_numeral(mention[3])}" if mention[3] else "")
    except ValueError:
        return ""


class PartMap:
    """What became of paragraphs and items, as far as it is known."""

    def __init__(self, new: Draft, rows: Sequence[Row]) -> None:
        self._new = new
        self._new_of: dict[str, set[str]] = {}
        self._old_of: dict[str, set[str]] = {}
        self._plain: dict[str, str] = {}
        """Old article to the one new article whose parts correspond to its own one by one."""
        for row in rows:
            for part in row.parts:
                if part.old and part.new:
                    self._new_of.setdefault(part.old, set()).add(part.new)
                    self._old_of.setdefault(part.new, set()).add(part.old)
            if not row.parts and not row.partial and len(row.old) == 1 == len(row.new):
                self._plain[row.old[0]] = row.new[0]
        self._turned = {after: before for before, after in self._plain.items()}

    def new_of(self, part: str) -> set[str]:
        """The new parts that an old one became."""
        article, mark, inner = part.partition("__")
        if article in self._plain:
            there = self._plain[article] + mark + inner
            return {there} if there in self._new.by_key else set()
        return self._new_of.get(part, set())

    def is_other(self, part: str) -> bool:
        """Whether a new part is known to have been another part before."""
        return part.partition("__")[0] in self._turned or bool(self._old_of.get(part))


def check_references(old: Draft, new: Draft, rows: Sequence[Row], articles: ArticleMap) -> tuple[ReferenceCheck, ...]:
    """Every internal reference of the new draft's articles, judged down to paragraph and item; in the order of the text.

    A mention without a counterpart in the old draft is ``unchanged`` with no old target when it points to something.
    Mentions of articles outside the part that the file holds can't be judged and are left out.
    """
    old_mentions = _by_article(old)
    new_mentions = _by_article(new)
    if not new_mentions:
        return ()
    from drafts.referring.mention_pairs import mention_pairs

    def follows(before: Reference, after: Reference) -> bool:
        target = article_of(old, before.target)
        return target is not None and article_of(new, after.target) in articles.new_keys(target)

    earlier: dict[int, Reference] = {}
    for row in rows:
        if row.old and not row.partial and not new_mentions.keys().isdisjoint(row.new):
            earlier.update(mention_pairs(old, new, row, old_mentions, new_mentions, follows))
    judge = _Judge(old, new, articles, PartMap(new, rows))
    return tuple(
        judge.judged(mention, earlier.get(mention.span.start))
        for mentions in new_mentions.values()
        for mention in mentions
    )


def _by_article(draft: Draft) -> Mapping[str, list[Reference]]:
    """The internal references of the articles that have any, in the order of the text; none to what the file leaves out."""
    found: dict[str, list[Reference]] = {}
    for mention in draft.references:
        if not mention.external and not mention.beyond:
            found.setdefault(mention.article, []).append(mention)
    return {article.key: found[article.key] for article in draft.articles if article.key in found} if found else {}


class _Judge:
    """Says of a mention whether it kept up, given the one that stood in its place."""

    def __init__(self, old: Draft, new: Draft, articles: ArticleMap, parts: PartMap) -> None:
        self._old, self._new, self._articles, self._parts = old, new, articles, parts
        self._divisions: dict[tuple[str, str], bool] = {}

    def judged(self, mention: Reference, before: Reference | None) -> ReferenceCheck:
        """The mention with its state."""
        return ReferenceCheck(
            mention.article,
            mention.text,
            article_of(self._old, before.target) if before else None,
            article_of(self._new, mention.target),
            self._state(mention, before),
            before.target if before else None,
            mention.target,
            mention.span,
        )

    def _state(self, mention: Reference, before: Reference | None) -> ReferenceState:
        target_new = article_of(self._new, mention.target)
        target_old = article_of(self._old, before.target) if before else None
        if mention.target is None:
            return ReferenceState.DANGLING
        if before is None or before.target is None or target_old is None or target_new is None:
            return ReferenceState.UNCHANGED
        same_words = fold(before.text) == fold(mention.text)
        if not _is_article(self._old, target_old):
            became = self._articles.new_keys(target_old)  # known of annexes only
            if became and target_new not in became:
                return ReferenceState.NOT_UPDATED if same_words else ReferenceState.RETARGETED
            if became or target_old == target_new or self._same_division(target_old, target_new):
                return ReferenceState.UNCHANGED if same_words else ReferenceState.FOLLOWED
            return ReferenceState.UNCHANGED if same_words else ReferenceState.RETARGETED
        if target_new not in self._articles.new_keys(target_old) or self._means_another(before.target, mention.target):
            return ReferenceState.NOT_UPDATED if same_words else ReferenceState.RETARGETED
        return ReferenceState.UNCHANGED if same_words else ReferenceState.FOLLOWED

    def _same_division(self, before: str, after: str) -> bool:
        """Whether a chapter of the old draft and one of the new hold mostly the same articles."""
        known = self._divisions.get((before, after))
        if known is None:
            reached = {new for key in _articles_in(self._old, before) for new in self._articles.new_keys(key)}
            inside = _articles_in(self._new, after)
            known = bool(reached and inside) and 2 * len(reached & inside) >= min(len(reached), len(inside))
            self._divisions[before, after] = known
        return known

    def _means_another(self, before: str, after: str) -> bool:
        """Whether two paragraphs or items are known not to be one; what was rewritten beyond recognition is not known."""
        if not (_is_inner(self._old, before) and _is_inner(self._new, after)):
            return False
        became = self._parts.new_of(before)
        return after not in became if became else self._parts.is_other(after)


def _is_article(draft: Draft, key: str) -> bool:
    return draft.by_key[key].kind is Kind.ARTICLE


def _is_inner(draft: Draft, key: str) -> bool:
    """Whether a provision is a paragraph or item that its label or, in Chinese rules, its place gives a number."""
    provision = draft.by_key[key]
    counted = bool(provision.label) or draft.language == "zh"
    return counted and provision.kind in (Kind.PARAGRAPH, Kind.ITEM, Kind.SUBITEM)


def _articles_in(draft: Draft, key: str) -> set[str]:
    return {article.key for article in draft.articles if any(p.key == key for p in draft.ancestors(article))}
