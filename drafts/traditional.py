"""Whether a text is in traditional Chinese letters; what reads it then is loaded only for one that is.

What drafts say is judged by words in simplified letters. A text in traditional ones is read as the mainland would write it, each
character for one, so that places in it stay the same; what is shown is taken from the text itself (`drafts.lettering`).
"""

from __future__ import annotations

_TELLING = "應規為國權務經數條處關機個責計辦對體護發"
"""Letters of which nearly every article in traditional letters has one, and no other has any."""


def is_traditional(text: str) -> bool:
    """Whether a text is in traditional letters, as far as the most usual ones tell."""
    return any(map(text.__contains__, _TELLING))


def simplified(text: str) -> str:
    """The text as the mainland would write it, character for character; itself where it isn't in traditional letters."""
    if not is_traditional(text):
        return text
    from drafts.lettering.simplifying import in_mainland_letters

    return in_mainland_letters(text)
