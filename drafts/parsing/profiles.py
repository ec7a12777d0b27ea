"""The numbering grammars there are, by name."""

from __future__ import annotations

from drafts.errors import DraftError
from drafts.parsing.profile import Profile, read_any_numeral
from drafts.parsing.profiles_continent import CONTINENTAL
from drafts.parsing.profiles_east import EASTERN
from drafts.parsing.profiles_west import WESTERN

__all__ = ["BY_NAME", "PROFILES", "Profile", "profile_named", "read_any_numeral"]

PROFILES: tuple[Profile, ...] = EASTERN + WESTERN + CONTINENTAL
BY_NAME = {name: profile for profile in PROFILES for name in (profile.name, *profile.also)}


def profile_named(name: str) -> Profile:
    """The profile of this name. Raises DraftError, naming those there are."""
    found = BY_NAME.get(name)
    if found is None:
        from drafts.parsing import worded

        found = worded.profile_in(name)
    if found is None:
        names = "、".join([*(profile.name for profile in PROFILES), *worded.LANGUAGES])
        raise DraftError(
            f"没有名为“{name}”的编号体例。可用的有：{names}。",
            f"There is no numbering profile “{name}”. Choose one of: {names.replace('、', ', ')}.",
        )
    return found
