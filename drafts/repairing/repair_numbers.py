"""Repairs of labels: those that stand inside a line, were damaged, misprinted or lost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafts.model import Diagnostic, Draft, Kind, Provision, RegionKind, Span
from drafts.numerals import CHINESE_NUMERAL, write_numeral
from drafts.patterns import regex
from drafts.repair import Action, Edit, Repair
from drafts.whereabouts import first_words

_MOST_MISSING = 20
_MOST_UNLABELLED = 3
_UNITS = (Kind.ARTICLE, Kind.POINT)
_DIVISIONS = (Kind.PART, Kind.SUBPART, Kind.CHAPTER, Kind.SECTION)
_LISTED = (Kind.ITEM, Kind.SUBITEM)
_NUMERAL = regex(rf"[{CHINESE_NUMERAL}]+")
_FIGURES = regex(r"[0-9０-９]")
_ENDS = "。；;！？!?.：:，,”"
_HEADING_LABEL = regex(rf"第[ 　]?[{CHINESE_NUMERAL} 　]{{1,9}}(?:分?编|章|节)")
_LEADER = regex(r"[.．…·‥—\s0-9０-９（）()-]+$")


def for_gap(draft: Draft, diagnostic: Diagnostic, number: int) -> Iterator[Repair]:
    """A label that stands inside a line, or at the start of one and damaged; else lines that may have lost theirs."""
    here, before = _at(draft, diagnostic)
    if here is None:
        return
    missing = _missing(here, before)
    if not missing or len(missing) > _MOST_MISSING:
        return
    start = before.body.start if before is not None else _opening(draft, here)
    stretch = Span(min(start, here.span.start), here.span.start)
    yield from _split(draft, diagnostic, number, here, missing, stretch)
    yield from _damaged(draft, diagnostic, number, here, missing, stretch)
    if before is not None:
        yield from _unlabelled(draft, diagnostic, number, here, before, missing)
    elif here.kind is Kind.ITEM:
        yield from _interrupting(draft, diagnostic, number, here)


def for_repeat(draft: Draft, diagnostic: Diagnostic, number: int) -> Iterator[Repair]:
    """The number that follows the one before, where it is free."""
    here, before = _at(draft, diagnostic)
    if here is None or before is None or not before.number.isdecimal():
        return
    label = _label_like(here.label, int(before.number) + 1)
    if label is not None and label != here.label:
        edits = (Edit(Span(here.span.start, here.span.start + len(here.label)), label),)
        yield Repair(
            number,
            diagnostic.code,
            Action.RELABEL,
            edits,
            f"把这里的“{here.label}”改为“{label}”。若这是起草机关的笔误，宜另提意见。",
            f"Change “{here.label}” here to “{label}”. If the drafters erred, a comment is due besides.",
        )


def for_lost_label(draft: Draft, diagnostic: Diagnostic, number: int) -> Iterator[Repair]:
    """The label as its neighbours have it, in place of what is printed."""
    here = draft.by_key.get(diagnostic.article or "")
    if here is None or not here.number.isdecimal():
        return
    model = next((a.label for a in draft.articles if not a.flags and a.number.isdecimal()), "")
    label = _label_like(model, int(here.number))
    if label is None:
        return
    end = here.span.start + len(here.label)
    yield Repair(
        number,
        diagnostic.code,
        Action.RELABEL,
        (Edit(Span(here.span.start, end), label + _space_after(draft.text, end)),),
        f"把残缺的“{here.label}”补全为“{label}”。",
        f"Write the damaged “{here.label}” out as “{label}”.",
    )


def for_missing_heading(draft: Draft, diagnostic: Diagnostic, number: int) -> Iterator[Repair]:
    """A heading that the contents list: its title alone on a line, or its label inside one."""
    entry = _line(draft.text, diagnostic.line)
    words = draft.slice(entry)
    match = _HEADING_LABEL.match(words)
    if match is None:
        return
    label = match[0]
    title = "".join(_LEADER.sub("", words[match.end() :]).split())
    for region in draft.regions:
        if region.kind is RegionKind.CONTENTS:
            continue
        for line in _lines(draft.text, region.span):
            if title and "".join(draft.slice(line).split()) == title:
                yield _labelled(diagnostic, number, [(line.start, label)], draft)
        for found in re.finditer(re.escape(label), draft.slice(region.span)):
            at = region.span.start + found.start()
            if draft.text[at - 1 : at] not in ("", "\n"):
                yield _split_at(draft, diagnostic, number, [(at, label)])


def _at(draft: Draft, diagnostic: Diagnostic) -> tuple[Provision | None, Provision | None]:
    """The provision whose number is in doubt, and the one before it that it is counted from."""
    line = _line(draft.text, diagnostic.line)
    starting = [p for p in draft.provisions if line.start <= p.span.start < max(line.end, line.start + 1)]
    key = diagnostic.article
    unit = next((p for p in starting if p.key == key and p.kind in _UNITS and diagnostic.code in p.flags), None)
    if unit is not None:
        return unit, _unit_before(draft, unit)
    kinds: tuple[Kind, ...] = (Kind.ITEM,) if key is not None else _DIVISIONS
    for here in starting:
        if here.kind not in kinds or not here.number.isdecimal():
            continue
        alike = [p for p in draft.children(here.parent) if p.kind is here.kind and p.span.start < here.span.start]
        before = alike[-1] if alike else None
        expected = int(before.number) + 1 if before is not None and before.number.isdecimal() else 1
        if int(here.number) != expected:
            return here, before
    return None, None


def _unit_before(draft: Draft, unit: Provision) -> Provision | None:
    before: Provision | None = None
    for provision in draft.provisions:
        if provision.key == unit.key:
            return before
        if provision.kind is Kind.ANNEX:
            before = None
        elif provision.kind in _UNITS:
            before = provision
    return None


def _missing(here: Provision, before: Provision | None) -> list[int]:
    if not here.number.isdecimal() or (before is not None and not before.number.split("-")[0].isdecimal()):
        return []
    last = int(before.number.split("-")[0]) if before is not None else 0
    return list(range(last + 1, int(here.number)))[: _MOST_MISSING + 1]


def _opening(draft: Draft, here: Provision) -> int:
    """Where to look for what comes before the first of its kind: the words of its parent, else what stands above it."""
    if here.parent is not None:
        return draft.by_key[here.parent].body.start
    return max((r.span.start for r in draft.regions if r.span.start <= here.span.start), default=0)


def _split(
    draft: Draft, diagnostic: Diagnostic, number: int, here: Provision, missing: Sequence[int], stretch: Span
) -> Iterator[Repair]:
    """Each missing label in the middle of a line, preferably after the end of a sentence."""
    for after_end in (True, False) if here.kind in _LISTED else (True,):
        found: list[tuple[int, str]] = []
        at = stretch.start
        for wanted in missing:
            place = _inside_line(draft.text, here.label, wanted, Span(at, stretch.end), after_end=after_end)
            if place is None:
                break
            found.append(place)
            at = place[0] + len(place[1])
        if len(found) == len(missing):
            yield _split_at(draft, diagnostic, number, found)
            return


def _inside_line(text: str, model: str, wanted: int, stretch: Span, *, after_end: bool) -> tuple[int, str] | None:
    for label in _spellings(model, wanted):
        at = text.find(label, stretch.start, stretch.end)
        while at >= 0:
            before = text[:at].rstrip(" \u3000\t\xa0")[-1:] if at else "\n"
            if before != "\n" and (before in _ENDS or not after_end):
                return at, label
            at = text.find(label, at + 1, stretch.end)
    return None


def _split_at(draft: Draft, diagnostic: Diagnostic, number: int, places: Sequence[tuple[int, str]]) -> Repair:
    edits = tuple(Edit(_space_before(draft.text, at), "\n") for at, _ in places)
    labels = [label for _, label in places]
    return Repair(
        number,
        diagnostic.code,
        Action.SPLIT,
        edits,
        f"让{'、'.join(f'“{label}”' for label in labels)}另起一行，作为标号。",
        f"Begin a new line with {', '.join(f'“{label}”' for label in labels)}, as a label.",
    )


def _damaged(
    draft: Draft, diagnostic: Diagnostic, number: int, here: Provision, missing: Sequence[int], stretch: Span
) -> Iterator[Repair]:
    """Lines that begin with the missing number but not with a whole label: 四条, 笫四条, 第四."""
    if here.kind is not Kind.ARTICLE or not here.label.startswith("第"):
        return
    edits: list[Edit] = []
    labels: list[str] = []
    lines = _lines(draft.text, stretch)[1:]
    for wanted in missing:
        numeral = f"(?:{write_numeral(wanted)}|{wanted})"
        shape = re.compile(rf"[第笫弟苐]?[ 　]{{0,2}}{numeral}(?:[ 　]{{0,2}}[条絛粂條](?![款项])|(?=[ 　、]))")
        match = next((m for line in lines if (m := shape.match(draft.text, line.start, line.end))), None)
        label = _label_like(here.label, wanted)
        if match is None or label is None:
            return
        edits.append(Edit(Span(match.start(), match.end()), label + _space_after(draft.text, match.end())))
        labels.append(label)
    yield Repair(
        number,
        diagnostic.code,
        Action.RELABEL,
        tuple(edits),
        f"把行首残缺的标号补全为{'、'.join(f'“{label}”' for label in labels)}。",
        f"Write the damaged labels at the start of lines out as {', '.join(f'“{label}”' for label in labels)}.",
    )


def _unlabelled(
    draft: Draft, diagnostic: Diagnostic, number: int, here: Provision, before: Provision, missing: Sequence[int]
) -> Iterator[Repair]:
    """The lines of the provision before but its first, where just as many are missing; with more, it would be a guess."""
    if not here.label.startswith(("第", "（", "(")):
        return
    lines = _lines(draft.text, Span(before.body.start, before.span.end))
    own = [line for line in lines if not any(_starts_labelled(p, line, before) for p in draft.provisions)]
    if len(own) != len(missing) + 1 or len(missing) > _MOST_UNLABELLED:
        return
    labels = [_label_like(here.label, wanted) for wanted in missing]
    places = [
        (line.start, label) for line, label in zip(own[-len(missing) :], labels, strict=True) if label is not None
    ]
    if len(places) == len(missing):
        yield _labelled(diagnostic, number, places, draft)


def _interrupting(draft: Draft, diagnostic: Diagnostic, number: int, here: Provision) -> Iterator[Repair]:
    """Lines between two items that were read as a paragraph of their own: （一）…；…；（三）…."""
    paragraph = draft.by_key.get(here.parent or "")
    if paragraph is None or paragraph.label:
        return
    earlier = [p for p in draft.children(paragraph.parent) if p.span.start < paragraph.span.start]
    items = [p for p in draft.children(earlier[-1].key) if p.kind is Kind.ITEM] if earlier else []
    lines = _lines(draft.text, Span(paragraph.span.start, here.span.start))
    if not items or not items[-1].number.isdecimal() or int(here.number) - int(items[-1].number) - 1 != len(lines):
        return
    labels = [_label_like(here.label, int(items[-1].number) + i) for i in range(1, len(lines) + 1)]
    places = [(line.start, label) for line, label in zip(lines, labels, strict=True) if label is not None]
    if len(places) == len(lines) <= _MOST_UNLABELLED:
        yield _labelled(diagnostic, number, places, draft)


def _starts_labelled(provision: Provision, line: Span, around: Provision) -> bool:
    """Whether a labelled provision begins on a line; those around it begin on their first line without being its own."""
    return provision.label != "" and provision.key != around.key and line.start <= provision.span.start < line.end


def _labelled(diagnostic: Diagnostic, number: int, places: Sequence[tuple[int, str]], draft: Draft) -> Repair:
    edits = tuple(Edit(Span(at, at), label + ("\u3000" if label.startswith("第") else "")) for at, label in places)
    zh, en = ([(label, first_words(draft.text, at, language)) for at, label in places] for language in ("zh", "en"))
    return Repair(
        number,
        diagnostic.code,
        Action.LABEL,
        edits,
        f"{'，'.join(f'在“{words}”之前补上“{label}”' for label, words in zh)}，请核对是否为漏印的标号。",
        f"Put {', '.join(f'“{label}” before “{words}”' for label, words in en)}; check that it is what was lost.",
    )


def _label_like(model: str, number: int) -> str | None:
    """A label with this number, printed as the model is: 第十二条, 第12条, （三）, Article 4. None where that can't be said."""
    match = _NUMERAL.search(model)
    if match is None or (model[:1].isascii() and not _FIGURES.match(match[0]) and model[:1] not in "("):
        return None
    numeral = str(number) if _FIGURES.match(match[0]) else write_numeral(number)
    return model[: match.start()] + numeral + model[match.end() :]


def _spellings(model: str, number: int) -> list[str]:
    """The label in the model's print, then in others that a text may mix with it."""
    own = _label_like(model, number)
    if own is None:
        return []
    other = own.translate(str.maketrans("（）()", "()（）"))
    return list(dict.fromkeys([own, other]))


def _space_before(text: str, at: int) -> Span:
    start = at
    while start and text[start - 1] in " \u3000\t\xa0":
        start -= 1
    return Span(start, at)


def _space_after(text: str, at: int) -> str:
    """A space, unless there is one, the line ends or a sign follows."""
    return "\u3000" if text[at : at + 1].isalnum() else ""


def _line(text: str, number: int) -> Span:
    """The line with this number, counted from 1, without its end."""
    start = 0
    for _ in range(number - 1):
        start = text.find("\n", start) + 1
        if not start:
            return Span(len(text), len(text))
    end = text.find("\n", start)
    return Span(start, len(text) if end < 0 else end)


def _lines(text: str, stretch: Span) -> list[Span]:
    """The lines of a stretch that hold something; the first may begin in the middle of one."""
    found: list[Span] = []
    at = stretch.start
    while at < stretch.end:
        end = text.find("\n", at, stretch.end)
        end = stretch.end if end < 0 else end
        if text[at:end].strip():
            found.append(Span(at, end))
        at = end + 1
    return found
