"""What the ways to hand in comments are called."""

from __future__ import annotations

from drafts.errors import SpokenError
from drafts.model import Channel
from drafts.patterns import regex

KINDS = {
    "email": ("邮箱", "e-mail"),
    "subject": ("邮件主题", "e-mail subject"),
    "post": ("信函", "post"),
    "legend": ("信封注明", "on the envelope"),
    "portal": ("网站", "website"),
    "fax": ("传真", "fax"),
    "phone": ("电话", "phone"),
    "contact": ("联系人", "contact"),
    "form": ("填写表格", "form to fill in"),
    "seal": ("盖章", "seal"),
}
"""Every kind of `Channel` that a notice gives, in both languages."""


_EMAIL = regex(r"[^\s@<>,;，；、]{1,64}@[^\s@<>,;，；、.]{1,63}(?:\.[^\s@<>,;，；、.]{1,63}){1,8}")
_LEAST_DIGITS = 5


def check_channel(channel: Channel) -> None:
    """Raises SpokenError for an e-mail address or a telephone number that can't be one."""
    value = channel.value.strip()
    if channel.kind == "email" and not _EMAIL.fullmatch(value.replace("＠", "@")):
        raise SpokenError(
            f"“{value}”不是电子邮箱地址，没有保存。请写成 a@example.org 的形式，一个渠道一个地址。",
            f"“{value}” is no e-mail address, so nothing was saved. Write it as a@example.org, one address a channel.",
        )
    if channel.kind in ("fax", "phone") and sum(character.isdigit() for character in value) < _LEAST_DIGITS:
        raise SpokenError(
            f"“{value}”不是电话号码，没有保存。请写明号码，例如 010-12345678。",
            f"“{value}” is no telephone number, so nothing was saved. Give the number, such as 010-12345678.",
        )


def kind_word(kind: str, language: str) -> str:
    """What a kind of channel is called; an unknown kind by its own name."""
    return KINDS.get(kind, (kind, kind))[0 if language == "zh" else 1]


def channel_line(channel: Channel, language: str) -> str:
    """A channel as a line for people: 邮箱：…, e-mail: …"""
    return f"{kind_word(channel.kind, language)}{'：' if language == 'zh' else ': '}{channel.value}"
