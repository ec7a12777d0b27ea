"""Commands that follow a rule's content through its drafts, without a store: `duties` and `lineage`."""

from __future__ import annotations

import argparse
from itertools import pairwise

from drafts.errors import DraftError
from workbench.cli.common import Arguments, Command, print_json, print_text
from workbench.cli.reading import read_named
from workbench.language import choose_language, say


def _duties_arguments(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument(
        "file", metavar="FILE", help=say(language, "草案；有 NEW 时为前一稿", "a draft; the earlier with NEW")
    )
    parser.add_argument("new", metavar="NEW", nargs="?", help=say(language, "后一稿", "the later draft"))
    parser.add_argument(
        "--permissions", action="store_true", help=say(language, "也列出“可以”", "list permissions (may) as well")
    )
    parser.add_argument("--json", action="store_true", help=say(language, "以 JSON 输出", "print JSON"))


def _duties(given: Arguments) -> int:
    from drafts.duties import Modality, duties
    from workbench import plain_following as plain

    language = choose_language()
    _, draft = read_named(given.file)
    if given.new is None:
        found = tuple(d for d in duties(draft) if given.permissions or d.modality is not Modality.PERMISSION)
        if given.json:
            print_json({"title": draft.title, "duties": [plain.duty_json(draft, duty) for duty in found]})
        else:
            print_text(plain.render_duties(draft, found, language))
        return 0
    from drafts.compare import compare
    from drafts.duty_changes import duty_changes

    _, new = read_named(given.new)
    comparison = compare(draft, new)
    changes = duty_changes(comparison, permissions=given.permissions)
    if given.json:
        print_json(
            {
                "old": {"title": draft.title},
                "new": {"title": new.title},
                "changes": [plain.change_json(comparison, change) for change in changes],
            }
        )
    else:
        print_text(plain.render_duty_changes(comparison, changes, language))
    return 0


def _lineage_arguments(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument(
        "files", metavar="FILE", nargs="+", help=say(language, "各稿，最早的在前", "the drafts, oldest first")
    )
    parser.add_argument(
        "--article",
        metavar="N",
        help=say(language, "只看最后一稿的这一条", "only this article (of the last draft, or the draft --of names)"),
    )
    parser.add_argument(
        "--of",
        type=int,
        metavar="K",
        help=say(
            language, "--article 是第几稿的条号（默认最后一稿）", "the draft, counted from 1, that --article is of"
        ),
    )
    parser.add_argument("--json", action="store_true", help=say(language, "以 JSON 输出", "print JSON"))


def _lineage(given: Arguments) -> int:
    from drafts.compare import compare
    from drafts.lineage import Place, lineage
    from workbench import plain_following as plain

    language = choose_language()
    if len(given.files) < 2:
        raise DraftError(
            "沿革至少需要两稿。请按时间先后给出各稿的文件。",
            "A lineage needs at least two drafts. Give their files, oldest first.",
        )
    drafts = [read_named(name)[1] for name in given.files]
    found = lineage([compare(old, new) for old, new in pairwise(drafts)])
    at = len(drafts) if given.of is None else given.of
    if not 1 <= at <= len(drafts):
        raise DraftError(
            f"没有第 {at} 稿：共给出 {len(drafts)} 稿。", f"There is no draft {at}: {len(drafts)} were given."
        )
    place = None if given.article is None else Place(at - 1, drafts[at - 1].article(given.article).key)
    if given.json:
        threads = found.threads if place is None else (found.thread_of(place),)
        print_json(plain.lineage_json(found, threads))
    elif place is None:
        print_text(plain.render_lineage(found, language))
    else:
        print_text(plain.render_thread(found, place, language))
    return 0


COMMANDS = (
    Command(
        "duties",
        "列出谁应当、不得做什么；两稿之间哪些义务新增、变更、取消",
        "Who must do what by when; which duties are new, changed or gone between two drafts",
        _duties_arguments,
        _duties,
        needs_store=False,
    ),
    Command(
        "lineage",
        "一条规定在各稿中的沿革",
        "Follow each article through several drafts",
        _lineage_arguments,
        _lineage,
        needs_store=False,
    ),
)
