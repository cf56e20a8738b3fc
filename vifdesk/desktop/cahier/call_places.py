"""The places of calls being written: opened over whatever is shown, filed, made a dossier, left, thrown away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from vifdesk.domain.dates.wording import typographie

if TYPE_CHECKING:
    from vifdesk.actions.desk import Desk
    from vifdesk.desktop.cahier.call_book import CallBook
    from vifdesk.desktop.cahier.call_page import CallPage
    from vifdesk.desktop.cahier.pile import Pile
    from vifdesk.desktop.main_window import MainWindow
    from vifdesk.desktop.shell.place import Place
    from vifdesk.domain.register.calls import Call

CAHIER, HOME = "cahier", "accueil"
_KEY = "appel-"


class CallPlaces(QObject):
    """Makes them and takes them away; what was interrupted by one comes back when it is filed or left."""

    def __init__(self, desk: Desk, window: MainWindow, book: CallBook, pile: Pile) -> None:
        super().__init__(window)
        self._desk, self._window, self.book, self.pile = desk, window, book, pile
        self._count = 0

    def all(self) -> list[Place]:
        """Those that are open now."""
        return [place for place in self._window.places.all() if is_call(place)]

    def keep_all(self) -> None:
        """Put what is typed in them where it is kept."""
        for place in self.all():
            call_page(place).keep()

    def of(self, call_id: str) -> Place | None:
        """Where this call is open; None where it is not."""
        return next((place for place in self.all() if call_page(place).call_id == call_id), None)

    def open_again(self, call_id: str) -> None:
        """Correct a call of the notebook, or go on with one that was left."""
        from vifdesk.actions.problems import UserProblem
        from vifdesk.desktop.messages import show_problem

        open_now = self.of(call_id)
        if open_now is not None:
            self._window.places.go(open_now.key)
            return
        try:
            call = self.book.call(call_id)
        except UserProblem as problem:
            show_problem(self._window, problem)
            return
        place = self.open(call, call_id, CAHIER)
        self._window.places.go(place.key)

    def open(self, call: Call, call_id: str | None, came_from: str) -> Place:
        """The place of a call that is to be written, or gone on with; shows nothing."""
        from vifdesk.desktop.cahier.call_page import CallPage
        from vifdesk.desktop.shell.place import Place

        page = CallPage(self._desk, self.book, call, call_id=call_id, came_from=came_from)
        self._count += 1
        place = Place(f"{_KEY}{self._count}", page, self._window.places)
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
        self.drop(place)
        self._go_back(page.came_from)
        words = f"Appel de {near_moment(call.at, self._desk.clock.today())} noté"
        if call.call_back is not None:
            words += f", à rappeler {near_moment(call.call_back, self._desk.clock.today())}"
        say(self._window, f"{words}.", action="Corriger", then=lambda: self.open_again(call_id))

    def _make_dossier(self, place: Place, call_id: str, number: str) -> None:
        from vifdesk.actions.call_becomes_dossier import call_becomes_dossier
        from vifdesk.actions.problems import UserProblem
        from vifdesk.desktop.discretion import identity
        from vifdesk.desktop.messages import say, show_problem

        known = self._window.side.keeper.register.find(number) if number else None
        try:
            made = call_becomes_dossier(self._desk, self._window.side.keeper.register, call_id, number)
        except UserProblem as problem:
            self.drop(place)
            self.open_again(call_id)
            show_problem(self._window, problem)
            return
        self.book.changed.emit()
        self.drop(place)
        self._window.side.show_dossier(made.reference)
        done = "Appel joint au dossier" if known else "Dossier créé avec l’appel"
        say(self._window, typographie(f"{done} : {identity(made.reference)}."))

    def _leave(self, place: Place, page: CallPage) -> None:
        page.keep()
        if not page.is_unfinished:
            self.drop(place)
        self._go_back(page.came_from)

    def _thrown_away(self, place: Place, page: CallPage, dropped: object) -> None:
        from vifdesk.desktop.messages import say

        self.drop(place)
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

    def drop(self, place: Place) -> None:
        """Take a call's place out of the window."""
        self.pile.drop(place.key)
        if place.key in self._window.places:
            self._window.places.drop(place.key)
        place.page.deleteLater()
        place.deleteLater()


def is_call(place: Place) -> bool:
    """Whether a call is written there."""
    return place.key.startswith(_KEY)


def call_page(place: Place) -> CallPage:
    """The page of a call's place."""
    from vifdesk.desktop.cahier.call_page import CallPage

    page = place.pages[0]
    assert isinstance(page, CallPage)
    return page
