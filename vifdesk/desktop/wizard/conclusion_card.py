"""What is certain so far: conclusions, alarms, dates."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtWidgets import QSizePolicy

from vifdesk.desktop.tokens import Role
from vifdesk.desktop.widgets.card import Card, Notice
from vifdesk.desktop.widgets.labels import text_label
from vifdesk.desktop.wizard.conclusion_lines import ConclusionLines
from vifdesk.desktop.wizard.keyboard import announce
from vifdesk.domain.dates.wording import day_in_words, moment_in_words, sentence_case, typographie
from vifdesk.domain.law.measure import Severity
from vifdesk.domain.wizard.evaluation import Deadline, Evaluation, Status

_SHOWN_DATES, _SHOWN_ALARMS = 3, 2


class ConclusionCard(Card):
    """Draws an evaluation in a few lines; the result page says the rest."""

    def __init__(self) -> None:
        super().__init__("Conclusion à cet instant")
        self._said = ""
        self.conclusions = ConclusionLines()
        self.alarms = [_alarm() for _ in range(_SHOWN_ALARMS)]
        self.dates = [text_label("", Role.STRONG) for _ in range(_SHOWN_DATES)]
        self.more = text_label("", Role.CAPTION)
        for widget in (self.conclusions, *self.alarms, *self.dates, self.more):
            self.body.addWidget(widget)

    def display(self, evaluation: Evaluation) -> None:
        """Show what is certain."""
        shown = self.conclusions.display(evaluation.conclusions)
        self.set_stripe(shown[0][1])
        said = ", ".join(title for title, _, _ in shown)
        if said != self._said:
            self._said = said
            announce(self, f"Conclusion\u00a0: {said}")
        alarms = [warned.text for warned in evaluation.warnings if warned.severity is Severity.ALERTE]
        for place, notice in enumerate(self.alarms):
            notice.setVisible(place < len(alarms))
            if place < len(alarms):
                notice.set_text(typographie(alarms[place]), "alerte")
        dated = sorted(
            (d for d in evaluation.deadlines if d.status is Status.DATEE), key=lambda d: d.importance
        )
        for place, label in enumerate(self.dates):
            label.setVisible(place < len(dated))
            label.setText(deadline_line(dated[place]) if place < len(dated) else "")
        left = max(0, len(dated) - _SHOWN_DATES) + max(0, len(alarms) - _SHOWN_ALARMS)
        self.more.setVisible(left > 0)
        self.more.setText(f"et {left} autres au résultat" if left > 1 else "et une autre au résultat")


def _alarm() -> Notice:
    notice = Notice("", "alerte")
    notice.setSizePolicy(
        QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred
    )  # it wraps in this narrow column
    return notice


def deadline_line(deadline: Deadline) -> str:
    """« Saisir le juge : vendredi 12 novembre 2021, date prudente (terme : lundi 15 novembre 2021) »."""
    words = _in_words(deadline.prudent)
    if deadline.end != deadline.prudent:
        words += f", date prudente (terme : {_in_words(deadline.end)})"
    return typographie(f"{sentence_case(deadline.label)} : {words}")


def _in_words(when: date | None) -> str:
    if when is None:
        return ""
    return moment_in_words(when) if isinstance(when, datetime) else day_in_words(when)
