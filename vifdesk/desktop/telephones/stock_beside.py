"""The stock of devices beside the question that asks for one: it proposes the answer, and warns where none is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout

from vifdesk.actions.phones import stock
from vifdesk.actions.problems import UserProblem
from vifdesk.desktop.messages import show_problem
from vifdesk.desktop.widgets.button import SECONDARY, Button
from vifdesk.desktop.widgets.card import Notice
from vifdesk.domain.dates.wording import short_day, typographie
from vifdesk.domain.register.follow_ups import PhoneRules
from vifdesk.domain.register.phones import Phone, PhoneState

if TYPE_CHECKING:
    from vifdesk.desktop.coffre.keeper import Keeper
    from vifdesk.desktop.shell.examination_place import ExaminationPlace

_KEY = "F9"


class StockBeside(QObject):
    """Follows one examination of the measure that hands devices out; says nothing where the court keeps no stock here."""

    def __init__(self, place: ExaminationPlace, keeper: Keeper) -> None:
        super().__init__(place)
        self._examination, self._keeper = place.examination, keeper
        wizard = place.pages[0]
        self.notice = Notice("", "accent")
        self.answer = Button("", kind=SECONDARY, icon="coche", key=_KEY)
        self.notice.add(self.answer)
        self.answer.clicked.connect(self.take_over)
        question = getattr(wizard, "question", None)
        column = getattr(question, "body", None)
        if isinstance(column, QVBoxLayout):
            column.insertWidget(column.count() - 1, self.notice)
        self.notice.hide()
        QShortcut(QKeySequence(_KEY), wizard).activated.connect(self.take_over)
        self._later = QTimer(self, interval=0, singleShot=True)
        self._later.timeout.connect(self.draw)
        self._examination.stepped.connect(lambda _step: self._later.start())
        keeper.changed.connect(self._later.start)
        self._later.start()

    def draw(self) -> None:
        """Say what the stock says, if it has anything to say at this question."""
        rules, phones = self._rules(), self._phones()
        concerned = bool(phones) and self._examination.dossier.measure == rules.measure
        free = [phone for phone in phones if phone.state is PhoneState.DISPONIBLE]
        asked = self._asks(rules)
        self.notice.setVisible(concerned and (asked or not free))
        if not self.notice.isHidden():
            self.notice.set_text(_sentence(free, phones), "favorable" if free else "alerte")
            self.answer.set_text("Répondre oui" if free else "Répondre non")
            self.answer.setVisible(asked)

    def take_over(self) -> None:
        """Answer as the stock says; the magistrate may change it like any other answer."""
        rules = self._rules()
        if not self.notice.isVisible() or not self._asks(rules):
            return
        free = any(phone.state is PhoneState.DISPONIBLE for phone in self._phones())
        origin = f"Stock du parquet au {short_day(self._examination.desk.clock.today())}"
        try:
            self._examination.answer(rules.fact, "oui" if free else "non", origin)
        except UserProblem as problem:
            show_problem(self.notice, problem)

    def _asks(self, rules: PhoneRules) -> bool:
        fact = self._examination.current_fact
        return fact is not None and fact.id == rules.fact

    def _rules(self) -> PhoneRules:
        return self._keeper.register.follow_ups.phones if self._keeper.is_open else PhoneRules()

    def _phones(self) -> list[Phone]:
        return [one.phone for one in stock(self._keeper.register)] if self._keeper.is_open else []


def _sentence(free: list[Phone], phones: list[Phone]) -> str:
    if free:
        names = ", ".join(phone.device for phone in free[:3]) + ("…" if len(free) > 3 else "")
        one = "1 appareil disponible" if len(free) == 1 else f"{len(free)} appareils disponibles"
        return typographie(f"Stock du parquet : {one} ({names}).")
    to_return = [phone.device for phone in phones if phone.state is PhoneState.A_RENDRE]
    back = f" À faire rendre : {', '.join(to_return[:3])}." if to_return else ""
    return typographie(
        f"Aucun appareil disponible dans le stock du parquet.{back} Le manque d’appareil n’est pas un motif de refus : "
        "réserve d’urgence, parquet voisin, téléassistance."
    )
