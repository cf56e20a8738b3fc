"""The paper before it is printed: look at it, print it, save it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileInfo, QStandardPaths, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPageLayout, QPageSize, QShortcut
from PySide6.QtWidgets import QDialog, QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from vifdesk.actions.desk import Desk
from vifdesk.actions.ports import PagePicture
from vifdesk.actions.problems import NotWritten, UserProblem
from vifdesk.desktop.background import Background
from vifdesk.desktop.discretion import follow, identities_hidden, identity, speak, when_turned
from vifdesk.desktop.messages import say, show_problem
from vifdesk.desktop.preview.annex_bar import AnnexBar
from vifdesk.desktop.preview.file_name import with_pdf_ending
from vifdesk.desktop.preview.pages_view import PagesView
from vifdesk.desktop.preview.paper import Paper
from vifdesk.desktop.preview.pictures import PAPER_DOTS_PER_INCH, as_image, print_pages
from vifdesk.desktop.preview.zoom_bar import ZoomBar
from vifdesk.desktop.tokens import Role
from vifdesk.desktop.widgets.button import PRIMARY, Button
from vifdesk.desktop.widgets.labels import text_label
from vifdesk.desktop.widgets.page import Page
from vifdesk.domain.documents.document import Document, joined
from vifdesk.domain.documents.plain_text import as_text

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

_PREPARING = "Préparation de l’aperçu…"
_MASKED = "Aperçu masqué. Ctrl+H le montre de nouveau\u00a0; imprimer et enregistrer restent possibles."
_PRINTING = "Envoi à l’imprimante…"


class PreviewPage(Page):
    """Shows the pages as the printer will get them. What fails says so, and the paper stays on the screen."""

    closed = Signal()

    def __init__(self, desk: Desk, document: Document, suggested_name: str = "") -> None:
        super().__init__(document.title, scrolls=False)
        self.set_title(document.title, "Aperçu avant impression")
        self._desk, self._document, self._joining = desk, document, False
        self._drawn = False
        self._paper = Paper(desk, document)
        self._name = suggested_name or self._paper.suggested_name()
        self._background = Background(self)
        self._print_dialog: QPrintDialog | None = None
        self._make_body(document)
        self._make_head()
        self._draw(self.view.dots_per_inch())

    # ------------------------------------------------------------------------------------------------ assembling

    def _make_body(self, document: Document) -> None:
        self.view = PagesView()
        speak(self.view, f"Pages : {document.title}")
        follow(self.view, "described", self.view.setAccessibleDescription, identity(as_text(document)))
        self.view.sharper_wanted.connect(self._draw)
        self.zoom_bar = ZoomBar(self.view)
        self._state = text_label(_PREPARING, Role.LEAD)
        self._state.setAlignment(Qt.AlignmentFlag.AlignCenter)
        pages = QWidget()
        column = QVBoxLayout(pages)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.annexes = AnnexBar(document.annexes)
        self.annexes.changed.connect(self._join)
        column.addWidget(self.annexes)
        column.addWidget(self.zoom_bar)
        column.addWidget(self.view, 1)
        self._stack = QStackedWidget()
        self._pages = pages
        for widget in (self._state, pages):
            self._stack.addWidget(widget)
        self._masked = text_label(_MASKED, Role.LEAD)
        self._masked.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack.addWidget(self._masked)
        when_turned(self, self._bring_up)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self._stack, 1)

    def _make_head(self) -> None:
        self.close_button = Button("Fermer l’aperçu", icon="retour", key="Échap")
        self.save_button = Button("Enregistrer en PDF", icon="enregistrer", key="Ctrl+S")
        self.print_button = Button("Imprimer", kind=PRIMARY, icon="imprimer", key="Ctrl+P")
        for button, action, keys in (
            (self.close_button, self.closed.emit, ("Alt+Left",)),
            (self.save_button, self.ask_where_to_save, ("Ctrl+S",)),
            (self.print_button, self.ask_printer, ("Ctrl+P", "Ctrl+I")),
        ):
            button.clicked.connect(lambda _checked=False, action=action: action())
            self.head.add_action(button)
            for key in keys:
                QShortcut(QKeySequence(key), self).activated.connect(button.click)
        self._allow(work=False)

    # ------------------------------------------------------------------------------------------------ looking

    @property
    def is_ready(self) -> bool:
        """Whether the pages are shown."""
        return self._drawn

    def first_focus(self) -> QWidget:
        """The printer: looking costs no key, printing one."""
        return self.print_button

    def escape(self) -> bool:
        """Esc closes the preview."""
        self.closed.emit()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_L:
            self.view.fit_width()
        elif not self.view.hasFocus():
            self.view.keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def _join(self) -> None:
        """Make the paper anew, with the annexes that are ticked."""
        document = joined(self._document, self.annexes.chosen())
        self._paper, self._joining = Paper(self._desk, document), True
        follow(self.view, "described", self.view.setAccessibleDescription, identity(as_text(document)))
        self._allow(work=False)
        self._draw(self.view.dots_per_inch())

    def _draw(self, dots_per_inch: int) -> None:
        paper = self._paper
        self._background.run(
            lambda: paper.pictures(dots_per_inch),
            lambda pages: self._show(paper, pages, dots_per_inch),
            self._fail,
        )

    def _show(self, paper: Paper, pages: Sequence[PagePicture], dots_per_inch: int) -> None:
        if paper is not self._paper:
            return  # another choice of annexes was made meanwhile
        first = not self.is_ready
        self._drawn = True
        self._bring_up()
        self.view.display([as_image(page) for page in pages], dots_per_inch)
        if first or self._joining:
            self._joining = False
            self._allow(work=True)
        if first:
            self.print_button.setFocus()

    def _fail(self, problem: UserProblem) -> None:
        self._state.setText(str(problem))
        self._drawn = False
        self._bring_up()

    def _bring_up(self) -> None:
        """The pages, unless they are not there yet or may not be seen."""
        pages = self._masked if identities_hidden() else self._pages
        self._stack.setCurrentWidget(pages if self._drawn else self._state)

    def _allow(self, *, work: bool) -> None:
        for button in (self.save_button, self.print_button):
            button.setEnabled(work)

    # ------------------------------------------------------------------------------------------------ saving

    def ask_where_to_save(self) -> None:
        """Ask for a place, in the user's documents unless another is chosen."""
        start = self._proposed_path()
        dialog = QFileDialog(self, "Enregistrer en PDF", start, "Fichiers PDF (*.pdf)")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(start)
        dialog.fileSelected.connect(self.save)
        dialog.open()

    def _proposed_path(self) -> str:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return str(Path(folder if QFileInfo(folder).isDir() else Path.home()) / self._name)

    def save(self, chosen: str) -> None:
        """Write the paper at `chosen`, ending in « .pdf »; a file that the user was not asked about is not replaced."""
        path = with_pdf_ending(chosen)
        if path != chosen and QFileInfo.exists(path):
            taken = f"Le fichier «\u00a0{path}\u00a0» existe déjà\u00a0: il n’a pas été remplacé."
            show_problem(
                self, NotWritten(taken, remedy="Choisissez un autre nom, ou choisissez ce fichier lui-même.")
            )
            return
        self._background.run(
            lambda: self._paper.save(path),
            lambda _nothing: say(self, f"Enregistré\u00a0: {path}"),
            lambda problem: show_problem(self, problem),
        )

    # ------------------------------------------------------------------------------------------------ printing

    def ask_printer(self) -> None:
        """Open the system's own choice of printers."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._prepare(printer)
        dialog = QPrintDialog(printer, self)
        dialog.setWindowTitle("Imprimer")
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, on=True)
        dialog.setMinMax(1, max(1, self.view.canvas.count))
        dialog.accepted.connect(lambda *_printer: self._print(printer))
        dialog.finished.connect(dialog.deleteLater)
        self._print_dialog = dialog
        QDialog.open(dialog)  # QPrintDialog's own wants a slot by its name

    def _prepare(self, printer: QPrinter) -> None:
        """A4 upright under the paper's name; without any printer the system prints to a file, whose name is proposed."""
        from PySide6.QtPrintSupport import QPrinterInfo

        printer.setDocName(self._name.removesuffix(".pdf"))
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        printer.setPageOrientation(QPageLayout.Orientation.Portrait)
        if not QPrinterInfo.availablePrinterNames():
            printer.setOutputFileName(self._proposed_path())

    def _print(self, printer: QPrinter) -> None:
        self._allow(work=False)
        say(self, _PRINTING, tone="accent")
        self._background.run(
            lambda: self._paper.pictures(PAPER_DOTS_PER_INCH),
            lambda pages: self._print_pages(printer, pages),
            self._not_printed,
        )

    def _print_pages(self, printer: QPrinter, pages: Sequence[PagePicture]) -> None:
        count = print_pages(printer, pages)
        self._allow(work=True)
        if count == 0:
            self._not_printed(
                UserProblem(
                    "L’imprimante n’a pas accepté la fiche.",
                    remedy="Vérifiez qu’elle est allumée et reliée, ou enregistrez la fiche en PDF. Rien n’est perdu.",
                )
            )
        else:
            say(
                self,
                "Page envoyée à l’imprimante." if count == 1 else f"{count} pages envoyées à l’imprimante.",
            )

    def _not_printed(self, problem: UserProblem) -> None:
        self._allow(work=True)
        show_problem(self, problem)
