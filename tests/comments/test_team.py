"""A team's store behind walls: everything the program does works there, and the walls can be set up, examined and repaired."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest
from alembic import command

from comments.collected import Item, ItemKind
from comments.errors import InvalidRecordError, StoreError, UnknownRecordError
from comments.records import MadeRepair, NewComment, Role, Status, Unsaved, Visibility
from comments.store import Store
from comments.store.repairs import NewRepair
from comments.store.server import connecting
from comments.store.server.team import Team
from comments.store.upgrade import configuration
from drafts.model import Span
from drafts.repair import Edit
from tests.comments.databases import Databases
from tests.comments.store_builders import MATTER, Clock, add_draft, open_store
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


@pytest.fixture(scope="module")
def office(databases: Databases) -> Iterator[Office]:
    made = make_office(databases)
    yield made
    made.close()


@pytest.fixture
def lead(office: Office) -> Iterator[Store]:
    with office.open(LEAD) as store:
        yield store


@pytest.fixture
def reviewer(office: Office) -> Iterator[Store]:
    with office.open(REVIEWER) as store:
        yield store


@pytest.fixture
def outside(office: Office) -> Iterator[Store]:
    with office.open(OUTSIDE) as store:
        yield store


def root(office: Office, statement: str) -> None:
    with closing(psycopg.connect(office.root, autocommit=True)) as connection:
        connection.execute(statement.encode())


def test_a_comments_whole_life_is_lived_behind_walls(lead: Store, reviewer: Store, outside: Store) -> None:
    comment = reviewer.add_comment(new(MATTER, "期限"), person=REVIEWER)
    outside.reply(comment.id, "同意", person=OUTSIDE)
    edited = reviewer.edit_comment(comment.id, {"body": "期限过短", "also": ()}, revision=1, person=REVIEWER)
    assert reviewer.undo(REVIEWER).body == "期限"
    assert reviewer.redo(REVIEWER).body == edited.body
    assert lead.edit_comment(comment.id, {"assigned": OUTSIDE}, revision=4, person=LEAD).assigned == OUTSIDE
    outside.edit_comment(comment.id, {"rationale": "来自外所"}, revision=5, person=OUTSIDE)
    reviewer.delete_comment(comment.id, person=REVIEWER)
    reviewer.restore_comment(comment.id, person=REVIEWER)
    lead.edit_comment(comment.id, {"status": "approved"}, revision=None, person=LEAD)
    assert [reply.text for reply in outside.replies(comment.id)] == ["同意"]
    assert [event.person for event in lead.history(comment.id)] == [
        REVIEWER, OUTSIDE, REVIEWER, REVIEWER, REVIEWER, LEAD, OUTSIDE, REVIEWER, REVIEWER, LEAD,
    ]  # fmt: skip


def test_a_comment_goes_inside_and_out_again(lead: Store, reviewer: Store, outside: Store) -> None:
    comment = reviewer.add_comment(new(MATTER, "开始"), person=REVIEWER)
    lead.reply(comment.id, "公开的话", person=LEAD)
    reviewer.edit_comment(comment.id, {"visibility": "internal"}, revision=1, person=REVIEWER)
    with pytest.raises(UnknownRecordError):
        outside.comment(comment.id)
    lead.reply(comment.id, "内部的话", person=LEAD)
    reviewer.edit_comment(comment.id, {"visibility": "team"}, revision=2, person=REVIEWER)
    assert [reply.text for reply in outside.replies(comment.id)] == ["公开的话"]
    assert [reply.text for reply in lead.replies(comment.id)] == ["公开的话", "内部的话"]


def test_what_another_firm_has_answered_stays_in_the_open(reviewer: Store, outside: Store) -> None:
    comment = reviewer.add_comment(new(MATTER, "开始"), person=REVIEWER)
    outside.reply(comment.id, "外所的话", person=OUTSIDE)
    with pytest.raises(InvalidRecordError, match="of another firm"):
        reviewer.edit_comment(comment.id, {"visibility": "internal"}, revision=1, person=REVIEWER)
    assert outside.comment(comment.id).visibility is Visibility.TEAM


def test_each_firm_has_its_own_notes(lead: Store, outside: Store) -> None:
    theirs = outside.add_comment(new(MATTER, "外所内部", Visibility.INTERNAL), person=OUTSIDE)
    assert outside.comment(theirs.id) == theirs
    assert [c.body for c in outside.comments(MATTER, visibility="internal")] == ["外所内部"]
    with pytest.raises(UnknownRecordError):
        lead.comment(theirs.id)


def test_merging_reading_repairing_and_typing_work(lead: Store, reviewer: Store, outside: Store) -> None:
    first, second = (reviewer.add_comment(new(MATTER, body), person=REVIEWER) for body in ("一", "二"))
    merged = lead.merge_comments([first.id, second.id], new(MATTER, "一和二"), revisions={}, person=LEAD)
    assert merged.sources == (first.id, second.id)
    lead.undo(LEAD)
    reviewer.mark_read(MATTER, "一稿", "art_1", person=REVIEWER)
    assert [mark.person for mark in lead.read_marks(MATTER, "一稿")] == [REVIEWER]
    reviewer.unmark_read(MATTER, "一稿", "art_1", person=REVIEWER)
    text = lead.draft(MATTER).text
    repair = NewRepair(text, (Edit(Span(0, 0), "前"),), (MadeRepair("code", "action", "中", "en"),), "1")
    reviewer.repair_draft(MATTER, "一稿", repair, person=REVIEWER)
    assert lead.draft(MATTER).text == "前" + text
    kept = reviewer.keep_unsaved(Unsaved(REVIEWER, MATTER, body="正在写"))
    reviewer.keep_unsaved(kept)
    assert len(reviewer.unsaved(REVIEWER)) == 1
    assert lead.unsaved(REVIEWER) == ()
    reviewer.forget_unsaved(kept.id)


def test_everybody_counts_and_lists_only_what_they_see(lead: Store, outside: Store) -> None:
    assert {matter.slug for matter in lead.matters()} == {MATTER}
    assert "CANARY-note" in [comment.body for comment in lead.comments(MATTER)]
    assert "CANARY-note" not in [comment.body for comment in outside.comments(MATTER)]
    assert sum(outside.counts(MATTER).values()) == len(outside.comments(MATTER))
    with pytest.raises(UnknownRecordError):
        lead.comments(SECRET_MATTER)


def test_a_role_holds_behind_walls(office: Office) -> None:
    with office.open(OBSERVER) as store:
        assert store.role(MATTER, OBSERVER) is Role.OBSERVER
        with pytest.raises(InvalidRecordError):
            store.add_comment(new(MATTER, "x"), person=OBSERVER)


def test_writing_under_another_name_is_refused_with_a_sentence(reviewer: Store) -> None:
    with pytest.raises(InvalidRecordError, match="signed in as 审阅人乙") as caught:
        reviewer.add_comment(NewComment(MATTER, body="x", status=Status.PROPOSED), person=LEAD)
    assert "以“审阅人乙”登录" in caught.value.sentence("zh")


def test_whoever_opens_a_matter_leads_it_and_nobody_else_sees_it(office: Office) -> None:
    with office.open(STRANGER) as store, office.open(LEAD) as other:
        store.add_matter(slug="mine", title="t", issuer="")
        add_draft(store, "d", slug="mine", person=STRANGER)
        assert [(person.name, person.role) for person in store.people("mine")] == [(STRANGER, Role.LEAD)]
        assert "mine" not in {matter.slug for matter in other.matters()}
        with pytest.raises(InvalidRecordError, match="has no login"):
            store.put_person("mine", "没有登录名", Role.REVIEWER, person=STRANGER)


def test_the_store_says_who_signed_in(office: Office, lead: Store, database: str) -> None:
    assert lead.login == LEAD
    with open_store(database) as unwalled:
        assert unwalled.login is None


def test_walls_stand_and_putting_them_up_again_changes_nothing(office: Office) -> None:
    with office.team() as team:
        assert all(not finding.wrong and finding.forced for finding in team.check())
        before = office.state()
        assert all(not finding.wrong for finding in team.init())
        assert [row for row in office.state() if not str(row[0]).startswith("SELECT")] == [
            row for row in before if not str(row[0]).startswith("SELECT")
        ]


@pytest.mark.parametrize(
    ("harm", "place"),
    [
        ("ALTER TABLE public.comment NO FORCE ROW LEVEL SECURITY", "public.comment"),
        ("ALTER TABLE public.internal_note DISABLE ROW LEVEL SECURITY", "public.internal_note"),
        ("DROP POLICY firm_reads ON public.internal_note", "public.internal_note"),
        ("CREATE POLICY wide ON public.event USING (true)", "public.event"),
        ("GRANT SELECT ON public.internal_reply TO PUBLIC", "public.internal_reply"),
        ("GRANT UPDATE (text) ON public.reply TO {team}", "public.reply"),
        ("ALTER TABLE public.comment DISABLE TRIGGER rules", "public.comment"),
        ("DROP TRIGGER rules ON public.person", "public.person"),
        ("CREATE OR REPLACE FUNCTION walls.firm() RETURNS text LANGUAGE sql AS 'SELECT ''''::text'", "functions"),
        ("GRANT EXECUTE ON FUNCTION walls.open_matter() TO PUBLIC", "functions"),
        ("GRANT CREATE ON SCHEMA public TO PUBLIC", "database"),
        ("GRANT TEMPORARY ON DATABASE {database} TO PUBLIC", "database"),
        ("CREATE TABLE public.unwalled (id integer)", "public.unwalled"),
        ("GRANT {owner} TO {person}", "logins"),
    ],
)
def test_a_hole_in_the_walls_is_found_and_mended(office: Office, harm: str, place: str) -> None:
    team_role = f'"workbench_{office.name}"'
    names = {
        "team": team_role,
        "owner": f'"workbench_{office.name}_owner"',
        "database": office.name,
        "person": f'"{OUTSIDE}"',
    }
    root(office, harm.format(**names))
    with office.team() as team:
        assert [finding.name for finding in team.check() if finding.wrong] == [place]
        if place == "public.unwalled":
            root(office, "DROP TABLE public.unwalled")
        if place == "logins":
            root(office, "REVOKE {owner} FROM {person}".format(**names))
        assert [finding for finding in team.init() if finding.wrong] == []


def test_every_table_of_the_store_has_a_rule(office: Office) -> None:
    """A table added to the store needs its rules in walls.sql, and its rights for the team's role."""
    with office.team() as team:
        assert {
            finding.name: finding.policies > 0 and (finding.grants > 0 or finding.name == "walls.login")
            for finding in team.check()
            if "." in finding.name
        } == {finding.name: True for finding in team.check() if "." in finding.name}


def test_an_older_store_is_brought_up_to_date_and_its_walls_with_it(databases: Databases) -> None:
    name = databases.make(empty=True)
    address = databases.server.address(name)
    engine = connecting.make_engine(address)
    with engine.execution_options(**{connecting.WRITING: True}).begin() as connection:
        command.upgrade(configuration(connection), "0003")
    with engine.begin() as connection:
        assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one() == "0003"
    engine.dispose()
    with Team.open(address, Clock()) as team:
        assert all(not finding.wrong for finding in team.init())
        team.add("p-of-old")
        assert [login.name for login in team.logins()] == ["p-of-old"]
        team.remove("p-of-old")
    databases.drop(name)
    root_roles = f'DROP ROLE "workbench_{name}", "workbench_{name}_owner"'
    with closing(psycopg.connect(databases.server.address(), autocommit=True)) as connection:
        connection.execute(root_roles.encode())


def test_a_login_that_was_taken_away_sees_nothing_more(office: Office) -> None:
    with office.team() as team:
        added = team.add("临时", firm="外所", matter=MATTER)
        assert added.login.matters == ((MATTER, "reviewer"),)
        assert added.password is not None
        office.passwords["临时"] = added.password
        with office.open("临时") as store:
            comment = store.add_comment(new(MATTER, "临时的意见"), person="临时")
            team.remove("临时")
            with pytest.raises(StoreError):
                store.comments(MATTER)
        with pytest.raises(StoreError, match="can't be reached"):
            office.open("临时")
        with office.open(LEAD) as store:
            assert store.comment(comment.id).author == "临时"
        with pytest.raises(UnknownRecordError):
            team.remove("临时")


def test_a_person_added_again_keeps_password_and_firm(office: Office) -> None:
    with office.team() as team:
        again = team.add(OUTSIDE, matter=MATTER, role=Role.REVIEWER)
        assert (again.password, again.login.firm) == (None, "外所")
    with office.open(OUTSIDE) as store:
        assert store.matters()


def test_a_team_of_ordinary_logins_cant_administer(office: Office) -> None:
    for attempt in ("init", "check", "logins"):
        with (
            Team.open(office.address(LEAD), Clock()) as team,
            pytest.raises(StoreError, match="isn't an administrator"),
        ):
            getattr(team, attempt)()
    with Team.open(office.address(LEAD), Clock()) as team, pytest.raises(StoreError, match="isn't an administrator"):
        team.add("freund")


@pytest.mark.parametrize("name", ["pg_friend", "长" * 22, "public", " "])
def test_a_name_that_cant_be_a_login_is_refused(office: Office, name: str) -> None:
    with office.team() as team, pytest.raises(InvalidRecordError):
        team.add(name)


def test_an_administrators_role_is_no_login_of_the_team(office: Office) -> None:
    with office.team() as team, pytest.raises(InvalidRecordError, match="administrator's role"):
        team.add("postgres")


def test_a_last_lead_stays(office: Office) -> None:
    with office.team() as team:
        with pytest.raises(InvalidRecordError, match="needs a lead"):
            team.remove(LEAD)
        assert LEAD in [login.name for login in team.logins()]
    with office.open(STRANGER) as store, pytest.raises(InvalidRecordError, match="needs a lead"):
        store.remove_person(SECRET_MATTER, STRANGER, person=STRANGER)


def test_a_store_without_walls_has_no_logins(database: str) -> None:
    with Team.open(database, Clock()) as team, pytest.raises(StoreError, match="team init first"):
        team.add("x")


def test_the_walls_functions_have_a_fixed_search_path(office: Office) -> None:
    with closing(psycopg.connect(office.root, autocommit=True)) as connection:
        rows = connection.execute(
            "SELECT proname, proconfig FROM pg_proc WHERE pronamespace IN ('walls'::regnamespace, 'public'::regnamespace)"
        ).fetchall()
    assert rows
    assert {name: config for name, config in rows if config != ["search_path=pg_catalog, pg_temp"]} == {}


def test_a_bundle_holds_what_its_packer_sees(office: Office, lead: Store, outside: Store) -> None:
    ours, _ = lead.pack(MATTER, person=LEAD, internal=True)
    theirs, report = outside.pack(MATTER, person=OUTSIDE, internal=True)
    assert "CANARY-note" in repr(ours.events)
    assert "CANARY" not in repr(theirs.events)
    assert report.left_out == 0
    comment = lead.add_comment(new(MATTER, "CANARY-later"), person=LEAD)
    lead.pack(MATTER, person=LEAD)
    lead.edit_comment(comment.id, {"visibility": "internal"}, revision=1, person=LEAD)
    for statement in ("TABLE bundle_event", "TABLE internal_bundle_event", "TABLE bundle_conflict"):
        assert "CANARY" not in office.trying(OUTSIDE, [statement])[0]
    assert "CANARY-later" in office.trying(LEAD, ["TABLE internal_bundle_event"])[0]


def test_colleagues_bring_in_their_own_bundles_and_nobody_elses(
    office: Office, lead: Store, reviewer: Store, outside: Store, tmp_path: Path
) -> None:
    theirs = office.comments["reviewer"].id
    bundles = {}
    for person, store, priority in ((LEAD, lead, "high"), (REVIEWER, reviewer, "low")):
        with open_store(tmp_path / f"{person}.db") as file:
            file.merge(store.pack(MATTER, person=person)[0], person=person)
            file.add_comment(new(MATTER, f"{person}在路上写的"), person=person)
            file.reply(office.comments["lead"].id, f"{person}在路上答的", person=person)
            file.edit_comment(theirs, {"priority": priority}, revision=None, person=person)
            bundles[person] = file.pack(MATTER, person=person)[0]
    for store, person, other in ((lead, LEAD, REVIEWER), (reviewer, REVIEWER, LEAD), (outside, OUTSIDE, LEAD)):
        store.pack(MATTER, person=person)  # the events of what happened before are kept by whoever comes first
        before = office.state()
        with pytest.raises(InvalidRecordError, match=f"new work by {other}"):
            store.merge(bundles[other], person=person)
        assert office.state() == before
    for store, person in ((lead, LEAD), (reviewer, REVIEWER)):
        report = store.merge(bundles[person], person=person)
        assert (len(report.new), report.replies) == (1, 1)
        assert store.merge(bundles[person], person=person).events == 0, "a second time changes nothing"
    assert [(each.entity, each.field) for each in reviewer.disagreements(MATTER, person=REVIEWER)] == [
        (theirs, "priority")
    ]
    told = {event.person: {field: new for field, _, new in event.changes} for event in lead.history(theirs)[1:]}
    assert (told[LEAD], told[REVIEWER]) == ({"priority": "high"}, {"priority": "low"})
    answers = {reply.text: reply.person for reply in lead.replies(office.comments["lead"].id)}
    assert answers[f"{REVIEWER}在路上答的"] == REVIEWER
    assert answers[f"{LEAD}在路上答的"] == LEAD


def test_what_a_reviewer_may_not_do_isnt_done_by_way_of_a_bundle(
    office: Office, reviewer: Store, tmp_path: Path
) -> None:
    for changes in ({"body": "改成我的话"}, {"visibility": "submission"}, {"status": "approved"}):
        with open_store(tmp_path / f"{next(iter(changes))}.db") as file:
            file.merge(reviewer.pack(MATTER, person=REVIEWER)[0], person=REVIEWER)
            file.put_person(MATTER, REVIEWER, Role.LEAD, person=LEAD)
            file.edit_comment(office.comments["lead"].id, changes, revision=None, person=REVIEWER)
            bundle, _ = file.pack(MATTER, person=REVIEWER)
        events = {key: event for key, event in bundle.events.items() if event.kind != "person"}
        before = office.state()
        with pytest.raises(InvalidRecordError):
            reviewer.merge(replace(bundle, events=events), person=REVIEWER)
        assert office.state() == before


def test_a_bundle_of_others_words_is_refused_with_a_sentence(office: Office, tmp_path: Path) -> None:
    with open_store(tmp_path / "file.db") as file:
        file.add_matter(slug="from-a-file", title="t")
        add_draft(file, "d", slug="from-a-file", person=REVIEWER)
        file.add_comment(new("from-a-file", "不是我写的"), person=REVIEWER)
        bundle, _ = file.pack("from-a-file", person=REVIEWER)
    with office.open(STRANGER) as store:
        with pytest.raises(InvalidRecordError, match="new work by 审阅人乙"):
            store.merge(bundle, person=STRANGER)
        assert "from-a-file" not in {matter.slug for matter in store.matters()}


def test_what_somebody_without_a_login_said_is_brought_in_but_not_approved_by_whoever_brings_it(
    office: Office, lead: Store
) -> None:
    item = Item(ItemKind.COMMENT, "客户顾问", None, "d" * 64, new=new(MATTER, "期限过短"))
    (taken,) = lead.take_collected(MATTER, [item], source="来信.docx", person=LEAD)
    assert lead.comment(taken.comment).author == "客户顾问"
    assert lead.history(taken.comment)[0].person == LEAD
    lead.update_matter(MATTER, person=LEAD, four_eyes=True)
    with pytest.raises(InvalidRecordError, match="other than its author"):
        lead.edit_comment(taken.comment, {"status": "approved"}, revision=1, person=LEAD)
    lead.update_matter(MATTER, person=LEAD, four_eyes=False)
    forged = Item(ItemKind.COMMENT, REVIEWER, None, "e" * 64, new=new(MATTER, "冒名"))
    with pytest.raises(InvalidRecordError, match="signed in as 负责人甲"):
        lead.take_collected(MATTER, [forged], source="来信.docx", person=LEAD)


def test_the_owner_of_a_database_sets_a_team_up_without_being_a_superuser(databases: Databases) -> None:
    server = databases.server
    name = databases.make(empty=True)
    with closing(psycopg.connect(server.address(), autocommit=True)) as connection:
        connection.execute("CREATE ROLE dba LOGIN CREATEROLE PASSWORD 'only-in-a-test'")
        connection.execute(f"ALTER DATABASE {name} OWNER TO dba".encode())
    address = server.address(name, "dba", "only-in-a-test")
    try:
        with Team.open(address, Clock()) as team:
            assert [finding for finding in team.init() if finding.wrong] == []
            added = team.add("首席", opens_matters=True)
            with open_store(server.address(name, "首席", added.password)) as store:
                store.add_matter(slug="m", title="CANARY-title")
                add_draft(store, "d", slug="m", person="首席")
                store.add_comment(new("m", "CANARY-comment"), person="首席")
            assert team.logins()[0].matters == (("m", "lead"),)
            assert [finding for finding in team.init() if finding.wrong] == []
            assert [finding for finding in team.check() if finding.wrong] == []
            with open_store(address) as store:
                assert store.login == "dba"
                assert [matter.slug for matter in store.matters()] == ["m"], "whom to list where is for them to see"
                assert store.comments("m") == (), "what is said there isn't"
            team.remove("首席")
    finally:
        databases.drop(name)
        with closing(psycopg.connect(server.address(), autocommit=True)) as connection:
            for role in (f"workbench_{name}", f"workbench_{name}_owner", "首席", "dba"):
                connection.execute(f'DROP ROLE IF EXISTS "{role}"'.encode())


def test_a_search_finds_internal_replies_only_inside_the_firm(office: Office, lead: Store, outside: Store) -> None:
    lead.search("x")
    note = lead.add_comment(NewComment(MATTER, body="INSIDE-words", visibility=Visibility.INTERNAL), person=LEAD)
    lead.reply(note.id, "INSIDE-reply", person=LEAD)
    assert [place.internal for place in lead.search("INSIDE-reply").comments] == [True]
    assert not outside.search("INSIDE-reply").comments
    assert outside.search("同意").comments, "an open reply is everybody's"
    lead.edit_comment(note.id, {"visibility": "team"}, revision=None, person=LEAD)
    (place,) = lead.search("INSIDE-reply").comments
    assert (place.comment, place.internal) == (note.id, True), "what was said inside stays inside"
    assert outside.search("INSIDE-words").comments, "the note itself is open now"
    assert not outside.search("INSIDE-reply").comments
    outside.reply(note.id, "OUTSIDE-reply", person=OUTSIDE)
    assert [place.internal for place in lead.search("OUTSIDE-reply").comments] == [False]
    assert lead.search("INSIDE-reply").comments, "another firm's answer takes nothing out of this firm's index"
    assert not outside.search("INSIDE-reply").comments
    with office.team() as team:
        team.init()
    assert lead.search("INSIDE-reply").comments
    assert not outside.search("INSIDE-reply").comments
    assert "INSIDE-reply" not in office.trying(OUTSIDE, ["TABLE internal_search_entry", "TABLE search_entry"])[0]


def test_a_search_finds_what_its_person_sees(office: Office, lead: Store, outside: Store) -> None:
    assert lead.search("CANARY-note").comments
    assert not outside.search("CANARY-note").comments
    assert not lead.search("CANARY-secret").comments
    entries = "SELECT matter_id, words FROM internal_search_entry"
    assert (
        office.trying(OUTSIDE, ["DELETE FROM internal_search_entry", f"{entries} WHERE firm <> '外所'"])[0].strip()
        == "[]"
    )
    assert "(1, " in office.trying(LEAD, [entries])[0]
