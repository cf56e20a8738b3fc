"""At each opening, whether the vault's file is whole: aside, after the list of dossiers is there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from vifdesk.desktop.background import Background
from vifdesk.domain.dates.wording import typographie

if TYPE_CHECKING:
    from vifdesk.actions.desk import Desk
    from vifdesk.desktop.coffre.keeper import Keeper

_DAMAGED = typographie(
    "Ce qui peut être lu l’est encore, et rien n’a été effacé. Notez ce qui presse, puis restaurez la dernière sauvegarde : "
    "elle dira d’abord ce qu’elle rapporte, et le fichier abîmé sera mis de côté, pas effacé."
)
AFTER = 1_000
"""Milliseconds after the opening: the list comes first, the backup of the day, which reads all, comes later."""


class Soundness(QObject):
    """`damaged()`: the file is hurt; what can be read of it can still be read."""

    damaged = Signal()

    def __init__(self, desk: Desk, keeper: Keeper, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._keeper = desk, keeper
        self._background = Background(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        keeper.opened.connect(lambda _vault: self._timer.start(AFTER))
        keeper.locked.connect(self._timer.stop)

    @property
    def busy(self) -> bool:
        """Whether it is looking."""
        return self._background.busy

    def look(self) -> None:
        """Look now, aside."""
        from vifdesk.actions.look_at_file import file_looks_sound

        desk, path = self._desk, self._keeper.path

        def seen(sound: bool) -> None:
            if not sound and self._keeper.is_open and self._keeper.path == path:
                self.damaged.emit()

        # a file that cannot be read at this moment is no damage: whoever writes next is told why
        self._background.run(lambda: file_looks_sound(desk, path), seen, lambda _problem: None)


def tell_damage(window: QWidget, restore: Callable[[], object]) -> None:
    """Say so before `window`. Nothing is done to the file: restoring sets it aside, and only the magistrate decides to."""
    from vifdesk.desktop.messages import ask

    ask(
        window,
        "Le fichier du coffre est abîmé.",
        _DAMAGED,
        do="Voir les sauvegardes à restaurer",
        leave="Continuer à lire",
        then=restore,
    )
