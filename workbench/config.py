"""What a run is told by its options and its environment; read once, passed in."""

from __future__ import annotations

import getpass
import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from drafts.characters import stands_in_a_line
from drafts.errors import SpokenError
from drafts.given import read_given
from drafts.notices.dates import FIRST_YEAR, LAST_YEAR
from drafts.reasons import reason
from workbench.language import choose_language

if TYPE_CHECKING:
    from comments.sender import Sender

APPLICATION = "draft-regulation-workbench"
LONGEST_NAME = 200
"""Characters of a person's name; the store has room for no more."""
_SHOWN = 40
_LARGEST_BYTES = 200_000
"""Of a file with settings."""


class ConfigError(SpokenError):
    """A setting from the environment or the command line makes no sense."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The store, the person, the clock and the language of one run."""

    store: str
    """A path to an SQLite file, or a ``postgresql://`` address."""
    person: str
    now: Callable[[], datetime]
    """The present, with a time zone."""
    language: str
    """``zh`` or ``en``."""
    store_is_named: bool = False
    """Whether somebody said where the store is, rather than the user's data folder being taken."""
    person_is_named: bool = False
    """Whether somebody said who they are, rather than the system's login name being taken."""
    clock_is_fixed: bool = False
    """Whether ``WORKBENCH_NOW`` says what time it is."""


def default_store() -> Path:
    """The SQLite file in the user's data folder."""
    from platformdirs import user_data_path

    return user_data_path(APPLICATION, appauthor=False) / "workbench.sqlite3"


def default_sender_file() -> Path:
    """The file in the user's configuration folder that says who submits."""
    from platformdirs import user_config_path

    return user_config_path(APPLICATION, appauthor=False) / "sender.toml"


def read_sender(path: Path | None = None, environment: Mapping[str, str] | None = None) -> Sender:
    """Who submits, from a TOML file: the one given, else ``WORKBENCH_SENDER``, else ``sender.toml`` in the configuration folder.

    Nobody where none was named and the last doesn't exist. Raises ConfigError for a file that can't be read, an unknown
    key, or a value that is no text.
    """
    import tomllib

    from comments.sender import NOBODY, Sender

    given = os.environ if environment is None else environment
    file = path or sender_file(given)
    if path is None and not given.get("WORKBENCH_SENDER") and not file.exists():
        return NOBODY
    try:
        found = tomllib.loads(read_given(file, _LARGEST_BYTES).decode("utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        zh, en = reason(error)
        raise ConfigError(
            f'无法读取提交单位文件“{file}”：{zh}。请检查路径；文件须为 UTF-8 编码的 TOML，例如 unit = "某单位"。',
            f"The sender file {file} can't be read: {en}. Check the path; it must be TOML in UTF-8, "
            'for example unit = "Our unit".',
        ) from error
    known = [field.name for field in fields(Sender)]
    for key, value in found.items():
        if key not in known or not isinstance(value, str):
            raise ConfigError(
                f"提交单位文件“{file}”中的“{key}”不能识别。可以写：{'、'.join(known)}，值为文字。",
                f"“{key}” in the sender file {file} can't be used. It may hold {', '.join(known)}, each a text.",
            )
    return Sender(**found)


def sender_file(environment: Mapping[str, str] | None = None) -> Path:
    """The file that says who submits: ``WORKBENCH_SENDER``, else ``sender.toml`` in the configuration folder."""
    given = os.environ if environment is None else environment
    return Path(given["WORKBENCH_SENDER"]) if given.get("WORKBENCH_SENDER") else default_sender_file()


def keys_file(environment: Mapping[str, str] | None = None) -> Path:
    """The file that says which keys do what: ``WORKBENCH_KEYS``, else ``keys.toml`` in the configuration folder."""
    from platformdirs import user_config_path

    given = os.environ if environment is None else environment
    own = given.get("WORKBENCH_KEYS")
    return Path(own) if own else user_config_path(APPLICATION, appauthor=False) / "keys.toml"


def write_sender(sender: Sender, path: Path) -> None:
    """Write who submits where `read_sender` finds it; the folder is made where it is missing. Raises FileWriteError."""
    from workbench.files import make_folder, write_whole

    # JSON's way to write a text is TOML's too, but for DEL
    lines = [
        f"{field.name} = {json.dumps(value, ensure_ascii=False)}".replace("\x7f", "\\u007f")
        for field in fields(sender)
        if (value := getattr(sender, field.name))
    ]
    make_folder(path.parent)
    write_whole(path, "".join(f"{line}\n" for line in lines).encode())


def read_clock(environment: Mapping[str, str]) -> Callable[[], datetime]:
    """The clock: ``WORKBENCH_NOW`` (ISO 8601, UTC where it names no zone) if set, else the system's.

    Raises ConfigError where the variable can't be read as a time.
    """
    fixed = environment.get("WORKBENCH_NOW")
    if not fixed:
        return lambda: datetime.now(UTC)
    try:
        moment = datetime.fromisoformat(fixed)
    except ValueError:
        raise ConfigError(
            f"环境变量 WORKBENCH_NOW 的值“{fixed}”不是 ISO 8601 时间。请改为 2021-12-01T09:00:00+08:00 这样的写法，或取消该变量。",
            f"WORKBENCH_NOW is {fixed!r}, which is no ISO 8601 time. Write 2021-12-01T09:00:00+08:00, or unset it.",
        ) from None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise ConfigError(
            f"环境变量 WORKBENCH_NOW 的年份 {moment.year} 不在 {FIRST_YEAR} 到 {LAST_YEAR} 之间。请改正，或取消该变量。",
            f"The year of WORKBENCH_NOW, {moment.year}, isn't between {FIRST_YEAR} and {LAST_YEAR}. Correct it, or unset it.",
        )
    return lambda: moment


def read_settings(
    store: str | None = None, person: str | None = None, environment: Mapping[str, str] | None = None
) -> Settings:
    """Settings from options, then the environment, then defaults. Raises ConfigError where a name or a time won't do."""
    given = os.environ if environment is None else environment
    for option, value, zh, en in (("--as", person, "名字", "name"), ("--store", store, "路径", "path")):
        if value is not None and not value.strip():
            raise ConfigError(
                f"{option} 后面没有{zh}，没有执行。请写上{zh}，或去掉 {option}。",
                f"{option} gives no {en}, so nothing was done. Give one, or leave {option} out.",
            )
    named = person or given.get("WORKBENCH_USER") or ""
    if len(named) > LONGEST_NAME or not all(map(stands_in_a_line, named)):
        shown = "".join(c if stands_in_a_line(c) else "\ufffd" for c in named[:_SHOWN])
        raise ConfigError(
            f"名字“{shown}”（--as 或 WORKBENCH_USER）不行：最多 {LONGEST_NAME} 字，不能换行，也不能有控制字符。请换一个。",
            f"The name “{shown}” (--as or WORKBENCH_USER) won't do: at most {LONGEST_NAME} characters, none of them a line "
            "break or a control character. Give another.",
        )
    return Settings(
        store=store or given.get("WORKBENCH_STORE") or str(default_store()),
        person=named or _login_name(),
        now=read_clock(given),
        language=choose_language(environment),
        store_is_named=bool(store or given.get("WORKBENCH_STORE")),
        person_is_named=bool(named),
        clock_is_fixed=bool(given.get("WORKBENCH_NOW")),
    )


def _login_name() -> str:
    try:
        return getpass.getuser()
    except (
        OSError,
        KeyError,
        ImportError,
    ):  # no login name: a container without a passwd entry, or Windows without USERNAME
        return "reviewer"
