"""What a PostgreSQL server says when something goes wrong, turned into sentences. None of them holds a password.

What means the same in a file stands in `comments.store.faults`; codes and the rest of the sentences are the server's own.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from sqlalchemy.exc import DBAPIError, PendingRollbackError

from comments.errors import CommentsError, InvalidRecordError, StoreError
from comments.store.faults import unfit

OWN_REFUSALS = "WB"
"""The class of SQLSTATE that the store's own triggers raise: English in the message, Chinese in the detail."""

_LOST = ("08", "57P01", "57P02", "57P03", "57P05", "25P03")
_BUSY = ("40001", "40P01", "55P03", "57014")


@contextmanager
def spoken(shown: str) -> Iterator[None]:
    """Turns faults of the server into StoreError, and what it refuses into InvalidRecordError."""
    try:
        yield
    except DBAPIError as error:
        if isinstance(error.orig, psycopg.Error):
            raise sentence(shown, error.orig, was_open=not error.connection_invalidated) from error
        raise
    except PendingRollbackError as error:  # the connection went while a transaction was under way
        raise lost(shown, "") from error
    except psycopg.Error as error:
        raise sentence(shown, error) from error


def sentence(shown: str, error: psycopg.Error, *, was_open: bool = True) -> CommentsError:
    """The error to raise for a fault (https://www.postgresql.org/docs/current/errcodes-appendix.html)."""
    code = error.sqlstate or ""
    said = _first_line(error)
    if code.startswith(OWN_REFUSALS):
        return InvalidRecordError(error.diag.message_detail or said, error.diag.message_primary or said)
    if code == "42501":
        return denied(shown)
    if code.startswith(_LOST) or not was_open:
        return lost(shown, said)
    if code in _BUSY:
        return StoreError(
            f"{shown} 正被别人写入，等了一会儿仍轮不到，没有保存。请稍后重试。",
            f"{shown} is being written by somebody else and the wait was too long, so nothing was saved. Try again shortly.",
        )
    if code.startswith("23"):
        return unfit(said)
    if code.startswith("53"):
        return StoreError(
            f"数据库服务器的磁盘、内存或连接数已用尽（{said}），没有保存。请告知管理员后重试。",
            f"The database server has run out of disk, memory or connections ({said}), so nothing was saved. "
            "Tell its administrator and try again.",
        )
    if code == "25006":
        return StoreError(
            f"{shown} 只能读取（备用服务器或只读模式），没有保存。请改用主服务器的地址。",
            f"{shown} can only be read (a standby, or set read-only), so nothing was saved. Use the primary server's address.",
        )
    if not code and isinstance(error, psycopg.OperationalError):
        return unreachable(shown, said)
    return StoreError(
        f"读写 {shown} 时出错（{said}），没有保存。请告知数据库管理员。",
        f"Reading or writing {shown} failed ({said}), so nothing was saved. Tell the database's administrator.",
    )


def _first_line(error: psycopg.Error) -> str:
    said = error.diag.message_primary or next(iter(str(error).splitlines()), "")
    return said.strip()


def unreachable(shown: str, said: str) -> StoreError:
    """For a server that can't be reached, or doesn't let this login in."""
    return StoreError(
        f"无法连接 {shown}（{said}）。请检查地址、网络、用户名和密码，以及服务器是否在运行。",
        f"{shown} can't be reached ({said}). Check the address, the network, login and password, "
        "and that the server is running.",
    )


def lost(shown: str, said: str) -> StoreError:
    """For a connection that broke while it was in use."""
    because = f"（{said}）" if said else ""
    because_en = f" ({said})" if said else ""
    return StoreError(
        f"与 {shown} 的连接中断{because}。刚才的内容可能没有保存：请重新打开查看，再决定是否重做。",
        f"The connection to {shown} broke{because_en}. What was being saved may not have been: look again, then decide "
        "whether to do it once more.",
    )


def denied(shown: str) -> StoreError:
    """For what the login may not do."""
    return StoreError(
        f"您的登录名在 {shown} 没有做这件事的权限，没有改动。请项目负责人（workbench people）或管理员（workbench team）授权。",
        f"Your login may not do this in {shown}; nothing was changed. Ask the matter's lead (workbench people) "
        "or the administrator (workbench team).",
    )


def foreign(shown: str) -> StoreError:
    """For a database that holds something else."""
    return StoreError(
        f"{shown} 里已有别的内容，不是本程序的数据库，没有改动。请让管理员另建一个空数据库：CREATE DATABASE …",
        f"{shown} holds something else and isn't a store of this program. It wasn't changed. "
        "Have an empty database made: CREATE DATABASE …",
    )


def missing(shown: str) -> StoreError:
    """For an empty database in which this login can't make a store."""
    return StoreError(
        f"{shown} 里还没有意见库，您的登录名也无权新建。请管理员先运行 workbench team init。",
        f"There is no store in {shown} yet, and your login may not make one. "
        "Ask the administrator to run workbench team init first.",
    )


def older(shown: str, version: int, known: int) -> StoreError:
    """For an older store that this login may not bring up to date."""
    return StoreError(
        f"{shown} 的格式较旧（{version}，本程序要 {known}），您的登录名无权升级，没有改动。"
        "请管理员用 pg_dump 备份后运行 workbench team init。",
        f"{shown} is in an older form ({version}; this program needs {known}) and your login may not bring it up to date. "
        "It wasn't changed. Ask the administrator to back it up with pg_dump and run workbench team init.",
    )


def no_file(shown: str) -> StoreError:
    """For a backup that is the server's to make."""
    return StoreError(
        f"{shown} 是服务器上的数据库，请用 PostgreSQL 自己的备份：pg_dump --format=custom --file=备份.dump 数据库名"
        "（由能绕过行级安全的管理员运行）。",
        f"{shown} is a database on a server. Back it up with PostgreSQL's own means: pg_dump --format=custom "
        "--file=backup.dump DATABASE, run by an administrator whom row security doesn't bind.",
    )
