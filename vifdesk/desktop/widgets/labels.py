"""Texts by what they are. Colour and size come from the stylesheet, never from the page."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextLayout, QTextLine, QTextOption
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from vifdesk.desktop.tokens import LINE_GAP, Role


class TextLabel(QLabel):
    """A plain text that wraps, with more air between its lines than Qt's own label gives. Never reads markup."""

    def __init__(self, text: str = "", *, selectable: bool = False, airy: bool = True) -> None:
        super().__init__()
        self._plain = ""
        self._selectable, self._airy = selectable, airy
        # only Qt's own rich text can be both selected with the mouse and set with air between its lines
        self.setTextFormat(Qt.TextFormat.RichText if selectable else Qt.TextFormat.PlainText)
        if selectable:
            self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setText(text)

    def setText(self, text: str) -> None:
        self._plain = text
        super().setText(_marked_up(text, airy=self._airy) if self._selectable else text)

    def text(self) -> str:
        return self._plain

    def heightForWidth(self, width: int) -> int:
        return self._aired(super().heightForWidth(width))

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width(), self._aired(hint.height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        natural = super().heightForWidth(self.width())
        if self._selectable or self._aired(natural) == natural:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        lines = self._lines()
        tall = sum(line.height() for line in _each(lines)) + self._gap() * (lines.lineCount() - 1)
        centred = bool(self.alignment() & Qt.AlignmentFlag.AlignVCenter)
        top = max(0.0, (self.height() - tall) / 2) if centred else 0.0
        for line in _each(lines):
            line.draw(painter, QPointF(0, top))
            top += line.height() + self._gap()

    def _gap(self) -> int:
        return round(self.fontMetrics().height() * LINE_GAP) if self._airy else 0

    def _aired(self, natural: int) -> int:
        """The height, with the air between its lines."""
        if self._selectable or not self.wordWrap() or natural < 0:
            return natural
        lines = max(1, round(natural / max(1, self.fontMetrics().lineSpacing())))
        return natural + (lines - 1) * self._gap()

    def _lines(self) -> QTextLayout:
        layout = QTextLayout(self._plain.replace("\n", "\u2028"), self.font(), self)
        option = QTextOption(self.alignment())
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self.width())
        layout.endLayout()
        return layout


def _each(layout: QTextLayout) -> list[QTextLine]:
    return [layout.lineAt(number) for number in range(layout.lineCount())]


def _marked_up(text: str, *, airy: bool) -> str:
    lines, height = escape(text).replace("\n", "<br>"), 100 + round(100 * LINE_GAP) if airy else 100
    return f'<p style="margin: 0; line-height: {height}%">{lines}</p>' if text else ""


_LARGE = (Role.PAGE_TITLE, Role.QUESTION, Role.BIG_DATE, Role.DATE)


def text_label(text: str = "", role: Role = Role.BODY, *, tone: str = "", selectable: bool = False) -> QLabel:
    """A text that wraps and takes the height it needs; never read as markup.

    `tone` colours it (`accent`, or a tone or severity); `selectable` lets the mouse select it.
    """
    label = TextLabel(text, selectable=selectable, airy=role not in _LARGE)
    label.setProperty("role", str(role))
    if tone:
        label.setProperty("tone", tone)
    return label


def short_label(text: str = "", role: Role = Role.BODY, *, tone: str = "") -> QLabel:
    """A text of one line, as wide as it is."""
    label = text_label(text, role, tone=tone)
    label.setWordWrap(False)
    label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
    return label


def set_role(widget: QWidget, **properties: object) -> None:
    """Change the properties that the stylesheet reads (`role`, `tone`, `refused`…) and dress the widget again."""
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
