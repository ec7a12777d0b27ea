"""Forms that ask for a file: what they have in common, and how what was typed outlives a path that doesn't work."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from drafts.errors import SpokenError
from workbench.screens.base import WorkbenchScreen
from workbench.screens.form_sheet import FormSheet, Given, Line
from workbench.wording import Words

Failed = Callable[[SpokenError], None]
"""What to call with the reason where a form couldn't be followed."""


class Asking:
    """A form of a screen. What was typed is kept until it was done, and where that fails the form is back with the reason."""

    def __init__(self, screen: WorkbenchScreen) -> None:
        self._screen = screen
        self._given: Given = {}

    def ask(self, form: FormSheet, take: Callable[[Given, Failed], None], afresh: Sequence[str] = ()) -> None:
        """Ask with what was typed last, but for the lines to be answered ``afresh``; ``take`` does what is asked."""
        self._put(form.with_given({name: text for name, text in self._given.items() if name not in afresh}), take)

    def forget(self) -> None:
        """It was done: begin with an empty form next time."""
        self._given = {}

    def _put(self, form: FormSheet, take: Callable[[Given, Failed], None]) -> None:
        screen = self._screen

        def failed(error: SpokenError) -> None:
            screen.tell_error(error)
            if screen.is_current:  # whoever went elsewhere meanwhile finds what was typed when asking again
                self._put(form.with_given(self._given, error.sentence(screen.words.language)), take)

        def handed(given: Given | None) -> None:
            if given is not None:
                self._given = given
                take(given, failed)

        screen.app.push_screen(form, handed)


def writing_form(
    title: str,
    words: Words,
    path: str,
    *,
    before: Sequence[Line] = (),
    after: Sequence[Line] = (),
    notes: Sequence[str],
) -> FormSheet:
    """A form for a file to be written: where, ``path`` to begin with, and what else is asked before and after that."""
    lines = (*before, Line("path", words("export.path"), path), *after)
    return _file_form(title, words, lines, "form.write", "export.nopath", notes)


def reading_form(
    title: str, words: Words, label: str, *, after: Sequence[Line] = (), notes: Sequence[str]
) -> FormSheet:
    """A form for a file that came: where it is, ``label`` saying what it is, and what else is asked."""
    return _file_form(title, words, (Line("path", label), *after), "form.read", "copies.nofile", notes)


def _file_form(
    title: str, words: Words, lines: Sequence[Line], take: str, missing: str, notes: Sequence[str]
) -> FormSheet:
    return FormSheet(
        title,
        lines,
        words,
        take=words(take),
        notes=notes,
        check=lambda given: "" if given["path"] else words(missing),
    )


def suggested(slug: str, words: Words, what: str, suffix: str = ".docx") -> str:
    """A file in the folder that the program was started in: the matter's short name and what it is."""
    stem = "".join(character if character.isalnum() or character in "-_." else "-" for character in slug)
    return str(Path.cwd() / f"{stem}-{words(what)}{suffix}")
