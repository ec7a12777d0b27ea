"""What `doctor` looks at."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench import doctor
from workbench.config import read_settings
from workbench.doctor import Finding, examine


def findings(folder: Path) -> dict[str, Finding]:
    """What is found, by its code, with a store that doesn't exist yet."""
    found = examine(read_settings(str(folder / "store.sqlite3")))
    assert len({finding.what for finding in found}) == len(found)
    return {finding.what: finding for finding in found}


def test_it_looks_at_everything_the_screen_depends_on_and_makes_nothing(tmp_path: Path) -> None:
    found = findings(tmp_path)
    assert {"terminal", "colours", "encoding", "signs", "input method", "clipboard", "store", "browser"} <= set(found)
    for finding in found.values():
        assert bool(finding.advice_zh) == bool(finding.advice_en)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("measured", "ok", "drawn"), [(1, True, "┼ ─ │"), (2, False, "+ - |"), (None, True, "┼ ─ │")])
def test_the_width_of_signs_is_measured_and_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, measured: int | None, ok: bool, drawn: str
) -> None:
    monkeypatch.delenv("WORKBENCH_SIGNS", raising=False)
    monkeypatch.setattr(doctor, "measure_signs", lambda: measured)
    signs = findings(tmp_path)["signs"]
    assert signs.ok is ok
    assert drawn in signs.value
    assert bool(signs.advice_en) is (measured != 1)


def test_what_is_set_by_hand_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBENCH_SIGNS", "ascii")
    assert findings(tmp_path)["signs"].value.endswith("+ - | (WORKBENCH_SIGNS=ascii)")


@pytest.mark.parametrize(
    ("name", "value", "said"), [("NO_COLOR", "1", "NO_COLOR (wb-plain)"), ("COLORTERM", "truecolor", "16M (wb-dark)")]
)
def test_colours_and_the_theme_that_follows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str, said: str
) -> None:
    for other in ("NO_COLOR", "COLORTERM", "TEXTUAL_DRIVER", "WT_SESSION"):
        monkeypatch.delenv(other, raising=False)
    monkeypatch.setenv(name, value)
    assert findings(tmp_path)["colours"].value == said


def test_without_a_clipboard_program_tmux_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "programs", lambda *_: ())
    monkeypatch.setenv("TMUX", "/tmp/tmux-0/default,1,0")
    clipboard = findings(tmp_path)["clipboard"]
    assert clipboard.value == "tmux → OSC 52"
    assert "set-clipboard on" in clipboard.advice_en
