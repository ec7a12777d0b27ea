"""Flags for what English drafts say in small words: bans, states, shares, bounds, manners, from when a period runs, whose law."""

from __future__ import annotations

import pytest

from drafts.diffing.token_diff import token_diff
from drafts.flags import find_flags
from tests.drafts.flags_told import kinds


def told(old: str, new: str) -> list[tuple[str, str]]:
    return [(flag.kind, flag.en) for flag in find_flags(token_diff(old, new, "en"))]


@pytest.mark.parametrize(
    ("old", "new", "kind", "reason"),
    [
        (
            "Towing of rafts is prohibited.",
            "Towing of rafts is restricted.",
            "ban",
            "“prohibited” becomes “restricted”: a ban becomes a restriction",
        ),
        (
            "Towing of rafts is allowed.",
            "Towing of rafts is forbidden.",
            "ban",
            "“allowed” becomes “forbidden”: a permission becomes a ban",
        ),
        (
            "The log shall be made public.",
            "The log shall be kept confidential.",
            "scope",
            "“made public” becomes “kept confidential”: the contrary holds",
        ),
        (
            "A chart is given free of charge.",
            "A chart is given for a fee.",
            "scope",
            "“free of charge” becomes “for a fee”: the contrary holds",
        ),
        (
            "The pilot has a casting vote.",
            "The pilot has no vote.",
            "modality",
            "“a casting” becomes “no”: the meaning is turned round",
        ),
        (
            "The guild grants an exclusive mooring.",
            "The guild grants a non-exclusive mooring.",
            "modality",
            "“an exclusive” becomes “a non-exclusive”: the meaning is turned round",
        ),
        (
            "The crew shall bear the dues.",
            "The crew shall bear half of the dues.",
            "threshold",
            "A share is added: “half of”",
        ),
        (
            "The guild repays the dues in full.",
            "The guild repays the dues.",
            "threshold",
            "A share is dropped: “in full”",
        ),
        (
            "detention for a month, or a fine",
            "detention for a month, or a fine, or both",
            "sanction",
            "“or both” is added: they may come together",
        ),
        (
            "a fine or detention, or to both.",
            "a fine or detention.",
            "sanction",
            "“or to both” is deleted: they no longer come together",
        ),
        (
            "It is signed by the pilot or the crew.",
            "It is signed by the pilot and/or the crew.",
            "and-or",
            "“or” becomes “and/or”: whether both may be meant changes",
        ),
        (
            "A pass holds for ten weeks.",
            "A pass holds for a period of up to ten weeks.",
            "bound",
            "The bound “up to” is added (an upper limit with the number itself)",
        ),
        (
            "A raft has 12 oars or more.",
            "A raft has 12 oars.",
            "bound",
            "The bound “or more” is dropped (a lower limit with the number itself)",
        ),
        (
            "The list is burnt within ten weeks.",
            "The list is burnt within ten weeks of landing.",
            "time-limit",
            "The day from which the period runs is added: “of landing”",
        ),
        (
            "The list is burnt after ten weeks.",
            "The list is burnt ten weeks after landing.",
            "time-limit",
            "The day from which the period runs is added: “after landing”",
        ),
        (
            "A pilot must answer freely.",
            "A pilot must answer freely and in writing.",
            "scope",
            "A manner is added: “and in writing”",
        ),
        (
            "It is governed by the law of Norway.",
            "It is governed by the law of Malta.",
            "scope",
            "Whose law or forum it is changes from “Norway” to “Malta”",
        ),
        (
            "It is governed by Norwegian law.",
            "It is governed by Maltese law.",
            "scope",
            "Whose law or forum it is changes from “Norwegian” to “Maltese”",
        ),
        (
            "The Seller is liable for leaks.",
            "The Buyer is liable for leaks.",
            "scope",
            "“Seller” becomes “Buyer”: another is meant",
        ),
        (
            "It is towed at the Seller’s cost.",
            "It is towed at the Buyer’s cost.",
            "scope",
            "“Seller” becomes “Buyer”: another is meant",
        ),
        (
            "The Tenant shall mend the pier.",
            "The Landlord shall mend the pier.",
            "scope",
            "Who “shall” act changes from “Tenant” to “Landlord”",
        ),
        (
            "for the purposes of this Part",
            "for the purposes of this Act",
            "scope",
            "How far it reaches changes from “this Part” to “this Act”",
        ),
        (
            "A protest has no suspensive effect.",
            "A protest has suspensive effect.",
            "modality",
            "The negation “no” comes or goes",
        ),
        ("The crew is no longer bound.", "The crew is bound.", "modality", "The negation “no longer” comes or goes"),
        (
            "Either pilot may board it.",
            "Neither pilot may board it.",
            "modality",
            "“Either” becomes “Neither”: the meaning is turned round",
        ),
        (
            "It is weighed before the sale.",
            "It is weighed after the sale.",
            "time-limit",
            "“before” becomes “after”: another time is meant",
        ),
        (
            "It lands on or before 1 May.",
            "It lands on or about 1 May.",
            "time-limit",
            "“before” becomes “about”: another time is meant",
        ),
        (
            "The list shall be deleted.",
            "The list shall be kept.",
            "scope",
            "“deleted” becomes “kept”: the contrary holds",
        ),
        (
            "The pier is within the bay.",
            "The pier is outside the bay.",
            "scope",
            "“within” becomes “outside”: the contrary holds",
        ),
        (
            "The guild decides after a hearing.",
            "The guild decides without a hearing.",
            "scope",
            "“after” becomes “without”: the contrary holds",
        ),
        (
            "The by-law has effect.",
            "The by-law ceases to have effect.",
            "scope",
            "“has” becomes “ceases to have”: the contrary holds",
        ),
        (
            "The toll is 5 crowns per day.",
            "The toll is 5 crowns.",
            "amount",
            "By what it is counted is dropped: “per day”",
        ),
        (
            "Noise is cut by 40 %.",
            "Noise is cut to 40 %.",
            "threshold",
            "“by” becomes “to”: the number means another thing",
        ),
        (
            "It needs a majority of the pilots present.",
            "It needs a majority of the pilots.",
            "threshold",
            "Of whom a majority is counted is dropped: “present”",
        ),
        (
            "A crew takes all reasonable steps.",
            "A crew takes reasonable steps.",
            "scope",
            "“all” is deleted: how much is required changes",
        ),
        (
            "Tell it within ten days after the wreck.",
            "Tell it within ten days after becoming aware of the wreck.",
            "time-limit",
            "A qualifier of the day from which the period runs is added: “becoming aware of”",
        ),
        (
            "Neither party is liable for leaks.",
            "The Seller is not liable for leaks.",
            "scope",
            "“Neither party” becomes “Seller”: another is meant",
        ),
        (
            "In case of doubt, the Latin text prevails.",
            "In case of doubt, the Greek text prevails.",
            "scope",
            "Whose law or forum it is changes from “Latin” to “Greek”",
        ),
        ("The toll is EUR 5.", "The toll is USD 5.", "amount", "The currency changes from “EUR” to “USD”"),
        ("The toll is €5 000.", "The toll is £5 000.", "amount", "The currency changes from “€” to “£”"),
        (
            "It holds if either guild rows.",
            "It holds if both guilds row.",
            "and-or",
            "“either guild rows” becomes “both guilds row”: both are meant now, not one of them",
        ),
        (
            "It binds rafts other than ferries.",
            "It binds rafts such as ferries.",
            "scope",
            "“other than” becomes “such as”: the contrary holds",
        ),
        (
            "It holds whether or not the raft is lit.",
            "It holds if the raft is lit.",
            "scope",
            "“whether or not” becomes “if”: the contrary holds",
        ),
        ("It holds if the raft is lit.", "It holds even if the raft is lit.", "scope", "A manner is added: “even”"),
        ("The crews share the dues equally.", "The crews share the dues.", "scope", "A manner is dropped: “equally”"),
        (
            "It is proved beyond reasonable doubt.",
            "It is proved on the balance of probabilities.",
            "scope",
            "“beyond reasonable doubt” becomes “on the balance of probabilities”: the contrary holds",
        ),
    ],
)
def test_what_small_words_say_is_told(old: str, new: str, kind: str, reason: str) -> None:
    assert told(old, new) == [(kind, reason)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Towing of rafts is prohibited.", "Towing of rafts is forbidden."),
        ("Towing of rafts is allowed.", "Towing of rafts is permitted."),
        ("The log shall be made public.", "The log shall be published."),
        ("A pass holds for ten weeks.", "A pass holds for a period of ten weeks."),
        ("A pass holds for up to ten weeks.", "A pass holds for a period of up to ten weeks."),
        ("All pilots agree.", "All of the pilots agree."),
        ("The Seller pays the Buyer.", "The Buyer is paid by the Seller."),
        ("The Vendor pays for the raft.", "The Seller pays for the raft."),
        ("The crew rests until dusk.", "The crew rests till dusk."),
        ("for the purposes of this Chapter", "for the purposes of this Section"),
        ("No raft may be sunk.", "A raft may not be sunk."),
        ("It lands no later than May.", "It lands not later than May."),
        ("It lands in the bay.", "It lands within the bay."),
        ("Noise is cut by the crew.", "Noise is cut to please the crew."),
        ("It is told within ten days of landing.", "It is told within ten days of the day of landing."),
        ("It is done accordingly.", "It is done."),
        ("The toll is EUR 5 000.", "The toll is EUR 5,000."),
        ("He rows under this Part or this Act.", "He rows under this Act or this Part."),
        ("No pilot who is ill may sail.", "A pilot who is ill may not sail."),
        ("It has no effect.", "It does not have any effect."),
        ("It rests for a period of time.", "It rests for a period."),
        ("A pilot answers in writing and freely.", "A pilot answers freely and in writing."),
    ],
)
def test_other_small_words_for_the_same_are_not_told(old: str, new: str) -> None:
    assert kinds(old, new, "en") == []
