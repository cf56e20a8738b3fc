"""A magistrate in front of the whole program: real window, real rules, real paper, real clicks and keys."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QLineEdit, QWidget

from tests.helpers.desk import make_desk
from tests.helpers.keys import press, type_text
from vifdesk.actions.desk import Desk
from vifdesk.desktop.main_window import MainWindow
from vifdesk.desktop.preview.page import PreviewPage
from vifdesk.desktop.result.page import ResultPage
from vifdesk.desktop.shell.examination_place import ExaminationPlace
from vifdesk.desktop.wizard.answer_button import AnswerButton
from vifdesk.desktop.wizard.options import aside_options, value_options
from vifdesk.desktop.wizard.page import WizardPage
from vifdesk.desktop.wizard.wording import typed_text
from vifdesk.domain.law.facts import Fact, FactType, Value
from vifdesk.machine.files import DiskFiles
from vifdesk.printing.press import ReportlabPress

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
NO_MODIFIER = Qt.KeyboardModifier.NoModifier
LISTED = (FactType.TRI, FactType.CHOIX)
Shown = TypeVar("Shown", bound=QWidget)


def desk_at(moment: datetime) -> Desk:
    """The real ports, save the clock."""
    return replace(make_desk(moment=moment), press=ReportlabPress(), files=DiskFiles())


class Magistrate:
    """Presses keys where the keyboard stands and buttons where they are; reads what is on the screen and on paper."""

    def __init__(
        self, application: QApplication, qtbot: QtBot, moment: datetime, desk: Desk | None = None
    ) -> None:
        self._application, self._qtbot = application, qtbot
        self.desk = desk or desk_at(moment)
        self.window = MainWindow(self.desk)
        qtbot.addWidget(self.window, before_close_func=_forget_examinations)
        self.window.resize(1366, 768)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.settle()

    # ------------------------------------------------------------------------------------------------ hands

    def settle(self) -> None:
        for _ in range(4):
            self._application.processEvents()

    @property
    def focused(self) -> QWidget:
        widget = self._application.focusWidget()
        assert widget is not None, "the keyboard is nowhere"
        return widget

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NO_MODIFIER) -> None:
        press(self.focused, key, modifiers)
        self.settle()

    def write(self, text: str) -> None:
        type_text(self.focused, text)
        self.settle()

    def click(self, widget: QWidget) -> None:
        assert widget.isVisible(), f"not in sight: {widget.accessibleName()}"
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.settle()

    # ------------------------------------------------------------------------------------------------ where

    def page(self, kind: type[Shown]) -> Shown:
        """The page on the screen, which must be of this kind."""
        shown = self.window.place.page
        assert isinstance(shown, kind), f"{type(shown).__name__} is on the screen"
        assert shown.isVisible()
        return shown

    @property
    def wizard(self) -> WizardPage:
        return self.page(WizardPage)

    @property
    def asked(self) -> Fact | None:
        """The question on the screen; None at the end."""
        fact = self.wizard.examination.current_fact
        if fact is not None and not self.wizard.form_shown:
            assert self.wizard.question.isVisible()
        return fact

    @property
    def place(self) -> ExaminationPlace:
        place = self.window.place
        assert isinstance(place, ExaminationPlace)
        return place

    # ------------------------------------------------------------------------------------------------ answering

    def answer_all(self, facts: Mapping[str, Value], *, by_mouse: bool = False) -> list[str]:
        """Answer what is asked until nothing is, from `facts`; what they do not say is not known. What was asked."""
        asked: list[str] = []
        while (fact := self.asked) is not None:
            assert fact.id not in asked, f"{fact.id} is asked twice"
            asked.append(fact.id)
            value = facts.get(fact.id, fact.unknown_word)
            (self.answer_by_mouse if by_mouse else self.answer_by_key)(value)
        return asked

    def answer_by_key(self, value: Value) -> None:
        """Answer the question on the screen without the mouse."""
        fact = self._asked()
        values, asides = self._options(fact)
        if fact.type in LISTED:
            self._press_letter(next(o.key for o in (*values, *asides) if o.value == value))
        elif value is None:
            self.key(Qt.Key.Key_N, ALT)
        elif fact.is_unknown(value):
            self.key(Qt.Key.Key_I, NO_MODIFIER if fact.type is FactType.CHOIX_MULTIPLE else ALT)
        elif isinstance(value, tuple):
            for item in value:
                self._press_letter(next(o.key for o in values if o.value == item))
            self.key(Qt.Key.Key_Return)
        else:
            self.write(typed_text(fact, value))
            self.key(Qt.Key.Key_Return)

    def answer_by_mouse(self, value: Value) -> None:
        """Answer the question on the screen with the mouse, the keyboard serving only to type."""
        fact, card = self._asked(), self.wizard.question
        values, _ = self._options(fact)
        if isinstance(value, tuple) and not fact.is_unknown(value):
            for option, tick in zip(values, card.ticks.ticks(), strict=True):
                if option.value in value:
                    self.click(tick)
            self.click(card.ticks.confirm)
        elif isinstance(value, date | time | int) or (fact.type not in LISTED and not self._button_of(value)):
            self.write(typed_text(fact, value))
            self.click(card.typed.confirm)
        else:
            found = self._button_of(value)
            assert found is not None, f"{fact.id}: no button for {value}"
            self.click(found)

    def _asked(self) -> Fact:
        fact = self.asked
        assert fact is not None, "nothing is asked"
        return fact

    def _options(self, fact: Fact) -> tuple[tuple, tuple]:  # type: ignore[type-arg]
        day = self.wizard.examination.version_day
        return value_options(fact, day=day), aside_options(fact)

    def _button_of(self, value: Value) -> AnswerButton | None:
        buttons = self.wizard.question.findChildren(AnswerButton)
        return next((b for b in buttons if b.isVisible() and b.option.value == value), None)

    def _press_letter(self, key: str) -> None:
        self.key(Qt.Key(ord(key)))

    # ------------------------------------------------------------------------------------------------ result, paper

    @property
    def result(self) -> ResultPage:
        return self.page(ResultPage)

    def save_paper(self, path: Path) -> str:
        """Save the paper in the preview as a PDF file through the dialog; its text, read back from the file."""
        preview = self.page(PreviewPage)
        self._qtbot.waitUntil(lambda: preview.is_ready, timeout=30_000)
        self.key(Qt.Key.Key_S, CTRL)
        dialog = preview.findChild(QFileDialog)
        assert isinstance(dialog, QFileDialog)
        self._qtbot.waitExposed(dialog)
        self._fill(dialog, str(path))
        self._qtbot.waitUntil(path.exists, timeout=30_000)
        self._qtbot.waitUntil(lambda: not preview._background.busy, timeout=30_000)
        self.window.activateWindow()  # a real system gives the window back the keyboard by itself
        self._qtbot.waitUntil(self.window.isActiveWindow)
        self.settle()
        return read_pdf(path)

    def _fill(self, dialog: QFileDialog, path: str) -> None:
        name = dialog.findChild(QLineEdit)
        buttons = dialog.findChild(QDialogButtonBox)
        assert isinstance(name, QLineEdit)
        assert isinstance(buttons, QDialogButtonBox)
        name.setCompleter(None)  # type: ignore[arg-type]
        QGuiApplication.clipboard().setText(
            path
        )  # typed letter by letter, Qt would look into every folder on the way
        press(name, Qt.Key.Key_A, CTRL)
        press(name, Qt.Key.Key_V, CTRL)
        kinds = (QDialogButtonBox.StandardButton.Save, QDialogButtonBox.StandardButton.Open)
        (accept,) = (each for each in buttons.buttons() if buttons.standardButton(each) in kinds)
        QTest.mouseClick(accept, Qt.MouseButton.LeftButton)
        self.settle()


def _forget_examinations(window: QWidget) -> None:
    """So that closing the window asks nothing."""
    assert isinstance(window, MainWindow)
    for place in window.examinations.open:
        window.examinations.close(place.key)


def read_pdf(path: Path) -> str:
    """The words of a PDF file, with plain spaces and no line breaks."""
    text = " ".join(page.extract_text() for page in PdfReader(path).pages)
    return " ".join(unicodedata.normalize("NFKC", text).split())
