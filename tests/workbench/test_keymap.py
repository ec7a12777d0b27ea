"""A person's own keys: what the file may say, and that everything on the screen obeys and speaks of them."""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.binding import Binding
from textual.keys import _character_to_key
from textual.widget import Widget

from tests.workbench.cli_runner import Runner
from tests.workbench.screen_setting import SLUG, open_workspace, press, review, running, screen_text, write
from workbench import doctor
from workbench.actions import BY_ID, TABLE
from workbench.config import read_settings
from workbench.key_names import read_key, show_key
from workbench.keymap import DEFAULT, SCREENS, Keymap, keymap_from, read_keymap, starting_file
from workbench.render import Mode
from workbench.screens.board import BoardScreen
from workbench.wording import CATALOGUE, Words

# -- names of keys


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("c", "c"),
        ("C", "C"),
        ("?", "question_mark"),
        ("？", "fullwidth_question_mark"),
        ("/", "slash"),
        ("-", "minus"),
        ("+", "plus"),
        ("】", "right_black_lenticular_bracket"),
        ("F5", "f5"),
        ("Ctrl+S", "ctrl+s"),
        ("shift+a", "A"),
        ("Ctrl+Shift+→", "ctrl+shift+right"),
        ("Alt+↓", "alt+down"),
        ("Esc", "escape"),
        ("回车", "enter"),
        ("PgDn", "pagedown"),
        ("空格", "space"),
        (" ", "space"),
        ("question_mark", "question_mark"),
    ],
)
def test_a_key_may_be_written_as_people_do(written: str, key: str) -> None:
    assert read_key(written) == key


@pytest.mark.parametrize("written", ["", "F25", "Strg+S", "ctrl+", "ctrl+ctrl+s", "mouse", "ab", "字", "\x1b"])
def test_what_is_no_key_is_none(written: str) -> None:
    assert read_key(written) is None


@given(st.characters(min_codepoint=33, max_codepoint=126))
def test_a_character_is_named_as_textual_names_it(character: str) -> None:
    assert read_key(character) == _character_to_key(character)


def test_every_key_of_the_table_can_be_written_as_it_is_shown() -> None:
    for action in TABLE:
        for key in action.keys:
            assert read_key(show_key(key, "en")) == key
            assert read_key(show_key(key, "zh")) == key


# -- what the file says


def test_two_actions_may_exchange_their_keys() -> None:
    keymap = keymap_from({"comment": ["v", "F4"], "select": ["c", "F3"]})
    assert not keymap.remarks
    assert keymap.keys("comment") == ("v", "f4")
    assert keymap.keys("select") == ("c", "f3")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ({"commment": "x"}, "commment"),
        ({"comment": "Hyper+x"}, "Hyper+x"),
        ({"comment": 4}, "comment"),
        ({"comment": ["x", 4]}, "comment"),
        ({"comment": "j"}, "next_article"),
        ({"mode": "F11", "fold": "F11"}, "F11"),
        ({"mode": "M"}, "messages"),
        ({"save": "s"}, "save"),
        ({"comment": "5"}, "5"),
        ({"comment": "Ctrl+I"}, "Tab"),
        ({"comment": {"key": "x"}}, "comment"),
    ],
)
def test_a_line_that_cannot_be_followed_is_said_and_leaves_the_default(written: dict[str, object], said: str) -> None:
    keymap = keymap_from(written)
    assert keymap.remarks
    for language in ("zh", "en"):
        assert all(said in remark.sentence(language) for remark in keymap.remarks)
    loser = list(written)[-1]
    if loser in BY_ID:
        assert keymap.keys(loser) == BY_ID[loser].keys


def test_of_two_lines_that_want_one_key_the_first_has_it() -> None:
    keymap = keymap_from({"mode": "F11", "fold": "F11"})
    assert keymap.keys("mode") == ("f11",)
    assert keymap.keys("fold") == BY_ID["fold"].keys
    assert len(keymap.remarks) == 1


def test_a_file_with_the_keys_of_the_table_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "keys.toml"
    file.write_text(re.sub(r"(?m)^# (\w+ = )", r"\1", starting_file()), encoding="utf-8")
    assert file.read_text(encoding="utf-8").count("\nquit = ") == 1
    assert read_keymap(file) == DEFAULT


@pytest.mark.parametrize("content", [b"mode = ", b"\xff\xfe\x00", b"= =", b"[[mode]]\nx = 1"])
def test_a_file_that_cannot_be_read_is_said_and_leaves_the_defaults(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "keys.toml").write_bytes(content)
    keymap = read_keymap(tmp_path / "keys.toml")
    assert keymap.remarks
    assert not keymap.changed


_WRITABLE = st.one_of(
    st.sampled_from(sorted({show_key(key, "en") for action in TABLE for key in action.keys})), st.text(max_size=6)
)


@given(
    st.dictionaries(
        st.one_of(st.sampled_from(sorted(BY_ID)), st.text(max_size=5)),
        st.one_of(_WRITABLE, st.lists(_WRITABLE, max_size=3), st.integers(), st.none()),
        max_size=8,
    )
)
def test_whatever_the_file_says_no_key_means_two_things_that_it_did_not_before(written: dict[str, object]) -> None:
    keymap = keymap_from(written)
    for places in SCREENS.values():
        there = [action for action in TABLE if any(place in places for place in action.where)]
        for one in there:
            for other in there:
                if one.id < other.id and not set(one.keys) & set(other.keys):
                    assert not set(keymap.keys(one.id)) & set(keymap.keys(other.id)), (one.id, other.id)


# -- bindings and sentences come from the table


def _ours(base: type[Widget]) -> Iterator[type[Widget]]:
    for each in base.__subclasses__():
        if each.__module__.startswith("workbench."):
            yield each
        yield from _ours(each)


FIXED = {"enter", "tab", "shift+tab", "up", "down", "f6", "f7"}
"""Keys bound without an action's id: they walk from field to field, or are passed on to what they mean outside the dock."""


IN_TURN = {"next_found", "previous_found"}
"""Bound before other actions with the same keys, and in force only while there is something found to walk through."""


def test_every_binding_of_ours_is_an_action_of_the_table_and_no_class_binds_a_key_twice() -> None:
    seen = 0
    for kind in set(_ours(Widget)):
        keys: Counter[str] = Counter()
        for binding in kind.__dict__.get("BINDINGS", ()):
            assert isinstance(binding, Binding)
            assert binding.id in BY_ID or set(binding.key.split(",")) <= FIXED, (kind, binding)
            if binding.id in IN_TURN:
                continue
            keys.update(key for key in binding.key.split(",") if key != "no-key")
            seen += 1
        assert [key for key, times in keys.items() if times > 1] == [], kind
    assert seen > 200


KEY_NAME = re.compile(
    r"(?i:ctrl\+)|按 ?[A-Za-z?]|\b[Pp]ress [A-Za-z?]\b|(?<![\w{])F\d|；[a-zA-Z] |\b[a-z] (?:undoes|swaps|copies|shows)"
)


def test_no_sentence_has_a_key_written_by_hand() -> None:
    fixed = {"ime", "signs.ascii"}  # the shift key of an input method, F-keys as such
    enter = {"import.nofile", "import.twin"}  # Enter in a text field
    for key, sentences in CATALOGUE.items():
        if key not in fixed | enter:
            assert not [text for text in sentences if KEY_NAME.search(text)], key
    assert KEY_NAME.search("按 x 看全部")
    assert KEY_NAME.search("Press x to see all")


def test_a_sentence_names_the_key_in_force_or_how_else_to_do_it() -> None:
    keymap = keymap_from({"comment": "Q", "select": []})
    assert "按 Q 写一条；先按 Ctrl+P “选段” 选中" in Words("zh", keymap)("pane.empty")


# -- on the screen

OWN = keymap_from(
    {
        "comment": ["Q", "F4"], "mode": "F11", "next_article": ["J", "↓"], "select_word": "e", "save": "Ctrl+Y", "board": "F2",
        "go_to": ["&", ":"], "first_article": "Home", "mark": "x", "clear_filter": "F5", "set_approved": "9", "messages": [],
    }
)  # fmt: skip


def test_the_keys_that_the_screens_are_tried_with_are_followed() -> None:
    assert OWN.remarks == ()
    assert len(OWN.changed) == 12


async def test_reading_and_comparing_obey_and_show_other_keys(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), start=SLUG, size=(160, 40), keymap=OWN) as pilot:
        law = review(pilot).law
        assert "J/k 条" in screen_text(pilot)
        assert "Q 写意见" in screen_text(pilot)
        assert "F11 对照" in screen_text(pilot)
        assert "按 Q 写一条" in screen_text(pilot)
        before = law.article
        await press(pilot, "j")
        assert law.article == before
        await press(pilot, "J", "down")
        assert review(pilot).label_of(law.article) == "第三条"
        mode = law.mode
        await press(pilot, "s", "f5")
        assert law.mode is mode
        await press(pilot, "f11")
        assert law.mode is not mode
        assert isinstance(law.mode, Mode)
        await press(pilot, "v")
        assert "h l e b" in screen_text(pilot)
        first = law.selection
        await press(pilot, "e")
        assert law.selection != first


async def test_the_dock_obeys_and_shows_other_keys(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    async with running(workspace, start=SLUG, keymap=OWN) as pilot:
        await press(pilot, "c")
        assert not review(pilot).dock.is_open
        await press(pilot, "Q")
        assert review(pilot).dock.is_open
        assert "Ctrl+Y 保存" in screen_text(pilot)
        await write(pilot, "ajJ写下的话")
        await press(pilot, "ctrl+s")
        assert review(pilot).dock.is_open
        await press(pilot, "ctrl+y")
        assert [comment.body for comment in workspace.comments(SLUG)] == ["ajJ写下的话"]


async def test_the_board_obeys_and_shows_other_keys(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    comment = workspace.comment(SLUG, "2", body="一条意见")
    async with running(workspace, start=SLUG, size=(160, 40), keymap=OWN) as pilot:
        await press(pilot, "b")
        assert not isinstance(pilot.app.screen, BoardScreen)
        await press(pilot, "f2")
        assert isinstance(pilot.app.screen, BoardScreen)
        assert "x 选中" in screen_text(pilot)
        await press(pilot, "x")
        assert "已选 1" in screen_text(pilot)
        await press(pilot, "2")
        assert workspace.find(comment.id).status.value == "proposed"
        await press(pilot, "9")
        assert workspace.find(comment.id).status.value == "approved"


async def test_help_shows_the_keys_in_force_finds_by_them_and_runs(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), start=SLUG, keymap=OWN) as pilot:
        await press(pilot, "f1")
        await write(pilot, "F11")
        first = next(line for line in screen_text(pilot).splitlines() if "换对照方式" in line)
        assert first.split()[0] == "F11"
        mode = review_mode(pilot)
        await press(pilot, "enter")
        assert review(pilot).law.mode is not mode


def review_mode(pilot: object) -> Mode:
    from workbench.screens.review import ReviewScreen

    found = next(screen for screen in pilot.app.screen_stack if isinstance(screen, ReviewScreen))  # type: ignore[attr-defined]
    return found.law.mode


async def test_a_file_with_a_fault_is_said_on_the_screen_which_works_by_its_default_keys(tmp_path: Path) -> None:
    keymap = keymap_from({"open": "F99", "sample": "Q1", "import_draft": "i"})
    async with running(open_workspace(tmp_path), keymap=keymap) as pilot:
        assert "“open”的按键“F99”不认识" in screen_text(pilot).replace("\n", "")
        assert len(pilot.app.messages) == 2  # type: ignore[attr-defined]
        await press(pilot, "enter")
        review(pilot)


# -- the command


def test_the_command_lists_the_keys_in_force(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Runner) -> None:
    file = tmp_path / "keys.toml"
    monkeypatch.setenv("WORKBENCH_KEYS", str(file))
    done = run("keys", "--write")
    assert done.status == 0
    assert file.exists()
    assert done.out.splitlines()[1:] == []  # where it was written, not the whole table after it
    assert str(file) in done.out
    assert run("keys", "--write").status == 1
    file.write_text('mode = "F11"\nnonsense = "x"\n', encoding="utf-8")
    done = run("keys", "--json")
    assert done.status == 1
    assert "nonsense" in done.err
    found = json.loads(done.out)
    assert next(action for action in found["actions"] if action["id"] == "mode")["keys"] == ["f11"]
    assert len(found["remarks"]) == 1


def test_the_example_in_the_settings_can_be_copied_as_it_stands() -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "settings.md").read_text(encoding="utf-8")
    example = next(block for block in re.findall(r"```toml\n(.*?)```", page, re.DOTALL) if "mode =" in block)
    found = keymap_from(tomllib.loads(example))
    assert found.remarks == ()
    assert found.changed == {"mode": ("f11",), "comment": ("a", "f4"), "adoption": (), "save": ("ctrl+y",)}


def test_a_key_file_that_cannot_be_read_is_said_in_words(tmp_path: Path) -> None:
    (remark,) = read_keymap(tmp_path).remarks
    assert "Errno" not in remark.zh + remark.en
    (tmp_path / "keys.toml").write_bytes(b"\xfc\xfc")
    (remark,) = read_keymap(tmp_path / "keys.toml").remarks
    assert "不是 UTF-8 编码" in remark.zh
    assert "codec" not in remark.zh + remark.en


def test_the_doctor_says_what_is_not_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "keys.toml"
    monkeypatch.setenv("WORKBENCH_KEYS", str(file))
    file.write_text('nonsense = "x"\n', encoding="utf-8")
    settings = read_settings(store=str(tmp_path / "none.sqlite3"), environment={})
    (finding,) = (each for each in doctor.examine(settings) if each.what == "keys")
    assert not finding.ok
    assert "nonsense" in finding.advice("zh")


def test_the_table_is_what_holds_without_a_file() -> None:
    assert Keymap() == DEFAULT
    assert all(DEFAULT.keys(action.id) == action.keys for action in TABLE)
