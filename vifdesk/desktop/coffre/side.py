"""The vault's part of the window: its places, its keys, the veil, the watch over idleness, the backup of the day."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from vifdesk.desktop.background import Background
from vifdesk.desktop.coffre.clock_watch import ClockWatch
from vifdesk.desktop.coffre.departure import Departure
from vifdesk.desktop.coffre.idle import WARNING, IdleWatch
from vifdesk.desktop.coffre.keeper import Keeper
from vifdesk.desktop.coffre.soundness import Soundness, tell_damage
from vifdesk.domain.dates.wording import typographie

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from vifdesk.actions.desk import Desk
    from vifdesk.actions.examination_draft import Draft
    from vifdesk.actions.problems import UserProblem
    from vifdesk.actions.vault_port import Rotated, Vault
    from vifdesk.desktop.coffre.cover import Cover
    from vifdesk.desktop.coffre.veil import Veil
    from vifdesk.desktop.main_window import MainWindow
    from vifdesk.desktop.register.binder import Binder

COFFRE, DOSSIERS = "coffre", "dossiers"
_HIDDEN = typographie(
    "Identités masquées : questions, réponses et échéances restent lisibles. Ctrl+H les montre de nouveau."
)
_UNDER_VEIL = ("larger", "smaller", "normal")
_FIRST_BACKUP = 3_000
"""Milliseconds after the opening: the list of dossiers comes first."""


class VaultSide(QObject):
    """Lives as long as the window. `keeper` is what the other pages ask."""

    def __init__(self, desk: Desk, window: MainWindow, cover: Cover) -> None:
        super().__init__(window)
        self._desk, self._window, self.cover = desk, window, cover
        self._binder: Binder | None = None
        self.keeper = Keeper(desk, self)
        self.idle = IdleWatch(desk.clock, self)
        self.departure = Departure(window)
        self.soundness = Soundness(desk, self.keeper, self)
        self.clock_watch = ClockWatch(desk, self.keeper, window)
        self._background = Background(self)
        self._backup_timer = QTimer(self)
        self._backup_timer.setSingleShot(True)
        self._backup_timer.timeout.connect(self._back_up_today)
        self.keeper.opened.connect(self._opened)
        self.keeper.locked.connect(self._locked)
        self.keeper.changed.connect(self._show_state)
        self.idle.warned.connect(self._warn)
        self.idle.resumed.connect(self._resumed)
        self.idle.expired.connect(self.keeper.lock)
        self.departure.left.connect(self.keeper.lock)
        self.soundness.damaged.connect(
            lambda: tell_damage(self._window, lambda: self._show_coffre("restaurer"))
        )

    # ------------------------------------------------------------------------------------------------ places

    def build_coffre(self) -> QWidget:
        """The place « Coffre »."""
        from vifdesk.desktop.coffre.page import CoffrePage

        page = CoffrePage(self._desk, self.keeper, self._window.session)
        page.preview_asked.connect(
            lambda document: self._window.preview(self._window.places[COFFRE], document)
        )
        page.register_asked.connect(lambda: self._window.go(DOSSIERS))
        return page

    def build_dossiers(self) -> QWidget:
        """The place « Dossiers »."""
        from vifdesk.desktop.register.page import DossiersPage

        page = DossiersPage(self._desk, self.keeper, self._window.session)
        page.preview_asked.connect(
            lambda document: self._window.preview(self._window.places[DOSSIERS], document)
        )
        page.go_asked.connect(self._window.go)
        page.examine_asked.connect(self._window.examinations.examine_in)
        page.resume_asked.connect(self._resume)
        return page

    def go_to_dossiers(self) -> None:
        """The dossiers, or the place where the vault is opened first."""
        self._window.go(DOSSIERS if self.keeper.is_open else COFFRE)

    # ------------------------------------------------------------------------------------------------ locking and hiding

    def lock(self) -> None:
        """Lock; with nothing open, go where one opens."""
        if self.keeper.is_open:
            self.keeper.lock()
        elif self.cover.veil is None:
            self._window.go(COFFRE)

    def turn_hidden(self) -> None:
        """Hide every identity, or show them again; one goes on working. A locked window shows none anyway."""
        if self.cover.veil is not None:
            return
        from vifdesk.desktop.discretion import hide_identities, identities_hidden

        hidden = not identities_hidden()
        self.cover.clear_away()
        hide_identities(hidden)
        self._name_window()
        self._say(_HIDDEN if hidden else "Les identités sont de nouveau affichées.", tone="neutre")

    def minimised(self) -> None:
        """The window has been minimised."""
        if self.keeper.is_open and self.keeper.preferences.lock_minimised:
            self.keeper.lock()

    def leave(self) -> None:
        """The window closes."""
        self.idle.stop()
        self.departure.stop()
        self._backup_timer.stop()
        self.keeper.lock(quietly=True)

    def guarded(self, does: Mapping[str, Callable[[], object]]) -> dict[str, Callable[[], object]]:
        """The window's keys, with those of the vault. Under a veil only those act that show nothing of the window."""

        def unless_covered(act: Callable[[], object]) -> Callable[[], object]:
            return lambda: None if self.cover.veil is not None else act()

        mine: dict[str, Callable[[], object]] = {
            "dossiers": unless_covered(self.go_to_dossiers),
            "coffre": unless_covered(lambda: self._window.go(COFFRE)),
            "lock": self.lock,
            "hide": self.turn_hidden,
        }
        return {
            name: act if name in _UNDER_VEIL else unless_covered(act) for name, act in does.items()
        } | mine

    def _opened(self, _vault: Vault) -> None:
        if self.cover.veil is not None:
            self._lift()
        self._bind()
        self.departure.start()
        self._backup_timer.start(_FIRST_BACKUP)

    def _bind(self) -> None:
        """The examinations' drafts go into the vault, from its first opening on."""
        if self._binder is not None:
            return
        from vifdesk.desktop.register.binder import Binder

        self._binder = Binder(self._desk, self.keeper, self._window.examinations, self._window)
        self._binder.go_asked.connect(self.show_dossier)
        self._binder.opened()

    def _resume(self, draft: Draft) -> None:
        if self._binder is not None:
            self._binder.resume(draft)

    def show_dossier(self, reference: str) -> None:
        """Go to one dossier."""
        from vifdesk.desktop.register.page import DossiersPage

        if DOSSIERS not in self._window.places:
            self._window.go(DOSSIERS)
        page = self._window.places[DOSSIERS].pages[0]
        if isinstance(page, DossiersPage):
            page.show_dossier(reference)
        self._window.go(DOSSIERS)  # only now: what was shown there is not what one comes to see

    def _locked(self) -> None:
        self.idle.stop()
        self.departure.stop()
        self._backup_timer.stop()
        self._take_papers_off()
        place = self._window.places.current
        if self.keeper.quiet:
            if place is not None and place.key == DOSSIERS:
                self._window.go(COFFRE)
            return
        from vifdesk.desktop.coffre.veil import LockedVeil

        free = not self._window.examinations.remember_anything
        veil = LockedVeil(self.keeper, free=free)
        veil.restore_asked.connect(self._restore)
        self._cover(veil, "vifdesk – verrouillé")

    def _cover(self, veil: Veil, title: str) -> None:
        veil.go_on.connect(self._go_on)
        self.cover.put(veil, title)

    def _lift(self) -> None:
        self.cover.lift()
        self._window.places.take_keyboard()
        self._name_window()

    def _name_window(self) -> None:
        self._window.setWindowTitle(f"{self._window.place.title()} – vifdesk")

    def _go_on(self) -> None:
        from vifdesk.desktop.coffre.veil import LockedVeil

        locked = isinstance(self.cover.veil, LockedVeil)
        self._lift()
        if locked:
            self._window.go("accueil")

    def _restore(self) -> None:
        """A damaged vault: what is in memory comes back only after its owner has opened one; so only the place is shown."""
        if self._window.examinations.remember_anything:
            self._window.examinations.ask_to_lose(self._restore_after_all)
            return
        self._lift()
        self._show_coffre("restaurer")

    def _restore_after_all(self) -> None:
        self._window.examinations.forget_all()
        self._restore()

    def _take_papers_off(self) -> None:
        for key in (COFFRE, DOSSIERS):
            if key in self._window.places:
                place = self._window.places[key]
                while len(place.pages) > 1:
                    place.take_off()

    # ------------------------------------------------------------------------------------------------ telling

    def _show_state(self) -> None:
        keeper = self.keeper
        if keeper.is_open:
            self.idle.start(keeper.preferences.idle_minutes * 60)
        self._window.show_vault(keeper.user.name if keeper.is_open else "")

    def _say(
        self, text: str, *, tone: str, action: str = "", then: Callable[[], object] | None = None
    ) -> None:
        from vifdesk.desktop.messages import say

        say(self._window, text, tone=tone, action=action, then=then)

    def _warn(self) -> None:
        text = typographie(f"Personne depuis un moment : le coffre se verrouille dans {WARNING} secondes.")
        self._say(text, tone="attente", action="Rester ouvert", then=lambda: None)

    def _resumed(self) -> None:
        self._say("Le coffre reste ouvert.", tone="neutre")

    # ------------------------------------------------------------------------------------------------ the backup of the day

    def _back_up_today(self) -> None:
        if not self.keeper.is_open or not self.keeper.vault.writable:
            return
        from vifdesk.actions.back_up_in_turn import back_up_in_turn, backed_up_today
        from vifdesk.desktop.coffre.backup_folders import folders_of, make_default_folder

        desk, vault, folders = self._desk, self.keeper.vault, folders_of(self.keeper)
        keeper = self.keeper

        def work() -> Rotated | None:
            make_default_folder(desk, keeper)
            due = tuple(each for each in folders if not (Path(each).is_dir() and backed_up_today(desk, each)))
            return back_up_in_turn(vault, due) if due else None

        self._background.run(work, self._backed_up, self._not_backed_up)

    def _backed_up(self, rotated: Rotated | None) -> None:
        from vifdesk.desktop.coffre.report_words import failed_words

        if rotated is not None and rotated.failed and self.keeper.is_open:
            self._say(failed_words(rotated), tone="alerte", action="Voir", then=self._show_backups)

    def _not_backed_up(self, problem: UserProblem) -> None:
        if self.keeper.is_open:
            self._say(str(problem), tone="alerte", action="Voir", then=self._show_backups)

    def _show_backups(self) -> None:
        self._show_coffre("sauvegardes")

    def _show_coffre(self, name: str) -> None:
        """A page of the vault, by its name."""
        from vifdesk.desktop.coffre.page import CoffrePage

        self._window.go(COFFRE)
        page = self._window.place.page
        if isinstance(page, CoffrePage):
            page.show_page(name)
