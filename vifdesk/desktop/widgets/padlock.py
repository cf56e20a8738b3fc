"""A setting that somebody else has fixed: it stays legible, cannot be changed, and says why."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vifdesk.desktop.tokens import SPACE_S, SPACE_XS, Role
from vifdesk.desktop.widgets.icons import Icon
from vifdesk.desktop.widgets.labels import text_label


def under_padlock(setting: QWidget, control: QWidget, reason: str) -> QWidget:
    """`setting` as it is when `reason` is empty; else with its `control` disabled, and the reason under a padlock."""
    if not reason:
        return setting
    control.setEnabled(False)
    control.setAccessibleDescription(reason)
    words = QHBoxLayout()
    words.setSpacing(SPACE_S)
    words.addWidget(Icon("cadenas", tone="accent", scale=1.05), 0, Qt.AlignmentFlag.AlignTop)
    words.addWidget(text_label(reason, Role.CAPTION), 1)
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SPACE_XS)
    column.addWidget(setting)
    column.addLayout(words)
    return whole
