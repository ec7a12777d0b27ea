"""What has to be done by when, counted back from a consultation's deadline in working days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from comments.workdays import is_known, is_workday, workday_before
from drafts.model import Channel
from drafts.notices.dates import FIRST_YEAR, LAST_YEAR
from drafts.notices.days_open import SHORTEST_DAYS, days_open, is_short


@dataclass(frozen=True, slots=True)
class Lead:
    """How many working days each step takes."""

    spare: int = 1
    """An e-mail or portal submission goes out this long before the last day."""
    courier: int = 5
    """A paper copy is handed to the courier this long before the last day: it has to have arrived by then."""
    seal: int = 1
    review: int = 1
    freeze: int = 1


USUAL = Lead()


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to be done, at the latest on ``day``."""

    code: str
    """``freeze``, ``review``, ``seal``, ``courier``, ``send``."""
    day: date
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about the dates that a person should know."""

    code: str
    """``day-off``, ``holidays-unknown``, ``short-period``, ``no-deadline``."""
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Plan:
    """The steps in order of their days, and remarks."""

    steps: tuple[Step, ...]
    remarks: tuple[Remark, ...]

    def next_step(self, today: date) -> Step | None:
        """The first step whose day hasn't passed."""
        return next((step for step in self.steps if step.day >= today), None)


def plan(
    deadline: date | None, *, opened: date | None = None, channels: Iterable[Channel] = (), lead: Lead = USUAL
) -> Plan:
    """The plan for a deadline, a Beijing date that ends at 24:00. Without one there are no steps, and a remark.

    Paper is planned for where the notice asks for post or a seal; then everything before it moves with the courier's day.
    """
    if deadline is None:
        return Plan((), (Remark("no-deadline", "没有截止日期。", "No deadline is set."),))
    if not FIRST_YEAR <= deadline.year <= LAST_YEAR:  # kept by an older program
        zh, en = f"截止日期 {deadline} 的年份有误。", f"The year of the deadline, {deadline}, can't be right."
        return Plan((), (Remark("no-deadline", zh, en),))
    kinds = {channel.kind for channel in channels}
    sealed = bool(kinds & {"post", "seal"})
    steps: list[Step] = []
    last = workday_before(deadline, lead.spare)
    if kinds - {"post"} or not kinds:
        steps.append(Step("send", last, "发送电子邮件或在网站提交", "send by e-mail or portal"))
    ready = last
    if "post" in kinds:
        ready = workday_before(deadline, lead.courier)
        steps.append(Step("courier", ready, "寄出纸质件", "hand the paper copy to the courier"))
    if sealed:
        ready = workday_before(ready, lead.seal)
        steps.append(Step("seal", ready, "用印", "have it sealed"))
    review = workday_before(ready, lead.review)
    steps.append(Step("review", review, "负责人审定", "final review"))
    steps.append(
        Step("freeze", workday_before(review, lead.freeze), "内部定稿，不再收新意见", "freeze: no new comments")
    )
    order = {"freeze": 0, "review": 1, "seal": 2, "courier": 3, "send": 4}
    return Plan(
        tuple(sorted(steps, key=lambda step: (step.day, order[step.code]))), tuple(_remarks(deadline, opened, steps))
    )


def _remarks(deadline: date, opened: date | None, steps: list[Step]) -> Iterable[Remark]:
    if not is_workday(deadline):
        yield Remark(
            "day-off",
            f"截止日 {deadline} 不是工作日：当日可能无人值守，请提前。",
            f"{deadline}, the last day, is no working day in China: nobody may be there to help. Be early.",
        )
    unknown = sorted({day.year for day in (deadline, *(step.day for step in steps)) if not is_known(day)})
    if unknown:
        years = "、".join(map(str, unknown))
        yield Remark(
            "holidays-unknown",
            f"{years} 年的放假安排未知，仅按周末推算。",
            f"Public holidays of {years.replace('、', ', ')} aren't known: only weekends were counted.",
        )
    if is_short(opened, deadline):
        days = days_open(opened, deadline)
        yield Remark(
            "short-period",
            f"征求意见期首尾计算仅 {days} 日，少于 {SHORTEST_DAYS} 日"
            "（《行政法规制定程序条例》《规章制定程序条例》），可以作为程序意见提出。",
            f"The consultation is open for {days} days, both ends counted: fewer than {SHORTEST_DAYS}, which the regulations "
            "on making administrative regulations and rules ask for. That is a point of procedure worth raising.",
        )
