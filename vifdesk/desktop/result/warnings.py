"""The warnings, the loudest first: colour, sign and word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout

from vifdesk.desktop.tokens import SPACE_M, SPACE_S, SPACE_XS, Role
from vifdesk.desktop.widgets.badge import Badge
from vifdesk.desktop.widgets.card import TONE_ICONS, Card, empty
from vifdesk.desktop.widgets.icons import Icon
from vifdesk.desktop.widgets.labels import text_label
from vifdesk.desktop.widgets.surface import NOTICE, Surface
from vifdesk.domain.documents.words import severity_word
from vifdesk.domain.law.measure import Severity
from vifdesk.domain.wizard.evaluation import Warned

_LOUDEST_FIRST = (Severity.ALERTE, Severity.VIGILANCE, Severity.RAPPEL)


def loudest_first(warnings: Sequence[Warned]) -> tuple[Warned, ...]:
    """Alerts, cautions, reminders; in the order of the rules within each."""
    return tuple(sorted(warnings, key=lambda warned: _LOUDEST_FIRST.index(warned.severity)))


def counted(warnings: Sequence[Warned]) -> str:
    """« 2 alertes, 1 vigilance »."""
    counts = Counter(warned.severity for warned in warnings)
    words = (
        f"{counts[severity]} {severity_word(severity).lower()}{'s' if counts[severity] > 1 else ''}"
        for severity in _LOUDEST_FIRST
        if counts[severity]
    )
    return ", ".join(words)


class WarningsCard(Card):
    """What must not be missed: each alert on its own ground, then the cautions, then the reminders. Hidden when empty."""

    def __init__(self) -> None:
        super().__init__("Attention")
        self._count = text_label("", Role.CAPTION)
        self.body.addWidget(self._count)
        self.body.setSpacing(SPACE_S)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(SPACE_S + 2)
        self.body.addLayout(self._rows)

    def display(self, warnings: Sequence[Warned]) -> None:
        """Draw these warnings in the place of those there were."""
        empty(self._rows)
        ordered = loudest_first(warnings)
        self._count.setText(counted(ordered))
        self.setAccessibleName(f"Attention : {counted(ordered)}")
        self.set_crest("alerte" if any(warned.severity is Severity.ALERTE for warned in ordered) else "")
        for severity, group in groupby(ordered, key=lambda warned: warned.severity):
            if severity is Severity.ALERTE:
                for warned in group:
                    self._rows.addWidget(_alert(warned))
            else:
                self._rows.addWidget(_badge(severity), 0, Qt.AlignmentFlag.AlignLeft)
                for warned in group:
                    self._rows.addLayout(_quieter(warned))
        self.setVisible(bool(ordered))


def _alert(warned: Warned) -> QFrame:
    frame = Surface(NOTICE, "alerte")
    frame.setAccessibleName(f"{severity_word(warned.severity)} : {warned.text}")
    frame.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    column = QVBoxLayout(frame)
    column.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S + 2)
    column.setSpacing(SPACE_XS)
    column.addWidget(_badge(warned.severity), 0, Qt.AlignmentFlag.AlignLeft)
    _add_words(column, warned, Role.STRONG)
    return frame


def _quieter(warned: Warned) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(SPACE_S)
    tone = "attente" if warned.severity is Severity.VIGILANCE else "defavorable"
    row.addWidget(Icon(TONE_ICONS[str(warned.severity)], tone=tone, scale=1.0), 0, Qt.AlignmentFlag.AlignTop)
    column = QVBoxLayout()
    column.setSpacing(2)
    _add_words(column, warned, Role.BODY)
    row.addLayout(column, 1)
    return row


def _badge(severity: Severity) -> Badge:
    return Badge(severity_word(severity), str(severity))


def _add_words(column: QVBoxLayout, warned: Warned, role: Role) -> None:
    words = text_label(warned.text, role, selectable=True)
    words.setAccessibleName(f"{severity_word(warned.severity)} : {warned.text}")
    column.addWidget(words)
    if warned.source:
        column.addWidget(text_label(warned.source, Role.CAPTION, selectable=True))
