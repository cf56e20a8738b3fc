"""The same situation once more: one more child, one more act."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from vifdesk.desktop.tokens import Role
from vifdesk.desktop.widgets.button import Button
from vifdesk.desktop.widgets.card import Card
from vifdesk.desktop.widgets.labels import text_label
from vifdesk.desktop.widgets.page import row
from vifdesk.domain.dates.wording import typographie
from vifdesk.domain.law.measure import Repetition


class AgainCard(Card):
    """A button for each repetition that the measure offers; hidden when it offers none."""

    asked_for = Signal(object)

    def __init__(self, repetitions: Sequence[Repetition]) -> None:
        super().__init__("Reprendre les mêmes réponses")
        self.buttons: dict[str, Button] = {}
        for repetition in repetitions:
            button = Button(typographie(repetition.button), icon="plus")
            button.clicked.connect(lambda _checked=False, one=repetition: self.asked_for.emit(one))
            self.buttons[repetition.id] = button
        self.body.addWidget(text_label("Seul ce qui change sera demandé de nouveau.", Role.MUTED))
        self.body.addLayout(row(*self.buttons.values()))
        if not self.buttons:
            self.hide()
