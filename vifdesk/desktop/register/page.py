"""The place « Dossiers »: the list, and what is opened over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from vifdesk.actions.desk import Desk
from vifdesk.actions.problems import UserProblem
from vifdesk.actions.record_dossier import record_dossier
from vifdesk.desktop.discretion import identity
from vifdesk.desktop.messages import say, show_problem
from vifdesk.desktop.register.dossier_cards import Unfinished
from vifdesk.desktop.register.dossier_page import DossierPage
from vifdesk.desktop.register.list_page import ListPage
from vifdesk.desktop.register.thrown import Thrown
from vifdesk.desktop.register.typed_over import tell_gone
from vifdesk.desktop.register.ways import offer_ways
from vifdesk.desktop.widgets.page import Page
from vifdesk.domain.dossier.dossier import Dossier, Heading

if TYPE_CHECKING:
    from vifdesk.desktop.cahier.work import Work
    from vifdesk.desktop.coffre.keeper import Keeper
    from vifdesk.desktop.shell.session import Session


class DossiersPage(QWidget):
    """`preview_asked(Document)`; `go_asked(key)`; `examine_asked(Dossier, reference)`; `resume_asked(Draft)`.

    When the vault is locked, everything goes but an empty list; when it is opened again, the dossier that was shown comes back.
    """

    title_changed = Signal()
    preview_asked = Signal(object)
    go_asked = Signal(str)
    examine_asked = Signal(object, str)
    resume_asked = Signal(object)

    def __init__(self, desk: Desk, keeper: Keeper, session: Session) -> None:
        super().__init__()
        self._desk, self._keeper, self._session = desk, keeper, session
        self._thrown = Thrown(keeper, self)
        self._unfinished: Unfinished | None = None
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.list = ListPage(keeper)
        self._pages: list[Page] = []
        self._push(self.list)
        self.list.open_asked.connect(self.show_dossier)
        self.list.new_asked.connect(self._create)
        self.list.go_asked.connect(self._go)
        keeper.locking.connect(self._keep_typed)
        keeper.locked.connect(self._locked)
        keeper.opened.connect(self._opened)
        keeper.caught_up.connect(self._caught_up)

    # ------------------------------------------------------------------------------------------------ going

    @property
    def page(self) -> Page:
        """The page on top."""
        return self._pages[-1]

    def lay(self, page: Page) -> None:
        """Open a page over the one that is shown."""
        self._push(page)
        self._show()

    def _push(self, page: Page) -> None:
        page.title_changed.connect(self.title_changed)
        self._pages.append(page)
        self._stack.addWidget(page)

    def _pop(self) -> None:
        page = self._pages.pop()
        self._stack.removeWidget(page)
        page.hide()
        page.setParent(None)
        page.deleteLater()

    def take_off(self) -> None:
        """Go back to the page below; the list stays."""
        page = self.page
        if page is self.list:
            return
        if isinstance(page, DossierPage):
            page.keep_typed()
        self._pop()
        if self.page is self.list:
            self.list.refresh()
        self._show()

    def back_to_list(self) -> None:
        """Close all that lies over the list."""
        while self.page is not self.list:
            self.take_off()

    def _show(self) -> None:
        self._stack.setCurrentWidget(self.page)
        focus = self.first_focus()
        if focus is not None and self.isVisible():
            focus.setFocus()
        self.title_changed.emit()

    def show_dossier(self, reference: str) -> None:
        """Open a dossier over the list."""
        try:
            page = DossierPage(self._desk, self._keeper, reference)
        except UserProblem as problem:
            show_problem(self, problem)
            return
        self.back_to_list()
        page.binned.connect(self._binned)
        page.preview_asked.connect(self.preview_asked)
        page.examine_asked.connect(lambda measure: self._examine(measure, page))
        page.resume_asked.connect(self.resume_asked)
        page.hand_over_asked.connect(self._hand_over)
        offer_ways(self._desk, self._keeper, self, page)
        self.lay(page)

    def _go(self, key: str) -> None:
        if key == "bin":
            from vifdesk.desktop.register.bin_page import BinPage

            page = BinPage(self._desk, self._keeper)
            page.closed.connect(self.take_off)
            page.changed.connect(self._thrown.take_out)
            self.lay(page)
        elif key == "import":
            from vifdesk.desktop.register.import_page import ImportPage

            taken = ImportPage(self._desk, self._keeper)
            taken.closed.connect(self.take_off)
            self.lay(taken)
        else:
            self._hand_over("")

    def _hand_over(self, reference: str) -> None:
        from vifdesk.desktop.register.hand_over_page import HandOverPage

        page = HandOverPage(self._desk, self._keeper, reference, self._session.court)
        page.preview_asked.connect(self.preview_asked)
        page.closed.connect(self.take_off)
        page.open_asked.connect(self.show_dossier)
        self.lay(page)

    # ------------------------------------------------------------------------------------------------ doing

    def _create(self, reference: str, pseudonym: str) -> None:
        register = self._keeper.register
        if register.find(reference) is not None:
            self.list.new_card.refuse("Ce dossier existe déjà\u00a0: cherchez-le pour l’ouvrir.")
            return
        fields = {"reference": reference, **({"pseudonyme": pseudonym} if pseudonym else {})}
        try:
            record_dossier(self._desk, register, fields)
        except UserProblem as problem:
            self.list.new_card.refuse(str(problem))
            return
        self.list.new_card.close_form()
        self.list.search.clear()
        self.list.refresh()
        self.show_dossier(reference)

    def _binned(self, reference: str) -> None:
        self.take_off()
        self._thrown.add(reference)

    def _examine(self, measure: str, page: DossierPage) -> None:
        content = page.dossier.content
        heading = Heading(
            court=self._session.court,
            parquet_number=page.reference,
            initials=str(content.get("pseudonyme", "")),
        )
        self.examine_asked.emit(Dossier(measure, self._session.territory, heading=heading), page.reference)

    # ------------------------------------------------------------------------------------------------ the vault

    def _keep_typed(self) -> None:
        for page in self._pages:
            if isinstance(page, DossierPage):
                page.keep_typed()

    def _locked(self) -> None:
        first = self._pages[1] if len(self._pages) > 1 else None
        self._unfinished = first.unfinished() if isinstance(first, DossierPage) else None
        self._thrown.forget()
        while len(self._pages) > 1:
            self._pop()
        self.list.forget()

    def _opened(self, _vault: object = None) -> None:
        self.list.refresh()
        unfinished, self._unfinished = self._unfinished, None
        if unfinished is not None and self._keeper.register.find(unfinished.reference) is not None:
            self.take_up(unfinished)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._keeper.is_open:
            self._caught_up()  # an examination may have been saved meanwhile

    def _caught_up(self) -> None:
        """Show what was written beside this place; what is being typed stays."""
        if not self.isVisible():
            return  # it will be, when it is shown
        self.list.refresh()
        for page in self._pages:
            if isinstance(page, DossierPage):
                try:
                    page.read_again()
                except UserProblem:
                    self._lose(page)
                    return

    def _lose(self, page: DossierPage) -> None:
        """The dossier is no longer there, or cannot be read any more: nothing can be done on its page."""
        name = identity(page.reference)
        while len(self._pages) > 1:
            self._pop()
        self.list.refresh()
        self._show()
        tell_gone(self, name)

    # ------------------------------------------------------------------------------------------------ for the window

    def title(self) -> str:
        """What the page on top calls itself."""
        return self.page.title()

    def work(self) -> Work | None:
        """The dossier, or the page, over the list; None on the list."""
        from vifdesk.desktop.cahier.work import Work

        if not isinstance(first := self._pages[1 % len(self._pages)], DossierPage):
            return None if first is self.list else Work(self.title())
        first.keep_typed()
        name, unfinished = f"Dossier {identity(first.reference)}", first.unfinished()
        return Work(name, "", "dossier", first.reference, lambda: self.take_up(unfinished))

    def take_up(self, unfinished: Unfinished) -> None:
        """Show a dossier as it was left, if another page took its place since."""
        first = self._pages[1 % len(self._pages)]
        if not (isinstance(first, DossierPage) and first.reference == unfinished.reference):
            self.show_dossier(unfinished.reference)
            if isinstance(self.page, DossierPage):
                self.page.take_up(unfinished)

    def first_focus(self) -> QWidget | None:
        """Where the page on top wants the keyboard."""
        return self.page.first_focus()

    def escape(self) -> bool:
        """Esc: what the page on top does with it, else the page below; on the list, False."""
        escape = getattr(self.page, "escape", None)
        if escape is not None and escape():
            return True
        if self.page is self.list:
            return False
        self.take_off()
        return True

    def undo(self) -> None:
        """Take back the last change of the page on top, or the last dossier put in the bin."""
        act = getattr(self.page, "undo", None)
        if act is not None:
            act()
        elif not self._thrown.take_last_out():
            say(self, "Il n’y a rien à annuler ici.", tone="neutre")

    def redo(self) -> None:
        """Make again what was undone."""
        act = getattr(self.page, "redo", None)
        if act is not None:
            act()
