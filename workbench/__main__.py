"""The program: ``workbench``, or ``python -m workbench``."""

from __future__ import annotations

from workbench.collecting import collect_rarely, leave_out


def main() -> int:
    """Run the command that the process was started for, and give its exit status; for whoever has more to do in the process."""
    collect_rarely()  # before anything else is loaded
    from workbench.cli import main as run

    status = run()
    leave_out()
    return status


def program() -> int:
    """Run the command, and end the process where nothing else is to be done in it; else give the exit status."""
    status = main()
    from workbench.ending import end

    return end(status)


if __name__ == "__main__":
    raise SystemExit(program())
