"""An open vault in memory as the window holds it, with what is in it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from vifdesk.actions.create_vault import create_vault
from vifdesk.actions.desk import Desk
from vifdesk.actions.open_vault import open_vault
from vifdesk.actions.register import Register, open_register
from vifdesk.actions.vault_port import User, Vault

PATH, PHRASE = "/coffre/registre.vifdesk", "cheval batterie agrafe"


class MemoryKeeper(QObject):
    """What the register's pages ask of the window's keeper, over a vault in memory; opens and locks at once."""

    opened = Signal(object)
    locking = Signal()
    locked = Signal()
    changed = Signal()
    read_on = Signal(int)
    caught_up = Signal()

    def __init__(self, desk: Desk, *, is_open: bool = True, path: str = PATH) -> None:
        super().__init__()
        self._desk, self._path = desk, path
        self._register: Register | None = None
        create_vault(desk, path, phrase=PHRASE, name="Mme P.", function="substitut")
        if is_open:
            self._read()

    @property
    def is_open(self) -> bool:
        return self._register is not None

    @property
    def register(self) -> Register:
        if self._register is None:
            raise LookupError("locked")
        return self._register

    @property
    def vault(self) -> Vault:
        return self.register.vault

    @property
    def user(self) -> User:
        return self.vault.user

    def lock(self) -> None:
        self.locking.emit()
        self._register = None
        self.locked.emit()
        self.changed.emit()

    def open_again(self) -> None:
        self._read()
        self.register.read_on()
        self.opened.emit(self.vault)
        self.changed.emit()

    def _read(self) -> None:
        self._register = open_register(self._desk, open_vault(self._desk, self._path, PHRASE), indexed=True)
