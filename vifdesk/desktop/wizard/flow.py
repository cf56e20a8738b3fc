"""Buttons beside each other that go on to the next line where the width ends."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

from vifdesk.desktop.tokens import SPACE_S


class _FlowLayout(QLayout):
    """Each widget as wide as it wishes, those that expand wider; all of one line as high as the highest."""

    def __init__(self, parent: QWidget, spacing: int) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        hints = [item.sizeHint() for item in self._shown()]
        width = sum(hint.width() for hint in hints) + self.spacing() * max(0, len(hints) - 1)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:
        sizes = [item.minimumSize() for item in self._shown()]
        return QSize(
            max((size.width() for size in sizes), default=0),
            max((size.height() for size in sizes), default=0),
        )

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Put every widget in its place when `move`; the height that all take."""
        top, height = rect.y(), 0
        for line in self._lines(rect.width()):
            if height:
                top += height + self.spacing()
            height = max(_height(item, rect.width()) for item in line)
            left, spare = rect.x(), self._spare(line, rect.width())
            for item in line:
                width = min(item.sizeHint().width(), rect.width()) + (spare if _grows(item) else 0)
                if move:
                    item.setGeometry(QRect(QPoint(left, top), QSize(width, height)))
                left += width + self.spacing()
        return top + height - rect.y()

    def _spare(self, line: list[QLayoutItem], width: int) -> int:
        """What each widget of the line that grows gets of the room left."""
        growing = sum(_grows(item) for item in line)
        used = sum(item.sizeHint().width() for item in line) + self.spacing() * (len(line) - 1)
        return max(0, width - used) // growing if growing else 0

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        used = width + 1
        for item in self._shown():
            wanted = item.sizeHint().width()
            if lines and used + self.spacing() + wanted <= width:
                lines[-1].append(item)
                used += self.spacing() + wanted
            else:
                lines.append([item])
                used = wanted
        return lines


def _grows(item: QLayoutItem) -> bool:
    return bool(item.expandingDirections() & Qt.Orientation.Horizontal)


def _height(item: QLayoutItem, width: int) -> int:
    inner = min(item.sizeHint().width(), width)
    return item.heightForWidth(inner) if item.hasHeightForWidth() else item.sizeHint().height()


class Flow(QWidget):
    """`add(widget)`: one more at the end of the line, or on the next."""

    def __init__(self, *widgets: QWidget, spacing: int = SPACE_S) -> None:
        super().__init__()
        self._layout = _FlowLayout(self, spacing)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for widget in widgets:
            self.add(widget)

    def add(self, widget: QWidget) -> None:
        """One more widget."""
        self._layout.addWidget(widget)
