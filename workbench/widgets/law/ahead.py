"""A long comparison laid out in its other modes before anybody asks for them, so that changing the mode is instant at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.message import Message
from textual.worker import get_current_worker

from workbench.palette import Glyphs
from workbench.render import Block, ComparisonPages, Mode, Page

if TYPE_CHECKING:
    from workbench.widgets.law.page import LawPage

LONG = 300
"""Blocks from which it is worth a thread; fewer are laid out within the time a key may take."""


class Ahead(NamedTuple):
    """What is to be laid out ahead, each mode at the width it would have."""

    pages: ComparisonPages
    widths: tuple[tuple[Mode, int], ...]
    glyphs: Glyphs
    share: float


class LaidAhead(Message, namespace="law_view"):
    """A mode was laid out; the view keeps it where it still shows this comparison."""

    def __init__(self, asked: Ahead, blocks: tuple[Block, ...], page: Page) -> None:
        super().__init__()
        self.asked, self.blocks, self.page = asked, blocks, page


def lay_ahead(view: LawPage, asked: Ahead, shown: Mode) -> None:
    """To be run in a thread: lays out each mode but the one shown and says so, until the view asks for something else."""
    worker = get_current_worker()
    for mode, width in asked.widths:
        if worker.is_cancelled:
            return
        if mode is not shown:
            blocks = asked.pages.blocks(mode)
            view.post_message(LaidAhead(asked, blocks, Page(blocks, width, asked.glyphs, asked.share)))
