"""A team's store behind walls, for tests: two matters, two firms, and what each must not see."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any

import psycopg

from comments.records import Comment, NewComment, Role, Visibility
from comments.store import Store
from comments.store.server.team import Team
from tests.comments.databases import Databases
from tests.comments.store_builders import MATTER, Clock, add_draft, fill, open_store

LEAD = "负责人甲"
REVIEWER = "审阅人乙"
OBSERVER = "观察人丙"
OUTSIDE = "外所律师"
STRANGER = "Lawyer X"
"""Leads the other matter, and has no part in the first."""
SECRET_MATTER = "并购-保密"
FIRMS = {LEAD: "", REVIEWER: "", OBSERVER: "", OUTSIDE: "外所", STRANGER: ""}


@dataclass
class Office:
    """A database with walls, and who may sign in to it. ``CANARY`` stands in everything that somebody must not see."""

    databases: Databases
    name: str
    passwords: dict[str, str] = field(default_factory=dict)
    comments: dict[str, Comment] = field(default_factory=dict)

    @property
    def root(self) -> str:
        """The superuser's address, whom no wall holds."""
        return self.databases.server.address(self.name)

    def address(self, person: str) -> str:
        return self.databases.server.address(self.name, person, self.passwords[person])

    def open(self, person: str) -> Store:
        return open_store(self.address(person))

    def team(self) -> Team:
        return Team.open(self.root, Clock())

    def state(self) -> list[tuple[str, object]]:
        """A digest of every row of the store and of who may do what, as the superuser sees it."""
        with closing(psycopg.connect(self.root, autocommit=True)) as connection:
            names = connection.execute(
                "SELECT c.oid::regclass::text FROM pg_class c WHERE c.relnamespace IN ('public'::regnamespace, "
                "'walls'::regnamespace) AND c.relkind = 'r' ORDER BY 1"
            ).fetchall()
            digest = "SELECT md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) FROM {} t"
            rows: list[tuple[str, object]] = [
                (name, connection.execute(digest.format(name).encode()).fetchone()) for (name,) in names
            ]
            rights = (
                "SELECT md5(string_agg(concat(oid, relacl, relrowsecurity, relforcerowsecurity), ' ' ORDER BY oid)) FROM pg_class",
                "SELECT count(*) FROM pg_policy",
                "SELECT md5(string_agg(concat(oid, tgenabled), ' ' ORDER BY oid)) FROM pg_trigger",
                "SELECT count(*) FROM pg_proc",
                "SELECT md5(string_agg(rolname || rolbypassrls || rolsuper, ' ' ORDER BY 1)) FROM pg_roles",
                "SELECT count(*) FROM pg_auth_members",
            )
            rows += [(query, connection.execute(query.encode()).fetchone()) for query in rights]
        return rows

    def trying(self, person: str, statements: Sequence[str]) -> tuple[str, list[str]]:
        """Everything that a person's own SQL, in one transaction, made the server say; and the SQLSTATEs of errors."""
        said: list[str] = []
        codes: list[str] = []
        with closing(psycopg.connect(self.address(person))) as connection:
            connection.add_notice_handler(lambda notice: said.append(str(notice.message_primary)))
            try:
                said.extend(_run(connection, statement) for statement in statements)
                connection.commit()
            except psycopg.Error as error:
                said.append(f"{error} {error.diag.message_detail}")
                codes.append(error.sqlstate or "none")
                connection.rollback()
        return "\n".join(said), codes

    def close(self) -> None:
        """Drops the database and its logins."""
        with self.team() as team:
            for login in team.logins():
                with closing(psycopg.connect(self.root, autocommit=True)) as connection:
                    connection.execute(f'DROP OWNED BY "{login.name}"'.encode())
        self.databases.drop(self.name)
        with closing(psycopg.connect(self.databases.server.address(), autocommit=True)) as connection:
            for person in self.passwords:
                connection.execute(f'DROP ROLE IF EXISTS "{person}"'.encode())
            for role in (f"workbench_{self.name}", f"workbench_{self.name}_owner"):
                connection.execute(f'DROP ROLE IF EXISTS "{role}"'.encode())


def _run(connection: psycopg.Connection[Any], statement: str) -> str:
    """What one statement gives back."""
    cursor = connection.cursor()
    if statement.startswith("COPY") and statement.endswith("STDOUT"):
        with cursor.copy(statement.encode()) as copy:
            return b"".join(bytes(part) for part in copy).decode()
    if statement.endswith("FROM STDIN"):
        with cursor.copy(statement.encode()):
            return ""
    cursor.execute(statement.encode())
    return repr(cursor.fetchall()) if cursor.description else ""


def make_office(databases: Databases) -> Office:
    """Two matters: the first with lead, reviewer, observer and a lawyer of another firm; the second the stranger's alone."""
    office = Office(databases, databases.make(empty=True))
    with office.team() as team:
        team.init()
        for person, firm in FIRMS.items():
            added = team.add(person, firm=firm, opens_matters=person in (LEAD, STRANGER))
            assert added.password is not None
            office.passwords[person] = added.password
    with office.open(LEAD) as store:
        fill(store, person=LEAD)
        for person, role in ((REVIEWER, Role.REVIEWER), (OBSERVER, Role.OBSERVER), (OUTSIDE, Role.REVIEWER)):
            store.put_person(MATTER, person, role, person=LEAD)
        office.comments["lead"] = store.add_comment(new(MATTER, "期限过短。"), person=LEAD)
        note = store.add_comment(new(MATTER, "CANARY-note", Visibility.INTERNAL), person=LEAD)
        office.comments["note"] = note
        store.reply(note.id, "CANARY-reply", person=LEAD)
        store.edit_comment(note.id, {"rationale": "CANARY-rationale"}, revision=1, person=LEAD)
    with office.open(REVIEWER) as store:
        office.comments["reviewer"] = store.add_comment(new(MATTER, "术语不一致。"), person=REVIEWER)
        store.reply(office.comments["lead"].id, "同意。", person=REVIEWER)
    with office.open(STRANGER) as store:
        store.add_matter(slug=SECRET_MATTER, title="CANARY-matter")
        add_draft(store, "CANARY-draft", slug=SECRET_MATTER, data=b"CANARY-text", person=STRANGER)
        office.comments["secret"] = store.add_comment(new(SECRET_MATTER, "CANARY-secret"), person=STRANGER)
        store.reply(office.comments["secret"].id, "CANARY-answer", person=STRANGER)
    return office


def new(matter: str, body: str, visibility: Visibility = Visibility.TEAM) -> NewComment:
    return NewComment(matter, body=body, article="art_1", number="1", label="第一条", visibility=visibility)
