"""The first page of the window: the doors while no vault is open, « Permanence » while one is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from datetime import timedelta

    from vifdesk.actions.desk import Desk
    from vifdesk.desktop.main_window import MainWindow
    from vifdesk.desktop.notifications.strip import DueStrip
    from vifdesk.desktop.notifications.tray import Tray
    from vifdesk.desktop.notifications.watch import DueWatch
    from vifdesk.desktop.permanence.page import PermanencePage
    from vifdesk.desktop.shell.rail import Rail
    from vifdesk.domain.register.falling_due import Fallen
    from vifdesk.domain.register.open_matters import Overview

HOME = "accueil"


class FirstPlace(QObject):
    """Lives as long as the window; lays « Permanence » over the doors, and takes it off when the vault is locked.

    `page` is None while it is locked; `watch`, which tells what falls due, is there from the first opening on.
    """

    def __init__(self, desk: Desk, window: MainWindow, rail: Rail) -> None:
        super().__init__(window)
        self._desk, self._window, self._rail = desk, window, rail
        self.page: PermanencePage | None = None
        self._strip: DueStrip | None = None
        self.watch: DueWatch | None = None
        self._tray: Tray | None = None
        window.side.keeper.opened.connect(lambda _vault: self._open())
        window.side.keeper.locked.connect(self._close)

    def _open(self) -> None:
        from vifdesk.desktop.permanence.page import PermanencePage
        from vifdesk.desktop.shell.place import Place

        window = self._window
        if self.page is not None:
            return
        if HOME not in window.places:  # the doors are made when they are first gone to
            shown = window.places.current
            window.go(HOME)
            if shown is not None:
                window.go(shown.key)
        place: Place = window.places[HOME]
        while len(place.pages) > 1:
            place.take_off()
        page = PermanencePage(
            self._desk,
            window.side.keeper,
            window.headings,
            lambda: window.desk_side.pile.works,
            lambda: window.examinations.open,
        )
        page.start_asked.connect(window.start)
        page.go_asked.connect(window.go)
        page.dossier_asked.connect(window.side.show_dossier)
        page.call_asked.connect(window.desk_side.open_call)
        page.work_asked.connect(window.desk_side.take_up)
        page.new_call_asked.connect(window.desk_side.new_call)
        page.print_asked.connect(self._print)
        page.hand_over_asked.connect(self._hand_over)
        page.overviewed.connect(self._count)
        self.page = page
        place.lay_over(page)
        window.session.take(window.side.keeper.register.settings)
        self._rail.rename_line(HOME, "Permanence")
        self._count(page.overview)
        self._watch_over()

    def _close(self) -> None:
        page, self.page = self.page, None
        if page is None:
            return
        place = self._window.places[HOME]
        while len(place.pages) > 1:
            place.take_off()
        self._rail.rename_line(HOME, "Accueil")
        self._rail.count(HOME, "", "")
        if self._strip is not None:
            self._strip.forget()
        if self._tray is not None:
            self._tray.leave_place()

    # ------------------------------------------------------------------------------------------------ what falls due

    def _watch_over(self) -> None:
        """From the first opening on: tell what falls due, in the window and beside the system's clock."""
        from vifdesk.desktop.notifications.strip import DueStrip
        from vifdesk.desktop.notifications.tray import Tray
        from vifdesk.desktop.notifications.watch import DueWatch
        from vifdesk.desktop.shell.come_forward import come_forward

        window = self._window
        if self.watch is None:
            self._strip = DueStrip(covered=lambda: window.side.cover.veil is not None)
            self._strip.seen.connect(self._see)
            self._strip.put_off.connect(self._later)
            window.add_strip(self._strip)
            self._tray = Tray(window)
            self._tray.clicked.connect(lambda: come_forward(window))
            self.watch = DueWatch(self._desk, window.side.keeper, self)
            self.watch.fell_due.connect(self._tell)
        if self._tray is not None and window.side.keeper.preferences.tray:
            self._tray.show_place()

    def _tell(self, fallen: Fallen) -> None:
        assert self._strip is not None
        assert self._tray is not None
        self._strip.tell(fallen)
        self._tray.tell(fallen)
        if self.page is not None:
            self.page.look_again()

    def _see(self, _fallen: Fallen) -> None:
        self._window.go(HOME)

    def _later(self, fallen: Fallen, until: timedelta | None) -> None:
        assert self.watch is not None
        from vifdesk.domain.register.falling_due import tomorrow_morning

        self.watch.put_off(fallen, tomorrow_morning(self._desk.clock.now()) if until is None else until)

    def _count(self, overview: Overview) -> None:
        number = overview.pressing
        words = f"{number} en retard ou pour aujourd’hui" if number else ""
        shown = "" if not number else "99+" if number > 99 else str(number)
        self._rail.count(HOME, shown, words)

    def _hand_over(self) -> None:
        from vifdesk.desktop.register.hand_over_page import HandOverPage

        window = self._window
        place = window.places[HOME]
        page = HandOverPage(self._desk, window.side.keeper, court=window.session.court)
        page.closed.connect(place.take_off)
        page.open_asked.connect(window.side.show_dossier)
        page.preview_asked.connect(lambda paper: window.preview(place, paper))
        place.lay_over(page)

    def _print(self) -> None:
        from vifdesk.actions.compose_permanence import compose_permanence

        paper = compose_permanence(
            self._desk, self._window.side.keeper.register, court=self._window.session.court
        )
        self._window.preview(self._window.places[HOME], paper)
