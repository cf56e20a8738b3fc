"""The list of dossiers: search as one types, saved searches, the ways in and out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from vifdesk.actions.arrivals import unseen
from vifdesk.actions.search_register import search_at_once
from vifdesk.desktop.discretion import discreet_field, identity
from vifdesk.desktop.register.dossiers_table import DossiersTable
from vifdesk.desktop.register.filters_row import FiltersRow
from vifdesk.desktop.register.new_card import NewCard
from vifdesk.desktop.tokens import SPACE_S, Role
from vifdesk.desktop.widgets.button import PRIMARY, Button
from vifdesk.desktop.widgets.card import Card
from vifdesk.desktop.widgets.labels import text_label
from vifdesk.desktop.widgets.page import Page, row
from vifdesk.desktop.widgets.undo_keys import LineField
from vifdesk.domain.dates.wording import typographie

if TYPE_CHECKING:
    from vifdesk.actions.register import Register
    from vifdesk.desktop.coffre.keeper import Keeper

_LOCKED = "Le coffre est verrouillé\u00a0: ouvrez-le pour retrouver vos dossiers."
_EMPTY = typographie(
    "Aucun dossier dans ce coffre. Créez le premier avec Ctrl+Maj+N, ou reprenez une liste existante : "
    "« Importer », puis votre fichier XLSX, ODS ou CSV."
)


class ListPage(Page):
    """`open_asked(reference)`; `new_asked(reference, pseudonym)`; `go_asked(key)`: « import », « hand_over », « bin »."""

    open_asked = Signal(str)
    new_asked = Signal(str, str)
    go_asked = Signal(str)

    def __init__(self, keeper: Keeper) -> None:
        super().__init__("Dossiers", scrolls=False)
        self._keeper = keeper
        self.search = _SearchField()
        discreet_field(self.search)
        self.filters = FiltersRow()
        self.new_card = NewCard()
        self.table = DossiersTable()
        self.nothing = text_label("", Role.LEAD)
        self._make_head()
        self._make_body()
        self._connect()
        self.refresh()

    # ------------------------------------------------------------------------------------------------ assembling

    def _make_head(self) -> None:
        self.new = Button("Nouveau dossier", kind=PRIMARY, icon="plus", shortcut="Ctrl+Shift+N")
        self.imports = Button("Importer", icon="liste")
        self.hand_over = Button("Passation", icon="lien")
        self.bin = Button("Corbeille", icon="fermer")
        for button in (self.bin, self.imports, self.hand_over, self.new):
            self.head.add_action(button)

    def _make_body(self) -> None:
        card = Card(name="Dossiers")
        card.body.setSpacing(SPACE_S)
        card.body.addWidget(self.search)
        card.body.addLayout(row(self.filters))
        self._found = QStackedWidget()
        self._found.addWidget(self.table)
        self._found.addWidget(_at_top(self.nothing))
        card.body.addWidget(self._found, 1)
        self.body.addWidget(self.new_card)
        self.body.addWidget(card, 1)
        self.new_card.hide()

    def _connect(self) -> None:
        self.search.textChanged.connect(self.seek)
        self.search.down.connect(self.table.setFocus)
        self.search.returnPressed.connect(self._open_current)
        self.table.opened.connect(self.open_asked)
        self.table.left_upwards.connect(self.search.setFocus)
        self.filters.chosen.connect(self.search.setText)
        self._keeper.read_on.connect(self._read_on)
        self.new.clicked.connect(self.ask_new)
        self.new_card.confirmed.connect(self.new_asked)
        self.imports.clicked.connect(lambda: self.go_asked.emit("import"))
        self.hand_over.clicked.connect(lambda: self.go_asked.emit("hand_over"))
        self.bin.clicked.connect(lambda: self.go_asked.emit("bin"))
        for keys in ("Ctrl+F", "/"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._to_search)

    # ------------------------------------------------------------------------------------------------ showing

    def refresh(self) -> None:
        """Show what the register says now; one stays on one's row."""
        current = self.table.current
        register = self._keeper.register if self._keeper.is_open else None
        self.filters.display(register)
        for button in (self.new, self.imports, self.hand_over, self.bin):
            button.setEnabled(register is not None)
        if register is not None:
            self.bin.set_text(f"Corbeille ({len(register.binned)})" if register.binned else "Corbeille")
        self.table.dossiers.mark(_marks(register))
        self.seek(self.search.text())
        if current is not None:
            self.table.stand_on(current.reference)

    def forget(self) -> None:
        """Drop all that is shown: the vault was locked."""
        self.search.clear()
        self.new_card.close_form()
        self.refresh()

    def seek(self, text: str) -> None:
        """Show what the words find."""
        current = self.table.current
        found = search_at_once(self._keeper.register, text) if self._keeper.is_open else ()
        self.table.show_entries(found)
        if current is not None and not text.strip():
            self.table.stand_on(current.reference)
        self.filters.offer(text if self._keeper.is_open else "")
        self._say_how_many(text.strip(), len(found))

    def _read_on(self, _left: int) -> None:
        """More words are known: what is asked may be found in more dossiers; one stays on one's row."""
        if self.search.text().strip():
            current = self.table.current
            self.seek(self.search.text())
            if current is not None:
                self.table.stand_on(current.reference)

    @property
    def _unread(self) -> int:
        return self._keeper.register.index.unread if self._keeper.is_open else 0

    def _say_how_many(self, words: str, count: int) -> None:
        if not self._keeper.is_open:
            sentence = _LOCKED
        elif count:
            sentence = ""
        else:
            sentence = (_nothing_yet if self._unread else _nothing_found)(words) if words else _EMPTY
        self.nothing.setText(sentence)
        self._found.setCurrentIndex(1 if sentence else 0)
        counted = "1 dossier" if count == 1 else f"{_thousands(count)} dossiers"
        if words and count > 1:
            counted = f"{counted} trouvés"
        more = f", lecture des textes en cours\u00a0: encore {_thousands(self._unread)}"
        self.set_title("Dossiers", f"{counted}{more if words and self._unread else ''}" if count else "")

    # ------------------------------------------------------------------------------------------------ doing

    def ask_new(self) -> None:
        """Ask for the number of a new dossier; what is being searched is proposed."""
        typed = self.search.text().strip()
        self.new_card.open_form(typed if any(sign.isdigit() for sign in typed) else "")

    def _open_current(self) -> None:
        entry = self.table.current
        if entry is not None and self.table.dossiers.entries:
            self.open_asked.emit(entry.reference)

    def _to_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def escape(self) -> bool:
        """Esc closes the form, then empties the search."""
        if not self.new_card.isHidden():
            self.new_card.close_form()
            self.search.setFocus()
            return True
        if self.search.text():
            self.search.clear()
            self.search.setFocus()
            return True
        return False

    def first_focus(self) -> QWidget | None:
        return self.search


class _SearchField(LineField):
    """`down()`: the arrow leads to the list."""

    down = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText("Numéro, pseudonyme, fait, note… (Ctrl+F)")
        self.setAccessibleName("Rechercher un dossier")
        self.setAccessibleDescription(
            "Les dossiers s’affichent pendant la frappe\u00a0; flèche bas pour la liste"
        )
        self.setClearButtonEnabled(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_PageDown):
            self.down.emit()
        else:
            super().keyPressEvent(event)


def _at_top(label: QWidget) -> QWidget:
    place = QWidget()
    column = QVBoxLayout(place)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(label)
    column.addStretch(1)
    return place


def _marks(register: Register | None) -> dict[str, str]:
    """What a hand-over brought and nobody has looked at yet."""
    if register is None:
        return {}
    waiting = unseen(register)
    return dict.fromkeys(waiting.changed, "complété") | dict.fromkeys(waiting.created, "nouveau")


def _nothing_found(words: str) -> str:
    return typographie(
        f"Aucun dossier pour « {identity(words)} ». Essayez une partie du numéro, sans séparateur, ou un mot de moins. "
        "Les dossiers mis à la corbeille ne sont pas cherchés."
    )


def _nothing_yet(words: str) -> str:
    return typographie(
        f"Rien encore pour « {identity(words)} ». Numéros et pseudonymes sont déjà cherchés ; les textes des dossiers se "
        "lisent encore, et la liste se complète d’elle-même dans quelques secondes."
    )


def _thousands(count: int) -> str:
    return f"{count:,}".replace(",", "\u202f")
