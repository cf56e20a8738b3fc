"""« Ce qui m’attend »: the list, what of it is shown, and what is said when there is nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from vifdesk.desktop.permanence.waiting_list import WaitingList
from vifdesk.desktop.tokens import SPACE_M, Role
from vifdesk.desktop.widgets.card import Card
from vifdesk.desktop.widgets.labels import text_label
from vifdesk.desktop.widgets.page import row
from vifdesk.desktop.widgets.segments import Segments
from vifdesk.domain.dates.wording import typographie
from vifdesk.domain.register.open_matters import Kind, Matter, Overview

_NEAR, _DEADLINES, _FOLLOW_UPS, _RENEWALS, _WAITING = "proche", "echeances", "suivis", "renouveler", "attente"
FILTERS = (
    ("Tout", _NEAR),
    ("Échéances", _DEADLINES),
    ("À faire", _FOLLOW_UPS),
    ("À renouveler", _RENEWALS),
    ("En attente", _WAITING),
)
_NOTHING = {
    _NEAR: "Rien ne presse : aucune échéance ni tâche dans les sept jours.",
    _DEADLINES: "Aucune échéance en retard ni dans les sept jours.",
    _FOLLOW_UPS: "Rien à faire pour l’instant. Les actions d’une conclusion paraissent ici quand elle est enregistrée dans un dossier.",
    _RENEWALS: "Aucune mesure à renouveler prochainement.",
    _WAITING: "Aucune échéance n’attend d’événement (notification, remise…).",
}
_MOST = 300
"""Lines: nobody reads further, and the register has the rest."""
_KEYS = "Entrée ouvre · F fait · J plus un jour · S plus une semaine · O sans objet · Ctrl+Z annule"
_CHOSEN: Mapping[str, Callable[[Overview], tuple[Matter, ...]]] = {
    _NEAR: lambda seen: (*_near(seen), *seen.waiting),
    _DEADLINES: lambda seen: tuple(one for one in _near(seen) if one.kind is Kind.ECHEANCE),
    _FOLLOW_UPS: lambda seen: seen.follow_ups,
    _RENEWALS: lambda seen: seen.renewals,
    _WAITING: lambda seen: seen.waiting,
}


def _near(seen: Overview) -> tuple[Matter, ...]:
    """What has just passed comes before what was left long ago."""
    return (*reversed(seen.overdue), *seen.today, *seen.soon, *seen.week)


class WaitingCard(Card):
    """`list` tells what is opened and moved."""

    filtered = Signal()

    def __init__(self, names: Mapping[str, str]) -> None:
        super().__init__("Ce qui m’attend")
        self.filters = Segments("Ce qui est montré", FILTERS)
        self.list = WaitingList(names)
        self._nothing = text_label("", Role.MUTED)
        self._later = text_label("", Role.CAPTION)
        self._overview: Overview | None = None
        self.body.addLayout(row(self.filters))
        self._stack = QStackedLayout()
        self.body.addLayout(
            self._stack, 1
        )  # first: it shows what it is given, which must not be a window of its own
        self._stack.addWidget(self.list)
        self._stack.addWidget(_at_the_top(self._nothing))
        self.body.addWidget(self._later)
        self.filters.chosen.connect(self._filter)

    def show_overview(self, overview: Overview) -> None:
        """Show what waits now."""
        self._overview = overview
        self._show(overview.at)

    def _filter(self, _value: object) -> None:
        if self._overview is not None:
            self._show(self._overview.at)
            self.filtered.emit()

    def _show(self, now: datetime) -> None:
        overview = self._overview
        assert overview is not None
        chosen = str(self.filters.value())
        found = _CHOSEN[chosen](overview)
        matters = found[:_MOST]
        self.list.show_matters(matters, now)
        self._stack.setCurrentIndex(0 if matters else 1)
        self._nothing.setText(typographie(_NOTHING[chosen]))
        later, hidden = overview.later, len(found) - len(matters)
        words = (
            ""
            if not later
            else f"{later} date{'s' if later > 1 else ''} plus lointaine{'s' if later > 1 else ''}. "
        )
        if hidden:
            words = f"Et {hidden} autre{'s' if hidden > 1 else ''} : voir les dossiers. {words}"
        self._later.setText(typographie(f"{words}{_KEYS}."))


def _at_the_top(label: QWidget) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, SPACE_M, 0, 0)
    column.addWidget(label)
    column.addStretch(1)
    return whole
