"""Ids that a person can type: ten characters of Crockford's base 32 (https://www.crockford.com/base32.html)."""

from __future__ import annotations

import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 10
"""Fifty random bits: two equal ones among a million are as likely as one in two thousand, and the key forbids them."""

_MISREAD = str.maketrans({"I": "1", "L": "1", "O": "0", "-": "", " ": ""})


def new_id(length: int = LENGTH) -> str:
    """A new random id."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def typed(text: str) -> str:
    """An id or its beginning as somebody typed it, in the form that is stored; empty where it can't be one."""
    plain = text.strip().upper().translate(_MISREAD)
    return plain if len(plain) <= LENGTH and all(c in ALPHABET for c in plain) else ""


def bounds(prefix: str) -> tuple[str, str]:
    """The least and the greatest id with this beginning, in any collation, since all are equally long."""
    return prefix.ljust(LENGTH, ALPHABET[0]), prefix.ljust(LENGTH, ALPHABET[-1])
