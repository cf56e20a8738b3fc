"""The conclusions: one is a headline, several are a list with the weightiest on top."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vifdesk.desktop.result.trace import TraceFold
from vifdesk.desktop.tokens import SPACE_L, SPACE_M, SPACE_XS, Role
from vifdesk.desktop.widgets.badge import Badge
from vifdesk.desktop.widgets.card import TONE_ICONS, Card, empty
from vifdesk.desktop.widgets.icons import RoundIcon
from vifdesk.desktop.widgets.labels import line, text_label
from vifdesk.domain.documents.document import Headline
from vifdesk.domain.documents.sheet import headline
from vifdesk.domain.law.measure import Measure, Tone
from vifdesk.domain.wizard.evaluation import Concluded, Evaluation

_WEIGHTS = (Tone.ALERTE, Tone.ATTENTE, Tone.FAVORABLE, Tone.DEFAVORABLE, Tone.NEUTRE)
NOTHING_CONCLUDED = "Aucune conclusion dans cette situation."


def weightiest_first(conclusions: Sequence[Concluded]) -> tuple[Concluded, ...]:
    """What alarms, what is open, what is available, the rest; in the order of the law within a tone."""
    return tuple(sorted(conclusions, key=lambda concluded: _WEIGHTS.index(concluded.tone)))


class ConclusionsCard(Card):
    """What is concluded, with ground and source; how it was reached is one press away."""

    def __init__(self) -> None:
        super().__init__(name="Conclusion")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(SPACE_M)
        self.trace = TraceFold()
        self.body.addLayout(self._rows)
        self.body.addWidget(self.trace)

    def display(self, evaluation: Evaluation, measure: Measure) -> None:
        """Draw the conclusions in the place of those there were."""
        empty(self._rows)
        ordered = weightiest_first(evaluation.conclusions)
        tone = ordered[0].tone if ordered else Tone.NEUTRE
        self.set_stripe(str(tone))
        self.setAccessibleName("Conclusion" if len(ordered) <= 1 else f"{len(ordered)} conclusions")
        if not ordered:
            self._rows.addWidget(text_label(NOTHING_CONCLUDED, Role.PAGE_TITLE))
        elif len(ordered) == 1:
            self._rows.addWidget(_headline(ordered[0]))
        else:
            self._list(ordered)
        self.trace.display(evaluation, measure, ordered=ordered)

    def _list(self, ordered: Sequence[Concluded]) -> None:
        title = f"{len(ordered)} conclusions, la plus pressante d’abord"
        self._rows.addWidget(text_label(title, Role.CARD_TITLE))
        for place, concluded in enumerate(ordered):
            if place:
                self._rows.addWidget(line())
            self._rows.addWidget(_row(concluded))


def _headline(concluded: Concluded) -> QWidget:
    head = headline(concluded)
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SPACE_L)
    icon = RoundIcon(TONE_ICONS[head.tone], tone=str(head.tone), scale=1.5)
    row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(SPACE_XS + 2)
    words.addWidget(_badge(head), 0, Qt.AlignmentFlag.AlignLeft)
    words.addWidget(text_label(head.sentence, Role.PAGE_TITLE, selectable=True))
    why = head.ground or concluded.explanation
    if why:
        words.addWidget(text_label(why, Role.BODY, selectable=True))
    _add_sources(words, head)
    row.addLayout(words, 1)
    return whole


def _row(concluded: Concluded) -> QWidget:
    head = headline(concluded)
    row = QWidget()
    row.setAccessibleName(head.title)
    words = QVBoxLayout(row)
    words.setContentsMargins(0, 0, 0, 0)
    words.setSpacing(SPACE_XS)
    top = QHBoxLayout()
    top.setSpacing(SPACE_M)
    top.addWidget(_badge(head))
    top.addWidget(text_label(concluded.table_title, Role.CAPTION), 1)
    words.addLayout(top)
    words.addWidget(text_label(head.sentence, Role.BODY, selectable=True))
    if head.ground:
        words.addWidget(text_label(head.ground, Role.MUTED, selectable=True))
    _add_sources(words, head)
    return row


def _badge(head: Headline) -> Badge:
    badge = Badge(head.title, str(head.tone))
    badge.setAccessibleName(f"{head.word} : {head.title}")
    return badge


def _add_sources(words: QVBoxLayout, head: Headline) -> None:
    if head.reserve:
        words.addWidget(text_label(head.reserve, Role.CAPTION, tone="attente"))
    if head.sources:
        sources = " ; ".join(head.sources).replace(" ;", "\u00a0;")
        words.addWidget(text_label(sources, Role.CAPTION, selectable=True))
