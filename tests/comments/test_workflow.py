"""Statuses: what leads where, and for whom."""

from __future__ import annotations

import itertools

import pytest

from comments.errors import InvalidRecordError
from comments.records import Status
from comments.workflow import MOVES, OUTCOMES, Role, check_move, moves, name

AUTHOR = "审阅人甲"
OTHER = "Reviewer B"
PAIRS = list(itertools.product(Status, Status))


def may(
    status: Status, target: Status, *, person: str = AUTHOR, role: Role = Role.LEAD, four_eyes: bool = False
) -> bool:
    return target in moves(status, author=AUTHOR, person=person, role=role, four_eyes=four_eyes)


def test_every_status_is_named_and_leads_somewhere() -> None:
    for status in Status:
        assert MOVES[status]
        assert status not in MOVES[status]
        assert name(status, "zh") != name(status, "en")


def test_every_status_can_be_reached_from_a_draft_and_left_again_for_submission() -> None:
    for start in Status:
        reached = {start}
        while True:
            more = reached.union(*(MOVES[status] for status in reached))
            if more == reached:
                break
            reached = more
        assert reached == set(Status)


def test_only_what_was_sent_has_an_outcome() -> None:
    for status, target in PAIRS:
        if target in OUTCOMES and status not in (*OUTCOMES, Status.SUBMITTED):
            assert not may(status, target)


def test_the_usual_way_is_open_to_somebody_alone() -> None:
    way = [Status.DRAFT, Status.PROPOSED, Status.IN_REVIEW, Status.APPROVED, Status.SUBMITTED, Status.ADOPTED]
    for status, target in itertools.pairwise(way):
        assert MOVES[status][0] is target
        assert may(status, target)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("four_eyes", [False, True])
def test_checking_and_offering_agree(role: Role, four_eyes: bool) -> None:
    for status, target in PAIRS:
        for person in (AUTHOR, OTHER):
            if status is target or may(status, target, person=person, role=role, four_eyes=four_eyes):
                check_move(status, target, author=AUTHOR, person=person, role=role, four_eyes=four_eyes)
            else:
                with pytest.raises(InvalidRecordError):
                    check_move(status, target, author=AUTHOR, person=person, role=role, four_eyes=four_eyes)


def test_with_four_eyes_ones_own_words_need_another_to_go_out() -> None:
    reached = {Status.DRAFT}
    for _ in Status:
        reached = reached.union(*(moves(status, author=AUTHOR, person=AUTHOR, four_eyes=True) for status in reached))
    assert not reached & {Status.APPROVED, Status.SUBMITTED, *OUTCOMES}
    assert may(Status.PROPOSED, Status.APPROVED, person=OTHER, four_eyes=True)
    assert may(Status.APPROVED, Status.SUBMITTED, four_eyes=True)


def test_a_reviewer_neither_approves_nor_withdraws_for_others() -> None:
    for status in Status:
        assert not may(status, Status.APPROVED, role=Role.REVIEWER)
        assert not may(status, Status.WITHDRAWN, person=OTHER, role=Role.REVIEWER)
    assert may(Status.PROPOSED, Status.WITHDRAWN, role=Role.REVIEWER)
    assert may(Status.PROPOSED, Status.IN_REVIEW, person=OTHER, role=Role.REVIEWER)


def test_an_observer_moves_nothing() -> None:
    assert not any(may(status, target, role=Role.OBSERVER) for status, target in PAIRS)


def test_a_refusal_says_what_may_be_done() -> None:
    with pytest.raises(InvalidRecordError) as raised:
        check_move(Status.DRAFT, Status.ADOPTED, author=AUTHOR, person=AUTHOR)
    assert "proposed" in raised.value.en
    assert "已提出（proposed）" in raised.value.zh
