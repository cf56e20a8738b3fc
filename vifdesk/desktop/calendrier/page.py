"""« Calendrier »: what is due on a day, in a week, in six months; arrows to go, Enter to open, letters to change the view."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from vifdesk.desktop.calendrier.columns_board import ColumnsBoard
from vifdesk.desktop.calendrier.export import AgendaExport
from vifdesk.desktop.calendrier.line_board import LineBoard
from vifdesk.desktop.calendrier.words import ClosedDays, counted, label, period, reference, told
from vifdesk.desktop.tokens import SPACE_M, SPACE_S, SPACE_XL, Role
from vifdesk.desktop.widgets.button import QUIET, Button
from vifdesk.desktop.widgets.card import Card
from vifdesk.desktop.widgets.labels import short_label, text_label
from vifdesk.desktop.widgets.page import Page
from vifdesk.desktop.widgets.progress import ProgressRow
from vifdesk.desktop.widgets.segments import Segments
from vifdesk.desktop.wizard.flow import Flow
from vifdesk.domain.register.calendar_view import View, by_day, days_of, paged, rows_of
from vifdesk.domain.register.open_matters import Kind, Matter

if TYPE_CHECKING:
    from vifdesk.actions.desk import Desk
    from vifdesk.desktop.coffre.keeper import Keeper
    from vifdesk.desktop.shell.session import Session

_MINUTE = 60_000
_VIEWS = {Qt.Key.Key_J: View.JOUR, Qt.Key.Key_S: View.SEMAINE, Qt.Key.Key_M: View.SIX_MOIS}
_PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_NOTHING = "Rien sous le curseur. Flèches pour se déplacer, Page préc. et Page suiv. pour tourner, T pour aujourd’hui."
_ONLY_DEADLINES = "L’agenda exporté ne contient que les échéances."


class CalendarPage(Page):
    """`dossier_asked(reference)`, `call_asked(record id)`: show what lies under the cursor."""

    dossier_asked = Signal(str)
    call_asked = Signal(str)

    def __init__(self, desk: Desk, keeper: Keeper, session: Session) -> None:
        super().__init__("Calendrier", scrolls=False)
        self._desk, self._keeper, self._session = desk, keeper, session
        self.view, self.day = View.SEMAINE, desk.clock.today()
        self.columns, self.line = ColumnsBoard("Calendrier"), LineBoard("Six mois, une ligne par dossier")
        self._make_head()
        self._make_body()
        for board in (self.columns, self.line):
            board.opened.connect(self._open)
            board.current_changed.connect(self._tell)
            board.day_wanted.connect(self.go_to)
        self._clock = QTimer(self)
        self._clock.setInterval(_MINUTE)
        self._clock.timeout.connect(self._look_again)
        session.changed.connect(self._look_again)
        keeper.caught_up.connect(self._look_again)
        keeper.opened.connect(lambda _vault: self.display())
        keeper.locked.connect(self.display)
        self.display()

    # ------------------------------------------------------------------------------------------------ assembling

    def _make_head(self) -> None:
        self.views = Segments(
            "Vue",
            (("Jour (J)", View.JOUR), ("Semaine (S)", View.SEMAINE), ("Six mois (M)", View.SIX_MOIS)),
        )
        self.views.choose(self.view)
        self.views.chosen.connect(lambda view: self.show_view(View(str(view))))
        self.export_all = Button("Exporter l’agenda", icon="enregistrer", shortcut="Ctrl+S")
        self.export_all.clicked.connect(self._export_all)
        self.head.add_action(self.export_all)

    def _make_body(self) -> None:
        self.before = Button("Précédent", kind=QUIET, icon="retour", key="Page préc.")
        self.after = Button("Suivant", kind=QUIET, icon="suivant", key="Page suiv.")
        self.today = Button("Aujourd’hui", kind=QUIET, icon="calendrier", key="T")
        self.before.clicked.connect(lambda: self._page(-1))
        self.after.clicked.connect(lambda: self._page(1))
        self.today.clicked.connect(lambda: self.go_to(self._desk.clock.today()))
        self.body.setContentsMargins(SPACE_XL, SPACE_M, SPACE_XL, SPACE_M)
        self.body.setSpacing(SPACE_S)
        self.body.addWidget(Flow(self.views, self.before, self.today, self.after, spacing=SPACE_S))
        self.stack = QStackedWidget()
        for board in (self.columns, self.line):
            self.stack.addWidget(board)
        self.body.addWidget(self.stack, 1)
        self.progress = ProgressRow()
        self.body.addWidget(self.progress)
        self.body.addWidget(self._make_foot())
        self.export = AgendaExport(self._desk, self._keeper, self, self.progress, self._wait)

    def _make_foot(self) -> QWidget:
        """What is known of the matter under the cursor."""
        card = Card(name="Sous le curseur")
        self.title_line, self.told_line = short_label("", Role.STRONG), text_label("", Role.MUTED)
        self.open_button = Button("Ouvrir", icon="liste", key="Entrée")
        self.export_one = Button("Exporter celle-ci", kind=QUIET, icon="enregistrer", key="E")
        self.open_button.clicked.connect(self._open_current)
        self.export_one.clicked.connect(self._export_current)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self.title_line)
        texts.addWidget(self.told_line)
        across = QHBoxLayout()
        across.addLayout(texts, 1)
        across.addWidget(self.open_button)
        across.addWidget(self.export_one)
        card.body.addLayout(across)
        return card

    # ------------------------------------------------------------------------------------------------ going

    @property
    def board(self) -> ColumnsBoard | LineBoard:
        """The view shown."""
        return self.line if self.view is View.SIX_MOIS else self.columns

    def show_view(self, view: View) -> None:
        """Another view, on the same day and the same matter."""
        matter, self.day = self.board.current, self.board.day_of_current()
        self.view = view
        self.views.choose(view)
        self.stack.setCurrentWidget(self.board)
        self.display(matter)
        self.board.setFocus()

    def go_to(self, day: date) -> None:
        """Stand on a day; the view turns where it does not hold it."""
        first, last = days_of(self.view, self.day)
        turned = not first <= day <= last or self.view is View.SIX_MOIS
        self.day = day
        if turned:
            self.display()
        else:
            self.board.stand_on(day)

    def _page(self, by: int) -> None:
        self.go_to(paged(self.view, self.day, by))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        key = Qt.Key(event.key())
        if not plain:
            super().keyPressEvent(event)
        elif key in _VIEWS:
            self.show_view(_VIEWS[key])
        elif key in _PAGES:
            self._page(_PAGES[key])
        elif key in (Qt.Key.Key_T, Qt.Key.Key_Home):
            self.go_to(self._desk.clock.today())
        elif key == Qt.Key.Key_E and self.export_one.isEnabled():
            self._export_current()
        else:
            super().keyPressEvent(event)

    # ------------------------------------------------------------------------------------------------ showing

    def display(self, matter: Matter | None = None) -> None:
        """Read the register and draw the view; one stands on `matter` where it is there."""
        first, last = days_of(self.view, self.day)
        now = self._desk.clock.now()
        closed = ClosedDays(self._desk.rulebook.calendar(), self._session.territory)
        ledger = self._keeper.register.ledger if self._keeper.is_open else None
        due = ledger.between(first, last) if ledger is not None else ()
        if self.view is View.SIX_MOIS:
            lives = ledger.lives(first, last) if ledger is not None else ()
            self.line.display(first, last, rows_of(due, lives), closed, now)
        else:
            self.columns.display(first, last, by_day(due), closed, now)
        self.set_title("Calendrier", f"{period(self.view, first, last)} · {counted(len(due))}")
        self.export_all.setEnabled(ledger is not None)
        self.board.stand_on(self.day, matter)

    def _look_again(self) -> None:
        if self.isVisible():
            self.display(self.board.current)

    def _tell(self) -> None:
        matter = self.board.current
        now = self._desk.clock.now()
        self.title_line.setText("" if matter is None else f"{reference(matter)} · {label(matter)}")
        self.title_line.setVisible(matter is not None)
        self.told_line.setText(_NOTHING if matter is None else told(matter, now))
        self.open_button.setEnabled(matter is not None)
        deadline = matter is not None and matter.kind is Kind.ECHEANCE
        self.export_one.setEnabled(deadline and not self.export.work.busy)
        self.export_one.setToolTip("" if deadline or matter is None else _ONLY_DEADLINES)

    # ------------------------------------------------------------------------------------------------ doing

    def _open(self, matter: Matter) -> None:
        if matter.kind is Kind.APPEL:
            self.call_asked.emit(matter.record_id)
        else:
            self.dossier_asked.emit(matter.reference)

    def _open_current(self) -> None:
        self.board.open_current()

    def _export_all(self) -> None:
        self.export.ask()

    def _export_current(self) -> None:
        matter = self.board.current
        if matter is not None and matter.kind is Kind.ECHEANCE:
            self.export.ask(matter)

    def _wait(self, waiting: bool) -> None:
        self.export_all.setEnabled(not waiting and self._keeper.is_open)
        self._tell()

    # ------------------------------------------------------------------------------------------------ for the window

    def first_focus(self) -> QWidget:
        return self.board

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._clock.start()
        self.display(self.board.current)

    def hideEvent(self, event: object) -> None:
        super().hideEvent(event)  # type: ignore[arg-type]
        self._clock.stop()
