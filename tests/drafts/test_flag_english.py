"""Flags on changes of English drafts: what is told, with which reason, and what is left alone."""

from __future__ import annotations

import pytest

from drafts.comparison import Flag, ReferenceCheck, ReferenceState
from drafts.diffing.token_diff import token_diff
from drafts.flags import find_flags
from drafts.referring.kept_up import without_kept_up


def told(old: str, new: str) -> list[tuple[str, str]]:
    """The kinds and English reasons of the flags between two texts."""
    return [(flag.kind, flag.en) for flag in find_flags(token_diff(old, new, "en"))]


def test_a_right_in_the_place_of_a_duty_is_told() -> None:
    old = "The harbour office shall have the right to take part in the survey."
    new = "The harbour office shall take part in the survey."
    assert told(old, new) == [("modality", "“shall have the right to” becomes “shall”: a right becomes a duty")]
    assert told(new, old) == [("modality", "“shall” becomes “shall have the right to”: a duty becomes a right")]
    either = "The harbour office may take part in the survey."
    assert told(old, either) == []


def test_a_granted_right_is_no_duty_of_a_new_sentence() -> None:
    old = "The ferry leaves at noon."
    assert told(old, f"{old} Passengers shall be entitled to a refund of the fare.") != []
    assert told(old, f"{old} The council shall be empowered to close the pier.") == [
        ("sentence", "A sentence with a right is added")
    ]


def test_a_passage_that_spares_a_duty_is_no_ban() -> None:
    old = "Small boats need a plate."
    new = "Small boats need a plate. A permit shall not require any further check."
    assert told(old, new) == [("sentence", "A sentence is added")]


def test_how_a_rule_stands_to_another_is_told() -> None:
    old = "Within the limits of this Act, the keeper sets the fees."
    new = "Without prejudice to this Act, the keeper sets the fees."
    assert [kind for kind, _ in told(old, new)] == ["scope"]


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        (
            "The keeper corrects the list without delay.",
            "The keeper corrects the list without unreasonable delay.",
            "time-limit",
        ),
        ("Copies are free of charge.", "Copies are free of charge once a year.", "scope"),
        (
            "The plan is sent in electronic form, unless a boat is moored.",
            "The plan is sent in electronic form through a locked channel, unless a boat is moored.",
            "scope",
        ),
        (
            "This does not bind a keeper acting in the use of public powers.",
            "This does not bind a keeper of a river town acting in the use of public powers.",
            "scope",
        ),
        (
            "Owners may read the list. It is printed.",
            "Owners may read the list in order to check the list. It is printed.",
            "scope",
        ),
        (
            "A law that gives adequate safeguards; or",
            "A law that gives adequate safeguards for the crews and their families; or",
            "scope",
        ),
    ],
)
def test_phrases_at_the_end_of_a_clause_are_told(old: str, new: str, kind: str) -> None:
    assert [found for found, _ in told(old, new)] == [kind]


def test_if_any_is_a_condition_and_no_any() -> None:
    old = "The keeper supports the pilot in the work."
    new = "The keeper supports the pilot, if any, in the work."
    assert "“any” is added (scope or degree)" not in [reason for _, reason in told(old, new)]


def test_will_for_shall_lays_no_duty_down() -> None:
    assert (
        told(
            "Nobody warrants that it shall meet the needs of the crew.",
            "Nobody warrants that it will meet the needs of the crew.",
        )
        == []
    )


def test_a_case_between_commas_is_no_entry_of_a_list() -> None:
    old = "“Keeper” means the person who runs the pier."
    new = "“Keeper” means, in the case of a wooden pier, the person who runs the pier."
    assert [kind for kind, _ in told(old, new)] == ["definition"]


def test_words_of_two_terms_are_no_change_of_one_definition() -> None:
    old = "(a) “mooring” means a place such as a ring, a bollard or a buoy that holds boats."
    new = "(a) “harbour dues” means the money that is owed to a keeper who holds boats."
    assert "definition" not in [kind for kind, _ in told(old, new)]


def test_a_sentence_of_which_little_stays_is_told_as_rewritten() -> None:
    old = "1. Keepers shall coordinate their repairs and exchange drawings within the framework of the River League."
    new = "1. Keepers shall design wooden bridges in such a manner that crews easily recognise damaged planks."
    assert told(old, new) == [("sentence", "The sentence is rewritten: little of the old one stays")]
    kept = (
        "1. Keepers shall coordinate their repairs and exchange photographs within the framework of the River League."
    )
    assert "sentence" not in [kind for kind, _ in told(old, kept)]


def test_one_definition_in_the_place_of_another_is_told_as_rewritten() -> None:
    old = "‘mooring’ means a bollard, ring or other device fastened ashore that holds vessels;"
    new = "‘harbour dues’ means sums payable to keepers under Annexes that concern cargo;"
    assert {kind for kind, _ in told(old, new)} == {"sentence"}


def test_a_reference_whose_old_paragraphs_lost_their_numbers_is_not_called_changed() -> None:
    changed = Flag("reference", "paragraph 3", "paragraph 1", "", "")
    followed = ReferenceCheck(
        "art_9", "paragraph 1", "art_7", "art_9", ReferenceState.FOLLOWED, "art_7", "art_9__para_1"
    )
    assert without_kept_up((changed,), [followed]) == ()
    whole = changed._replace(old="Article 7")
    assert without_kept_up((whole,), [followed]) == (whole,)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (
            "This shall not apply to ferries with fewer than 40 seats.",
            "This shall not apply to ferries with fewer than 40 passengers.",
            "What is counted changes from “seats” to “passengers”",
        ),
        (
            "The keeper provides at least the following papers.",
            "The keeper provides the following papers.",
            "“at least” is deleted: what follows is no longer a minimum",
        ),
        (
            "A fine of 90 EUR for anyone who, intentionally or negligently, blocks the lock.",
            "A fine of 90 EUR for anyone who, in deliberate breach of these rules or with reckless disregard, blocks the lock.",
            "The degree of fault changes from “intentionally、negligently” to “deliberate、reckless”",
        ),
    ],
)
def test_what_narrows_or_widens_a_rule_is_told(old: str, new: str, reason: str) -> None:
    assert reason in [found for _, found in told(old, new)]


def test_what_grants_powers_or_says_what_something_counts_as_is_no_duty() -> None:
    stays = "The league meets in spring."
    for rule, holds in (
        ("Each keeper shall have all of the following powers: to inspect.", " with a right"),
        ("A raft shall be deemed to be a boat for these rules.", ""),
        ("A section entitled Fees ends this part of the rules.", ""),
        ("The lock may only be opened where the water is low.", ""),
        ("This limit may not apply to you in some places.", ""),
        ("These rules shall enter into force on the day after they are printed.", ""),
        ("The rules on locks shall apply to rafts as well.", ""),
        ("The end of a ferry's service may happen at any point.", ""),
        ("It has as many members as shall be enough for the work.", ""),
        ("Nothing shall prevent owners from telling others of it.", ""),
        ("The keeper shall apply the tariff of the league.", " with a duty"),
        ("Passage by crews who are at least 16 years old shall be lawful.", ""),
        ("Neither the name of the league nor that of a town may be used for this.", " with a ban"),
    ):
        assert told(stays, f"{stays} {rule}") == [("sentence", f"A sentence{holds} is added")]


def test_a_place_that_the_other_sentence_names_in_another_form_is_no_new_reference() -> None:
    old = "Sections 4 and 6 hold for rafts, and any attempt to pass a lock needs the consent of the keeper."
    new = "The rules of Section 4 and 6 hold for rafts, and passing a lock by night needs the consent of the keeper."
    assert "reference" not in [kind for kind, _ in told(old, new)]


def test_a_body_that_acts_elsewhere_too_is_told_as_that() -> None:
    stays = "The harbour council meets in spring."
    rule = "By the end of each year, the harbour council shall publish a list of all the boats that it has licensed."
    other = "Each owner pays the dues of every boat into the common chest before the ice breaks up on the river."
    reasons = [reason for kind, reason in told(f"{stays} {other}", f"{stays} {rule}") if kind == "authority"]
    assert reasons in ([], ["“harbour council” is added here; it is named elsewhere too"])


def test_a_duty_of_a_longer_passage_that_comes_is_told_though_the_article_loses_one_elsewhere() -> None:
    old = "The pilot may serve again for further terms. The pilot shall leave at sixty."
    new = "The pilot shall have a room of the lodge kept and may serve again for further terms. The pilot leaves at sixty."
    assert "modality" in [kind for kind, _ in told(old, new)]
    old = "Keepers shall tell the league of the rules and shall tell it, without delay, of any change to them."
    new = "Keepers shall without delay tell the league of the rules and of any change to them."
    assert "modality" not in [kind for kind, _ in told(old, new)]


@pytest.mark.parametrize(
    ("old", "new", "kind", "reason"),
    [
        (
            "Complaints go to the harbour authority.",
            "Complaints go to the lead harbour authority.",
            "authority",
            "The authority changes from “harbour authority” to “lead harbour authority”",
        ),
        (
            "The keeper shall repair the pier.",
            "The keeper shall endeavour to repair the pier.",
            "scope",
            "“endeavour to” is added: less is required",
        ),
        (
            "The following boats in particular are slow:\n(a) rafts;",
            "The following boats are slow:\n(a) rafts;",
            "scope",
            "“in particular” is deleted: the list no longer gives examples",
        ),
        (
            "River towns shall provide for the building of a lock.",
            "River towns shall be licensed and inspected by the league.",
            "scope",
            "What is required changes from “provide for the building of a lock” to “be licensed and inspected by the league”",
        ),
        (
            "The rules laid down in paragraph 2.",
            "The rules laid down in paragraph 2 and 3.",
            "reference",
            "The reference is widened: “and 3”",
        ),
        (
            "Rules that bind the crews;",
            "Rules that bind the crews and are posted openly beside every landing stage;",
            "scope",
            "A passage is added: “and are posted openly beside every…”",
        ),
        (
            "Keepers shall repair the pier.",
            "Keepers shall, prior to the closing of the basin, repair the pier.",
            "scope",
            "A phrase is added: “prior to the closing of the basin”",
        ),
        (
            "Plans concern, insofar as possible, old piers.",
            "Plans concern old piers.",
            "scope",
            "“insofar as possible” is deleted: how far the rule goes",
        ),
        (
            "Plans shall only be shown to the crews.",
            "Plans shall be kept and shall be shown to the crews.",
            "modality",
            "“shall” is added: a duty is created",
        ),
        (
            "The fee is due when a need is shown.",
            "The fee is due when a need is shown throughout winter storage.",
            "scope",
            "A passage is added: “throughout winter storage”",
        ),
    ],
)
def test_what_else_a_lawyer_asks_for_is_told(old: str, new: str, kind: str, reason: str) -> None:
    assert (kind, reason) in told(old, new)


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        (
            "The law, which shall provide for safe piers, is old.",
            "The law, which provides for safe piers, is old.",
            "modality",
        ),
        (
            "You may copy the plan, and hand it on.",
            "You may copy the plan, thus forming a new plan, and hand it on.",
            "list-item",
        ),
        ("‘Crew’ means an organization of sailors.", "‘Crew’ means an organisation of sailors.", "definition"),
        (
            "Nothing in these rules shall be deemed to grant a right to moor.",
            "Nothing in these rules grants a right to moor.",
            "scope",
        ),
        (
            "‘You’ means whoever runs a ferry.",
            "‘You’ (or ‘Your’) means whoever runs a ferry.",
            "definition",
        ),
        (
            "Rights that arise from limitations on the claims of owners stay.",
            "Rights that arise from limitations or exceptions to the claims of owners stay.",
            "exception",
        ),
        (
            "The note stands immediately following the title of the plan.",
            "The note stands on the back of the plan.",
            "time-limit",
        ),
        (
            "These rules grant no claim, except as is stated here.",
            "Except as is stated here, these rules grant no claim.",
            "exception",
        ),
        ("Owners pay a fee for each line.", "Owners pay a fee upon their registration for each line.", "procedure"),
        ("At least, not less than two thirds agree.", "At least, no less than two thirds agree.", "modality"),
        ("Any owner of a boat votes.", "Owners of a boat votes.", "scope"),
        ("It has members as shall be chosen by owners.", "It has members as chosen by owners.", "modality"),
        ("Keepers list the places they deal with.", "Keepers list the places with which the keeper deals.", "scope"),
        (
            "7. Each town shall lay down rules on whether and to what extent\nfines may be imposed on its bodies.",
            "Each town shall lay down rules on whether and to what extent fines may be imposed on its bodies.",
            "modality",
        ),
        (
            "Care shall be given to small boats. Crews shall sing. Owners shall pay.",
            "Keepers shall give care to small boats. Crews sing. Owners pay.",
            "ban",
        ),
        (
            "The keeper shall tell the towns of it, and inform the league.",
            "The keeper shall tell the towns of it. It shall also inform the league.",
            "modality",
        ),
        ("Keepers shall not sell or mend boats.", "Keepers shall sell or mend neither boats nor rafts.", "ban"),
        ("The competent national authorities meet.", "The national competent authorities meet.", "authority"),
        (
            "Decisions may only be enforced if they are kept.",
            "Decisions may be enforced only if they are kept.",
            "scope",
        ),
        (
            "Keepers take all technical, legal and open measures. A rule stays.",
            "Keepers take all technical, open and legal measures. A legal rule stays.",
            "list-item",
        ),
        (
            "A keeper named under Article 3 of the Regulation on safe and open river harbours (Harbours Act) pays.",
            "A keeper named under Article 3 of the Regulation (Harbours Act) pays.",
            "scope",
        ),
        (
            "Boats are listed under Regulation (EU) 1020/2019 in spring.",
            "Boats are listed under Regulation (EU) 2019/1020 in spring.",
            "reference",
        ),
        (
            "Keepers shall perform work while avoiding noise.",
            "Keepers shall avoid noise when they perform work.",
            "scope",
        ),
    ],
)
def test_the_same_in_other_words_is_left_alone(old: str, new: str, kind: str) -> None:
    assert kind not in [found for found, _ in told(old, new)]


def test_a_clause_is_no_sentence_and_a_stop_in_a_row_of_numbers_ends_none() -> None:
    old = "A keeper acts:\n(a) at the owner's wish;\n(b) by law."
    new = "A keeper acts:\n(a) at the owner's wish; or as is otherwise needed to keep the pier open;\n(b) by law."
    assert [reason for _, reason in told(old, new)] == ["A clause is added"]
    old = "6. The keeper shall keep the list."
    new = "6. Where a transfer rests on Article 44. 1 h and the owners need to be told of it, the keeper shall keep the list."
    assert "sentence" not in [kind for kind, _ in told(old, new)]


def test_a_case_put_before_the_article_at_the_head_of_a_sentence_is_told() -> None:
    old = "1. The owner shall have the right to a copy."
    new = "1. In cases of boats that are moored in the basin of a river town, the owner shall have the right to a copy."
    assert [kind for kind, _ in told(old, new)] == ["scope"]


def test_a_passage_in_the_place_of_one_that_says_something_else_is_told() -> None:
    old = "Crews give the keeper papers about cargoes that were loaded in foreign harbours."
    new = "Crews give the keeper papers about repairs carried out during winter storage."
    assert [kind for kind, _ in told(old, new)] == ["scope"]
    assert told("Crews give papers about cargoes.", "Crews give papers about freight.") == []


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (
            "It holds the papers named in points (b) and (c) of the list.",
            "It holds the papers named in points (b), (c) and (d) of the list.",
            "The reference changes from “points (b) and (c)” to “points (b), (c) and (d)”",
        ),
        (
            "It holds the papers named in points (b) and (c) of the list.",
            "It holds the papers named in points (b) to (e) of the list.",
            "The reference changes from “points (b) and (c)” to “points (b) to (e)”",
        ),
        (
            "The notices of paragraph 1 and the papers are kept.",
            "The notices of paragraph 1 and 2 and the papers are kept.",
            "The reference is widened: “2 and”",
        ),
    ],
)
def test_a_row_of_places_that_gets_longer_is_told(old: str, new: str, reason: str) -> None:
    assert told(old, new) == [("reference", reason)]


def test_a_row_of_points_that_only_got_other_letters_is_not_told() -> None:
    assert told("It holds points (b) and (c) of the list.", "It holds points (c) and (d) of the list.") == []


def test_stops_of_an_abbreviation_end_no_sentence_and_a_term_that_moved_is_no_news() -> None:
    old = "Use beyond this is subject to the penalties of the U.S. Harbour Act, 17 U.S.C. and treaties."
    new = "Use beyond this is subject to the penalties of copyright law in the river town."
    assert "sentence" not in [kind for kind, _ in told(old, new)]
    old = "The league shall answer a request to take part in the survey without delay."
    new = "The league shall answer without delay a request to take part in the survey."
    assert told(old, new) == []


def test_an_age_is_no_term() -> None:
    old, new = "A child is a person below the age of 13 years.", "A child is a person below the age of 16 years."
    assert told(old, new) == [("bound", "The age changes from 13 years to 16 years (about 1.23 times)")]


def test_bodies_that_are_only_spoken_of_and_any_in_a_list_are_entries() -> None:
    old = "The league publishes its opinions and papers."
    new = "The league publishes its opinions, notes on disputes between harbour authorities and papers."
    assert "authority" not in [kind for kind, _ in told(old, new)]
    old, new = (
        "You act on your own and not for the league.",
        "You act on your own and not for the league or any keeper.",
    )
    assert told(old, new) == [("list-item", "Added to the list: “any keeper”")]


def test_a_right_of_one_body_is_no_duty_of_another() -> None:
    old = "2. The harbour league shall be empowered to close the pier in winter."
    new = "2. The pilot shall have due regard to the ice in winter."
    reasons = [reason for kind, reason in told(old, new) if kind == "modality"]
    assert reasons == ["“shall be empowered to” is deleted: a right falls away"]


def test_a_body_that_is_spoken_of_before_a_comma_does_nothing() -> None:
    stays = "(1) ‘life of a boat’ means the years from its building to its breaking up."
    new = (
        f"{stays} Without prejudice to the powers of the harbour authorities, such breaking up may happen in any year."
    )
    assert "authority" not in [kind for kind, _ in told(stays, new)]


def test_another_annex_is_no_annex_of_a_longer_number() -> None:
    old = "It holds the acts listed in Annex II and the plans of towns."
    new = "It holds the acts listed in Annex I and the plans of towns."
    assert [kind for kind, _ in told(old, new)] == ["reference"]


def test_an_annex_that_is_named_in_another_order_is_neither_new_nor_dropped() -> None:
    old = "It holds for boats to which the acts listed in Annex II, section A apply, when such acts rule on it."
    new = "It holds for boats of the acts listed in section A of Annex I, where such acts rule on it."
    assert "reference" not in [kind for kind, _ in told(old, new) if "is added" in _]


def test_a_duty_that_its_sentence_keeps_in_other_words_did_not_fall_away() -> None:
    old = "Thought shall be given to whether crews are small. Crews shall sing."
    new = "The league shall give thought to whether crews are small. Crews sing."
    told_of = [flag.en for flag in find_flags(token_diff(old, new, "en")) if flag.kind == "modality"]
    assert told_of == ["“shall” is deleted: a duty falls away"]


def test_an_item_that_only_lost_a_hyphen_elsewhere_did_not_go() -> None:
    item = "‘open-water plan’ means a paper that names the places and terms of trials;"
    old = f"{item}\n‘owner’ means whoever owns a boat;"
    new = f"‘owner’ means whoever owns a boat;\n{item.replace('-', ' ')}"
    assert told(old, new) == []
