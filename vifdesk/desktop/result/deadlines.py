"""The deadlines: the prudent date first and largest, the term second, the proof one press away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from vifdesk.desktop.result.fold import Fold
from vifdesk.desktop.result.urgency import Nearness, Urgency, urgency, weightiest_first
from vifdesk.desktop.tokens import SPACE_L, SPACE_S, SPACE_XL, Role
from vifdesk.desktop.widgets.badge import Badge
from vifdesk.desktop.widgets.card import Card, empty
from vifdesk.desktop.widgets.columns import Columns
from vifdesk.desktop.widgets.icons import Icon
from vifdesk.desktop.widgets.labels import text_label
from vifdesk.desktop.widgets.numbered import Numbered
from vifdesk.domain.documents.deadline_card import deadline_card
from vifdesk.domain.wizard.evaluation import Deadline

TONES = {
    Nearness.DEPASSEE: ("alerte", "alerte"),
    Nearness.PRUDENCE_PASSEE: ("alerte", "attention"),
    Nearness.AUJOURDHUI: ("alerte", "delai"),
    Nearness.SOUS_48_HEURES: ("attente", "delai"),
    Nearness.SEMAINE: ("accent", "calendrier"),
    Nearness.A_VENIR: ("neutre", "calendrier"),
    Nearness.EN_ATTENTE: ("neutre", "attente"),
    Nearness.SANS_DATE: ("neutre", "info"),
}
"""For each nearness its tone and its sign."""

_ALARMING = ("alerte", "attente")
_LETTERS, _DETAIL_LETTERS = 40, 34
"""The least comfortable widths of a card and of its details: the longest date must not break."""


class DeadlineCard(Card):
    """One deadline with its proof."""

    def __init__(self, deadline: Deadline, *, now: datetime, large: bool) -> None:
        super().__init__(name=deadline.label)
        self.deadline = deadline
        self.urgency = urgency(deadline, now=now)
        self._words = deadline_card(deadline, as_of=now.date())
        tone, _icon = TONES[self.urgency.nearness]
        self.set_crest(tone if tone != "neutre" else "")
        self.body.setSpacing(SPACE_S)
        self.body.addWidget(text_label(self._words.label, Role.STRONG))
        if large:
            abreast = Columns(spacing=SPACE_XL)
            abreast.add(_column(self._answer_parts(tone, large=True)), _LETTERS, 5)
            abreast.add(_column(self._detail_parts()), _DETAIL_LETTERS, 6)
            self.body.addWidget(abreast)
        else:
            self.body.addWidget(_column([*self._answer_parts(tone, large=False), *self._detail_parts()]))
        self.proof = self._proof()
        self.body.addWidget(self.proof)
        self.body.addStretch(1)
        self.setAccessibleDescription(self._spoken())

    def _answer_parts(self, tone: str, *, large: bool) -> list[QWidget]:
        words = self._words
        role = Role.BIG_DATE if large and words.dated else Role.DATE
        ink = tone if tone in _ALARMING else "" if words.dated else "neutre"
        self.answer = text_label(words.answer, role, tone=ink, selectable=True)
        _tone, icon = TONES[self.urgency.nearness]
        if not words.dated:
            return [_with_icon(self.answer, icon)]
        return [self.answer, Badge(_badge_words(self.urgency), tone, icon=icon)]

    def _detail_parts(self) -> list[QWidget]:
        words = self._words
        texts = ((words.answer_note, Role.MUTED), (words.term, Role.BODY), (words.note, Role.MUTED))
        parts: list[QWidget] = [text_label(text, role, selectable=True) for text, role in texts if text]
        if words.reserve:
            parts.append(text_label(words.reserve, Role.CAPTION, tone="attente"))
        return parts

    def _proof(self) -> Fold:
        fold = Fold("Voir le calcul", "Masquer le calcul", about=self._words.label)
        if self._words.steps:
            fold.body.addWidget(Numbered(self._words.steps))
        sources = " ; ".join(self._words.sources).replace(" ;", "\u00a0;")
        if sources:
            fold.body.addWidget(text_label(f"Sources\u00a0: {sources}", Role.CAPTION, selectable=True))
        return fold

    def _spoken(self) -> str:
        parts = (_badge_words(self.urgency), self._words.answer, self._words.answer_note, self._words.term)
        return " ".join(part if part.endswith(".") else f"{part}." for part in parts if part)


class DeadlinesSection(QWidget):
    """The deadlines, two abreast when there is room; a single important one takes the whole width."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Échéances")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_L)
        self.cards: tuple[DeadlineCard, ...] = ()

    def display(self, deadlines: Sequence[Deadline], *, now: datetime) -> None:
        """Draw these deadlines; a proof that was open stays open."""
        opened = {card.deadline.id for card in self.cards if card.proof.is_open}
        empty(self._column)
        ordered = weightiest_first(tuple(deadlines))
        large = _large(ordered)
        self.cards = tuple(DeadlineCard(one, now=now, large=one.id in large) for one in ordered)
        for row in _rows(self.cards, alone=bool(large)):
            self._column.addWidget(row)
        for card in self.cards:
            card.proof.set_open(card.deadline.id in opened)
        self.setVisible(bool(ordered))

    def has_moved(self, *, now: datetime) -> bool:
        """Whether a deadline stands nearer than it was drawn."""
        return any(urgency(card.deadline, now=now) != card.urgency for card in self.cards)

    def toggle_proofs(self) -> None:
        """Open every proof; close them when all are open."""
        opening = not all(card.proof.is_open for card in self.cards)
        for card in self.cards:
            card.proof.set_open(opening)


def _with_icon(label: QLabel, icon: str) -> QWidget:
    """The status when there is no date: the words are the status, the sign stands before them."""
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SPACE_S)
    row.addWidget(Icon(icon, tone="neutre"))
    row.addWidget(label, 1)
    return whole


def _column(parts: Sequence[QWidget]) -> QWidget:
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(SPACE_S)
    for part in parts:
        if isinstance(part, Badge):
            layout.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            layout.addWidget(part)
    layout.addStretch(1)
    return column


def _badge_words(near: Urgency) -> str:
    if not near.distance or near.distance == near.word.lower():
        return near.word
    return f"{near.word} · {near.distance}"


def _large(ordered: Sequence[Deadline]) -> set[str]:
    """The deadline drawn largest: the first, unless another is as important."""
    if len(ordered) > 1 and ordered[1].importance == ordered[0].importance:
        return set()
    return {deadline.id for deadline in ordered[:1]}


def _rows(cards: Sequence[DeadlineCard], *, alone: bool) -> Iterator[QWidget]:
    first = 1 if alone else 0
    yield from cards[:first]
    for place in range(first, len(cards), 2):
        pair = cards[place : place + 2]
        if len(pair) == 1:
            yield pair[0]
            continue
        columns = Columns()
        for card in pair:
            columns.add(card, _LETTERS, 1)
        yield columns
