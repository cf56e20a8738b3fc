"""What can go wrong with a vault, in words that know neither SQLite nor French. The actions turn each into a sentence."""

from __future__ import annotations


class VaultProblem(Exception):
    """Any refusal of the store. What had been written before is kept, whatever its kind."""


class WrongPhrase(VaultProblem):
    """No key of the vault opens with these words; `tries` counts the wrong ones in a row, this one included."""

    def __init__(self, tries: int) -> None:
        super().__init__(f"{tries} wrong")
        self.tries = tries


class PhraseRefused(VaultProblem):
    """A passphrase that cannot be one: empty, or not text."""


class PhraseTaken(VaultProblem):
    """This passphrase already opens the vault for somebody: it could no longer tell who is there."""


class VaultMissing(VaultProblem):
    """There is no file at this path."""


class AlreadyThere(VaultProblem):
    """A file stands where a new one was to be made; it is untouched."""


class NotAVault(VaultProblem):
    """The file is something else."""


class VaultFromFuture(VaultProblem):
    """A newer program made this vault; `version` is its form, `known` the newest form that this program reads."""

    def __init__(self, version: int, known: int) -> None:
        super().__init__(f"form {version}, known to {known}")
        self.version = version
        self.known = known


class VaultDamaged(VaultProblem):
    """The file is hurt: truncated, altered, or its keys or inventory cannot be read. Nothing was written to it."""


class VaultBusy(VaultProblem):
    """Another process is writing to it and did not finish in time."""


class VaultReadOnly(VaultProblem):
    """It can be read, but neither the file nor its folder takes a change."""


class DiskFull(VaultProblem):
    """No room left; the change was undone whole."""


class DiskFault(VaultProblem):
    """The disk, or the system, refused; the change was undone whole."""


class VaultClosed(VaultProblem):
    """It has been locked since."""


class PlaceRefused(VaultProblem):
    """A vault does not belong there; `why` is `network`, `synchronised`, `roaming` or `folder` (not a folder)."""

    def __init__(self, path: str, why: str) -> None:
        super().__init__(f"{why}: {path}")
        self.path = path
        self.why = why


class Conflict(VaultProblem):
    """Somebody else has changed the record since; `found` is its version now (0: it is gone)."""

    def __init__(self, record_id: str, expected: int, found: int) -> None:
        super().__init__(f"{record_id}: expected {expected}, found {found}")
        self.record_id = record_id
        self.expected = expected
        self.found = found


class NoSuchRecord(VaultProblem):
    """The vault has no record, or no user, of this id."""


class LastUser(VaultProblem):
    """Nobody could open the vault any more but by the recovery key."""
