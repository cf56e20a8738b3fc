"""One deadline of a dossier as it stands: the prudent date first and largest, its state, its proof, one letter to mark it."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from vifdesk.desktop.permanence.wording import clock_words
from vifdesk.desktop.register.words import when_words
from vifdesk.desktop.result.deadlines import TONES
from vifdesk.desktop.result.fold import Fold
from vifdesk.desktop.result.urgency import urgency
from vifdesk.desktop.theme import colours
from vifdesk.desktop.tokens import RADIUS_FIELD, SPACE_S, SPACE_XS, Role
from vifdesk.desktop.widgets.badge import Badge
from vifdesk.desktop.widgets.labels import text_label
from vifdesk.desktop.widgets.numbered import Numbered
from vifdesk.desktop.widgets.page import row
from vifdesk.desktop.widgets.painting import focus_ring, panel
from vifdesk.domain.dates.wording import short_day, typographie
from vifdesk.domain.documents.deadline_card import deadline_card
from vifdesk.domain.schedule.followed import Followed, State

KEYS = {
    Qt.Key.Key_F: State.FAITE,
    Qt.Key.Key_V: State.VERROUILLEE,
    Qt.Key.Key_O: State.SANS_OBJET,
    Qt.Key.Key_R: State.OUVERTE,
}


def said(followed: Followed, now: datetime) -> tuple[Followed, str]:
    """What a line shows: the deadline, and how near it is; of a delay in hours, to the minute."""
    minute = now.strftime("%H:%M") if isinstance(followed.deadline.prudent, datetime) else ""
    return followed, f"{now.date()} {minute}"


class FollowedLine(QWidget):
    """`marked(State)`: a letter was pressed. `stepped(1 or -1)`; `entered()`: the keyboard came."""

    marked = Signal(object)
    stepped = Signal(int)
    entered = Signal()

    def __init__(self, followed: Followed, measure: str, *, now: datetime) -> None:
        super().__init__()
        self.followed, self.says = followed, said(followed, now)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        words = deadline_card(followed.deadline, as_of=now.date())
        near = urgency(followed.deadline, now=now)
        tone, icon = TONES[near.nearness]
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_S, SPACE_S, SPACE_S, SPACE_S)
        column.setSpacing(SPACE_XS)
        if followed.live:
            badge = _badge(near.word, near.distance, tone, icon)
            column.addWidget(
                text_label(words.answer, Role.DATE, tone=tone if tone in ("alerte", "attente") else "")
            )
        else:
            badge = _ended(followed)
            column.addWidget(text_label(words.answer, Role.BODY))
        badges = [badge]
        if followed.state is State.VERROUILLEE:
            badges.append(Badge("Verrouillée", "accent", icon="cadenas"))
        column.addLayout(row(*badges))
        column.addWidget(text_label(words.label, Role.STRONG if followed.live else Role.BODY))
        about = " · ".join(
            part for part in (measure, followed.person, words.answer_note, _left(followed, now)) if part
        )
        column.addWidget(text_label(about, Role.CAPTION))
        for text in (words.term, _why(followed)):
            if text:
                column.addWidget(text_label(text, Role.CAPTION))
        self.proof = Fold("Voir le calcul", "Masquer le calcul", about=words.label)
        if words.steps:
            self.proof.body.addWidget(Numbered(words.steps))
        if words.sources:
            sources = typographie(f"Sources : {' ; '.join(words.sources)}")
            self.proof.body.addWidget(text_label(sources, Role.CAPTION, selectable=True))
        column.addWidget(self.proof)
        self.setAccessibleName(f"{words.label}, {words.answer}, {badge.text()}")
        self.setAccessibleDescription(
            "F faite, V verrouiller, O sans objet, R rouvrir, Entrée voir le calcul"
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = Qt.Key(event.key())
        if plain and key in KEYS:
            self.marked.emit(KEYS[key])
        elif plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.proof.set_open(not self.proof.is_open)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.stepped.emit(1 if key == Qt.Key.Key_Down else -1)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = QPainter(self), colours()
        panel(painter, self.rect(), theme.card_raised, theme.edge, radius=RADIUS_FIELD)
        if self.hasFocus():
            focus_ring(painter, self.rect(), theme.focus, theme.card)


def _badge(word: str, distance: str, tone: str, icon: str) -> Badge:
    said = word if not distance or distance == word.lower() else f"{word} · {distance}"
    return Badge(said, tone, icon=icon)


def _ended(followed: Followed) -> Badge:
    day = f" le {short_day(followed.done_on)}" if followed.done_on else ""
    if followed.state is State.FAITE:
        return Badge(f"Faite{day}", "favorable", icon="coche")
    return Badge(f"Sans objet{day}", "neutre", icon="moins")


def _left(followed: Followed, now: datetime) -> str:
    """The countdown of a delay in hours."""
    due = followed.deadline.prudent
    if not followed.live or not isinstance(due, datetime) or due < now:
        return ""
    return f"reste {clock_words(due - now)}"


def _why(followed: Followed) -> str:
    """Why it stands as it does, where somebody, or an event, decided so."""
    if not followed.motive:
        return ""
    who = f" ({when_words(followed.done_on.isoformat())})" if followed.done_on and not followed.by else ""
    return typographie(f"Motif : {followed.motive}{who}")
