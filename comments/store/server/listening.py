"""Hearing of changes while they are made: LISTEN on a connection of its own, in a thread of its own.

When the connection dies, another is made, and that counts as a change: whoever asks reads everything again.
"""

from __future__ import annotations

import contextlib
import select
import socket
import threading
import time
from typing import Any

import psycopg

from comments.store.server import connecting

CHANNEL = "workbench_changes"

_FIRST_SECONDS = 5.0
"""How long the first asker waits for the listener to be ready; after it, no change goes unheard."""
_PAUSES_SECONDS = (0.2, 0.5, 1.0, 2.0, 5.0)
"""Between tries to connect again."""
_SIGN_OF_LIFE_SECONDS = 20.0


class Listener:
    """Counts what it hears. It begins to listen when it is first asked."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._heard = 0
        self._ready = threading.Event()
        self._closing = threading.Event()
        self._starting = threading.Lock()
        self._thread: threading.Thread | None = None
        self._wake: socket.socket | None = None
        self._woken: socket.socket | None = None

    def count(self) -> int:
        """A number that differs once anything was heard, or may have been missed."""
        with self._starting:
            if self._thread is None and not self._closing.is_set():
                self._woken, self._wake = socket.socketpair()
                self._thread = threading.Thread(target=self._run, name="store-listener", daemon=True)
                self._thread.start()
                self._ready.wait(_FIRST_SECONDS)
        return self._heard

    def close(self) -> None:
        """Ends the thread and its connection."""
        with self._starting:
            self._closing.set()
            if self._thread is None or self._wake is None:
                return
            with contextlib.suppress(OSError):
                self._wake.send(b".")
            self._thread.join(timeout=connecting.CONNECT_SECONDS)
            for end in (self._wake, self._woken):
                if end is not None:
                    end.close()

    def _run(self) -> None:
        failures = 0
        while not self._closing.is_set():
            begun = time.monotonic()
            with contextlib.suppress(psycopg.Error, OSError, ValueError):
                self._listen()
            if time.monotonic() - begun > _PAUSES_SECONDS[-1]:
                failures = 0
            self._closing.wait(_PAUSES_SECONDS[min(failures, len(_PAUSES_SECONDS) - 1)])
            failures += 1

    def _listen(self) -> None:
        """Listens until told to end; raises where the connection dies."""
        with contextlib.closing(connecting.connect(self._address, autocommit=True)) as connection:
            connection.execute(f"LISTEN {CHANNEL}".encode())
            self._heard += 1  # whatever was said while nobody listened
            self._ready.set()
            while not self._closing.is_set():
                self._wait(connection)
                self._heard += sum(1 for _ in connection.notifies(timeout=0))

    def _wait(self, connection: psycopg.Connection[Any]) -> None:
        sources: list[Any] = [connection.fileno(), self._woken]
        readable, _, _ = select.select(sources, [], [], _SIGN_OF_LIFE_SECONDS)
        if not readable:
            connection.execute(b"SELECT 1")
