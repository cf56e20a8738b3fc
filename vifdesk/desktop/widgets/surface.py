"""The grounds on which things stand; each paints itself, by its role and its tone."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame

from vifdesk.desktop.theme import colours
from vifdesk.desktop.tokens import RADIUS_CARD, RADIUS_FIELD
from vifdesk.desktop.widgets.painting import fill, panel

CARD, WELL, NOTICE, BAR, FOOTER = "card", "well", "notice", "bar", "footer"


class Surface(QFrame):
    """`role`: CARD (white), WELL (quieter, inside a card), NOTICE (in its `tone`), BAR (line below), FOOTER (line above)."""

    def __init__(self, role: str, tone: str = "") -> None:
        super().__init__()
        self._role, self._tone = role, tone

    def set_tone(self, tone: str) -> None:
        """Colour the ground of a notice by another tone."""
        if tone != self._tone:
            self._tone = tone
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme, rect = QPainter(self), colours(), self.rect()
        if self._role == CARD:
            panel(painter, rect, theme.card, theme.edge, radius=RADIUS_CARD)
        elif self._role == WELL:
            panel(painter, rect, theme.card_raised, theme.edge, radius=RADIUS_FIELD)
        elif self._role == NOTICE:
            shade = theme.shade(self._tone)
            panel(painter, rect, shade.ground, shade.edge, radius=RADIUS_FIELD)
        else:
            top = rect.height() - 1 if self._role == BAR else 0
            fill(painter, rect, theme.card)
            fill(painter, QRect(0, top, rect.width(), 1), theme.edge)
