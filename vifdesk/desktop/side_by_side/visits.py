"""The way to the grid of all measures, from a dossier and from a result, and back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from vifdesk.actions.compare_measures import compare_measures, with_answers
from vifdesk.actions.desk import Desk
from vifdesk.actions.problems import UserProblem
from vifdesk.desktop.messages import show_problem
from vifdesk.desktop.widgets.button import QUIET, Button
from vifdesk.desktop.widgets.page import Page, row
from vifdesk.domain.documents.document import Document
from vifdesk.domain.register.draft import question_json
from vifdesk.domain.register.shape import Content

if TYPE_CHECKING:
    from vifdesk.desktop.register.dossier_page import DossierPage
    from vifdesk.desktop.register.page import DossiersPage
    from vifdesk.desktop.result.page import ResultPage
    from vifdesk.desktop.shell.examination_place import ExaminationPlace

KEY = "F4"


def offer_from_dossier(desk: Desk, dossiers: DossiersPage, page: DossierPage) -> None:
    """A button and a key on a dossier's page."""

    def show() -> None:
        page.keep_typed()
        content = page.dossier.content
        _show(
            desk,
            page,
            content,
            (page.reference, str(content.get("pseudonyme", ""))),
            lay=dossiers.lay,  # type: ignore[arg-type]
            take_off=dossiers.take_off,
            preview=dossiers.preview_asked.emit,
        )

    evaluations = page.cards.evaluations.body
    evaluations.insertLayout(evaluations.count() - 1, row(_button(page, show)))


def offer_from_result(place: ExaminationPlace, page: ResultPage) -> None:
    """The same on a result's page: the answers count as one more examination of the dossier, if there is one."""

    def show() -> None:
        examination = place.examination
        heading = examination.dossier.heading
        try:
            kept = place.grids.shelf.content()
        except UserProblem as problem:
            show_problem(page, problem)
            return
        question = question_json(examination.dossier, as_of=examination.as_of)
        _show(
            examination.desk,
            page,
            with_answers(kept, question),
            (place.grids.reference(), heading.initials.strip()),
            lay=place.lay_over,
            take_off=place.take_off,
            preview=place.preview_asked.emit,
        )

    page.conclusions.body.addLayout(row(_button(page, show)))


def _button(page: Page, show: Callable[[], None]) -> Button:
    """In a card, not at the head of the page: there it would make the page wider than a screen of large letters."""
    button = Button("Toutes les mesures, côte à côte", kind=QUIET, icon="balance", key=KEY)
    button.clicked.connect(lambda _on=False: show())
    QShortcut(QKeySequence(KEY), page).activated.connect(show)
    return button


def _show(
    desk: Desk,
    page: QWidget,
    content: Content,
    who: tuple[str, str],
    *,
    lay: Callable[[QWidget], object],
    take_off: Callable[[], object],
    preview: Callable[[Document], object],
) -> None:
    from vifdesk.desktop.side_by_side.page import SideBySidePage

    try:
        comparison = compare_measures(desk, content, as_of=desk.clock.today())
    except UserProblem as problem:
        show_problem(page, problem)
        return
    grid = SideBySidePage(comparison, reference=who[0], name=who[1])
    grid.closed.connect(take_off)
    grid.paper_asked.connect(preview)
    lay(grid)
