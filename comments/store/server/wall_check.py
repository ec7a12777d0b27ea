"""How the walls of a team's store stand: every table as it is, held against how this program would make it.

What it would make is made, looked at and undone, within a savepoint; so nothing can be forgotten in a list kept beside the script.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from comments.store.server import walling


@dataclass(frozen=True, slots=True)
class Finding:
    """A table, or one of the things besides tables, and what is wrong with it."""

    name: str
    """``public.comment``, or ``functions``, ``logins``, ``database``."""
    forced: bool
    """Whether row security binds even the owner; true for what isn't a table."""
    policies: int
    grants: int
    wrong: tuple[str, ...]
    """What is there and shouldn't be, and what is missing, each beginning with ``+`` or ``-``; empty where all is well."""


_TABLES = """
    SELECT format('%s.%s', n.nspname, c.relname), c.relrowsecurity AND c.relforcerowsecurity FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname IN ('public', 'walls') AND c.relkind IN ('r', 'p') ORDER BY 1"""

_FACTS = {
    "row security": """
        SELECT format('%s.%s', n.nspname, c.relname),
            format('row security %s, forced %s, owner %s', c.relrowsecurity, c.relforcerowsecurity, c.relowner::regrole)
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname IN ('public', 'walls') AND c.relkind IN ('r', 'p')""",
    "policies": """
        SELECT format('%s.%s', schemaname, tablename),
            format('policy %s for %s to %s using %s check %s %s', policyname, cmd, roles, qual, with_check, permissive)
        FROM pg_policies WHERE schemaname IN ('public', 'walls')""",
    "grants": """
        SELECT format('%s.%s', n.nspname, c.relname), format('grant %s to %s', a.privilege_type,
            CASE a.grantee WHEN 0 THEN 'everybody' ELSE a.grantee::regrole::text END)
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace, aclexplode(c.relacl) a
        WHERE n.nspname IN ('public', 'walls') AND a.grantee <> c.relowner
        UNION ALL
        SELECT format('%s.%s', n.nspname, c.relname), format('grant %s (%s) to %s', a.privilege_type, t.attname,
            CASE a.grantee WHEN 0 THEN 'everybody' ELSE a.grantee::regrole::text END)
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute t ON t.attrelid = c.oid,
            aclexplode(t.attacl) a
        WHERE n.nspname IN ('public', 'walls') AND a.grantee <> c.relowner""",
    "triggers": """
        SELECT format('%s.%s', n.nspname, c.relname), format('trigger %s, %s: %s', t.tgname,
            CASE t.tgenabled WHEN 'O' THEN 'on' ELSE 'off' END, pg_get_triggerdef(t.oid))
        FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE NOT t.tgisinternal AND n.nspname IN ('public', 'walls')""",
    "functions": """
        SELECT 'functions', format('function %s.%s(%s) of %s, %s, %s', n.nspname, f.proname,
            pg_get_function_identity_arguments(f.oid), f.proowner::regrole, md5(pg_get_functiondef(f.oid)), f.proacl)
        FROM pg_proc f JOIN pg_namespace n ON n.oid = f.pronamespace WHERE n.nspname IN ('public', 'walls')
            AND f.prokind = 'f'""",
    "database": """
        SELECT 'database', format('grant %s on the database to %s', a.privilege_type,
            CASE a.grantee WHEN 0 THEN 'everybody' ELSE a.grantee::regrole::text END)
        FROM pg_database d, aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a
        WHERE d.datname = current_database() AND a.grantee <> d.datdba
        UNION ALL
        SELECT 'database', format('grant %s on schema %s to %s', a.privilege_type, n.nspname,
            CASE a.grantee WHEN 0 THEN 'everybody' ELSE a.grantee::regrole::text END)
        FROM pg_namespace n, aclexplode(coalesce(n.nspacl, acldefault('n', n.nspowner))) a
        WHERE n.nspname IN ('public', 'walls') AND a.grantee <> n.nspowner""",
}
_LOGINS = """
    SELECT 'logins', m.rolname || ' is or can become ' || r.rolname
    FROM pg_roles m, pg_roles r
    WHERE pg_has_role(m.oid, (SELECT oid FROM pg_roles WHERE rolname = %(team)s), 'MEMBER') AND m.rolcanlogin AND NOT m.rolsuper
        AND pg_has_role(m.oid, r.oid, 'MEMBER')
        AND (r.rolname = %(owner)s OR r.rolsuper OR r.rolbypassrls OR r.rolcreaterole OR r.rolname LIKE 'pg\\_%%')
        AND m.rolname <> session_user
    UNION ALL
    SELECT 'logins', m.rolname || ' is a superuser' FROM pg_roles m JOIN pg_auth_members a ON a.member = m.oid
    WHERE m.rolsuper AND a.roleid = (SELECT oid FROM pg_roles WHERE rolname = %(team)s)"""

Facts = dict[str, set[str]]


def found(connection: Connection) -> tuple[Finding, ...]:
    """Every table of the store, then functions, database and logins; leaves the transaction under way as it was."""
    there = _facts(connection)
    driver = walling.driver_of(connection)
    driver.execute(b"SAVEPOINT as_it_was")
    walling.put_up(connection)
    wanted = _facts(connection)
    driver.execute(b"ROLLBACK TO SAVEPOINT as_it_was")
    tables = {str(name): bool(forced) for name, forced in driver.execute(_TABLES.encode()).fetchall()}
    roles = {"team": walling.team_role(connection), "owner": walling.owner_role(connection)}
    unsafe = tuple(f"+ {said}" for _, said in driver.execute(_LOGINS.encode(), roles).fetchall())
    found = []
    for name in (*tables, "functions", "database"):
        has, should = there.get(name, set()), wanted.get(name, set())
        wrong = (*(f"+ {fact}" for fact in sorted(has - should)), *(f"- {fact}" for fact in sorted(should - has)))
        if name in tables and not any(fact.startswith("policy") for fact in should):
            wrong = (*wrong, "- policy: this program knows no rule for this table")
        wrong = (*wrong, *(f"+ {fact}" for fact in sorted(has) if _is_strange_trigger(fact)))
        found.append(
            Finding(
                name, tables.get(name, True), _count(has, "policy"), _count(has, "grant"), tuple(dict.fromkeys(wrong))
            )
        )
    found.append(Finding("logins", True, 0, 0, unsafe))
    return tuple(found)


def _is_strange_trigger(fact: str) -> bool:
    """Whether a trigger calls a function that is neither the store's nor the walls'."""
    known = ("EXECUTE FUNCTION walls.", "EXECUTE FUNCTION tell_of_", "EXECUTE FUNCTION keep_history(")
    return fact.startswith("trigger") and (not any(name in fact for name in known) or ", off:" in fact)


def _count(facts: set[str], kind: str) -> int:
    return sum(fact.startswith(kind) for fact in facts)


def _facts(connection: Connection) -> Facts:
    facts: Facts = {}
    for query in _FACTS.values():
        for name, fact in walling.driver_of(connection).execute(query.encode()).fetchall():
            facts.setdefault(str(name), set()).add(str(fact))
    return facts
