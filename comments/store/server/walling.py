"""Walls between the people of a store on a server: whether they are up, put up, taken down."""

from __future__ import annotations

from sqlalchemy import Connection


def are_up(connection: Connection) -> bool:
    """Whether this database has walls."""
    return connection.exec_driver_sql("SELECT to_regnamespace('walls') IS NOT NULL").scalar_one() is True


def login(connection: Connection) -> str | None:
    """Who signed in, where there are walls."""
    if not are_up(connection):
        return None
    return str(connection.exec_driver_sql("SELECT session_user").scalar_one())


def put_up(connection: Connection) -> None:
    """TODO."""


def take_down(connection: Connection) -> None:
    """TODO."""
