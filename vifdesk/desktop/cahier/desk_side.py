"""The notebook's part of the window: a call over whatever is on the screen, and the way back."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vifdesk.desktop.cahier.call_book import CallBook
from vifdesk.desktop.cahier.pile import Parked, Pile
from vifdesk.desktop.cahier.work_here import work_here
from vifdesk.desktop.widgets.later import later
from vifdesk.domain.dates.wording import typographie

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from vifdesk.actions.desk import Desk
    from vifdesk.desktop.cahier.call_page import CallPage
    from vifdesk.desktop.cahier.pile_strip import PileStrip
    from vifdesk.desktop.main_window import MainWindow
    from vifdesk.desktop.shell.place import Place
    from vifdesk.desktop.shell.rail import Rail
    from vifdesk.domain.register.calls import Call

CAHIER, TELEPHONES = "cahier", "telephones"
HOME = "accueil"


class DeskSide(QObject):
    """Lives as long as the window. `book`: where calls are kept; `pile`: what was interrupted."""

    def __init__(self, desk: Desk, window: MainWindow, rail: Rail, column: QVBoxLayout) -> None:
        super().__init__(window)
        self._desk, self._window, self._rail, self._column = desk, window, rail, column
        self._keeper = window.side.keeper
        self.book = CallBook(desk, self._keeper, self)
        self.pile = Pile(desk, self)
        self._strip: PileStrip | None = None
        self._calls = 0
        self._here: Place | None = None
        self._turning = self._locking = False
        self.places = {CAHIER: self.build_cahier, TELEPHONES: self.build_telephones}

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
        }

    def build_cahier(self) -> QWidget:
        """The place « Cahier »."""
        from vifdesk.desktop.cahier.notebook_page import NotebookPage

        page = NotebookPage(self._desk, self._keeper, self.book)
        page.new_asked.connect(self.new_call)
        page.open_asked.connect(self.open_call)
        page.dossier_asked.connect(self._window.side.show_dossier)
        return page

    def build_telephones(self) -> QWidget:
        """The place « Téléphones »."""
        from vifdesk.desktop.telephones.page import PhonesPage

        page = PhonesPage(self._desk, self._keeper)
        page.dossier_asked.connect(self._window.side.show_dossier)
        return page

    def go_to_phones(self) -> None:
        """The stock, or the place where the vault is opened first."""
        self._window.go(TELEPHONES if self._keeper.is_open else "coffre")

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
        place = self._open(Call(_minute(self._desk.clock.now())), None, here.key)
        self._window.places.go(place.key)

    def open_call(self, call_id: str) -> None:
        """Correct a call of the notebook, or go on with one that was left."""
        from vifdesk.actions.problems import UserProblem
        from vifdesk.desktop.messages import show_problem

        for place in self._window.places.all():
            if getattr(place.page, "call_id", None) == call_id:
                self._window.places.go(place.key)
                return
        try:
            call = self.book.call(call_id)
        except UserProblem as problem:
            show_problem(self._window, problem)
            return
        place = self._open(call, call_id, CAHIER)
        self._window.places.go(place.key)

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

    def _open(self, call: Call, call_id: str | None, came_from: str) -> Place:
        from vifdesk.desktop.cahier.call_page import CallPage
        from vifdesk.desktop.shell.place import Place

        page = CallPage(self._desk, self.book, call, call_id=call_id, came_from=came_from)
        self._calls += 1
        place = Place(f"appel-{self._calls}", page, self._window.places)
        self._window.places.add(place)
        page.filed.connect(lambda filed: self._filed(place, page, filed))
        page.dossier_asked.connect(lambda filed, number: self._make_dossier(place, filed, number))
        page.left.connect(lambda: self._leave(place, page))
        page.thrown_away.connect(lambda dropped: self._thrown_away(place, page, dropped))
        return place

    def _filed(self, place: Place, page: CallPage, call_id: str) -> None:
        from vifdesk.desktop.cahier.words import near_moment
        from vifdesk.desktop.messages import say

        call = self.book.call(call_id)
        self._drop(place)
        self._go_back(page.came_from)
        words = f"Appel de {near_moment(call.at, self._desk.clock.today())} noté"
        if call.call_back is not None:
            words += f", à rappeler {near_moment(call.call_back, self._desk.clock.today())}"
        say(self._window, f"{words}.", action="Corriger", then=lambda: self.open_call(call_id))

    def _make_dossier(self, place: Place, call_id: str, number: str) -> None:
        from vifdesk.actions.call_becomes_dossier import call_becomes_dossier
        from vifdesk.actions.problems import UserProblem
        from vifdesk.desktop.discretion import identity
        from vifdesk.desktop.messages import say, show_problem

        known = self._keeper.register.find(number) if number else None
        try:
            made = call_becomes_dossier(self._desk, self._keeper.register, call_id, number)
        except UserProblem as problem:
            self._drop(place)
            self.open_call(call_id)
            show_problem(self._window, problem)
            return
        self.book.changed.emit()
        self._drop(place)
        self._window.side.show_dossier(made.reference)
        done = "Appel joint au dossier" if known else "Dossier créé avec l’appel"
        say(self._window, typographie(f"{done} : {identity(made.reference)}."))

    def _leave(self, place: Place, page: CallPage) -> None:
        page.keep()
        if not page.is_unfinished:
            self._drop(place)
        self._go_back(page.came_from)

    def _thrown_away(self, place: Place, page: CallPage, dropped: object) -> None:
        from vifdesk.desktop.messages import say

        self._drop(place)
        self._go_back(page.came_from)
        if dropped is not None:
            say(
                self._window,
                "Appel retiré du cahier.",
                tone="neutre",
                action="Annuler",
                then=lambda: self.book.bring_back(dropped),
            )

    def _go_back(self, key: str) -> None:
        """Where the call was opened, exactly as it was left."""
        work = next((one for one in self.pile.works if one.key.split(":")[0] == key), None)
        if work is not None:
            self.pile.drop(work.key)
        if work is not None:
            work.come_back()
        else:
            self._window.go(key if key in self._window.places else HOME)

    def _drop(self, place: Place) -> None:
        self.pile.drop(place.key)
        if place.key in self._window.places:
            self._window.places.drop(place.key)
        place.page.deleteLater()
        place.deleteLater()

    # ------------------------------------------------------------------------------------------------ going elsewhere

    def _shown(self, place: Place) -> None:
        """A work that is shown is no longer interrupted; a call that was left is."""
        left, self._here = self._here, place
        work = self._work_at(place)
        self.pile.drop(work.key if work is not None else place.key)
        if left is None or left is place or left.key not in self._window.places:
            return
        if self._is_empty_call(left):
            self._drop(left)
            return
        if left.key.startswith("appel-"):
            self._leave_call(left)

    def _leave_call(self, left: Place) -> None:
        getattr(left.page, "keep", lambda: None)()
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
        page = place.page
        return bool(place.key.startswith("appel-") and getattr(page, "work", lambda: True)() is None)

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

    def ask_to_lose(self, then: Callable[[], object]) -> bool:
        """Ask before calls are lost that no vault holds; whether there was one to ask about."""
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
        for place in self._window.places.all():
            if place.key.startswith("appel-"):
                getattr(place.page, "keep", lambda: None)()

    def _locked(self) -> None:
        """Calls and dossiers leave the memory: they are in the vault."""
        self._here = None
        for work in self.pile.works:
            if work.memory[0] != "examen":
                self.pile.drop(work.key)
        current = self._window.places.current
        gone = [place for place in self._window.places.all() if place.key.startswith("appel-")]
        for place in gone:
            self._drop(place)
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
        for place in self._window.places.all():
            if getattr(place.page, "call_id", None) == call_id:
                return place
        left = dict(self.book.unfinished())
        return self._open(left[call_id], call_id, HOME) if call_id in left else None


def _minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)
