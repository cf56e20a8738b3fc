"""The answer of the calculator: the prudent date first and largest, then the term, then the proof."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vifdesk.desktop.calculator.strip import DayStrip, Legend, closed_in_words, days_around
from vifdesk.desktop.tokens import SPACE_M, SPACE_S, SPACE_XS, Role
from vifdesk.desktop.widgets.card import Card, Notice, empty
from vifdesk.desktop.widgets.icons import RoundIcon
from vifdesk.desktop.widgets.labels import line, set_role, text_label
from vifdesk.desktop.widgets.numbered import Numbered
from vifdesk.domain.dates.holidays import Calendar
from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.dates.wording import sentence_case, typographie
from vifdesk.domain.deadlines.proof import limit_in_words
from vifdesk.domain.deadlines.terms import Terms
from vifdesk.domain.documents.deadline_card import prudent_note

_NEAR = 2
_EMPTY = typographie(
    "Indiquez le départ et la durée : la date prudente, le terme et chaque étape du calcul s’affichent pendant la frappe."
)
_EXAMPLE = typographie("Par exemple : 22/5, puis 10j. Tabulation passe d’un champ au suivant.")


def distance_in_words(day: date, today: date) -> tuple[str, str]:
    """How far `day` is from today, and in which tone to say it."""
    days = (day - today).days
    if days < 0:
        return f"dépassée depuis {_past_in_words(-days)}", "alerte"
    if days == 0:
        return "aujourd’hui", "alerte"
    if days == 1:
        return "demain", "attente"
    return f"dans {days} jours", "attente" if days <= _NEAR else ""


class ResultCard(Card):
    """Shows the terms of a delay, or what is still awaited."""

    def __init__(self) -> None:
        super().__init__(name="Résultat")
        self._caption = text_label("Agir au plus tard", Role.STRONG)
        self.prudent = text_label("", Role.BIG_DATE, tone="accent", selectable=True)
        self.distance = text_label("", Role.LEAD)
        self.prudent_note = text_label("", Role.MUTED)
        self._end_caption = text_label("Terme", Role.STRONG)
        self.end = text_label("", Role.DATE, selectable=True)
        self.end_note = text_label("", Role.MUTED)
        self._strip, self._legend = DayStrip(), Legend()
        self._closed = text_label("", Role.CAPTION)
        self.steps = Numbered()
        self._notices = QVBoxLayout()
        self._notices.setSpacing(SPACE_S)
        self.sources = text_label("", Role.CAPTION, selectable=True)
        self._filled, self._waiting = QWidget(), QWidget()
        self._assemble_filled()
        self._assemble_waiting()
        self.body.addWidget(self._waiting)
        self.body.addWidget(self._filled)
        self.body.addStretch(1)
        self.show_nothing()

    def _assemble_filled(self) -> None:
        column = QVBoxLayout(self._filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_XS)
        for widget in (self._caption, self.prudent, self.distance, self.prudent_note):
            column.addWidget(widget)
        column.addSpacing(SPACE_S)
        for widget in (self._end_caption, self.end, self.end_note):
            column.addWidget(widget)
        column.addSpacing(SPACE_S)
        column.addWidget(self._strip)
        column.addWidget(self._legend)
        column.addWidget(self._closed)
        column.addLayout(self._notices)
        column.addSpacing(SPACE_S)
        column.addWidget(line())
        column.addSpacing(SPACE_S)
        column.addWidget(text_label("Calcul, étape par étape", Role.CARD_TITLE))
        column.addSpacing(SPACE_XS)
        column.addWidget(self.steps)
        column.addSpacing(SPACE_XS)
        column.addWidget(self.sources)

    def _assemble_waiting(self) -> None:
        column = QVBoxLayout(self._waiting)
        column.setContentsMargins(0, SPACE_M, 0, SPACE_M)
        column.setSpacing(SPACE_M)
        column.addWidget(RoundIcon("delai", tone="accent", scale=1.6), 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(text_label(_EMPTY, Role.LEAD))
        column.addWidget(text_label(_EXAMPLE, Role.MUTED))

    def show_nothing(self) -> None:
        """Say what is awaited."""
        self._filled.hide()
        self._waiting.show()

    def show_terms(self, terms: Terms, *, territory: Territory, calendar: Calendar, today: date) -> None:
        """Show the dates and their proof."""
        words, tone = distance_in_words(terms.prudent_day, today)
        self.prudent.setText(sentence_case(limit_in_words(terms.prudent)))
        set_role(self.prudent, tone=tone if tone == "alerte" else "accent")
        self.distance.setText(sentence_case(words))
        set_role(self.distance, tone=tone)
        self.prudent_note.setText(prudent_note(terms.nature, terms.prudent, terms.end, terms.start))
        at_midnight = "" if terms.nature.in_hours else ", à 24\u00a0h"
        self.end.setText(f"{sentence_case(limit_in_words(terms.end))}{at_midnight}")
        self.end_note.setText(_about_end(terms))
        self.end_note.setVisible(bool(self.end_note.text()))
        days = days_around(terms, territory, calendar)
        self._strip.show_days(days)
        self._closed.setText(closed_in_words(days))
        self._closed.setVisible(bool(self._closed.text()))
        self.steps.set_sentences(terms.steps)
        empty(self._notices)
        for notice in terms.warnings:
            self._notices.addWidget(Notice(notice.text, "attente"))
        self.sources.setText(typographie(f"Textes : {' ; '.join(terms.sources)}") if terms.sources else "")
        self._waiting.hide()
        self._filled.show()


def _past_in_words(days: int) -> str:
    if days == 1:
        return "hier"
    if days < 60:
        return f"{days} jours"
    return f"{days // 30} mois" if days < 730 else f"{days // 365} ans"


def _about_end(terms: Terms) -> str:
    if terms.prorogued:
        return typographie(f"Prorogé ; sans prorogation : {limit_in_words(terms.raw_end)}.")
    if terms.veille is not None:
        return typographie(f"Lecture prudente de son dernier jour : {limit_in_words(terms.veille)}.")
    return ""
