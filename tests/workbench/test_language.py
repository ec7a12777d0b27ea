"""Which language the workbench speaks, by what the environment says."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.conftest import ROOT
from workbench.language import choose_language


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "zh"),
        ({"LANG": "C"}, "zh"),
        ({"LANG": "C.UTF-8"}, "zh"),
        ({"LANG": "POSIX"}, "zh"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LC_ALL": "en_US.UTF-8", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"WORKBENCH_LANG": "zh", "LANG": "en_US.UTF-8"}, "zh"),
        ({"WORKBENCH_LANG": "en"}, "en"),
    ],
)
def test_the_environment_decides(environment: dict[str, str], language: str) -> None:
    assert choose_language(environment) == language


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there the system's own setting is asked")
def test_a_locale_without_a_language_means_chinese_in_a_real_process() -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LANG", "LC_", "WORKBENCH_"))}
    done = subprocess.run(
        [sys.executable, "-c", "from workbench.language import choose_language; print(choose_language())"],
        env={**kept, "LANG": "C.UTF-8"},
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        check=True,
    )
    assert done.stdout.strip() == "zh"
