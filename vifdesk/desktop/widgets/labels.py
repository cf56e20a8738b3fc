"""Texts by what they are. Colour and size come from the stylesheet, never from the page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from vifdesk.desktop.tokens import Role


def text_label(text: str = "", role: Role = Role.BODY, *, tone: str = "", selectable: bool = False) -> QLabel:
    """A text that wraps and takes the height it needs; never read as markup.

    `tone` colours it (`accent`, or a tone or severity); `selectable` lets the mouse select it.
    """
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", str(role))
    if tone:
        label.setProperty("tone", tone)
    label.setWordWrap(True)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    label.setSizePolicy(policy)
    label.setMinimumWidth(1)
    if selectable:
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def short_label(text: str = "", role: Role = Role.BODY, *, tone: str = "") -> QLabel:
    """A text of one line, as wide as it is."""
    label = text_label(text, role, tone=tone)
    label.setWordWrap(False)
    label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
    label.setMinimumWidth(0)
    return label


def set_role(widget: QWidget, **properties: object) -> None:
    """Change the properties that the stylesheet reads (`role`, `tone`, `stripe`, `refused`…) and dress the widget again."""
    if all(widget.property(name) == value for name, value in properties.items()):
        return
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def line() -> QFrame:
    """A thin line between two things."""
    frame = QFrame()
    frame.setProperty("role", "line")
    frame.setFixedHeight(1)
    return frame
