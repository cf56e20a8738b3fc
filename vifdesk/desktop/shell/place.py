"""One place of the window: a page, and what has been laid over it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget


class Place(QObject):
    """Where a line of the rail leads. `page_changed`: another page lies on top; `renamed`: it has another title.

    What a page may offer, and is asked for by name: `undo()`, `redo()`, `escape() -> bool`, `first_focus()`, `title()`.
    """

    page_changed = Signal()
    renamed = Signal()

    def __init__(self, key: str, base: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self._pages = [base]
        self._listen(base)

    @property
    def page(self) -> QWidget:
        """The page on top."""
        return self._pages[-1]

    @property
    def pages(self) -> tuple[QWidget, ...]:
        """All of them, the base first."""
        return tuple(self._pages)

    def title(self) -> str:
        """What the page on top calls itself."""
        title = getattr(self.page, "title", None)
        return str(title()) if title else self.page.accessibleName()

    def lay_over(self, page: QWidget) -> None:
        """Put a page on top."""
        self._pages.append(page)
        self._listen(page)
        self.page_changed.emit()

    def take_off(self) -> None:
        """Take the page on top away; the base stays."""
        if len(self._pages) > 1:
            page = self._pages.pop()
            self.page_changed.emit()
            page.setParent(None)
            page.deleteLater()

    def back(self) -> bool:
        """Step back inside the place: what the page does with Esc itself, else the page below. False: nothing to step back from."""
        escape = getattr(self.page, "escape", None)
        if escape is not None and escape():
            return True
        if len(self._pages) > 1:
            self.take_off()
            return True
        return False

    def ask_page(self, what: str) -> None:
        """Call the page's own `undo` or `redo`, if it has one."""
        act = getattr(self.page, what, None)
        if act is not None:
            act()

    def _listen(self, page: QWidget) -> None:
        changed = getattr(page, "title_changed", None)
        if changed is not None:
            changed.connect(self.renamed)
