"""Mentions of what the text at hand can't show: paragraphs and points that lost their numbers or breaks, articles left out."""

from __future__ import annotations

from collections.abc import Sequence

from drafts.model import Kind, Provision, Reference
from drafts.patterns import regex
from drafts.referring.speaking import UNITS

FEWEST = 3
"""Mentions that show a fault of the text; fewer may be mistakes of the drafters."""
_FIRST_NUMBERS = frozenset({"1", "a"})
_INNER = frozenset({Kind.PARAGRAPH, Kind.ITEM, Kind.SUBITEM})
_IN_FORCE = regex(
    r"施行|实施|执行|生效|废止|實施|執行|廢止|(?:enters?|comes?|brought) into (?:force|effect|operation)|takes? effect"
    r"|(?:effective|implemented|apply|applies) (?:as of|from|on|upon)"
)


def within_reach(
    text: str, references: tuple[Reference, ...], provisions: Sequence[Provision], *, counted: bool
) -> tuple[Reference, ...]:
    """The mentions, each judged as far as the text lets it be.

    Where the text evidently lost its paragraphs or points, a mention of one leads to its article, and its ``holder`` says so.
    ``beyond`` stays set only where the text evidently is a part of the draft. ``counted`` says that paragraphs have no
    numbers and are counted, as in Chinese rules.
    """
    lost = [r for r in references if r.holder is not None and r.target is None]
    beyond = [r for r in references if r.beyond]
    if len(lost) >= FEWEST:
        references = _led_to_articles(references, lost, provisions, counted=counted)
    if beyond and not (len(beyond) >= FEWEST and _is_part(text, beyond, provisions)):
        references = tuple(r._replace(beyond=False) if r.beyond else r for r in references)
    return references


def _led_to_articles(
    references: tuple[Reference, ...], lost: list[Reference], provisions: Sequence[Provision], *, counted: bool
) -> tuple[Reference, ...]:
    """Several mentions lead into articles that aren't divided, and at least as many as find theirs elsewhere."""
    inner = _Inner(provisions, counted=counted)
    led = {r.span for r in lost if r.holder is not None and inner.is_bare(r.holder, r.text)}
    found = sum(1 for r in references if r.target is not None and not r.external and inner.is_sure(r.target))
    if len(led) < FEWEST or len(led) < found:
        return references
    led.update(r.span for r in references if inner.is_guess(r))
    return tuple(inner.led_to_article(r) if r.span in led else r for r in references)


def _is_part(text: str, beyond: list[Reference], provisions: Sequence[Provision]) -> bool:
    """Whether a text begins after the first article, or ends before the closing one and is said to have several more."""
    articles = [p for p in provisions if p.kind is Kind.ARTICLE and not p.key.startswith("annex")]
    if not articles:
        return False
    if articles[0].number.isdecimal() and int(articles[0].number) > 1:
        return True
    ends = [text[p.body.start : p.body.end] for p in articles[-2:]]
    several = len({r.text for r in beyond}) >= FEWEST
    return several and not any(_IN_FORCE.search(end) for end in ends)


class _Inner:
    """What articles are divided into."""

    def __init__(self, provisions: Sequence[Provision], *, counted: bool) -> None:
        self._by_key = {p.key: p for p in provisions}
        paragraphs: dict[str, int] = {}
        self._numbered: set[str] = set()
        """Articles with a list or paragraphs whose first number is there."""
        for each in provisions:
            article = self._article(each) if each.kind in _INNER else None
            if article is None:
                continue
            if each.label and each.number in _FIRST_NUMBERS:
                self._numbered.add(article)
            elif each.kind is Kind.PARAGRAPH and counted:
                paragraphs[article] = paragraphs.get(article, 0) + 1
        self._several = {key for key, count in paragraphs.items() if count > 1}

    def is_bare(self, article: str, mention: str) -> bool:
        """Whether an article isn't divided into what a mention names: 款 by breaks, others by numbers."""
        if mention.endswith("款"):
            return article not in self._several
        return article not in self._numbered and article not in self._several

    def is_sure(self, key: str) -> bool:
        """Whether a provision is a paragraph or point of an article whose own can be told apart."""
        provision = self._by_key[key]
        article = self._article(provision) if provision.kind in _INNER else None
        if article is None:
            return False
        return article in self._several or (article in self._numbered and bool(provision.label))

    def is_guess(self, mention: Reference) -> bool:
        """Whether a mention found a paragraph that only its place tells apart, in an article that lost them."""
        provision = self._by_key.get(mention.target or "")
        if provision is None or provision.kind is not Kind.PARAGRAPH or provision.label:
            return False
        article = self._article(provision)
        return (
            article is not None
            and self.is_bare(article, mention.text)
            and not mention.text.startswith(("本款", "this"))
        )

    def led_to_article(self, mention: Reference) -> Reference:
        """The mention with the article around what it means for its target."""
        found = self._by_key.get(mention.target or "")
        article = mention.holder if found is None else self._article(found)
        return mention._replace(target=article, holder=article, also=())

    def _article(self, provision: Provision) -> str | None:
        here: Provision | None = provision
        while here is not None and here.kind not in UNITS:
            here = self._by_key.get(here.parent) if here.parent else None
        return here.key if here is not None else None
