"""Our own sample texts put into traditional letters, character for character."""

from __future__ import annotations

from drafts.lettering.letters import SIMPLIFIED

_WRITTEN: dict[str, str] = {}
for _letter, _plain in SIMPLIFIED.items():
    _WRITTEN.setdefault(_plain, _letter)
_LETTERS = str.maketrans({
    **_WRITTEN,
    # what the mainland's letter was before it stood for several
    "发": "發", "后": "後", "干": "幹", "历": "歷", "钟": "鐘", "准": "準", "系": "係", "里": "裡", "台": "臺", "复": "復",
    "于": "於", "面": "面", "只": "只", "了": "了", "周": "週", "表": "表", "才": "才", "征": "徵",
})  # fmt: skip


def traditional(text: str) -> str:
    return text.translate(_LETTERS)
