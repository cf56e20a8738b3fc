"""The self-check from the window: one button, then the certificate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from vifdesk.desktop.background import Background
from vifdesk.desktop.messages import show_problem
from vifdesk.desktop.tokens import Role
from vifdesk.desktop.widgets.button import Button
from vifdesk.desktop.widgets.card import Card
from vifdesk.desktop.widgets.labels import text_label
from vifdesk.domain.dates.wording import typographie

if TYPE_CHECKING:
    from vifdesk.actions.desk import Desk
    from vifdesk.actions.problems import UserProblem
    from vifdesk.domain.documents.self_check import SelfCheck

_WHAT = typographie(
    "Rejoue sur ce poste les cas travaillés des règles et les délais, et en dresse un certificat daté. "
    "Quelques secondes ; rien n’est changé. Le coffre se vérifie à la page « Coffre »."
)


class SelfCheckCard(Card):
    """`preview_asked(Document)`: the certificate, to be shown and printed."""

    preview_asked = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__("Autocontrôle")
        self._desk = desk
        self._background = Background(self)
        self.start = Button("Lancer l’autocontrôle", icon="coche")
        self.start.clicked.connect(self._run)
        self.said = text_label(_WHAT, Role.MUTED)
        self.body.addWidget(self.said)
        self.body.addWidget(self.start)

    def _run(self) -> None:
        from vifdesk.actions.check_self import check_self

        self.start.setEnabled(False)
        self.said.setText(typographie("Autocontrôle en cours… Vous pouvez continuer à travailler."))
        desk = self._desk
        self._background.run(lambda: check_self(desk), self._done, self._failed)

    def _done(self, check: SelfCheck) -> None:
        from vifdesk.domain.documents.self_check import build_self_check

        self.start.setEnabled(True)
        faults = sum(len(point.wrong) for point in check.points)
        self.said.setText(
            typographie(
                "Aucune anomalie." if check.passed else f"{faults} anomalie(s) : lisez le certificat."
            )
        )
        self.preview_asked.emit(build_self_check(check))

    def _failed(self, problem: UserProblem) -> None:
        self.start.setEnabled(True)
        self.said.setText(_WHAT)
        show_problem(self, problem)
