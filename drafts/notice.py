"""What a consultation notice says: who asks, from when until when, and where comments go."""

from __future__ import annotations

from collections.abc import Sequence

from drafts.model import Notice
from drafts.notices.notice_channels import channels
from drafts.notices.notice_period import AUTHORITY, EXTENDED, date_lines, notice_date, period, signs
from drafts.patterns import regex
from drafts.traditional import simplified

_ASKS = regex(
    r"征求(?:社会(?:公众)?(?:的)?|公众|各方|各方面|有关方面)?意见|公开征[求集]|征集意见|意见(?:的)?反馈|徵求意見"
    r"|反馈意见|听取意见|提出(?:宝贵|修改)?意见|(?i:solicit|invit|public comments?|public consultation"
    r"|comments? (?:from|on)|feedback|(?:submit|send|provide) (?:their |your |any )?comments|comments"
    r" (?:may|can|should|shall|must|will) be)"
)
_BODY_OF = regex(r"(?:关于|就《|就|公布|发布|印发)")


def read_notice(text: str) -> Notice | None:
    """What a notice says, or None where the text doesn't ask for comments.

    The text is what stands above the draft; a deadline without a year takes the year of the notice. A deadline given
    as so many days after publication is counted from the notice's own date, not counting that day.
    """
    plain = simplified(text)
    if plain is not text:
        return _as_printed(read_notice(plain), text, plain)
    if not _ASKS.search(text):
        return None
    lines = text.split("\n")
    published = notice_date(lines)
    start, end = period(text, published)
    found = tuple(channels(lines))
    if end is None and not any(channel.kind in ("email", "post", "fax") for channel in found):
        return None
    opened = start or (None if EXTENDED.search(text) else published)
    return Notice(text.strip("\n"), _issuer(lines), opened, end, found)


def _as_printed(notice: Notice | None, text: str, plain: str) -> Notice | None:
    """A notice that was read in simplified letters, in words as they are printed."""
    if notice is None:
        return None
    from drafts.lettering.quoting import Printed

    printed = Printed((text, plain)).words
    told = tuple(channel._replace(value=printed(channel.value)) for channel in notice.channels)
    return notice._replace(text=text.strip("\n"), issuer=printed(notice.issuer), channels=told)


def _issuer(lines: Sequence[str]) -> str:
    """Who signed: the lines above the notice's date or the words before it, else what stands before 关于 in its title."""
    for i, match in date_lines(lines):
        if match["who"]:
            return str(match["who"].strip(" 　,，"))
        signed: list[str] = []
        for above in reversed(lines[max(0, i - 8) : i]):
            words = above.strip()
            if 2 <= len(words) <= 60 and words[-1] not in "。；：;:，,！!）)" and signs(words):
                signed.insert(0, words)
            else:
                break
        if signed:
            return " ".join(signed)
    for line in lines[:12]:
        head = _BODY_OF.split(line.split("|")[-1].strip(), maxsplit=1)
        if len(head) == 2 and 2 <= len(head[0]) <= 60 and AUTHORITY.search(head[0].strip()):
            return head[0].strip()
    return ""
