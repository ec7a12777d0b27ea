"""What the ways to hand in comments are called."""

from __future__ import annotations

from drafts.model import Channel

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


def kind_word(kind: str, language: str) -> str:
    """What a kind of channel is called; an unknown kind by its own name."""
    return KINDS.get(kind, (kind, kind))[0 if language == "zh" else 1]


def channel_line(channel: Channel, language: str) -> str:
    """A channel as a line for people: 邮箱：…, e-mail: …"""
    return f"{kind_word(channel.kind, language)}{'：' if language == 'zh' else ': '}{channel.value}"
