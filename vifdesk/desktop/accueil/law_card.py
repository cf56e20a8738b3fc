"""Each measure's rules: when they were checked, and how far they have been read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QVBoxLayout

from vifdesk.desktop.shell.law_age import law_age
from vifdesk.desktop.tokens import SPACE_XS, Role
from vifdesk.desktop.widgets.card import Card
from vifdesk.desktop.widgets.labels import line, text_label
from vifdesk.domain.law.heading import Heading


class LawCard(Card):
    """One line for each measure."""

    def __init__(self, headings: Sequence[Heading], *, today: date) -> None:
        super().__init__("Droit appliqué")
        for number, heading in enumerate(headings):
            if number:
                self.body.addWidget(line())
            age = law_age([heading], today=today, subject="Vérifié")
            pair = QVBoxLayout()
            pair.setSpacing(SPACE_XS)
            pair.addWidget(text_label(heading.title, Role.STRONG))
            pair.addWidget(text_label(age.sentence, Role.CAPTION, tone=age.tone))
            self.body.addLayout(pair)
        if not headings:
            self.body.addWidget(
                text_label("Aucune règle de droit n’a pu être lue.", Role.BODY, tone="alerte")
            )
