"""Attempts to get round the walls of a team's store, most of them by a person's own SQL. Each is refused and changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest

from comments.records import DecidedBy, DraftVerdict, Verdict
from comments.store import FieldValue
from tests.comments.databases import Databases
from tests.comments.store_builders import MATTER, NOON, add_draft, open_store
from tests.comments.walled import (
    LEAD,
    OBSERVER,
    OUTSIDE,
    REVIEWER,
    SECRET_MATTER,
    STRANGER,
    Office,
    make_office,
    new,
)

NO_RIGHT = "42501"
OWN_RULE = "WB002"


@pytest.fixture(scope="module")
def office(databases: Databases) -> Iterator[Office]:
    made = make_office(databases)
    yield made
    made.close()


REMARK = (
    "(matter_id, id, entered, draft_id, article, number, label, quote_before, quote_after, quote_start, body, rationale, "
    '"delete", type, priority, visibility, status, author, created, updated, revision)'
)


def remark(
    who: str, *, matter: int = 1, key: str = "X" * 10, draft: int = 1, status: str = "draft", visibility: str = "team"
) -> str:
    table = "internal_note" if visibility == "internal" else "comment"
    return (
        f"INSERT INTO {table} {REMARK} VALUES ({matter}, '{key}', 1, {draft}, '', '', '', '', '', 0, 'b', '', false, "
        f"'wording', 'low', '{visibility}', '{status}', '{who}', now(), now(), 1)"
    )


def event(who: str, comment: str, revision: int, *, matter: int = 1) -> str:
    return (
        "INSERT INTO event (matter_id, id, comment_id, entered, revision, at, person, action, changes) VALUES "
        f"({matter}, 'EVENT0000000{revision:04}', '{comment}', 1, {revision}, now(), '{who}', 'edited', '[]')"
    )


NEW_MATTER = (
    "INSERT INTO matter (slug, title, issuer, language, channels, notes, created) "
    "VALUES ('{}', 't', '', 'zh', '[]', '', now())"
)
LEAK = (
    "CREATE FUNCTION {}.leak(text) RETURNS boolean LANGUAGE plpgsql COST 0.0001 "
    "AS 'BEGIN RAISE WARNING ''%'', $1; RETURN true; END'"
)
FORGED_DRAFT = (
    "INSERT INTO draft_version (matter_id, label, title, language, text, format, sha256, source, size, parser_version, "
    "added, added_by) VALUES (1, 'l', 't', 'zh', 'x', 'txt', repeat('0', 64), 's', 1, '1', now(), '负责人甲')"
)
INTERNAL_COPY = (
    f"INSERT INTO internal_note {REMARK} SELECT matter_id, id, entered, draft_id, article, number, label, quote_before, "
    "quote_after, quote_start, body, rationale, \"delete\", type, priority, 'internal', status, author, created, now(), "
    "revision + 1 FROM comment WHERE id = '{lead}'"
)

# What is asked for, and never shown: (what is tried, who tries it, their SQL)
SEEING_NOTHING = [
    (
        "reading everything there is",
        OUTSIDE,
        ["TABLE comment", "TABLE internal_note", "TABLE draft_version", "TABLE original"],
    ),
    ("another matter's comment by its number", LEAD, ["SELECT body FROM comment WHERE matter_id = 2"]),
    ("another matter's drafts and originals", LEAD, ["SELECT text FROM draft_version WHERE id = 2", "TABLE original"]),
    (
        "another matter's title and people",
        LEAD,
        ["SELECT * FROM matter WHERE id = 2", "SELECT * FROM person WHERE matter_id = 2"],
    ),
    ("internal notes of another firm", OUTSIDE, ["TABLE internal_note", "TABLE internal_place"]),
    (
        "internal replies and history of another firm",
        OUTSIDE,
        ["TABLE internal_reply", "TABLE internal_event", "TABLE event"],
    ),
    (
        "internal notes of a matter one has no part in",
        STRANGER,
        ["TABLE internal_note", "SELECT * FROM event WHERE matter_id = 1", "SELECT * FROM reply WHERE matter_id <> 2"],
    ),
    (
        "settings that pretend to be somebody else",
        OUTSIDE,
        [
            "SELECT set_config('workbench.user', '负责人甲', false), set_config('app.user', '负责人甲', false)",
            "SELECT set_config('request.jwt.claims', '{\"sub\":\"负责人甲\"}', false)",
            "TABLE internal_note",
        ],
    ),
    ("COPY to oneself", OUTSIDE, ["COPY (SELECT * FROM internal_note) TO STDOUT"]),
    ("an error that would quote a hidden row", OUTSIDE, ["SELECT count(*) FROM internal_note WHERE body::integer = 1"]),
    (
        "a division by zero that would betray a hidden row",
        OUTSIDE,
        ["SELECT id FROM comment WHERE 1 / (CASE WHEN body LIKE 'CANARY%' THEN 0 ELSE 1 END) = 2"],
    ),
    (
        "a block of code that says aloud what it reads",
        OUTSIDE,
        [
            "DO $$ DECLARE r record; BEGIN FOR r IN SELECT body FROM internal_note LOOP RAISE WARNING '%', r.body; END LOOP; END $$"
        ],
    ),
    (
        "a cursor and a prepared statement",
        OUTSIDE,
        [
            "PREPARE p AS SELECT body FROM internal_note",
            "EXECUTE p",
            "DECLARE c CURSOR FOR SELECT body FROM comment WHERE matter_id = 2",
            "FETCH ALL FROM c",
        ],
    ),
    ("locking what one can't see", OUTSIDE, ["SELECT body FROM internal_note FOR SHARE"]),
    (
        "the planner's samples of columns",
        OUTSIDE,
        ["SELECT most_common_vals, histogram_bounds FROM pg_stats WHERE tablename IN ('internal_note', 'comment')"],
    ),
    (
        "queries and locks of other people",
        OUTSIDE,
        ["SELECT query FROM pg_stat_activity WHERE usename <> session_user"],
    ),
    ("large objects", OUTSIDE, ["SELECT * FROM pg_largeobject_metadata"]),
    ("changing what one can't see", OUTSIDE, ["UPDATE internal_note SET revision = revision + 1 RETURNING body"]),
    (
        "removing what one can't see",
        OUTSIDE,
        ["DELETE FROM internal_note RETURNING body", "DELETE FROM person WHERE matter_id = 2"],
    ),
    ("text that others are typing", OUTSIDE, ["TABLE unsaved"]),
    (
        "which matters there are, by the walls' own function",
        OUTSIDE,
        [
            "SELECT m FROM walls.matters() m WHERE m <> 1",
            "SELECT walls.firm() WHERE walls.firm() <> '外所'",
            "SELECT 'CANARY' WHERE walls.is_colleague('负责人甲')",
        ],
    ),
    (
        "handing the team's rights on",
        OUTSIDE,
        ["SET ROLE {team}", "GRANT SELECT ON internal_note TO PUBLIC", "TABLE internal_note"],
    ),
    (
        "joining hidden rows by way of visible ones",
        OUTSIDE,
        [
            "SELECT n.body FROM comment c LEFT JOIN internal_note n ON true WHERE n.body IS NOT NULL",
            "SELECT (SELECT string_agg(body, ',') FROM internal_note)",
        ],
    ),
]


@pytest.mark.parametrize(
    ("who", "statements"), [row[1:] for row in SEEING_NOTHING], ids=[row[0] for row in SEEING_NOTHING]
)
def test_nothing_is_seen(office: Office, who: str, statements: list[str]) -> None:
    before = office.state()
    said, codes = office.trying(who, filled(office, statements))
    if who == LEAD:  # whose own firm's note it is
        for own in ("CANARY-note", "CANARY-rationale", "CANARY-reply"):
            said = said.replace(own, "")
    assert "CANARY" not in said
    assert codes == [], "each of these is allowed, and gives nothing"
    assert office.state() == before


REFUSED = [
    ("becoming the tables' owner", OUTSIDE, ["SET ROLE {owner}"], NO_RIGHT),
    ("becoming a colleague", OUTSIDE, ['SET ROLE "负责人甲"'], NO_RIGHT),
    ("signing in again as a colleague", OUTSIDE, ["SET SESSION AUTHORIZATION '负责人甲'"], NO_RIGHT),
    ("choosing a role by a setting", OUTSIDE, ["SELECT set_config('role', 'postgres', false)"], NO_RIGHT),
    ("claiming to be a superuser by a setting", OUTSIDE, ["SELECT set_config('is_superuser', 'on', false)"], "55P02"),
    ("switching row security off", OUTSIDE, ["SET row_security = off", "TABLE internal_note"], NO_RIGHT),
    ("switching triggers off", OUTSIDE, ["SET session_replication_role = replica"], NO_RIGHT),
    ("switching a table's triggers off", OUTSIDE, ["ALTER TABLE comment DISABLE TRIGGER ALL"], NO_RIGHT),
    (
        "switching a table's row security off",
        OUTSIDE,
        ["ALTER TABLE internal_note DISABLE ROW LEVEL SECURITY"],
        NO_RIGHT,
    ),
    ("dropping a policy", OUTSIDE, ["DROP POLICY firm_reads ON internal_note"], NO_RIGHT),
    ("adding a policy", OUTSIDE, ["CREATE POLICY mine ON internal_note USING (true)"], NO_RIGHT),
    (
        "adding a trigger",
        OUTSIDE,
        ["CREATE TRIGGER t BEFORE INSERT ON comment FOR EACH ROW EXECUTE FUNCTION walls.open_matter()"],
        NO_RIGHT,
    ),
    ("adding a rule", OUTSIDE, ["CREATE RULE r AS ON INSERT TO comment DO ALSO DELETE FROM person"], NO_RIGHT),
    ("adding a function that leaks what it is given", OUTSIDE, [LEAK.format("public")], NO_RIGHT),
    (
        "the same in a temporary schema",
        OUTSIDE,
        [LEAK.format("pg_temp"), "SELECT id FROM internal_note WHERE pg_temp.leak(body)"],
        NO_RIGHT,
    ),
    (
        "a temporary table that stands in for a real one",
        OUTSIDE,
        ["CREATE TEMP TABLE person AS SELECT 1 AS matter_id"],
        NO_RIGHT,
    ),
    ("a view", OUTSIDE, ["CREATE VIEW public.v AS SELECT * FROM internal_note"], NO_RIGHT),
    (
        "a table of one's own that points at others'",
        OUTSIDE,
        ["CREATE TABLE public.probe (id integer REFERENCES matter)"],
        NO_RIGHT,
    ),
    ("a schema", OUTSIDE, ["CREATE SCHEMA mine"], NO_RIGHT),
    ("COPY into a table", OUTSIDE, ["COPY comment FROM STDIN"], "0A000"),
    ("COPY to the server's disk", OUTSIDE, ["COPY (SELECT 1) TO '/tmp/wb-walls-probe'"], NO_RIGHT),
    ("COPY to a program", OUTSIDE, ["COPY (SELECT 1) TO PROGRAM 'cat'"], NO_RIGHT),
    ("files of the server", OUTSIDE, ["SELECT pg_read_file('PG_VERSION')"], NO_RIGHT),
    ("the statistics beneath their view", OUTSIDE, ["TABLE pg_statistic"], NO_RIGHT),
    ("the words in large objects", OUTSIDE, ["TABLE pg_largeobject"], NO_RIGHT),
    ("other people's passwords", OUTSIDE, ["TABLE pg_authid"], NO_RIGHT),
    ("a replication slot", OUTSIDE, ["SELECT pg_create_logical_replication_slot('s', 'test_decoding')"], NO_RIGHT),
    ("more rights for oneself", OUTSIDE, ["ALTER ROLE CURRENT_USER BYPASSRLS"], NO_RIGHT),
    ("a login of one's own making", OUTSIDE, ["CREATE ROLE accomplice LOGIN"], NO_RIGHT),
    ("emptying a table", OUTSIDE, ["TRUNCATE comment CASCADE"], NO_RIGHT),
    ("who belongs to which firm", OUTSIDE, ["TABLE walls.login"], NO_RIGHT),
    ("changing one's firm", OUTSIDE, ["UPDATE walls.login SET firm = ''"], NO_RIGHT),
    (
        "listing oneself in another matter",
        REVIEWER,
        ["INSERT INTO person VALUES (2, '审阅人乙', 'lead', now(), '审阅人乙')"],
        NO_RIGHT,
    ),
    (
        "listing a friend without being the lead",
        REVIEWER,
        ["INSERT INTO person VALUES (1, 'Lawyer X', 'lead', now(), '审阅人乙')"],
        NO_RIGHT,
    ),
    ("a comment in another matter", LEAD, [remark(LEAD, matter=2, draft=2)], OWN_RULE),
    (
        "a comment moved into another matter",
        REVIEWER,
        ["UPDATE comment SET matter_id = 2, draft_id = 2, revision = revision + 1 WHERE author = session_user"],
        None,
    ),
    (
        "an insert that would change a hidden row instead",
        LEAD,
        [remark(LEAD, matter=2, draft=2, key="{secret}") + " ON CONFLICT (matter_id, id) DO UPDATE SET body = 'mine'"],
        OWN_RULE,
    ),
    (
        "a comment on another matter's draft",
        REVIEWER,
        [remark(REVIEWER, draft=2), event(REVIEWER, "X" * 10, 1)],
        "23503",
    ),
    (
        "a reply in another matter",
        LEAD,
        ["INSERT INTO reply VALUES (2, 'R000000000', '{secret}', 1, 't', '负责人甲', now(), false)"],
        OWN_RULE,
    ),
    ("a matter by somebody who may not open any", REVIEWER, [NEW_MATTER.format("m")], OWN_RULE),
    (
        "a number of one's choice for a draft",
        REVIEWER,
        ["INSERT INTO draft_version (id, matter_id) VALUES (2, 1)"],
        NO_RIGHT,
    ),
    ("a comment in a colleague's name", REVIEWER, [remark(LEAD)], OWN_RULE),
    ("an internal note in a colleague's name", OUTSIDE, [remark(LEAD, visibility="internal")], OWN_RULE),
    (
        "a reply in a colleague's name",
        REVIEWER,
        ["INSERT INTO reply VALUES (1, 'R000000000', '{lead}', 1, 't', '负责人甲', now(), false)"],
        OWN_RULE,
    ),
    ("an event in a colleague's name", REVIEWER, [event(LEAD, "{lead}", 1)], OWN_RULE),
    ("a draft in a colleague's name", REVIEWER, [FORGED_DRAFT], OWN_RULE),
    (
        "having read, in a colleague's name",
        REVIEWER,
        ["INSERT INTO read_mark VALUES (1, 1, 'art_1', '负责人甲', now())"],
        NO_RIGHT,
    ),
    (
        "taking a colleague's reply back",
        OUTSIDE,
        ["UPDATE reply SET withdrawn = true WHERE person <> session_user"],
        OWN_RULE,
    ),
    ("changing what a reply says", REVIEWER, ["UPDATE reply SET text = 'mine'"], NO_RIGHT),
    (
        "a comment's author",
        REVIEWER,
        ["UPDATE comment SET author = '审阅人乙', revision = revision + 1 WHERE id = '{lead}'"],
        OWN_RULE,
    ),
    (
        "a colleague's words",
        REVIEWER,
        ["UPDATE comment SET body = 'mine', revision = revision + 1 WHERE id = '{lead}'", event(REVIEWER, "{lead}", 2)],
        OWN_RULE,
    ),
    ("a colleague's comment made internal", REVIEWER, [INTERNAL_COPY], OWN_RULE),
    (
        "an edit that leaves no trace in the history",
        REVIEWER,
        ["UPDATE comment SET body = 'mine', revision = revision + 1 WHERE id = '{reviewer}'"],
        OWN_RULE,
    ),
    (
        "an edit that doesn't count the revision up",
        REVIEWER,
        ["UPDATE comment SET body = 'mine' WHERE id = '{reviewer}'"],
        OWN_RULE,
    ),
    ("a comment wiped out", REVIEWER, ["DELETE FROM comment WHERE id = '{reviewer}'"], OWN_RULE),
    ("history wiped out", REVIEWER, ["DELETE FROM event"], OWN_RULE),
    ("history rewritten", REVIEWER, ["UPDATE event SET person = '审阅人乙'"], NO_RIGHT),
    (
        "a repair in a colleague's name",
        REVIEWER,
        ["INSERT INTO draft_repair VALUES (1, 1, 9, now(), '负责人甲', '[]', '[]', NULL, NULL)"],
        OWN_RULE,
    ),
    ("a draft's origin", REVIEWER, ["UPDATE draft_version SET source = 'mine'"], NO_RIGHT),
    ("writing as somebody who may only read", OBSERVER, [remark(OBSERVER)], OWN_RULE),
    (
        "a matter's four eyes, by somebody who doesn't lead",
        REVIEWER,
        ["UPDATE matter SET four_eyes = true WHERE id = 1"],
        OWN_RULE,
    ),
    (
        "approving without being the lead",
        REVIEWER,
        [
            "UPDATE comment SET status = 'approved', revision = revision + 1 WHERE id = '{reviewer}'",
            event(REVIEWER, "{reviewer}", 2),
        ],
        OWN_RULE,
    ),
    (
        "recording an outcome without being the lead",
        REVIEWER,
        [
            (
                "UPDATE comment SET revision = revision + 1, outcomes = json_build_array(json_build_object("
                "'draft', '二稿', 'verdict', 'adopted', 'by', 'person')) WHERE id = '{reviewer}'"
            ),
            event(REVIEWER, "{reviewer}", 2),
        ],
        OWN_RULE,
    ),
    ("a new comment that begins as approved", REVIEWER, [remark(REVIEWER, status="approved")], OWN_RULE),
    ("a matter without a lead", LEAD, ["DELETE FROM person WHERE name = session_user"], OWN_RULE),
    (
        "listing people in somebody else's name",
        LEAD,
        ["INSERT INTO person VALUES (1, 'Lawyer X', 'lead', now(), 'Lawyer X')"],
        OWN_RULE,
    ),
    (
        "listing somebody who has no login",
        LEAD,
        ["INSERT INTO person VALUES (1, 'nobody', 'lead', now(), '负责人甲')"],
        OWN_RULE,
    ),
    ("setting the count of happenings back", OUTSIDE, ["SELECT setval('entered', 1)"], NO_RIGHT),
]


@pytest.mark.parametrize(("who", "statements", "code"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_it_is_refused(office: Office, who: str, statements: list[str], code: str | None) -> None:
    before = office.state()
    said, codes = office.trying(who, filled(office, statements))
    assert codes, f"it was allowed: {said}"
    assert code is None or codes == [code], said
    assert "CANARY" not in said
    assert office.state() == before


def filled(office: Office, statements: list[str]) -> list[str]:
    """Statements with the ids of comments and the names of roles put in."""
    names = {key: comment.id for key, comment in office.comments.items()}
    names |= {"team": f'"workbench_{office.name}"', "owner": f'"workbench_{office.name}_owner"'}
    done = []
    for statement in statements:
        for name, value in names.items():
            statement = statement.replace(f"{{{name}}}", value)
        done.append(statement)
    return done


def test_those_whom_it_concerns_do_see_it(office: Office) -> None:
    """Otherwise the tests above would pass in an empty store."""
    for person in (LEAD, REVIEWER, OBSERVER):
        assert "CANARY-note" in office.trying(person, ["TABLE internal_note"])[0]
    assert "CANARY-secret" in office.trying(STRANGER, ["TABLE comment"])[0]
    assert "期限过短" in office.trying(OUTSIDE, ["TABLE comment"])[0]


@pytest.mark.parametrize(
    ("there", "not_there"),
    [
        (remark(REVIEWER, draft=2), remark(REVIEWER, draft=999)),
        (remark(LEAD, matter=2, draft=2), remark(LEAD, matter=999, draft=999)),
        (remark(LEAD, matter=2, draft=2, key="{secret}"), remark(LEAD, matter=2, draft=2)),
    ],
    ids=["another matter's draft", "another matter", "another matter's comment"],
)
def test_an_error_is_the_same_whether_a_guess_is_right_or_wrong(office: Office, there: str, not_there: str) -> None:
    who = REVIEWER if REVIEWER in there else LEAD
    secret = office.comments["secret"].id
    right = office.trying(who, [there.replace("{secret}", secret)])
    wrong = office.trying(who, [not_there])
    assert right[0].replace("999", "2") == wrong[0].replace("999", "2")
    assert right[1] == wrong[1] != []


def test_whoever_may_not_open_matters_cant_probe_their_slugs(office: Office) -> None:
    taken, free = (office.trying(REVIEWER, [NEW_MATTER.format(slug)]) for slug in (SECRET_MATTER, "free"))
    assert taken == free


def test_a_note_that_outside_counsel_writes_stays_with_them(office: Office) -> None:
    forged = (
        remark(OUTSIDE, visibility="internal")
        .replace("revision)", "revision, firm)")
        .replace("now(), 1)", "now(), 1, '')")
    )
    trace = (
        event(OUTSIDE, "X" * 10, 1).replace("INTO event", "INTO internal_event").replace("changes)", "changes, moved)")
    )
    trace = trace.replace("'[]')", "'[]', false)")
    said, codes = office.trying(OUTSIDE, [forged, trace, "SELECT 'firm: ' || firm FROM internal_note", "SELECT 1 / 0"])
    assert codes == ["22012"], said
    assert "firm: 外所" in said


def test_what_is_said_aloud_names_no_words(office: Office) -> None:
    with closing(psycopg.connect(office.address(OUTSIDE), autocommit=True)) as listener:
        listener.execute("LISTEN workbench_changes")
        with office.open(STRANGER) as store:
            comment = store.add_comment(new(SECRET_MATTER, "CANARY-aloud"), person=STRANGER)
            store.delete_comment(comment.id, person=STRANGER)
        heard = [notice.payload for notice in listener.notifies(timeout=0.2)]
    assert heard
    assert set(heard) == {"2"}


def test_a_colleagues_connection_cant_be_ended(office: Office) -> None:
    with closing(psycopg.connect(office.address(LEAD), autocommit=True)) as theirs:
        _, codes = office.trying(OUTSIDE, [f"SELECT pg_terminate_backend({theirs.info.backend_pid})"])
        assert codes == [NO_RIGHT]
        assert theirs.execute("SELECT 1").fetchone() == (1,)


@pytest.fixture
def strict(office: Office) -> Iterator[tuple[Office, str]]:
    """The office under four eyes, and the id of a comment that its lead wrote."""
    with office.open(LEAD) as store:
        store.update_matter(MATTER, person=LEAD, four_eyes=True)
        comment = store.add_comment(new(MATTER, "待批准"), person=LEAD)
        yield office, comment.id
        store.update_matter(MATTER, person=LEAD, four_eyes=False)


@pytest.mark.parametrize("status", ["approved", "submitted", "adopted"])
def test_under_four_eyes_nobody_approves_themself_by_sql(strict: tuple[Office, str], status: str) -> None:
    office, comment = strict
    update = f"UPDATE comment SET status = '{status}', revision = revision + 1 WHERE id = '{comment}'"
    assert office.trying(LEAD, [update, event(LEAD, comment, 2)])[1] == [OWN_RULE]
    assert office.trying(LEAD, [remark(LEAD, status=status)])[1] == [OWN_RULE]


def test_under_four_eyes_approved_words_stay_as_they_were_approved(strict: tuple[Office, str]) -> None:
    office, comment = strict
    with office.open(LEAD) as store:
        store.put_person(MATTER, REVIEWER, "lead", person=LEAD)
    with office.open(REVIEWER) as store:
        store.edit_comment(comment, {"status": "approved"}, revision=1, person=REVIEWER)
    update = f"UPDATE comment SET body = 'other', revision = revision + 1 WHERE id = '{comment}'"
    assert office.trying(LEAD, [update, event(LEAD, comment, 3)])[1] == [OWN_RULE]
    with office.open(LEAD) as store:  # the program takes it back into review
        assert store.edit_comment(comment, {"body": "other"}, revision=2, person=LEAD).status == "in-review"
        store.put_person(MATTER, REVIEWER, "reviewer", person=LEAD)


def test_facts_of_a_matter_exports_and_receipts_stay_behind_the_walls(office: Office) -> None:
    with office.open(LEAD) as store:
        store.update_matter(MATTER, by=LEAD, topics=("数据",), owner=REVIEWER)
        assert store.matter_history(MATTER)[-1].person == LEAD
        assert store.undo_matter(MATTER, person=LEAD).owner == ""
    told = f"INSERT INTO matter_event VALUES (1, 99, now(), '{LEAD}', 'edited', '[]', NULL)"
    assert office.trying(OUTSIDE, [told])[1], "somebody outside can't tell of a matter that they don't see"
    assert office.trying(LEAD, ["UPDATE matter_event SET person = 'x'"])[1] == [NO_RIGHT]
    for table in ("exported", "sending_note", "sending"):
        assert office.trying(LEAD, [f"DELETE FROM {table}"])[1] == [NO_RIGHT]


def test_a_lead_records_outcomes_and_a_reviewer_takes_along_what_the_program_found(office: Office) -> None:
    with office.open(LEAD) as store:
        add_draft(store, "二稿", data=b"second", person=LEAD)
        said = DraftVerdict("二稿", Verdict.NOT, DecidedBy.PERSON, LEAD, sure=True, at=NOON)
        own = store.add_comment(replace(new(MATTER, "范围过宽。"), draft="一稿"), person=LEAD)
        assert store.edit_comment(own.id, {"outcomes": (said,)}, revision=None, person=LEAD).outcomes == (said,)
        assert store.undo(LEAD).outcomes == ()
    with office.open(REVIEWER) as store:
        found = DraftVerdict("二稿", Verdict.NOT, DecidedBy.PROGRAM, REVIEWER, sure=False, at=NOON)
        carried = store.add_comment(replace(new(MATTER, "期限不明。"), draft="一稿"), person=REVIEWER)
        changes: dict[str, FieldValue] = {"draft": "二稿", "outcomes": (found,)}
        assert store.edit_comment(carried.id, changes, revision=None, person=REVIEWER).outcomes == (found,)
    with office.open(OUTSIDE) as store:
        assert store.comment(carried.id).outcomes == (found,)


def test_a_lead_brings_outcomes_recorded_elsewhere_behind_the_walls(office: Office, tmp_path: Path) -> None:
    with office.open(LEAD) as store:
        if "三稿" not in [draft.label for draft in store.drafts(MATTER)]:
            add_draft(store, "三稿", data=b"third", person=LEAD)
        own = store.add_comment(replace(new(MATTER, "程序不明。"), draft="一稿"), person=LEAD)
        bundle, _ = store.pack(MATTER, person=LEAD)
    with open_store(tmp_path / "travel.db") as travelling:
        travelling.merge(bundle, person=LEAD)
        said = DraftVerdict("三稿", Verdict.PARTLY, DecidedBy.PERSON, LEAD, sure=True, at=NOON)
        travelling.edit_comment(own.id, {"outcomes": (said,)}, revision=None, person=LEAD)
        back, _ = travelling.pack(MATTER, person=LEAD)
    with office.open(LEAD) as store:
        assert store.merge(back, person=LEAD).updated == (own.id,)
        assert store.comment(own.id).outcomes == (said,)
