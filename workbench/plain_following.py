"""Duties and lineages as plain lines and as JSON."""

from __future__ import annotations

from collections import Counter

from drafts.comparison import Comparison, Significance
from drafts.counting import many
from drafts.duties import Duty, Modality
from drafts.duty_changes import DutyChange, DutyState
from drafts.lineage import Lineage, Place, Thread, kinds
from drafts.model import Draft
from drafts.wording import fate_word
from workbench.language import say
from workbench.plain import marked, passage_from

MODALITIES = {
    Modality.DUTY: ("应当", "must"),
    Modality.BAN: ("不得", "must not"),
    Modality.PERMISSION: ("可以", "may"),
}
STATES = {
    DutyState.SAME: ("未变", "unchanged"),
    DutyState.CHANGED: ("变更", "changed"),
    DutyState.NEW: ("新增", "new"),
    DutyState.GONE: ("取消", "gone"),
}
CHANGED = {
    "modality": ("义务性质", "what is asked"),
    "actor": ("主体", "who"),
    "limit": ("期限", "by when"),
    "items": ("列举项", "list"),
    "wording": ("内容", "what"),
}


def duty_json(draft: Draft, duty: Duty | None) -> dict[str, object] | None:
    """A duty as JSON; offsets count characters of the draft's canonical text."""
    if duty is None:
        return None
    return {
        "article": draft.by_key[duty.article].number,
        "modality": duty.modality.value,
        "word": duty.word,
        "actor": duty.actor,
        "lead": duty.lead,
        "action": duty.action,
        "limit": duty.limit,
        "items": duty.items,
        "start": duty.span.start,
        "end": duty.span.end,
    }


def change_json(comparison: Comparison, change: DutyChange) -> dict[str, object]:
    """What became of a duty, as JSON."""
    return {
        "state": change.state.value,
        "what": list(change.what),
        "old": duty_json(comparison.old, change.old),
        "new": duty_json(comparison.new, change.new),
    }


def _duty_line(draft: Draft, duty: Duty, language: str) -> str:
    said = duty.sentence(say(language, "（未写明主体）", "(who isn't said)"))
    items = say(language, f"（{duty.items} 项）", f" ({duty.items} items)") if duty.items else ""
    limit = say(language, f"　期限：{duty.limit}", f"  by when: {duty.limit}") if duty.limit else ""
    return f"{draft.by_key[duty.article].label}  {said}{items}{limit}"


def render_duties(draft: Draft, duties: tuple[Duty, ...], language: str) -> str:
    """One line for each duty of a draft, headed by counts."""
    counts = Counter(duty.modality for duty in duties)
    tally = " · ".join(f"{say(language, *MODALITIES[m])} {counts[m]}" for m in Modality if counts[m])
    return "\n".join([draft.title, tally, "", *(_duty_line(draft, duty, language) for duty in duties)])


def render_duty_changes(comparison: Comparison, changes: tuple[DutyChange, ...], language: str) -> str:
    """The duties that are new, changed and gone; those unchanged are only counted."""
    counts = Counter(change.state for change in changes)
    lines = [
        f"{comparison.old.title} → {comparison.new.title}",
        " · ".join(f"{say(language, *STATES[state])} {counts[state]}" for state in DutyState if counts[state]),
    ]
    for change in changes:
        if change.state is DutyState.SAME:
            continue
        what = say(language, "、", ", ").join(say(language, *CHANGED[each]) for each in change.what)
        lines += ["", say(language, *STATES[change.state]) + (f" ({what})" if what else "")]
        if change.old is not None:
            lines.append(f"  - {_duty_line(comparison.old, change.old, language)}")
        if change.new is not None:
            lines.append(f"  + {_duty_line(comparison.new, change.new, language)}")
    return "\n".join(lines)


def _labels(draft: Draft, keys: tuple[str, ...]) -> str:
    return ("、" if draft.language == "zh" else ", ").join(draft.by_key[key].label for key in keys) or "—"


def lineage_json(found: Lineage, threads: tuple[Thread, ...]) -> dict[str, object]:
    """Threads as JSON: for each draft the numbers of its articles, and what became of them in each step."""
    return {
        "drafts": [{"title": draft.title, "articles": len(draft.articles)} for draft in found.drafts],
        "threads": [
            {
                "articles": [
                    [draft.by_key[key].number for key in keys]
                    for draft, keys in zip(found.drafts, thread.stops, strict=True)
                ],
                "steps": [
                    {
                        "kinds": [kind.value for kind in kinds(thread, step)],
                        "class": thread.significance(step).value,
                        "partial": any(row.partial for row in thread.steps[step]),
                    }
                    for step in range(len(thread.steps))
                ],
            }
            for thread in threads
        ],
    }


def render_lineage(found: Lineage, language: str) -> str:
    """A line for each thread: its articles in each draft, and what became of them."""
    heads = [draft.title or say(language, "（无标题）", "(no title)") for draft in found.drafts]
    same = len({*heads}) < len(heads)  # which is which shows by the articles
    heads = [head + _size(draft, language) if same else head for head, draft in zip(heads, found.drafts, strict=True)]
    lines = [" → ".join(heads), say(language, "! 有应注意的改动", "! changes that matter"), ""]
    for thread in found.threads:
        stops = " → ".join(_labels(draft, keys) for draft, keys in zip(found.drafts, thread.stops, strict=True))
        words = [
            "/".join(dict.fromkeys(fate_word(row, language) for row in thread.steps[step] if not row.partial))
            + ("!" if thread.significance(step) is Significance.FLAGGED else "")
            for step in range(len(thread.steps))
        ]
        lines.append(f"{stops}  [{' · '.join(word or '—' for word in words)}]")
    return "\n".join(lines)


def _size(draft: Draft, language: str) -> str:
    """How many articles a draft has, to stand behind its title."""
    return say(language, f"（{len(draft.articles)} 条）", f" ({many(len(draft.articles), 'articles')})")


def render_thread(found: Lineage, place: Place, language: str) -> str:
    """One article through all drafts, its changes marked and the flags' reasons below."""
    thread = found.thread_of(place)
    lines: list[str] = []
    for at, draft in enumerate(found.drafts):
        lines += ["", f"== {draft.title}", _labels(draft, thread.stops[at])]
        if at == 0 or not thread.stops[at - 1]:
            lines += [draft.body(draft.by_key[key]) for key in thread.stops[at]]
            continue
        for row in thread.steps[at - 1]:
            before, after = found.drafts[at - 1], draft
            said = passage_from(_labels(before, row.old), language) if row.partial else fate_word(row, language)
            lines += [f"{_labels(before, row.old)} → {_labels(after, row.new)}  {said}", marked(row, draft.language)]
            lines += [f"  ⚑ {say(language, flag.zh, flag.en)}" for flag in row.flags]
    return "\n".join(lines[1:])
