"""How a process that ran one command ends."""

from __future__ import annotations

import atexit
import os
import sys


def end(status: int) -> int:
    """End the process with this exit status; where threads may run, only give it back, for Python to end with.

    Python, as it ends, takes apart one by one the hundred thousand objects that a comparison made, for memory that the system
    takes back at once: a tenth of the whole command. Before that it waits for threads, runs what was registered for the end and
    writes out the standard streams, and only that is done here.
    """
    if "threading" in sys.modules:  # without it nothing starts a thread, and no store is open
        return status
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):  # full, or closed: Python says so, in its way
            return status
    os._exit(status)
