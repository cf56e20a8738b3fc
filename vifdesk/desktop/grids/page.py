"""One grid being entered, exactly as it was received: three keys for the answers, arrows, and nothing to confirm."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from vifdesk.desktop.grids.findings_card import FindingsCard
from vifdesk.desktop.grids.form import GridForm
from vifdesk.desktop.grids.head_card import GridHeadCard, GridNoteCard
from vifdesk.desktop.grids.two_sides import TwoSides
from vifdesk.desktop.messages import say
from vifdesk.desktop.widgets.button import Button
from vifdesk.desktop.widgets.page import Page
from vifdesk.domain.dates.wording import typographie
from vifdesk.domain.grids.filled import FilledGrid, with_answer, with_remark
from vifdesk.domain.grids.grid import Grid

_REST = 700
"""Milliseconds of rest after which what was entered is kept."""


class GridPage(Page):
    """`kept(FilledGrid)`: to be kept, at rest and on leaving; nothing is told as long as nothing was entered.

    `closed()`; `paper_asked(FilledGrid)`; `compare_asked()`.
    """

    kept = Signal(object)
    closed = Signal()
    paper_asked = Signal(object)
    compare_asked = Signal()

    def __init__(self, grid: Grid, filled: FilledGrid, *, today: date, where: str, others: int = 0) -> None:
        super().__init__(grid.title, scrolls=False)
        self.set_title(grid.title, typographie(f"Telle que reçue · {where}"))
        self.grid, self.filled = grid, filled
        self._told = filled
        self._before: list[FilledGrid] = []
        self._after: list[FilledGrid] = []
        self._make_cards(today)
        self._make_head(others)
        self._connect()
        self._draw()

    # ------------------------------------------------------------------------------------------------ assembling

    def _make_cards(self, today: date) -> None:
        self.top = GridHeadCard(self.grid, self.filled, today)
        self.form = GridForm(self.grid)
        self.note = GridNoteCard(self.grid, self.filled.note)
        self.findings = FindingsCard(self.grid)
        self.sides = TwoSides([self.top, self.form, self.note], self.findings)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self.sides, 1)

    def _make_head(self, others: int) -> None:
        self.compare = Button(f"Comparer ({others + 1})", icon="liste", key="F9")
        self.paper = Button("Imprimer l’annexe", icon="imprimer", key="Ctrl+I")
        self.done = Button("Terminé", icon="retour", key="Échap")
        for button in (self.compare, self.paper, self.done):
            self.head.add_action(button)
        if not others:
            self.compare.hide()

    def _connect(self) -> None:
        self.top.changed.connect(self._head_changed)
        self.form.answered.connect(self._answered)
        self.form.remarked.connect(
            lambda question, text: self._change(with_remark(self.filled, question, text), typed=True)
        )
        self.form.stood_on.connect(self.sides.show_widget)
        self.form.left_below.connect(self._finished)
        self.note.changed.connect(lambda text: self._change(replace(self.filled, note=text), typed=True))
        self.done.clicked.connect(self.leave)
        self.paper.clicked.connect(self._ask_paper)
        self.compare.clicked.connect(self._ask_compare)
        for keys, act in (
            ("Ctrl+I", self._ask_paper), ("Ctrl+P", self._ask_paper), ("F9", self._ask_compare),
            ("Ctrl+S", self.keep), ("F2", self._to_head),
        ):  # fmt: skip
            QShortcut(QKeySequence(keys), self).activated.connect(act)
        self._rest = QTimer(self, interval=_REST, singleShot=True)
        self._rest.timeout.connect(self.keep)

    # ------------------------------------------------------------------------------------------------ changing

    def _answered(self, question: str, answer: str) -> None:
        self._change(with_answer(self.filled, question, answer or None))

    def _head_changed(self, day: str, service: str) -> None:
        self._change(replace(self.filled, day=day, service=service), typed=True)

    def _change(self, filled: FilledGrid, *, typed: bool = False) -> None:
        """`typed`: letters of one text are one step of undo."""
        if filled == self.filled:
            return
        if not (typed and self._rest.isActive() and self._before):
            self._before.append(self.filled)
        self._after.clear()
        self.filled = filled
        self._draw()
        self._rest.start()

    def _draw(self) -> None:
        self.form.display(self.filled)
        self.findings.display(self.filled)

    def keep(self) -> None:
        """Tell what is to be kept, once."""
        self._rest.stop()
        if self.filled != self._told:
            self._told = self.filled
            self.kept.emit(self.filled)

    def undo(self) -> None:
        """Take the last change back."""
        self._travel(self._before, self._after, "Il n’y a rien à annuler dans cette grille.")

    def redo(self) -> None:
        """Make it again."""
        self._travel(self._after, self._before, "Il n’y a rien à rétablir dans cette grille.")

    def _travel(self, source: list[FilledGrid], target: list[FilledGrid], nothing: str) -> None:
        if not source:
            say(self, nothing, tone="neutre")
            return
        target.append(self.filled)
        was, self.filled = self.filled, source.pop()
        self.top.display(self.filled)
        self.note.display(self.filled.note)
        self._draw()
        changed = [name for name in self.form.lines if was.answers.get(name) != self.filled.answers.get(name)]
        if changed:
            self.form.go_to(changed[0])
        self._rest.start()

    # ------------------------------------------------------------------------------------------------ leaving

    def _finished(self) -> None:
        say(self, "Dernière question. La grille est gardée\u00a0: Échap pour revenir.", tone="favorable")
        self.keep()
        self.done.setFocus()

    def leave(self) -> None:
        """Keep what was entered and go back; a day that is not understood is asked again first."""
        if self.top.refuse_wrong_day():
            return
        self.keep()
        self.closed.emit()

    def escape(self) -> bool:
        """Esc goes back from a remark to its line, else from the page."""
        if not self.form.close_remark():
            self.leave()
        return True

    def _ask_paper(self) -> None:
        if not self.top.refuse_wrong_day():
            self.keep()
            self.paper_asked.emit(self.filled)

    def _ask_compare(self) -> None:
        if not self.compare.isHidden() and not self.top.refuse_wrong_day():
            self.keep()
            self.compare_asked.emit()

    def _to_head(self) -> None:
        self.top.day.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.keep()

    def first_focus(self) -> QWidget:
        """The first question without an answer: the form is read out at once."""
        return self.form.first_open()
