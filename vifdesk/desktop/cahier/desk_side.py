"""The notebook's part of the window: a call over whatever is on the screen, and the way back."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vifdesk.desktop.cahier.call_book import CallBook
from vifdesk.desktop.cahier.call_places import CAHIER, HOME, CallPlaces, call_page, is_call
from vifdesk.desktop.cahier.pile import Parked, Pile
from vifdesk.desktop.cahier.work_here import work_here
from vifdesk.desktop.widgets.later import later
from vifdesk.domain.dates.wording import typographie

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from vifdesk.actions.desk import Desk
    from vifdesk.desktop.cahier.pile_strip import PileStrip
    from vifdesk.desktop.main_window import MainWindow
    from vifdesk.desktop.shell.place import Place
    from vifdesk.desktop.shell.rail import Rail

TELEPHONES, COPIL, CALENDRIER = "telephones", "copil", "calendrier"


class DeskSide(QObject):
    """Lives as long as the window. `book`: where calls are kept; `pile`: what was interrupted."""

    def __init__(self, desk: Desk, window: MainWindow, rail: Rail, column: QVBoxLayout) -> None:
        super().__init__(window)
        self._desk, self._window, self._rail, self._column = desk, window, rail, column
        self._keeper = window.side.keeper
        self.book = CallBook(desk, self._keeper, self)
        self.pile = Pile(desk, self)
        self.calls = CallPlaces(desk, window, self.book, self.pile)
        self._strip: PileStrip | None = None
        self._here: Place | None = None
        self._turning = self._locking = False
        self.places = {
            CAHIER: self.build_cahier,
            TELEPHONES: self.build_telephones,
            COPIL: self.build_copil,
            CALENDRIER: self.build_calendar,
        }

    def follow(self) -> None:
        """Listen to the rest of the window, once that is there."""
        window = self._window
        window.places.shown.connect(self._shown)
        window.examinations.put_aside.connect(lambda place: self.pile.drop(place.key))
        self.pile.changed.connect(self._show_pile)
        self.pile.rearranged.connect(self._remember)
        self._keeper.locking.connect(self._put_away)
        self._keeper.locked.connect(self._locked)
        self._keeper.opened.connect(lambda _vault: later(window, self._find_again))
        self.book.changed.connect(self._count_calls)

    def does(self) -> Mapping[str, Callable[[], object]]:
        """The keys of the whole window that are the notebook's."""
        return {
            "call": self.new_call,
            "take_up": self.take_up,
            "cahier": lambda: self._window.go(CAHIER),
            "telephones": self.go_to_phones,
            "calendrier": self.go_to_calendar,
            "copil": self.go_to_report,
        }

    def build_cahier(self) -> QWidget:
        """The place « Cahier »."""
        from vifdesk.desktop.cahier.notebook_page import NotebookPage

        page = NotebookPage(self._desk, self._keeper, self.book)
        page.new_asked.connect(self.new_call)
        page.open_asked.connect(self.calls.open_again)
        page.dossier_asked.connect(self._window.side.show_dossier)
        return page

    def build_telephones(self) -> QWidget:
        """The place « Téléphones »."""
        from vifdesk.desktop.telephones.page import PhonesPage

        page = PhonesPage(self._desk, self._keeper)
        page.dossier_asked.connect(self._window.side.show_dossier)
        return page

    def build_copil(self) -> QWidget:
        """The place « Rapport COPIL »."""
        from vifdesk.desktop.copil.page import CopilPage

        page = CopilPage(self._desk, self._keeper, self._window.session)
        page.dossier_asked.connect(self._window.side.show_dossier)
        return page

    def go_to_report(self) -> None:
        """The report, or the place where the vault is opened first."""
        self._window.go(COPIL if self._keeper.is_open else "coffre")

    def go_to_phones(self) -> None:
        """The stock, or the place where the vault is opened first."""
        self._window.go(TELEPHONES if self._keeper.is_open else "coffre")

    def build_calendar(self) -> QWidget:
        """The place « Calendrier »."""
        from vifdesk.desktop.calendrier.page import CalendarPage

        page = CalendarPage(self._desk, self._keeper, self._window.session)
        page.dossier_asked.connect(self._window.side.show_dossier)
        page.call_asked.connect(self.open_call)
        return page

    def go_to_calendar(self) -> None:
        """The calendar, or the place where the vault is opened first."""
        self._window.go(CALENDRIER if self._keeper.is_open else "coffre")

    # ------------------------------------------------------------------------------------------------ a call

    def new_call(self) -> None:
        """The phone rings: what is on the screen waits, and comes back when the call is filed."""
        from vifdesk.domain.register.calls import Call

        here = self._window.place
        if self._is_empty_call(here):
            return
        work = self._work_at(here)
        if work is not None:
            self._park(here, work)
        place = self.calls.open(Call(_minute(self._desk.clock.now())), None, here.key)
        self._window.places.go(place.key)

    def open_call(self, call_id: str) -> None:
        """Show a call of the notebook, to correct it or to go on with it."""
        self.calls.open_again(call_id)

    def take_up(self, key: str = "") -> None:
        """Bring an interrupted work back, the last one without a key; a call that is left for it waits below the others."""
        from vifdesk.desktop.messages import say

        work = self.pile.take(key)
        if work is None:
            say(self._window, "Aucun travail n’est en suspens.", tone="neutre")
            return
        self._turning = True
        try:
            work.come_back()
        finally:
            self._turning = False

    # ------------------------------------------------------------------------------------------------ going elsewhere

    def _shown(self, place: Place) -> None:
        """A work that is shown is no longer interrupted; a call that was left is."""
        left, self._here = self._here, place
        work = self._work_at(place)
        self.pile.drop(work.key if work is not None else place.key)
        if left is None or left is place or left.key not in self._window.places:
            return
        if self._is_empty_call(left):
            self.calls.drop(left)
            return
        if is_call(left):
            self._leave_call(left)

    def _leave_call(self, left: Place) -> None:
        call_page(left).keep()
        work = self._work_at(left)
        if work is None:
            return
        if self._turning:
            self.pile.lay_below(work)
        else:
            self.pile.park(work)

    def _park(self, place: Place, work: Parked) -> None:
        parked = getattr(place, "parked", None)
        if parked is not None:
            parked.emit()  # from now on its answers are in the vault, be it in a dossier or not
            work = self._work_at(place) or work
        self.pile.park(work)

    def _work_at(self, place: Place) -> Parked | None:
        return work_here(place, self._window.places, self._desk.clock.now())

    def _is_empty_call(self, place: Place) -> bool:
        return is_call(place) and call_page(place).work() is None

    # ------------------------------------------------------------------------------------------------ showing

    def _show_pile(self) -> None:
        if self._strip is None:
            if not self.pile.works:
                return
            from vifdesk.desktop.cahier.pile_strip import PileStrip

            self._strip = PileStrip(self.pile, covered=lambda: self._window.side.cover.veil is not None)
            self._strip.asked.connect(self.take_up)
            self._column.insertWidget(self._column.count() - 1, self._strip)
            self._window.side.cover.hide_also(self._strip)
        self._strip.display()

    def _count_calls(self) -> None:
        back = (
            len(self._keeper.register.ledger.look(self._desk.clock.now()).calls)
            if self._keeper.is_open
            else 0
        )
        words = "" if not back else "1 appel à rappeler" if back == 1 else f"{back} appels à rappeler"
        self._rail.count(CAHIER, str(back) if back else "", words)

    def asks_to_lose(self, then: Callable[[], object]) -> bool:
        """Ask before answers or calls are lost that no vault holds; False where there is nothing to ask about."""
        examinations = self._window.examinations
        if not examinations.would_be_lost:
            return self._asks_to_lose_calls(then)
        examinations.ask_to_lose(lambda: None if self._asks_to_lose_calls(then) else then())
        return True

    def _asks_to_lose_calls(self, then: Callable[[], object]) -> bool:
        from vifdesk.desktop.messages import ask

        lost = self.book.only_in_memory
        if lost:
            ask(
                self._window,
                f"{lost} appels notés seront effacés." if lost > 1 else "L’appel noté sera effacé.",
                "Aucun coffre n’est ouvert\u00a0: ouvrez-le (Alt+3), et tout y sera gardé.",
                do="Fermer et effacer",
                leave="Rester",
                then=then,
            )
        return bool(lost)

    # ------------------------------------------------------------------------------------------------ the vault

    def _remember(self) -> None:
        """Keep the pile in the vault; where it refuses, the window's own memory is all there is."""
        if not self._keeper.is_open or self._locking:
            return
        from vifdesk.desktop.cahier.pile_memory import remember

        remember(self._keeper, self.pile)

    def _put_away(self) -> None:
        self._locking = True
        self.calls.keep_all()

    def _locked(self) -> None:
        """Calls and dossiers leave the memory: they are in the vault."""
        self._here = None
        for work in self.pile.works:
            if work.memory[0] != "examen":
                self.pile.drop(work.key)
        current = self._window.places.current
        gone = self.calls.all()
        for place in gone:
            self.calls.drop(place)
        if current in gone:
            self._window.go(HOME)
        self._locking = False
        self._count_calls()

    def _find_again(self) -> None:
        """The vault is open: what was interrupted lies on the pile again, with its hour; a call under way too."""
        if not self._keeper.is_open:
            return
        from vifdesk.desktop.cahier.pile_memory import kept_works

        found = kept_works(self._keeper, self._window, self._unfinished_place)
        self.pile.lay_again(found)
        self._count_calls()
        if found:
            from vifdesk.desktop.messages import say

            one = len(found) == 1
            words = (
                "Un travail en suspens est retrouvé"
                if one
                else f"{len(found)} travaux en suspens sont retrouvés"
            )
            say(self._window, typographie(f"{words} : Ctrl+R pour reprendre."), tone="accent")

    def _unfinished_place(self, call_id: str) -> Place | None:
        """The place of a call that was left, made anew where the window has it no more."""
        open_now = self.calls.of(call_id)
        if open_now is not None:
            return open_now
        left = dict(self.book.unfinished())
        return self.calls.open(left[call_id], call_id, HOME) if call_id in left else None


def _minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)
