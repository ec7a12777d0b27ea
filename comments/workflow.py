"""Where a comment stands, and who may move it where. Pure: the store keeps the status, this says which come next.

draft → proposed → in review → approved → submitted, then adopted, partly adopted or not adopted by the regulator.
A small office skips steps: what was proposed may be sent at once. Nothing is ever final by mistake: what was sent can be
called back to approved, an outcome can be corrected, and a withdrawn comment can be taken up again.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from comments.errors import InvalidRecordError
from comments.values import Role as Role
from comments.values import Status

OUTCOMES = (Status.ADOPTED, Status.PARTLY, Status.REJECTED)
"""What became of a comment, once the rule is out."""

OPEN = (Status.DRAFT, Status.PROPOSED, Status.IN_REVIEW)
"""Statuses in which a comment is still being worked on."""

MOVES: Mapping[Status, tuple[Status, ...]] = {
    Status.DRAFT: (Status.PROPOSED, Status.IN_REVIEW, Status.APPROVED, Status.WITHDRAWN),
    Status.PROPOSED: (Status.IN_REVIEW, Status.APPROVED, Status.SUBMITTED, Status.DRAFT, Status.WITHDRAWN),
    Status.IN_REVIEW: (Status.APPROVED, Status.SUBMITTED, Status.PROPOSED, Status.DRAFT, Status.WITHDRAWN),
    Status.APPROVED: (Status.SUBMITTED, Status.IN_REVIEW, Status.PROPOSED, Status.WITHDRAWN),
    Status.SUBMITTED: (Status.ADOPTED, Status.PARTLY, Status.REJECTED, Status.APPROVED, Status.WITHDRAWN),
    Status.ADOPTED: (Status.PARTLY, Status.REJECTED, Status.SUBMITTED),
    Status.PARTLY: (Status.ADOPTED, Status.REJECTED, Status.SUBMITTED),
    Status.REJECTED: (Status.ADOPTED, Status.PARTLY, Status.SUBMITTED),
    Status.WITHDRAWN: (Status.PROPOSED, Status.DRAFT),
}
"""Where a comment may go from each status, the usual step first."""

_NAMES = {
    Status.DRAFT: ("草稿", "draft"),
    Status.PROPOSED: ("已提出", "proposed"),
    Status.IN_REVIEW: ("审阅中", "in review"),
    Status.APPROVED: ("已批准", "approved"),
    Status.SUBMITTED: ("已提交", "submitted"),
    Status.ADOPTED: ("已采纳", "adopted"),
    Status.PARTLY: ("部分采纳", "partly adopted"),
    Status.REJECTED: ("未采纳", "not adopted"),
    Status.WITHDRAWN: ("已撤回", "withdrawn"),
}

_ROLE_NAMES = {
    Role.LEAD: ("负责人", "lead"),
    Role.REVIEWER: ("审阅人", "reviewer"),
    Role.OBSERVER: ("观察人", "observer"),
}

WORDS = frozenset(
    {
        "body", "rationale", "proposal", "delete", "new_article", "quote", "article", "also", "authorities",
        "body_other", "rationale_other", "proposal_other", "draft",
    }
)  # fmt: skip
"""The fields that an approval is given to: changed afterwards, the comment needs another one under four eyes."""

_ANYBODYS = frozenset({"assigned", "status"})
"""What a reviewer may change of somebody else's comment; the status within `moves`."""

_REVIEWERS_MAY = frozenset({Status.DRAFT, Status.PROPOSED, Status.IN_REVIEW, Status.WITHDRAWN})
_FOR_OTHERS = frozenset({Status.IN_REVIEW})


def name(status: Status, language: str) -> str:
    """The status as people call it."""
    zh, en = _NAMES[status]
    return zh if language == "zh" else en


def role_name(role: Role, language: str) -> str:
    """The role as people call it."""
    zh, en = _ROLE_NAMES[role]
    return zh if language == "zh" else en


def check_taking_part(role: Role) -> None:
    """Raises InvalidRecordError where somebody of this role may only read."""
    if role is Role.OBSERVER:
        raise InvalidRecordError(
            "您在这个项目里只能查看，没有保存。请由负责人用 workbench people 项目代号 --add 姓名 --role reviewer 把您列为审阅人。",
            "You may only read in this matter, so nothing was saved. Ask its lead to list you as a reviewer: "
            "workbench people SLUG --add NAME --role reviewer.",
        )


def check_lead(role: Role) -> None:
    """Raises InvalidRecordError for anybody but the lead."""
    if role is not Role.LEAD:
        raise InvalidRecordError(
            "这一步由负责人决定，没有保存。请与项目的负责人联系。",
            "That is for the lead to decide, so nothing was saved. Ask the matter's lead.",
        )


def check_edit(fields: Collection[str], *, author: str, assigned: str, person: str, role: Role) -> None:
    """Raises InvalidRecordError where this person may not change these fields of a comment.

    A lead may change all; a reviewer their own comments, those assigned to them except for who sees them, and of any whom
    it is assigned to.
    """
    check_taking_part(role)
    if role is Role.LEAD or person == author or set(fields) <= _ANYBODYS:
        return
    if person == assigned and "visibility" not in fields:
        return
    raise InvalidRecordError(
        f"这是{author}的意见，审阅人只能修改自己的或分派给自己的意见，没有保存。可以用 workbench reply 回复，或请负责人修改。",
        f"It is {author}'s comment; a reviewer changes their own and those assigned to them, so nothing was saved. "
        "Answer it with workbench reply, or ask the lead.",
    )


def check_asks_one_thing(*, delete: bool, proposal: str | None, new_article: bool) -> None:
    """Raises InvalidRecordError for a comment that would both ask to delete words and say how they should read."""
    if delete and not new_article and (proposal or "").strip():
        raise InvalidRecordError(
            "一条意见不能既建议删除，又给出修改后的文字，没有保存：不写 --delete（或用 --no-delete 取消），"
            '或不写 --proposal（或用 --proposal "" 清空）。',
            "A comment can't both ask to delete words and say how they should read. Leave out --delete (or take it back with "
            '--no-delete), or leave out --proposal (or clear it with --proposal ""). Nothing was saved.',
        )


def check_first_status(status: Status, *, role: Role, four_eyes: bool) -> None:
    """Raises InvalidRecordError where a new comment can't begin with this status."""
    check_taking_part(role)
    if status not in OPEN and (role is not Role.LEAD or four_eyes):
        raise InvalidRecordError(
            f"新意见不能一开始就是“{name(status, 'zh')}”，没有保存。请先提出，再由有权的人批准。",
            f"A new comment can't begin as {name(status, 'en')}, so nothing was saved. "
            "Propose it first, and let somebody who may approve it do so.",
        )


def moves(
    status: Status, *, author: str, person: str, role: Role = Role.LEAD, four_eyes: bool = False
) -> tuple[Status, ...]:
    """Where this person may move a comment of this author and status, the usual step first.

    With ``four_eyes``, nobody approves or sends on what they wrote themselves unless another has approved it.
    """
    return tuple(
        target
        for target in MOVES[status]
        if _obstacle(status, target, author=author, person=person, role=role, four_eyes=four_eyes) is None
    )


def check_move(
    status: Status, target: Status, *, author: str, person: str, role: Role = Role.LEAD, four_eyes: bool = False
) -> None:
    """Raises InvalidRecordError, saying why and what may be done, where this person may not make this move.

    Leaving a comment where it is, is always allowed.
    """
    if target is status:
        return
    reason = _obstacle(status, target, author=author, person=person, role=role, four_eyes=four_eyes)
    if reason is None:
        return
    zh, en = reason
    possible = moves(status, author=author, person=person, role=role, four_eyes=four_eyes)
    raise InvalidRecordError(
        f"不能把意见从“{name(status, 'zh')}”改为“{name(target, 'zh')}”：{zh}。"
        + (f"可以改为：{'、'.join(name(s, 'zh') + '（' + s.value + '）' for s in possible)}。" if possible else ""),
        f"The comment can't go from {name(status, 'en')} to {name(target, 'en')}: {en}. "
        + (f"It can become {', '.join(s.value for s in possible)}." if possible else ""),
    )


def _obstacle(
    status: Status, target: Status, *, author: str, person: str, role: Role, four_eyes: bool
) -> tuple[str, str] | None:
    """Why a move isn't open to a person, in Chinese and English; None where it is."""
    if target not in MOVES[status]:
        return "不能一步到达", "there is no such step"
    if role is Role.OBSERVER:
        return "您在这个项目里只能查看", "you may only read in this matter"
    own = author == person
    if role is Role.REVIEWER:
        if target not in _REVIEWERS_MAY or status not in _REVIEWERS_MAY:
            return "这一步由负责人决定", "that is for the lead to decide"
        if not own and target not in _FOR_OTHERS:
            return f"这是{author}的意见", f"it is {author}'s comment"
    if four_eyes and own:
        if target is Status.APPROVED and status in (*OPEN, Status.WITHDRAWN):
            return "须由作者以外的人批准", "somebody other than its author has to approve it"
        if target is Status.SUBMITTED and status in OPEN:
            return "须先由作者以外的人批准", "somebody other than its author has to approve it first"
    return None
