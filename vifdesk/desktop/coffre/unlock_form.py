"""The passphrase, or the recovery key, and what the vault answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vifdesk.desktop.coffre.phrase import phrase_field, reveal
from vifdesk.desktop.tokens import SPACE_L, Role
from vifdesk.desktop.widgets.button import LINK, PRIMARY, SECONDARY, Button
from vifdesk.desktop.widgets.card import Notice
from vifdesk.desktop.widgets.fields import labelled_row
from vifdesk.desktop.widgets.labels import text_label
from vifdesk.desktop.widgets.page import row
from vifdesk.desktop.widgets.tick import Tick
from vifdesk.domain.dates.wording import typographie

if TYPE_CHECKING:
    from vifdesk.actions.problems import UserProblem
    from vifdesk.desktop.coffre.keeper import Keeper

_PHRASE, _KEY = "Phrase secrète", "Clé de secours"
_PHRASE_HELP = "La vôtre\u00a0: elle dit aussi qui ouvre."
_KEY_HELP = "Les sept groupes de la feuille gardée au coffre-fort du tribunal."
_OPENING = typographie(
    "Ouverture… Le calcul est lent exprès : une à deux secondes, davantage après dix erreurs."
)


class UnlockForm(QWidget):
    """`restore_asked`: the vault does not open, a backup may. What was typed is forgotten as soon as it has served."""

    restore_asked = Signal()

    def __init__(self, keeper: Keeper) -> None:
        super().__init__()
        self._keeper = keeper
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_L)
        self.told = Notice()
        self.field = phrase_field(_PHRASE)
        self.row = labelled_row(_PHRASE, self.field, help=_PHRASE_HELP)
        self.shown = Tick("Afficher ce que je tape")
        self.button = Button("Ouvrir le coffre", kind=PRIMARY, icon="bouclier", key="Entrée")
        self.other = Button("Ouvrir avec la clé de secours", kind=LINK)
        self._restore = Button("Restaurer une sauvegarde", kind=SECONDARY, icon="retablir")
        self.told.add(self._restore)
        column.addWidget(self.told)
        column.addWidget(self.row)
        column.addWidget(self.shown)
        column.addLayout(row(self.button, self.other, spacing=SPACE_L))
        column.addWidget(text_label(keeper.path, Role.CAPTION))
        self.told.hide()
        self._recovery = False
        self._connect()

    def _connect(self) -> None:
        self.shown.toggled.connect(lambda on: reveal(on, self.field))
        self.field.returnPressed.connect(self.open)
        self.button.clicked.connect(self.open)
        self.other.clicked.connect(self._turn)
        self._restore.clicked.connect(self.restore_asked)

    def open(self) -> None:
        """Try what was typed."""
        typed = self.field.text()
        if self._keeper.busy:
            return
        if not typed.strip():
            self.row.show_error("Tapez d’abord la clé." if self._recovery else "Tapez d’abord la phrase.")
            self.field.setFocus()
            return
        self.row.show_help()
        self._tell(_OPENING, "attente")
        self._enable(False)
        self._keeper.open(typed, self._refused, recovery=self._recovery)

    def offer_restore(self, offered: bool) -> None:
        """Whether the notice ends with the button that restores."""
        self._restore.setVisible(offered)

    def _refused(self, problem: UserProblem) -> None:
        from vifdesk.actions.vault_problems import NotAVault, VaultDamaged, VaultMissing, WrongPhrase

        cause = problem.__cause__
        self._enable(True)
        self._tell(_calm(problem, cause), "attente" if isinstance(cause, WrongPhrase) else "alerte")
        self.offer_restore(isinstance(cause, VaultDamaged | NotAVault | VaultMissing))
        self.field.setFocus()
        self.field.selectAll()

    def _tell(self, text: str, tone: str) -> None:
        self.told.set_text(text, tone)
        self.told.show()
        self.offer_restore(False)

    def _enable(self, on: bool) -> None:
        for widget in (self.field, self.button, self.other, self.shown):
            widget.setEnabled(on)

    def _turn(self) -> None:
        self._recovery = not self._recovery
        self.field.clear()
        self.row.set_label(_KEY if self._recovery else _PHRASE)
        self.row.set_help(_KEY_HELP if self._recovery else _PHRASE_HELP)
        self.row.show_help()
        self.other.set_text(
            "Ouvrir avec la phrase secrète" if self._recovery else "Ouvrir avec la clé de secours"
        )
        self.told.hide()
        self.field.setFocus()


def _calm(problem: UserProblem, cause: BaseException | None) -> str:
    from vifdesk.actions.vault_problems import VaultDamaged, VaultMissing, WrongPhrase

    if isinstance(cause, WrongPhrase) and cause.tries > 1:
        return typographie(f"{problem} {cause.tries} essais de suite.")
    if isinstance(cause, VaultDamaged):
        return typographie(
            f"{problem.message} Gardez-le tel quel : restaurer une sauvegarde le met de côté, sans l’effacer."
        )
    if isinstance(cause, VaultMissing):
        return typographie(f"{problem.message} Le fichier a été déplacé, ou son disque n’est pas branché.")
    return str(problem)
