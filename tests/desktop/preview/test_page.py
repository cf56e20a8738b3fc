"""The preview: look at the paper, print it, save it."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.desktop.result.examined import ShownWindows
from tests.helpers.accessible import unnamed_controls
from tests.helpers.desk import MemoryFiles, make_desk
from tests.helpers.keys import ctrl, press
from vifdesk.actions.desk import Desk
from vifdesk.desktop.messages import MessageDialog, NoticeBar
from vifdesk.desktop.preview.page import PreviewPage
from vifdesk.desktop.theme import set_text_size
from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.documents.document import Document, Paragraph, Section
from vifdesk.domain.documents.mentions import head_of
from vifdesk.domain.dossier.dossier import Dossier, Heading
from vifdesk.printing.press import ReportlabPress

pytestmark = pytest.mark.usefixtures("dressed")
_DOSSIER = Dossier(
    "tgd", Territory.METROPOLE, heading=Heading(court="TJ de Saint-Rémy", parquet_number="26/04512")
)
_PAPER = Document(
    title="Téléphone grave danger",
    sections=tuple(
        Section(f"Partie {n}", (Paragraph("Mme A. est mise à l’abri ; M. B. est recherché. " * 30),))
        for n in range(1, 9)
    ),
    head=head_of(_DOSSIER),
)


@dataclass
class FullDisk(MemoryFiles):
    """Refuses every file as a full disk does."""

    def write(self, path: str, content: bytes) -> None:
        assert path
        assert content
        raise OSError(errno.ENOSPC, "No space left on device")

    def make_folder(self, path: str) -> None:
        assert path


@pytest.fixture
def printing_desk() -> Desk:
    return replace(make_desk(), press=ReportlabPress())


def _page(qtbot: QtBot, desk: Desk, document: Document = _PAPER) -> PreviewPage:
    page = PreviewPage(desk, document)
    qtbot.addWidget(page)
    below = page.layout()
    assert below is not None
    below.addWidget(NoticeBar())
    page.resize(1170, 684)
    page.show()
    qtbot.waitExposed(page)
    qtbot.waitUntil(lambda: page.is_ready, timeout=20_000)
    QApplication.processEvents()
    return page


@pytest.fixture
def page(qtbot: QtBot, printing_desk: Desk) -> Iterator[PreviewPage]:
    shown = _page(qtbot, printing_desk)
    yield shown
    qtbot.waitUntil(lambda: not shown._background.busy, timeout=20_000)


def _click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def _notice(page: PreviewPage) -> str:
    bar = page.window().findChild(NoticeBar)
    assert isinstance(bar, NoticeBar)
    return bar.text


# -------------------------------------------------------------------------------------------------------- looking


def test_until_the_pages_are_ready_the_page_says_so_and_prints_nothing(
    qtbot: QtBot, printing_desk: Desk
) -> None:
    """A state that is seen, and buttons that cannot be pressed too early."""
    page = PreviewPage(printing_desk, _PAPER)
    qtbot.addWidget(page)
    assert not page.is_ready
    assert "Préparation" in page._state.text()
    assert not page.print_button.isEnabled()
    assert not page.save_button.isEnabled()
    qtbot.waitUntil(lambda: page.is_ready, timeout=20_000)
    assert page.print_button.isEnabled()


def test_the_page_in_sight_is_told(page: PreviewPage) -> None:
    """« Page 1 sur 2 », then the last."""
    assert page.view.canvas.count == 2
    assert page.zoom_bar.place.text() == "Page 1 sur 2"
    page.view.setFocus()
    press(page.view, Qt.Key.Key_End)
    assert page.zoom_bar.place.text() == "Page 2 sur 2"
    press(page.view, Qt.Key.Key_Home)
    assert page.zoom_bar.place.text() == "Page 1 sur 2"


def test_it_opens_at_the_size_of_the_paper_at_the_top_of_page_one(page: PreviewPage) -> None:
    """A4 is 8.27 inches wide."""
    assert page.view.canvas.zoom == pytest.approx(1.0)
    assert page.view.canvas.page_rect(0).width() == pytest.approx(8.27 * 96, abs=2)
    assert page.view.verticalScrollBar().value() == 0


def test_the_keys_zoom(page: PreviewPage) -> None:
    """Plus, minus, zero; they work from the buttons too."""
    press(page.print_button, Qt.Key.Key_Plus)
    assert page.view.canvas.zoom == pytest.approx(1.15)
    assert page.zoom_bar.size_label.text() == "115\u00a0%"
    press(page.print_button, Qt.Key.Key_Minus)
    press(page.print_button, Qt.Key.Key_Minus)
    assert page.view.canvas.zoom < 1
    press(page.view, Qt.Key.Key_0)
    assert page.view.canvas.zoom == pytest.approx(1.0)


def test_the_wheel_zooms_with_ctrl_only(page: PreviewPage) -> None:
    """Without Ctrl it scrolls."""
    _wheel(page, Qt.KeyboardModifier.NoModifier, -120)
    assert page.view.canvas.zoom == pytest.approx(1.0)
    assert page.view.verticalScrollBar().value() > 0
    _wheel(page, Qt.KeyboardModifier.ControlModifier, 120)
    assert page.view.canvas.zoom == pytest.approx(1.15)


def _wheel(page: PreviewPage, modifiers: Qt.KeyboardModifier, turn: int) -> None:
    view = page.view.viewport()
    middle = QPointF(view.width() / 2, view.height() / 2)
    event = QWheelEvent(
        middle,
        view.mapToGlobal(middle),
        QPoint(0, 0),
        QPoint(0, turn),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)


def test_the_whole_width_follows_the_window(page: PreviewPage) -> None:
    """L, or its button; wider than the paper's own size here, and still so after a change of width."""
    press(page.print_button, Qt.Key.Key_L)
    wide = page.view.canvas.page_rect(0).width()
    assert page.view.viewport().width() - 60 < wide < page.view.viewport().width()
    page.resize(900, 684)
    QApplication.processEvents()
    assert page.view.canvas.page_rect(0).width() < page.view.viewport().width()
    assert page.view.horizontalScrollBar().maximum() == 0


def test_zooming_keeps_the_middle_in_the_middle(page: PreviewPage) -> None:
    """What one looks at does not run away."""
    page.view.go_to_page(2)
    before = page.view._middle().y()
    page.view.set_zoom(2.0)
    assert page.view._middle().y() == pytest.approx(before, abs=0.02)
    assert page.view.page == 2


def test_a_zoomed_page_is_drawn_anew_for_its_size(qtbot: QtBot, page: PreviewPage) -> None:
    """At twice the size the picture has twice the pixels: letters stay sharp."""
    coarse = page.view.canvas._images[0].width()
    assert coarse == pytest.approx(8.27 * 96, abs=2)
    page.view.set_zoom(2.0)
    qtbot.waitUntil(lambda: page.view.canvas._images[0].width() > 1.8 * coarse, timeout=20_000)


def test_the_focus_is_seen_on_the_page(page: PreviewPage) -> None:
    """A ring in the theme's colour of focus."""
    page.print_button.setFocus()
    without = page.view.grab().toImage()
    page.view.setFocus()
    assert page.view.grab().toImage() != without


def test_making_the_page_shows_no_window_of_its_own(
    qtbot: QtBot, dressed: QApplication, printing_desk: Desk
) -> None:
    """Nothing flashes, and the keyboard stays in the window."""
    windows = ShownWindows(dressed)
    made = PreviewPage(printing_desk, _PAPER)
    qtbot.addWidget(made)
    assert windows.seen == []
    qtbot.waitUntil(lambda: made.is_ready, timeout=20_000)
    assert windows.seen == []


def test_the_keyboard_stands_on_the_printer_once_the_pages_are_there(page: PreviewPage) -> None:
    """Enter prints."""
    assert page.print_button.hasFocus()


# -------------------------------------------------------------------------------------------------------- closing


def test_the_button_escape_and_alt_left_close(qtbot: QtBot, page: PreviewPage) -> None:
    """Nothing is lost: the result lies under it."""
    with qtbot.waitSignal(page.closed):
        _click(page.close_button)
    with qtbot.waitSignal(page.closed):
        assert page.escape()
    with qtbot.waitSignal(page.closed):
        press(page, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)


# --------------------------------------------------------------------------------------------------------- saving


def _file_dialog(qtbot: QtBot, page: PreviewPage) -> QFileDialog:
    page.save_button.setFocus()
    ctrl(page, Qt.Key.Key_S)
    dialog = page.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    qtbot.waitExposed(dialog)
    return dialog


def _type_name(dialog: QFileDialog, path: str) -> None:
    field = dialog.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    _type_path(field, path)
    buttons = dialog.findChild(QDialogButtonBox)
    assert isinstance(buttons, QDialogButtonBox)
    _click(buttons.button(QDialogButtonBox.StandardButton.Save))


def _type_path(field: QLineEdit, path: str) -> None:
    """Pasted at once: letter by letter, Qt's own dialog selects every folder on the way, as fast as the disk answers."""
    field.setCompleter(None)  # type: ignore[arg-type]
    QGuiApplication.clipboard().setText(path)
    press(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == path


def test_the_proposed_name_says_the_measure_the_number_and_the_day(page: PreviewPage) -> None:
    """No name of a person, no sign that Windows refuses."""
    today = page._paper._desk.clock.today()
    assert today == date(2026, 11, 22)
    assert page._name == "Téléphone grave danger 26-04512 du 2026-11-22.pdf"


def test_a_saved_paper_is_a_pdf_that_says_what_the_document_says(
    qtbot: QtBot, printing_desk: Desk, tmp_path: Path
) -> None:
    """Chosen in the dialog under a name with accents, without its ending."""
    page = _page(qtbot, printing_desk)
    dialog = _file_dialog(qtbot, page)
    assert dialog.selectedFiles()[0].endswith("Téléphone grave danger 26-04512 du 2026-11-22.pdf")
    _type_name(dialog, str(tmp_path / "fiche n° 26.04512 – été"))
    path = str(tmp_path / "fiche n° 26.04512 – été.pdf")
    files = printing_desk.files
    assert isinstance(files, MemoryFiles)
    qtbot.waitUntil(lambda: path in files.written, timeout=20_000)
    printed = "".join(sheet.extract_text() for sheet in PdfReader(BytesIO(files.written[path])).pages)
    assert "Téléphone grave danger" in printed
    assert "TJ de Saint-Rémy" in printed
    qtbot.waitUntil(lambda: path in _notice(page))


def test_a_paper_that_could_not_be_saved_stays_on_the_screen(
    qtbot: QtBot, printing_desk: Desk, tmp_path: Path
) -> None:
    """The message says what happened and what to do; another try is possible at once."""
    page = _page(qtbot, replace(printing_desk, files=FullDisk()))
    page.save(str(tmp_path / "fiche.pdf"))
    qtbot.waitUntil(lambda: page.window().findChild(MessageDialog) is not None, timeout=20_000)
    dialog = page.window().findChild(MessageDialog)
    assert isinstance(dialog, MessageDialog)
    assert "le disque est plein" in dialog.accessibleName()
    dialog.accept()
    assert page.is_ready
    assert page.save_button.isEnabled()


def test_a_file_nobody_was_asked_about_is_not_replaced(
    qtbot: QtBot, printing_desk: Desk, tmp_path: Path
) -> None:
    """The ending is added after the dialog has asked: what lies there is kept."""
    (tmp_path / "fiche.04512.pdf").write_bytes(b"ancien")
    page = _page(qtbot, printing_desk)
    page.save(str(tmp_path / "fiche.04512"))
    dialog = page.window().findChild(MessageDialog)
    assert isinstance(dialog, MessageDialog)
    assert "existe déjà" in dialog.accessibleName()
    dialog.accept()
    files = printing_desk.files
    assert isinstance(files, MemoryFiles)
    assert files.written == {}


# ------------------------------------------------------------------------------------------------------- printing


def _print_to(qtbot: QtBot, page: PreviewPage, path: Path, *, only: int = 0) -> None:
    ctrl(page, Qt.Key.Key_P)
    dialog = page.findChild(QPrintDialog)
    assert isinstance(dialog, QPrintDialog)
    qtbot.waitExposed(dialog)
    file = dialog.findChild(QLineEdit, "filename")
    assert isinstance(file, QLineEdit)
    _type_path(file, str(path))
    if only:
        _choose_page(dialog, only)
    buttons = dialog.findChild(QDialogButtonBox)
    assert isinstance(buttons, QDialogButtonBox)
    _click(buttons.button(QDialogButtonBox.StandardButton.Ok))


def _choose_page(dialog: QPrintDialog, number: int) -> None:
    options = next(button for button in dialog.findChildren(QPushButton) if ">>" in button.text())
    _click(options)
    chosen = dialog.findChild(QRadioButton, "printRange")
    assert isinstance(chosen, QRadioButton)
    chosen.click()
    for name in ("to", "from"):
        bound = dialog.findChild(QSpinBox, name)
        assert isinstance(bound, QSpinBox)
        bound.setValue(number)


def test_the_printer_gets_every_page(qtbot: QtBot, page: PreviewPage, tmp_path: Path) -> None:
    """Two sheets of A4, each with its picture at 300 dots per inch."""
    path = tmp_path / "imprimé.pdf"
    _print_to(qtbot, page, path)
    qtbot.waitUntil(lambda: "2 pages envoyées" in _notice(page), timeout=20_000)
    sheets = PdfReader(path).pages
    assert [round(float(side)) for side in sheets[0].mediabox[2:]] == [595, 842]
    widths = [sheet.images[0].image.width for sheet in sheets if sheet.images[0].image]
    assert widths == pytest.approx([2480, 2480], abs=2)
    assert page.print_button.isEnabled()


def test_one_page_alone_can_be_printed(qtbot: QtBot, page: PreviewPage, tmp_path: Path) -> None:
    """The range of the dialog is kept."""
    path = tmp_path / "page.pdf"
    _print_to(qtbot, page, path, only=2)
    qtbot.waitUntil(lambda: "Page envoyée" in _notice(page), timeout=20_000)
    assert len(PdfReader(path).pages) == 1


@pytest.mark.qt_log_ignore("Returned false", extend=True)
def test_a_printer_that_refuses_is_told_and_the_paper_stays(
    qtbot: QtBot, page: PreviewPage, tmp_path: Path
) -> None:
    """What to do: look at the printer, or save as PDF."""
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "absent" / "page.pdf"))
    page._print(printer)
    qtbot.waitUntil(lambda: page.window().findChild(MessageDialog) is not None, timeout=20_000)
    dialog = page.window().findChild(MessageDialog)
    assert isinstance(dialog, MessageDialog)
    assert "L’imprimante n’a pas accepté la fiche." in dialog.accessibleName()
    dialog.accept()
    assert page.print_button.isEnabled()
    assert page.is_ready


# ----------------------------------------------------------------------------------------------- for every reader


def test_every_control_has_a_name_and_the_pages_can_be_heard(page: PreviewPage) -> None:
    """A screen reader gets the text that the pictures show."""
    assert unnamed_controls(page) == []
    assert "Mme A. est mise à l’abri" in page.view.accessibleDescription().replace("\n", " ")


def test_with_large_text_the_buttons_stay_in_the_window(page: PreviewPage, dressed: QApplication) -> None:
    """At 200 % on a small screen."""
    set_text_size(dressed, 200)
    QApplication.processEvents()
    for button in (page.close_button, page.save_button, page.print_button, page.zoom_bar.whole_width):
        right = button.mapTo(page, QPoint(button.width(), 0)).x()
        assert right <= page.width()
    assert page.width() <= 1170
