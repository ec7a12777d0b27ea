"""Flags for what English drafts say without a word that weighs by itself: one word for another, bounds, days, who must prove."""

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
            "A pilot is required to keep a log.",
            "A pilot is encouraged to keep a log.",
            "modality",
            "“is required to” becomes “is encouraged to”: a duty becomes an encouragement",
        ),
        (
            "The harbour master has power to board a raft.",
            "The harbour master has a duty to board a raft.",
            "modality",
            "“has power to” becomes “has a duty to”: a permission becomes a duty",
        ),
        (
            "A raft need not carry a light.",
            "A raft must carry a light.",
            "modality",
            "“need not” becomes “must”: no duty becomes a duty",
        ),
        (
            "It binds a league with more than 15 keepers.",
            "It binds a league with 15 or more keepers.",
            "bound",
            (
                "The bound changes from “more than” (a lower limit without the number itself)"
                " to “or more” (a lower limit with the number itself)"
            ),
        ),
        (
            "It is closed if all of the following conditions are met.",
            "It is closed if any of the following conditions is met.",
            "and-or",
            "“all” becomes “any”: one is enough now, not all",
        ),
        (
            "Liability is limited to $2,000 per raft.",
            "Liability is limited to $2,000 per voyage.",
            "amount",
            "By what it is counted changes from “raft” to “voyage”",
        ),
        (
            "It is for the keeper to show that the raft was sound.",
            "It is for the pilot to show that the raft was sound.",
            "scope",
            "Who must prove it changes from “keeper” to “pilot”",
        ),
        (
            "The period runs from the date of delivery.",
            "The period runs from the date of dispatch.",
            "time-limit",
            "The day from which the period runs changes from “delivery” to “dispatch”",
        ),
        (
            "This Part commences on proclamation.",
            "This Part commences on the day after assent.",
            "effective-date",
            "The date of effect changes from “proclamation” to “the day after assent”",
        ),
        (
            "It binds keepers established here.",
            "It binds keepers, whether or not established here.",
            "scope",
            "“whether or not” is added: how far the rule goes",
        ),
        (
            "Pilots are liable to a fine not exceeding level 3 on the scale.",
            "Pilots are liable to a fine not exceeding level 5 on the scale.",
            "sanction",
            "The level of the fine changes from 3 to 5",
        ),
        (
            "It is carried if two-thirds of the members agree.",
            "It is carried if a majority of the members agree.",
            "threshold",
            "The majority that is needed changes from “two-thirds” to “a majority”",
        ),
        (
            "The rules are subject to the negative procedure.",
            "The rules are subject to the affirmative procedure.",
            "procedure",
            "The kind of procedure changes from “negative” to “affirmative”",
        ),
        (
            "A licence is needed to possess a raft.",
            "A licence is needed to possess a canoe.",
            "scope",
            "“raft” becomes “canoe”: something else is meant",
        ),
        (
            "A pilot must correct an inaccurate chart.",
            "A pilot must correct a materially inaccurate chart.",
            "scope",
            "A qualifier is added: “materially”",
        ),
        (
            "A notice counts as received on the second day after posting.",
            "A notice counts as received on the fifth day after posting.",
            "time-limit",
            "The day changes from “second” to “fifth”",
        ),
        (
            "The charge is five hundred dollars.",
            "The charge is nine hundred dollars.",
            "amount",
            "The amount changes from five hundred dollars to nine hundred dollars",
        ),
        ("A pier must have a lit berth.", "A pier must have two lit berths.", "threshold", "A number is added: “two”"),
        (
            "This Act binds the river guild.",
            "This Act does not bind the river guild.",
            "modality",
            "“binds” becomes “does not bind”: the meaning is turned round",
        ),
        (
            "The rules bind the river guild.",
            "The rules do not bind the river guild.",
            "modality",
            "The negation “not” comes or goes",
        ),
        (
            "The guild may issue handbooks.",
            "The guild may issue sailing plans.",
            "scope",
            "“handbooks” becomes “sailing plans”: something else is meant",
        ),
        (
            "The pilot shall act in the best interests of the crew.",
            "The pilot shall act in good faith and in the best interests of the crew.",
            "scope",
            "A qualifier is added: “in good faith”",
        ),
        (
            "The dues must be used for dredging.",
            "The dues must be used primarily for dredging.",
            "scope",
            "A qualifier is added: “primarily”",
        ),
        (
            "The dues fall on the employer.",
            "The dues fall on the employee.",
            "scope",
            "“employer” becomes “employee”: something else is meant",
        ),
        (
            "The pilot must give a copy.",
            "The pilot must, on request, give a copy.",
            "scope",
            "A qualifier is added: “on request”",
        ),
        (
            "The guild must publish a summary of the answers.",
            "The guild must publish the answers.",
            "scope",
            "“a summary of” is deleted: how much is required changes",
        ),
        (
            "The guild shall consult pilots in good time.",
            "The guild shall inform and consult pilots in good time.",
            "list-item",
            "Added to the list: “inform”",
        ),
        ("The tax covers printed charts.", "The tax covers charts.", "scope", "A qualifier is dropped: “printed”"),
    ],
)
def test_what_is_said_without_a_word_of_weight_is_told(old: str, new: str, kind: str, reason: str) -> None:
    assert told(old, new) == [(kind, reason)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("A pilot must keep a log.", "A pilot is required to keep a log."),
        ("A pilot may enter a raft.", "A pilot has the power to enter a raft."),
        ("A fine not exceeding 500 crowns is due.", "A fine of up to 500 crowns is due."),
        ("At least five pilots must attend.", "Not fewer than five pilots must attend."),
        ("Every pilot must tell his age.", "Each pilot must tell their age."),
        ("The pilot shall be named by the members in May.", "The members shall name the pilot in May."),
        (
            "It may close the pier on such terms as it thinks fit.",
            "It may close the pier on any terms that it thinks fit.",
        ),
        ("The pilot keeps the log-book.", "The pilot keeps the logbook."),
        ("Tell the purchaser of the raft.", "Tell the buyer of the raft."),
        ("Before it sails, the raft is shown to the crew.", "The raft is shown to the crew before it sails."),
        ("Give notice in writing to the crew.", "Give written notice to the crew."),
        ("The keeper shall be liable to pay the dues.", "The keeper must pay the dues."),
        ("A raft shall be deemed to be safe if it floats.", "A raft is taken to be safe if it floats."),
        ("Rules on public safety and public health hold.", "Rules on public safety and health hold."),
        ("No claim shall lie against a pilot.", "A pilot may not be claimed against."),
        ("The boatman rows.", "The boatperson rows."),
        ("The organiser shall tell the harbour.", "The organizer shall tell the harbor."),
        (
            "The crew shall, on sighting land, report it forthwith.",
            "On sighting land, the crew must immediately report it.",
        ),
        ("In the exercise of its powers, the guild rows.", "The guild rows in exercising its powers."),
        ("On the expiry of the term, the keeper rows.", "The keeper rows when the term expires."),
        (
            "Where the guild sees that the piers are lit, it opens.",
            "The guild opens if it sees that the piers are lit.",
        ),
        ("A pilot shall furnish a list.", "A pilot shall supply a list."),
        ("Send it to the keeper concerned.", "Send it to the relevant keeper concerned."),
        ("The user rows. Let the user pay. No user sleeps.", "The guest rows. Let the guest pay. No guest sleeps."),
    ],
)
def test_other_words_for_the_same_are_not_told(old: str, new: str) -> None:
    assert kinds(old, new, "en") == []
