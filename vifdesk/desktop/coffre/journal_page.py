"""The access log: who did what, and when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from vifdesk.actions.read_log import read_log
from vifdesk.actions.vault_port import CLOCK_SET_BACK, LogLine, Unreadable
from vifdesk.desktop.coffre.pages import VaultPage
from vifdesk.desktop.discretion import identity, shown, when_turned
from vifdesk.desktop.tokens import SPACE_L, Role
from vifdesk.desktop.widgets.card import Card
from vifdesk.desktop.widgets.combo import ChoiceBox
from vifdesk.desktop.widgets.fields import labelled_row
from vifdesk.desktop.widgets.labels import text_label
from vifdesk.desktop.widgets.rows_table import RowDelegate
from vifdesk.domain.dates.wording import short_moment, typographie
from vifdesk.domain.register.access_log import Act

if TYPE_CHECKING:
    from vifdesk.actions.desk import Desk
    from vifdesk.desktop.coffre.keeper import Keeper

ACTS = {
    Act.OUVERTURE: "Ouverture du coffre",
    Act.CONSULTATION: "Consultation d’un dossier",
    Act.RECHERCHE: "Recherche",
    Act.CREATION: "Création d’un dossier",
    Act.MODIFICATION: "Modification d’un dossier",
    Act.RESTITUTION: "Retour à une version",
    Act.MISE_EN_CORBEILLE: "Mise à la corbeille",
    Act.SUPPRESSION: "Suppression d’un dossier",
    Act.MAINTIEN: "Maintien, ou fin de maintien",
    Act.PURGE: "Application des durées",
    Act.EXPORT: "Export d’un dossier",
    Act.IMPORT: "Import de dossiers",
    Act.ANNULATION_IMPORT: "Annulation d’un import",
    Act.SAUVEGARDE: "Sauvegarde",
    Act.RESTAURATION: "Sauvegarde restaurée",
    Act.VERIFICATION: "Vérification du coffre",
    Act.REGLAGES: "Changement des réglages",
    Act.UTILISATEUR_AJOUTE: "Utilisateur ajouté",
    Act.UTILISATEUR_RETIRE: "Utilisateur retiré",
    Act.PHRASE_CHANGEE: "Phrase secrète changée",
    Act.CLES_RENOUVELEES: "Clés renouvelées",
    Act.JOURNAL_LU: "Lecture du journal",
    Act.HEURE_CONFIRMEE: "Heure du poste confirmée",
}
_HEAD = ("Ligne", "Quand", "Qui", "Acte", "Dossier")
_WIDEST = ("Ligne 00", "00/00/0000 à 00 h 00")
"""What the first two columns must hold; the others share the rest, in per cent."""
_SHARES = (35, 40, 25)
_SHOWN = 2000
_BROKEN = typographie(
    "Des lignes du journal ne peuvent pas être lues : le fichier a été modifié ou abîmé. Vérifiez le coffre, page « Sauvegardes »."
)


class JournalPage(VaultPage):
    """Newest line first; filtered by act."""

    def __init__(self, desk: Desk, keeper: Keeper) -> None:
        super().__init__(desk, keeper, "Journal des accès", "Un an")
        self._lines: Sequence[LogLine | Unreadable] = ()
        self.filter = ChoiceBox("Acte")
        self.filter.add("Tous les actes", "")
        for act, words in ACTS.items():
            self.filter.add(words, act.value)
        self.table = LogTable()
        self.count = text_label("", Role.CAPTION)
        card = Card()
        card.body.addWidget(labelled_row("Montrer", self.filter))
        card.body.addWidget(self.table)
        card.body.addWidget(self.count)
        self.content.addWidget(card)
        self.filter.activated.connect(lambda _index: self._show())
        when_turned(self, self._show)
        vault = keeper.vault
        self.work("Lecture du journal…", lambda: read_log(vault), self._take)

    def first_focus(self) -> QWidget | None:
        return self.table

    def escape(self) -> bool:
        self.go_asked.emit("")
        return True

    def _take(self, lines: Sequence[LogLine | Unreadable]) -> None:
        self._lines = lines
        if any(isinstance(each, Unreadable) for each in lines):
            self.tell(_BROKEN, "alerte")
        self._show()

    def _show(self) -> None:
        wanted = self.filter.value()
        kept = [
            line for line in reversed(self._lines) if not wanted or getattr(line, "action", wanted) == wanted
        ]
        self.table.setRowCount(min(len(kept), _SHOWN))
        for place, line in enumerate(kept[:_SHOWN]):
            for column, marked in enumerate(self._cells(line)):
                text = shown(marked)
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.table.setItem(place, column, item)
        more = f" Les {_SHOWN} dernières sont affichées." if len(kept) > _SHOWN else ""
        self.count.setText(typographie(f"Lignes : {len(kept)}.{more}"))
        self.table.resizeRowsToContents()

    def _cells(self, line: LogLine | Unreadable) -> tuple[str, ...]:
        if isinstance(line, Unreadable):
            return line.id, "", "", "Ligne illisible", ""
        who = f"{line.who}, {line.function}" if line.function else line.who
        dossier = identity(self._dossier(line.object))
        return str(line.seq), short_moment(line.at), identity(who), act_words(line), dossier

    def _dossier(self, record: str) -> str:
        """Its reference, if it is still there; a log never says it by itself."""
        places = self._keeper.register.places if self._keeper.is_open else {}
        return next((reference for reference, place in places.items() if place.id == record), record[:8])


def act_words(line: LogLine) -> str:
    """What was done, in words."""
    if line.action == CLOCK_SET_BACK:
        return "Horloge du poste reculée"
    words = ACTS[Act(line.action)] if line.action in set(Act) else line.action
    if line.action == Act.RESTAURATION and line.detail:
        return f"{words} le {short_moment(datetime.fromisoformat(line.detail))}"
    return f"{words} (clé de secours)" if line.detail == "cle_de_secours" else words


class LogTable(QTableWidget):
    """One line a row; the columns share the width."""

    def __init__(self) -> None:
        super().__init__(0, len(_HEAD))
        self.setAccessibleName("Journal des accès")
        self.setHorizontalHeaderLabels(list(_HEAD))
        self.setItemDelegate(RowDelegate(self))
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setMinimumHeight(self.fontMetrics().height() * 27)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        metrics, rest = self.fontMetrics(), self.viewport().width()
        for column, text in enumerate(_WIDEST):
            width = metrics.horizontalAdvance(text) + 2 * SPACE_L
            rest -= width
            self.setColumnWidth(column, width)
        for column, share in enumerate(_SHARES, start=len(_WIDEST)):
            self.setColumnWidth(column, max(0, rest) * share // 100)
