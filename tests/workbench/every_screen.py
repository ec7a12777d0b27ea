"""Every screen and dialog of the program, found in the code, and one of each made ready to be opened.

A new screen is found by itself. Where it is made from something that isn't known here, `make` says what to add.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from textual.screen import Screen

import workbench.screens
from comments.collected import Item, ItemKind, Taken
from comments.collection import Collection
from comments.records import Visibility
from comments.submission import Sender
from workbench.render import ArticleId, Side
from workbench.screens.dialogs import Answer
from workbench.screens.filtering import Filter
from workbench.screens.form_sheet import Line
from workbench.screens.opened import Shown, open_matter
from workbench.screens.search_scopes import SearchPlace
from workbench.screens.translations import Choice
from workbench.wording import Words
from workbench.workspace import CollectReport, Workspace


def screen_classes() -> tuple[type[Screen[Any]], ...]:
    """The classes that are opened: those in ``workbench.screens`` from which no other of them is made, by name."""
    found: set[type[Screen[Any]]] = set()
    for module in pkgutil.walk_packages(workbench.screens.__path__, workbench.screens.__name__ + "."):
        for each in vars(importlib.import_module(module.name)).values():
            if inspect.isclass(each) and issubclass(each, Screen) and each.__module__.startswith("workbench.screens"):
                found.add(each)
    bases = {base for each in found for base in each.__mro__[1:]}
    return tuple(sorted(found - bases, key=lambda each: each.__name__))


def _came_back(workspace: Workspace, slug: str, text: str) -> CollectReport:
    """What a copy brought back: an answer to a comment, by somebody whose name is the text."""
    answered = workspace.comments(slug)[0].id
    item = Item(ItemKind.REPLY, text, None, "0" * 8, answers=answered, text=text)
    taken = (Taken(item, answered, "", new=True),)
    draft = workspace.drafts(slug)[-1].label
    return CollectReport(Path(f"{text}.docx"), draft, taken, Collection((item,), 0, (), True, 0, 0), dry_run=True)


def make(kind: type[Screen[Any]], workspace: Workspace, slug: str, words: Words, text: str = "") -> Screen[Any]:
    """A screen of this class on a matter. ``text`` is put where a screen is given words to show, such as a question."""

    def shown() -> Shown:
        return open_matter(workspace, slug, comparing=None)

    def article() -> ArticleId:
        return ArticleId(Side.NEW, workspace.draft(slug).articles[0].key)

    def label(at: int) -> str:
        return workspace.drafts(slug)[at].label

    by_kind: dict[str, Callable[[], object]] = {
        "Comparison": lambda: workspace.compare(slug),
        "Shown": shown,
        "ArticleId | None": article,
        "Words": lambda: words,
        "Filter": lambda: Filter(text=text),
        "Sender": lambda: Sender(text, text, text),
        "SearchPlace": lambda: SearchPlace(slug, label(-1)),
        "Choice": lambda: Choice(slug, label(0)),
        "Mapping[str, Comment]": lambda: {comment.id: comment for comment in workspace.comments(slug)},
        "CollectReport": lambda: _came_back(workspace, slug, text),
        "Visibility": lambda: Visibility.TEAM,
        "Sequence[Line]": lambda: (Line("a", text, text, hint=text), Line("b", text, "x", (("x", text), ("y", text)))),
        "Sequence[tuple[str, str]]": lambda: ((text, ""), (text, "bold")),
        "Sequence[DraftVersion]": lambda: workspace.drafts(slug),
        "Sequence[Comment]": lambda: workspace.comments(slug)[:2],
        "Sequence[Answer]": lambda: (Answer("a", "a", text), Answer("escape", "back", text, "Esc")),
        "tuple[tuple[str, DraftVersion], ...]": lambda: tuple((slug, each) for each in workspace.drafts(slug)),
    }
    by_name: dict[str, Callable[[], object]] = {
        "slug": lambda: slug,
        "draft": lambda: label(-1),
        "article": lambda: article().key,
        "take": lambda: text,
        "old": lambda: label(0),
        "new": lambda: label(-1),
        "identifier": lambda: workspace.comments(slug)[0].id,
        "marked": lambda: [version.label for version in workspace.drafts(slug)][-2:],
        "people": lambda: (text,),
        "topics": lambda: (text,),
        "title": lambda: text,
        "places": lambda: ("review", "all"),
        "with_marks": lambda: True,
        "filtering": lambda: True,
        "offer_recovery": lambda: True,
        "label": lambda: text,
        "person": lambda: text,
        "base": lambda: {"body": text, "rationale": "", "delete": False},
        "theirs": lambda: {"body": f"{text}一", "rationale": text, "delete": False},
        "mine": lambda: {"body": f"{text}二", "rationale": "", "delete": True},
    }
    given: dict[str, object] = {}
    for name, parameter in inspect.signature(kind).parameters.items():
        if parameter.default is not parameter.empty:
            continue
        ready = by_kind.get(str(parameter.annotation)) or by_name.get(name)
        assert ready is not None, (
            f"{kind.__name__} is made from {name}: {parameter.annotation}; say in tests/workbench/every_screen.py what that is"
        )
        given[name] = ready()
    build: Callable[..., Screen[Any]] = kind
    return build(**given)
