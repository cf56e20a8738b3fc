"""The home page: what to do now, in one key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vifdesk.desktop.accueil.court_card import CourtCard
from vifdesk.desktop.accueil.door import Door
from vifdesk.desktop.accueil.law_card import LawCard
from vifdesk.desktop.accueil.under_way import UnderWayCard
from vifdesk.desktop.accueil.vault_card import VaultCard
from vifdesk.desktop.shell.keys import digit_keys
from vifdesk.desktop.tokens import SPACE_L, Role
from vifdesk.desktop.widgets.choice import Choice
from vifdesk.desktop.widgets.columns import Columns
from vifdesk.desktop.widgets.labels import text_label
from vifdesk.desktop.widgets.page import Page
from vifdesk.domain.dates.wording import day_in_words, hour_in_words, sentence_case, typographie

if TYPE_CHECKING:
    from vifdesk.actions.desk import Desk
    from vifdesk.desktop.coffre.keeper import Keeper
    from vifdesk.desktop.register.choice_card import ChoiceCard
    from vifdesk.desktop.shell.examination_place import ExaminationPlace
    from vifdesk.desktop.shell.session import Session
    from vifdesk.domain.law.heading import Heading

_DIGITS = 9
_TICK = 5_000
"""How often the hour at the head is read again, in milliseconds."""


class AccueilPage(Page):
    """`start_asked(measure id)`: examine a situation. `go_asked(key)`: show another place of the window."""

    start_asked = Signal(str)
    go_asked = Signal(str)

    def __init__(self, desk: Desk, session: Session, headings: Sequence[Heading], keeper: Keeper) -> None:
        super().__init__("Accueil")
        self._keeper = keeper
        self._choice: ChoiceCard | None = None
        self._clock = desk.clock
        self.doors: list[Door] = []
        columns = Columns()
        columns.add(self._left(headings), 74, 68)
        columns.add(self._right(session, headings), 42, 32)
        self.body.addWidget(columns, 1)
        self._show_hour()
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK)
        self._timer.timeout.connect(self._show_hour)

    def _left(self, headings: Sequence[Heading]) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_L)
        column.addWidget(text_label("Examiner une situation", Role.CARD_TITLE))
        column.addWidget(self._measures(headings))
        column.addWidget(self._delay())
        self._chosen = QVBoxLayout()
        column.addLayout(self._chosen)
        self.under_way = UnderWayCard()
        self.under_way.resume_asked.connect(self.go_asked)
        column.addWidget(self.under_way, 1)
        return side

    def _right(self, session: Session, headings: Sequence[Heading]) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_L)
        self.court = CourtCard(session)
        column.addWidget(self.court)
        column.addWidget(LawCard(headings, today=self._clock.today()))
        self.vault = VaultCard(self._keeper)
        self.vault.go_asked.connect(self.go_asked)
        column.addWidget(self.vault, 1)
        self._keeper.opened.connect(lambda _vault: self._offer_dossiers())
        self._keeper.locked.connect(self._take_dossiers_away)
        if self._keeper.is_open:
            self._offer_dossiers()
        return side

    @property
    def reference(self) -> str:
        """The dossier in which the next examinations are made; empty: in none."""
        return "" if self._choice is None else self._choice.reference

    def _offer_dossiers(self) -> None:
        from vifdesk.desktop.register.choice_card import ChoiceCard

        self._take_dossiers_away()
        self._choice = ChoiceCard(self._keeper)
        self._chosen.addWidget(self._choice)

    def _take_dossiers_away(self) -> None:
        choice, self._choice = self._choice, None
        if choice is not None:
            choice.hide()
            choice.setParent(None)
            choice.deleteLater()

    def _measures(self, headings: Sequence[Heading]) -> QWidget:
        doors = Columns()
        for number, heading in enumerate(headings, start=1):
            key = str(number) if number <= _DIGITS else ""
            door = Door(heading.title, heading.summary, icon=heading.icon, key=key)
            door.clicked.connect(lambda _checked=False, measure=heading.id: self.start_asked.emit(measure))
            doors.add(door, 24)
            self.doors.append(door)
            for pressed in digit_keys(number) if key else ():
                QShortcut(QKeySequence(pressed), self).activated.connect(door.click)
        return doors

    def _delay(self) -> QWidget:
        door = Choice(
            "Calculer un délai",
            help=typographie("Départ, durée, nature : la date prudente, le terme et chaque étape du calcul."),
            key="Ctrl+D",
            icon="delai",
        )
        door.clicked.connect(lambda: self.go_asked.emit("delai"))
        return door

    def show_examinations(self, examinations: Sequence[ExaminationPlace]) -> None:
        """List those under way."""
        self.under_way.show_examinations(examinations)

    def first_focus(self) -> QWidget | None:
        return self.doors[0] if self.doors else None

    def _show_hour(self) -> None:
        now = self._clock.now()
        self.set_title("Accueil", f"{sentence_case(day_in_words(now.date()))}, {hour_in_words(now)}")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_hour()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()
