"""Running the command line inside the test's own process."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from workbench.cli import main


@dataclass(frozen=True)
class Done:
    """What a command left behind."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The JSON document on standard output."""
        return json.loads(self.out)


Runner = Callable[..., Done]


def make_runner(capsys: pytest.CaptureFixture[str]) -> Runner:
    """A function that runs `workbench` with these arguments and returns what it printed."""

    def run(*arguments: object) -> Done:
        capsys.readouterr()
        try:
            status = main([str(a) for a in arguments])
        except SystemExit as left:
            status = left.code if isinstance(left.code, int) else 1
        printed = capsys.readouterr()
        return Done(status, printed.out, printed.err)

    return run
