"""The fields of the comment dock: the three that nearly every comment has, and a second page of rarer ones."""

from __future__ import annotations

from dataclasses import replace

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from comments.records import Unsaved
from workbench.widgets.line_input import LineInput
from workbench.widgets.text_editor import LawTextArea
from workbench.wording import Words

MAIN = ("body", "rationale", "proposal")
OTHER = ("body_other", "rationale_other", "proposal_other")
"""The same in the other language."""
MORE = ("topic", "unit", "authorities", *OTHER)
LINES = ("topic", "unit")
"""Fields of one line."""


class FieldTitle(Static):
    """A field's heading; a click goes to the field."""

    def __init__(self, field: str, text: str) -> None:
        super().__init__(Content(text), classes="dock-title", id=f"dock-title-{field}")
        self.field = field


def compose_main(words: Words) -> ComposeResult:
    """The first page: comment and reasons at the left, the proposal at the right."""
    with Horizontal(id="dock-tabs"):
        for field in MAIN:
            yield FieldTitle(field, words(f"dock.{field}"))
    with Horizontal(id="dock-fields"):
        with Vertical(id="dock-left"):
            yield FieldTitle("body-own", words("dock.body"))
            yield LawTextArea(id="dock-body")
            yield FieldTitle("rationale-own", words("dock.rationale"))
            yield LawTextArea(id="dock-rationale")
        with Vertical(id="dock-right"):
            yield FieldTitle("proposal-own", words("dock.proposal.long"))
            yield LawTextArea(id="dock-proposal")


def compose_more(words: Words) -> ComposeResult:
    """The second page: topic, unit, authorities at the left, the other language at the right."""
    with Horizontal(id="dock-tabs-more"):
        for field in MORE:
            yield FieldTitle(field, words(f"dock.{field}"))
    with Horizontal(id="dock-more"):
        with Vertical(id="dock-more-left"):
            for field in LINES:
                with Horizontal(classes="dock-line"):
                    yield FieldTitle(f"{field}-own", words(f"dock.{field}"))
                    yield LineInput(id=f"dock-{field}", select_on_focus=False)
            yield FieldTitle("authorities-own", words("dock.authorities.long"))
            yield LawTextArea(id="dock-authorities")
        with Vertical(id="dock-more-right"):
            for field in OTHER:
                yield FieldTitle(f"{field}-own", words(f"dock.{field}"))
                yield LawTextArea(id=f"dock-{field}")


def text_in(field: Widget) -> str:
    """What a field holds."""
    return field.value if isinstance(field, Input) else field.text if isinstance(field, TextArea) else ""


def put_into(field: Widget, text: str) -> None:
    """Put a text into a field."""
    if isinstance(field, Input):
        field.value = text
    elif isinstance(field, TextArea):
        field.load_text(text)


def go_to_end(field: Widget) -> None:
    """Put a field's cursor behind its text."""
    if isinstance(field, Input):
        field.cursor_position = len(field.value)
    elif isinstance(field, TextArea):
        field.move_cursor(field.document.end)


def more_texts(typed: Unsaved) -> dict[str, str]:
    """What the fields of the second page show of a text: authorities a line each."""
    return {
        "topic": typed.topic,
        "unit": typed.unit,
        "authorities": "\n".join(typed.authorities),
        "body_other": typed.body_other,
        "rationale_other": typed.rationale_other,
        "proposal_other": typed.proposal_other or "",
    }


def with_more(typed: Unsaved, texts: dict[str, str]) -> Unsaved:
    """The text with what stands in the fields of the second page."""
    lines = (line.strip() for line in texts["authorities"].splitlines())
    return replace(
        typed,
        topic=texts["topic"].strip(),
        unit=texts["unit"].strip(),
        authorities=tuple(dict.fromkeys(line for line in lines if line)),
        body_other=texts["body_other"],
        rationale_other=texts["rationale_other"],
        proposal_other=texts["proposal_other"] if texts["proposal_other"].strip() else None,
    )
