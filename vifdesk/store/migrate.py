"""The numbered SQL files, run statement by statement inside one transaction (`executescript` would commit first)."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable

MIGRATIONS = files("vifdesk.store") / "migrations"


def newest_form(folder: Traversable = MIGRATIONS) -> int:
    """The form that a vault has once every file was run."""
    return max(numbered(folder))


def numbered(folder: Traversable) -> dict[int, Traversable]:
    """The files by number."""
    return {int(file.name[:4]): file for file in folder.iterdir() if file.name.endswith(".sql")}


def upgrade(connection: sqlite3.Connection, form: int, folder: Traversable = MIGRATIONS) -> None:
    """Run what comes after `form`; a transaction is open, and each file ends by setting its own number."""
    for number, file in sorted(numbered(folder).items()):
        if number > form:
            for statement in statements(file.read_text("utf-8")):
                connection.execute(statement)


def statements(script: str) -> Iterator[str]:
    """The statements of a script; one ends at the end of a line."""
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if line.strip() and sqlite3.complete_statement(pending):
            yield pending.strip()
            pending = ""
    if any(line.strip() and not line.lstrip().startswith("--") for line in pending.splitlines()):
        raise ValueError(f"unfinished: {pending}")
