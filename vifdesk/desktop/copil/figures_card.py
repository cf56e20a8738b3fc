"""The figures of one subject: its charts, its table, and what is written about it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from vifdesk.desktop.copil.chart_view import ChartView
from vifdesk.desktop.copil.figures_table import FiguresTable
from vifdesk.desktop.discretion import discreet_field
from vifdesk.desktop.tokens import SPACE_L, Role
from vifdesk.desktop.widgets.card import Card, empty
from vifdesk.desktop.widgets.columns import Columns
from vifdesk.desktop.widgets.combo import ChoiceBox
from vifdesk.desktop.widgets.fields import TextArea, labelled_row
from vifdesk.desktop.widgets.labels import text_label
from vifdesk.domain.documents.copil_figures import chart_of
from vifdesk.domain.statistics.report import Figure, Figures, Section

_CHART_LETTERS = 46
_HELP = "Imprimé sous le titre de la partie. Gardé dans le coffre, pour cette période et cette diffusion."
_MEANING = "Choisissez un chiffre pour lire ce qu’il compte."


class FiguresCard(Card):
    """`edited()`: a comment is being written. `comments`: what is written, by subject."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__("Chiffres")
        self._figures: Figures | None = None
        self._shown = ""
        self.comments: dict[str, str] = {}
        self.subjects = ChoiceBox("Partie")
        self._charts = QVBoxLayout()
        self._charts.setSpacing(SPACE_L)
        self.table = FiguresTable()
        self.meaning = text_label(_MEANING, Role.CAPTION)
        self.comment = TextArea(lines=4)
        discreet_field(self.comment)
        self.body.addWidget(labelled_row("Partie du rapport", self.subjects))
        self.body.addLayout(self._charts)
        self.body.addWidget(self.table)
        self.body.addWidget(self.meaning)
        self.body.addWidget(labelled_row("Commentaire de cette partie", self.comment, help=_HELP))
        self.subjects.currentIndexChanged.connect(lambda _index: self._turn())
        self.comment.textChanged.connect(self._write)
        self.table.selectionModel().currentChanged.connect(lambda now, _before: self._explain(now.row()))

    def show_figures(self, figures: Figures) -> None:
        """Show these; one stays on the subject that one was reading."""
        self._figures = figures
        self.subjects.blockSignals(True)
        self.subjects.clear()
        for section in figures.sections:
            self.subjects.add(section.title, section.id)
        self.subjects.choose(self._shown)
        self.subjects.blockSignals(False)
        self._turn()

    def show_comments(self, comments: dict[str, str]) -> None:
        """What was written for this report, by subject."""
        self.comments = dict(comments)
        self._show_comment()

    def clear(self) -> None:
        """Show nothing."""
        self._figures, self.comments = None, {}
        self.subjects.clear()
        empty(self._charts)
        self.table.show_figures(())
        self._show_comment()

    def _turn(self) -> None:
        section = self._section()
        if section is None or self._figures is None:
            return
        self._shown = section.id
        empty(self._charts)
        drawn = [chart_of(self._figures, one) for one in self._figures.charts if one.section == section.id]
        charts = [chart for chart in drawn if chart is not None]
        for start in range(0, len(charts), 2):
            columns = Columns(spacing=SPACE_L)
            for chart in charts[start : start + 2]:
                columns.add(ChartView(chart), _CHART_LETTERS)
            self._charts.addWidget(columns)
        self.table.show_figures(section.figures)
        self.meaning.setText(_MEANING)
        self._show_comment()

    def _section(self) -> Section | None:
        wanted = self.subjects.value()
        sections = self._figures.sections if self._figures is not None else ()
        return next((one for one in sections if one.id == wanted), None)

    def _show_comment(self) -> None:
        self.comment.blockSignals(True)
        text = self.comments.get(self._shown, "")
        if self.comment.toPlainText() != text:
            self.comment.setPlainText(text)
        self.comment.blockSignals(False)

    def _write(self) -> None:
        if self._shown:
            self.comments[self._shown] = self.comment.toPlainText()
            self.edited.emit()

    def _explain(self, row: int) -> None:
        figures = self.table.rows.figures
        self.meaning.setText(_meaning(figures[row]) if 0 <= row < len(figures) else _MEANING)


def _meaning(figure: Figure) -> str:
    words = figure.words
    parts = (
        f"{words.label}\u00a0: {words.definition}",
        f"Compté\u00a0: {words.numerator}." if words.numerator else "",
        f"Sur\u00a0: {words.denominator}." if words.denominator else "",
        f"Source\u00a0: {words.source}." if words.source else "",
    )
    return " ".join(part.replace("..", ".") for part in parts if part)
