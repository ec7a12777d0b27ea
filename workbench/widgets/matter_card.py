"""The card below the docket's table: when, where to, how far."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from comments.deadlines import remaining, when
from comments.records import Status
from drafts.notices.channels import kind_word
from workbench import due
from workbench.linebreak import break_lines, cells, truncate
from workbench.plain_docket import sent_lines, stage_word
from workbench.safe import safe, safe_line

if TYPE_CHECKING:
    from comments.docket import MatterOverview
    from workbench.wording import Words

BAR_CELLS = 32
SHADES = {
    Status.SUBMITTED: ("█", "$success"),
    Status.APPROVED: ("█", "$accent"),
    Status.IN_REVIEW: ("▓", "$secondary"),
    Status.PROPOSED: ("▒", "$secondary"),
    Status.DRAFT: ("░", "$text-muted"),
}


class MatterCard(Static):
    """What matters about one matter, in a few lines."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._row: MatterOverview | None = None
        self._now: datetime | None = None

    def show(self, row: MatterOverview, now: datetime) -> None:
        """Show a matter's facts as they stand now."""
        self._row, self._now = row, now
        self._draw()

    def on_resize(self) -> None:
        """Lines are broken for the width there is."""
        self._draw()

    def _draw(self) -> None:
        if self._row is None or self._now is None or not self.size.width:
            return
        width = self.content_size.width or self.size.width
        self.update(Content("\n").join(self.card_lines(self._row, self._now, width)))

    def card_lines(self, row: MatterOverview, now: datetime, width: int) -> list[Content]:
        """The card's lines, none wider than ``width`` cells."""
        matter, words = row.matter, self._words
        lines = [Content.styled(line, "bold") for line in self._broken(matter.title, width)]
        lines += self._deadline(row, now, width)
        lines.append(Content(""))
        facts: list[tuple[str, str]] = []
        if matter.issuer:
            facts.append((words("col.issuer"), matter.issuer))
        stage = stage_word(row.entry.stage(now), words.language)
        if matter.stage or row.sent:
            facts.append((words("col.status"), stage))
        if matter.owner:
            facts.append((words("docket.owner"), matter.owner))
        if matter.topics:
            facts.append(
                (
                    words("docket.topic"),
                    "、".join(matter.topics) if words.language == "zh" else ", ".join(matter.topics),
                )
            )
        facts += [("", line) for line in sent_lines(row, words.language)]
        facts.append((words("card.drafts"), " · ".join(row.drafts) or words("card.nodrafts")))
        lines += [line for heading, text in facts for line in self._fact(heading, text, width)]
        lines += self._comments(row, width)
        for at, channel in enumerate(matter.channels):
            kind = kind_word(channel.kind, words.language)
            lines += self._fact("" if at else words("card.channels"), f"{kind} {channel.value}", width)
        if matter.notes:
            lines += self._fact(words("card.notes"), matter.notes, width)
        return lines

    def _broken(self, text: str, width: int) -> list[str]:
        shown = safe_line(text)
        return [shown[line.start : line.shown] for line in break_lines(shown, width)]

    def _deadline(self, row: MatterOverview, now: datetime, width: int) -> list[Content]:
        words, deadline = self._words, row.matter.deadline
        parts = [words("card.opened", date=row.matter.opened.isoformat())] if row.matter.opened else []
        if deadline is not None:
            parts.append(words("card.closes", when=when(deadline, words.language)))
        parts.append(remaining(deadline, now).text(words.language))
        level = due.level(deadline, now)
        style = {"urgent": "bold $warning", "soon": "$accent"}.get(level, "$text-muted" if level == "past" else "")
        lines: list[Content] = []
        line = ""
        for part in parts:
            joined = f"{line} · {part}" if line else part
            if line and cells(joined) > width:
                lines.append(Content.styled(truncate(line, width), style))
                line = part
            else:
                line = joined
        return [*lines, Content.styled(truncate(line, width), style)]

    def _fact(self, heading: str, text: str, width: int) -> list[Content]:
        margin = 10
        shown = safe(text)
        found: list[Content] = []
        for at, line in enumerate(break_lines(shown.replace("\n", " "), max(12, width - margin))):
            head = heading if at == 0 else ""
            pad = " " * (margin - cells(head))
            found.append(
                Content.assemble((head, "$text-muted"), pad, shown[line.start : line.shown].replace("\n", " "))
            )
        return found

    def _comments(self, row: MatterOverview, width: int) -> list[Content]:
        words = self._words
        if not row.comments:
            return self._fact(words("card.comments"), words("card.none"), width)
        heading = words("card.comments")
        bar: list[Content | str | tuple[str, str]] = [(heading, "$text-muted"), " " * (10 - cells(heading))]
        for status, (glyph, style) in SHADES.items():
            n = row.by_status.get(status, 0)
            if n:
                bar.append((glyph * max(1, round(BAR_CELLS * n / row.comments)), style))
        counts = [f"{words.value(status)} {n}" for status in Status if (n := row.by_status.get(status, 0))]
        lines = [Content.assemble(*bar)]
        lines += self._fact("", " · ".join(counts), width)
        if row.internal:
            lines.append(
                Content.styled(" " * 10 + truncate(words("card.internal", n=row.internal), width - 10), "bold $warning")
            )
        return lines
