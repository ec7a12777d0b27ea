"""Measures every export of a thousand comments: seconds and memory, and how they grow.

    .venv/bin/python -m tests.bench.forms_bench [COMMENTS …]

Each export runs in a process of its own, from an open store to the file on disk, the last check included.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from comments.records import Priority, Visibility
from workbench.workspace import Wanted, Workspace

NOW = datetime(2021, 12, 1, 9, tzinfo=UTC)
SLUG = "bench"
_ARTICLE = (
    "数据处理者应当在{}日内向主管部门报告处理活动的情况，并将处理规则向社会公开；涉及个人信息的，还应当取得个人同意。"
)
FORMS = (
    ("letter", ".docx"), ("letter+redline", ".docx"), ("redline", ".docx"), ("gb", ".docx"), ("iso", ".docx"), ("ep", ".docx"),
    ("table", ".docx"), ("xlsx", ".xlsx"), ("csv", ".csv"), ("md", ".md"), ("json", ".json"), ("portal", ".txt"),
)  # fmt: skip


def fill(store: Path, comments: int) -> None:
    """A draft with an article for every two comments, and the comments on it."""
    draft = ["示例数据安全管理条例（征求意见稿）"]
    draft += [f"第{number}条　{_ARTICLE.format(number)}" for number in range(1, comments // 2 + 1)]
    with Workspace.open(str(store), "审阅人甲", lambda: NOW) as workspace:
        source = store.with_suffix(".txt")
        source.write_text("\n".join(draft), encoding="utf-8")
        workspace.import_draft(source, SLUG, label="draft1", language="zh", issuer="示例主管部门")
        for n in range(comments):
            workspace.comment(
                SLUG, str(n // 2 + 1), quote="主管部门" if n % 2 else "向社会公开", body=f"第{n}项意见。" + "表述宜更明确。" * 6,
                proposal=f"有关部门{n}" if n % 2 else None, delete=not n % 2, rationale="与上位法不尽一致，执行中有困难。" * 4,
                priority=Priority.HIGH if n % 50 == 0 else Priority.NORMAL, visibility=Visibility.SUBMISSION,
            )  # fmt: skip


def measure(store: Path, form: str, suffix: str) -> None:
    """Writes one export and prints its seconds of processor time, the process's peak memory in MB and the file's KB."""
    out = store.with_name(f"{form.replace('+', '-')}{suffix}")
    name, _, annex = form.partition("+")
    with Workspace.open(str(store), "审阅人甲", lambda: NOW) as workspace:
        began = time.process_time()
        workspace.export(SLUG, out, wanted=Wanted(form=name, annexes=(annex,) if annex else ()))
        seconds = time.process_time() - began
    print(f"{seconds:.2f} {_peak_megabytes():.0f} {out.stat().st_size // 1024}")


def _peak_megabytes() -> float:
    for line in Path("/proc/self/status").read_text(encoding="utf-8").splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1]) / 1024
    return 0.0


def main(arguments: list[str]) -> int:
    """Prints a line for each form and size."""
    if arguments[:1] == ["--one"]:
        measure(Path(arguments[1]), arguments[2], arguments[3])
        return 0
    sizes = [int(one) for one in arguments] or [250, 500, 1000]
    with tempfile.TemporaryDirectory() as folder:
        stores = {size: Path(folder) / f"{size}.sqlite3" for size in sizes}
        for size, store in stores.items():
            fill(store, size)
        print(f"{'form':<16}" + "".join(f"{size:>9} s {'MB':>5} {'KB':>6}" for size in sizes))
        for form, suffix in FORMS:
            shown = f"{form:<16}"
            for store in stores.values():
                command = [sys.executable, "-m", "tests.bench.forms_bench", "--one", str(store), form, suffix]
                done = subprocess.run(command, capture_output=True, text=True, check=True)
                seconds, megabytes, kilobytes = done.stdout.split()
                shown += f"{seconds:>9} s {megabytes:>5} {kilobytes:>6}"
            print(shown, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
