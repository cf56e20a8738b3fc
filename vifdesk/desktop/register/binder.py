"""Binds examinations to dossiers: each answer is in the vault before the next question is drawn, and results are saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from vifdesk.actions.desk import Desk
from vifdesk.actions.examination_draft import Draft, Standing, drafts_of, drop_examination, keep_examination
from vifdesk.actions.preview_evaluation import moves_anything, preview_evaluation
from vifdesk.actions.problems import UserProblem
from vifdesk.actions.save_evaluation import save_evaluation
from vifdesk.desktop.discretion import identity
from vifdesk.desktop.messages import say, show_problem
from vifdesk.desktop.telephones.stock_beside import StockBeside
from vifdesk.domain.dates.wording import typographie

if TYPE_CHECKING:
    from vifdesk.desktop.coffre.keeper import Keeper
    from vifdesk.desktop.shell.examination_place import ExaminationPlace
    from vifdesk.desktop.shell.examinations import Examinations

_NO_NUMBER = typographie(
    "Dans quel dossier ? Écrivez le numéro de parquet dans l’en-tête de la fiche, puis enregistrez de nouveau."
)
_NOT_KEPT = typographie(
    "Cette réponse n’est pas dans le coffre : {problem} L’examen continue ; il sera gardé dès que possible."
)


class Binder(QObject):
    """Follows every examination, whether the vault is open or not. `go_asked(reference)`: show this dossier."""

    go_asked = Signal(str)

    def __init__(self, desk: Desk, keeper: Keeper, examinations: Examinations, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._keeper, self._examinations, self._window = desk, keeper, examinations, window
        self._followed: list[ExaminationPlace] = []
        examinations.started.connect(self.follow)
        examinations.put_aside.connect(self.put_aside)
        examinations.save_asked.connect(self.save)
        keeper.opened.connect(self.opened)
        keeper.locked.connect(self.locked)
        for place in examinations.open:
            self.follow(place)

    # ------------------------------------------------------------------------------------------------ the vault

    def opened(self, _vault: object = None) -> None:
        """The vault is open: what waited is kept, and the drafts come back where they stood."""
        for place in self._followed:
            place.offer_saving(True)
            self._settle(place)
            if place.keeps_draft and place.holds_answers and not place.is_kept:
                self.keep(place)
        known = {place.draft_id for place in self._examinations.open}
        back = [
            draft
            for draft in drafts_of(self._desk, self._keeper.register)
            if not draft.closed and draft.id not in known
        ]
        for draft in back:
            self.resume(draft)
        if back:
            words = (
                "Un examen en cours est rouvert"
                if len(back) == 1
                else f"{len(back)} examens en cours sont rouverts"
            )
            say(self._window, f"{words}, avec chaque réponse donnée.", tone="accent")

    def resume(self, draft: Draft) -> None:
        """Take a draft up again where it stood."""
        for place in self._examinations.open:
            if place.draft_id == draft.id:
                self._examinations.show(place)
                return
        self._examinations.examine(
            draft.dossier,
            draft.reference,
            draft_id=draft.id,
            current=draft.current,
            as_of=draft.as_of,
            person=draft.person,
        )

    def locked(self) -> None:
        """Nothing can be saved any more; what is answered under the veil waits."""
        for place in self._followed:
            place.offer_saving(False)

    # ------------------------------------------------------------------------------------------------ autosave

    def follow(self, place: ExaminationPlace) -> None:
        """Keep what is answered there from now on."""
        place.offer_saving(self._keeper.is_open)
        if place not in self._followed:
            self._followed.append(place)
            StockBeside(place, self._keeper)
            self._keeper.locking.connect(place.grids.keep_typed)
            place.grids.attach(lambda: self._keeper.register if self._keeper.is_open else None)
            place.examination.dossier_changed.connect(lambda: self.keep(place))
            place.parked.connect(lambda: self.keep(place))
            place.destroyed.connect(lambda: self._forget(place))
            if place.draft_id is not None:
                self.keep(place)  # from now on it comes back by itself
        elif place.reference and place.draft_id is not None:
            self.keep(place)  # it was put aside, and came back

    def keep(self, place: ExaminationPlace, *, closed: bool = False) -> None:
        """Put what is answered on the disk; told before the next question is drawn."""
        place.is_kept = False
        if not place.keeps_draft or not self._keeper.is_open:
            return
        examination = place.examination
        current = examination.current_fact
        try:
            place.draft_id = keep_examination(
                self._keeper.register,
                place.draft_id,
                examination.dossier,
                Standing(
                    place.reference,
                    current.id if closed and current is not None else "",
                    examination.as_of,
                    closed,
                    examination.person,
                ),
            )
        except UserProblem as problem:
            say(
                self._window,
                _NOT_KEPT.replace("{problem}", str(problem)),
                tone="alerte",
                action="Réessayer",
                then=lambda: self.keep(place),
            )
            return
        place.is_kept = True

    def put_aside(self, place: ExaminationPlace) -> None:
        """It was closed: its draft waits in the dossier, or goes if nothing was answered."""
        if not place.keeps_draft or not self._keeper.is_open or (place.is_kept and place.draft_id is None):
            return
        if place.holds_answers and place.reference:
            self.keep(place, closed=True)
        elif place.draft_id is not None:
            self._drop_draft(place)

    def _forget(self, place: ExaminationPlace) -> None:
        self._followed = [one for one in self._followed if one is not place]

    # ------------------------------------------------------------------------------------------------ saving

    def save(self, place: ExaminationPlace) -> None:
        """Freeze the result in its dossier, and drop the draft; where deadlines of the dossier move, once that is confirmed."""
        if not self._keeper.is_open:
            say(self._window, "Ouvrez d’abord le coffre.", tone="attente")
            return
        examination = place.examination
        reference = place.reference or examination.dossier.heading.parquet_number.strip()
        if not reference:
            self._ask_number(place)
            return
        if examination.must_name_person and not examination.person:
            place.ask_person()
            return
        try:
            preview = preview_evaluation(
                self._desk,
                self._keeper.register,
                reference,
                examination.dossier,
                as_of=examination.as_of,
                person=examination.person,
            )
        except UserProblem as problem:
            show_problem(self._window, problem)
            return
        if moves_anything(preview):
            from vifdesk.desktop.register.moves_dialog import confirm_moves

            confirm_moves(self._window, preview, lambda: self._write(place, reference, preview.version))
        else:
            self._write(place, reference, preview.version)

    def _write(self, place: ExaminationPlace, reference: str, version: int) -> None:
        """Save over this version of the dossier; 0: a new one."""
        if not self._keeper.is_open:
            return  # locked while one was asked: the examination is still there, and nothing was written
        examination, new = place.examination, version == 0
        try:
            recorded = save_evaluation(
                self._desk,
                self._keeper.register,
                reference,
                examination.dossier,
                as_of=examination.as_of,
                person=examination.person,
                expected=version or None,
            )
            self._drop_draft(place)
        except UserProblem as problem:
            show_problem(self._window, problem)
            return
        place.reference, place.is_kept = recorded.reference, True
        self._settle(place)
        done = "Dossier créé, évaluation enregistrée" if new else "Évaluation enregistrée"
        say(
            self._window,
            typographie(f"{done} : n° {identity(recorded.reference)}, version {recorded.version}."),
            action="Ouvrir le dossier",
            then=lambda: self.go_asked.emit(recorded.reference),
        )

    def _settle(self, place: ExaminationPlace) -> None:
        """Write the grids that were entered without a dossier into the one that there is now."""
        try:
            place.grids.shelf.settle()
        except UserProblem as problem:
            show_problem(self._window, problem)

    def _drop_draft(self, place: ExaminationPlace) -> None:
        if place.draft_id is not None:
            drop_examination(self._keeper.register, place.draft_id)
            place.draft_id = None

    def _ask_number(self, place: ExaminationPlace) -> None:
        say(self._window, _NO_NUMBER, tone="attente")
        heading = getattr(place.page, "heading", None)
        field = getattr(heading, "parquet_number", None)
        if isinstance(field, QWidget):
            field.setFocus()
