"""The report into a file: where, in which format, made aside with its progress, logged; never half a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileInfo, QObject, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from vifdesk.actions.compose_copil import FIGURES, PAPERS, copil_file
from vifdesk.actions.copil_meetings import keep_presented
from vifdesk.actions.export_report import export_report
from vifdesk.actions.problems import UserProblem
from vifdesk.actions.progress import Stopped, for_another_thread
from vifdesk.desktop.long_work import Course, LongWork
from vifdesk.desktop.messages import say, show_problem
from vifdesk.desktop.preview.file_name import safe_for_windows
from vifdesk.desktop.preview.paper import AT_THE_PRESS
from vifdesk.domain.dates.wording import typographie
from vifdesk.domain.statistics.report import Audience

if TYPE_CHECKING:
    from vifdesk.actions.desk import Desk
    from vifdesk.actions.register import Register
    from vifdesk.actions.vault_port import Stored
    from vifdesk.desktop.coffre.keeper import Keeper
    from vifdesk.desktop.widgets.progress import ProgressRow
    from vifdesk.domain.documents.copil_report import CopilPaper

FORMATS = {
    ".pdf": "Document PDF (*.pdf)",
    ".odt": "Texte modifiable, ODT (*.odt)",
    ".ods": "Tableur, ODS (*.ods)",
    ".csv": "Tableur, CSV (*.csv)",
    ".json": "Données, JSON (*.json)",
}
_STEPS = 3


class CopilExport(QObject):
    """`written()`: a file was written, and the vault knows of it."""

    written = Signal()

    def __init__(self, desk: Desk, keeper: Keeper, page: QWidget, shown: ProgressRow) -> None:
        super().__init__(page)
        self._desk, self._keeper, self._page = desk, keeper, page
        self.work = LongWork(keeper, page, shown, lambda _waiting: None)

    def ask(self, paper: CopilPaper) -> None:
        """Ask where, and in which format."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        start = str(Path(folder if QFileInfo(folder).isDir() else Path.home()) / proposed_name(paper))
        dialog = QFileDialog(self._page, "Exporter le rapport", start, ";;".join(FORMATS.values()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(ending_of(chosen)[1:]))
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(start)
        dialog.fileSelected.connect(
            lambda path: self.write(paper, path, ending_of(dialog.selectedNameFilter()))
        )
        dialog.open()

    def write(self, paper: CopilPaper, chosen: str, otherwise: str = ".pdf") -> None:
        """Write at `chosen`; a name of no known format gets the ending `otherwise`."""
        path = chosen if Path(chosen).suffix.lower() in {**PAPERS, **FIGURES} else f"{chosen}{otherwise}"
        if path != chosen and Path(path).exists():  # the user was not asked about this one
            show_problem(
                self._page,
                UserProblem(
                    typographie(f"« {Path(path).name} » existe déjà ; il n’a pas été touché."),
                    remedy="Choisissez un autre nom, ou le même avec sa terminaison pour le remplacer.",
                ),
            )
            return
        desk, vault = for_another_thread(self._desk), self._keeper.vault
        ending = Path(path).suffix.lower()

        def work(course: Course) -> Stored | None:
            course(0, _STEPS)
            with AT_THE_PRESS:
                course(1, _STEPS)
                content = copil_file(desk, paper, ending)
            course.begin_last_part("Écriture du fichier")
            export_report(desk, vault, paper.report, {path: content})
            return keep_presented(vault, paper.report, desk.clock.today()) if ending in PAPERS else None

        began = self.work.run(
            "Préparation du rapport",
            work,
            done=lambda _stored: self._done(path),
            failed=self._failed,
            take=_take,
        )
        if not began:
            say(self._page, "Un export est déjà en cours\u00a0: attendez qu’il finisse.", tone="attente")

    def _done(self, path: str) -> None:
        say(self._page, f"Rapport écrit\u00a0: {Path(path).name}")
        self.written.emit()

    def _failed(self, problem: UserProblem) -> None:
        if isinstance(problem, Stopped):
            say(self._page, "Arrêté à votre demande\u00a0: aucun fichier n’a été écrit.", tone="neutre")
        else:
            show_problem(self._page, problem)


def _take(register: Register, stored: Stored | None) -> Iterator[None]:
    if stored is not None:
        register.take(stored)
    yield


def ending_of(name_filter: str) -> str:
    """The ending that a filter of the dialog stands for."""
    return next((ending for ending, words in FORMATS.items() if words == name_filter), ".pdf")


def proposed_name(paper: CopilPaper) -> str:
    """« COPIL VIF, troisième trimestre 2026.pdf »: nobody is named in it."""
    what = "COPIL VIF" if paper.report.audience is Audience.RESTREINTE else "Violences intrafamiliales"
    return f"{safe_for_windows(f'{what}, {paper.report.figures.period.title}')}.pdf"
