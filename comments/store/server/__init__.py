"""A PostgreSQL database as a store, for a team: opened, made, brought up to date; loaded only where an address names one."""

from __future__ import annotations

from comments.store.server.opening import open_store as open_store
