"""Every key, and what may be typed for a date."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from vifdesk.desktop.help.page_keys import PAGE_KEYS
from vifdesk.desktop.shell.keys import WINDOW_KEYS
from vifdesk.desktop.tokens import SPACE_L, SPACE_M, SPACE_S, SPACE_XS, Role
from vifdesk.desktop.widgets.card import Card
from vifdesk.desktop.widgets.columns import Columns
from vifdesk.desktop.widgets.key_cap import KeyCap
from vifdesk.desktop.widgets.labels import text_label
from vifdesk.desktop.widgets.page import Page
from vifdesk.domain.dates.wording import typographie

_DATES = (
    (("22/5", "22 mai"), "Le 22 mai, de l’année la plus proche"),
    (("hier", "lundi"), "Le jour passé le plus proche"),
    (("+6m", "-3j", "+2s", "+1a"), "Tant de mois, jours, semaines, ans à partir d’aujourd’hui"),
    (("22/5 17h40",), "Un jour et une heure"),
    (("10j", "48h", "6m", "3m5j"), "Une durée avec son unité"),
)


class KeysPage(Page):
    """The page of keys."""

    def __init__(self) -> None:
        super().__init__("Raccourcis", "Tout se fait au clavier")
        columns = Columns()
        everywhere = Card("Partout")
        everywhere.body.addWidget(_table((key.shown, key.does) for key in WINDOW_KEYS))
        everywhere.body.addStretch(1)
        dates = Card("Dates et durées à saisir")
        dates.body.addWidget(_table(_DATES))
        columns.add(_stack(everywhere, dates), 62, 1)
        pages = Card("Sur chaque page")
        for group in PAGE_KEYS:
            pages.body.addWidget(text_label(group.title, Role.STRONG))
            pages.body.addWidget(_table(group.lines))
            pages.body.addSpacing(SPACE_XS)
        pages.body.addStretch(1)
        columns.add(pages, 62, 1)
        self.body.addWidget(columns, 1)


def _stack(*cards: QWidget) -> QWidget:
    side = QWidget()
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SPACE_L)
    for card in cards:
        column.addWidget(card)
    column.addStretch(1)
    return side


def _table(lines: Iterable[tuple[tuple[str, ...], str]]) -> QWidget:
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(SPACE_M)
    grid.setVerticalSpacing(SPACE_S)
    grid.setColumnStretch(1, 1)
    for row, (keys, does) in enumerate(lines):
        caps = QHBoxLayout()
        caps.setSpacing(SPACE_XS)
        for key in keys:
            caps.addWidget(KeyCap(key))
        caps.addStretch(1)
        grid.addLayout(caps, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(text_label(typographie(does)), row, 1)
    return table
