"""The versions of a dossier: what differs between two of them, and an earlier one brought back as a new one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vifdesk.actions.read_dossier import PastVersion, ReadDossier
from vifdesk.actions.register import Register
from vifdesk.desktop.discretion import identity
from vifdesk.desktop.register.words import FIELD_LABELS, difference_words
from vifdesk.desktop.tokens import SPACE_M, SPACE_S, Role
from vifdesk.desktop.widgets.button import PRIMARY, Button
from vifdesk.desktop.widgets.card import Card, Well, empty
from vifdesk.desktop.widgets.choice import Choice
from vifdesk.desktop.widgets.columns import Columns
from vifdesk.desktop.widgets.combo import ChoiceBox
from vifdesk.desktop.widgets.fields import labelled_row
from vifdesk.desktop.widgets.labels import text_label
from vifdesk.desktop.widgets.page import Page
from vifdesk.domain.dates.wording import short_moment, typographie
from vifdesk.domain.register.history import Difference, differences
from vifdesk.domain.register.shape import Content


class HistoryPage(Page):
    """`restore_asked(version)`: its words are to be the newest. `closed()`."""

    restore_asked = Signal(int)
    closed = Signal()

    def __init__(self, dossier: ReadDossier, register: Register) -> None:
        super().__init__("Historique")
        self._register = register
        self._versions: tuple[PastVersion, ...] = ()
        self.back = Button("Dossier", icon="retour")
        self.restore = Button("Restituer cette version", kind=PRIMARY, icon="retablir")
        self.back.clicked.connect(self.closed)
        self.restore.clicked.connect(lambda: self.restore_asked.emit(self.after.version))
        self.head.add_action(self.back)
        self.head.add_action(self.restore)
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE_S)
        versions = Card("Versions")
        versions.body.addLayout(self._list)
        versions.body.addStretch(1)
        self.lines: dict[int, Choice] = {}
        columns = Columns()
        columns.add(versions, 40, 2)
        columns.add(self._make_comparison(), 60, 3)
        self.body.addWidget(columns)
        self.body.addStretch(1)
        self.display(dossier)

    def _make_comparison(self) -> QWidget:
        card = Card("Ce qui diffère")
        self.from_box, self.to_box = ChoiceBox("De la version"), ChoiceBox("À la version")
        choice = Columns(spacing=SPACE_M)
        choice.add(labelled_row("De la version", self.from_box), 24)
        choice.add(labelled_row("À la version", self.to_box), 24)
        card.body.addWidget(choice)
        self._changes = QVBoxLayout()
        self._changes.setSpacing(SPACE_M)
        card.body.addLayout(self._changes)
        card.body.addStretch(1)
        for box in (self.from_box, self.to_box):
            box.activated.connect(lambda _index: self.compare())
        return card

    # ------------------------------------------------------------------------------------------------ showing

    def display(self, dossier: ReadDossier) -> None:
        """Show its versions, and what the newest changed."""
        self._versions = dossier.versions
        self.set_title(
            f"Historique · dossier {identity(str(dossier.content.get('reference', '')))}", _count(dossier)
        )
        empty(self._list)
        self.lines = {}
        for past in reversed(dossier.versions):
            self.lines[past.version] = self._line(past)
            self._list.addWidget(self.lines[past.version])
        for lost in dossier.lost:
            self._list.addWidget(text_label(f"Version {lost.version}\u00a0: illisible", Role.MUTED))
        self._fill_boxes()
        self.show_version(dossier.versions[-1].version)

    def _fill_boxes(self) -> None:
        for box in (self.from_box, self.to_box):
            box.clear()
        self.from_box.add("Rien (avant la création)", 0)
        for past in reversed(self._versions):
            words = f"{past.version} · {short_moment(past.at)}"
            self.from_box.add(words, past.version)
            self.to_box.add(words, past.version)

    def _line(self, past: PastVersion) -> Choice:
        fields = ", ".join(dict.fromkeys(FIELD_LABELS.get(one.field, one.field) for one in past.changes))
        line = Choice(
            f"Version {past.version} · {short_moment(past.at)}",
            help=typographie(f"{identity(past.author)} : {fields or 'aucun changement'}"),
        )
        line.clicked.connect(lambda: self.show_version(past.version))
        return line

    def show_version(self, version: int) -> None:
        """Show what a version changed."""
        places = [past.version for past in self._versions]
        before = places.index(version) - 1
        self.from_box.choose(places[before] if before >= 0 else 0)
        self.to_box.choose(version)
        self.compare()

    @property
    def after(self) -> PastVersion:
        """The version looked at."""
        return next(past for past in self._versions if past.version == self.to_box.value())

    def compare(self) -> None:
        """Show what differs between the two versions chosen."""
        empty(self._changes)
        before: Content = next(
            (past.content for past in self._versions if past.version == self.from_box.value()), {}
        )
        found: Sequence[Difference] = differences(before, self.after.content)
        for change in found:
            self._changes.addWidget(self._change(change))
        if not found:
            self._changes.addWidget(text_label("Ces deux versions disent la même chose.", Role.MUTED))
        newest = self._versions[-1]
        self.restore.setEnabled(self.after.version != newest.version)
        self.restore.set_text(f"Restituer la version {self.after.version}")

    def _change(self, change: Difference) -> QWidget:
        label, before, after = difference_words(change, self._register.events)
        well = Well(name=label)
        well.body.addWidget(text_label(label, Role.STRONG))
        if before:
            well.body.addWidget(
                text_label(typographie(f"Avant : {before}"), Role.BODY, tone="alerte", selectable=True)
            )
        if after:
            well.body.addWidget(
                text_label(typographie(f"Après : {after}"), Role.BODY, tone="favorable", selectable=True)
            )
        if not before and not after:
            well.body.addWidget(text_label("Vidé", Role.BODY))
        return well

    # ------------------------------------------------------------------------------------------------ for the window

    def escape(self) -> bool:
        """Esc goes back to the dossier."""
        self.closed.emit()
        return True

    def first_focus(self) -> QWidget | None:
        return self.lines[self._versions[-1].version]


def _count(dossier: ReadDossier) -> str:
    count = len(dossier.versions)
    return "1 version" if count == 1 else f"{count} versions"
