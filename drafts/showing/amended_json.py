"""An amended draft as the JSON document that scripts rely on."""

from __future__ import annotations

from drafts.amending.model import Amended, Effect, Outcome, Remark, State


def amended_json(amended: Amended, language: str) -> dict[str, object]:
    """The amended text with its articles, every instruction with what it did, and counts.

    ``start`` and ``end`` of an instruction are in the decision's canonical text, of an effect in ``text``; ``base_start`` and
    ``base_end`` in the base's. ``language`` (``zh`` or anything else for English) is that of the reasons.
    """
    draft = amended.draft
    return {
        "title": draft.title,
        "text": draft.text,
        "articles": [
            {
                "key": article.key,
                "number": article.number,
                "label": article.label,
                "start": article.span.start,
                "end": article.span.end,
                "text": draft.slice(article.span),
            }
            for article in draft.articles
        ],
        "instructions": [_instruction(amended, i, outcome, language) for i, outcome in enumerate(amended.outcomes, 1)],
        "derived": [_effect(effect) for effect in amended.derived],
        "remarks": [_said(remark, language) for remark in amended.remarks],
        "summary": {state.value: len(amended.in_state(state)) for state in State}
        | {"instructions": len(amended.outcomes), "to_check": sum(bool(o.doubts) for o in amended.outcomes)},
        "other_law": _said(amended.other_law, language) if amended.other_law else None,
        "base": {"title": amended.base.title, "articles": len(amended.base.articles)},
        "decision": {"title": amended.decision.title},
    }


def _instruction(amended: Amended, number: int, outcome: Outcome, language: str) -> dict[str, object]:
    order = outcome.instruction
    by_key = amended.base.by_key
    return {
        "number": number,
        "point": order.point,
        "kind": order.action.value,
        "words": order.words,
        "start": order.span.start,
        "end": order.span.end,
        "state": outcome.state.value,
        "reason": _said(outcome.reason, language) if outcome.reason else None,
        "to_check": [_said(doubt, language) for doubt in outcome.doubts],
        "targets": [{"key": key, "label": by_key[key].label, "number": by_key[key].number} for key in outcome.targets],
        "effects": [_effect(effect) for effect in outcome.effects],
    }


def _effect(effect: Effect) -> dict[str, object]:
    return {
        "base_start": effect.base.start,
        "base_end": effect.base.end,
        "start": effect.span.start,
        "end": effect.span.end,
        "old": effect.old,
        "new": effect.new,
    }


def _said(remark: Remark, language: str) -> str:
    return remark.zh if language == "zh" else remark.en
