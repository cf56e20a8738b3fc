"""The events of a dossier on a line of time, with what else happened on it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from vifdesk.actions.desk import Desk
from vifdesk.actions.register import Register
from vifdesk.desktop.discretion import identity
from vifdesk.desktop.register.part_card import PartCard
from vifdesk.desktop.register.words import EMPTY_WORDS, item_title, when_words
from vifdesk.desktop.theme import colours
from vifdesk.desktop.tokens import SPACE_L, SPACE_M, SPACE_XS, Role
from vifdesk.desktop.widgets.card import empty
from vifdesk.desktop.widgets.labels import text_label
from vifdesk.desktop.widgets.painting import NOTHING, fill, use_brush, use_pen
from vifdesk.domain.register.record import items_of
from vifdesk.domain.register.shape import Content

_OTHERS = ("evaluations", "decisions", "appels", "incidents", "grilles")
_OTHER_WORDS = {
    "evaluations": "Évaluation",
    "decisions": "Décision",
    "appels": "Appel",
    "incidents": "Incident",
    "grilles": "Grille",
}
_OTHER_TONES = {"incidents": "alerte", "grilles": "attente"}


class _Mark(QWidget):
    """The line of time beside an event, with its dot."""

    def __init__(self, tone: str, *, first: bool, last: bool) -> None:
        super().__init__()
        self._tone, self._first, self._last = tone, first, last
        self.setFixedWidth(SPACE_L + SPACE_XS)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = QPainter(self), colours()
        middle, dot = self.width() // 2, self.fontMetrics().height() / 2 + 1
        top = round(dot) if self._first else 0
        bottom = round(dot) if self._last else self.height()
        fill(painter, QRect(middle - 1, top, 2, bottom - top), theme.edge_strong)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        use_pen(painter, NOTHING)
        use_brush(painter, theme.shade(self._tone).ink)
        painter.drawEllipse(QPointF(middle, dot), 5, 5)


class TimelineCard(PartCard):
    """Events can be corrected here; evaluations, decisions and calls stand among them, to be read."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("evenements", desk)
        self._lines.setSpacing(0)

    def display_content(self, content: Content, register: Register) -> None:
        """Everything that has a date, the oldest first."""
        self._register, self._items = register, list(items_of(content, "evenements"))
        empty(self._lines)
        moments = sorted(self._moments(content), key=lambda one: one[0])
        if not moments:
            self._lines.addWidget(text_label(EMPTY_WORDS["evenements"], Role.MUTED))
        for rank, (_moment, shown, tone) in enumerate(moments):
            last = rank == len(moments) - 1
            self._lines.addWidget(_beside(_Mark(tone, first=rank == 0, last=last), shown))

    def _moments(self, content: Content) -> Iterator[tuple[str, QWidget, str]]:
        assert self._register is not None
        for place, item in enumerate(self._items):
            kind = self._register.events.get(str(item.get("type")))
            tone = "accent" if kind is not None and kind.procedure else "neutre"
            yield str(item.get("le", "")), self._event(place), tone
        for part in _OTHERS:
            for item in items_of(content, part):
                if item.get("le"):
                    title = f"{_OTHER_WORDS[part]}\u00a0: {item_title(part, item, self._register.events)}"
                    yield (
                        str(item["le"]),
                        _texts(when_words(item["le"]), title, ""),
                        _OTHER_TONES.get(part, "defavorable"),
                    )

    def _event(self, place: int) -> QWidget:
        assert self._register is not None
        item = self._items[place]
        title = item_title(self.part, item, self._register.events)
        shown = _texts(when_words(item.get("le")), title, identity(str(item.get("note", ""))))
        column = shown.layout()
        assert isinstance(column, QVBoxLayout)
        column.addLayout(self._line_buttons(place, f"{title}, {when_words(item.get('le'))}"))
        return shown


def _texts(when: str, title: str, note: str) -> QWidget:
    shown = QWidget()
    column = QVBoxLayout(shown)
    column.setContentsMargins(0, 0, 0, SPACE_M)
    column.setSpacing(2)
    column.addWidget(text_label(when, Role.CAPTION))
    column.addWidget(text_label(title, Role.STRONG))
    if note:
        column.addWidget(text_label(note, Role.BODY, selectable=True))
    return shown


def _beside(mark: QWidget, shown: QWidget) -> QWidget:
    whole = QWidget()
    across = QHBoxLayout(whole)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(SPACE_M)
    across.addWidget(mark)
    across.addWidget(shown, 1)
    return whole
