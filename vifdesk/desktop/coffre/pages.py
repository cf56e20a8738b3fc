"""What the pages of the vault share: who opened it, work done aside, and what that work answered."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vifdesk.desktop.background import Background
from vifdesk.desktop.discretion import speak
from vifdesk.desktop.tokens import SPACE_L
from vifdesk.desktop.widgets.card import Notice
from vifdesk.desktop.widgets.page import Page

if TYPE_CHECKING:
    from vifdesk.actions.desk import Desk
    from vifdesk.actions.problems import UserProblem
    from vifdesk.desktop.coffre.keeper import Keeper

T = TypeVar("T")


class VaultPage(Page):
    """`go_asked(name)`: show another page of the vault. `preview_asked(Document)`: a paper is to be looked at.

    Put things into `content`: it is greyed while `work` runs, and what came of it stands above it.
    """

    go_asked = Signal(str)
    preview_asked = Signal(object)

    def __init__(self, desk: Desk, keeper: Keeper, title: str, subtitle: str = "") -> None:
        super().__init__(title, subtitle)
        self._desk, self._keeper = desk, keeper
        self._background = Background(self)
        self._inside = QWidget()
        self.content = QVBoxLayout(self._inside)
        self.content.setContentsMargins(0, 0, 0, 0)
        self.content.setSpacing(SPACE_L)
        self.told = Notice()
        self.body.addWidget(self.told)
        self.body.addWidget(self._inside)
        self.body.addStretch(1)
        self.told.hide()

    @property
    def working(self) -> bool:
        """Whether something runs aside."""
        return self._background.busy

    def tell(self, text: str, tone: str) -> None:
        """Say something above the page; nothing takes it away."""
        self.told.set_text(text, tone)
        speak(self.told.label, text)
        self.told.setVisible(bool(text))
        if self.scroller is not None and text:
            self.scroller.verticalScrollBar().setValue(0)

    def work(self, words: str, work: Callable[[], T], done: Callable[[T], object]) -> None:
        """Run `work` aside while the page says `words` and waits; a problem is told on the page."""
        if self.working:
            return
        kept = self.focusWidget()
        self.begin_waiting(words)

        def finished(result: T) -> None:
            self.end_waiting(kept)
            self.tell("", "neutre")
            done(result)

        def failed(problem: UserProblem) -> None:
            self.end_waiting(kept)
            self.refuse(problem)

        self._background.run(work, finished, failed)

    def begin_waiting(self, words: str) -> None:
        """Grey the page and say what is being done."""
        self.tell(words, "attente")
        self._inside.setEnabled(False)

    def end_waiting(self, focus: QWidget | None = None) -> None:
        """The page can be used again; the keyboard goes back to `focus`."""
        self._inside.setEnabled(True)
        if focus is not None and focus.isVisible():
            focus.setFocus()

    def refuse(self, problem: UserProblem) -> None:
        """Say what could not be done, and what to do."""
        self.tell(str(problem), "alerte")
