"""The evidence on two articles, piece by piece and in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from drafts.aligning.common_words import common_runs
from drafts.aligning.evidence import Evidence
from drafts.aligning.matching import HOLDS, WHOLLY
from drafts.aligning.pairing import Pairing


@dataclass(frozen=True, slots=True)
class Reason:
    """One piece of evidence about an old and a new article."""

    kind: str
    """``pinned``, ``same-words``, ``letters``, ``words``, ``held``, ``caption``, ``chapter``, ``place``, ``neighbours``,
    ``references``, ``passage``, ``moved``, ``whole`` (all evidence together) or ``nearest``."""
    value: float
    """What it adds to, or takes from, the score; 0 to 1 for likeness."""
    zh: str
    en: str


class ToldEvidence:
    """Tells what alignment weighs about two articles, by their places in the drafts."""

    def __init__(self, pairing: Pairing, language: str) -> None:
        self._pairing = pairing
        self._evidence = Evidence(pairing)
        self._language = language

    def total(self, old: int, new: int) -> float:
        """What matching weighs: the likeness of the words and all other evidence."""
        held = self._pairing.held(old, new)
        words = max(self._pairing.likeness(old, new), HOLDS * held if held >= WHOLLY else 0.0)
        return words + self._evidence.weight(old, new)

    def reasons(self, old: int, new: int) -> list[Reason]:
        """Each piece of evidence on two articles, what a person said first."""
        pairing, evidence = self._pairing, self._evidence
        found: list[Reason] = []
        if old in pairing.settled_old and new in pairing.row_of_old(old)[1]:
            found.append(PINNED)
        found += [_SAME] if pairing.old.plain[old] == pairing.new.plain[new] else self._about_words(old, new)
        caption = evidence.caption(old, new)
        if caption:
            name = pairing.new.articles[new].title
            zh, en = f"条标题相同或相近：{name}", f"Captions alike: {name}"
            if not name:
                name = pairing.new.chapters[new]
                zh, en = f"各自单独成“{name}”一部分", f"Each stands alone under “{name}”"
            found.append(Reason("caption", round(0.3 * caption, 4), zh, en))
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
        if old in pairing.hardly_edited and pairing.partner.get(old) == new:
            share = pairing.scores[old, new]
            zh = f"留在原处，前后条文不变，字符有 {share:.0%} 相同，仅此即成对"
            en = f"It stands where it stood, between the same neighbours, with {share:.0%} of its letters: enough by itself"
            yield Reason("letters", round(share, 4), zh, en)
        words = pairing.likeness(old, new)
        zh = f"文字相近程度 {words:.2f}（越少见的词语越有分量）"
        yield Reason("words", round(words, 4), zh, f"Words {words:.2f} alike (the rarer a word, the more it counts)")
        held = pairing.held(old, new)
        if held >= WHOLLY:
            zh = f"较短一条的文字有 {held:.0%} 见于另一条"
            yield Reason("held", round(HOLDS * held, 4), zh, f"{held:.0%} of the shorter article stands in the other")
        yield from self.shared(old, new)

    def shared(self, old: int, new: int) -> Iterator[Reason]:
        """The words that two articles have in common, quoted."""
        pairing = self._pairing
        for run in common_runs(pairing.old.texts[old], pairing.new.texts[new], self._language):
            yield Reason("passage", 0.0, f"共有的文字：“{run}”", f"Words in both: “{run}”")

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


PINNED = Reason("pinned", 1.0, "人工指定", "A person said so")
_SAME = Reason(
    "same-words", 1.0, "文字相同（引用的条号、标点宽窄不计）", "The same words (numbers of references and widths apart)"
)
