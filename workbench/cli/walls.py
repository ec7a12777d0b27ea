"""The command on a team's database: `team init`, `team add`, `team remove`, `team check`."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from comments.records import Role
from workbench.cli.comment_fields import json_argument
from workbench.cli.common import Arguments, Command, print_json, print_text, settings_of
from workbench.language import choose_language, say

if TYPE_CHECKING:
    from comments.store.server.team import Login, Team
    from comments.store.server.wall_check import Finding


def _arguments(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument(
        "action",
        choices=("init", "add", "remove", "check"),
        help=say(
            language,
            "init 建立隔离；add 给登录名；remove 收回；check 检查",
            "init puts the walls up, add gives a login, remove takes it, check examines them",
        ),
    )
    parser.add_argument(
        "name", metavar="NAME", nargs="?", help=say(language, "登录名，即人名", "the login: a person's name")
    )
    parser.add_argument(
        "--matter",
        metavar="SLUG",
        help=say(language, "与 add 同用：列入这个项目", "with add: list them in this matter"),
    )
    parser.add_argument(
        "--role",
        choices=[role.value for role in Role],
        default=Role.REVIEWER.value,
        help=say(language, "与 --matter 同用（默认 reviewer）", "with --matter (default: reviewer)"),
    )
    parser.add_argument(
        "--firm",
        metavar="FIRM",
        help=say(
            language,
            "所属单位：内部意见只有同一单位的人能看到（默认为本单位）",
            "their firm: internal notes are for people of the same firm (default: the house)",
        ),
    )
    parser.add_argument(
        "--opens-matters",
        action=argparse.BooleanOptionalAction,
        default=None,
        help=say(language, "可以新建项目", "may open matters"),
    )
    json_argument(parser, language)


def _team(given: Arguments) -> int:
    from workbench.workspace.team_store import open_team

    language = choose_language()
    if (given.name is None) != (given.action in ("init", "check")):
        raise _usage()
    settings = settings_of(given)
    with open_team(settings.store, settings.now) as team:
        if given.action == "add":
            return _add(team, given, language)
        if given.action == "remove":
            return _remove(team, given, language)
        findings = team.init() if given.action == "init" else team.check()
        logins = team.logins()
    return _report(findings, logins, given.json, language)


def _usage() -> Exception:
    from workbench.config import ConfigError

    return ConfigError(
        "请写 workbench team add 姓名、workbench team remove 姓名，或不带姓名的 workbench team init、workbench team check。",
        "Write workbench team add NAME or workbench team remove NAME; workbench team init and check take no name.",
    )


def login_json(login: Login) -> dict[str, object]:
    """A login as JSON."""
    return {
        "name": login.name,
        "firm": login.firm,
        "opens_matters": login.opens_matters,
        "matters": [{"matter": slug, "role": role} for slug, role in login.matters],
    }


def _add(team: Team, given: Arguments, language: str) -> int:
    added = team.add(
        given.name,
        firm=given.firm,
        opens_matters=given.opens_matters,
        matter=given.matter,
        role=Role(given.role),
    )
    if given.json:
        print_json({**login_json(added.login), "password": added.password, "address": added.address})
        return 0
    print_text(_login_line(added.login, language))
    print_text(say(language, f"地址：{added.address}", f"Address: {added.address}"))
    if added.password is not None:
        print_text(
            say(language, f"密码（只显示这一次）：{added.password}", f"Password, shown this once: {added.password}")
        )
    return 0


def _remove(team: Team, given: Arguments, language: str) -> int:
    removed = team.remove(given.name)
    if given.json:
        print_json(login_json(removed))
    else:
        print_text(
            say(
                language,
                f"{removed.name} 不能再进入；其意见、回复和历史都保留。",
                f"{removed.name} can't sign in any more; their comments, replies and history stay.",
            )
        )
    return 0


def _login_line(login: Login, language: str) -> str:
    firm = login.firm or say(language, "本单位", "the house")
    opens = say(language, "，可新建项目", ", may open matters") if login.opens_matters else ""
    listed = say(language, "、", ", ").join(f"{slug} ({role})" for slug, role in login.matters)
    return f"{login.name}\t{firm}{opens}\t{listed or say(language, '未列入任何项目', 'in no matter')}"


def _report(findings: Sequence[Finding], logins: Sequence[Login], as_json: bool, language: str) -> int:
    """Prints how the walls stand; 1 where they don't."""
    sound = not any(finding.wrong for finding in findings)
    if as_json:
        print_json(
            {
                "sound": sound,
                "tables": [
                    {
                        "name": each.name,
                        "forced": each.forced,
                        "policies": each.policies,
                        "grants": each.grants,
                        "wrong": list(each.wrong),
                    }
                    for each in findings
                ],
                "logins": [login_json(login) for login in logins],
            }
        )
        return 0 if sound else 1
    width = max(len(finding.name) for finding in findings)
    print_text(say(language, f"{'表':{width - 1}}  强制 规则 授权", f"{'table':{width}}  forced rules grants"))
    for each in findings:
        verdict = say(language, "有问题", "WRONG") if each.wrong else say(language, "无误", "as it should be")
        forced = say(language, "是", "yes") if each.forced else say(language, "否", "NO")
        print_text(f"{each.name:{width}}  {forced:>4} {each.policies:>4} {each.grants:>5}  {verdict}")
        for fact in each.wrong:
            print_text(f"    {fact}")
    for login in logins:
        print_text(_login_line(login, language))
    print_text(
        say(language, "隔离完好。", "The walls stand.")
        if sound
        else say(
            language,
            "隔离与本程序的要求不符：+ 是多出的，- 是缺少的。运行 workbench team init 可恢复（多余的触发器和角色须由管理员处理）。",
            "The walls aren't as this program wants them: + is too much, - is missing. workbench team init restores them "
            "(strange triggers and roles are the administrator's to remove).",
        )
    )
    return 0 if sound else 1


COMMANDS = (
    Command(
        "team",
        "团队数据库的隔离与登录名（PostgreSQL）",
        "Walls and logins of a team's database (PostgreSQL)",
        _arguments,
        _team,
    ),
)
