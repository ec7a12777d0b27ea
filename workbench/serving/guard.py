"""Who may use the served screen: only pages of its own address, opened with the link that was printed, and that once."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

LOOPBACK = "127.0.0.1"
NAMES = (LOOPBACK, "localhost")
"""Names of this computer that a browser may ask under."""
SECRET_BYTES = 32


class Verdict(Enum):
    """What becomes of a request."""

    ADMIT = "admit"
    """It carries the session: answer it."""
    BEGIN = "begin"
    """It carries the unused token: begin the session and leave the token out of the address."""
    FOREIGN = "foreign"
    """It was sent to another name or by another page."""
    USED = "used"
    """Its token is wrong or was used before."""
    UNKNOWN = "unknown"
    """It carries neither."""


@dataclass(slots=True)
class Guard:
    """Judges requests by their headers. The token opens one session; after that only the session's cookie counts."""

    port: int
    token: str = field(default_factory=lambda: secrets.token_urlsafe(SECRET_BYTES))
    session: str = field(default_factory=lambda: secrets.token_urlsafe(SECRET_BYTES))
    token_used: bool = False

    @property
    def cookie(self) -> str:
        """The cookie's name; browsers share cookies between the ports of a host, so it names the port."""
        return f"workbench-{self.port}"

    @property
    def link(self) -> str:
        """The address to open, token included."""
        return f"http://{LOOPBACK}:{self.port}/?token={self.token}"

    @property
    def hosts(self) -> frozenset[str]:
        """What a ``Host`` header may say. Anything else comes by a name that somebody else's DNS points here."""
        return frozenset(f"{name}:{self.port}" for name in NAMES)

    @property
    def origins(self) -> frozenset[str]:
        """What an ``Origin`` header may say."""
        return frozenset(f"http://{host}" for host in self.hosts)

    def judge(
        self, path: str, headers: Mapping[str, str], cookies: Mapping[str, str], token: str | None = None
    ) -> Verdict:
        """What becomes of a request; ``token`` is the one in its address. A good token is used up by this."""
        if headers.get("Host") not in self.hosts:
            return Verdict.FOREIGN
        origin = headers.get("Origin")
        if origin is None:
            if path == "/ws":  # a browser always sends it with a WebSocket
                return Verdict.FOREIGN
        elif origin not in self.origins:
            return Verdict.FOREIGN
        if token is not None and path == "/":
            if self.token_used or not _same(token, self.token):
                return Verdict.USED
            self.token_used = True
            return Verdict.BEGIN
        return Verdict.ADMIT if _same(cookies.get(self.cookie, ""), self.session) else Verdict.UNKNOWN

    def headers(self) -> Mapping[str, str]:
        """What every answer carries: nothing from elsewhere is loaded, and no page elsewhere frames or keeps this one."""
        sockets = " ".join(f"ws://{host}" for host in sorted(self.hosts))
        return {
            "Content-Security-Policy": (
                "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
                f"connect-src 'self' {sockets}; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
            ),
            "Cache-Control": "no-store",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Referrer-Policy": "no-referrer",
            "X-Content-Type-Options": "nosniff",
        }


def _same(given: str, secret: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "replace"), secret.encode())
