"""Who submits."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sender:
    """Who submits. What is empty isn't known: the letter leaves its line out."""

    unit: str = ""
    about: str = ""
    """A sentence on who they are, for the opening paragraph."""
    contact: str = ""
    position: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""


NOBODY = Sender()
