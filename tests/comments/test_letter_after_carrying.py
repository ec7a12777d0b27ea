"""A letter on an earlier draft can be written again, byte for byte, after its comments were taken along to the next draft."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workbench.cli_runner import Runner, make_runner
from tests.workbench.conftest import NEW, OLD


@pytest.fixture
def run(place: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Runner:
    """The command line on either kind of store, at a fixed hour."""
    monkeypatch.setenv("WORKBENCH_STORE", place)
    monkeypatch.setenv("WORKBENCH_USER", "审阅人甲")
    monkeypatch.setenv("WORKBENCH_NOW", "2021-12-01T09:00:00+08:00")
    monkeypatch.setenv("WORKBENCH_LANG", "zh")
    return make_runner(capsys)


@pytest.fixture
def ids(run: Runner, tmp_path: Path) -> dict[str, str]:
    """Comments on the first of two drafts, one of them of the team only."""
    for label, text in (("draft1", OLD), ("draft2", NEW)):
        file = tmp_path / f"{label}.txt"
        file.write_text(text, encoding="utf-8")
        assert run("import", file, "--matter", "m", "--label", label).status == 0
    return {
        name: run("comment", "m", *given, "--draft", "draft1").out.strip()
        for name, given in {
            "limit": ("3", "--quote", "三日内", "--proposal", "十日内", "--rationale", "三日过短。"),
            "fine": ("4", "--quote", "十万元", "--proposal", "五万元", "--rationale", "过重。", "--priority", "high"),
            "scope": ("2", "--quote", "在本市", "--proposal", "在本市行政区域内", "--rationale", "明确范围。"),
            "team": ("5", "--body", "组内讨论施行日期。", "--visibility", "team"),
        }.items()
    }


def letter(run: Runner, folder: Path, name: str, *more: str) -> bytes:
    """The letter on the first draft."""
    file = folder / name
    done = run("export", "m", file, "--draft", "draft1", *more)
    assert done.status == 0, done.err
    return file.read_bytes()


def carry_all(run: Runner, ids: dict[str, str]) -> None:
    """Takes every comment along to the second draft: the certain ones, the others as proposed."""
    done = run("carry", "m", "--to", "draft2", "--accept", *ids.values())
    assert done.status == 0, done.err
    assert len(run("comments", "m", "--draft", "draft2", "--json").json) == len(ids)


def test_the_letter_on_draft_1_is_the_same_bytes_before_and_after_carrying_to_draft_2(
    run: Runner, ids: dict[str, str], tmp_path: Path
) -> None:
    files = {"letter": "docx", "table": "docx", "redline": "docx", "json": "json"}
    before = {form: letter(run, tmp_path, f"before-{form}.{kind}", "--form", form) for form, kind in files.items()}
    carry_all(run, ids)
    after = {form: letter(run, tmp_path, f"after-{form}.{kind}", "--form", form) for form, kind in files.items()}
    assert after == before


def test_what_is_done_to_a_comment_on_draft_2_doesnt_alter_the_letter_on_draft_1(
    run: Runner, ids: dict[str, str], tmp_path: Path
) -> None:
    before = letter(run, tmp_path, "before.docx")
    carry_all(run, ids)
    assert run("set", ids["fine"], "--proposal", "八万元", "--rationale", "仍过重。", "--priority", "low").status == 0
    assert letter(run, tmp_path, "after.docx") == before
    on_second = tmp_path / "second.json"
    assert run("export", "m", on_second, "--draft", "draft2", "--form", "json").status == 0
    assert "八万元" in on_second.read_text(encoding="utf-8")


def test_a_comment_deleted_on_draft_2_is_still_in_the_letter_on_draft_1(
    run: Runner, ids: dict[str, str], tmp_path: Path
) -> None:
    files = {"letter": "docx", "table": "docx", "redline": "docx", "json": "json"}
    before = {form: letter(run, tmp_path, f"before-{form}.{kind}", "--form", form) for form, kind in files.items()}
    carry_all(run, ids)
    done = run("delete", ids["fine"])
    assert "draft1" in done.out, "whoever deletes is told where it still stands"
    assert "--everywhere" in done.out
    after = {form: letter(run, tmp_path, f"after-{form}.{kind}", "--form", form) for form, kind in files.items()}
    assert after == before
    on_second = tmp_path / "second.json"
    assert run("export", "m", on_second, "--draft", "draft2", "--form", "json").status == 0
    assert "五万元" not in on_second.read_text(encoding="utf-8")


def test_a_comment_deleted_everywhere_is_in_no_letter_and_undone_in_all(
    run: Runner, ids: dict[str, str], tmp_path: Path
) -> None:
    before = letter(run, tmp_path, "before.json", "--form", "json")
    carry_all(run, ids)
    done = run("delete", ids["fine"], "--everywhere")
    assert done.status == 0
    assert "--everywhere" not in done.out
    assert "五万元" not in letter(run, tmp_path, "without.json", "--form", "json").decode("utf-8")
    assert run("undo").status == 0
    assert letter(run, tmp_path, "after.json", "--form", "json") == before


def test_a_comment_in_the_bin_can_be_taken_back_everywhere_afterwards(
    run: Runner, ids: dict[str, str], tmp_path: Path
) -> None:
    carry_all(run, ids)
    assert run("delete", ids["fine"]).status == 0
    assert run("delete", ids["fine"], "--everywhere").status == 0
    assert "五万元" not in letter(run, tmp_path, "without.json", "--form", "json").decode("utf-8")
    assert run("restore", ids["fine"]).status == 0
    assert run("comments", "m", "--draft", "draft2", "--status", "withdrawn", "--json").json[0]["id"] == ids["fine"]


def test_a_comment_deleted_before_the_others_were_carried_stays_out_of_the_letter(
    run: Runner, ids: dict[str, str], tmp_path: Path
) -> None:
    done = run("delete", ids["fine"])
    assert "--everywhere" not in done.out, "it stands nowhere else"
    before = letter(run, tmp_path, "before.json", "--form", "json")
    assert "五万元" not in before.decode("utf-8")
    carry_all(run, {name: each for name, each in ids.items() if name != "fine"})
    assert letter(run, tmp_path, "after.json", "--form", "json") == before


def test_comments_merged_on_draft_2_are_still_in_the_letter_on_draft_1(
    run: Runner, ids: dict[str, str], tmp_path: Path
) -> None:
    before = letter(run, tmp_path, "before.docx")
    carry_all(run, ids)
    done = run("consolidate", ids["fine"], ids["limit"], "--proposal", "八万元", "--json")
    assert done.status == 0, done.err
    merged = done.json["id"]
    assert letter(run, tmp_path, "after.docx") == before
    assert run("delete", merged).status == 0
    assert letter(run, tmp_path, "deleted.docx") == before
    assert run("undo").status == 0
    assert run("set", merged, "--visibility", "team").status == 0
    kept_back = letter(run, tmp_path, "kept-back.json", "--form", "json").decode("utf-8")
    assert "三日过短" not in kept_back
    assert "明确范围" in kept_back
    assert run("set", merged, "--visibility", "submission").status == 0
    assert run("set", merged, "--status", "withdrawn").status == 0
    withdrawn = letter(run, tmp_path, "withdrawn.json", "--form", "json").decode("utf-8")
    assert "三日过短" not in withdrawn
    assert "明确范围" in withdrawn


def test_comments_merged_with_one_of_the_team_on_draft_2_are_still_in_the_letter_on_draft_1(
    run: Runner, ids: dict[str, str], tmp_path: Path
) -> None:
    before = letter(run, tmp_path, "before.docx")
    carry_all(run, ids)
    done = run("consolidate", ids["fine"], ids["team"], "--json")
    assert done.status == 0, done.err
    assert done.json["visibility"] == "team"
    assert letter(run, tmp_path, "after.docx") == before


def test_comments_merged_on_draft_1_stay_behind_the_one_they_became(
    run: Runner, ids: dict[str, str], tmp_path: Path
) -> None:
    done = run("consolidate", ids["fine"], ids["limit"], "--proposal", "八万元", "--json")
    assert done.status == 0, done.err
    before = letter(run, tmp_path, "before.docx")
    carry_all(run, {"merged": done.json["id"], "scope": ids["scope"], "team": ids["team"]})
    assert letter(run, tmp_path, "after.docx") == before


def test_a_letter_on_draft_1_is_recorded_as_sent_with_a_comment_deleted_on_draft_2(
    run: Runner, ids: dict[str, str], tmp_path: Path
) -> None:
    letter(run, tmp_path, "letter.docx")
    carry_all(run, ids)
    assert run("delete", ids["fine"]).status == 0
    (tmp_path / "signed.docx").write_bytes((tmp_path / "letter.docx").read_bytes() + b"\0")
    done = run("sent", "m", tmp_path / "signed.docx", "--channel", "email", "--draft", "draft1", "--json")
    assert done.status == 0, done.err
    (listed,) = run("sent", "m", "--list", "--json").json
    assert (len(listed["comments"]), listed["no_longer_submitted"]) == (3, 0)
    told = run("sent", "m", "--diff")
    assert told.status == 0
    assert ids["fine"] not in told.out
    assert run("restore", ids["fine"]).status == 0
    statuses = {each["id"]: each["status"] for each in run("comments", "m", "--draft", "draft2", "--json").json}
    assert statuses[ids["fine"]] == statuses[ids["limit"]] == "submitted"


def test_what_has_become_internal_since_doesnt_come_back_into_the_letter(
    run: Runner, ids: dict[str, str], tmp_path: Path
) -> None:
    carry_all(run, ids)
    assert run("set", ids["fine"], "--visibility", "team").status == 0
    again = letter(run, tmp_path, "after.json", "--form", "json").decode("utf-8")
    assert "过重" not in again
    assert "三日过短" in again


def test_what_has_been_withdrawn_since_doesnt_come_back_into_the_letter(
    run: Runner, ids: dict[str, str], tmp_path: Path
) -> None:
    carry_all(run, ids)
    assert run("set", ids["fine"], "--status", "withdrawn").status == 0
    again = letter(run, tmp_path, "after.json", "--form", "json").decode("utf-8")
    assert "过重" not in again
    assert "三日过短" in again


def test_words_of_a_time_when_a_comment_was_for_the_team_only_dont_come_out(
    run: Runner, ids: dict[str, str], tmp_path: Path
) -> None:
    carry_all(run, ids)
    assert run("set", ids["team"], "--body", "建议明确施行日期。", "--visibility", "submission").status == 0
    again = letter(run, tmp_path, "after.json", "--form", "json").decode("utf-8")
    assert "组内讨论" not in again
    assert "明确施行日期" not in again


def test_a_sending_of_draft_1_still_finds_its_comments_unchanged(
    run: Runner, ids: dict[str, str], tmp_path: Path
) -> None:
    letter(run, tmp_path, "sent.docx")
    assert run("sent", "m", tmp_path / "sent.docx", "--channel", "email").status == 0
    before = run("sent", "m", "--diff")
    assert before.status == 0
    carry_all(run, ids)
    assert run("sent", "m", "--diff").out == before.out


def send(run: Runner, file: Path, draft: str) -> None:
    """Exports the letter on a draft and records it as sent."""
    assert run("export", "m", file, "--draft", draft).status == 0
    done = run("sent", "m", file, "--channel", "email")
    assert done.status == 0, done.err


OUTCOMES = ("adopted", "partly", "rejected")


@pytest.mark.parametrize("carried", ["not carried", "carried before", "carried after"])
def test_what_the_regulator_answered_is_still_in_the_letter_it_answers(
    run: Runner, ids: dict[str, str], tmp_path: Path, carried: str
) -> None:
    files = {"letter": "docx", "table": "docx", "redline": "docx", "json": "json"}
    send(run, tmp_path / "sent.docx", "draft1")
    before = {form: letter(run, tmp_path, f"before-{form}.{kind}", "--form", form) for form, kind in files.items()}
    if carried == "carried before":
        carry_all(run, ids)
    for name, status in zip(("limit", "fine", "scope"), OUTCOMES, strict=True):
        assert run("set", ids[name], "--status", status).status == 0
    if carried == "carried after":
        done = run("carry", "m", "--to", "draft2", "--accept", ids["fine"], ids["scope"])
        assert done.status == 0, done.err
    after = {form: letter(run, tmp_path, f"after-{form}.{kind}", "--form", form) for form, kind in files.items()}
    assert after == before
    told = run("sent", "m", "--diff")
    assert not any(each in told.out for each in ids.values()), told.out
    refused = run("export", "m", tmp_path / "second.json", "--draft", "draft2", "--form", "json")
    assert refused.status == 1, "nothing that was settled before is asked again"


def test_what_was_answered_on_draft_1_and_taken_up_again_is_in_both_letters(
    run: Runner, ids: dict[str, str], tmp_path: Path
) -> None:
    send(run, tmp_path / "sent.docx", "draft1")
    before = letter(run, tmp_path, "before.docx")
    assert run("set", ids["fine"], "--status", "rejected").status == 0
    assert run("carry", "m", "--to", "draft2", "--accept", ids["fine"]).status == 0
    for status in ("submitted", "approved"):
        assert run("set", ids["fine"], "--status", status).status == 0
    assert letter(run, tmp_path, "after.docx") == before
    second = tmp_path / "second.docx"
    send(run, second, "draft2")
    sent = second.read_bytes()
    assert run("set", ids["fine"], "--status", "partly").status == 0
    assert letter(run, tmp_path, "after-all.docx") == before
    assert run("export", "m", second, "--draft", "draft2").status == 0
    assert second.read_bytes() == sent


def test_what_went_along_as_submitted_and_was_answered_is_in_the_second_letter_if_that_was_recorded_as_sent(
    run: Runner, ids: dict[str, str], tmp_path: Path
) -> None:
    send(run, tmp_path / "sent.docx", "draft1")
    assert run("carry", "m", "--to", "draft2", "--accept", ids["fine"]).status == 0
    second = tmp_path / "second.docx"
    send(run, second, "draft2")
    sent = second.read_bytes()
    assert run("set", ids["fine"], "--status", "rejected").status == 0
    assert run("export", "m", second, "--draft", "draft2").status == 0
    assert second.read_bytes() == sent


def test_what_was_sent_and_withdrawn_is_in_no_letter(run: Runner, ids: dict[str, str], tmp_path: Path) -> None:
    send(run, tmp_path / "sent.docx", "draft1")
    assert run("set", ids["fine"], "--status", "withdrawn").status == 0
    assert run("set", ids["limit"], "--status", "rejected").status == 0
    again = letter(run, tmp_path, "after.json", "--form", "json").decode("utf-8")
    assert "过重" not in again
    assert "三日过短" in again


def test_statuses_that_are_named_are_taken_as_they_are(run: Runner, ids: dict[str, str], tmp_path: Path) -> None:
    send(run, tmp_path / "sent.docx", "draft1")
    assert run("set", ids["fine"], "--status", "rejected").status == 0
    for status, there in (("submitted", False), ("rejected", True)):
        made = letter(run, tmp_path, f"{status}.json", "--form", "json", "--status", status).decode("utf-8")
        assert ("过重" in made) is there
