"""One deadline of a dossier as it stands: the prudent date first and largest, its state, its proof, one letter to mark it."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt

from vifdesk.desktop.permanence.wording import clock_words
from vifdesk.desktop.register.keyed_line import KeyedLine
from vifdesk.desktop.register.words import when_words
from vifdesk.desktop.result.deadlines import TONES
from vifdesk.desktop.result.fold import Fold
from vifdesk.desktop.result.urgency import urgency
from vifdesk.desktop.tokens import Role
from vifdesk.desktop.widgets.badge import Badge
from vifdesk.desktop.widgets.labels import text_label
from vifdesk.desktop.widgets.numbered import Numbered
from vifdesk.desktop.widgets.page import row
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


class FollowedLine(KeyedLine):
    """`pressed(State)`: a letter was pressed. Enter shows or hides the proof."""

    LETTERS = KEYS

    def __init__(self, followed: Followed, measure: str, *, now: datetime) -> None:
        super().__init__()
        self.followed, self.says = followed, said(followed, now)
        words = deadline_card(followed.deadline, as_of=now.date())
        near = urgency(followed.deadline, now=now)
        tone, icon = TONES[near.nearness]
        if followed.live:
            badge = _badge(near.word, near.distance, tone, icon)
            self.column.addWidget(
                text_label(words.answer, Role.DATE, tone=tone if tone in ("alerte", "attente") else "")
            )
        else:
            badge = _ended(followed)
            self.column.addWidget(text_label(words.answer, Role.BODY))
        badges = [badge]
        if followed.state is State.VERROUILLEE:
            badges.append(Badge("Verrouillée", "accent", icon="cadenas"))
        self.column.addLayout(row(*badges))
        self.column.addWidget(text_label(words.label, Role.STRONG if followed.live else Role.BODY))
        about = " · ".join(
            part for part in (measure, followed.person, words.answer_note, _left(followed, now)) if part
        )
        self.column.addWidget(text_label(about, Role.CAPTION))
        for text in (words.term, _why(followed)):
            if text:
                self.column.addWidget(text_label(text, Role.CAPTION))
        self.proof = Fold("Voir le calcul", "Masquer le calcul", about=words.label)
        if words.steps:
            self.proof.body.addWidget(Numbered(words.steps))
        if words.sources:
            sources = typographie(f"Sources : {' ; '.join(words.sources)}")
            self.proof.body.addWidget(text_label(sources, Role.CAPTION, selectable=True))
        self.column.addWidget(self.proof)
        self.setAccessibleName(f"{words.label}, {words.answer}, {badge.text()}")
        self.setAccessibleDescription(
            "F faite, V verrouiller, O sans objet, R rouvrir, Entrée voir le calcul"
        )

    def confirm(self) -> None:
        self.proof.set_open(not self.proof.is_open)


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
