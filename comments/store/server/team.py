"""A team on a server: walls put up, logins given and taken. For the database's administrator."""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from types import TracebackType
from typing import Self

import psycopg
from psycopg import sql
from sqlalchemy import Connection, Engine

from comments.errors import InvalidRecordError, StoreError, UnknownRecordError
from comments.records import Role
from comments.store import checked
from comments.store.server import connecting, faults, opening, wall_check, walling
from comments.store.server.wall_check import Finding

_PASSWORD_BYTES = 18


@dataclass(frozen=True, slots=True)
class Login:
    """A person's login to a team's store."""

    name: str
    firm: str
    opens_matters: bool
    matters: tuple[tuple[str, str], ...]
    """(slug, role), in the order of slugs."""


@dataclass(frozen=True, slots=True)
class Added:
    """A login that was given, or changed."""

    login: Login
    password: str | None
    """Shown this once; None for a login that was there before."""
    address: str
    """Where they sign in, without the password."""


class Team:
    """The administrator's connection to a team's database. A context manager."""

    def __init__(self, address: str, engine: Engine, now: Callable[[], datetime]) -> None:
        self.shown = connecting.shown(address)
        self._address = address
        self._engine = engine
        self._now = now

    @classmethod
    def open(cls, address: str, now: Callable[[], datetime]) -> Self:
        """Connects. Raises StoreError for anything but a ``postgresql://`` address."""
        return cls(address, connecting.make_engine(address), now)

    def close(self) -> None:
        """Closes the connection."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def init(self) -> tuple[Finding, ...]:
        """Makes the store where there is none, brings it up to date, puts its walls up, and says how they stand."""
        with faults.spoken(self.shown):
            opening.bring_up_to_date(self._engine, self.shown)
        with self._administering() as connection:
            walling.put_up(connection)
            return wall_check.found(connection)

    def add(
        self,
        name: str,
        *,
        firm: str | None = None,
        opens_matters: bool | None = None,
        matter: str | None = None,
        role: Role = Role.REVIEWER,
    ) -> Added:
        """Gives a person a login, or changes what it may do; with a matter, lists them there.

        Raises InvalidRecordError for a name that can't be a login, StoreError where there are no walls yet.
        """
        name = _login_name(name)
        with self._administering(walled=True) as connection:
            password = _make_role(connection, name)
            walling.run(connection, "GRANT {} TO {}", walling.team_role(connection), name)
            walling.run(connection, "SET LOCAL ROLE {}", walling.owner_role(connection))
            driver = walling.driver_of(connection)
            driver.execute(
                b"INSERT INTO walls.login (name, firm, opens_matters) VALUES (%(name)s, coalesce(%(firm)s, ''), "
                b"coalesce(%(opens)s, false)) ON CONFLICT (name) DO UPDATE SET firm = coalesce(%(firm)s, login.firm), "
                b"opens_matters = coalesce(%(opens)s, login.opens_matters)",
                {
                    "name": name,
                    "firm": None if firm is None else checked.storable("unit", firm.strip()),
                    "opens": opens_matters,
                },
            )
            if matter is not None:
                self._list(connection, name, matter, role)
            return Added(_logins(connection, name)[0], password, connecting.address_for(self._address, name))

    def remove(self, name: str) -> Login:
        """Takes a login away from the team, and the person off every matter; what they wrote stays.

        The role itself goes where nothing else holds it, else it may no longer connect here. Raises UnknownRecordError;
        InvalidRecordError where a matter would be left without a lead.
        """
        with self._administering(walled=True) as connection:
            driver = walling.driver_of(connection)
            walling.run(connection, "SET LOCAL ROLE {}", walling.owner_role(connection))
            found = _logins(connection, name)
            if not found:
                raise self._unknown(connection, name)
            driver.execute(b"DELETE FROM public.person WHERE name = %s", (name,))
            driver.execute(b"DELETE FROM walls.login WHERE name = %s", (name,))
            walling.run(connection, "RESET ROLE")
            walling.run(connection, "REVOKE {} FROM {}", walling.team_role(connection), name)
            _drop_role(connection, name)
            driver.execute(
                b"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = %s AND datname = current_database()",
                (name,),
            )
        return found[0]

    def logins(self) -> tuple[Login, ...]:
        """Every login of the team, by name."""
        with self._administering(walled=True) as connection:
            walling.run(connection, "SET LOCAL ROLE {}", walling.owner_role(connection))
            return _logins(connection)

    def check(self) -> tuple[Finding, ...]:
        """How the walls stand, held against what this program would put up. Nothing is changed."""
        with self._administering(walled=True) as connection:
            return wall_check.found(connection)

    def _list(self, connection: Connection, name: str, matter: str, role: Role) -> None:
        driver = walling.driver_of(connection)
        number = driver.execute(b"SELECT id FROM public.matter WHERE slug = %s", (matter,)).fetchone()
        if number is None:
            raise UnknownRecordError(
                f"没有代号为“{matter}”的项目，没有改动。请先由能新建项目的人导入草案。",
                f"There is no matter “{matter}”, so nothing was changed. Have a draft imported first by somebody who may "
                "open matters.",
            )
        driver.execute(
            b"INSERT INTO public.person (matter_id, name, role, added, added_by) VALUES (%s, %s, %s, %s, session_user) "
            b"ON CONFLICT (matter_id, name) DO UPDATE SET role = excluded.role",
            (number[0], name, role.value, self._now().astimezone(UTC)),
        )

    def _unknown(self, connection: Connection, name: str) -> UnknownRecordError:
        known = [login.name for login in _logins(connection)]
        return UnknownRecordError(
            f"团队里没有登录名“{name}”，没有改动。现有：{'、'.join(known) or '无'}。",
            f"The team has no login “{name}”, so nothing was changed. There are: {', '.join(known) or 'none'}.",
        )

    @contextlib.contextmanager
    def _administering(self, *, walled: bool = False) -> Iterator[Connection]:
        """A transaction of the administrator's."""
        try:
            with (
                faults.spoken(self.shown),
                self._engine.execution_options(**{connecting.WRITING: True}).begin() as connection,
            ):
                if walled and not walling.are_up(connection):
                    raise StoreError(
                        f"{self.shown} 还没有建立隔离，没有改动。请先运行 workbench team init。",
                        f"{self.shown} has no walls yet, so nothing was changed. Run workbench team init first.",
                    )
                yield connection
        except StoreError as error:
            if not isinstance(getattr(error.__cause__, "orig", error.__cause__), psycopg.errors.InsufficientPrivilege):
                raise
            raise StoreError(
                f"您的登录名在 {self.shown} 不是管理员，没有改动。请用数据库的所有者（并有 CREATEROLE 权限）或超级用户运行。",
                f"Your login isn't an administrator of {self.shown}, so nothing was changed. Run this as the database's owner "
                "with the right CREATEROLE, or as a superuser.",
            ) from error


def _login_name(given: str) -> str:
    """A person's name as a login. Raises InvalidRecordError for what can't be one."""
    name = checked.needed("person", given)
    if len(name.encode()) > 63 or name.startswith("pg_") or name.lower() in ("public", "none"):
        raise InvalidRecordError(
            f"“{name}”不能作登录名，没有改动。登录名最多 63 个字节（约 21 个汉字），不能以 pg_ 开头。",
            f"“{name}” can't be a login, so nothing was changed. A login has at most 63 bytes and doesn't begin with pg_.",
        )
    return name


def _make_role(connection: Connection, name: str) -> str | None:
    """Makes the role of a login and gives its password; None where the role is there. Refuses one that walls can't hold."""
    driver = walling.driver_of(connection)
    there = driver.execute(
        b"SELECT rolsuper OR rolbypassrls OR rolcreaterole OR rolreplication, rolcanlogin FROM pg_roles WHERE rolname = %s",
        (name,),
    ).fetchone()
    if there is None:
        password = secrets.token_urlsafe(_PASSWORD_BYTES)
        # Only the verifier travels and is logged, never the password.
        verifier = driver.pgconn.encrypt_password(password.encode(), name.encode(), b"scram-sha-256").decode()
        driver.execute(
            sql.SQL(
                "CREATE ROLE {} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD {}"
            ).format(sql.Identifier(name), sql.Literal(verifier))
        )
        return password
    if there[0] or not there[1]:
        raise InvalidRecordError(
            f"“{name}”是管理员一类的角色，隔离管不住它，没有改动。请给这个人另起一个普通登录名。",
            f"“{name}” is an administrator's role, which walls can't hold, so nothing was changed. "
            "Give this person an ordinary login.",
        )
    return None


def _drop_role(connection: Connection, name: str) -> None:
    """Drops a role that nothing else holds; one that other databases know stays."""
    held = psycopg.errors.DependentObjectsStillExist, psycopg.errors.InsufficientPrivilege
    with contextlib.suppress(*held), walling.driver_of(connection).transaction():
        walling.run(connection, "DROP ROLE {}", name)


def _logins(connection: Connection, name: str | None = None) -> tuple[Login, ...]:
    rows = walling.driver_of(connection).execute(
        b"SELECT l.name, l.firm, l.opens_matters, coalesce(array_agg(m.slug || chr(9) || p.role ORDER BY m.slug) "
        b"FILTER (WHERE m.id IS NOT NULL), '{}') FROM walls.login l LEFT JOIN public.person p ON p.name = l.name "
        b"LEFT JOIN public.matter m ON m.id = p.matter_id WHERE %(name)s::text IS NULL OR l.name = %(name)s "
        b"GROUP BY l.name ORDER BY l.name",
        {"name": name},
    )
    found = []
    for who, firm, opens, listed in rows.fetchall():
        assert isinstance(listed, list)
        matters = tuple((slug, role) for slug, _, role in (each.partition("\t") for each in listed))
        found.append(Login(str(who), str(firm), bool(opens), matters))
    return tuple(found)
