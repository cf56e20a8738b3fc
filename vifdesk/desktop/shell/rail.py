"""The dark rail at the left: where one can go now, and nothing else."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from vifdesk.desktop.discretion import speak
from vifdesk.desktop.shell.nav_button import NavButton
from vifdesk.desktop.theme import colours
from vifdesk.desktop.tokens import SPACE_M, SPACE_S, SPACE_XS
from vifdesk.desktop.widgets.painting import (
    MIDDLE,
    WRAPPED,
    fill,
    ink_palette,
    panel,
    plain_panel,
    scaled,
    text_height,
    write,
)

WIDE_LETTERS = 29
"""The width of the open rail, in average letters."""


class RailText(QWidget):
    """A small text on the rail, in the rail's colours: the court, the title of a group; `above` is left free over it."""

    def __init__(self, text: str = "", *, above: int = 0) -> None:
        super().__init__()
        self._text, self._above = text, above
        self.setAccessibleName(text)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_text(self, text: str) -> None:
        """Say something else; nothing takes no place."""
        self._text = text
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return text_height(self._letters(), self._text, width - SPACE_S) + self._above

    def _letters(self) -> QFont:
        return scaled(self.font(), 0.84)

    def paintEvent(self, _event: QPaintEvent) -> None:
        place = self.rect().adjusted(SPACE_S, self._above, 0, 0)
        write(QPainter(self), place, WRAPPED, self._text, self._letters(), colours().rail_muted)


class Brand(QWidget):
    """The program's name beside its sign; collapsed, the sign alone."""

    def __init__(self) -> None:
        super().__init__()
        self._settled = False
        self.setAccessibleName("vifdesk")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        side = round(self.fontMetrics().height() * 1.7)
        return QSize(side, side)

    def settle(self) -> None:
        """Draw the sign from now on."""
        self._settled = True
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme, side = QPainter(self), colours(), self.sizeHint().height()
        wide = self.width() > 2 * side
        square = QRect(
            SPACE_S if wide else (self.width() - side) // 2, (self.height() - side) // 2, side, side
        )
        if self._settled:
            from vifdesk.desktop.widgets.icons import draw_icon

            plain_panel(painter, square, theme.accent)
            inset = round(side * 0.18)
            draw_icon(painter, square.adjusted(inset, inset, -inset, -inset), "bouclier", theme.on_accent)
        if wide:
            write(
                painter,
                self.rect().adjusted(side + 2 * SPACE_S + 2, 0, 0, 0),
                MIDDLE,
                "vifdesk",
                scaled(self.font(), 1.25, bold=True),
                theme.rail_text,
            )


class CloseCross(QToolButton):
    """The small cross that closes an examination."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setToolTip(f"{name} (Ctrl+W)")

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = QPainter(self), colours()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = self.underMouse() or self.hasFocus()
        if lit:
            edge = theme.rail_text if self.hasFocus() else theme.rail_raised
            panel(painter, self.rect(), theme.rail_raised, edge, radius=4)
        from vifdesk.desktop.widgets.icons import draw_icon

        inset = SPACE_XS
        draw_icon(
            painter,
            self.rect().adjusted(inset, inset, -inset, -inset),
            "fermer",
            theme.rail_text if lit else theme.rail_muted,
        )


class Rail(QWidget):
    """`go(key)`: a line was pressed. `close_asked(key)`: the cross of an examination was."""

    go = Signal(str)
    close_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Navigation")
        self._lines: dict[str, NavButton] = {}
        self._crosses: dict[str, CloseCross] = {}
        self._rows: dict[str, QWidget] = {}
        self._collapsed = self._settled = False
        self._column = QVBoxLayout(self)
        self._column.setSpacing(SPACE_XS)
        self._name = Brand()
        self._court = RailText()
        self._group = RailText("Examens en cours", above=SPACE_M)
        self._examinations = QVBoxLayout()
        self._examinations.setSpacing(SPACE_XS)
        self._head = QVBoxLayout()
        self._head.setSpacing(SPACE_S)
        self._head.addWidget(self._name)
        self._head.addWidget(self._court)
        self._column.addLayout(self._head)
        self._column.addLayout(self._examinations)
        self._column.addStretch(1)
        self._above, self._below = 1, 0
        self._group.set_text("")
        self._court.set_text("")
        self._examinations.addWidget(self._group)
        self._margins()
        self.setPalette(ink_palette(colours().rail_text))

    # ------------------------------------------------------------------------------------------------ lines

    def add_line(self, key: str, text: str, icon: str, *, shown_key: str = "", below: bool = False) -> None:
        """One more place: above the examinations, or at the bottom."""
        line = self._line(key, text, icon, shown_key)
        if below:
            self._column.addWidget(line)
        else:
            self._column.insertWidget(self._above, line)
            self._above += 1

    def show_line(self, key: str, shown: bool) -> None:
        """Take a line away, or bring it back."""
        self._lines[key].setVisible(shown)

    def rename_line(self, key: str, text: str) -> None:
        """Call a place by another name."""
        self._lines[key].set_line(text)

    def count(self, key: str, number: str, words: str) -> None:
        """Say beside a line how many things wait there, in a pill and in words; empty for none."""
        line = self._lines[key]
        line.set_line(line.text(), "", number, words)

    def set_examination(self, key: str, text: str, which: str, remaining: int, remaining_words: str) -> None:
        """Show an examination under way, or what it is called now; `which` tells it from others of its kind."""
        if key not in self._lines:
            row = QWidget()
            layout = QHBoxLayout(row)
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(2)
            cross = CloseCross(f"Fermer l’examen {text}")
            cross.clicked.connect(lambda: self.close_asked.emit(key))
            layout.addWidget(self._line(key, text, "examen", ""), 1)
            layout.addWidget(cross)
            self._crosses[key], self._rows[key] = cross, row
            cross.setVisible(not self._collapsed)
            self._examinations.addWidget(row)
        self._lines[key].set_line(text, which, str(remaining), remaining_words)
        speak(self._crosses[key], f"Fermer l’examen {text} · {which}")
        self._name_group()

    def drop_examination(self, key: str) -> None:
        """Take an examination's line away."""
        row = self._rows.pop(key)
        del self._lines[key], self._crosses[key]
        row.hide()
        row.setParent(None)
        row.deleteLater()
        self._name_group()

    def check(self, key: str) -> None:
        """Show where one is."""
        for name, line in self._lines.items():
            line.setChecked(name == key)

    def set_court(self, court: str) -> None:
        """Show the court under the program's name."""
        self._court.set_text("" if self._collapsed else court)
        self._court.setProperty("court", court)

    def _line(self, key: str, text: str, icon: str, shown_key: str) -> NavButton:
        line = NavButton(text, icon, key=shown_key)
        line.set_collapsed(self._collapsed)
        if self._settled:
            line.settle()
        line.clicked.connect(lambda: self.go.emit(key))
        self._lines[key] = line
        return line

    def _name_group(self) -> None:
        self._group.set_text("Examens en cours" if self._rows and not self._collapsed else "")

    # ------------------------------------------------------------------------------------------------ look

    def settle(self) -> None:
        """Draw signs and grounds from now on: the first picture has words only, which are faster."""
        self._settled = True
        self._name.settle()
        for line in self._lines.values():
            line.settle()

    @property
    def collapsed(self) -> bool:
        """Whether only the icons are shown."""
        return self._collapsed

    def set_collapsed(self, collapsed: bool) -> None:
        """Show the icons alone, or everything."""
        if collapsed != self._collapsed:
            self._collapsed = collapsed
            for line in self._lines.values():
                line.set_collapsed(collapsed)
            for cross in self._crosses.values():
                cross.setVisible(not collapsed)
            self.set_court(str(self._court.property("court") or ""))
            self._name_group()
            self._margins()
        self.fit()

    def fit(self) -> None:
        """Take the width that the text size asks for."""
        letter = self.fontMetrics().averageCharWidth()
        line = self.fontMetrics().height() + 2 * SPACE_S + 4
        self.setFixedWidth(line + 2 * SPACE_S if self._collapsed else letter * WIDE_LETTERS)

    def _margins(self) -> None:
        side = SPACE_S if self._collapsed else SPACE_M
        self._column.setContentsMargins(side, SPACE_M, side, SPACE_M)
        self._head.setContentsMargins(0, 0, 0, SPACE_M)

    def paintEvent(self, _event: QPaintEvent) -> None:
        fill(QPainter(self), self.rect(), colours().rail)
