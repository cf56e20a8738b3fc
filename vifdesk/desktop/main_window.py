"""The window: rail, pages, footer; which page is shown, and the keys that work everywhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from vifdesk.desktop.shell.footer import Footer
from vifdesk.desktop.shell.rail import Rail
from vifdesk.desktop.shell.rail_lines import add_lines, show_vault_lines
from vifdesk.desktop.tokens import TEXT_STEP
from vifdesk.desktop.widgets.later import later

if TYPE_CHECKING:
    from vifdesk.actions.desk import Desk
    from vifdesk.desktop.cahier.desk_side import DeskSide
    from vifdesk.desktop.coffre.side import VaultSide
    from vifdesk.desktop.messages import NoticeBar
    from vifdesk.desktop.shell.examinations import Examinations
    from vifdesk.desktop.shell.insistence import Insistence
    from vifdesk.desktop.shell.place import Place
    from vifdesk.desktop.shell.places import Places
    from vifdesk.desktop.shell.session import Session
    from vifdesk.domain.documents.document import Document
    from vifdesk.domain.dossier.dossier import Dossier
    from vifdesk.domain.law.heading import Heading

ACCUEIL, DELAI, GUIDES, RACCOURCIS, A_PROPOS = "accueil", "delai", "guides", "raccourcis", "a_propos"
COFFRE, DOSSIERS = "coffre", "dossiers"
FIRST_SIZE = QSize(1366, 768)
COLLAPSED_UNDER = 118
"""Under this width of the window, in average letters, the rail shows its icons only."""


class MainWindow(QWidget):
    """The window over a desk. A plain widget: it has no menu, nothing to dock, and QMainWindow's layout is slower to show.

    What is built at once is its frame, rail and footer, so that it is on the screen as fast as an empty one; `furnish`
    does the rest just after the first picture, or as soon as somebody asks for a page. Each page is built on its first visit.
    """

    session: Session
    places: Places
    examinations: Examinations
    side: VaultSide
    desk_side: DeskSide

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._furnished = self._leaving = False
        self.headings: tuple[Heading, ...] = ()
        self._rail, self._stack, self._footer = Rail(), QStackedWidget(), Footer()
        self._notice_bar: NoticeBar | None = None
        self._insistence: Insistence | None = None
        self._assemble()
        self.setWindowTitle("vifdesk")
        self.resize(FIRST_SIZE)
        self._fit_rail()
        later(self._stack, self.furnish)

    def furnish(self) -> None:
        """Read what the rules are called, bind the keys, show the home page. Once."""
        if self._furnished:
            return
        self._furnished = True
        from vifdesk.desktop.cahier.desk_side import DeskSide
        from vifdesk.desktop.coffre.cover import Cover
        from vifdesk.desktop.coffre.side import VaultSide
        from vifdesk.desktop.copil.reminder import MeetingReminder
        from vifdesk.desktop.permanence.first_place import FirstPlace
        from vifdesk.desktop.shell.examinations import Examinations
        from vifdesk.desktop.shell.headings import read_headings
        from vifdesk.desktop.shell.places import Places
        from vifdesk.desktop.shell.session import Session

        self.session = Session(self)
        cover = Cover(self, self._right, self._rail, self._stack, self._footer)
        self.side = VaultSide(self._desk, self, cover)
        self.desk_side = DeskSide(self._desk, self, self._rail, self._right)
        builders = {
            ACCUEIL: self._build_accueil,
            DELAI: self._build_calculator,
            COFFRE: self.side.build_coffre,
            DOSSIERS: self.side.build_dossiers,
            **self.desk_side.places,
            GUIDES: self._build_guides,
            RACCOURCIS: self._build_keys,
            A_PROPOS: self._build_about,
        }
        self.places = Places(self._stack, builders, self)
        self.examinations = Examinations(self._desk, self.session, self.places, self._rail, self)
        self.headings = read_headings(self._desk, self)
        self.desk_side.follow()
        self.first = FirstPlace(self._desk, self, self._rail)
        MeetingReminder(self._desk, self.side.keeper, self.places, self._rail)
        self._connect()
        self._show_session()
        self._rail.settle()
        self.go(ACCUEIL)

    @property
    def is_furnished(self) -> bool:
        """Whether there is more than the frame."""
        return self._furnished

    # ------------------------------------------------------------------------------------------------ assembling

    def _assemble(self) -> None:
        self._right = QVBoxLayout()
        self._right.setSpacing(0)
        self._right.addWidget(self._stack, 1)
        self._right.addWidget(self._footer)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addLayout(self._right, 1)
        add_lines(self._rail)

    def _connect(self) -> None:
        self._rail.go.connect(self.go)
        self._rail.close_asked.connect(self.examinations.close)
        self.session.changed.connect(self._show_session)
        self.places.shown.connect(self._shown)
        self.places.renamed.connect(self._renamed)
        self.examinations.preview_asked.connect(self.preview)
        does: dict[str, Callable[[], object]] = {
            "accueil": lambda: self.go(ACCUEIL),
            "delai": lambda: self.go(DELAI),
            "guides": lambda: self.go(GUIDES),
            "raccourcis": lambda: self.go(RACCOURCIS),
            "next": lambda: self.examinations.turn(1),
            "previous": lambda: self.examinations.turn(-1),
            "close": lambda: self.examinations.close(self.place.key),
            "reopen": self.examinations.reopen,
            "undo": lambda: self.place.ask_page("undo"),
            "redo": lambda: self.place.ask_page("redo"),
            "back": self.back,
            "larger": lambda: self._resize_text(TEXT_STEP),
            "smaller": lambda: self._resize_text(-TEXT_STEP),
            "normal": lambda: self._resize_text(None),
        }
        from vifdesk.desktop.shell.keys import bind

        bind(self, self.side.guarded({**does, **self.desk_side.does()}))

    def _build_accueil(self) -> QWidget:
        from vifdesk.desktop.accueil.page import AccueilPage

        page = AccueilPage(self._desk, self.session, self.headings, self.side.keeper)
        page.start_asked.connect(self.start)
        page.go_asked.connect(self.go)
        self.examinations.changed.connect(lambda: page.show_examinations(self.examinations.open))
        return page

    def _build_calculator(self) -> QWidget:
        from vifdesk.desktop.calculator.page import CalculatorPage

        page = CalculatorPage(self._desk, self.session)
        page.preview_asked.connect(lambda document: self.preview(self.places[DELAI], document))
        return page

    def _build_guides(self) -> QWidget:
        from vifdesk.desktop.help.guides_page import GuidesPage

        return GuidesPage()

    def _build_keys(self) -> QWidget:
        from vifdesk.desktop.help.keys_page import KeysPage

        return KeysPage()

    def _build_about(self) -> QWidget:
        from vifdesk.desktop.help.about_page import AboutPage

        page = AboutPage(self._desk, self.headings)
        page.preview_asked.connect(lambda document: self.preview(self.places[A_PROPOS], document))
        return page

    # ------------------------------------------------------------------------------------------------ going

    @property
    def place(self) -> Place:
        """Where one is."""
        self.furnish()
        place = self.places.current
        assert place is not None
        return place

    def go(self, key: str) -> None:
        """Show a place."""
        self.furnish()
        self.places.go(key)

    def start(self, measure_id: str) -> None:
        """Examine a new situation."""
        self.furnish()
        reference = getattr(self.places[ACCUEIL].page, "reference", "") if ACCUEIL in self.places else ""
        self.examinations.start(measure_id, reference)

    def back(self) -> None:
        """Step back inside the place, else to the home page."""
        if not self.place.back():
            self.go(ACCUEIL)

    def preview(self, place: Place, document: Document) -> None:
        """Lay a paper over the page that asked for it."""
        from vifdesk.desktop.preview.page import PreviewPage

        page = PreviewPage(self._desk, document)
        page.closed.connect(place.take_off)
        place.lay_over(page)

    def _shown(self, place: Place) -> None:
        self._rail.check(place.key)
        self._renamed(place)

    def _renamed(self, place: Place) -> None:
        if place is self.places.current:
            self.setWindowTitle(self.side.cover.title or f"{place.title()} – vifdesk")
            self.show_age()
            self._show_session()

    # ------------------------------------------------------------------------------------------------ showing

    def show_age(self) -> None:
        """Say again how old the law is, of the measure shown or else of all: the day may have changed since."""
        from vifdesk.desktop.shell.law_age import law_age

        dossier = self._dossier
        mine = [heading for heading in self.headings if dossier is not None and heading.id == dossier.measure]
        age = law_age(mine or self.headings, today=self._desk.clock.today())
        self._footer.show_law(age)
        if self._insistence is None:
            from vifdesk.desktop.shell.insistence import Insistence

            self._insistence = Insistence(self._right)
        self._insistence.say(age.insistence)

    def add_strip(self, strip: QWidget) -> None:
        """One more line above the footer; a veil takes it away with the rest."""
        self._right.insertWidget(self._right.count() - 1, strip)
        self.side.cover.hide_also(strip)

    def notice_bar(self) -> NoticeBar:
        """Where `messages.say` tells what has just happened; built when there is something to tell."""
        if self._notice_bar is None:
            from vifdesk.desktop.messages import NoticeBar

            self._notice_bar = NoticeBar()
            self._right.insertWidget(self._right.count() - 1, self._notice_bar)
        return self._notice_bar

    def show_vault(self, who: str) -> None:
        """Say who has the vault open; nobody: empty."""
        self._footer.show_kept(who)
        show_vault_lines(self._rail, bool(who))

    def _show_session(self) -> None:
        dossier = self._dossier
        territory = self.session.territory if dossier is None else dossier.territory
        self._footer.show_territory(territory.label)
        self._rail.set_court(self.session.court)

    @property
    def _dossier(self) -> Dossier | None:
        """The answers of the examination shown; None on any other page."""
        examination = getattr(self.places.current, "examination", None)
        return None if examination is None else examination.dossier

    def _resize_text(self, by: int | None) -> None:
        """Larger or smaller by so many per cent; None: the normal size."""
        from vifdesk.desktop.messages import say
        from vifdesk.desktop.theme import set_text_size, text_size

        application = QApplication.instance()
        assert isinstance(application, QApplication)
        size = set_text_size(application, 100 if by is None else text_size() + by)
        self._fit_rail()
        say(self, f"Taille du texte\u00a0: {size}\u00a0%", tone="neutre")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_rail()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self._furnished and self.isActiveWindow():
            self.show_age()
        if event.type() == QEvent.Type.WindowStateChange and self._furnished and self.isMinimized():
            self.side.minimised()

    def _fit_rail(self) -> None:
        self._rail.set_collapsed(self.width() < COLLAPSED_UNDER * self.fontMetrics().averageCharWidth())

    # ------------------------------------------------------------------------------------------------ leaving

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._furnished and not self._leaving and self.desk_side.asks_to_lose(self._leave):
            event.ignore()
            return
        if self._furnished:
            self.side.leave()
        event.accept()

    def _leave(self) -> None:
        self._leaving = True
        self.close()
