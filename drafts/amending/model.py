"""An amendment decision as data: its instructions, and what became of each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from drafts.model import Draft, Kind, Span


class Action(StrEnum):
    """What an instruction asks for. Values are the names that JSON output uses."""

    REPLACE = "replace"
    """A provision gets new words: 将第五条修改为：“…”"""
    INSERT = "insert"
    """A new provision: 增加一条，作为第六条：“…”"""
    DELETE = "delete"
    """删去第七条"""
    RENUMBER = "renumber"
    """第八条改为第九条; a paragraph that becomes an article is one too"""
    MERGE = "merge"
    """第三条、第四条合并为一条"""
    SPLIT = "split"
    """第五条分为两条，作为第五条、第六条：“…”"""
    REPLACE_WORDS = "replace-words"
    """将第三条中的“A”修改为“B”"""
    INSERT_WORDS = "insert-words"
    """在“A”后增加“B”"""
    DELETE_WORDS = "delete-words"
    """删去第三条中的“A”"""
    HEADING = "heading"
    """第三章章名修改为“…”, and an article's caption"""
    TITLE = "title"
    """名称修改为《…》"""
    ADJUST_NUMBERS = "adjust-numbers"
    """对条文顺序作相应调整"""
    EDITORIAL = "editorial"
    """对个别文字和标点符号作了修改: says that something changes, not what"""
    UNKNOWN = "unknown"
    """Words that change something but weren't understood."""


class State(StrEnum):
    """What became of an instruction."""

    DONE = "done"
    UNFIT = "unfit"
    """It was understood and doesn't fit the base text; nothing was changed by it."""
    NOT_UNDERSTOOD = "not-understood"


@dataclass(frozen=True, slots=True)
class Target:
    """A provision as an instruction names it: 第十条第二款 is ``((article, "10"), (paragraph, "2"))``; no steps, the whole text."""

    steps: tuple[tuple[Kind, str], ...]
    words: str
    """As printed in the decision."""

    @property
    def kind(self) -> Kind | None:
        """The level of the provision itself."""
        return self.steps[-1][0] if self.steps else None

    @property
    def number(self) -> str:
        """The number of the provision itself."""
        return self.steps[-1][1] if self.steps else ""


EVERYWHERE = Target((), "")
"""各条中的…, 本法中的…"""


@dataclass(frozen=True, slots=True)
class Instruction:
    """One change that a decision orders. Numbers in ``targets`` are the base's, numbers in ``becomes`` the result's."""

    action: Action
    span: Span
    """In the decision's text."""
    words: str
    point: str = ""
    """The label of the point it stands in: 一、, 二、（三）."""
    targets: tuple[Target, ...] = ()
    becomes: tuple[Target, ...] = ()
    """作为第六条, 改为第九条."""
    old: tuple[str, ...] = ()
    """Words to look for."""
    new: tuple[str, ...] = ()
    """Words to put: one for each quotation."""
    unit: Kind | None = None
    """What is inserted, or what a provision is split into."""
    count: int = 1
    side: str = ""
    """``before`` or ``after`` a provision or words; ``end`` for 最后."""
    every: bool = False
    """All places are meant: 均, 统一, 一并."""
    fault: tuple[str, str] | None = None
    """Why it can't be understood, in Chinese and English, where that is known."""


@dataclass(frozen=True, slots=True)
class Effect:
    """One place that an instruction changed."""

    base: Span
    """In the base's text; empty where something was inserted."""
    span: Span
    """In the amended text; empty where something was taken out."""
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Remark:
    """Something a person should look at, in both languages."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """An instruction with what became of it."""

    instruction: Instruction
    state: State
    targets: tuple[str, ...] = ()
    """Keys of the base's provisions that it speaks of."""
    effects: tuple[Effect, ...] = ()
    reason: Remark | None = None
    """Why it doesn't fit or wasn't understood."""
    doubts: tuple[Remark, ...] = ()
    """What was done but should be checked by a person."""


@dataclass(frozen=True)
class Amended:
    """A base text with a decision applied to it."""

    base: Draft
    decision: Draft
    draft: Draft
    """The amended text, parsed again."""
    outcomes: tuple[Outcome, ...]
    """In the order of the decision."""
    derived: tuple[Effect, ...]
    """Labels and references that follow from the instructions: 第六十三条 became 第六十条."""
    remarks: tuple[Remark, ...]
    """What concerns the whole: references that lost their provision, other laws that the decision amends."""

    other_law: Remark | None = None
    """Says so where the decision amends a law of another name than the base's."""

    @property
    def text(self) -> str:
        """The amended text, canonical."""
        return self.draft.text

    def in_state(self, state: State) -> tuple[Outcome, ...]:
        """The instructions in this state."""
        return tuple(outcome for outcome in self.outcomes if outcome.state is state)
