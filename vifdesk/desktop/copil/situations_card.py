"""Part B: which situations are followed at the meeting. The program proposes; each is kept or left out by hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from vifdesk.desktop.copil.counting import Candidate
from vifdesk.desktop.discretion import discreet_field, identity
from vifdesk.desktop.tokens import SPACE_S, Role
from vifdesk.desktop.widgets.button import QUIET, Button
from vifdesk.desktop.widgets.card import Card
from vifdesk.desktop.widgets.fields import labelled_row, text_field
from vifdesk.desktop.widgets.labels import text_label
from vifdesk.desktop.widgets.lines_list import Line, LinesList
from vifdesk.desktop.widgets.page import row
from vifdesk.domain.documents.copil_words import when_words

if TYPE_CHECKING:
    from vifdesk.desktop.coffre.keeper import Keeper
    from vifdesk.domain.statistics.report import Situation

_ROWS = 7
_HELP = "Le numéro d’un dossier du registre que le programme n’a pas proposé."
_NONE = "Aucune situation n’est proposée pour cette période. Ajoutez-en par leur numéro."


class SituationsCard(Card):
    """`chosen(ids)`: the record ids of part B now, or None for those that the program proposes."""

    chosen = Signal(object)
    dossier_asked = Signal(str)

    def __init__(self, keeper: Keeper) -> None:
        super().__init__("Situations à suivre (partie B)")
        self._keeper = keeper
        self._candidates: tuple[Candidate, ...] = ()
        self._undoable: list[tuple[str, ...] | None] = []
        self._choice: tuple[str, ...] | None = None
        self.count = text_label("", Role.MUTED)
        self.list = LinesList("Situations à suivre", fits_rows=_ROWS)
        self.nothing = text_label(_NONE, Role.LEAD)
        self.turn = Button("Retenir ou écarter", icon="coche", key="Espace")
        self.open = Button("Voir le dossier", kind=QUIET, icon="liste", key="Entrée")
        self.reset = Button("Revenir aux propositions", kind=QUIET, icon="annuler")
        self.number = text_field("26/04512")
        discreet_field(self.number)
        self.add = Button("Ajouter", icon="plus")
        self.number_row = labelled_row("Ajouter un dossier", self.number, help=_HELP, beside=self.add)
        for widget in (self.count, self.list, self.nothing):
            self.body.addWidget(widget)
        self.body.addLayout(row(self.turn, self.open, self.reset, spacing=SPACE_S))
        self.body.addWidget(self.number_row)
        self._connect()

    def _connect(self) -> None:
        self.turn.clicked.connect(self.turn_current)
        self.open.clicked.connect(lambda: self.dossier_asked.emit(self.list.current))
        self.list.opened.connect(self.dossier_asked)
        self.reset.clicked.connect(lambda: self._choose(None))
        self.add.clicked.connect(self.add_dossier)
        self.number.returnPressed.connect(self.add_dossier)
        space = QShortcut(QKeySequence(Qt.Key.Key_Space), self.list)
        space.setContext(Qt.ShortcutContext.WidgetShortcut)
        space.activated.connect(self.turn_current)

    def show_candidates(self, candidates: Sequence[Candidate], choice: tuple[str, ...] | None) -> None:
        """Show these; `choice`: what was chosen by hand, None for nothing."""
        self._candidates, self._choice = tuple(candidates), choice
        self.list.show_lines([_line(one) for one in candidates])
        kept = sum(one.kept for one in candidates)
        self.count.setText(f"{kept} retenue{'s' if kept > 1 else ''} sur {len(self._candidates)}.")
        self.count.setVisible(bool(candidates))
        self.list.setVisible(bool(candidates))
        self.nothing.setVisible(not candidates)
        for button in (self.turn, self.open):
            button.setEnabled(bool(candidates))
        self.reset.setEnabled(choice is not None)

    def clear(self) -> None:
        """Forget everything that is shown."""
        self._undoable = []
        self.number.clear()
        self.show_candidates((), None)

    # ------------------------------------------------------------------------------------------------ choosing

    def turn_current(self) -> None:
        """Keep the current situation, or leave it out."""
        reference = self.list.current
        kept = [one.situation.reference for one in self._candidates if one.kept]
        if not reference:
            return
        kept = [one for one in kept if one != reference] if reference in kept else [*kept, reference]
        self._choose(self._ids(kept))

    def add_dossier(self) -> None:
        """Keep a dossier that was not proposed."""
        typed = self.number.text().strip()
        place = self._keeper.register.find(typed) if typed and self._keeper.is_open else None
        if place is None:
            self.number_row.show_error("Aucun dossier de ce numéro dans le coffre\u00a0: vérifiez-le.")
            return
        if place.id in self._keeper.register.binned:
            self.number_row.show_error("Ce dossier est dans la corbeille\u00a0: rétablissez-le d’abord.")
            return
        self.number_row.show_help()
        self.number.clear()
        kept = self._ids(one.situation.reference for one in self._candidates if one.kept)
        self._choose(tuple(dict.fromkeys((*kept, place.id))))

    def undo(self) -> bool:
        """Take the last choice back; whether there was one."""
        if not self._undoable:
            return False
        self.chosen.emit(self._undoable.pop())
        return True

    def _choose(self, ids: tuple[str, ...] | None) -> None:
        self._undoable.append(self._choice)
        self.chosen.emit(ids)

    def _ids(self, references: Iterable[str]) -> tuple[str, ...]:
        places = self._keeper.register.places if self._keeper.is_open else {}
        return tuple(places[one].id for one in references if one in places)


def _line(one: Candidate) -> Line:
    situation = one.situation
    return Line(
        identity(" · ".join(part for part in (situation.reference, situation.pseudonym) if part)),
        _detail(situation),
        situation.reference,
        "Retenue" if one.kept else "Écartée",
        "favorable" if one.kept else "neutre",
        "coche" if one.kept else "moins",
    )


def _detail(situation: Situation) -> str:
    due = when_words(situation.due)
    late = "EN RETARD – " if situation.overdue else ""
    deadline = f"{late}{due}, {situation.next_deadline}" if due else "Sans échéance datée"
    return " · ".join((deadline, *situation.grounds[:2]))
