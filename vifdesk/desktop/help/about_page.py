"""What the program is, which rules it applies, and what it is made of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from vifdesk import __version__
from vifdesk.desktop.accueil.law_card import LawCard
from vifdesk.desktop.help.licences import PARTS, Part, licence_text
from vifdesk.desktop.help.self_check_card import SelfCheckCard
from vifdesk.desktop.messages import show_text
from vifdesk.desktop.tokens import SPACE_L, SPACE_M, SPACE_S, Role
from vifdesk.desktop.widgets.button import LINK, Button
from vifdesk.desktop.widgets.card import Card
from vifdesk.desktop.widgets.columns import Columns
from vifdesk.desktop.widgets.labels import short_label, text_label
from vifdesk.desktop.widgets.page import Page
from vifdesk.domain.dates.wording import typographie

if TYPE_CHECKING:
    from vifdesk.actions.desk import Desk
    from vifdesk.domain.law.heading import Heading

_WHAT = (
    (
        "vifdesk aide le magistrat du parquet de permanence en matière de violences intrafamiliales : conditions des "
        "mesures, délais avec leur preuve, fiche à imprimer."
    ),
    "Il éclaire, il ne décide pas. Ses règles n’ont été validées par un juriste que si le pied de page le dit.",
    (
        "Il ne se connecte à aucun réseau. En mode éphémère il n’écrit rien sur le disque : seuls restent les papiers "
        "imprimés et les fichiers PDF enregistrés à votre demande."
    ),
)


class AboutPage(Page):
    """The page « À propos ». `preview_asked(Document)`: the certificate of a self-check is ready."""

    preview_asked = Signal(object)

    def __init__(self, desk: Desk, headings: Sequence[Heading]) -> None:
        super().__init__("À propos", f"vifdesk {__version__}")
        columns = Columns()
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_L)
        what = Card("Ce que fait vifdesk")
        for sentence in _WHAT:
            what.body.addWidget(text_label(typographie(sentence)))
        column.addWidget(what)
        column.addWidget(LawCard(headings, today=desk.clock.today()))
        check = SelfCheckCard(desk)
        check.preview_asked.connect(self.preview_asked)
        column.addWidget(check)
        if headings:
            column.addWidget(_print_card(desk, headings[0]))
        column.addStretch(1)
        columns.add(left, 60, 1)
        columns.add(self._licences(), 62, 1)
        self.body.addWidget(columns, 1)

    def _licences(self) -> QWidget:
        card = Card("Composants et licences")
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_M)
        grid.setVerticalSpacing(SPACE_S)
        grid.setColumnStretch(1, 1)
        for row, part in enumerate(PARTS):
            grid.addWidget(short_label(part.name, Role.STRONG), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(text_label(f"{part.use}\n{part.licence}", Role.MUTED), row, 1)
            if part.file:
                grid.addWidget(self._reader(part), row, 2)
        card.body.addLayout(grid)
        card.body.addStretch(1)
        return card

    def _reader(self, part: Part) -> QWidget:
        read = Button("Lire la licence", kind=LINK)
        read.setAccessibleName(f"Lire la licence de {part.name}")
        read.clicked.connect(lambda: show_text(self, f"{part.name}, {part.licence}", licence_text(part.file)))
        return read


def _print_card(desk: Desk, heading: Heading) -> Card:
    """Which rule files these are: what a sheet prints, to compare."""
    law = desk.rulebook.law_print(heading.id)
    card = Card("Empreinte des règles")
    card.body.addWidget(text_label(law.pack, Role.STRONG))
    card.body.addWidget(text_label(_in_groups(law.digest), Role.CAPTION, selectable=True))
    return card


def _in_groups(digest: str) -> str:
    """A long print broken into groups that the eye and the line can follow."""
    name, _, figures = digest.rpartition(":")
    groups = " ".join(figures[place : place + 8] for place in range(0, len(figures), 8))
    return f"{name} {groups}".strip()
