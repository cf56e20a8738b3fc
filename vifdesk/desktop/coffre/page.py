"""The place « Coffre »: one page at a time, after what there is: no vault, a locked one, an open one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from vifdesk.desktop.coffre.keeper import State

if TYPE_CHECKING:
    from vifdesk.actions.desk import Desk
    from vifdesk.desktop.coffre.keeper import Keeper
    from vifdesk.desktop.coffre.pages import VaultPage
    from vifdesk.desktop.shell.session import Session

_LOCKED_TOO = ("", "creer", "restaurer")
"""Pages that need no open vault."""


class CoffrePage(QWidget):
    """`preview_asked(Document)`; `register_asked`: show the dossiers. Each page is made when it is gone to, and dies after."""

    title_changed = Signal()
    preview_asked = Signal(object)
    register_asked = Signal()

    def __init__(self, desk: Desk, keeper: Keeper, session: Session) -> None:
        super().__init__()
        self._desk, self._keeper, self._session = desk, keeper, session
        self._recovery_key = ""
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._page: VaultPage | None = None
        self._state = keeper.state
        keeper.opened.connect(lambda _vault: self.show_page())
        keeper.locked.connect(self._locked)
        keeper.placed.connect(self.show_page)
        self.show_page()

    @property
    def page(self) -> VaultPage:
        """The page that is shown."""
        assert self._page is not None
        return self._page

    def title(self) -> str:
        """What the shown page calls itself."""
        return self.page.title()

    def first_focus(self) -> QWidget | None:
        """Where the keyboard stands on the shown page."""
        return self.page.first_focus()

    def escape(self) -> bool:
        """The shown page steps back by itself, if it has where to."""
        escape = getattr(self.page, "escape", None)
        return bool(escape and escape())

    def show_page(self, name: str = "") -> None:
        """Show a page by name; the empty one is what suits the state."""
        if name not in _LOCKED_TOO and not self._keeper.is_open:
            name = ""
        old, page = self._page, self._build(name)
        page.go_asked.connect(self.show_page)
        page.preview_asked.connect(self.preview_asked)
        page.title_changed.connect(self.title_changed)
        self._page, self._state = page, self._keeper.state
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        if old is not None:
            self._stack.removeWidget(old)
            old.deleteLater()
        self.title_changed.emit()
        first = page.first_focus()
        if first is not None and self.isVisible():
            first.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._keeper.state is not self._state and not self.page.working:
            self.show_page()  # a disk was plugged in, or drawn out, meanwhile

    def _locked(self) -> None:
        self._recovery_key = ""
        if not self.page.working and not self._keeper.quiet:
            self.show_page()

    # ------------------------------------------------------------------------------------------------ building

    def _build(self, name: str) -> VaultPage:
        if name == "creer":
            return self._creation()
        if name == "restaurer":
            from vifdesk.desktop.coffre.restore_page import RestorePage

            return RestorePage(self._desk, self._keeper)
        if self._keeper.is_open:
            return self._build_open(name)
        if self._keeper.state is State.LOCKED:
            from vifdesk.desktop.coffre.unlock_page import UnlockPage

            return UnlockPage(self._desk, self._keeper)
        from vifdesk.desktop.coffre.welcome_page import WelcomePage

        return WelcomePage(self._desk, self._keeper)

    def _build_open(self, name: str) -> VaultPage:
        if self._recovery_key:
            return self._recovery()
        if name == "utilisateurs":
            return self._users()
        if name == "sauvegardes":
            from vifdesk.desktop.coffre.backups_page import BackupsPage

            return BackupsPage(self._desk, self._keeper)
        if name == "conservation":
            from vifdesk.desktop.coffre.retention_page import RetentionPage

            return RetentionPage(self._desk, self._keeper, self._session.court)
        if name == "journal":
            from vifdesk.desktop.coffre.journal_page import JournalPage

            return JournalPage(self._desk, self._keeper)
        if name == "reglages":
            from vifdesk.desktop.coffre.settings_page import SettingsPage

            page = SettingsPage(self._desk, self._keeper)
            page.settled.connect(lambda: self._session.take(self._keeper.register.settings))
            return page
        return self._home()

    def _home(self) -> VaultPage:
        from vifdesk.desktop.coffre.home_page import HomePage

        page = HomePage(self._desk, self._keeper)
        page.register_asked.connect(self.register_asked)
        return page

    def _creation(self) -> VaultPage:
        from vifdesk.desktop.coffre.creation_page import CreationPage

        page = CreationPage(self._desk, self._keeper)
        page.created.connect(self._keep_key)
        return page

    def _users(self) -> VaultPage:
        from vifdesk.desktop.coffre.users_page import UsersPage

        page = UsersPage(self._desk, self._keeper)
        page.recovery_made.connect(self._keep_key)
        page.recovery_made.connect(lambda _key: self.show_page())
        return page

    def _recovery(self) -> VaultPage:
        from vifdesk.desktop.coffre.recovery_page import RecoveryPage

        page = RecoveryPage(self._desk, self._keeper, self._recovery_key, self._session.court)
        page.confirmed.connect(self._key_is_on_paper)
        return page

    def _keep_key(self, key: str) -> None:
        self._recovery_key = key

    def _key_is_on_paper(self) -> None:
        self._recovery_key = ""
        self.show_page()
