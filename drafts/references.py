"""Which provision speaks of which: mentions found in the words of a Chinese draft, and what each means."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator, Sequence

from drafts.model import Kind, Provision, Reference, Span
from drafts.patterns import regex
from drafts.referring.places import Places
from drafts.referring.reference_words import (
    AFTER_LAW,
    JOINED,
    LEVELS,
    SELF,
    Named,
    is_deeper,
    level_of,
    mentions,
    named,
    names_other_law,
    own_names,
)
from drafts.referring.traditional import in_simplified

_SELF_BEFORE = regex(SELF + "$")
_RANGE = regex(r"[ ]?[至到—～~][ ]?")
_MEANT = regex(r"[规所的情行、和或至以罪第中，。；）各]")
_ANNEX_MEANT = regex(r"(?:见|[本列入照按]|规定的|所附的?)$")
_ANNEX_GOES_ON = regex(r"所|规定|中|的规定|[）)]|列")
_INNER = ("款", "项", "目")
_NO_MENTION = ("law", "self")
"""What only settles the meaning of a mention."""


class _Scope:
    """What the words before a mention in its sentence have settled: another law, an article, a paragraph."""

    __slots__ = (
        "article", "earlier", "earlier_external", "end", "external", "last", "law_end", "paragraph", "self_end",
    )  # fmt: skip

    def __init__(self) -> None:
        self.external = False
        """The last mention was of another law."""
        self.article: Provision | None = None
        self.paragraph: Provision | None = None
        self.last: Provision | None = None
        """What the last mention meant."""
        self.end = -1
        """Where the last mention ended."""
        self.law_end = -1
        """Where the last name of another law ended."""
        self.self_end = -1
        """Where the draft last named itself."""
        self.earlier: Provision | None = None
        """What an earlier sentence of the paragraph named: an article or a paragraph."""
        self.earlier_external = False
        """An earlier sentence of the paragraph named an article of another law."""

    def end_sentence(self) -> None:
        """A full stop: what was named holds on only for a 款 or 项 that has no other meaning."""
        earlier, outside = self.paragraph or self.article or self.earlier, self.earlier_external or self.external
        self.end_paragraph()
        self.earlier, self.earlier_external = earlier, outside

    def end_paragraph(self) -> None:
        """A new line: nothing holds on."""
        self.forget()
        self.earlier, self.earlier_external = None, False

    def forget(self) -> None:
        """The draft names itself: what was named before in the sentence no longer counts."""
        self.external, self.article, self.paragraph, self.last = False, None, None, None
        self.end = self.law_end = self.self_end = -1


class _Reader:
    """Reads the mentions of one article or point."""

    __slots__ = ("amending", "names", "places", "scope", "text", "unit")

    def __init__(self, text: str, unit: Provision, places: Places, names: frozenset[str], *, amending: bool) -> None:
        self.text = text
        self.unit = unit
        self.places = places
        self.names = names
        self.amending = amending
        self.scope = _Scope()

    def read(self) -> Iterator[Reference]:
        matches = mentions(self.text, self.unit.body.start, self.unit.span.end)
        if all(match.lastgroup in _NO_MENTION for match in matches):
            return
        i = 0
        while i < len(matches):
            match = matches[i]
            if i:
                self._pass(matches[i - 1].end(), match.start())
            i += 1
            kind = match.lastgroup if match.lastgroup != "missing" else "self"
            if kind == "law":
                self._law(match)
            elif kind == "self":
                self.scope.forget()
                self.scope.self_end = match.end()
                if match["missing"]:
                    i = yield from self._chain(matches, i, Span(match.start("missing"), match.end("missing")))
            elif kind == "annex":
                yield from self._annex(match)
            elif kind == "that":
                i = yield from self._that(matches, i, Span(match.start(), match.end()))
            else:
                i = yield from self._chain(matches, i, Span(match.start(), match.end()))

    def _pass(self, start: int, end: int) -> None:
        """The words between two mentions: where they end a sentence or a paragraph, what was named before counts less."""
        if self.text.find("\n", start, end) >= 0:
            self.scope.end_paragraph()
        elif self.text.find("。", start, end) >= 0:
            self.scope.end_sentence()

    def _law(self, match: re.Match[str]) -> None:
        if match[0].strip("《》") in self.names:
            self.scope.forget()
            self.scope.self_end = match.end()
        else:
            self.scope.law_end = match.end()

    def _chain(self, matches: Sequence[re.Match[str]], i: int, first: Span) -> Generator[Reference, None, int]:
        """A mention and the deeper ones glued to it: 第十条第二款第（一）、（三）项. Gives back the next match's place."""
        steps = [self._steps(first)]
        while len(steps[-1]) == 1 and i < len(matches) and (deeper := self._deeper(matches[i], steps[-1][0])):
            steps.append(deeper)
            i += 1
        if not all(steps):
            return i
        if len(steps) > 1 and self._has_no_such(first):
            del steps[0]  # 本节第一百四十条 of an extract without its headings
        start = first.start
        external = self._is_external(first)
        here: Provision | None = None
        reached: Provision | None = None
        words_joined = self.scope.end >= 0 and JOINED.fullmatch(self.text, self.scope.end, start) is not None
        more: tuple[str, ...] = ()
        if not external:
            for depth, step in enumerate(steps[:-1]):
                here, more = self._step(step[0], here, first=depth == 0, joined=words_joined)
                if here is None:
                    break
                reached = here
        for at, each in enumerate(steps[-1]):
            span = Span(start if at == 0 else each.span.start, each.span.end)
            target, also = None, more
            if not external and (len(steps) == 1 or here is not None):
                target, also = self._step(each, here, first=len(steps) == 1, joined=words_joined)
                if target is None and len(steps) == 1 and self._is_elsewhere(each, span):
                    continue
                if target is not None and (each.ends_range or (at == 0 and self._closes_range(start))):
                    also = tuple(p.key for p in self.places.between(self.scope.last, target))
            self._settle(target, external, span.end)
            if target is not None or external:
                yield self._reference(span, target, external, also if target is not None else ())
            else:
                yield self._unresolved(span, steps[0][0] if len(steps) > 1 else each, reached)
        return i

    def _unresolved(self, span: Span, outermost: Named, reached: Provision | None) -> Reference:
        """A mention that leads nowhere, with the article that it leads to as far as it goes."""
        article = LEVELS[outermost.level] is Kind.ARTICLE
        holder = self.places.article_of(reached) if reached is not None else None
        if reached is None and outermost.level in _INNER:
            holder = self.unit
        beyond = article and self.places.is_beyond(outermost.number, self.unit)
        return self._reference(span, None, False)._replace(holder=holder.key if holder else None, beyond=beyond)

    def _is_elsewhere(self, step: Named, span: Span) -> bool:
        """Whether words that lead nowhere are no mention of this draft: 前三项污染物 counts, and so does 宪法增加第三款."""
        words = self.text[span.start : span.end]
        if words[0] in "前上":
            return step.level == "项" and _MEANT.match(self.text, span.end) is None
        return False

    def _has_no_such(self, span: Span) -> bool:
        """Whether words are 本章 or 本节 in a text that has no chapters, or sections, at all: its headings were left out."""
        words = self.text[span.start : span.end]
        return words[0] == "本" and words[-1] in "编章节" and not self.places.has(LEVELS[level_of(words)])

    def _steps(self, span: Span) -> list[Named]:
        words = self.text[span.start : span.end]
        if words[0] in "前上本该同":
            return [Named(span, level_of(words), "")]
        return named(self.text, span)

    def _deeper(self, match: re.Match[str], before: Named) -> list[Named]:
        """What a match that is glued to a step of a mention names below it; nothing where it isn't or does not."""
        if match.lastgroup != "unit" or match.start() != before.span.end:
            return []
        following = named(self.text, Span(match.start(), match.end()))
        return following if following and is_deeper(following[0].level, before.level) else []

    def _step(
        self, step: Named, here: Provision | None, *, first: bool, joined: bool
    ) -> tuple[Provision | None, tuple[str, ...]]:
        """The provision that one step of a chain means, below what the steps before it gave, and further ones it means."""
        words = self.text[step.span.start : step.span.end]
        if words[0] in "前上本":
            found = self.places.relative(words, self.unit, step.span.start)
            return (found[0], tuple(p.key for p in found[1:])) if found else (None, ())
        if words[0] in "该同":
            return (self.scope.article if step.level == "条" else self.scope.last), ()
        level = LEVELS[step.level]
        if level is Kind.ARTICLE:
            return self.places.article(step.number, self.unit, None if first else here), ()
        if level in (Kind.CHAPTER, Kind.SECTION, Kind.PART, Kind.SUBPART):
            return self.places.division(level, step.number, here, self.unit), ()
        if not first:
            return (self._below(level, step.number, here) if here is not None else None), ()
        return self._bare(level, step, joined=joined), ()

    def _below(self, level: Kind, number: str, holder: Provision) -> Provision | None:
        if level is Kind.PARAGRAPH:
            article = self.places.article_of(holder)
            return self.places.paragraph(article, number) if article is not None else None
        return self.places.item(holder, number)

    def _bare(self, level: Kind, step: Named, *, joined: bool) -> Provision | None:
        """What 第二款 or 第二项 means without an article before it: of the one named earlier in the sentence, else of this one."""
        scope, here = self.scope, self.places.paragraph_at(self.unit, step.span.start)
        if level is Kind.PARAGRAPH:
            holders = [scope.article, self.unit, scope.earlier]
        elif level is Kind.SUBITEM:
            item = self.places.item_around(self.unit, step.span.start)
            holders = [
                scope.last if joined else None,
                scope.paragraph,
                scope.article,
                item,
                here,
                self.unit,
                scope.earlier,
            ]
            if joined and scope.last is not None and scope.last.kind is Kind.SUBITEM:
                holders.insert(0, self.places.parent(scope.last))
        else:
            holders = [scope.paragraph, scope.article, here, self.unit, scope.earlier]
        for holder in holders:
            found = self._below(level, step.number, holder) if holder is not None else None
            if found is not None:
                return found
        return None

    def _closes_range(self, start: int) -> bool:
        return self.scope.end >= 0 and _RANGE.fullmatch(self.text, self.scope.end, start) is not None

    def _settle(self, target: Provision | None, external: bool, end: int) -> None:
        scope = self.scope
        scope.external, scope.end, scope.self_end = external, end, -1
        if external:
            scope.article = scope.paragraph = scope.last = None
        elif target is not None:
            scope.last = target
            scope.article = self.places.article_of(target) or scope.article
            scope.paragraph = target if target.kind is Kind.PARAGRAPH else self.places.paragraph_of(target)

    def _that(self, matches: Sequence[re.Match[str]], i: int, span: Span) -> Generator[Reference, None, int]:
        """该款, 同条第二款: what was named before in the sentence; no mention where nothing was."""
        if self.scope.external or self.scope.last is not None:
            i = yield from self._chain(matches, i, span)
        return i

    def _annex(self, match: re.Match[str]) -> Iterator[Reference]:
        """附件1, （见附件）: the annex, where the draft has any and the word means one of them."""
        number = "".join(c for c in match[0][2:] if not c.isspace())
        before, after = self.text[max(0, match.start() - 4) : match.start()], match.end()
        meant = number or _ANNEX_MEANT.search(before) or _ANNEX_GOES_ON.match(self.text, after)
        external = (
            AFTER_LAW.fullmatch(self.text, self.scope.law_end, match.start()) if self.scope.law_end >= 0 else None
        )
        if meant and not external and self.places.has(Kind.ANNEX):
            target = self.places.annex(match[0][:2], number)
            yield self._reference(Span(match.start(), match.end()), target, False)

    def _is_external(self, span: Span) -> bool:
        text, scope = self.text, self.scope
        words = text[span.start : span.end]
        if words[0] in "该同":
            return scope.external
        if words[0] in "前上本":
            return False
        if self.amending:
            return True
        if scope.self_end == span.start:
            return False
        if scope.law_end >= 0 and AFTER_LAW.fullmatch(text, scope.law_end, span.start):
            return True
        deep = level_of(words) in "款项目"
        if self.unit.kind is Kind.POINT and level_of(words) == "条":
            return True  # an instrument in points calls its own 一、 by other words
        if scope.external and (not deep or JOINED.fullmatch(text, scope.end, span.start) is not None):
            return True
        if deep:
            return (scope.external or scope.earlier_external) and self._leads_nowhere(span)
        before = text[max(self.unit.body.start, span.start - 24) : span.start]
        if ("本" in before and _SELF_BEFORE.search(before)) or before.endswith(tuple(self.names)):
            return False
        return names_other_law(before)

    def _leads_nowhere(self, span: Span) -> bool:
        steps = named(self.text, span)
        return bool(steps) and self._bare(LEVELS[steps[0].level], steps[0], joined=False) is None

    def _reference(self, span: Span, target: Provision | None, external: bool, also: tuple[str, ...] = ()) -> Reference:
        words = self.text[span.start : span.end]
        elsewhere = external or (self.amending and target is None)
        return Reference(self.unit.key, span, words, target.key if target else None, elsewhere, also)


def find_references(
    text: str, provisions: Sequence[Provision], units: Sequence[Provision], *, amending: bool = False, title: str = ""
) -> tuple[Reference, ...]:
    """The mentions of provisions in some articles (or points) of a draft, in order.

    A mention that belongs to this draft has a target where that provision exists, and None where it doesn't, which may
    be the drafters' mistake. ``amending`` says that the draft changes another law: then every 第X条 is that law's, and
    so is a 前款 or 本章 that isn't found here. A law in 《》 that bears the draft's own ``title`` is this draft.
    """
    words = in_simplified(text)
    places = Places(provisions)
    names = frozenset(own_names(in_simplified(title))) if not amending else frozenset()
    found: list[Reference] = []
    for unit in units:
        found += _Reader(words, unit, places, names, amending=amending).read()
    if words is text:
        return tuple(found)
    return tuple([one._replace(text=text[one.span.start : one.span.end]) for one in found])
