"""Conclusions as badges, each with its sentence."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from vifdesk.desktop.tokens import SPACE_S, SPACE_XS, Role
from vifdesk.desktop.widgets.badge import Badge
from vifdesk.desktop.widgets.labels import text_label
from vifdesk.domain.dates.wording import typographie
from vifdesk.domain.law.measure import MISSING_INFORMATION, Tone
from vifdesk.domain.wizard.evaluation import Concluded

Line = tuple[str, str, str]
"""The words of the badge, its tone, the sentence."""


def shown_lines(conclusions: Sequence[Concluded]) -> list[Line]:
    """The conclusions that are certain, then what is still open; never empty."""
    certain = [c for c in conclusions if c.id != MISSING_INFORMATION]
    open_ones = [c for c in conclusions if c.id == MISSING_INFORMATION]
    open_tables = dict.fromkeys(c.table_title for c in open_ones if c.table_title)
    shown = [
        (typographie(c.title), str(c.tone), typographie(f"{c.sentence} {c.motif_sentence}".strip()))
        for c in certain
    ]
    if certain and open_tables:
        shown.append(("Reste à établir", str(Tone.ATTENTE), typographie(", ".join(open_tables) + ".")))
    elif not certain:
        sentence = next((c.sentence for c in open_ones if c.sentence), "Rien n’est encore certain.")
        shown.append(("Information manquante", str(Tone.ATTENTE), typographie(sentence)))
    return shown


class ConclusionLines(QWidget):
    """Draws conclusions; its lines are kept from one drawing to the next."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[_Line] = []
        self._shown: list[Line] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_S + SPACE_XS)

    def display(self, conclusions: Sequence[Concluded]) -> list[Line]:
        """Show them; what is shown."""
        shown = shown_lines(conclusions)
        if shown == self._shown:
            return shown
        self._shown = shown
        while len(self._lines) < len(shown):
            self._lines.append(_Line())
            self._column.addWidget(self._lines[-1])
        for place, line in enumerate(self._lines):
            line.setVisible(place < len(shown))
            if place < len(shown):
                line.display(*shown[place])
        return shown

    def texts(self) -> list[str]:
        """What can be read now: badge and sentence of each line."""
        return [
            f"{line.badge.text()} {line.sentence.text()}".strip()
            for line in self._lines
            if not line.isHidden()
        ]


class _Line(QWidget):
    """A badge and its sentence."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_XS + 2)
        self.badge = Badge("")
        self.sentence = text_label("", Role.BODY)
        column.addWidget(self.badge)
        column.addWidget(self.sentence)

    def display(self, title: str, tone: str, sentence: str) -> None:
        self.badge.set_badge(title, tone)
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
