"""Which period is counted, and for whom."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vifdesk.actions.count_figures import read_period
from vifdesk.actions.problems import BadInput
from vifdesk.desktop.tokens import SPACE_M, Role
from vifdesk.desktop.widgets.button import Button
from vifdesk.desktop.widgets.card import Card
from vifdesk.desktop.widgets.columns import Columns
from vifdesk.desktop.widgets.fields import labelled_row, text_field
from vifdesk.desktop.widgets.labels import text_label
from vifdesk.desktop.widgets.page import row
from vifdesk.desktop.widgets.segments import Segments
from vifdesk.domain.dates.parse_day import parse_day
from vifdesk.domain.dates.unreadable import Unreadable
from vifdesk.domain.dates.wording import sentence_case, short_day
from vifdesk.domain.statistics.period import Period, Span, half_year_of, quarter_of, year_of
from vifdesk.domain.statistics.report import Audience

if TYPE_CHECKING:
    from vifdesk.actions.desk import Desk

_AROUND: dict[Span, Callable[[date], Period]] = {
    Span.TRIMESTRE: quarter_of,
    Span.SEMESTRE: half_year_of,
    Span.ANNEE: year_of,
}
_FOR = {
    Audience.RESTREINTE: "Chiffres complets et situations à suivre, pour les membres du comité, tenus au secret.",
    Audience.LARGE: "Chiffres seuls\u00a0; les petits comptes sont masqués. Aucune situation n’y figure.",
}


class PeriodCard(Card):
    """`chosen()`: another period or another audience."""

    chosen = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(name="Période et diffusion")
        self._desk = desk
        self.period = self._last_whole(Span.TRIMESTRE)
        self.audience = Segments(
            "Diffusion", [("COPIL VIF", Audience.RESTREINTE), ("Partenaires", Audience.LARGE)]
        )
        self.span = Segments(
            "Durée",
            [
                ("Trimestre", Span.TRIMESTRE),
                ("Semestre", Span.SEMESTRE),
                ("Année", Span.ANNEE),
                ("Libre", Span.LIBRE),
            ],
        )
        self._lay()
        self.audience.chosen.connect(lambda _value: self._tell())
        self.span.chosen.connect(self._take_span)
        self._show()

    def _lay(self) -> None:
        self.earlier = Button("Précédente", icon="retour", key="Alt+←", shortcut="Alt+Left")
        self.later = Button("Suivante", icon="suivant", key="Alt+→", shortcut="Alt+Right")
        self.earlier.clicked.connect(lambda: self._step(-1))
        self.later.clicked.connect(lambda: self._step(1))
        self.title = text_label("", Role.DATE)
        self.compared = text_label("", Role.MUTED)
        self.said = text_label("", Role.CAPTION)
        top = Columns(spacing=SPACE_M)
        top.add(labelled_row("Pour qui", self.audience), 30)
        top.add(labelled_row("Durée", self.span), 44)
        self.body.addWidget(top)
        self.body.addWidget(self.title)
        self.body.addWidget(self.compared)
        self.body.addLayout(row(self.earlier, self.later))
        self.free = Columns(spacing=SPACE_M)
        self.since, self.until = text_field(), text_field()
        self.since_row = labelled_row("Premier jour compté", self.since)
        self.until_row = labelled_row("Dernier jour compté", self.until)
        self.free.add(self.since_row, 26)
        self.free.add(self.until_row, 26)
        self.body.addWidget(self.free)
        self.body.addWidget(self.said)
        for field in (self.since, self.until):
            field.editingFinished.connect(self._take_free)
            field.returnPressed.connect(self._take_free)

    @property
    def for_whom(self) -> Audience:
        """The audience that is chosen."""
        value = self.audience.value()
        assert isinstance(value, Audience)
        return value

    # ------------------------------------------------------------------------------------------------ choosing

    def _last_whole(self, span: Span) -> Period:
        """The last one of that length that has ended."""
        today = self._desk.clock.today()
        now = _AROUND[span](today)
        return now if now.until <= today else _AROUND[span](now.since - timedelta(days=1))

    def _take_span(self, span: object) -> None:
        assert isinstance(span, Span)
        if span is not Span.LIBRE:
            found = _AROUND[span](self.period.since)
            self.period = found if found.until <= self._desk.clock.today() else self._last_whole(span)
        self._show()
        self.chosen.emit()
        if span is Span.LIBRE:
            self.since.setFocus()

    def _step(self, by: int) -> None:
        found = self._beside(by)
        if found is not None:
            self.period = found
            self._show()
            self.chosen.emit()

    def _beside(self, by: int) -> Period | None:
        """The period before or after, if it is one and has ended."""
        span = self.span.value()
        if not isinstance(span, Span) or span is Span.LIBRE:
            return None
        if by < 0:
            return self.period.before()
        following = _AROUND[span](self.period.until + timedelta(days=1))
        return following if following.until <= self._desk.clock.today() else None

    def _take_free(self) -> None:
        days: list[date] = []
        for shown in (self.since_row, self.until_row):
            try:
                days.append(parse_day(_text(shown.field), today=self._desk.clock.today()))
                shown.show_help()
            except Unreadable as refusal:
                shown.show_error(str(refusal))
                return
        try:
            period = read_period(self._desk, *days)
        except BadInput as refusal:
            self.until_row.show_error(f"{refusal} {refusal.remedy}".strip())
            return
        if period != self.period:
            self.period = period
            self._show()
            self.chosen.emit()

    def _tell(self) -> None:
        self._show()
        self.chosen.emit()

    # ------------------------------------------------------------------------------------------------ showing

    def _show(self) -> None:
        free = self.span.value() is Span.LIBRE
        self.title.setText(sentence_case(self.period.title))
        before = self.period.before()
        self.compared.setText("" if before is None else f"Comparée à\u00a0: {before.title}")
        self.said.setText(_FOR[self.for_whom])
        self.free.setVisible(free)
        self.earlier.setVisible(not free)
        self.later.setVisible(not free)
        self.earlier.setEnabled(self._beside(-1) is not None)
        self.later.setEnabled(self._beside(1) is not None)
        if free:
            self.since.setText(short_day(self.period.since))
            self.until.setText(short_day(self.period.until))
            self.since_row.show_help()
            self.until_row.show_help()


def _text(field: QWidget) -> str:
    return str(field.property("text"))
