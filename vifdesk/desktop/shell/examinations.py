"""The examinations under way: several may be open at once, and the one closed last can come back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from vifdesk.actions.desk import Desk
    from vifdesk.desktop.shell.examination_place import ExaminationPlace
    from vifdesk.desktop.shell.places import Places
    from vifdesk.desktop.shell.rail import Rail
    from vifdesk.desktop.shell.session import Session
    from vifdesk.domain.dossier.dossier import Dossier
    from vifdesk.domain.law.measure import Repetition


class Examinations(QObject):
    """Opens them as places and as lines of the rail, names them, closes them.

    `changed`: there is one more, one less, or one is called differently. `preview_asked(Place, Document)`.
    `started(ExaminationPlace)`, `put_aside(ExaminationPlace)`: one is there, one was closed, and may come back (`started`
    again). `save_asked(ExaminationPlace)`: it is to be saved into a dossier.
    """

    changed = Signal()
    started = Signal(object)
    put_aside = Signal(object)
    save_asked = Signal(object)
    preview_asked = Signal(object, object)

    def __init__(self, desk: Desk, session: Session, places: Places, rail: Rail, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._session, self._places, self._rail, self._window = (
            desk,
            session,
            places,
            rail,
            window,
        )
        self._open: dict[str, ExaminationPlace] = {}
        self._closed: ExaminationPlace | None = None
        self._count = 0
        places.renamed.connect(self._renamed)

    @property
    def open(self) -> tuple[ExaminationPlace, ...]:
        """Those under way, the oldest first."""
        return tuple(self._open.values())

    def start(self, measure_id: str, reference: str = "") -> None:
        """Examine a new situation, under the session's territory and court; in the dossier of this reference, if there is one."""
        from vifdesk.actions.problems import UserProblem
        from vifdesk.actions.start_examination import start_examination
        from vifdesk.desktop.messages import show_problem
        from vifdesk.domain.dossier.dossier import Heading

        heading = Heading(court=self._session.court, parquet_number=reference)
        try:
            dossier = start_examination(
                self._desk,
                measure_id,
                territory=self._session.territory,
                heading=heading,
                departement=self._session.departement,
            )
        except UserProblem as problem:
            show_problem(self._window, problem)
            return
        self.examine(dossier, reference)

    def examine_in(self, dossier: Dossier, reference: str) -> None:
        """The same as `examine`: in a dossier of the register."""
        self.examine(dossier, reference)

    def examine(
        self,
        dossier: Dossier,
        reference: str = "",
        *,
        draft_id: str | None = None,
        current: str = "",
        as_of: date | None = None,
        person: str = "",
    ) -> ExaminationPlace | None:
        """Open an examination of these answers; if its rules cannot be read, say so and open nothing.

        `reference`: the dossier of the register in which it is made. `draft_id`, `current`, `as_of`: where a draft stood.
        `person`: whom it is about. None: it could not be opened.
        """
        from vifdesk.actions.open_measure import open_measure
        from vifdesk.actions.problems import UserProblem
        from vifdesk.desktop.examination import Examination
        from vifdesk.desktop.messages import show_problem
        from vifdesk.desktop.shell.examination_place import ExaminationPlace

        try:
            open_measure(self._desk, dossier.measure)
            examination = Examination(self._desk, dossier, as_of=as_of)
        except UserProblem as problem:
            show_problem(self._window, problem)
            return None
        examination.set_person(person)
        self._count += 1
        place = ExaminationPlace(f"examen-{self._count}", examination, self._desk.clock.now(), self._places)
        place.reference, place.draft_id = reference, draft_id
        if current:
            examination.go_to(current)
        place.save_asked.connect(lambda: self.save_asked.emit(place))
        place.repeat_asked.connect(lambda repetition: self._repeat(place, repetition))
        place.preview_asked.connect(lambda document: self.preview_asked.emit(place, document))
        self._put(place)
        return place

    def close(self, key: str) -> None:
        """Close one; what was answered can be brought back until another is closed. Not an examination: nothing happens."""
        place = self._open.pop(key, None)
        if place is None:
            return
        shown = self._places.current is place
        self._places.drop(key)
        self._rail.drop_examination(key)
        self._forget_closed()
        self.put_aside.emit(place)
        if place.holds_answers:
            self._closed = place
            self._offer_back(place)
        else:
            self._delete(place)
        self.changed.emit()
        if shown:
            self._places.go("accueil")

    def _offer_back(self, place: ExaminationPlace) -> None:
        from vifdesk.desktop.messages import say
        from vifdesk.domain.dates.wording import typographie

        text = typographie(
            f"Examen « {place.name} » fermé. Il reste en mémoire jusqu’à la fermeture d’un autre."
        )
        say(self._window, text, tone="neutre", action="Rouvrir", then=self.reopen)

    def reopen(self) -> None:
        """Bring back the one closed last, with all its answers."""
        if self._closed is not None:
            place, self._closed = self._closed, None
            self._put(place)

    def show(self, place: ExaminationPlace) -> None:
        """Go to one of those that are open."""
        self._places.go(place.key)

    def turn(self, step: int) -> None:
        """Go to the next one (1) or the one before (-1), round the circle."""
        keys = list(self._open)
        if not keys:
            return
        current = self._places.current
        if current is None or current.key not in keys:
            self._places.go(keys[0 if step > 0 else -1])
        else:
            self._places.go(keys[(keys.index(current.key) + step) % len(keys)])

    @property
    def remember_anything(self) -> bool:
        """Whether one that is open holds answers, or one that was closed can still come back."""
        return self._closed is not None or any(place.holds_answers for place in self.open)

    def forget_all(self) -> None:
        """Drop every one, open or closed, without a question; drafts in the vault stay there."""
        self._forget_closed()
        for key, place in list(self._open.items()):
            del self._open[key]
            self._places.drop(key)
            self._rail.drop_examination(key)
            self._delete(place)
        self.changed.emit()
        if self._places.current is None:
            self._places.go("accueil")

    @property
    def would_be_lost(self) -> int:
        """How many hold answers that closing the window would lose."""
        return sum(
            (place.holds_answers and not place.is_kept) or bool(place.grids.shelf.waiting)
            for place in self.open
        )

    def ask_to_lose(self, then: Callable[[], object]) -> None:
        """Ask before these answers are lost; `then` is called if they may be."""
        from vifdesk.desktop.messages import ask

        lost = self.would_be_lost
        ask(
            self._window,
            f"{lost} examens en cours seront effacés." if lost > 1 else "L’examen en cours sera effacé.",
            "Ils ne sont dans aucun dossier\u00a0: imprimez d’abord la fiche de ce que vous voulez garder."
            if lost > 1
            else "Il n’est dans aucun dossier\u00a0: imprimez d’abord la fiche si vous voulez la garder.",
            do="Fermer et effacer",
            leave="Rester",
            then=then,
        )

    # ------------------------------------------------------------------------------------------------ inside

    def _put(self, place: ExaminationPlace) -> None:
        self._open[place.key] = place
        self._places.add(place)
        self._name(place)
        self._places.go(place.key)
        self.started.emit(place)

    def _repeat(self, place: ExaminationPlace, repetition: Repetition) -> None:
        from vifdesk.domain.dossier.dossier import repeated

        mine = place.examination
        person = "" if repetition.person else mine.person
        more = self.examine(repeated(mine.dossier, repetition), place.reference, person=person)
        if more is not None:
            more.examination.must_name_person = bool(repetition.person) or mine.must_name_person

    def _renamed(self, place: object) -> None:
        for mine in self.open:
            if mine is place:
                self._name(mine)

    def _name(self, place: ExaminationPlace) -> None:
        self._rail.set_examination(place.key, place.kind, place.which, place.remaining, place.remaining_words)
        self.changed.emit()

    def _forget_closed(self) -> None:
        if self._closed is not None:
            place, self._closed = self._closed, None
            self._delete(place)

    def _delete(self, place: ExaminationPlace) -> None:
        for page in place.pages:
            page.deleteLater()
        place.deleteLater()
