"""The numbering grammars there are, by name."""

from __future__ import annotations

from functools import cache

from drafts.errors import DraftError
from drafts.parsing.profile import Profile, read_any_numeral
from drafts.parsing.profiles_east import EASTERN

__all__ = ["Profile", "all_profiles", "known_profile", "profile_named", "read_any_numeral"]

_EASTERN = {name: profile for profile in EASTERN for name in (profile.name, *profile.also)}


@cache
def all_profiles() -> tuple[Profile, ...]:
    """Every profile; a Chinese text needs those of the East alone."""
    from drafts.parsing.profiles_continent import CONTINENTAL
    from drafts.parsing.profiles_west import WESTERN

    return EASTERN + WESTERN + CONTINENTAL


def known_profile(name: str) -> Profile | None:
    """The profile of this name, if there is one."""
    found = _EASTERN.get(name)
    return found or next((each for each in all_profiles() if name in (each.name, *each.also)), None)


def profile_named(name: str) -> Profile:
    """The profile of this name. Raises DraftError, naming those there are."""
    found = known_profile(name)
    if found is None:
        from drafts.parsing import worded

        found = worded.profile_in(name)
    if found is None:
        names = "、".join([*(profile.name for profile in all_profiles()), *worded.LANGUAGES])
        raise DraftError(
            f"没有名为“{name}”的编号体例。可用的有：{names}。",
            f"There is no numbering profile “{name}”. Choose one of: {names.replace('、', ', ')}.",
        )
    return found
