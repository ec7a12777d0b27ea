"""Why two articles were paired, or were not: the evidence that alignment weighs, in words.

Worked out when asked for, from the drafts and what a person pinned; the figures are those that decided, seen from the end of the
alignment.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from drafts.align import paired
from drafts.aligning.matching import ENOUGH
from drafts.aligning.pairing import Pairing
from drafts.aligning.penalties import other_acts
from drafts.aligning.pins import NO_PINS, Pins
from drafts.aligning.told_evidence import PINNED, Reason, ToldEvidence
from drafts.comparison import Comparison, Row, RowKind
from drafts.errors import UnknownProvisionError
from drafts.naming import name_of, provision_named
from drafts.outside_pins import concerning, is_outside

NEAREST = 3
"""Articles that are named as the most like one without a counterpart."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """The evidence on a row, or on two articles that a person asked about."""

    old: tuple[str, ...]
    """Keys of the old articles."""
    new: tuple[str, ...]
    paired: bool
    """Whether they stand in one row."""
    zh: str
    en: str
    reasons: tuple[Reason, ...]


def explain(comparison: Comparison, row: Row, pins: Pins = NO_PINS) -> Explanation:
    """Why the articles of a row stand together; of a new or deleted article, what was most like it and why that wasn't enough."""
    return Explainer(comparison, pins).row(row)


def explain_pair(comparison: Comparison, old: str, new: str, pins: Pins = NO_PINS) -> Explanation:
    """Why an old and a new article, annex or recital (by number, label or key) were paired or not.

    Raises UnknownProvisionError, or DraftError where one is an article and the other none.
    """
    before, after = provision_named(comparison.old, old), provision_named(comparison.new, new)
    is_outside(before, after)
    around, said = concerning(comparison, after, pins)
    return Explainer(around, said).pair(before.key, after.key)


def explain_named(comparison: Comparison, named: str, pins: Pins = NO_PINS) -> Explanation:
    """The evidence on what a person names: ``24``, an article of the new draft (of the old one, where the new has none of that
    number), 附件2, or ``9:12``, an old and a new one. Raises UnknownProvisionError.
    """
    old, colon, new = named.replace("：", ":").partition(":")
    if colon:
        return explain_pair(comparison, old, new, pins)
    try:
        one = provision_named(comparison.new, named)
        row = comparison.row_of_new(one.key)
    except UnknownProvisionError as unknown:
        try:
            one = provision_named(comparison.old, named)
            row = comparison.row_of_old(one.key)
        except UnknownProvisionError:  # the number was one of the new draft, so that is the draft to tell about
            raise unknown from None
    if row is None:
        raise LookupError(f"no row holds article {named}")
    around, said = concerning(comparison, one, pins)
    return explain(around, row, said)


class Explainer:
    """Tells the evidence on any articles of one comparison."""

    def __init__(self, comparison: Comparison, pins: Pins = NO_PINS) -> None:
        self._comparison = comparison
        self._pairing: Pairing = paired(comparison.old, comparison.new, pins)
        self._told = ToldEvidence(self._pairing, comparison.new.language)
        self._and = "、" if comparison.new.language == "zh" else ", "
        self._old = {article.key: at for at, article in enumerate(comparison.old.articles)}
        self._new = {article.key: at for at, article in enumerate(comparison.new.articles)}

    def row(self, row: Row) -> Explanation:
        """The evidence on a row."""
        if not row.old or not row.new:
            return self._alone(row)
        if row.partial:
            return self._passage(row)
        pairs = [(self._old[old], self._new[new]) for old in row.old for new in row.new]
        reasons = self._paired(*pairs[0]) if len(pairs) == 1 else [one for pair in pairs for one in self._named(*pair)]
        if row.moved:
            reasons.append(_MOVED)
        reasons += self._passages(row)
        return Explanation(row.old, row.new, True, *self._became(row), tuple(reasons))

    def pair(self, old: str, new: str) -> Explanation:
        """The evidence on two articles, and what became of each where they aren't paired."""
        at_old, at_new = self._old[old], self._new[new]
        rows = [row for row in self._comparison.rows if old in row.old and new in row.new]
        if any(row.partial for row in rows):
            return self._passage(rows[0])
        before, after = self._labels(at_old, at_new)
        if rows:
            zh, en = f"旧稿{before}与新稿{after}对应", f"Old {before} and new {after} are paired"
            return Explanation((old,), (new,), True, zh, en, tuple(self._paired(at_old, at_new)))
        zh, en = f"旧稿{before}与新稿{after}不对应：", f"Old {before} and new {after} are not paired: "
        why = self._too_little(at_old, at_new)
        reasons = (*self._told.reasons(at_old, at_new), *self._elsewhere(at_old, at_new))
        return Explanation((old,), (new,), False, zh + why[0], en + why[1], reasons)

    def _became(self, row: Row) -> tuple[str, str]:
        """What became of the articles of a row, in both languages."""
        old, new = self._names(row)
        verb = {RowKind.SPLIT: ("拆分为", "was split into"), RowKind.MERGED: ("合并为", "were merged into")}
        if len(row.old) == len(row.new) and len(row.old) > 1:
            verb[row.kind] = ("重新划分为", "were divided anew into")
        zh, en = verb.get(row.kind, ("对应", "became"))
        if row.score >= 1.0:
            return f"旧稿{old}{zh}新稿{new}", f"Old {old} {en} new {new}"
        return (
            f"旧稿{old}{zh}新稿{new}，文字相近程度 {row.score:.2f}（1 为相同）",
            f"Old {old} {en} new {new}; the words are {row.score:.2f} alike (1: the same)",
        )

    def _passage(self, row: Row) -> Explanation:
        """The evidence on a passage that went to another article than the one that its own became."""
        old, new = self._old[row.old[0]], self._new[row.new[0]]
        before, after = self._labels(old, new)
        too_little = self._too_little(old, new)
        reasons = [
            *self._told.shared(old, new),
            Reason(
                "whole",
                round(self._told.total(old, new), 4),
                f"整条比较不成对：{too_little[0]}",
                f"As whole articles they are no pair: {too_little[1]}",
            ),
            *self._elsewhere(old, new, rest=True),
        ]
        zh = f"旧稿{before}的一段文字移到了新稿{after}，这段文字相近程度 {row.score:.2f}；两条整体并不对应"
        en = (
            f"A passage of old {before} went to new {after}, {row.score:.2f} alike; as a whole the two articles are not"
            f" counterparts"
        )
        return Explanation(row.old, row.new, True, zh, en, tuple(reasons))

    def _passages(self, row: Row) -> Iterator[Reason]:
        """The passages that articles of a row gave to others, or took from them."""
        for other in self._comparison.rows:
            if not other.partial:
                continue
            own = row.old[:1] == other.old[:1]
            if own or other.new[0] in row.new:
                old, new = self._names(other)
                zh = f"旧稿{old}{'另有' if own else '的'}一段文字移到了新稿{new}"
                yield Reason("passage", round(other.score, 4), zh, f"A passage of old {old} went to new {new}")

    def _too_little(self, old: int, new: int) -> tuple[str, str]:
        """Why the evidence on two articles makes no pair, in both languages."""
        total = self._told.total(old, new)
        if (old, new) in self._pairing.forbidden:
            return _UNPAIRED.zh, _UNPAIRED.en
        if total < ENOUGH:
            zh = f"依据合计 {_figure(total)}，不到成对所需的 {ENOUGH}"
            return zh, f"the evidence adds up to {_figure(total)}, less than the {ENOUGH} that a pair needs"
        zh, en = f"依据合计 {total:.2f}，本可成对，但", f"the evidence adds up to {total:.2f}, enough for a pair, but "
        before, after = self._labels(old, new)
        news, olds = self._pairing.row_of_old(old)[1], self._pairing.row_of_new(new)[0]
        if not news and not olds and other_acts(self._pairing, old, new):
            return f"{zh}{_OTHER_ACTS[0]}", f"{en}{_OTHER_ACTS[1]}"
        better_new = any(self._told.total(old, at) > total for at in news)
        better_old = any(self._told.total(at, new) > total for at in olds)
        if better_new and better_old:
            return f"{zh}两条各有更接近的条文", f"{en}each has one that is more like it"
        if better_new:
            return f"{zh}旧稿{before}另有更接近的条文", f"{en}old {before} has one that is more like it"
        if better_old:
            return f"{zh}新稿{after}另有更接近的条文", f"{en}new {after} has one that is more like it"
        return f"{zh}已另有对应", f"{en}they are paired with others"

    def _alone(self, row: Row) -> Explanation:
        """What is most like an article that is new or deleted."""
        pairing = self._pairing
        if row.new:
            here = self._new[row.new[0]]
            pairs = [(old, here) for old in range(len(pairing.old))]
            label = name_of(pairing.new.articles[here])
            zh, en = f"新稿{label}是新增的，旧稿中没有与它对应的条文", f"New {label} is new: no old article became it"
            pinned = here in pairing.settled_new
        else:
            here = self._old[row.old[0]]
            pairs = [(here, new) for new in range(len(pairing.new))]
            label = name_of(pairing.old.articles[here])
            zh, en = (
                f"旧稿{label}已删去，新稿中没有与它对应的条文",
                f"Old {label} was deleted: it became no new article",
            )
            pinned = here in pairing.settled_old
        near = sorted(((self._told.total(*pair), pair) for pair in pairs), key=lambda one: -one[0])[:NEAREST]
        reasons = [PINNED] if pinned else []
        reasons += self._passages(row)
        reasons += [self._nearest(total, *pair, new_alone=bool(row.new)) for total, pair in near]
        return Explanation(row.old, row.new, False, zh, en, tuple(reasons))

    def _nearest(self, total: float, old: int, new: int, *, new_alone: bool) -> Reason:
        pairing = self._pairing
        before, after = self._labels(old, new)
        zh, en = (f"旧稿{before}", f"old {before}") if new_alone else (f"新稿{after}", f"new {after}")
        zh, en = f"最接近的有{zh}，依据合计 {_figure(total)}", f"Among the nearest is {en}, evidence {_figure(total)}"
        taken = pairing.row_of_old(old)[1] if new_alone else pairing.row_of_new(new)[0]
        if taken:
            names = self._and.join(name_of((pairing.new if new_alone else pairing.old).articles[at]) for at in taken)
            zh, en = f"{zh}，但它与{names}对应", f"{en}, but that is paired with {names}"
        elif total < ENOUGH:
            zh, en = f"{zh}，不到成对所需的 {ENOUGH}", f"{en}, less than the {ENOUGH} that a pair needs"
        elif other_acts(pairing, old, new):
            zh, en = f"{zh}，但{_OTHER_ACTS[0]}", f"{en}, but {_OTHER_ACTS[1]}"
        return Reason("nearest", round(total, 4), zh, en)

    def _elsewhere(self, old: int, new: int, *, rest: bool = False) -> Iterator[Reason]:
        """What became of two articles that aren't paired, or of the ``rest`` of two that share a passage."""
        pairing = self._pairing
        before, after = self._labels(old, new)
        if (old, new) in pairing.forbidden:
            yield _UNPAIRED
        news, olds = pairing.row_of_old(old)[1], pairing.row_of_new(new)[0]
        if news:
            names = self._and.join(name_of(pairing.new.articles[at]) for at in news)
            best = max(self._told.total(old, at) for at in news)
            zh, en = f"旧稿{before}与新稿{names}对应", f"Old {before} is paired with new {names}"
            yield _with_total(zh, en, best)
        else:
            zh, en = ("其余文字", "The rest of old") if rest else ("", "Old")
            yield Reason("nearest", 0.0, f"旧稿{before}{zh}在新稿中没有对应，已删去", f"{en} {before} was deleted")
        if olds:
            names = self._and.join(name_of(pairing.old.articles[at]) for at in olds)
            best = max(self._told.total(at, new) for at in olds)
            zh, en = f"新稿{after}与旧稿{names}对应", f"New {after} is paired with old {names}"
            yield _with_total(zh, en, best)
        else:
            zh, en = ("其余文字", "The rest of new") if rest else ("", "New")
            yield Reason("nearest", 0.0, f"新稿{after}{zh}在旧稿中没有对应，是新增的", f"{en} {after} is new")

    def _paired(self, old: int, new: int) -> list[Reason]:
        """The evidence on two articles of one row; where all of it is little, what made them a pair nevertheless."""
        found = self._told.reasons(old, new)
        total = self._told.total(old, new)
        if total < ENOUGH and found[0] is not PINNED:
            found.append(
                Reason(
                    "whole",
                    0.0,
                    f"依据合计 {_figure(total)}，不到通常所需的 {ENOUGH}：凭共有的句子或少见的词语成对，仍在原处的有少许即可",
                    f"The evidence adds up to {_figure(total)}, less than the usual {ENOUGH}: sentences or rare words in both"
                    " make them a pair, a few of them where it stands in its old place",
                )
            )
        return found

    def _names(self, row: Row) -> tuple[str, str]:
        old = self._and.join(name_of(self._comparison.old.by_key[key]) for key in row.old)
        return old, self._and.join(name_of(self._comparison.new.by_key[key]) for key in row.new)

    def _labels(self, old: int, new: int) -> tuple[str, str]:
        return name_of(self._pairing.old.articles[old]), name_of(self._pairing.new.articles[new])

    def _named(self, old: int, new: int) -> Iterator[Reason]:
        """The evidence on two of several articles in a row, with their names."""
        before, after = self._labels(old, new)
        for one in self._paired(old, new):
            yield replace(one, zh=f"{before}→{after}：{one.zh}", en=f"{before} → {after}: {one.en}")


def _figure(total: float) -> str:
    """A sum of evidence with as many digits as show on which side of enough it lies."""
    digits = next((n for n in (2, 3, 4) if f"{total:.{n}f}" != f"{ENOUGH:.{n}f}"), 4)
    return f"{total:.{digits}f}"


def _with_total(zh: str, en: str, total: float) -> Reason:
    """Whom an article is paired with, with the sum of evidence where that is what decided."""
    if total >= ENOUGH:
        zh, en = f"{zh}，依据合计 {total:.2f}", f"{en}, evidence {total:.2f}"
    return Reason("nearest", round(total, 4), zh, en)


_OTHER_ACTS = "两条处罚的行为不同", "they punish different acts"
_MOVED = Reason("moved", 0.0, "顺序与其余条文不一致，视为移动", "Out of order with the articles around it: moved")
_UNPAIRED = Reason("pinned", -1.0, "人工指定两条不对应", "A person said that they have nothing to do with each other")
