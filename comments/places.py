"""Where in a draft a comment belongs, said the way a lawyer cites it: 第三章 第二十四条第二款第（三）项, Article 24(2)(c)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from drafts.model import Draft, Kind, Provision, Span

ABOVE_ARTICLE = (Kind.PART, Kind.SUBPART, Kind.CHAPTER, Kind.SECTION)
_BELOW_ARTICLE = (Kind.PARAGRAPH, Kind.ITEM, Kind.SUBITEM)
_ENGLISH = {
    Kind.PART: "Part",
    Kind.SUBPART: "Subpart",
    Kind.CHAPTER: "Chapter",
    Kind.SECTION: "Section",
    Kind.ARTICLE: "Article",
    Kind.POINT: "Point",
    Kind.RECITAL: "Recital",
    Kind.ANNEX: "Annex",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One level of a citation: its kind, its number in Arabic figures, and its label as printed."""

    kind: Kind
    number: str
    label: str


@dataclass(frozen=True, slots=True)
class Place:
    """A provision and what is around it, enough to cite it in either language without the draft at hand."""

    key: str
    """The provision's key; empty where the place is named by words alone."""
    language: str
    """Of the draft cited."""
    around: tuple[Step, ...]
    """Parts, chapters and sections, outermost first."""
    steps: tuple[Step, ...]
    """The article, and the paragraph and items below it where the words quoted lie in one of several."""
    new_after: bool = False
    """Whether it is the place after that article, where a new one without a label is to stand; without an article, anywhere."""

    def heading(self, language: str) -> str:
        """The chapter (and section): 第三章, Chapter 3; empty where the draft has none."""
        separator = "" if self._in_chinese(language) else ", "
        return separator.join(self._step(step, language) for step in self.around)

    def citation(self, language: str) -> str:
        """The article and what is below it: 第二十四条第二款, Article 24(2); or 第三条之后（新增）, after Article 3 (new), and
        where it doesn't matter after which, 全文（新增条文）, a new article.
        """
        cited = "".join(self._step(step, language) for step in self.steps)
        if not self.new_after:
            return cited
        if not cited:
            return "全文（新增条文）" if language == "zh" else "a new article"
        return f"{cited}之后（新增）" if language == "zh" else f"after {cited} (new)"

    def alone(self, language: str) -> str:
        """The citation as it stands by itself, in a cell or before a colon: After Article 3 (new)."""
        cited = self.citation(language)
        return cited[:1].upper() + cited[1:]

    def shown(self, language: str) -> str:
        """Heading and citation in one line."""
        separator = " " if self._in_chinese(language) else ", "
        return separator.join(part for part in (self.heading(language), self.citation(language)) if part)

    def _in_chinese(self, language: str) -> bool:
        return language == "zh" and self.language == "zh"

    def _step(self, step: Step, language: str) -> str:
        if self._in_chinese(language):
            return _chinese(step)
        if self.language == "zh":
            return _english(step)
        if step.kind is Kind.RECITAL and step.label.startswith("("):
            return f"Recital {step.label}"  # acts print no more than (12)
        return step.label if step.kind not in _BELOW_ARTICLE else _bracketed(step)


def place_of(draft: Draft, provision: Provision, words: Span | None = None) -> Place:
    """The place of a provision, or of words within it. ``words`` is a span of the draft's text."""
    around = tuple(_as_step(p) for p in draft.ancestors(provision) if p.kind in ABOVE_ARTICLE)[::-1]
    steps = [_as_step(provision)]
    if words is not None:
        steps.extend(_below(draft, provision, words))
    return Place(provision.key, draft.language, around, tuple(steps))


def named_place(language: str, label: str, around: tuple[Step, ...] = ()) -> Place:
    """A place that the draft doesn't have (a new article, one that can't be found), named by its label."""
    steps = (Step(Kind.ARTICLE, _arabic(label), label),) if label else ()
    return Place("", language, around, steps)


def _below(draft: Draft, provision: Provision, words: Span) -> list[Step]:
    """The levels below a provision that hold the words entirely; a lone paragraph isn't counted."""
    steps: list[Step] = []
    while True:
        children = [child for child in draft.children(provision.key) if child.kind in _BELOW_ARTICLE]
        found = next((child for child in children if child.span.holds(words)), None)
        if found is None:
            return steps
        alike = [child for child in children if child.kind is found.kind]
        if found.kind is not Kind.PARAGRAPH or len(alike) > 1:
            position = str(alike.index(found) + 1)
            steps.append(Step(found.kind, found.number or position, found.label))
        provision = found


def _as_step(provision: Provision) -> Step:
    return Step(provision.kind, provision.number, provision.label)


def _chinese(step: Step) -> str:
    if step.kind is Kind.PARAGRAPH:
        return f"第{_numeral(step.number)}款"
    if step.kind is Kind.ITEM:
        return f"第（{_numeral(step.number)}）项"
    if step.kind is Kind.SUBITEM:
        return f"第{step.number}目"
    return "".join(step.label.split())


def _english(step: Step) -> str:
    if step.kind in _BELOW_ARTICLE:
        return f"({step.number})"
    return f"{_ENGLISH[step.kind]} {step.number}" if step.number else step.label


def _bracketed(step: Step) -> str:
    """As EU acts cite: 1. becomes (1), (a) stays."""
    return f"({step.label.strip('().（） ') or step.number})"


def _numeral(number: str) -> str:
    from drafts.numerals import write_numeral

    return write_numeral(int(number)) if number.isdigit() else number


def _arabic(label: str) -> str:
    """第三十条之一 -> 30-1, Article 24a -> 24a; empty where there is no number to read."""
    from drafts.numerals import read_numeral

    chinese = re.fullmatch(r"第(?P<main>[^条]+)条(?:之(?P<sub>.+))?", "".join(label.split()))
    if chinese is None:
        english = re.fullmatch(r"Article\s+(\S+)", label, re.IGNORECASE)
        return english.group(1) if english else ""
    try:
        main = read_numeral(chinese["main"])
        return f"{main}-{read_numeral(chinese['sub'])}" if chinese["sub"] else str(main)
    except ValueError:
        return ""
