"""Flags on numbers, on other acts that are cited and on words that say the contrary, in English drafts."""

from __future__ import annotations

import pytest

from tests.drafts.test_flag_english import told


@pytest.mark.parametrize(
    ("old", "new", "reasons"),
    [
        (
            "Keepers act under Regulation (EU) 2016/679.",
            "Keepers act under Regulations (EU) 2016/679 and (EU) 2018/1725.",
            ["A reference to Regulation (EU) 2018/1725 is added"],
        ),
        (
            "Keepers act under Directive 95/46/EC.",
            "Keepers act under Regulation (EU) 2016/679.",
            ["The reference changes from Directive 95/46/EC to Regulation (EU) 2016/679"],
        ),
        (
            "Crews are paid under this Part and the River Harbours (Crews) Act 1964.",
            "Crews are paid under this Part.",
            ["The reference to River Harbours (Crews) Act 1964 is dropped"],
        ),
    ],
)
def test_another_act_that_is_cited_or_no_longer_cited_is_told(old: str, new: str, reasons: list[str]) -> None:
    assert [reason for kind, reason in told(old, new) if kind == "reference"] == reasons


def test_a_footnote_between_the_lines_whose_place_a_number_takes_is_no_sentence() -> None:
    note = "60\nDirective 2000/31/EC of the Council on certain legal aspects (OJ L 178, 17.7.2000, p. 1).\n"
    assert told(f"{note}‘keeper’ runs a pier.", "(3) ‘keeper’ runs a pier.") == []


@pytest.mark.parametrize(
    ("old", "new", "kind", "reason"),
    [
        ("A quorum of 3 keepers.", "A quorum of 5 keepers.", "threshold", "The number changes from 3 to 5"),
        (
            "With two thirds of them.",
            "With three quarters of them.",
            "threshold",
            "The number changes from two thirds to three quarters",
        ),
        ("Crews aged 16 or over.", "Crews aged 18 or over.", "bound", "The age changes from 16 to 18"),
        (
            "Pay within thirty (30) days.",
            "Pay within forty-five (45) days.",
            "time-limit",
            "The time limit changes from thirty (30) days to forty-five (45) days (1.5 times)",
        ),
        (
            "A sum of up to 10 000 000 EUR.",
            "A sum of up to 20 000 000 EUR.",
            "amount",
            "The amount changes from 10 000 000 EUR to 20 000 000 EUR (2 times)",
        ),
        (
            "It costs Rs. 50 lakh.",
            "It costs Rs. 2 crore.",
            "amount",
            "The amount changes from Rs. 50 lakh to Rs. 2 crore (4 times)",
        ),
        (
            "Due on March 1 of each year.",
            "Due on July 1 of each year.",
            "time-limit",
            "A date changes from “March 1” to “July 1”",
        ),
        (
            "Keepers send monthly lists.",
            "Keepers send yearly lists.",
            "time-limit",
            "The frequency changes from “monthly” to “yearly”",
        ),
        (
            "The court may order it.",
            "The tribunal may order it.",
            "authority",
            "The authority changes from “court” to “tribunal”",
        ),
        (
            "This rule applies to rafts.",
            "This rule does not apply to rafts.",
            "modality",
            "“applies” becomes “does not apply”: the meaning is turned round",
        ),
        (
            "A permit that is revocable stays.",
            "A permit that is irrevocable stays.",
            "modality",
            "“revocable” becomes “irrevocable”: the meaning is turned round",
        ),
        (
            "Keepers are required to keep a log.",
            "Keepers are permitted to keep a log.",
            "modality",
            "“required” becomes “permitted”: a duty becomes a permission",
        ),
        (
            "Act under Sections 12.100, 12.105, and 12.125.",
            "Act under Sections 12.100, 12.105, 12.106, and 12.125.",
            "reference",
            "The reference is widened: “12.106”",
        ),
    ],
)
def test_a_number_a_place_and_the_contrary_are_told(old: str, new: str, kind: str, reason: str) -> None:
    assert (kind, reason) in told(old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("It is listed in Table 3 of the plan.", "It is listed in Table 4 of the plan."),
        ("Keepers meet as soon as it is shown.", "Keepers meet once it is shown."),
        ("They are formed by crews.", "They are informed by crews."),
        ("For this rule, “keeper” means an owner.", "For this rule, the expression “keeper” means an owner."),
        (
            "A keeper shall:\n(a) be trained. The keeper shall be a resident.",
            "A keeper shall:\n(a) be trained; and\n(b) be a resident.",
        ),
    ],
)
def test_what_is_no_number_no_contrary_and_no_sentence_is_left_alone(old: str, new: str) -> None:
    assert told(old, new) == []


@pytest.mark.parametrize(
    ("old", "new", "kind", "reason"),
    [
        (
            "Keepers with a financial interest vote.",
            "Keepers with a financial or other interest vote.",
            "scope",
            "“or other” is added: more is meant",
        ),
        (
            "On a demand under oath the list is shown.",
            "On a demand the list is shown.",
            "scope",
            "A qualifier is dropped: “under oath”",
        ),
        (
            "Common or idle keepers are counted.",
            "Idle keepers are counted.",
            "list-item",
            "Taken off the list: “Common”",
        ),
        (
            "It holds the name and an electronic address.",
            "It holds the electronic address.",
            "list-item",
            "Taken off the list: “name”",
        ),
        (
            "It holds an explanation of the need.",
            "It holds a sufficiently reasoned explanation of the need.",
            "scope",
            "A passage is added: “sufficiently reasoned”",
        ),
    ],
)
def test_short_words_that_widen_or_narrow_a_rule_are_told(old: str, new: str, kind: str, reason: str) -> None:
    assert (kind, reason) in told(old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("No boat shall be moored here at night.", "A boat may not be moored here at night."),
        ("It holds the annual lists.", "It holds those annual lists."),
        ("Keepers act under section 6-1-103 of it.", "Keepers act under section 6-1-103 thereof."),
    ],
)
def test_a_ban_and_a_frequency_that_stay_are_left_alone(old: str, new: str) -> None:
    assert not {"ban", "modality", "time-limit"}.intersection(kind for kind, _ in told(old, new))


def test_what_should_have_been_done_or_cannot_be_done_is_no_rule_of_a_new_sentence() -> None:
    new = "Boats are moored. If a log that should have been kept is lost and cannot be found, the keeper pays."
    assert [reason for _, reason in told("Boats are moored.", new)] == ["A sentence is added"]


def test_a_permission_after_a_relative_clause_with_its_own_verb_is_one() -> None:
    old, new = "A keeper who is named as a pilot may be a resident.", "A keeper who is named as a pilot is a resident."
    assert [kind for kind, _ in told(old, new)] == ["modality"]
    assert told("Keepers act under section 6-1-103.", "Keepers act under section 6-1-104.")[0][1].startswith(
        "The reference changes from section 6-1-103 to section 6-1-104"
    )
