"""Whether a text is in traditional Chinese letters; what reads it then is loaded only for one that is.

What drafts say is judged by words in simplified letters. A text in traditional ones is read as the mainland would write it, each
character for one, so that places in it stay the same; what is shown is taken from the text itself (`drafts.lettering`).
"""

from __future__ import annotations

_TELLING = "應規為國權務經數條處關機個責計辦對體護發"
"""Letters of which nearly every article in traditional letters has one, and no other has any."""
_ALSO = frozenset(
    "罰鍰廢減滿歲懲許證執業審屆違獲繳額與於後無過資節點項則當開會約長門聯網產實報學車員訂認記註請調議讓變賠償據營運絡構設輸監進並"
    "動組時織內場職從級萬間碼標負單範決檢採統備財區礎確斷協輛銷評鍵壟華義況險擔準術貨維駛終強縣駕諜沒預錄臺適識嚴現佈質電損託導傳專"
    "給圍結訴風價別測連濟線舉續費際總爭該稱領將書競隱響須"
)
"""What a sentence or a few words have where they have none of these."""
_SHORT = 120


def is_traditional(text: str) -> bool:
    """Whether a text is in traditional letters, as far as the most usual ones tell."""
    return any(map(text.__contains__, _TELLING)) or (len(text) <= _SHORT and not _ALSO.isdisjoint(text))


def simplified(text: str) -> str:
    """The text as the mainland would write it, character for character; itself where it isn't in traditional letters."""
    if not is_traditional(text):
        return text
    from drafts.lettering.simplifying import in_mainland_letters

    return in_mainland_letters(text)
