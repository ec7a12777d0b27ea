"""What stands outside the articles, compared: the preamble and what follows the articles paragraph by paragraph, the recitals,
and the annexes.

They are aligned among themselves and never with articles: annexes by their headings and then, as articles are, by their words,
so that a renumbered one is found; recitals and the paragraphs of the preamble by their words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

from drafts.align import Link, align
from drafts.aligning.pins import NO_PINS, Pin, PinAction, Pins
from drafts.comparison import Comparison, Flag, Row, RowKind, Significance
from drafts.flagging.changed_passage import short
from drafts.flags import Noun
from drafts.folding import comparable, fold
from drafts.model import Draft, Kind, Provision, RegionKind, Span
from drafts.rows import make_row, passages_only
from drafts.subsequence import likeness

_ANNEX, _RECITAL, _PARAGRAPH, _AFTER = (
    Noun("附件", "annex"),
    Noun("鉴于条款", "recital"),
    Noun("一段序言", "paragraph of the preamble"),
    Noun("条文之后的一段", "paragraph after the articles"),
)
_INNER = frozenset((Kind.PARAGRAPH, Kind.ITEM, Kind.SUBITEM))
_PREAMBLE = "preamble_"
"""What the keys of the preamble's paragraphs begin with; a draft itself has no such provisions."""
_ANNEXED = "annex"
AFTER = "after_"
"""What the keys of the paragraphs after the articles begin with."""
_SHORTEST = 12
"""Characters of a paragraph of the preamble: what is shorter, or ends with no sign, is a line of the title or of a cover."""
_TELLING = 16
"""Characters of an article from which on its words don't stand in an annex by chance."""
_ENDS = tuple("。：；:;.,，")
_WHOLE = tuple("。；;.")
"""After the articles, where web pages put lines of their own, which hardly ever end with a full stop."""
Renumbered = Callable[[str], str]


def compare_outside(old: Draft, new: Draft, renumbered: Renumbered, pins: Pins = NO_PINS) -> Comparison | None:
    """What became of the preamble's paragraphs, the recitals, the annexes, and the paragraphs after the articles where any changed;
    None where neither draft has any.

    Its two drafts have the texts of ``old`` and ``new``, and these as their articles, under the keys they have there.
    ``renumbered`` gives a mention of an old article as it reads in the new draft; ``pins`` name annexes and recitals by key.
    """
    unread = not old.provisions and not new.provisions
    before, after = _Outside(old, unread=unread), _Outside(new, unread=unread)
    if before.says_after() == after.says_after():
        before.after = after.after = []
    whole = before.draft(), after.draft()
    if not whole[0].articles and not whole[1].articles:
        return None
    recitals = [pin for pin in pins.pins if not (*pin.old, *pin.new)[0].startswith(_ANNEXED)]
    links = list(align(before.only(before.front), after.only(after.front), Pins(tuple(recitals))).links)
    links += align(before.only(before.after), after.only(after.after)).links
    rows = [make_row(*whole, link, renumbered, _noun(link)) for link in links]
    a, b = before.only(before.annexes), after.only(after.annexes)
    said = [pin for pin in pins.pins if pin not in recitals]
    links = list(align(a, b, Pins((*_same_headings(a, b).pins, *said))).links)
    annexes = [make_row(*whole, _measured(*whole, link), renumbered, _ANNEX) for link in links]
    rows += [_with_heading(*whole, row) for row in annexes]
    return Comparison(*whole, passages_only(tuple(rows)))


def with_passages(rows: tuple[Row, ...], outside: Comparison) -> tuple[Row, ...]:
    """The articles' rows; one of an article that is gone, or new, says so where its words stand in an annex now, or stood there."""
    if not any(_is_long(row) for row in rows):
        return rows
    before, after = _annex_words(outside.old), _annex_words(outside.new)
    return tuple(
        row._replace(flags=(*_passage(row, before, after), *row.flags)) if _is_long(row) else row for row in rows
    )


def _is_long(row: Row) -> bool:
    """Whether a row is of an article that is gone or new, and says enough to be found again."""
    return row.kind in (RowKind.DELETED, RowKind.INSERTED) and len(row.old_text or row.new_text) >= _TELLING


def _annex_words(draft: Draft) -> dict[str, str]:
    """The comparable words of each annex by its label."""
    return {one.label: comparable(draft.body(one)) for one in draft.articles if one.kind is Kind.ANNEX}


def _passage(row: Row, before: dict[str, str], after: dict[str, str]) -> Iterator[Flag]:
    words = comparable(row.old_text or row.new_text)
    there, elsewhere = (after, before) if row.kind is RowKind.DELETED else (before, after)
    label = next((label for label, text in there.items() if words in text), None)
    if label is None or any(words in text for text in elsewhere.values()):
        return
    if row.kind is RowKind.DELETED:
        yield Flag("sentence", short(row.old_text), "", f"原文移入{label}", f"Its words stand in {label} now")
    else:
        yield Flag(
            "sentence", "", short(row.new_text), f"原文在旧稿{label}", f"Its words stood in the old draft's {label}"
        )


class OutsideDraft(Draft):
    """A draft of which only what stands outside the articles is left, or a part of that."""

    @cached_property
    def articles(self) -> tuple[Provision, ...]:
        """The paragraphs of the preamble, recitals and annexes, which take the articles' part."""
        return tuple([one for one in self.provisions if one.parent is None])


class _Outside:
    """What stands outside a draft's articles; the labels say what it is."""

    def __init__(self, draft: Draft, *, unread: bool) -> None:
        recitals = [one for one in draft.provisions if one.kind is Kind.RECITAL]
        named = "鉴于条款{}" if draft.language == "zh" else "Recital {}"
        self._draft = draft
        self.front = [one._replace(label=named.format(one.label)) for one in recitals]
        self.front += _lines(draft) if unread else _paragraphs(draft, RegionKind.FRONT, [one.span for one in recitals])
        self.front.sort(key=lambda one: one.span.start)
        self.after = [] if unread else list(_paragraphs(draft, RegionKind.TAIL, ()))
        self.annexes: list[Provision] = []
        self.inner: list[Provision] = []
        """What stands in the annexes."""
        held: set[str | None] = set()
        for one in draft.provisions:
            if one.kind is Kind.ANNEX and one.parent is None:
                self.annexes.append(one._replace(label=" ".join(one.label.split())))
            elif one.parent in held:
                self.inner.append(one if one.kind in _INNER else one._replace(kind=Kind.PARAGRAPH))
            else:
                continue
            held.add(one.key)

    def says_after(self) -> list[str]:
        """The words that follow the articles, paragraph by paragraph, to be compared."""
        return [comparable(self._draft.body(one)) for one in self.after]

    def draft(self) -> OutsideDraft:
        """All of it."""
        all_of_it = (*self.front, *self.annexes, *self.inner, *self.after)
        return self.only(sorted(all_of_it, key=lambda one: (one.span.start, -one.span.end)))

    def only(self, provisions: Sequence[Provision]) -> OutsideDraft:
        """The draft with these provisions alone."""
        whole = self._draft._replace(
            regions=(), provisions=tuple(provisions), references=(), notice=None, diagnostics=()
        )
        return OutsideDraft._make(whole)


def _paragraphs(draft: Draft, kind: RegionKind, recitals: Sequence[Span]) -> Iterator[Provision]:
    """The paragraphs between title and first provision that aren't recitals; or those after the articles."""
    begins = _PREAMBLE if kind is RegionKind.FRONT else AFTER
    zh, en = ("序言", "Preamble") if kind is RegionKind.FRONT else ("条文之后", "After the articles")
    number = 0
    for region in draft.regions:
        for start, end in _gaps(region.span, recitals) if region.kind is kind else ():
            for line in _sentences(draft.text, start, end, _ENDS if kind is RegionKind.FRONT else _WHOLE):
                number += 1
                label = f"{zh}第{number}段" if draft.language == "zh" else f"{en}, para. {number}"
                yield Provision(f"{begins}{number}", Kind.PARAGRAPH, "", label, "", line, line, None)


def _lines(draft: Draft) -> Iterator[Provision]:
    """All lines of a draft in which no provision was read, so that a comparison with its like leaves out no change."""
    for number, line in enumerate(_sentences(draft.text, 0, len(draft.text), ("",), shortest=1), start=1):
        label = f"第{number}段" if draft.language == "zh" else f"Paragraph {number}"
        yield Provision(f"{_PREAMBLE}{number}", Kind.PARAGRAPH, "", label, "", line, line, None)


def _gaps(whole: Span, taken: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """The stretches of a span between others that stand in order."""
    at = whole.start
    for span in taken:
        if whole.holds(span):
            yield at, span.start
            at = span.end
    yield at, whole.end


def _sentences(text: str, start: int, end: int, signs: tuple[str, ...], shortest: int = _SHORTEST) -> Iterator[Span]:
    """The lines of a stretch that read like sentences, by the signs that they end with."""
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        words = text[start:stop].strip()
        if len(words) >= shortest and words.endswith(signs):
            first = text.index(words, start)
            yield Span(first, first + len(words))
        start = stop + 1


def _noun(link: Link) -> Noun:
    key = (link.old or link.new)[0]
    if key.startswith(AFTER):
        return _AFTER
    return _PARAGRAPH if key.startswith(_PREAMBLE) else _RECITAL


def _same_headings(old: Draft, new: Draft) -> Pins:
    """Pairs of annexes with the same heading, where no other has it; and of those left, with the same label, if one is empty."""
    pins: list[Pin] = []
    for name in (_heading, _label):
        taken = {key for pin in pins for key in (("old", *pin.old), ("new", *pin.new))}
        before = _by_name([one for one in old.articles if ("old", one.key) not in taken], name)
        after = _by_name([one for one in new.articles if ("new", one.key) not in taken], name)
        pins += [
            Pin(PinAction.PAIR, (one.key,), (after[found].key,))
            for found, one in before.items()
            if found in after and (name is _heading or not one.body or not after[found].body)
        ]
    return Pins(tuple(pins))


def _heading(annex: Provision) -> str:
    return comparable(annex.title)


def _label(annex: Provision) -> str:
    return fold(annex.label).lower()


def _by_name(annexes: Sequence[Provision], name: Callable[[Provision], str]) -> dict[str, Provision]:
    """The annexes by their names, without those that have none or share it."""
    often = Counter(map(name, annexes))
    return {found: one for one in annexes if (found := name(one)) and often[found] == 1}


def _measured(old: Draft, new: Draft, link: Link) -> Link:
    """A link of two annexes, paired by their headings maybe, with how alike their words are."""
    if link.partial or len(link.old) != 1 or len(link.new) != 1:
        return link
    a, b = (comparable(draft.body(draft.by_key[keys[0]])) for draft, keys in ((old, link.old), (new, link.new)))
    return link._replace(score=round(likeness(a, b), 4))


def _with_heading(old: Draft, new: Draft, row: Row) -> Row:
    """An annex's row, with a flag where its heading has other words now."""
    if row.partial or len(row.old) != 1 or len(row.new) != 1:
        return row
    before, after = old.by_key[row.old[0]].title, new.by_key[row.new[0]].title
    if comparable(before) == comparable(after):
        return row
    if before and after:
        zh, en = f"标题由“{before}”改为“{after}”", f"The heading “{before}” becomes “{after}”"
    elif before:
        zh, en = f"删除标题“{before}”", f"The heading “{before}” is deleted"
    else:
        zh, en = f"新增标题“{after}”", f"A new heading: “{after}”"
    return row._replace(flags=(Flag("scope", before, after, zh, en), *row.flags), klass=Significance.FLAGGED)
