"""One list of a dossier: its items, each to be corrected or taken away, and one more to be added."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from vifdesk.actions.desk import Desk
from vifdesk.actions.register import Register
from vifdesk.desktop.discretion import speak
from vifdesk.desktop.register.event_form import EventForm
from vifdesk.desktop.register.item_form import ItemForm
from vifdesk.desktop.register.words import ADD_WORDS, EMPTY_WORDS, PART_TITLES, item_detail, item_title
from vifdesk.desktop.tokens import SPACE_S, SPACE_XS, Role
from vifdesk.desktop.widgets.button import LINK, QUIET, Button
from vifdesk.desktop.widgets.card import Card, empty
from vifdesk.desktop.widgets.labels import line, text_label
from vifdesk.desktop.widgets.page import row

Item = Mapping[str, object]


class PartCard(Card):
    """`changed(part, items)`: the list is to be this one."""

    changed = Signal(str, object)

    def __init__(self, part: str, desk: Desk) -> None:
        super().__init__(PART_TITLES[part])
        self.part, self._desk = part, desk
        self._register: Register | None = None
        self._items: list[Item] = []
        self.form: ItemForm | EventForm | None = None
        self.asked: int | None = None
        self._lines = QVBoxLayout()
        self._lines.setSpacing(SPACE_S)
        self.body.addLayout(self._lines)
        self._form_place = QVBoxLayout()
        self.body.addLayout(self._form_place)
        self.add = Button(ADD_WORDS[part], kind=QUIET, icon="plus")
        self.add.clicked.connect(lambda: self.ask(None))
        self.body.addLayout(row(self.add))
        self.body.addStretch(1)

    def display(self, items: Sequence[Item], register: Register) -> None:
        """Show these items; a form that is open stays open."""
        self._register, self._items = register, list(items)
        empty(self._lines)
        if not self._items:
            self._lines.addWidget(text_label(EMPTY_WORDS[self.part], Role.MUTED))
        for place in self._order():
            self._lines.addWidget(self._line(place, self._items[place]))

    def _order(self) -> list[int]:
        return list(range(len(self._items)))

    def ask(self, place: int | None) -> None:
        """Open the form, for one more item or for the one at `place`."""
        if self._register is None:
            return
        self.close_form()
        self.asked = place
        item = None if place is None else self._items[place]
        self.form = form = ItemForm(self.part, self._desk, self._register, item)
        items = list(self._items)  # as they are under this form: others may come in while it is open
        form.confirmed.connect(lambda filled: self._keep(items, place, filled))
        self.form.cancelled.connect(self.close_form)
        self._form_place.addWidget(self.form)
        self.add.hide()
        self.form.first.setFocus()

    def close_form(self) -> bool:
        """Put the form away; whether there was one."""
        was_open = self.form is not None
        self.form = None
        empty(self._form_place)
        self.add.show()
        return was_open

    def _keep(self, items: list[Item], place: int | None, filled: Item) -> None:
        given = [filled if rank == place else item for rank, item in enumerate(items)]
        self.changed.emit(self.part, given if place is not None else [*given, filled])

    def remove(self, place: int) -> None:
        """Take an item away; Ctrl+Z brings it back."""
        self.changed.emit(self.part, [item for rank, item in enumerate(self._items) if rank != place])

    def _line(self, place: int, item: Item) -> QWidget:
        shown = QWidget()
        shown.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_XS)
        assert self._register is not None
        title = item_title(self.part, item, self._register.events)
        column.addWidget(text_label(title, Role.STRONG, selectable=True))
        detail = item_detail(self.part, item)
        if detail:
            column.addWidget(text_label(detail, Role.MUTED, selectable=True))
        column.addLayout(self._line_buttons(place, title))
        column.addWidget(line())
        return shown

    def _line_buttons(self, place: int, title: str) -> QHBoxLayout:
        change, remove = Button("Modifier", kind=LINK), Button("Retirer", kind=LINK)
        speak(change, f"Modifier\u00a0: {title}")
        speak(remove, f"Retirer\u00a0: {title}")
        change.clicked.connect(lambda: self.ask(place))
        remove.clicked.connect(lambda: self.remove(place))
        return row(change, remove)
