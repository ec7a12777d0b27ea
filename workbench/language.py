"""Which language the workbench speaks: ``zh`` or ``en``."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

LANGUAGES = ("zh", "en")


def choose_language(environment: Mapping[str, str] | None = None) -> str:
    """The interface language: ``WORKBENCH_LANG``, else the locale's, else Chinese.

    A locale that names no language (``C``, ``POSIX``, or nothing at all) counts as saying nothing.
    """
    given = os.environ if environment is None else environment
    for name in ("WORKBENCH_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = given.get(name, "").lower()
        if value.startswith("zh"):
            return "zh"
        if value and not value.startswith(("c.", "posix")) and value != "c":
            return "en"
    if environment is None and sys.platform in ("win32", "darwin"):
        import locale

        # Elsewhere the variables have said it all, and Python calls the locale C.UTF-8 en_US.
        system = (locale.getlocale()[0] or "").lower()
        if system and not system.startswith(("zh", "chinese", "c")):
            return "en"
    return "zh"


def say(language: str, zh: str, en: str) -> str:
    """The one of two wordings that fits the language."""
    return zh if language == "zh" else en


def colon(language: str) -> str:
    """What stands between a name and what is said of it."""
    return say(language, "：", ": ")
