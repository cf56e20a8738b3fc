"""What retention says today, the confirmation, the certificate."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from vifdesk.actions.problems import UserProblem
from vifdesk.actions.purge_register import (
    Certificate,
    PurgePlan,
    forget_removed,
    plan_purge,
    remove_due,
)
from vifdesk.actions.vault_problems import Conflict
from vifdesk.desktop.coffre.due_table import REASONS, DueTable
from vifdesk.desktop.coffre.pages import VaultPage
from vifdesk.desktop.discretion import discreet_field, identity, speak
from vifdesk.desktop.long_work import LongWork
from vifdesk.desktop.messages import ask
from vifdesk.desktop.tokens import Role
from vifdesk.desktop.widgets.button import PRIMARY, QUIET, SECONDARY, Button
from vifdesk.desktop.widgets.card import Card
from vifdesk.desktop.widgets.fields import labelled_row, text_field
from vifdesk.desktop.widgets.labels import text_label
from vifdesk.desktop.widgets.page import row
from vifdesk.desktop.widgets.progress import ProgressRow
from vifdesk.domain.dates.wording import typographie
from vifdesk.domain.documents.purge_certificate import build_purge_certificate
from vifdesk.domain.register.retention import Reason

if TYPE_CHECKING:
    from vifdesk.actions.desk import Desk
    from vifdesk.desktop.coffre.keeper import Keeper

_HOW = typographie(
    "Un signalement sans procédure se garde trois mois au plus ; les autres dossiers, trois ans au plus après leur dernière mise "
    "à jour (décret n° 2023-935, art. 5). Rien n’est supprimé sans votre confirmation. Un dossier maintenu reste."
)
_FINAL = typographie(
    "Ces dossiers sont effacés avec tout leur historique ; on ne peut pas revenir en arrière. Un certificat sans nom ni numéro "
    "est gardé dans le coffre."
)

_CHANGED_SINCE = typographie(
    "Un de ces dossiers a été modifié entre-temps : rien n’a été supprimé. La liste vient d’être relue ; vérifiez-la, puis "
    "recommencez."
)


class RetentionPage(VaultPage):
    """The plan is read aside; so is the removal, one transaction, before the register forgets a dossier at a time."""

    def __init__(self, desk: Desk, keeper: Keeper, court: str) -> None:
        super().__init__(desk, keeper, "Durées de conservation")
        self._court = court
        self._plan: PurgePlan | None = None
        self._certificate: Certificate | None = None
        self.button = Button("Supprimer…", kind=PRIMARY, icon="fermer")
        self.paper = Button("Certificat…", kind=SECONDARY, icon="apercu")
        card = Card("Ce que la règle demande aujourd’hui")
        card.body.addWidget(text_label(_HOW, Role.MUTED))
        self.summary = text_label("", Role.STRONG)
        card.body.addWidget(self.summary)
        self.table = DueTable()
        card.body.addWidget(self.table)
        card.body.addWidget(self._make_holding())
        self.progress = ProgressRow()
        self.long_work = LongWork(keeper, self, self.progress, self._wait)
        card.body.addWidget(self.progress)
        card.body.addLayout(row(self.button, self.paper))
        self.content.addWidget(card)
        self.button.clicked.connect(self._ask)
        self.paper.clicked.connect(self._show_paper)
        self.paper.setVisible(False)
        self.button.setEnabled(False)
        self.look()

    def escape(self) -> bool:
        self.go_asked.emit("")
        return True

    def look(self, *, said: str = "") -> None:
        """Read again what is due; `said` is told once it is read."""
        desk, register = self._desk, self._keeper.register

        def done(plan: PurgePlan) -> None:
            self._show(plan)
            if said:
                self.tell(said, "attente")

        self.work("Lecture des dossiers…", lambda: plan_purge(desk, register), done)

    @property
    def working(self) -> bool:
        """Whether something runs aside."""
        return super().working or self.long_work.busy

    def _wait(self, waiting: bool) -> None:
        self.table.setEnabled(not waiting)
        self.holding.setEnabled(not waiting)
        self.button.setEnabled(not waiting)

    def _show(self, plan: PurgePlan) -> None:
        self._plan = plan
        due, held = len(plan.due), len(plan.held)
        self.summary.setText(
            typographie(
                f"Dossiers examinés : {plan.examined}. À supprimer : {due}. Maintenus malgré leur terme : {held}. "
                f"Appels du cahier et brouillons trop anciens : {_others(plan)}."
            )
        )
        self.table.show_dossiers((*plan.due, *plan.held))
        self.table.setVisible(due + held > 0)
        self._stand()
        self.button.set_text(
            "Supprimer ce dossier…"
            if due == 1
            else f"Supprimer ces {due} dossiers…"
            if due
            else "Supprimer les appels et brouillons anciens…"
            if _others(plan)
            else "Rien à supprimer"
        )
        self.button.setEnabled(due > 0 or _others(plan) > 0)

    def _make_holding(self) -> QWidget:
        """Below the table: hold the dossier on whose row one stands, or hold it no longer."""
        self.motive = text_field("procédure en cours d’appel")
        self.hold = Button("Maintenir", kind=QUIET, icon="bouclier")
        self.release = Button("Mettre fin au maintien", kind=QUIET, icon="annuler")
        self.motive_row = labelled_row("Motif du maintien", self.motive, beside=self.hold)
        self.holding = QWidget()
        column = QVBoxLayout(self.holding)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.motive_row)
        column.addLayout(row(self.release))
        discreet_field(self.motive)
        self.table.selectionModel().currentRowChanged.connect(lambda _now, _before: self._stand())
        self.table.chosen.connect(lambda _row: self._to_holding())
        self.motive.returnPressed.connect(self.hold.click)
        self.hold.clicked.connect(lambda: self._on_current(lambda one: self._hold(one, self.motive.text())))
        self.release.clicked.connect(lambda: self._on_current(self._release))
        return self.holding

    def _stand(self) -> None:
        """Say which dossier the fields below the table are about."""
        one = self.table.current
        self.holding.setVisible(one is not None)
        if one is not None:
            name = identity(one.reference)
            self.motive_row.setVisible(not one.due.held)
            self.release.setVisible(one.due.held)
            self.motive_row.label.setText(f"Motif du maintien de {name}")
            speak(self.motive, f"Motif du maintien de {name}")
            speak(self.hold, f"Maintenir {name}")
            speak(self.release, f"Mettre fin au maintien de {name}")

    def _to_holding(self) -> None:
        (self.motive if self.release.isHidden() else self.release).setFocus()

    def _on_current(self, act: Callable[[str], object]) -> None:
        one = self.table.current
        if one is not None:
            act(one.reference)

    def _hold(self, reference: str, motive: str) -> None:
        from vifdesk.actions.bin_dossier import hold_dossier

        try:
            hold_dossier(self._desk, self._keeper.register, reference, motive)
        except UserProblem as problem:
            self.refuse(problem)
            return
        self.motive.clear()
        self.look()

    def _release(self, reference: str) -> None:
        from vifdesk.actions.bin_dossier import release_dossier

        try:
            release_dossier(self._keeper.register, reference)
        except UserProblem as problem:
            self.refuse(problem)
            return
        self.look()

    # ------------------------------------------------------------------------------------------------ removing

    def _ask(self) -> None:
        assert self._plan is not None
        due = len(self._plan.due)
        question = "Supprimer 1 dossier\u00a0?" if due == 1 else f"Supprimer {due} dossiers\u00a0?"
        if not due:
            question = f"Supprimer les appels et brouillons trop anciens ({_others(self._plan)})\u00a0?"
        ask(
            self, question, _FINAL, do="Supprimer définitivement", leave="Ne rien supprimer", then=self._purge
        )

    def _purge(self) -> None:
        assert self._plan is not None
        desk, register, plan = self._desk, self._keeper.register, self._plan
        self.long_work.run(
            "Suppression des dossiers et écriture du certificat",
            lambda _course: remove_due(desk, register, plan),
            take=lambda known, _certificate: forget_removed(known, plan),
            done=self._purged,
            failed=self._not_purged,
            stoppable=False,
        )

    def _not_purged(self, problem: UserProblem) -> None:
        if isinstance(problem.__cause__, Conflict):
            self.look(said=_CHANGED_SINCE)
        else:
            self.refuse(problem)

    def _purged(self, certificate: Certificate) -> None:
        assert self._plan is not None
        self._certificate = certificate
        self._plan = PurgePlan(self._plan.today, (), self._plan.held, certificate.remaining)
        self._show(self._plan)
        self.paper.show()
        self.paper.setFocus()
        self.tell(
            typographie(
                f"Dossiers supprimés : {len(certificate.removed)}. Le certificat est dans le coffre."
            ),
            "favorable",
        )
        self._keeper.changed.emit()

    def _show_paper(self) -> None:
        certificate = self._certificate
        assert certificate is not None
        self.preview_asked.emit(
            build_purge_certificate(
                certificate.at,
                by=certificate.by,
                counts={
                    "Dossiers supprimés": len(certificate.removed),
                    "Dossiers maintenus": certificate.held,
                    "Dossiers restants": certificate.remaining,
                    "Lignes de journal de plus d’un an": certificate.log_lines,
                },
                reasons={
                    REASONS[Reason(reason)].capitalize(): number
                    for reason, number in certificate.reasons.items()
                },
                court=self._court,
            )
        )


def _others(plan: PurgePlan) -> int:
    """Calls, and works that nobody took up: what goes beside the dossiers."""
    return len(plan.calls) + len(plan.drafts)
