"""Says on every page that the machine's clock was set back: every deadline on the screen is counted from it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vifdesk.desktop.background import Background
from vifdesk.desktop.tokens import SPACE_S, SPACE_XL
from vifdesk.domain.dates.wording import moment_in_words, typographie

if TYPE_CHECKING:
    from vifdesk.actions.desk import Desk
    from vifdesk.desktop.coffre.keeper import Keeper
    from vifdesk.desktop.main_window import MainWindow
    from vifdesk.desktop.widgets.card import Notice

AFTER, EVERY = 1_500, 60_000
"""Milliseconds after the opening of the vault, and between two looks: the list of dossiers comes first."""
_CHECKED = "L’heure du poste est juste"


class ClockWatch(QObject):
    """Reads the vault's log aside at each opening; from then on it looks at the clock each minute."""

    def __init__(self, desk: Desk, keeper: Keeper, window: MainWindow) -> None:
        super().__init__(window)
        self._desk, self._keeper, self._window = desk, keeper, window
        self._latest: datetime | None = None
        self.strip: Notice | None = None
        self._inside: QWidget | None = None
        self._background = Background(self)
        self._first, self._timer = QTimer(self), QTimer(self)
        self._first.setSingleShot(True)
        self._first.timeout.connect(self._read)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.look)
        keeper.opened.connect(lambda _vault: self._first.start(AFTER))
        keeper.locked.connect(self._stop)

    @property
    def busy(self) -> bool:
        """Whether it reads the log."""
        return self._first.isActive() or self._background.busy

    def _read(self) -> None:
        from vifdesk.actions.look_at_clock import latest_moment

        vault = self._keeper.vault

        def found(latest: datetime | None) -> None:
            if self._keeper.is_open and self._keeper.vault is vault:
                self._latest = latest
                self._timer.start()
                self.look()

        # a log that cannot be read is told by the page that shows it; here nobody asked
        self._background.run(lambda: latest_moment(vault), found, lambda _problem: None)

    def look(self) -> None:
        """Compare the clock with the latest that it ever said."""
        from vifdesk.actions.look_at_clock import went_back

        now = self._desk.clock.now()
        if went_back(self._latest, now):
            self._say(now)
            return
        self._latest = now if self._latest is None else max(self._latest, now)
        self._be_silent()

    def _say(self, now: datetime) -> None:
        assert self._latest is not None
        if self.strip is None:
            self.strip = self._make_strip()
        self.strip.set_text(
            typographie(
                f"L’horloge de ce poste a reculé : elle indique le {moment_in_words(now)}, alors que ce coffre a déjà servi le "
                f"{moment_in_words(self._latest)}. Toutes les échéances et les délais restants affichés sont douteux : réglez "
                "la date et l’heure du poste."
            ),
            "alerte",
        )
        if self._inside is not None:
            self._inside.show()

    def _make_strip(self) -> Notice:
        from vifdesk.desktop.widgets.button import QUIET, Button
        from vifdesk.desktop.widgets.card import Notice

        strip, checked = Notice("", "alerte"), Button(_CHECKED, kind=QUIET, icon="coche")
        checked.clicked.connect(self.confirm)
        strip.add(checked)
        place = (
            QWidget()
        )  # the veil takes it away and brings it back, whether there is something to say or not
        column = QVBoxLayout(place)
        column.setContentsMargins(0, 0, 0, 0)
        self._inside = QWidget()
        across = QHBoxLayout(self._inside)
        across.setContentsMargins(SPACE_XL, SPACE_S, SPACE_XL, SPACE_S)
        across.addWidget(strip)
        column.addWidget(self._inside)
        self._window.add_strip(place)
        return strip

    def confirm(self) -> None:
        """The magistrate has looked at a watch: what the vault saw before was wrong. The log keeps who said so."""
        if self._keeper.is_open:
            from vifdesk.actions.look_at_clock import confirm_clock

            confirm_clock(self._keeper.vault)
        self._latest = self._desk.clock.now()
        self._be_silent()

    def _stop(self) -> None:
        self._first.stop()
        self._timer.stop()
        self._latest = None
        self._be_silent()

    def _be_silent(self) -> None:
        if self._inside is not None:
            self._inside.hide()
