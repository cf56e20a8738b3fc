"""The places of the window, one of which is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from vifdesk.desktop.shell.place import Place


class Places(QObject):
    """`shown(Place)`: another page is on the screen. `renamed(Place)`: one of the places has another title.

    `builders` make the pages of the places that are always there, each when it is first gone to.
    """

    shown = Signal(object)
    renamed = Signal(object)

    def __init__(
        self, stack: QStackedWidget, builders: Mapping[str, Callable[[], QWidget]], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._stack, self._builders = stack, builders
        self._places: dict[str, Place] = {}
        self._current: Place | None = None

    @property
    def current(self) -> Place | None:
        """Where one is; None before the first."""
        return self._current

    def __contains__(self, key: str) -> bool:
        return key in self._places

    def __getitem__(self, key: str) -> Place:
        return self._places[key]

    def all(self) -> tuple[Place, ...]:
        """Every place there is now."""
        return tuple(self._places.values())

    def go(self, key: str) -> None:
        """Show a place. An unknown one is a bug (`KeyError`)."""
        if key not in self._places:
            self.add(Place(key, self._builders[key](), self))
        self._current = self._places[key]
        self._show()

    def add(self, place: Place) -> None:
        """One more place; shows nothing."""
        self._places[place.key] = place
        place.page_changed.connect(lambda: self._page_changed(place))
        place.renamed.connect(lambda: self.renamed.emit(place))

    def drop(self, key: str) -> Place:
        """Take a place out, pages and all, and hand it over; it can be added again."""
        place = self._places.pop(key)
        place.page_changed.disconnect()
        place.renamed.disconnect()
        for page in place.pages:
            self._stack.removeWidget(page)
            page.hide()
        if self._current is place:
            self._current = None
        return place

    def _page_changed(self, place: Place) -> None:
        if place is self._current:
            self._show()

    def _show(self) -> None:
        place = self._current
        assert place is not None
        page = place.page
        # asked before the stack shows the page: it would put the keyboard on whatever comes first there
        kept: QWidget | None = page.focusWidget()
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self._focus(page, kept)
        self.shown.emit(place)

    def take_keyboard(self) -> None:
        """Give the keyboard to the page that is shown, where nothing in sight has it."""
        focused = self._stack.window().focusWidget()
        if self._current is not None and (focused is None or not focused.isVisible()):
            self._focus(self._current.page, None)

    def _focus(self, page: QWidget, kept: QWidget | None) -> None:
        """The keyboard stands where it stood on this page, else where the page wants it; a veil keeps it to itself."""
        if self._stack.isHidden():
            return
        first = getattr(page, "first_focus", None)
        target = kept if kept is not None else first() if first else None
        if target is not None:
            target.setFocus()
