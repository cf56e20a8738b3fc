"""The line at the bottom of every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout

from vifdesk.desktop.discretion import identities_hidden, identity, when_turned
from vifdesk.desktop.theme import colours
from vifdesk.desktop.tokens import SPACE_L, SPACE_S, SPACE_XL, SPACE_XS, Role
from vifdesk.desktop.widgets.labels import set_role, short_label, text_label
from vifdesk.desktop.widgets.painting import ink_palette
from vifdesk.desktop.widgets.surface import FOOTER, Surface

if TYPE_CHECKING:
    from vifdesk.desktop.shell.law_age import LawAge
    from vifdesk.desktop.widgets.icons import Icon

EPHEMERAL = "Hors ligne · mode éphémère\u00a0: rien n’est enregistré"
_HIDDEN = "Identités masquées (Ctrl+H)"


class Footer(Surface):
    """The age of the law and the territory at the left, what is kept at the right."""

    def __init__(self) -> None:
        super().__init__(FOOTER)
        self.setPalette(ink_palette(colours().muted))
        self._icon: Icon | None = None
        self._who = ""
        self.law = text_label("", Role.CAPTION)
        self.territory = short_label("", Role.CAPTION)
        self.kept = short_label(EPHEMERAL, Role.CAPTION)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(SPACE_XL, SPACE_XS + 2, SPACE_XL, SPACE_XS + 2)
        self._row.setSpacing(SPACE_XL)
        self._left = QHBoxLayout()
        self._left.setSpacing(SPACE_S)
        self._left.addWidget(self.law, 1)
        self._row.addLayout(self._left, 1)
        right = QHBoxLayout()
        right.setSpacing(SPACE_XL)
        right.addWidget(self.territory)
        right.addWidget(self.kept)
        right.addStretch(1)
        self._row.addLayout(right, 0)
        when_turned(self, self._show_kept)

    def show_law(self, age: LawAge) -> None:
        """Say how old the law is."""
        from vifdesk.desktop.widgets.card import TONE_ICONS
        from vifdesk.desktop.widgets.icons import Icon

        if self._icon is None:
            self._icon = Icon("livre", scale=1.0)
            self._left.insertWidget(0, self._icon)
        self.law.setText(age.sentence)
        self._icon.set_icon(TONE_ICONS[age.tone] if age.tone else "livre", age.tone)
        set_role(self.law, tone=age.tone, role=str(Role.STRONG if age.tone else Role.CAPTION))

    def show_kept(self, who: str) -> None:
        """Say who has the vault open; empty: nothing is kept."""
        self._who = who
        self._show_kept()

    def _show_kept(self) -> None:
        kept = f"Hors ligne · coffre ouvert\u00a0: {identity(self._who)}" if self._who else EPHEMERAL
        self.kept.setText(f"{_HIDDEN} · {kept}" if identities_hidden() else kept)
        set_role(self.kept, tone="attente" if identities_hidden() else "")

    def show_territory(self, label: str) -> None:
        """Say which territory's holidays count."""
        self.territory.setText(f"Territoire\u00a0: {label}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(event.size())

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self._arrange(self.size())
        return super().event(event)

    def _arrange(self, size: QSize) -> None:
        law = self.law.fontMetrics().horizontalAdvance(self.law.text()) + self.law.height()
        needed = (
            law + self.territory.sizeHint().width() + self.kept.sizeHint().width() + 4 * SPACE_XL + SPACE_L
        )
        stacked = needed > size.width()
        direction = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        if direction is not self._row.direction():
            self._row.setDirection(direction)
            self._row.setSpacing(2 if stacked else SPACE_XL)
