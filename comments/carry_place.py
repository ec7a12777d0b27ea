"""One place of a comment followed into the next draft: the article by its lineage, the words by the article's changes."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from comments.records import OtherPlace, Quote
from comments.suggestions import Candidate, Suggester
from drafts import anchor
from drafts.anchor import Followed
from drafts.comparison import Comparison, Op, Row, Significance, joined_spans
from drafts.folding import fold
from drafts.model import Draft, Kind, Provision, Span

SURE_ROW = 0.3
"""How alike two articles must be for a place to count as certain; below it, their pairing itself needs a look."""
ARTICLE_STANDS = 0.6
"""And for a comment on the whole article, whose subject is all of its words."""
ELSEWHERE = 0.2
"""How much more of the words must stand in the article that took over a passage than in the article's own successor."""
NEAR_ENOUGH = 0.7
"""How alike words found by a fuzzy search inside the lineage must be to those quoted."""
SHORTEST_SOUGHT = 6
"""Characters that a quote needs to be sought that way."""


class Carrying(StrEnum):
    """How a comment fares on its way to the newer draft."""

    CARRIED = "carried"
    """Its article is known and its words stand there unchanged."""
    LOOK = "needs-a-look"
    """A place is proposed; its words changed, or something about the place is doubtful."""
    LOST = "lost"
    """It has no place: article or words are gone. A person gives it one, keeps it on the article or leaves it where it is."""


@dataclass(frozen=True, slots=True)
class CarriedPlace:
    """A place in the old draft, and the one proposed in the new."""

    old: OtherPlace
    new: OtherPlace | None
    """None where it is lost."""
    state: Carrying
    kept: float
    """The share of the quoted characters that still stand, 0 to 1; of the article's where nothing is quoted."""
    zh: str
    en: str
    candidates: tuple[Candidate, ...] = field(default=())
    """Where it might belong, the likeliest first; none of them is certain."""
    changed: bool = False
    """Whether the article changed in more than mechanical ways although the place is carried; the reason says so."""

    def reason(self, language: str) -> str:
        """Why, in Chinese or English."""
        return self.zh if language == "zh" else self.en


def carry_place(place: OtherPlace, comparison: Comparison, suggest_in: Suggester | None = None) -> CarriedPlace:
    """What became of a place. Suggestions are looked for by ``suggest_in``, in the new draft where it isn't given."""
    if not place.article:
        return CarriedPlace(place, place, Carrying.CARRIED, 1.0, "针对整份草案。", "On the draft as a whole.")
    target = suggest_in or Suggester(comparison.new)
    provision = comparison.old.by_key.get(place.article)
    if provision is None:
        zh, en = "原稿中已找不到该条。", "The earlier draft no longer has this article."
        return _lost(place, None, comparison, target, zh, en)
    row = comparison.row_of_old(place.article)
    if row is None:
        return _not_an_article(place, provision, comparison, target)
    if not row.new:
        return _lost(place, provision, comparison, target, "该条已被删除。", "The article was deleted.")
    if place.quote is None:
        return _whole(place, row, comparison)
    return _words(place, place.quote, provision, row, comparison, target)


def _at(draft: Draft, key: str, quote: Quote | None = None) -> OtherPlace:
    provision = draft.by_key[key]
    return OtherPlace(key, provision.number, provision.label, quote)


def _lost(
    place: OtherPlace,
    provision: Provision | None,
    comparison: Comparison,
    target: Suggester,
    zh: str,
    en: str,
    first: tuple[Candidate, ...] = (),
) -> CarriedPlace:
    body = comparison.old.body(provision) if provision else ""
    others = target.suggestions(place, body, comparison)
    known = {candidate.article for candidate in first}
    candidates = (*first, *(each for each in others if each.article not in known))
    return CarriedPlace(place, None, Carrying.LOST, 0.0, zh, en, candidates)


def _whole(place: OtherPlace, row: Row, comparison: Comparison) -> CarriedPlace:
    """A comment on the article: with its successor, or the part of a split that holds most of its words."""
    spans = dict(zip(row.old, joined_spans(comparison.old, row.old), strict=True))
    at, body = spans[place.article]
    shares = _shares(row, Span(at, at + len(body)), comparison)
    best = max(shares, key=lambda key: shares[key])
    kept = sum(shares.values())
    new = _at(comparison.new, best)
    if len(row.new) > 1:
        labels = [comparison.new.by_key[key].label for key in row.new]
        others = tuple(
            Candidate(_at(comparison.new, key), shares[key], "该条拆分出的另一条", "another part of the split article")
            for key in row.new
            if key != best
        )
        zh = f"该条拆分为{'、'.join(labels)}，原文最多的是{new.label}。"
        en = f"The article was split into {', '.join(labels)}; most of it stands in {new.label}."
        return CarriedPlace(place, new, Carrying.LOOK, kept, zh, en, others)
    if row.score < ARTICLE_STANDS:
        return CarriedPlace(place, new, Carrying.LOOK, kept, "该条已大幅改写。", "The article was largely rewritten.")
    if len(row.old) > 1:
        zh, en = "该条已与他条合并。", "The article was merged with others."
        return CarriedPlace(place, new, Carrying.LOOK, kept, zh, en)
    if row.old_text == row.new_text:
        return CarriedPlace(place, new, Carrying.CARRIED, kept, "该条文字未改。", "The article is unchanged.")
    if row.klass is Significance.MECHANICAL:
        zh, en = "该条只有技术性改动。", "The article has mechanical changes only."
        return CarriedPlace(place, new, Carrying.CARRIED, kept, zh, en)
    zh, en = "随该条，其文字有改动。", "Follows its article, whose words changed."
    return CarriedPlace(place, new, Carrying.CARRIED, kept, zh, en, changed=True)


def _shares(row: Row, span: Span, comparison: Comparison) -> dict[str, float]:
    """How much of a span of the row's old text stands in each of its new articles, as shares of the span."""
    parts = [
        (key, at, at + len(body))
        for key, (at, body) in zip(row.new, joined_spans(comparison.new, row.new), strict=True)
    ]
    found = dict.fromkeys(row.new, 0.0)
    at_old = at_new = 0
    for op, text in row.changes:
        if op is Op.EQUAL:
            first, last = max(span.start, at_old), min(span.end, at_old + len(text))
            for key, start, end in parts:
                low, high = max(first + at_new - at_old, start), min(last + at_new - at_old, end)
                found[key] += max(0, high - low)
        at_old += len(text) if op is not Op.INSERT else 0
        at_new += len(text) if op is not Op.DELETE else 0
    return {key: share / max(1, len(span)) for key, share in found.items()}


def _words(
    place: OtherPlace, quote: Quote, provision: Provision, row: Row, comparison: Comparison, target: Suggester
) -> CarriedPlace:
    body = comparison.old.body(provision)
    try:
        found = anchor.find(body, quote.exact, quote.before, quote.after, quote.start)
    except anchor.LostQuoteError:
        near = _sought(quote, row, comparison, place.article, quote.start)
        zh, en = "原稿该条中已找不到引文。", "The words are no longer found in the earlier draft's article."
        return _lost(place, provision, comparison, target, zh, en, near)
    offset = dict(zip(row.old, (at for at, _ in joined_spans(comparison.old, row.old)), strict=True))[place.article]
    span = Span(offset + found.span.start, offset + found.span.end)
    followed = _within(row, span)
    stands = _stands_once(row, span) if followed.kept < 1 else None
    if stands is not None:
        return _to(place, (row, stands, False), quote, comparison)
    gone_over = _gone_over(row, followed, provision, found.span, comparison)
    if gone_over is not None:
        return _to(place, gone_over, quote, comparison)
    if not row.new_text[followed.span.start : followed.span.end].strip():
        zh, en = "引文已从该条中删去。", "The quoted words were deleted from the article."
        near = _sought(quote, row, comparison, place.article, found.span.start)
        keys = tuple(dict.fromkeys((_holder(row, followed.span, comparison)[0], *row.new)))
        stays = tuple(
            Candidate(
                _at(comparison.new, key),
                0.0,
                "原条的后继条文（引文已删）",
                "what its article became; the words are gone",
            )
            for key in keys
        )
        lost = _lost(place, provision, comparison, target, zh, en, near)
        known = {each.article for each in lost.candidates}
        more = tuple(each for each in stays if each.article not in known)
        return CarriedPlace(place, None, Carrying.LOST, 0.0, zh, en, (*lost.candidates, *more))
    return _to(place, (row, followed, found.certain), quote, comparison)


_Step = tuple[Row, Followed, bool]
"""The row that words go by, where they stand in its new text, and whether that place is certain."""


def _to(place: OtherPlace, step: _Step, quote: Quote, comparison: Comparison) -> CarriedPlace:
    """The place proposed for words that were followed, with how sure it is and why."""
    row, followed, certain = step
    key, inside, whole = _holder(row, followed.span, comparison)
    new = _at(comparison.new, key, Quote(*anchor.take(comparison.new, key, inside)) if len(inside) else None)
    doubts: list[tuple[str, str]] = []
    if row.partial:
        doubts.append((f"引文所在的段落移到了{new.label}。", f"The passage that holds the words went to {new.label}."))
    if new.quote is None or _plain(new.quote.exact) != _plain(quote.exact):
        doubts.append(("引文的文字有改动。", "The quoted words changed."))
    if not whole:
        doubts.append(("引文分在两条里。", "The words stand in two articles now."))
    if row.score < SURE_ROW and not row.partial:
        doubts.append(
            ("该条已大幅改写，对应关系请核对。", "The article was largely rewritten; check that it is the same one.")
        )
    if not certain:
        doubts.append(
            (
                "同样的文字可能另有所指，请核对位置。",
                "The same words may be others; check that they are the ones meant.",
            )
        )
    if doubts:
        zh, en = "".join(zh for zh, _ in doubts), " ".join(en for _, en in doubts)
        return CarriedPlace(place, new, Carrying.LOOK, followed.kept, zh, en)
    zh, en, changed = _around(row)
    zh, en = f"引文未改{zh}。", f"The words are unchanged{en}."
    return CarriedPlace(place, new, Carrying.CARRIED, followed.kept, zh, en, changed=changed)


def _around(row: Row) -> tuple[str, str, bool]:
    """What became of an article around words that stand unchanged, and whether it is more than mechanical."""
    if len(row.old) > 1:
        return "，但该条已与他条合并", ", but the article was merged with others", True
    if len(row.new) > 1:
        return "，但该条已拆分", ", but the article was split", True
    if row.old_text == row.new_text:
        return "", "", False
    if row.klass is Significance.MECHANICAL:
        return "，该条别处只有技术性改动", "; elsewhere the article has mechanical changes only", False
    return "，但该条别处有改动", ", but the article changed elsewhere", True


def _within(row: Row, span: Span) -> Followed:
    """Where a span stands in the row's new text; a sentence or item that changed its place is followed there."""
    followed = anchor.follow(row, span)
    if followed.kept == 1:
        return followed
    starts: list[tuple[int, int]] = []
    at_old = at_new = 0
    for op, text in row.changes:
        starts.append((at_old, at_new))
        at_old += len(text) if op is not Op.INSERT else 0
        at_new += len(text) if op is not Op.DELETE else 0
    for taken, put in row.moves:
        begin = starts[taken][0]
        if begin <= span.start and span.end <= begin + len(row.changes[taken].text):
            words = row.old_text[span.start : span.end]
            at = row.changes[put].text.find(words)
            if at >= 0 and row.changes[put].text.count(words) == 1:
                start = starts[put][1] + at
                return Followed(Span(start, start + len(words)), 1.0)
    for one in row.reworded:
        gone, come = row.changes[one.gone].text, row.changes[one.come].text
        begin = starts[one.gone][0] + len(gone) - len(gone.lstrip())
        if begin <= span.start and span.end <= begin + len(gone.strip()):
            sentence = row._replace(changes=one.changes)
            there = anchor.follow(sentence, Span(span.start - begin, span.end - begin))
            if there.kept > followed.kept:
                at = starts[one.come][1] + len(come) - len(come.lstrip())
                return Followed(Span(at + there.span.start, at + there.span.end), there.kept)
    return followed


def _stands_once(row: Row, span: Span) -> Followed | None:
    """Where the very words stand in the row's new text, once on either side, although the changes lead elsewhere."""
    words = row.old_text[span.start : span.end]
    if len(words) < SHORTEST_SOUGHT or row.old_text.count(words) != 1 or row.new_text.count(words) != 1:
        return None
    start = row.new_text.index(words)
    return Followed(Span(start, start + len(words)), 1.0)


def _gone_over(main: Row, followed: Followed, provision: Provision, span: Span, comparison: Comparison) -> _Step | None:
    """The passage that another article took over, where more of the words stand there than in the article's own row."""
    best: _Step | None = None
    for row in comparison.rows:
        if row.partial and provision.key in row.old and row is not main and followed.kept < 1:
            offset = dict(zip(row.old, (at for at, _ in joined_spans(comparison.old, row.old)), strict=True))
            at = offset[provision.key]
            there = _within(row, Span(at + span.start, at + span.end))
            if there.kept > (best[1].kept if best else followed.kept + ELSEWHERE):
                best = (row, there, True)
    return best


def _holder(row: Row, span: Span, comparison: Comparison) -> tuple[str, Span, bool]:
    """The new article that holds most of a span of the row's new text, the span in its body, and whether it holds all of it."""
    parts = list(zip(row.new, joined_spans(comparison.new, row.new), strict=True))
    key, (at, body) = max(
        parts, key=lambda part: (min(span.end, part[1][0] + len(part[1][1])) - max(span.start, part[1][0]), part[1][0])
    )
    if not len(span):
        held = [part for part in parts if part[1][0] <= span.start]
        key, (at, body) = held[-1] if held else parts[0]
    start = min(max(span.start - at, 0), len(body))
    end = max(start, min(span.end - at, len(body)))
    return key, Span(start, end), span.start >= at and span.end <= at + len(body)


def _sought(quote: Quote, row: Row, comparison: Comparison, article: str, start: int) -> tuple[Candidate, ...]:
    """Words like those quoted, sought inside the article's own lineage by diff-match-patch."""
    if len(quote.exact) < SHORTEST_SOUGHT or not row.new:
        return ()
    from diff_match_patch import diff_match_patch
    from rapidfuzz.distance import Indel

    matcher = diff_match_patch()
    matcher.Match_Distance = max(1000, len(row.new_text))
    pattern = quote.exact[: matcher.Match_MaxBits]
    at = matcher.match_main(row.new_text, pattern, min(start, max(0, len(row.new_text) - 1)))
    if at < 0:
        return ()
    words = row.new_text[at : at + len(quote.exact)]
    likeness = Indel.normalized_similarity(_plain(words), _plain(quote.exact))
    if likeness < NEAR_ENOUGH:
        return ()
    key, inside, whole = _holder(row, Span(at, at + len(words)), comparison)
    if not whole:
        return ()
    there = _at(comparison.new, key, Quote(*anchor.take(comparison.new, key, inside)))
    return (
        Candidate(there, round(likeness, 3), "该条后继条文中相近的文字", "similar words in what the article became"),
    )


def _not_an_article(place: OtherPlace, provision: Provision, comparison: Comparison, target: Suggester) -> CarriedPlace:
    """A chapter, recital or provision of an annex: carried where exactly one of its kind has the very same words."""
    old, new = comparison.old, comparison.new

    def words(draft: Draft, each: Provision) -> str:
        above = each.kind in (Kind.PART, Kind.SUBPART, Kind.CHAPTER, Kind.SECTION)
        return _plain(each.title if above else draft.body(each))

    wanted = words(old, provision)
    alike = [each for each in new.provisions if each.kind is provision.kind and words(new, each) == wanted]
    if wanted and len(alike) == 1:
        there = OtherPlace(alike[0].key, alike[0].number, alike[0].label, place.quote)
        return CarriedPlace(place, there, Carrying.CARRIED, 1.0, "文字未改。", "The words are unchanged.")
    zh, en = "新稿中没有文字相同的对应部分。", "The newer draft has no such part in the same words."
    return _lost(place, provision, comparison, target, zh, en)


def _plain(words: str) -> str:
    return "".join(fold(words).split())
