"""The vault that the window has, locked or open. It is held here and nowhere else, so that locking forgets the keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from vifdesk.actions.problems import UserProblem

if TYPE_CHECKING:
    from vifdesk.actions.desk import Desk
    from vifdesk.actions.register import Register
    from vifdesk.actions.vault_port import User, Vault
    from vifdesk.desktop.coffre.elsewhere import ElsewhereWatch
    from vifdesk.desktop.coffre.preferences import Preferences
    from vifdesk.desktop.coffre.reading import Reading

T = TypeVar("T")
Failed = Callable[[UserProblem], object]
FILE = "registre.vifdesk"


class State(StrEnum):
    """What there is now."""

    NONE = "none"  # no file at the place
    LOCKED = "locked"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class NewVault:
    """A vault to be made. `settings`: of the court; `second_folder`: of backups, beside the usual one, empty for none."""

    path: str
    phrase: str
    name: str
    function: str
    settings: Mapping[str, object] = field(default_factory=dict)
    second_folder: str = ""


class Keeper(QObject):
    """Opens and locks the vault, off the screen's thread.

    `opened(Vault)`: it is open and its register read. `locking()`: it is about to be closed; keep what is being typed.
    `locked()`: it is closed; drop what you show and hold of it.
    `changed()`: another state, user or setting; follows each of both. `placed()`: another file, or the file is another.
    `read_on(left)`: the search knows the words of more dossiers; so many are left.
    `caught_up()`: the register knows of what was written beside the screen: by another process, or by long work.
    """

    opened = Signal(object)
    locking = Signal()
    locked = Signal()
    changed = Signal()
    placed = Signal()
    read_on = Signal(int)
    caught_up = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        from vifdesk.desktop.background import Background

        self._desk = desk
        self._background = Background(self)
        self._reading: Reading | None = None
        self._elsewhere: ElsewhereWatch | None = None
        self._path = ""
        self.quiet = False
        self._vault: Vault | None = None
        self._register: Register | None = None
        self._preferences: Preferences | None = None

    # ------------------------------------------------------------------------------------------------ what there is

    @property
    def path(self) -> str:
        """The vault's file; the one that was open last, at first the user's own, until another is chosen."""
        if not self._path:
            from vifdesk.desktop.coffre.last_place import remembered_place

            usual = usual_place()
            self._path = remembered_place(usual) or usual
        return self._path

    @property
    def away(self) -> str:
        """The path of the vault that was open last, if it is not there any more; else empty."""
        return self.path if self.state is State.NONE and self.path != usual_place() else ""

    @property
    def place_to_restore(self) -> str:
        """Where a backup goes: the vault's own place, or the usual one where that folder is gone with its disk."""
        return self.path if Path(self.path).parent.is_dir() else usual_place()

    @property
    def state(self) -> State:
        """None yet, locked or open."""
        if self._vault is not None:
            return State.OPEN
        return State.LOCKED if Path(self.path).exists() else State.NONE

    @property
    def is_open(self) -> bool:
        """Whether something can be kept in it now."""
        return self._vault is not None

    @property
    def vault(self) -> Vault:
        """The open vault.

        Raises:
            LookupError: it is locked.

        """
        if self._vault is None:
            raise LookupError("locked")
        return self._vault

    @property
    def register(self) -> Register:
        """The register of the open vault, with its index: one for the whole window.

        Raises:
            LookupError: it is locked.

        """
        if self._register is None:
            raise LookupError("locked")
        return self._register

    @property
    def user(self) -> User:
        """Who opened it. `LookupError` while it is locked."""
        return self.vault.user

    @property
    def preferences(self) -> Preferences:
        """What this user chose for the window; what the program proposes, while it is locked."""
        from vifdesk.desktop.coffre.preferences import Preferences

        return self._preferences or Preferences()

    @property
    def busy(self) -> bool:
        """Whether it is being opened."""
        return self._background.busy

    # ------------------------------------------------------------------------------------------------ what is done

    def choose(self, path: str) -> None:
        """Another file; the vault that was open is locked."""
        self.lock(quietly=True)
        self._path = path
        self.placed.emit()
        self.changed.emit()

    def open(self, phrase: str, failed: Failed, *, recovery: bool = False) -> None:
        """Open with a passphrase, or with the recovery key."""
        from vifdesk.actions.open_vault import open_vault, open_with_recovery_key

        desk, path = self._desk, self.path
        act = open_with_recovery_key if recovery else open_vault
        self._background.run(lambda: read_vault(desk, act(desk, path, phrase)), self._take, failed)

    def create(self, new: NewVault, *, done: Callable[[str], object], failed: Failed) -> None:
        """Make a vault with its settings and open it; `done(recovery key)` is called before `opened` is emitted."""
        desk = self._desk

        def work() -> tuple[str, tuple[Vault, Register, Preferences]]:
            from vifdesk.actions.change_settings import change_settings
            from vifdesk.actions.create_vault import create_vault
            from vifdesk.actions.open_vault import open_vault
            from vifdesk.desktop.coffre.preferences import keep_preferences

            if new.path == usual_place():
                make_usual_folder()
            key = create_vault(desk, new.path, phrase=new.phrase, name=new.name, function=new.function)
            vault, register, preferences = read_vault(desk, open_vault(desk, new.path, new.phrase))
            change_settings(register, new.settings)
            kept = keep_preferences(vault, replace(preferences, second_folder=new.second_folder))
            return key, (vault, register, kept)

        def made(result: tuple[str, tuple[Vault, Register, Preferences]]) -> None:
            self._path = new.path
            done(result[0])
            self._take(result[1])

        self._background.run(work, made, failed)

    def lock(self, *, quietly: bool = False) -> None:
        """Forget the keys; `quietly`: the user goes on with something else, and the window is not to be covered."""
        self.quiet = quietly
        if self._vault is not None:
            self.locking.emit()
        for watch in (self._reading, self._elsewhere):
            if watch is not None:
                watch.stop()
        vault, self._vault, self._register, self._preferences = self._vault, None, None, None
        if vault is not None:
            vault.close()
            self.locked.emit()
            self.changed.emit()

    def keep_preferences(self, preferences: Preferences) -> None:
        """Write them into the vault.

        Raises:
            UserProblem: the vault refused.

        """
        from vifdesk.desktop.coffre.preferences import keep_preferences

        self._preferences = keep_preferences(self.vault, preferences)
        self.changed.emit()

    def _take(self, found: tuple[Vault, Register, Preferences]) -> None:
        from vifdesk.desktop.coffre.last_place import remember_place

        self._vault, self._register, self._preferences = found
        remember_place(self._desk, self.path, usual_place())
        self.opened.emit(self._vault)
        self.changed.emit()
        self._start_reading()

    def _start_reading(self) -> None:
        from vifdesk.desktop.coffre.elsewhere import ElsewhereWatch
        from vifdesk.desktop.coffre.reading import Reading

        if self._register is None:  # whoever was told has locked it
            return
        if self._reading is None or self._elsewhere is None:
            self._reading, self._elsewhere = Reading(self), ElsewhereWatch(self)
            self._reading.went_on.connect(self._went_on)
            self._elsewhere.caught_up.connect(self.caught_up)
            self._elsewhere.shut_out.connect(self.lock)
        self._reading.start(self._register)
        self._elsewhere.start(self._register)

    def _went_on(self, left: int) -> None:
        self.read_on.emit(left)
        if not left and self._register is not None and self._register.unreadable:
            self.changed.emit()  # a content is hurt, which no summary could tell


def read_vault(desk: Desk, vault: Vault) -> tuple[Vault, Register, Preferences]:
    """The vault with its register and its user's preferences; closed again if they cannot be read."""
    from vifdesk.actions.register import open_register
    from vifdesk.desktop.coffre.preferences import read_preferences

    try:
        register = open_register(desk, vault, indexed=True)
        return vault, register, read_preferences(register)
    except BaseException:
        vault.close()
        raise


def usual_place() -> str:
    """Where this user's vault is: in the folder that no server copies."""
    import platformdirs

    return str(platformdirs.user_data_path("vifdesk", appauthor=False, roaming=False) / FILE)


def make_usual_folder() -> None:
    """Make the folder of the usual place.

    Raises:
        UserProblem: the disk refuses.

    """
    folder = Path(usual_place()).parent
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise UserProblem(
            f"Le dossier {folder} ne peut pas être créé.", remedy="Choisissez un autre endroit de ce poste."
        ) from error
