"""The program: ``workbench``, or ``python -m workbench``."""

from __future__ import annotations

from workbench.collecting import collect_rarely, leave_the_rest


def main() -> int:
    """Run the command that the process was started for, and give its exit status."""
    collect_rarely()  # before anything else is loaded
    from workbench.cli import main as run

    status = run()
    leave_the_rest()
    return status


if __name__ == "__main__":
    raise SystemExit(main())
