"""The events of a dossier on a line of time, with what else happened on it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRect, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from vifdesk.actions.desk import Desk
from vifdesk.actions.preview_event import preview_removal
from vifdesk.actions.register import Register
from vifdesk.desktop.discretion import identity
from vifdesk.desktop.register.event_form import EventForm
from vifdesk.desktop.register.part_card import PartCard
from vifdesk.desktop.register.removal_well import RemovalWell
from vifdesk.desktop.register.words import EMPTY_WORDS, item_title, when_words
from vifdesk.desktop.theme import colours
from vifdesk.desktop.tokens import SPACE_L, SPACE_M, SPACE_XS, Role
from vifdesk.desktop.widgets.card import empty
from vifdesk.desktop.widgets.labels import text_label
from vifdesk.desktop.widgets.page import row
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
    """Events can be corrected here; evaluations, decisions and calls stand among them, to be read.

    `event_kept(place or None, event, motive)`, `event_removed(place, motive)`: confirmed, what it changes in sight.
    """

    event_kept = Signal(object, object, str)
    event_removed = Signal(int, str)

    def __init__(self, desk: Desk) -> None:
        super().__init__("evenements", desk)
        self._lines.setSpacing(0)
        place = self.body.indexOf(self._lines)
        self.body.removeItem(self._form_place)
        self.body.insertLayout(place, self._form_place)  # above the line of time, which may be long
        self.body.insertLayout(place, row(self.add))
        self._content: Content = {}
        self.removal: RemovalWell | None = None

    def display_content(self, content: Content, register: Register) -> None:
        """Everything that has a date, the oldest first."""
        self._content = content
        self._register, self._items = register, list(items_of(content, "evenements"))
        empty(self._lines)
        moments = sorted(self._moments(content), key=lambda one: one[0])
        if not moments:
            self._lines.addWidget(text_label(EMPTY_WORDS["evenements"], Role.MUTED))
        for rank, (_moment, shown, tone) in enumerate(moments):
            last = rank == len(moments) - 1
            self._lines.addWidget(_beside(_Mark(tone, first=rank == 0, last=last), shown))

    def ask(self, place: int | None) -> None:
        """Open the form, for a new event or for the one at `place`: it shows what would change before it is kept."""
        if self._register is None:
            return
        self.close_form()
        self.asked = place
        item = None if place is None else self._items[place]
        form = EventForm(self._desk, self._register, self._content, rank=place, item=item)
        form.kept.connect(lambda event, motive: self.event_kept.emit(place, event, motive))
        form.cancelled.connect(self.close_form)
        self.form = form
        self._form_place.addWidget(form)
        self.add.hide()
        form.first.setFocus()

    def remove(self, place: int) -> None:
        """Take an event away: at once where nothing moves, else after a look at what does."""
        if self._register is None:
            return
        preview = preview_removal(self._desk, self._register, str(self._content.get("reference", "")), place)
        if not preview.moves and not preview.objections:
            self.event_removed.emit(place, "")
            return
        self.close_form()
        well = RemovalWell(preview)
        well.confirmed.connect(lambda motive: self.event_removed.emit(place, motive))
        well.cancelled.connect(self.close_form)
        self.removal = well
        self._form_place.addWidget(well)
        self.add.hide()
        well.first.setFocus()

    def close_form(self) -> bool:
        """Put the form away, or the question before a removal; whether there was one."""
        asked, self.removal = self.removal is not None, None
        return super().close_form() or asked

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
