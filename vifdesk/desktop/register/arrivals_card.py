"""« Ce qui est nouveau »: the dossiers that a hand-over brought, until somebody has looked at them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from vifdesk.actions.arrivals import Unseen, note_seen, unseen
from vifdesk.actions.problems import UserProblem
from vifdesk.desktop.discretion import identity
from vifdesk.desktop.messages import say, show_problem
from vifdesk.desktop.register.words import counted
from vifdesk.desktop.tokens import Role
from vifdesk.desktop.widgets.button import QUIET, Button
from vifdesk.desktop.widgets.card import Card
from vifdesk.desktop.widgets.labels import text_label
from vifdesk.desktop.widgets.lines_list import Line, LinesList
from vifdesk.desktop.widgets.page import row
from vifdesk.domain.dates.wording import typographie

if TYPE_CHECKING:
    from vifdesk.actions.register import Register
    from vifdesk.desktop.coffre.keeper import Keeper

NEW, CHANGED = "Nouveau", "Complété"
_MOST = 200
_KEYS = "Entrée ouvre le dossier · V le marque comme vu"


class ArrivalsCard(Card):
    """`opened(reference)`; `seen()`: one or all were marked. Hides itself when nothing waits to be looked at."""

    opened = Signal(str)
    seen = Signal()

    def __init__(self, keeper: Keeper, *, rows: int = 5) -> None:
        super().__init__("Ce qui est nouveau", stripe="accent")
        self._keeper = keeper
        self.count = text_label("", Role.MUTED)
        self.list = LinesList("Dossiers reçus", fits_rows=rows)
        self.all_seen = Button("Tout marquer comme vu", kind=QUIET, icon="coche")
        for widget in (self.count, self.list, text_label(_KEYS, Role.CAPTION)):
            self.body.addWidget(widget)
        self.body.addLayout(row(self.all_seen))
        self.list.opened.connect(self.opened)
        self.list.key_pressed.connect(self._press)
        self.all_seen.clicked.connect(lambda _checked=False: self._see(None))
        self.hide()

    def refresh(self) -> None:
        """Read again what waits; to be called once the card has its place on a page."""
        if not self._keeper.is_open:
            return
        register = self._keeper.register
        waiting = unseen(register)
        self.count.setText(_count_words(waiting))
        self.list.show_lines(tuple(islice(_lines(register, waiting), _MOST)))
        self.setVisible(len(waiting) > 0)

    def _press(self, key: int) -> None:
        if key == Qt.Key.Key_V and self.list.current:
            self._see(self.list.current)

    def _see(self, reference: str | None) -> None:
        try:
            note_seen(self._keeper.register, reference)
        except UserProblem as problem:
            show_problem(self, problem)
            return
        if reference is None:
            say(self, "Tout est marqué comme vu\u00a0; les dossiers restent dans la liste.", tone="neutre")
        self.refresh()
        self.seen.emit()


def _lines(register: Register, waiting: Unseen) -> Iterator[Line]:
    yield from _of(register, waiting.created, NEW, "accent", "plus")
    yield from _of(register, waiting.changed, CHANGED, "neutre", "modifier")


def _of(register: Register, references: Iterable[str], state: str, tone: str, icon: str) -> Iterator[Line]:
    for reference in references:
        matters = register.ledger.of(register.places[reference].id)
        name = matters[0].name if matters else ""
        open_count = f"{len(matters)}\u00a0en cours" if matters else "Rien en cours"
        detail = f"{identity(name)} · {open_count}" if name else open_count
        yield Line(identity(reference), detail, reference, state, tone, icon)


def _count_words(waiting: Unseen) -> str:
    words = [
        counted(len(found), *named)
        for found, named in (
            (waiting.created, ("dossier nouveau", "dossiers nouveaux")),
            (waiting.changed, ("dossier complété", "dossiers complétés")),
        )
        if found
    ]
    return typographie(f"Reçus par passation, pas encore regardés : {', '.join(words)}.") if words else ""
