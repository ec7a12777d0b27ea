"""What a submission in Chinese and English still lacks: comments that are written in one of them only."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from comments.errors import UntranslatedError
from comments.records import Comment, Matter, Status
from comments.submission import EXPORTED_STATUSES, sorted_out

_NAMED_IN_ERROR = 20
_FIELDS = {"body": ("意见", "comment"), "rationale": ("理由", "reasons"), "proposal": ("修改条文", "proposal")}


@dataclass(frozen=True, slots=True)
class Missing:
    """A comment, and which of its texts exist in one language only."""

    id: str
    label: str
    """The article's; empty for the draft as a whole."""
    fields: tuple[str, ...]
    """``body``, ``rationale``, ``proposal``."""

    def sentence(self, language: str) -> str:
        """第三条（ID）：意见、理由."""
        zh = language == "zh"
        names = [_FIELDS[field][0 if zh else 1] for field in self.fields]
        if zh:
            return f"{self.label or '总体意见'}（{self.id}）：{'、'.join(names)}"
        return f"{self.label or 'the draft as a whole'} ({self.id}): {', '.join(names)}"


def missing(comments: Iterable[Comment], statuses: Collection[Status] | None = None) -> tuple[Missing, ...]:
    """What is missing in those comments that would go out, in the order given."""
    chosen, _ = sorted_out(comments, EXPORTED_STATUSES if statuses is None else statuses)
    found = (Missing(comment.id, comment.label, tuple(_one_sided(comment))) for comment in chosen)
    return tuple(one for one in found if one.fields)


def check_both(comments: Iterable[Comment], matter: Matter, statuses: Collection[Status] | None = None) -> None:
    """Raises UntranslatedError, naming comments and what they lack, where a submission can't be in both languages."""
    found = missing(comments, statuses)
    if not found:
        return
    zh_other, en_other = ("英文", "English") if matter.language == "zh" else ("中文", "Chinese")
    more_zh = f"；另有 {len(found) - _NAMED_IN_ERROR} 条" if len(found) > _NAMED_IN_ERROR else ""
    more_en = f"; and {len(found) - _NAMED_IN_ERROR} more" if len(found) > _NAMED_IN_ERROR else ""
    shown = found[:_NAMED_IN_ERROR]
    raise UntranslatedError(
        f"双语文件要求每条意见中英文齐全，以下 {len(found)} 条缺{zh_other}（或原文），没有写出任何文件："
        f"{'；'.join(one.sentence('zh') for one in shown)}{more_zh}。"
        "请用 workbench set ID --body-other … --rationale-other … --proposal-other … 补齐。",
        f"In both languages every comment needs both; {len(found)} lack {en_other} or the original, so nothing was written: "
        f"{'; '.join(one.sentence('en') for one in shown)}{more_en}. "
        "Fill them in with workbench set ID --body-other … --rationale-other … --proposal-other ….",
    )


def _one_sided(comment: Comment) -> Iterator[str]:
    pairs = (
        ("body", comment.body, comment.body_other),
        ("rationale", comment.rationale, comment.rationale_other),
        ("proposal", comment.proposal or "", comment.proposal_other or ""),
    )
    for name, own, other in pairs:
        if bool(own.strip()) != bool(other.strip()):
            yield name
