"""Which module holds which command; a run imports only the module of the command that is meant.

Importing all of them takes longer than a comparison of two short drafts.
"""

from __future__ import annotations

from collections.abc import Iterator

from drafts.records import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.cli.common import Command

MODULES: dict[str, tuple[str, ...]] = {
    "reading": ("outline", "compare"),
    "amending": ("amend",),
    "following": ("duties", "lineage"),
    "matters": ("import", "matters", "drafts"),
    "matter": ("matter",),
    "due": ("deadlines",),
    "repairing": ("diagnose", "repair"),
    "pins": ("pins", "pin", "unpin"),
    "discussion": ("comment", "comments", "set", "reply", "history"),
    "revising": ("undo", "redo", "delete", "restore", "assign"),
    "team": ("people", "read", "board"),
    "walls": ("team",),
    "consolidating": ("overlaps", "consolidate"),
    "carrying": ("carry",),
    "searching": ("search",),
    "removing": ("remove",),
    "bundles": ("pack", "merge", "conflicts", "settle"),
    "adopting": ("adoption",),
    "memos": ("memo",),
    "precedents": ("law", "precedents"),
    "citing": ("cite",),
    "leaving": ("demo", "export", "forms"),
    "sending": ("channels", "sent"),
    "circulating": ("circulate", "collect", "inbox"),
    "checking": ("check",),
    "serving": ("serve",),
    "keys": ("keys",),
    "machine": ("doctor", "backup", "recover"),
}
"""The commands of each module of this package, in the order in which ``--help`` lists them."""

_VALUED = ("--store", "--as")
"""The options before a command's name that take a value."""


def all_commands() -> tuple[Command, ...]:
    """Every command, in the order of ``--help``; imports all modules."""
    return tuple(command for module in MODULES for command in commands_of(module))


def commands_of(module: str) -> tuple[Command, ...]:
    """The commands that a module of this package adds."""
    # `importlib` takes half a millisecond to load
    found: tuple[Command, ...] = __import__(f"workbench.cli.{module}", fromlist=("COMMANDS",)).COMMANDS
    return found


def commands_meant(arguments: list[str]) -> tuple[Command, ...]:
    """The commands that a parser of these arguments has to know.

    One where they name it, none where they name no command and hold nothing else than the options that stand before one; all
    for anything else (``--help``, a word that is no command), since then all of them may have to be shown.
    """
    words = list(_without_values(arguments))
    if not words:
        return ()
    for module, names in MODULES.items():
        if words[0] in names:
            return tuple(command for command in commands_of(module) if command.name == words[0])
    return all_commands()


def _without_values(arguments: list[str]) -> Iterator[str]:
    """The arguments from the command's name on, or from an option that isn't one of those with a value."""
    rest = iter(arguments)
    for argument in rest:
        name, given, _ = argument.partition("=")
        if len(name) > 2 and any(option.startswith(name) for option in _VALUED):  # argparse takes --st for --store
            if not given:
                next(rest, None)
        elif argument == "--version":
            return
        else:
            yield argument
            yield from rest
