"""Texts by what they are. Colour and size come from the tokens, never from the page."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from vifdesk.desktop.discretion import follow
from vifdesk.desktop.theme import colours
from vifdesk.desktop.tokens import LINE_GAP, TEXT_SCALE, Role
from vifdesk.desktop.widgets.painting import MIDDLE, fill, scaled, text_size, use_pen, write

_LARGE = {Role.PAGE_TITLE, Role.QUESTION, Role.BIG_DATE, Role.DATE}
_MUTED = {Role.MUTED, Role.CAPTION, Role.LEAD}
_WIDEST = 68
"""The width that a wrapped text would take if it were asked, in average letters."""


class TextLabel(QLabel):
    """A plain text that wraps, set and coloured by its properties `role`, `tone` and `enabled_look`. Never reads markup.

    It paints itself: a stylesheet's rules would be gone through for every label, and give its lines no air.
    """

    def __init__(self, text: str, role: Role, *, wraps: bool) -> None:
        super().__init__()
        self.setProperty("role", str(role))
        self._wraps = wraps
        self._heights: dict[tuple[object, ...], int] = {}
        self._hints: dict[tuple[object, ...], QSize] = {}
        across = QSizePolicy.Policy.Preferred if wraps else QSizePolicy.Policy.Maximum
        policy = QSizePolicy(across, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(wraps)
        self.setSizePolicy(policy)
        self.setText(text)

    def setText(self, text: str) -> None:
        follow(self, "text", self._put, text)

    def _put(self, text: str) -> None:
        if "<" in text:
            from PySide6.QtCore import Qt

            self.setTextFormat(Qt.TextFormat.PlainText)
        self._forget_measures()
        super().setText(text)

    def setWordWrap(self, on: bool) -> None:
        self._forget_measures()
        self._wraps = on
        super().setWordWrap(on)

    def wordWrap(self) -> bool:
        return self._wraps

    # ------------------------------------------------------------------------------------------------ measures

    def role(self) -> Role:
        """What the text is."""
        return Role(self.property("role"))

    def letters(self) -> QFont:
        """The font that the text is set in."""
        scale, bold = TEXT_SCALE[self.role()]
        return scaled(self.font(), scale, bold=bold)

    def fontMetrics(self) -> QFontMetrics:
        return QFontMetrics(self.letters())

    def hasHeightForWidth(self) -> bool:
        return self._wraps

    def heightForWidth(self, width: int) -> int:
        key = (width, *self._setting())
        if key not in self._heights:
            letters = self.letters()
            natural = text_size(letters, self.text() or " ", width).height()
            metrics = QFontMetrics(letters)
            lines = max(1, round(natural / metrics.lineSpacing()))
            self._heights[key] = natural + (lines - 1) * self._gap(metrics)
        return self._heights[key]

    def sizeHint(self) -> QSize:
        key = ("hint", *self._setting())
        if key not in self._hints:
            self._hints[key] = self._hint(self.fontMetrics())
        return QSize(self._hints[key])

    def _hint(self, metrics: QFontMetrics) -> QSize:
        width = max(metrics.horizontalAdvance(part) for part in self.text().split("\n")) + 1
        if not self._wraps:
            return QSize(width, metrics.height())
        width = min(width, metrics.averageCharWidth() * _WIDEST)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        if not self._wraps:
            return self.sizeHint()
        key = ("least", *self._setting())
        if key not in self._hints:
            metrics = self.fontMetrics()
            longest = max((metrics.horizontalAdvance(word) for word in self.text().split(" ")), default=0)
            self._hints[key] = QSize(min(longest + 1, metrics.averageCharWidth() * _WIDEST), metrics.height())
        return QSize(self._hints[key])

    def _setting(self) -> tuple[object, ...]:
        """What the measures depend on besides the text: Qt asks for them dozens of times a layout."""
        return (self.property("role"), self.font().pointSizeF())

    def _forget_measures(self) -> None:
        self._heights.clear()
        self._hints.clear()

    def _gap(self, metrics: QFontMetrics) -> int:
        return 0 if self.role() in _LARGE else round(metrics.height() * LINE_GAP)

    # ------------------------------------------------------------------------------------------------ painting

    def ink(self) -> str:
        """The colour of the text, by its tone, else by its role."""
        theme, tone = colours(), self.property("tone")
        if self.property("enabled_look") == "false" or not self.isEnabled():
            return theme.disabled
        if tone:
            return theme.shade(tone).ink
        return theme.muted if self.role() in _MUTED else theme.text

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, letters, flags = QPainter(self), self.letters(), self._flags()
        metrics = QFontMetrics(letters)
        if not self._wraps or self.heightForWidth(self.width()) <= metrics.height():
            across, down = flags & _ACROSS, 0 if flags & _TOP else MIDDLE
            write(painter, self.rect(), across | down, self.text(), letters, self.ink())
        else:
            use_pen(painter, self.ink())
            self._paint_lines(painter, letters, flags)

    def _paint_lines(self, painter: QPainter, letters: QFont, flags: int) -> None:
        layout = QTextLayout(self.text().replace("\n", "\u2028"), letters, self)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        layout.setTextOption(option)
        heights = _break_lines(layout, self.width())
        gap = self._gap(QFontMetrics(letters))
        tall = sum(heights) + gap * (len(heights) - 1)
        top = 0.0 if flags & _TOP else max(0.0, (self.height() - tall) / 2)
        for number, height in enumerate(heights):
            line = layout.lineAt(number)
            left = (self.width() - line.naturalTextWidth()) / 2 if flags & _ACROSS else 0.0
            line.draw(painter, QPointF(left, top))
            top += height + gap

    def _flags(self) -> int:
        # asking Qt for the alignment would load its whole namespace; the one it was given is remembered instead
        return int(self.property("alignment_flags") or 0)

    def setAlignment(self, alignment: object) -> None:
        self.setProperty("alignment_flags", int(getattr(alignment, "value", alignment)))  # type: ignore[call-overload]
        super().setAlignment(alignment)  # type: ignore[arg-type]


_TOP, _ACROSS = 0x20, 0x04


def _break_lines(layout: QTextLayout, width: int) -> list[float]:
    """Break the text at `width`; the height of each line."""
    heights = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        heights.append(line.height())
    layout.endLayout()
    return heights


class SelectableLabel(QLabel):
    """The same for a text that the mouse may select: Qt's own rich text, dressed by the stylesheet."""

    def __init__(self, text: str, role: Role) -> None:
        from PySide6.QtCore import Qt

        super().__init__()
        self._plain = ""
        self.setProperty("role", str(role))
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setText(text)

    def setText(self, text: str) -> None:
        follow(self, "text", self._put, text)

    def _put(self, text: str) -> None:
        self._plain = text
        super().setText(_marked_up(text, airy=Role(self.property("role")) not in _LARGE))

    def text(self) -> str:
        return self._plain


def _marked_up(text: str, *, airy: bool) -> str:
    from html import escape

    lines, height = escape(text).replace("\n", "<br>"), 100 + round(100 * LINE_GAP) if airy else 100
    return f'<p style="margin: 0; line-height: {height}%">{lines}</p>' if text else ""


def text_label(text: str = "", role: Role = Role.BODY, *, tone: str = "", selectable: bool = False) -> QLabel:
    """A text that wraps and takes the height it needs; never read as markup.

    `tone` colours it (`accent`, or a tone or severity); `selectable` lets the mouse select it.
    """
    label = SelectableLabel(text, role) if selectable else TextLabel(text, role, wraps=True)
    if tone:
        label.setProperty("tone", tone)
    return label


def short_label(text: str = "", role: Role = Role.BODY, *, tone: str = "") -> QLabel:
    """A text of one line, as wide as it is."""
    label = TextLabel(text, role, wraps=False)
    if tone:
        label.setProperty("tone", tone)
    return label


def set_role(widget: QWidget, **properties: object) -> None:
    """Change the properties that say what a widget is (`role`, `tone`, `refused`…) and dress it again."""
    if all(widget.property(name) == value for name, value in properties.items()):
        return
    for name, value in properties.items():
        widget.setProperty(name, value)
    if not isinstance(widget, TextLabel):
        widget.style().unpolish(widget)
        widget.style().polish(widget)
    widget.updateGeometry()
    widget.update()


class Line(QFrame):
    """A thin line between two things."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        fill(QPainter(self), self.rect(), colours().edge)


def line() -> QFrame:
    """A thin line between two things."""
    return Line()
