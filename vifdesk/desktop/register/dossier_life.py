"""What the page of a dossier does with its number, events, deadlines, follow-up and sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from vifdesk.actions.call_becomes_dossier import rename_dossier
from vifdesk.actions.compose_frozen_sheet import compose_frozen_sheet
from vifdesk.actions.compose_grid_annex import compose_annexes, with_annexes
from vifdesk.actions.enter_event import correct_event, enter_event, remove_event
from vifdesk.actions.export_agenda import export_agenda
from vifdesk.actions.follow_up import Moved, move_follow_up
from vifdesk.actions.mark_deadline import mark_deadline
from vifdesk.actions.problems import UserProblem
from vifdesk.actions.read_dossier import read_again
from vifdesk.desktop.discretion import identity
from vifdesk.desktop.messages import say, show_problem
from vifdesk.desktop.register.follow_up_words import MOVE_WORDS
from vifdesk.domain.dates.wording import typographie
from vifdesk.domain.schedule.followed import State

if TYPE_CHECKING:
    from vifdesk.actions.desk import Desk
    from vifdesk.desktop.register.dossier_page import DossierPage
    from vifdesk.domain.register.follow_ups import Move
    from vifdesk.domain.register.shape import Content

_SAID = {
    State.FAITE: "Échéance faite.",
    State.VERROUILLEE: "Échéance verrouillée : les événements ne la déplacent plus.",
    State.SANS_OBJET: "Échéance sans objet.",
    State.OUVERTE: "Échéance rouverte : elle suit de nouveau les événements.",
}


class DossierLife:
    """Each change is a new version of the dossier, and is undone like one."""

    def __init__(self, desk: Desk, page: DossierPage) -> None:
        self._desk, self._page = desk, page

    def keep_event(self, rank: int | None, event: Content, motive: str) -> None:
        """Enter an event, or correct the one at `rank`, over the version that was looked at."""
        page, version = self._page, self._page.dossier.version

        def act() -> None:
            if rank is None:
                enter_event(self._desk, page.register, page.reference, event, motive=motive, expected=version)
            else:
                correct_event(
                    self._desk, page.register, page.reference, rank, event, motive=motive, expected=version
                )

        if page.change(act):
            page.timeline.close_form()
            page.timeline.add.setFocus()
            done = "Événement enregistré" if rank is None else "Événement corrigé"
            say(page, f"{done}, échéances à jour.", action="Annuler", then=page.undo)

    def remove_event(self, rank: int, motive: str) -> None:
        """Take an event away."""
        page, version = self._page, self._page.dossier.version
        if page.change(
            lambda: remove_event(
                self._desk, page.register, page.reference, rank, motive=motive, expected=version
            )
        ):
            page.timeline.close_form()
            page.timeline.add.setFocus()
            say(page, "Retiré. L’historique le garde.", tone="neutre", action="Annuler", then=page.undo)

    def mark(self, key: str, state: State, motive: str) -> None:
        """Set a deadline's state by hand."""
        page = self._page
        if page.change(
            lambda: mark_deadline(self._desk, page.register, page.reference, key, state, motive=motive)
        ):
            say(page, typographie(_SAID[state]), action="Annuler", then=page.undo)

    def ask_agenda(self, key: str) -> None:
        """Ask where to write a deadline for the agenda; its name says nothing of whom it is about."""
        dialog = QFileDialog(self._page, "Écrire pour l’agenda", "echeance.ics", "Agenda (*.ics)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.fileSelected.connect(lambda path: self.write_agenda(path, key))
        dialog.open()

    def write_agenda(self, path: str, key: str) -> None:
        """Write it."""
        page = self._page
        try:
            export_agenda(self._desk, page.register, path, reference=page.reference, key=key or None)
        except UserProblem as problem:
            show_problem(page, problem)
            return
        say(
            page, "Échéance écrite pour l’agenda. Le numéro du dossier y figure, aucun nom.", tone="favorable"
        )

    def rename(self, number: str) -> None:
        """Give the dossier another number."""
        page = self._page
        page.keep_typed()
        try:
            renamed = rename_dossier(page.register, page.reference, number)
            page.display(read_again(page.register, renamed.reference))
        except UserProblem as problem:
            page.identity.number.refuse(str(problem))
            return
        page.identity.number.close_form()
        page.changed.emit(renamed.reference)
        words = f"Le dossier porte maintenant le numéro {identity(renamed.reference)}."
        say(page, words, tone="neutre", action="Annuler", then=page.undo)

    def move_follow_up(self, rank: int, text: str, move: Move) -> None:
        """One key on a line of the follow-up."""
        page, done = self._page, list[Moved]()
        if page.change(
            lambda: done.append(
                move_follow_up(self._desk, page.register, page.reference, rank, move, text=text)
            )
        ):
            words, tone = MOVE_WORDS[move], "neutre"
            if done[0].warning:
                words, tone = done[0].warning, "attente"
            say(page, words, tone=tone, action="Annuler", then=page.undo)

    def ask_sheet(self, evaluation: Content) -> None:
        """Show the sheet of a frozen evaluation, with the grids of the dossier behind it."""
        page, content = self._page, self._page.dossier.content
        sheet = compose_frozen_sheet(self._desk, content, evaluation)
        page.preview_asked.emit(with_annexes(sheet, compose_annexes(self._desk, page.register, content)))
