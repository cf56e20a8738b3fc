"""What to do, in order, for whom; ticked on the screen only."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vifdesk.desktop.tokens import SPACE_M, SPACE_S, SPACE_XS, Role
from vifdesk.desktop.widgets.card import Card, empty
from vifdesk.desktop.widgets.columns import Columns
from vifdesk.desktop.widgets.icons import Icon
from vifdesk.desktop.widgets.labels import line, text_label
from vifdesk.desktop.widgets.tick import Tick
from vifdesk.domain.wizard.evaluation import ToDo

_TEXT_LETTERS, _RECIPIENT_LETTERS = 44, 26
EPHEMERAL = "Les coches servent à l’écran : elles ne sont ni gardées, ni imprimées."


class ToDoCard(Card):
    """The actions. A tick lives as long as the page, whatever is drawn again."""

    def __init__(self) -> None:
        super().__init__("À faire, dans l’ordre")
        self._done: set[str] = set()
        self._progress = text_label("", Role.CAPTION)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(SPACE_S)
        self.body.addLayout(self._rows)
        self.body.addWidget(self._progress)
        self.ticks: tuple[Tick, ...] = ()

    def display(self, actions: Sequence[ToDo]) -> None:
        """Draw these actions in the place of those there were."""
        empty(self._rows)
        self.ticks = tuple(self._tick(action) for action in actions)
        for place, (action, tick) in enumerate(zip(actions, self.ticks, strict=True)):
            if place:
                self._rows.addWidget(line())
            self._rows.addWidget(_row(action, tick))
        self._tell()
        self.setVisible(bool(actions))

    def _tick(self, action: ToDo) -> Tick:
        tick = Tick(action.text, help=action.detail)
        tick.setChecked(action.id in self._done)
        spoken = (action.detail, _recipient(action), f"Source : {action.source}" if action.source else "")
        tick.setAccessibleDescription(" ".join(part for part in spoken if part))
        tick.toggled.connect(lambda done, action_id=action.id: self._mark(action_id, done))
        return tick

    def _mark(self, action_id: str, done: bool) -> None:
        (self._done.add if done else self._done.discard)(action_id)
        self._tell()

    def _tell(self) -> None:
        done = sum(tick.isChecked() for tick in self.ticks)
        count = f"{done} sur {len(self.ticks)} faite{'s' if done > 1 else ''}. " if done else ""
        self._progress.setText(f"{count}{EPHEMERAL}")


def _row(action: ToDo, tick: Tick) -> QWidget:
    columns = Columns(spacing=SPACE_M)
    columns.add(tick, _TEXT_LETTERS, 5)
    columns.add(_aside(action), _RECIPIENT_LETTERS, 3)
    return columns


def _aside(action: ToDo) -> QWidget:
    aside = QWidget()
    column = QVBoxLayout(aside)
    column.setContentsMargins(0, SPACE_XS + 1, 0, SPACE_XS)
    column.setSpacing(SPACE_XS)
    if action.recipient:
        to = QHBoxLayout()
        to.setSpacing(SPACE_XS + 2)
        to.addWidget(Icon("utilisateur", scale=1.0), 0, Qt.AlignmentFlag.AlignTop)
        to.addWidget(text_label(action.recipient, Role.BODY, selectable=True), 1)
        column.addLayout(to)
    if action.source:
        column.addWidget(text_label(action.source, Role.CAPTION, selectable=True))
    column.addStretch(1)
    return aside


def _recipient(action: ToDo) -> str:
    return f"Destinataire : {action.recipient}." if action.recipient else ""
