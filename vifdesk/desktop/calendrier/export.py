"""The file for another calendar: asked for with the system's own window, written aside."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileInfo, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from vifdesk.actions.export_agenda import export_agenda
from vifdesk.actions.problems import NotWritten, UserProblem
from vifdesk.actions.progress import Stopped, for_another_thread
from vifdesk.desktop.long_work import Course, LongWork
from vifdesk.desktop.messages import say, show_problem
from vifdesk.desktop.preview.file_name import safe_for_windows
from vifdesk.desktop.widgets.progress import ProgressRow
from vifdesk.domain.dates.wording import typographie
from vifdesk.domain.register.open_matters import Matter

if TYPE_CHECKING:
    from collections.abc import Callable

    from vifdesk.actions.desk import Desk
    from vifdesk.desktop.coffre.keeper import Keeper

ENDING = ".ics"
_FILTER = f"Agenda iCalendar (*{ENDING});;Tous les fichiers (*)"


class AgendaExport:
    """Asks where, writes, tells. `wait(True)` while it writes."""

    def __init__(
        self, desk: Desk, keeper: Keeper, page: QWidget, progress: ProgressRow, wait: Callable[[bool], object]
    ) -> None:
        self._desk, self._keeper, self._page = desk, keeper, page
        self.work = LongWork(keeper, page, progress, wait)

    def ask(self, matter: Matter | None = None) -> QFileDialog:
        """Ask for a place, in the user's documents unless another is chosen; `matter`: that deadline alone."""
        start = self._proposed(matter)
        title = "Exporter l’agenda" if matter is None else "Exporter cette échéance"
        dialog = QFileDialog(self._page.window(), title, start, _FILTER)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ENDING.lstrip("."))
        dialog.selectFile(start)
        dialog.fileSelected.connect(lambda chosen: self.write(chosen, matter))
        dialog.open()
        return dialog

    def _proposed(self, matter: Matter | None) -> str:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        known = Path(folder if QFileInfo(folder).isDir() else Path.home())
        what = "Agenda vifdesk" if matter is None else f"Échéance {safe_for_windows(matter.reference)}"
        return str(known / f"{what} du {self._desk.clock.today().isoformat()}{ENDING}")

    def write(self, chosen: str, matter: Matter | None = None) -> bool:
        """Write it aside at `chosen`, ending in « .ics »; whether it began."""
        path = chosen if chosen.lower().endswith(ENDING) else f"{chosen.rstrip('. ')}{ENDING}"
        if path != chosen and QFileInfo.exists(path):
            taken = typographie(f"Le fichier « {path} » existe déjà : il n’a pas été remplacé.")
            remedy = "Choisissez un autre nom, ou choisissez ce fichier lui-même."
            show_problem(self._page, NotWritten(taken, remedy=remedy))
            return False
        if not self._keeper.is_open:
            return False
        desk, register = for_another_thread(self._desk), self._keeper.register
        reference = None if matter is None else matter.reference
        key = None if matter is None else matter.key

        def work(course: Course) -> int:
            return export_agenda(desk, register, path, reference=reference, key=key, progress=course)

        return self.work.run(
            "Écriture de l’agenda", work, done=lambda count: self._done(count, path), failed=self._failed
        )

    def _done(self, count: int, path: str) -> None:
        number = "Une échéance à venir" if count == 1 else f"{count} échéances à venir"
        if not count:
            number = "Aucune échéance à venir"
        say(self._page, typographie(f"{number} : {path}"))

    def _failed(self, problem: UserProblem) -> None:
        if isinstance(problem, Stopped):
            say(self._page, typographie("Arrêté : aucun fichier n’a été écrit."), tone="neutre")
        else:
            show_problem(self._page, problem)
