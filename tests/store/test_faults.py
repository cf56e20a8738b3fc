"""A disk that fails at the n-th call, for every n: a change is there whole or not at all, and nothing else is lost."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.vaults import PHRASE, Post, add, put
from vifdesk.actions.vault_port import Change, LogEntry
from vifdesk.actions.vault_problems import DiskFault, DiskFull, VaultProblem, VaultReadOnly
from vifdesk.store.vault import SqliteVault


@dataclass
class Disk:
    """Counts calls; from the `bad`-th on it fails, once or for good."""

    bad: int = 0  # 0: never
    for_good: bool = False
    calls: int = 0
    code: int = sqlite3.SQLITE_IOERR

    def call(self) -> bool:
        self.calls += 1
        return bool(self.bad) and (self.calls >= self.bad if self.for_good else self.calls == self.bad)

    def sqlite(self) -> None:
        if self.call():
            error = sqlite3.OperationalError("the disk fails")
            error.sqlite_errorcode = self.code
            raise error

    def system(self) -> None:
        if self.call():
            raise OSError(5, "the disk fails")


DISK = Disk()


class FailingConnection(sqlite3.Connection):
    """Asks the disk before each statement."""

    def execute(self, *words: Any) -> sqlite3.Cursor:  # noqa: ANN401
        DISK.sqlite()
        return super().execute(*words)

    def backup(self, *words: Any, **more: Any) -> None:  # noqa: ANN401
        DISK.sqlite()
        super().backup(*words, **more)


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Iterator[Disk]:
    """SQLite and the file calls of the store, over a disk that can fail."""
    DISK.__init__()  # type: ignore[misc]
    real = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", partial(real, factory=FailingConnection))
    for module, name in ((os, "fsync"), (os, "link"), (os, "open"), (Path, "unlink"), (Path, "rename")):
        monkeypatch.setattr(module, name, _asking(getattr(module, name)))
    yield DISK
    DISK.__init__()  # type: ignore[misc]


def _asking(call: Callable[..., object]) -> Callable[..., object]:
    def asked(*words: object, **more: object) -> object:
        DISK.system()
        return call(*words, **more)

    return asked


Act = Callable[[Post, SqliteVault], object]


def _write_several(_post: Post, vault: SqliteVault) -> None:
    vault.write(
        [
            Change(None, "dossier", {"n": 9}),
            Change("0a" * 16, "dossier", {"n": 2}),
            Change("0b" * 16, "dossier", None),
        ],
        [LogEntry("changed"), LogEntry("read")],
    )


ACTS: dict[str, Act] = {
    "several changes": _write_several,
    "a user": lambda _, vault: vault.add_user("M. Q.", "juge", "autre"),
    "a user less": lambda _, vault: vault.remove_user(vault.users()[1].id),
    "a phrase": lambda _, vault: vault.change_phrase(vault.users()[1].id, "neuve"),
    "a rotation": lambda _, vault: vault.rotate_key([LogEntry("rotated")]),
    "a recovery key": lambda _, vault: vault.new_recovery_key(),
    "a shorter log": lambda post, vault: vault.forget_log(post.clock.moment),
    "a backup": lambda post, vault: vault.back_up(str(post.folder), "copie"),
    "a restoring": lambda post, _: post.vaults.restore(str(post.path), str(post.folder / "rendu")),
    "a vault": lambda post, _: post.vaults.create(str(post.folder / "autre"), PHRASE, "M. B.", "juge"),
}


@pytest.fixture
def base(post: Post) -> Post:
    vault = post.open()
    vault.add_user("Mme R.", "juge", "troisième")
    put(vault, "0a" * 16, {"n": 1})
    put(vault, "0b" * 16, {"n": 1})
    add(vault, {"n": 1})
    vault.close()
    shutil.copyfile(post.path, post.folder / "base")
    return post


def everything(post: Post) -> list[object]:
    """What the vault holds, the keys to it included; it must be healthy."""
    vault = post.open()
    try:
        assert vault.check().healthy
        lines = [(line.seq, getattr(line, "action", "")) for line in vault.log() if hasattr(line, "seq")]
        records = [(getattr(each, "kind", ""), getattr(each, "content", each)) for each in vault.latest()]
        keys = vault.whose("troisième"), vault.whose("neuve"), vault.is_recovery_key(post.recovery_key)
        return [lines, records, keys]
    finally:
        vault.close()


def attempt(post: Post, act: Act, disk: Disk, bad: int, *, for_good: bool) -> bool:
    """One try upon a fresh copy; whether it succeeded."""
    for leftover in ("copie", "rendu", "autre"):
        (post.folder / leftover).unlink(missing_ok=True)
    shutil.copyfile(post.folder / "base", post.path)
    vault = post.open()
    disk.calls, disk.bad, disk.for_good = 0, bad, for_good
    try:
        act(post, vault)
    except DiskFault:  # any other problem would be a lie
        return False
    else:
        return True
    finally:
        disk.bad = 0
        vault.close()


@pytest.mark.slow
@pytest.mark.parametrize("for_good", [False, True], ids=["once", "for good"])
@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_a_disk_that_fails_at_any_call_loses_nothing(
    base: Post, failing: Disk, act: Act, *, for_good: bool
) -> None:
    """The vault is as before, or as it should be after; a file in the making is never taken for a whole one."""
    before = everything(base)
    assert attempt(base, act, failing, 0, for_good=False)
    calls = failing.calls
    assert calls > 3
    refused = 0
    for bad in range(1, calls + 1):
        done = attempt(base, act, failing, bad, for_good=for_good)
        refused += not done
        found = everything(base)
        assert done or found == before, f"call {bad} of {calls}"
        for made in ("copie", "rendu"):
            if (base.folder / made).exists():
                opened = base.vaults.open(str(base.folder / made), PHRASE)
                assert opened.check().healthy
                opened.close()
    assert refused > calls / 2


@contextmanager
def full_after(size: int) -> Iterator[None]:
    """No file may grow beyond this size: the system refuses, as on a full disk."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def copy_is_whole_or_absent(base: Post, size: int) -> None:
    """A backup on a disk with room for `size` bytes."""
    place = base.folder / "copie"
    vault = base.open()
    try:
        with full_after(size):
            vault.back_up(str(base.folder), "copie")
        place.unlink()
    except VaultProblem:
        assert not place.exists()
    finally:
        vault.close()


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
def test_a_file_that_cannot_grow_keeps_what_it_has(base: Post) -> None:
    """The refusal comes from the system itself, in the middle of SQLite's own writing, at many sizes."""
    before = everything(base)
    whole = base.path.stat().st_size
    refused = 0
    for size in range(0, whole + 4096 * 3, 1536):
        shutil.copyfile(base.folder / "base", base.path)
        vault = base.open()
        try:
            with full_after(size):
                add(vault, {"note": "x" * 9000})
        except (DiskFault, DiskFull):
            refused += 1
            assert everything(base) == before
            add(vault, {"n": "room again"})  # the same window goes on
            assert vault.check().healthy
        vault.close()
        copy_is_whole_or_absent(base, size)
    assert refused > 10


def test_a_full_disk_is_called_by_its_name(base: Post) -> None:
    """SQLite's own word for it; the change is undone and the next one is taken."""
    vault = base.open()
    pages = vault._session.connection.execute("PRAGMA page_count").fetchone()[0]
    vault._session.connection.execute(f"PRAGMA max_page_count = {pages}").fetchone()
    with pytest.raises(DiskFull):
        add(vault, {"note": "x" * 50_000})
    vault._session.connection.execute("PRAGMA max_page_count = 100000").fetchone()
    add(vault, {"n": 3})
    assert vault.check().healthy
    vault.close()


def test_a_vault_that_takes_no_change_can_still_be_read(base: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    """From a disk that is read-only: everything but writing."""
    monkeypatch.setattr("vifdesk.store.cupboard.takes_changes", lambda _: False)
    vault = base.open()
    assert not vault.writable
    with pytest.raises(VaultReadOnly):
        add(vault, {"n": 3})
    assert vault.check().healthy
    vault.close()
