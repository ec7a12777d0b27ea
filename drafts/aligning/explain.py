"""Why two articles were paired, or were not: the evidence that alignment weighs, in words.

Worked out when asked for, from the drafts and what a person pinned; the figures are those that decided, seen from the end of the
alignment.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from drafts.align import paired
from drafts.aligning.evidence import Evidence
from drafts.aligning.matching import ENOUGH, HOLDS, WHOLLY
from drafts.aligning.pairing import Pairing
from drafts.aligning.pins import NO_PINS, Pins
from drafts.comparison import Comparison, Row
from drafts.errors import UnknownProvisionError

PASSAGE_ZH, PASSAGE_EN = 8, 24
"""Characters from which a common run of words is worth quoting."""
QUOTED = 3
"""Common runs that are quoted, each up to"""
LONGEST = 60
"""so many characters."""
NEAREST = 3
"""Articles that are named as the most like one without a counterpart."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One piece of evidence about an old and a new article."""

    kind: str
    """``pinned``, ``same-words``, ``words``, ``held``, ``caption``, ``chapter``, ``place``, ``neighbours``, ``references``,
    ``passage``, ``moved`` or ``nearest``."""
    value: float
    """What it adds to, or takes from, the score; 0 to 1 for likeness."""
    zh: str
    en: str


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
    """Why an old and a new article (by number, label or key) were paired or not. Raises UnknownProvisionError."""
    return Explainer(comparison, pins).pair(comparison.old.article(old).key, comparison.new.article(new).key)


def explain_named(comparison: Comparison, named: str, pins: Pins = NO_PINS) -> Explanation:
    """The evidence on what a person names: ``24``, an article of the new draft (of the old one, where the new has none of that
    number), or ``9:12``, an old and a new article. Raises UnknownProvisionError.
    """
    old, colon, new = named.replace("：", ":").partition(":")
    if colon:
        return explain_pair(comparison, old, new, pins)
    try:
        row = comparison.row_of_new(comparison.new.article(named).key)
    except UnknownProvisionError as unknown:
        try:
            row = comparison.row_of_old(comparison.old.article(named).key)
        except UnknownProvisionError:  # the number was one of the new draft, so that is the draft to tell about
            raise unknown from None
    if row is None:
        raise LookupError(f"no row holds article {named}")
    return explain(comparison, row, pins)


class Explainer:
    """Tells the evidence on any articles of one comparison."""

    def __init__(self, comparison: Comparison, pins: Pins = NO_PINS) -> None:
        self._comparison = comparison
        self._pairing: Pairing = paired(comparison.old, comparison.new, pins)
        self._pairing.learn_weights()
        self._evidence = Evidence(self._pairing)
        self._and = "、" if comparison.new.language == "zh" else ", "
        self._old = {article.key: at for at, article in enumerate(comparison.old.articles)}
        self._new = {article.key: at for at, article in enumerate(comparison.new.articles)}

    def row(self, row: Row) -> Explanation:
        """The evidence on a row."""
        if not row.old or not row.new:
            return self._alone(row)
        pairs = [(self._old[old], self._new[new]) for old in row.old for new in row.new]
        reasons = self._reasons(*pairs[0]) if len(pairs) == 1 else [one for pair in pairs for one in self._named(*pair)]
        if row.moved and not row.partial:
            reasons.append(
                Reason(
                    "moved", 0.0, "顺序与其余条文不一致，视为移动", "Out of order with the articles around it: moved"
                )
            )
        said = f"{row.score:.2f}"
        zh, en = f"作为同一行，相近程度 {said}", f"In one row, {said} alike"
        if row.partial:
            zh, en = f"其中一段文字移到了另一条，相近程度 {said}", f"A passage went to another article, {said} alike"
        return Explanation(row.old, row.new, True, zh, en, tuple(reasons))

    def pair(self, old: str, new: str) -> Explanation:
        """The evidence on two articles, and what became of each where they aren't paired."""
        at_old, at_new = self._old[old], self._new[new]
        reasons = self._reasons(at_old, at_new)
        together = at_new in self._pairing.row_of_old(at_old)[1]
        before, after = self._labels(at_old, at_new)
        total = self._total(at_old, at_new)
        if together:
            zh, en = f"旧稿{before}与新稿{after}对应", f"Old {before} and new {after} are paired"
        else:
            zh = f"旧稿{before}与新稿{after}不对应：依据合计 {total:.2f}，"
            en = f"Old {before} and new {after} are not paired: the evidence adds up to {total:.2f}, "
            if total < ENOUGH:
                zh, en = f"{zh}不到成对所需的 {ENOUGH}", f"{en}less than the {ENOUGH} that a pair needs"
            else:
                zh, en = f"{zh}本可成对，但各有更合适的对应", f"{en}enough for a pair, but there are better ones"
            reasons = [*reasons, *self._elsewhere(at_old, at_new)]
        return Explanation((old,), (new,), together, zh, en, tuple(reasons))

    def _total(self, old: int, new: int) -> float:
        """What matching weighs: the likeness of the words and all other evidence."""
        held = self._pairing.held(old, new)
        words = max(self._pairing.likeness(old, new), HOLDS * held if held >= WHOLLY else 0.0)
        return words + self._evidence.weight(old, new)

    def _alone(self, row: Row) -> Explanation:
        """What is most like an article that is new or deleted."""
        pairing = self._pairing
        if row.new:
            here = self._new[row.new[0]]
            pairs = [(old, here) for old in range(len(pairing.old))]
            zh, en = "没有对应的旧条文：新增", "No old article became it: new"
            pinned = here in pairing.settled_new
        else:
            here = self._old[row.old[0]]
            pairs = [(here, new) for new in range(len(pairing.new))]
            zh, en = "没有对应的新条文：删去", "It became no new article: deleted"
            pinned = here in pairing.settled_old
        near = sorted(((self._total(*pair), pair) for pair in pairs), key=lambda one: -one[0])[:NEAREST]
        reasons = [_PINNED] if pinned else []
        reasons += [self._nearest(total, *pair, new_alone=bool(row.new)) for total, pair in near]
        return Explanation(row.old, row.new, False, zh, en, tuple(reasons))

    def _nearest(self, total: float, old: int, new: int, *, new_alone: bool) -> Reason:
        pairing = self._pairing
        before, after = self._labels(old, new)
        zh, en = (f"旧稿{before}", f"old {before}") if new_alone else (f"新稿{after}", f"new {after}")
        zh, en = f"最接近的有{zh}，依据合计 {total:.2f}", f"Among the nearest is {en}, evidence {total:.2f}"
        taken = pairing.row_of_old(old)[1] if new_alone else pairing.row_of_new(new)[0]
        if taken:
            names = self._and.join((pairing.new if new_alone else pairing.old).articles[at].label for at in taken)
            zh, en = f"{zh}，但它与{names}对应", f"{en}, but that is paired with {names}"
        return Reason("nearest", round(total, 4), zh, en)

    def _elsewhere(self, old: int, new: int) -> Iterator[Reason]:
        """What became of two articles that aren't paired."""
        pairing = self._pairing
        before, after = self._labels(old, new)
        if (old, new) in pairing.forbidden:
            yield _UNPAIRED
        news, olds = pairing.row_of_old(old)[1], pairing.row_of_new(new)[0]
        if news:
            names = self._and.join(pairing.new.articles[at].label for at in news)
            best = max(self._total(old, at) for at in news)
            zh, en = (
                f"旧稿{before}与{names}对应，依据合计 {best:.2f}",
                f"Old {before} is paired with {names}, evidence {best:.2f}",
            )
            yield Reason("nearest", round(best, 4), zh, en)
        if olds:
            names = self._and.join(pairing.old.articles[at].label for at in olds)
            best = max(self._total(at, new) for at in olds)
            zh, en = (
                f"新稿{after}与{names}对应，依据合计 {best:.2f}",
                f"New {after} is paired with {names}, evidence {best:.2f}",
            )
            yield Reason("nearest", round(best, 4), zh, en)

    def _labels(self, old: int, new: int) -> tuple[str, str]:
        return self._pairing.old.articles[old].label, self._pairing.new.articles[new].label

    def _named(self, old: int, new: int) -> Iterator[Reason]:
        """The evidence on two of several articles in a row, with their names."""
        before, after = self._labels(old, new)
        for one in self._reasons(old, new):
            yield replace(one, zh=f"{before}→{after}：{one.zh}", en=f"{before} → {after}: {one.en}")

    def _reasons(self, old: int, new: int) -> list[Reason]:
        pairing, evidence = self._pairing, self._evidence
        found: list[Reason] = []
        if old in pairing.settled_old and new in pairing.row_of_old(old)[1]:
            found.append(_PINNED)
        found += [_SAME] if pairing.old.plain[old] == pairing.new.plain[new] else self._about_words(old, new)
        caption = evidence.caption(old, new)
        if caption:
            name = self._comparison.new.articles[new].title
            value = round(0.3 * caption, 4)
            found.append(Reason("caption", value, f"条标题相同或相近：{name}", f"Captions alike: {name}"))
        if evidence.same_chapter(old, new):
            chapter = pairing.new.chapters[new]
            found.append(Reason("chapter", 0.03, f"同在“{chapter}”", f"Both stand in “{chapter}”"))
        found += self._about_place(old, new)
        mentions = pairing.same_mentions(old, new)
        if mentions > 0:
            found.append(Reason("references", round(mentions, 4), "引用同样的条文", "They refer to the same articles"))
        elif mentions < 0:
            found.append(Reason("references", round(mentions, 4), "引用的条文不同", "They refer to different articles"))
        spelt = round(evidence.spelt_out(old, new), 4)
        if spelt > 0:
            found.append(
                Reason(
                    "references", spelt, "一条引用的内容在另一条中写明", "One says in words what the other refers to"
                )
            )
        elif spelt < 0:
            found.append(
                Reason(
                    "references", spelt, "一条引用的内容在另一条中未见", "One says nothing of what the other refers to"
                )
            )
        return found

    def _about_words(self, old: int, new: int) -> Iterator[Reason]:
        pairing = self._pairing
        words = pairing.likeness(old, new)
        zh = f"文字相近程度 {words:.2f}（越少见的词语越有分量）"
        yield Reason("words", round(words, 4), zh, f"Words {words:.2f} alike (the rarer a word, the more it counts)")
        held = pairing.held(old, new)
        if held >= WHOLLY:
            zh = f"较短一条的文字有 {held:.0%} 见于另一条"
            yield Reason("held", round(HOLDS * held, 4), zh, f"{held:.0%} of the shorter article stands in the other")
        for run in self._common(old, new):
            yield Reason("passage", 0.0, f"共有的文字：“{run}”", f"Words in both: “{run}”")

    def _common(self, old: int, new: int) -> list[str]:
        """The longest runs of whole words that two articles share."""
        a, b = self._pairing.old.texts[old], self._pairing.new.texts[new]
        least = PASSAGE_ZH if self._comparison.new.language == "zh" else PASSAGE_EN
        runs: set[str] = set()
        for block in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks():
            run = a[block.a : block.a + block.size]
            if a[block.a - 1 : block.a].isascii() and a[block.a - 1 : block.a].isalnum():
                run = run.lstrip(_LETTERS)
            if a[block.a + block.size : block.a + block.size + 1].isascii():
                run = run.rstrip(_LETTERS)
            run = " ".join(run.split()).strip(" ，。；：、,;:.")
            if len(run) >= least:
                runs.add(run)
        longest = sorted(runs, key=lambda run: (-len(run), run))[:QUOTED]
        return [run if len(run) <= LONGEST else run[:LONGEST] + "…" for run in longest]

    def _about_place(self, old: int, new: int) -> Iterator[Reason]:
        nearness, beside = self._evidence.place(old, new)
        value = round(0.12 * max(nearness, beside), 4)
        if max(nearness, beside) <= 0.3:
            return
        if beside > nearness:
            yield Reason(
                "neighbours", value, "相邻的条文也对应到它的相邻处", "The articles next to it went next to the other"
            )
        else:
            yield Reason("place", value, "位于按前后条文推算的位置", "It stands where its neighbours let one expect it")


_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_PINNED = Reason("pinned", 1.0, "人工指定", "A person said so")
_UNPAIRED = Reason("pinned", -1.0, "人工指定两条不对应", "A person said that they have nothing to do with each other")
_SAME = Reason(
    "same-words", 1.0, "文字相同（引用的条号、标点宽窄不计）", "The same words (numbers of references and widths apart)"
)
