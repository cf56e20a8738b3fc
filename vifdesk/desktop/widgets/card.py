"""Surfaces with things in them: the white card, the well inside it, the coloured notice."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QSizePolicy, QVBoxLayout, QWidget

from vifdesk.desktop.discretion import speak
from vifdesk.desktop.theme import colours
from vifdesk.desktop.tokens import RADIUS_CARD, SPACE_L, SPACE_M, SPACE_S, SPACE_XL, Role
from vifdesk.desktop.widgets.icons import Icon
from vifdesk.desktop.widgets.labels import set_role, text_label
from vifdesk.desktop.widgets.painting import fill
from vifdesk.desktop.widgets.surface import CARD, NOTICE, WELL, Surface

_STRIPE = 5


class Card(Surface):
    """A white surface with an optional title; put things into `body`.

    `stripe` (left edge) and `crest` (top edge) take a tone: `favorable`, `alerte`, `attente`, `defavorable`, `neutre`, `accent`.
    A screen reader finds it as a group by its title, or by `name` when it has none.
    """

    def __init__(self, title: str = "", *, stripe: str = "", crest: str = "", name: str = "") -> None:
        super().__init__(CARD)
        speak(self, name or title)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(SPACE_XL - 4, SPACE_L, SPACE_XL - 4, SPACE_L)
        self.body.setSpacing(SPACE_M)
        self.title_label: QLabel | None = None
        if title:
            self.title_label = text_label(title, Role.CARD_TITLE)
            self.body.addWidget(self.title_label)
        self._stripe, self._crest = stripe, crest

    def set_stripe(self, tone: str) -> None:
        """Colour the left edge; an empty tone takes the colour away."""
        self._stripe = tone
        self.update()

    def set_crest(self, tone: str) -> None:
        """Colour the top edge; an empty tone takes the colour away."""
        self._crest = tone
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not (self._stripe or self._crest):
            return
        painter, theme = QPainter(self), colours()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()), RADIUS_CARD, RADIUS_CARD)
        painter.setClipPath(outline)
        if self._stripe:
            fill(painter, QRect(0, 0, _STRIPE, self.height()), theme.shade(self._stripe).ink)
        if self._crest:
            fill(painter, QRect(0, 0, self.width(), _STRIPE), theme.shade(self._crest).ink)


class Well(Surface):
    """A quieter surface inside a card; put things into `body`."""

    def __init__(self, *, name: str = "") -> None:
        super().__init__(WELL)
        speak(self, name)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(SPACE_M, SPACE_M, SPACE_M, SPACE_M)
        self.body.setSpacing(SPACE_S)


TONE_ICONS = {
    "favorable": "coche",
    "alerte": "alerte",
    "attente": "attention",
    "defavorable": "info",
    "neutre": "info",
    "accent": "info",
    "vigilance": "attention",
    "rappel": "info",
}


class Notice(Surface):
    """A sentence on the ground of its tone, with a sign; `add` puts a button at its end."""

    def __init__(self, text: str = "", tone: str = "neutre") -> None:
        super().__init__(NOTICE, tone)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        row.setSpacing(SPACE_S + 2)
        self._icon = Icon("info", scale=1.25)
        self.label = text_label("", Role.BODY)
        row.addWidget(self._icon)
        row.addWidget(self.label, 1)
        self._row = row
        self.set_text(text, tone)

    def set_text(self, text: str, tone: str) -> None:
        """Say something else."""
        self.label.setText(text)
        self._icon.set_icon(TONE_ICONS.get(tone, "info"), tone)
        self.set_tone(tone)
        set_role(self.label, tone=tone)

    def add(self, widget: QWidget) -> None:
        """Put a widget at the right."""
        self._row.addWidget(widget)


def empty(layout: QLayout) -> None:
    """Take everything out of a layout and delete it, so that it can be filled anew."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif inner is not None:
            empty(inner)
