"""The duties of one or two drafts as entries of a list, by who has them or by article."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from drafts.diff import diff
from drafts.duties import Duty, Modality
from drafts.duty_changes import DutyChange, DutyState
from drafts.model import Draft
from workbench.language import say
from workbench.palette import Role
from workbench.plain_following import CHANGED, MODALITIES, STATES
from workbench.render.model import Chunk, Look, Paragraph
from workbench.render.pieces import changed, words
from workbench.safe import safe_line

SIGNS = {
    DutyState.NEW: ("+", Role.INSERTED_NUMERAL),
    DutyState.GONE: ("-", Role.DELETED_NUMERAL),
    DutyState.CHANGED: ("~", Role.CHANGED),
    DutyState.SAME: ("=", Role.DIM),
}


class Group(NamedTuple):
    """Duties under a heading."""

    heading: str
    changes: tuple[DutyChange, ...]


def by_actor(changes: Iterable[DutyChange], language: str) -> list[Group]:
    """The changes under whoever has the duty, the one with most changes first; where nobody is named, at the end."""
    found: dict[str, list[DutyChange]] = {}
    for change in changes:
        duty = change.new or change.old
        found.setdefault(" ".join(duty.actor.split()) if duty else "", []).append(change)

    def order(item: tuple[str, list[DutyChange]]) -> tuple[bool, int]:
        return not item[0], -sum(change.state is not DutyState.SAME for change in item[1])

    nobody = say(language, "（未写明主体）", "(nobody is named)")
    return [Group(actor or nobody, tuple(each)) for actor, each in sorted(found.items(), key=order)]


def in_order(changes: Iterable[DutyChange], old: Draft, new: Draft) -> list[Group]:
    """The changes under their chapters, in the order of the text."""
    found: dict[str, list[DutyChange]] = {}
    for change in changes:
        duty, draft = (change.new, new) if change.new else (change.old, old)
        headings = draft.headings(draft.by_key[duty.article]) if duty else ()
        found.setdefault(" / ".join(headings), []).append(change)
    return [Group(heading, tuple(each)) for heading, each in found.items()]


def heading(group: Group) -> Paragraph:
    """A group's heading with how many of its duties are new, changed, gone."""
    counted = [(state, sum(c.state is state for c in group.changes)) for state in SIGNS]
    tally = [(f"  {SIGNS[state][0]}{n}", SIGNS[state][1]) for state, n in counted if n and state is not DutyState.SAME]
    return words((group.heading, Role.LABEL), *tally)


def duty_paragraphs(change: DutyChange, old: Draft | None, new: Draft, look: Look) -> tuple[Paragraph, ...]:
    """A duty: article, what became of it, who must do what by when; the changed words marked. Without an ``old`` draft
    nothing became of it.
    """
    language = look.language
    duty, draft = (change.new, new) if change.new or old is None else (change.old, old)
    assert duty is not None
    sign, role = SIGNS[change.state]
    what = say(language, "、", ", ").join(say(language, *CHANGED[each]) for each in change.what)
    state = say(language, *STATES[change.state]) + (
        f"（{what}）" if what and language == "zh" else f" ({what})" if what else ""
    )
    parts: list[tuple[str, Role]] = [(draft.by_key[duty.article].label, Role.STRONG)]
    if old is not None:
        parts.insert(0, (sign + " ", role))
    if (
        old is not None
        and change.old
        and change.new
        and old.by_key[change.old.article].label != draft.by_key[duty.article].label
    ):
        parts.append((say(language, " 原", " was ") + old.by_key[change.old.article].label, Role.MOVED))
    parts += [("  ", Role.TEXT), (say(language, *MODALITIES[duty.modality]), _modal_role(duty))]
    if old is not None:
        parts.append((f"  {state}", role))
    if duty.limit:
        parts.append((say(language, "  期限 ", "  by when: ") + duty.limit, Role.WARNING))
    if duty.items or "items" in change.what:
        parts.append((_items(change, duty, language), Role.DIM))
    before, after = (_sentence(one, language) for one in (change.old, change.new))
    lines = changed(diff(before, after, draft.language), new, old or new, look)
    return (words(*parts), *(Paragraph(p.chunks, 4, 4) for p in _one_line(lines)))


def _items(change: DutyChange, duty: Duty, language: str) -> str:
    """How many list items hang on it, and how many did."""
    if change.old is not None and change.new is not None and change.old.items != change.new.items:
        before = change.old.items
        return say(language, f"  列 {duty.items} 项（原 {before} 项）", f"  {duty.items} items (were {before})")
    return say(language, f"  列 {duty.items} 项", f"  {duty.items} items")


def _one_line(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The sentence's paragraphs, blanks taken out."""
    return [p for p in paragraphs if p.text.strip()] or [Paragraph((Chunk("—", Role.DIM),))]


def _modal_role(duty: Duty) -> Role:
    return Role.WARNING if duty.modality is Modality.BAN else Role.TEXT


def _sentence(duty: Duty | None, language: str) -> str:
    """Who must do what, in one line."""
    if duty is None:
        return ""
    return safe_line(duty.sentence(say(language, "（主体未写明）", "(nobody is named)")))
