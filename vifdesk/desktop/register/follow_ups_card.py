"""The follow-up of a dossier: one line an action, done, put off or dropped with one key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal

from vifdesk.actions.desk import Desk
from vifdesk.actions.register import Register
from vifdesk.desktop.discretion import speak
from vifdesk.desktop.register.follow_up_words import Shown, shown_line
from vifdesk.desktop.register.keyed_line import KeyedLine
from vifdesk.desktop.register.part_card import PartCard
from vifdesk.desktop.register.words import EMPTY_WORDS
from vifdesk.desktop.tokens import SPACE_XS, Role
from vifdesk.desktop.widgets.badge import Badge
from vifdesk.desktop.widgets.button import LINK, QUIET, Button
from vifdesk.desktop.widgets.labels import text_label
from vifdesk.desktop.widgets.page import row
from vifdesk.desktop.wizard.flow import Flow
from vifdesk.domain.register.follow_ups import Move, is_open, prudent_dates
from vifdesk.domain.register.open_matters import schedule_of
from vifdesk.domain.register.record import items_of
from vifdesk.domain.register.shape import Content

_KEYS = {
    Qt.Key.Key_F: Move.FAIT,
    Qt.Key.Key_J: Move.PLUS_UN_JOUR,
    Qt.Key.Key_S: Move.PLUS_UNE_SEMAINE,
    Qt.Key.Key_O: Move.SANS_OBJET,
    Qt.Key.Key_R: Move.ROUVRIR,
}
_BUTTONS = (
    ("Fait", "F", Move.FAIT),
    ("+ 1 jour", "J", Move.PLUS_UN_JOUR),
    ("+ 1 semaine", "S", Move.PLUS_UNE_SEMAINE),
    ("Sans objet", "O", Move.SANS_OBJET),
)


class FollowUpLine(KeyedLine):
    """`pressed(Move)`: its key was pressed; `change_asked()`: Enter was."""

    LETTERS = _KEYS
    change_asked = Signal()

    def __init__(self, said: Shown) -> None:
        super().__init__()
        self.said = said
        speak(self, said.spoken())
        self.setAccessibleDescription(
            "F fait, J plus un jour, S plus une semaine, O sans objet, Entrée modifier"
        )
        self.column.addLayout(row(Badge(said.state, said.tone, icon=said.icon)))
        self.column.addWidget(text_label(said.text, Role.BODY if said.closed else Role.STRONG))
        if said.detail:
            self.column.addWidget(text_label(said.detail, Role.CAPTION))

    def confirm(self) -> None:
        self.change_asked.emit()


class FollowUpsCard(PartCard):
    """`move_asked(rank, text, Move)`: this line is to be moved."""

    move_asked = Signal(int, str, object)

    def __init__(self, desk: Desk) -> None:
        super().__init__("suivis", desk)
        self._content: Content = {}
        self._shows_closed = False
        self.lines: dict[int, FollowUpLine] = {}
        self._current: int | None = None
        self.buttons = [self._move_button(*each) for each in _BUTTONS]
        self.change = Button("Modifier", kind=LINK)
        self.drop = Button("Retirer", kind=LINK)
        self.change.clicked.connect(self._change_current)
        self.drop.clicked.connect(self._drop_current)
        self._tools = Flow(*self.buttons, self.change, self.drop, spacing=SPACE_XS)
        self.body.insertWidget(1, self._tools)
        self.fold = Button("", kind=LINK)
        self.fold.clicked.connect(self._turn_fold)
        self.body.insertWidget(3, self.fold)
        self.nothing = text_label(EMPTY_WORDS["suivis"], Role.MUTED)
        self.body.insertWidget(1, self.nothing)

    def _move_button(self, text: str, key: str, move: Move) -> Button:
        button = Button(text, kind=QUIET, key=key)
        button.setFocusPolicy(
            Qt.FocusPolicy.NoFocus
        )  # the keyboard stays on the line, whose keys do the same
        button.clicked.connect(lambda: self._move(move))
        return button

    # ------------------------------------------------------------------------------------------------ showing

    def display_content(self, content: Content, register: Register) -> None:
        """Show the follow-up of a dossier, the nearest first; what is closed is folded."""
        self._content = content
        self.display(items_of(content, "suivis"), register)

    def display(self, items: Sequence[Mapping[str, object]], register: Register) -> None:
        """Show these lines; the keyboard stays on the one where it was, else on its neighbour."""
        before = self._order_of_lines()
        place = before.index(self._current) if self._current in before else 0
        had = self._has_keyboard()
        self._register, self._items = register, list(items)
        said = self._said()
        self._lay([(rank, line) for rank, line in said if not line.closed or self._shows_closed])
        self.nothing.setVisible(not self._items)
        closed = sum(line.closed for _rank, line in said)
        self._name_fold(closed)
        self._tools.setVisible(bool(self.lines))
        ranks = self._order_of_lines()
        self._current = None if not ranks else ranks[min(place, len(ranks) - 1)]
        if had and self._current is not None:
            self.lines[self._current].show()
            self.lines[self._current].setFocus()
        self._show_tools()

    def _said(self) -> list[tuple[int, Shown]]:
        assert self._register is not None
        dues, natures = prudent_dates(schedule_of(self._content))
        now, rules = self._desk.clock.now(), self._register.follow_ups
        said = [(rank, shown_line(item, dues, natures, rules, now)) for rank, item in enumerate(self._items)]
        return sorted(said, key=lambda pair: (pair[1].closed, pair[1].order))

    def _lay(self, said: Sequence[tuple[int, Shown]]) -> None:
        """Put these lines one under the other; a line that says the same stays the widget that it was."""
        kept = {(rank, line.said): line for rank, line in self.lines.items()}
        self.lines = {}
        for place, (rank, each) in enumerate(said):
            line = kept.pop((rank, each), None) or self._make(rank, each)
            self.lines[rank] = line
            if self._lines.indexOf(line) != place:
                self._lines.insertWidget(place, line)
        for line in kept.values():
            self._lines.removeWidget(line)
            line.hide()
            line.deleteLater()

    def _make(self, rank: int, said: Shown) -> FollowUpLine:
        line = FollowUpLine(said)
        line.pressed.connect(lambda move: self._move(move, rank))
        line.change_asked.connect(lambda: self.ask(rank))
        line.stepped.connect(lambda step: self._step(rank, step))
        line.entered.connect(lambda: self._enter(rank))
        return line

    def _name_fold(self, closed: int) -> None:
        words = "ligne close" if closed == 1 else "lignes closes"
        self.fold.set_text(f"Masquer {closed} {words}" if self._shows_closed else f"Voir {closed} {words}")
        self.fold.setVisible(bool(closed))

    def _show_tools(self) -> None:
        for button in (*self.buttons, self.change, self.drop):
            button.setEnabled(self._current is not None)
        item = None if self._current is None else self._items[self._current]
        is_done = item is not None and not is_open(item)
        self.buttons[0].set_text("Rouvrir" if is_done else "Fait")

    # ------------------------------------------------------------------------------------------------ doing

    def _move(self, move: Move, rank: int | None = None) -> None:
        place = self._current if rank is None else rank
        if place is None:
            return
        item = self._items[place]
        if move in (Move.FAIT, Move.SANS_OBJET) and not is_open(item):
            move = Move.ROUVRIR
        self.move_asked.emit(place, str(item.get("texte", "")), move)

    def _change_current(self) -> None:
        if self._current is not None:
            self.ask(self._current)

    def _drop_current(self) -> None:
        if self._current is not None:
            self.remove(self._current)

    def _step(self, rank: int, by: int) -> None:
        ranks = self._order_of_lines()
        place = ranks.index(rank) + by
        if 0 <= place < len(ranks):
            self.lines[ranks[place]].setFocus()

    def _enter(self, rank: int) -> None:
        self._current = rank
        self._show_tools()

    def _turn_fold(self) -> None:
        self._shows_closed = not self._shows_closed
        if self._register is not None:
            self.display(self._items, self._register)

    def _order_of_lines(self) -> list[int]:
        return list(self.lines)

    def _has_keyboard(self) -> bool:
        return any(line.hasFocus() for line in self.lines.values())
