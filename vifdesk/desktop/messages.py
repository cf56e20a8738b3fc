"""The only place that shows a message: a bar inside the window, or a dialog that never blocks."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from vifdesk.actions.problems import UserProblem
from vifdesk.desktop.discretion import speak
from vifdesk.desktop.tokens import SPACE_L, SPACE_M, SPACE_S, SPACE_XL, Role
from vifdesk.desktop.widgets.button import PRIMARY, QUIET, SECONDARY, Button
from vifdesk.desktop.widgets.card import TONE_ICONS, Notice
from vifdesk.desktop.widgets.fields import TextArea
from vifdesk.desktop.widgets.icons import RoundIcon
from vifdesk.desktop.widgets.labels import text_label

SHOWN_FOR = 12_000
"""How long a notice stays, in milliseconds; one with a button stays until it is pressed, closed or replaced."""


class NoticeBar(QWidget):
    """Under the page: one sentence about what has just happened, with at most one button. A new one replaces it."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_XL, SPACE_S, SPACE_XL, SPACE_S)
        self._notice = Notice()
        self._action = Button("", kind=QUIET)
        self._close = Button("Fermer", kind=QUIET, icon="fermer")
        self._then: Callable[[], object] | None = None
        self._notice.add(self._action)
        self._notice.add(self._close)
        row.addWidget(self._notice)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self._close.clicked.connect(self.hide)
        self._action.clicked.connect(self._act)
        self.hide()

    @property
    def text(self) -> str:
        """What it says now; empty when hidden."""
        return self._notice.label.text() if self.isVisible() else ""

    def say(self, text: str, tone: str, action: str = "", then: Callable[[], object] | None = None) -> None:
        """Show a sentence; `then` is called once if the button named `action` is pressed."""
        self._notice.set_text(text, tone)
        self._then = then
        self._action.set_text(action)
        self._action.setVisible(bool(action))
        self.show()
        self._timer.stop()
        if not action:
            self._timer.start(SHOWN_FOR)

    def _act(self) -> None:
        then, self._then = self._then, None
        self.hide()
        if then is not None:
            then()


def say(
    widget: QWidget,
    text: str,
    *,
    tone: str = "favorable",
    action: str = "",
    then: Callable[[], object] | None = None,
) -> None:
    """Tell in the window of `widget` what has just happened: « Copié. ». `action` offers one way back, not more."""
    window = widget.window()
    bar = window.findChild(NoticeBar)
    if bar is None:
        make = getattr(window, "notice_bar", None)
        bar = make() if make else None
    if bar is not None:
        bar.say(text, tone, action, then)


class MessageDialog(QDialog):
    """A message that must be read: what happened, then what to do. Esc or the button closes it."""

    def __init__(self, parent: QWidget, message: str, remedy: str, *, tone: str, button: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("vifdesk")
        speak(self, message)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_XL, SPACE_XL, SPACE_XL, SPACE_L)
        row.setSpacing(SPACE_L)
        row.addWidget(RoundIcon(TONE_ICONS[tone], tone=tone), 0, Qt.AlignmentFlag.AlignTop)
        self._column = column = QVBoxLayout()
        column.setSpacing(SPACE_S)
        column.addWidget(text_label(message, Role.CARD_TITLE))
        if remedy:
            column.addWidget(text_label(remedy, Role.BODY))
        column.addSpacing(SPACE_M)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(SPACE_S)
        self._buttons.addStretch(1)
        column.addLayout(self._buttons)
        row.addLayout(column, 1)
        self.close_button = Button(button, kind=PRIMARY)
        self.close_button.clicked.connect(self.accept)
        self._buttons.addWidget(self.close_button)
        self.close_button.setFocus()
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 62)

    def add_reading(self, text: str) -> None:
        """A long text that scrolls."""
        reading = TextArea(lines=18, name=self.accessibleName())
        reading.setPlainText(text)
        reading.setReadOnly(True)
        self._column.insertWidget(1, reading)

    def add_button(self, button: Button) -> None:
        """One more button, at the left of the first."""
        self._buttons.insertWidget(1, button)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focus = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focus, Button):
            focus.click()
        else:
            super().keyPressEvent(event)


def show_problem(widget: QWidget, problem: UserProblem) -> MessageDialog:
    """Show what could not be done and what to do about it; returns at once."""
    dialog = MessageDialog(widget.window(), problem.message, problem.remedy, tone="alerte", button="Fermer")
    dialog.open()
    return dialog


def show_message(widget: QWidget, message: str, detail: str = "") -> MessageDialog:
    """Show something that must be read and is not a problem; returns at once."""
    dialog = MessageDialog(widget.window(), message, detail, tone="accent", button="Fermer")
    dialog.open()
    return dialog


def ask(
    widget: QWidget, question: str, detail: str, *, do: str, leave: str, then: Callable[[], object]
) -> MessageDialog:
    """Ask before something that cannot be undone; `then` is called if the button named `do` is pressed. Returns at once."""
    dialog = MessageDialog(widget.window(), question, detail, tone="attente", button=leave)
    go_on = Button(do, kind=SECONDARY)
    dialog.add_button(go_on)
    go_on.clicked.connect(dialog.accept)
    go_on.clicked.connect(then)
    dialog.open()
    return dialog


def show_text(widget: QWidget, title: str, text: str) -> MessageDialog:
    """Show a long text to read; returns at once."""
    dialog = MessageDialog(widget.window(), title, "", tone="accent", button="Fermer")
    dialog.add_reading(text)
    dialog.open()
    return dialog
