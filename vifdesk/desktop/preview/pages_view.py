"""The pages of a paper, one under the other, at any size."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from vifdesk.desktop.theme import colours
from vifdesk.desktop.tokens import SPACE_L
from vifdesk.desktop.widgets.painting import focus_ring

SCREEN_DOTS_PER_INCH = 96
"""What Qt calls an inch of screen, before the display's own factor."""
SMALLEST_ZOOM, LARGEST_ZOOM = 0.25, 4.0
_STEP = 1.15
_NEARLY = 2
"""A page that is so few pixels off its place was drawn for it: stretching it would only blur it."""
_SHARPENING_DELAY = 120
"""Milliseconds without another change of size before the pages are drawn anew."""


class PagesCanvas(QWidget):
    """Paints the pages; knows where each one lies."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._images: tuple[QImage, ...] = ()
        self._inches: tuple[QSizeF, ...] = ()
        self._zoom = 1.0
        self._ringed: int | None = None

    def display(self, images: Sequence[QImage], dots_per_inch: int) -> None:
        """Show these pages, drawn at so many dots per inch; the zoom stays."""
        self._images = tuple(images)
        self._inches = tuple(image.size().toSizeF() / dots_per_inch for image in images)
        self._settle()

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._images)

    @property
    def zoom(self) -> float:
        """1.0 is the size of the paper."""
        return self._zoom

    def set_zoom(self, zoom: float) -> None:
        """Change the size of every page."""
        self._zoom = zoom
        self._settle()

    def widest_inches(self) -> float:
        """The width of the widest page."""
        return max((size.width() for size in self._inches), default=1.0)

    def page_rect(self, number: int) -> QRect:
        """Where a page lies; `number` counts from 0."""
        top = SPACE_L
        for size in self._inches[:number]:
            top += self._pixels(size).height() + SPACE_L
        page = self._pixels(self._inches[number])
        return QRect((self.width() - page.width()) // 2, top, page.width(), page.height())

    def page_at(self, y: int) -> int:
        """The page that lies at `y`, or the last one above it; counts from 0."""
        above = [n for n in range(self.count) if self.page_rect(n).top() - SPACE_L <= y]
        return above[-1] if above else 0

    def sizeHint(self) -> QSize:
        pages = [self._pixels(size) for size in self._inches]
        width = max((page.width() for page in pages), default=0) + 2 * SPACE_L
        return QSize(width, SPACE_L + sum(page.height() + SPACE_L for page in pages))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for number, image in enumerate(self._images):
            rect = self.page_rect(number)
            if rect.intersects(event.rect().adjusted(-SPACE_L, -SPACE_L, SPACE_L, SPACE_L)):
                painter.fillRect(rect.translated(0, 2).adjusted(-1, 0, 1, 1), QColor(0, 0, 0, 30))
                self._paint_page(painter, rect, image)
                painter.setPen(QPen(QColor(colours().edge_strong), 1))
                painter.drawRect(rect.adjusted(-1, -1, 0, 0))
        if self._ringed is not None and self._ringed < self.count:
            theme = colours()
            focus_ring(
                painter, self.page_rect(self._ringed).adjusted(-4, -4, 4, 4), theme.focus, theme.ground
            )

    def ring(self, number: int | None) -> None:
        """Draw the focus around a page, counted from 0; None: around none."""
        if number != self._ringed:
            self._ringed = number
            self.update()

    def _paint_page(self, painter: QPainter, rect: QRect, image: QImage) -> None:
        """Pixel for pixel when the page was drawn for this size, else stretched until it is."""
        ratio = self.devicePixelRatioF()
        if abs(image.width() / ratio - rect.width()) > _NEARLY:
            painter.drawImage(rect, image)
            return
        image.setDevicePixelRatio(ratio)
        painter.drawImage(rect.topLeft(), image)

    def _pixels(self, inches: QSizeF) -> QSize:
        return (inches * SCREEN_DOTS_PER_INCH * self._zoom).toSize()

    def _settle(self) -> None:
        self.setMinimumSize(self.sizeHint())
        self.updateGeometry()
        self.update()


class PagesView(QScrollArea):
    """Scrolls and zooms the pages, and says when they should be drawn sharper."""

    place_changed = Signal(int, int)
    """The page in sight, counted from 1, and how many there are."""
    zoom_changed = Signal(float)
    sharper_wanted = Signal(int)
    """The pages are shown at another size than they were drawn for: so many dots per inch would suit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.canvas = PagesCanvas()
        self.setWidget(self.canvas)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._fit: float | None = 1.0
        self._sharpening = QTimer(self)
        self._sharpening.setSingleShot(True)
        self._sharpening.setInterval(_SHARPENING_DELAY)
        self._sharpening.timeout.connect(lambda: self.sharper_wanted.emit(self.dots_per_inch()))
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._tell_place())
        self.verticalScrollBar().rangeChanged.connect(lambda _low, _high: self._tell_place())

    def display(self, images: Sequence[QImage], dots_per_inch: int) -> None:
        """Show these pages where the eye is; at first at the size of the paper, or as wide as there is room for."""
        self.canvas.display(images, dots_per_inch)
        self._follow_width()
        self.zoom_changed.emit(self.canvas.zoom)
        if self.dots_per_inch() != dots_per_inch:
            self._sharpening.start()
        self._tell_place()

    def dots_per_inch(self) -> int:
        """What the pages should be drawn at to be sharp at this size, on this screen."""
        return max(24, round(SCREEN_DOTS_PER_INCH * self.canvas.zoom * self.devicePixelRatioF()))

    @property
    def page(self) -> int:
        """The page in sight, counted from 1."""
        return self.canvas.page_at(self.verticalScrollBar().value() + self.viewport().height() // 3) + 1

    def go_to_page(self, number: int) -> None:
        """Bring the top of a page into sight; `number` counts from 1."""
        place = max(1, min(number, self.canvas.count)) - 1
        if self.canvas.count:
            self.verticalScrollBar().setValue(self.canvas.page_rect(place).top() - SPACE_L)

    def zoom_in(self) -> None:
        """One step larger."""
        self.set_zoom(self.canvas.zoom * _STEP)

    def zoom_out(self) -> None:
        """One step smaller."""
        self.set_zoom(self.canvas.zoom / _STEP)

    def set_zoom(self, zoom: float) -> None:
        """Show the pages at this size: 1.0 is the size of the paper."""
        self._fit = None
        self._apply(zoom)

    def fit_width(self) -> None:
        """Show the pages as wide as the window, and keep them so when it changes."""
        self._fit = LARGEST_ZOOM
        self._follow_width()

    # ------------------------------------------------------------------------------------------------ Qt's events

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self.canvas.zoom * _STEP ** (event.angleDelta().y() / 120))
            event.accept()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom_in()
            case Qt.Key.Key_Minus:
                self.zoom_out()
            case Qt.Key.Key_0 | Qt.Key.Key_Agrave:  # the same key of a French keyboard
                self.set_zoom(1.0)
            case Qt.Key.Key_Home:
                self.go_to_page(1)
            case Qt.Key.Key_End:
                self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())
            case Qt.Key.Key_Space:
                self._turn(backward=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
            case _:
                super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._follow_width()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._tell_place()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.canvas.ring(None)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.canvas.update()

    # ------------------------------------------------------------------------------------------------ inside

    def _turn(self, *, backward: bool) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + (-bar.pageStep() if backward else bar.pageStep()))

    def _follow_width(self) -> None:
        """As wide as there is room for, up to what was asked; nothing once the user has chosen a size."""
        if self._fit is not None and self.canvas.count:
            room = self.width() - self.verticalScrollBar().sizeHint().width() - 2 * SPACE_L
            self._apply(min(self._fit, room / (SCREEN_DOTS_PER_INCH * self.canvas.widest_inches())))

    def _apply(self, zoom: float) -> None:
        zoom = max(SMALLEST_ZOOM, min(LARGEST_ZOOM, zoom))
        if abs(zoom - self.canvas.zoom) < 0.001:
            return
        at_top = self.verticalScrollBar().value() == 0
        middle = self._middle()
        self.canvas.set_zoom(zoom)
        self.canvas.resize(self.canvas.sizeHint().expandedTo(self.viewport().size()))
        self._centre_on(middle)
        if at_top:
            self.verticalScrollBar().setValue(0)
        self.zoom_changed.emit(zoom)
        self._sharpening.start()

    def _middle(self) -> QPointF:
        """What lies in the middle of the view, as parts of the canvas."""
        size, view = self.canvas.size(), self.viewport().size()
        return QPointF(
            (self.horizontalScrollBar().value() + view.width() / 2) / max(1, size.width()),
            (self.verticalScrollBar().value() + view.height() / 2) / max(1, size.height()),
        )

    def _centre_on(self, part: QPointF) -> None:
        size, view = self.canvas.size(), self.viewport().size()
        self.horizontalScrollBar().setValue(round(part.x() * size.width() - view.width() / 2))
        self.verticalScrollBar().setValue(round(part.y() * size.height() - view.height() / 2))

    def _tell_place(self) -> None:
        if self.canvas.count:
            self.place_changed.emit(self.page, self.canvas.count)
            self.canvas.ring(self.page - 1 if self.hasFocus() else None)
