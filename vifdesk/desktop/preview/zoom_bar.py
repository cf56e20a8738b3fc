"""The line above the pages: which page, at what size."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from vifdesk.desktop.preview.pages_view import PagesView
from vifdesk.desktop.tokens import SPACE_S, SPACE_XL, SPACE_XS, Role
from vifdesk.desktop.widgets.button import QUIET, Button
from vifdesk.desktop.widgets.labels import short_label


class ZoomBar(QWidget):
    """Follows a view of pages, and drives it."""

    def __init__(self, view: PagesView) -> None:
        super().__init__()
        self._view = view
        self.place = short_label("", Role.MUTED)
        self.size_label = short_label("", Role.MUTED)
        self.smaller = Button("Réduire", kind=QUIET, icon="zoom-moins", key="−")
        self.larger = Button("Agrandir", kind=QUIET, icon="zoom-plus", key="+")
        self.whole_width = Button("Pleine largeur", kind=QUIET, key="L")
        self.smaller.clicked.connect(view.zoom_out)
        self.larger.clicked.connect(view.zoom_in)
        self.whole_width.clicked.connect(view.fit_width)
        view.place_changed.connect(self._show_place)
        view.zoom_changed.connect(self._show_size)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_XL, SPACE_XS, SPACE_XL, SPACE_XS)
        row.setSpacing(SPACE_S)
        row.addWidget(self.place)
        row.addStretch(1)
        for widget in (self.smaller, self.size_label, self.larger, self.whole_width):
            row.addWidget(widget)

    def _show_place(self, page: int, count: int) -> None:
        self.place.setText(f"Page {page} sur {count}")

    def _show_size(self, zoom: float) -> None:
        self.size_label.setText(f"{round(zoom * 100)}\u00a0%")
