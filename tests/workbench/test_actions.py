"""The table of actions, and the page of keys made from it."""

from __future__ import annotations

from collections import Counter
from string import Formatter

import pytest
from textual.keys import Keys

from workbench import actions
from workbench.keymap import TYPING
from workbench.screens.adoption import AdoptionScreen
from workbench.screens.alignment import AlignmentScreen
from workbench.screens.bilingual import BilingualScreen
from workbench.screens.board import BoardScreen
from workbench.screens.bundles import BundlesScreen
from workbench.screens.carrying import CarryScreen
from workbench.screens.collecting import CollectingScreen
from workbench.screens.copies import CopiesScreen
from workbench.screens.coverage import CoverageScreen
from workbench.screens.docket import DocketScreen
from workbench.screens.doubts import DoubtsScreen
from workbench.screens.drafts import DraftsScreen
from workbench.screens.export import ExportScreen
from workbench.screens.filtering import FilterSheet
from workbench.screens.form_sheet import FormSheet
from workbench.screens.help import ranked
from workbench.screens.history import HistoryScreen
from workbench.screens.import_draft import ImportScreen
from workbench.screens.lineage import LineageScreen
from workbench.screens.listing import ListingScreen
from workbench.screens.matter import MatterScreen
from workbench.screens.merging import MergeSheet
from workbench.screens.overlaps import OverlapsScreen
from workbench.screens.people import PeopleScreen, SenderSheet
from workbench.screens.precedents import PrecedentsScreen
from workbench.screens.report_sheet import ReportSheet
from workbench.screens.review import ReviewScreen
from workbench.screens.searching import SearchScreen
from workbench.screens.sending import SendingScreen
from workbench.screens.sent import SentScreen
from workbench.screens.sheet import Sheet
from workbench.screens.three_way import ThreeWaySheet
from workbench.widgets.alignment_table import AlignmentTable
from workbench.widgets.choice import Choice
from workbench.widgets.comment_dock import CommentDock
from workbench.widgets.rows import RowView
from workbench.wording import CATALOGUE, Words

IME_SAFE = ("f", "ctrl+", "up", "down", "home", "end", "page", "enter", "escape", "tab", "shift+tab", "fullwidth_")
ESSENTIAL = (
    "help", "comment", "select", "search", "go_to", "next_change", "previous_change", "mode", "fold", "outline",
    "comments", "next_article", "previous_article", "quit", "save",
)  # fmt: skip


@pytest.mark.parametrize("place", [place for place in actions.PLACES if place not in ("all", "select", "panel")])
def test_no_key_means_two_things_in_one_place(place: str) -> None:
    keys = Counter(
        key for action in actions.in_place(place, *([] if place in TYPING else ["all"])) for key in action.keys
    )
    assert [key for key, n in keys.items() if n > 1] == []


def test_what_is_done_daily_has_a_key_that_works_with_an_input_method_on() -> None:
    for name in ESSENTIAL:
        keys = actions.BY_ID[name].keys
        assert any(key.startswith(IME_SAFE) for key in keys if len(key) > 1), name


def test_nothing_essential_needs_keys_that_terminals_swallow() -> None:
    for action in actions.TABLE:
        for key in action.keys:
            assert key != "ctrl+enter"
            assert not key.startswith("shift+f")


def test_every_action_is_a_method_of_the_screen_it_works_on() -> None:
    for action in actions.TABLE:
        owners = {
            "docket": DocketScreen,
            "dock": CommentDock,
            "board": BoardScreen,
            "history": HistoryScreen,
            "alignment": AlignmentScreen,
            "lists": ListingScreen,
            "lineage": LineageScreen,
            "bilingual": BilingualScreen,
            "coverage": CoverageScreen,
            "overlaps": OverlapsScreen,
            "people": PeopleScreen,
            "matter": MatterScreen,
            "doubts": DoubtsScreen,
            "carry": CarryScreen,
            "everywhere": SearchScreen,
            "adoption": AdoptionScreen,
            "sending": SendingScreen,
            "sent": SentScreen,
            "copies": CopiesScreen,
            "collecting": CollectingScreen,
            "bundles": BundlesScreen,
            "precedents": PrecedentsScreen,
            "import": ImportScreen,
            "export": ExportScreen,
            "drafts": DraftsScreen,
            "filter": FilterSheet,
            "merging": MergeSheet,
            "sender": SenderSheet,
            "sheet": Sheet,
            "form": FormSheet,
            "three": ThreeWaySheet,
            "report": ReportSheet,
            "rows": RowView,
            "choices": Choice,
        }
        for place in action.where:
            owner = owners.get(place, ReviewScreen)
            name = action.id.removesuffix("_typing")
            if place == "alignment" and name.endswith("_side"):
                owner = AlignmentTable
            if place == "select" and (name == "swap_ends" or name.startswith("select_")):
                continue  # a motion of the selection's end
            if place == "select":
                owner = ReviewScreen
            assert callable(getattr(owner, f"action_{name}", None)), (action.id, place)


def test_every_hint_of_the_key_bar_runs_an_action() -> None:
    for place, items in actions.BAR.items():
        assert place in actions.PLACES
        for item in (*items, actions.HELP_ITEM):
            assert {item.action, *item.also} <= set(actions.BY_ID)


def test_every_label_is_in_both_languages_and_unique_initials_are_lower_case() -> None:
    for action in actions.TABLE:
        assert action.zh
        assert action.en
        assert action.initials == action.initials.lower()


def test_every_word_is_in_both_languages_with_the_same_values() -> None:
    for key, (zh, en) in CATALOGUE.items():
        assert zh, key
        assert en, key
        names = [{name for _, name, _, _ in Formatter().parse(text) if name} for text in (zh, en)]
        assert names[0] == names[1], key
    for place in actions.PLACES:
        assert Words("zh")(f"place.{place}")


def test_the_palette_finds_by_either_language_by_key_and_by_initials() -> None:
    places = ("compare", "review", "all")
    assert ranked("导出", places)[0].id == "export"
    assert ranked("export", places)[0].id == "export"
    assert ranked("dc", places)[0].id == "export"
    assert ranked("E", places)[0].id == "export"
    assert ranked("F5", places)[0].id == "mode"
    assert ranked("", places)[0].where[-1] in ("compare", "review", "select")


def test_keys_are_named_as_textual_names_them() -> None:
    known = {key.value for key in Keys}
    for action in actions.TABLE:
        for key in action.keys:
            bare = key.rpartition("+")[2]
            assert len(bare) == 1 or bare in known or bare.isidentifier()


def test_one_of_a_thing_is_said_in_the_singular() -> None:
    words = Words("en")
    assert words("docket.count", n=1) == "1 matter"
    assert words("docket.count", n=2) == "2 matters"
    assert words("replacements.count", n=1, rows=1) == "1 time in 1 article"
    assert Words("zh")("docket.count", n=1) == "1 个项目"
